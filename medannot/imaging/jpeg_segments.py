"""A JPEG or JPEG-LS stream as its segments, and what its frame header says (T.81 B, T.87 C).

Streams are taken apart here and written anew from the parts that were understood, so that a
decoder never sees a header that was not checked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# After FF, JPEG stuffs a zero byte and JPEG-LS a zero bit (T.87 A.1); FF may also fill.
_NEXT_IN_JPEG = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_NEXT_IN_LS = re.compile(rb"\xff[\x80-\xcf\xd8-\xfe]")

SOI, EOI, SOS, DNL, LSE, SOF_LS = 0xD8, 0xD9, 0xDA, 0xDC, 0xF8, 0xF7
_STANDALONE = {0x01, SOI, *range(0xD0, 0xD8)}
TABLES = frozenset({0xC4, 0xCC, 0xDB, 0xDC, 0xDD, 0xDE, 0xDF})
FRAME_KINDS = {
    0xC0: "baseline",
    0xC1: "extended sequential",
    0xC2: "progressive",
    0xC3: "lossless",
    0xC5: "hierarchical",
    0xC6: "hierarchical",
    0xC7: "hierarchical lossless",
    0xC9: "arithmetic coded",
    0xCA: "arithmetic coded progressive",
    0xCB: "arithmetic coded lossless",
    0xCD: "hierarchical",
    0xCE: "hierarchical",
    0xCF: "hierarchical lossless",
    SOF_LS: "JPEG-LS",
}

MOST_SCANS = 200
"""Passes over the picture; real files have up to some twenty, bombs thousands."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment; that of a scan with the coded data which follows it."""

    marker: int
    payload: bytes
    entropy: bytes = b""

    def write(self) -> bytes:
        """Return the segment as it stands in a file."""
        length = (len(self.payload) + 2).to_bytes(2, "big")
        return b"".join((bytes((0xFF, self.marker)), length, self.payload, self.entropy))


@dataclass(frozen=True, slots=True)
class Segments:
    """The segments of the first image of a file.

    Attributes:
        ended: whether the image's own end was found.
    """

    all: tuple[Segment, ...]
    ended: bool

    def of(self, marker: int) -> Iterator[Segment]:
        """Yield the segments with a marker."""
        return (segment for segment in self.all if segment.marker == marker)


@dataclass(frozen=True, slots=True)
class FrameHeader:
    """What the stream says of its frame.

    Attributes:
        marker: the frame header's own marker, a key of `FRAME_KINDS`.
        rows: lines of the frame, from DNL or LSE where the frame header leaves them open.
        identifiers: of the components in order.
        sampling: horizontal and vertical factors of each component.
        jfif: whether a JFIF header stands before, which means Y, Cb, Cr.
        adobe: the colour transform of Adobe's mark: 0 none, 1 Y Cb Cr, 2 YCCK; None without it.
    """

    marker: int
    precision: int
    rows: int
    columns: int
    identifiers: tuple[int, ...]
    sampling: tuple[tuple[int, int], ...]
    jfif: bool
    adobe: int | None

    @property
    def components(self) -> int:
        """Return how many components there are."""
        return len(self.identifiers)

    @property
    def subsampled(self) -> bool:
        """Tell whether a component has fewer samples than another."""
        return len(set(self.sampling)) > 1


def read_segments(data: bytes, *, ls: bool = False) -> Segments:
    """Take a stream apart up to its end of image, or as far as it is there.

    Raises:
        ValueError: it does not begin as JPEG.
    """
    if data[:2] != b"\xff\xd8":
        raise ValueError("no start of image")
    next_marker = _NEXT_IN_LS if ls else _NEXT_IN_JPEG
    found: list[Segment] = []
    position = 2
    while match := next_marker.search(data, position):
        marker = data[match.start() + 1]
        position = match.end()
        if marker == EOI:
            return Segments(tuple(found), ended=True)
        if marker in _STANDALONE:
            continue
        end = position + int.from_bytes(data[position : position + 2], "big")
        if end < position + 2 or end > len(data):
            break
        payload = data[position + 2 : end]
        position = end
        if marker == SOS:
            following = next_marker.search(data, end)
            position = following.start() if following else len(data)
        found.append(Segment(marker, payload, data[end:position]))
    return Segments(tuple(found), ended=False)


def frame_header(segments: Segments) -> FrameHeader:
    """Read the frame header.

    Raises:
        ValueError: there is none, more than one, or it is broken.
    """
    frames = [segment for segment in segments.all if segment.marker in FRAME_KINDS]
    if len(frames) != 1:
        raise ValueError("no frame header, or several")
    payload = frames[0].payload
    if len(payload) < 6 or len(payload) < 6 + 3 * payload[5]:
        raise ValueError("the frame header is cut short")
    parts = [payload[6 + 3 * place : 9 + 3 * place] for place in range(payload[5])]
    rows, columns = _size(segments, payload)
    return FrameHeader(
        marker=frames[0].marker,
        precision=payload[0],
        rows=rows,
        columns=columns,
        identifiers=tuple(part[0] for part in parts),
        sampling=tuple((part[1] >> 4, part[1] & 15) for part in parts),
        jfif=any(segment.payload.startswith(b"JFIF\x00") for segment in segments.of(0xE0)),
        adobe=_adobe(segments),
    )


def _size(segments: Segments, payload: bytes) -> tuple[int, int]:
    rows, columns = (int.from_bytes(payload[at : at + 2], "big") for at in (1, 3))
    if rows == 0:
        for segment in segments.of(DNL):
            rows = int.from_bytes(segment.payload[:2], "big")
    if not (rows and columns):
        # Sizes beyond 65,535 (T.87 C.2.4.1.4): a kind 4, the bytes of a number, rows, columns.
        for segment in segments.of(LSE):
            if segment.payload[:1] == b"\x04" and len(segment.payload) >= 2:
                wide = segment.payload[1]
                rows = int.from_bytes(segment.payload[2 : 2 + wide], "big")
                columns = int.from_bytes(segment.payload[2 + wide : 2 + 2 * wide], "big")
    return rows, columns


def _adobe(segments: Segments) -> int | None:
    # Shorter marks occur; libjpeg does not count them either.
    for segment in segments.of(0xEE):
        if segment.payload.startswith(b"Adobe") and len(segment.payload) >= 12:
            return segment.payload[11]
    return None
