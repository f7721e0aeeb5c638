"""JPEG files as segments: what is needed to show them, without decoding.

The segments are taken apart once; what is decoded and what is stored are the same bytes, so that
nothing that was dropped can matter to a pixel (ITU-T T.81 annex B).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from medannot.imaging.exif import orientation_of
from medannot.imaging.limits import check_size, refuse

_NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_SOI, _EOI, _SOS, _COM = 0xD8, 0xD9, 0xDA, 0xFE
_STANDALONE = {0x01, _SOI, *range(0xD0, 0xD8)}
_TABLES = {0xC4, 0xCC, 0xDB, 0xDC, 0xDD, 0xDE, 0xDF}
_FRAME_KINDS = {
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
    0xF7: "JPEG-LS",
}
_SHOWN_KINDS = {0xC0, 0xC1, 0xC2}


@dataclass(frozen=True, slots=True)
class JpegScan:
    """A JPEG file without its metadata.

    Attributes:
        kept: the file with only the segments that make its pixels; ends with EOI.
        rows: stored height, before orientation.
        columns: stored width, before orientation.
        components: 1 for grey, 3 for colour, 4 for CMYK.
        orientation: what the dropped EXIF block said, 1 to 8.
    """

    kept: bytes
    rows: int
    columns: int
    components: int
    orientation: int


@dataclass(frozen=True, slots=True)
class _Segment:
    marker: int
    payload: bytes
    entropy: bytes = b""

    def write(self) -> bytes:
        length = (len(self.payload) + 2).to_bytes(2, "big")
        return bytes((0xFF, self.marker)) + length + self.payload + self.entropy


def scan_jpeg(data: bytes, name: str) -> JpegScan:
    """Take a JPEG file apart, keep what makes the pixels, and read its size and orientation.

    Kept: tables, frame and scans, the JFIF header without its thumbnail, ICC profile and Adobe's
    colour mark. Dropped: all other application segments, comments, stray bytes, and everything
    after the first image's end.

    Raises:
        InputFault: broken, cut short, too large, or of a kind that is not shown.
    """
    kept = [b"\xff\xd8"]
    frame: _Segment | None = None
    orientation = 0
    for segment in _segments(data, name):
        if segment.marker in _FRAME_KINDS:
            frame = frame or segment
        elif segment.marker == 0xE1 and segment.payload.startswith(b"Exif\x00\x00"):
            orientation = orientation or orientation_of(segment.payload[6:])
        if wanted := _wanted(segment):
            kept.append(wanted.write())
    if frame is None:
        raise refuse("{name} is a JPEG file without an image in it.", name)
    rows, columns, components = _check_frame(frame, name)
    return JpegScan(b"".join([*kept, b"\xff\xd9"]), rows, columns, components, orientation or 1)


def _segments(data: bytes, name: str) -> Iterator[_Segment]:
    position = 2
    while found := _NEXT_MARKER.search(data, position):
        marker = data[found.start() + 1]
        position = found.end()
        if marker == _EOI:
            return
        if marker in _STANDALONE:
            continue
        end = position + int.from_bytes(data[position : position + 2], "big")
        if end < position + 2 or end > len(data):
            break
        payload = data[position + 2 : end]
        position = end
        if marker == _SOS:
            following = _NEXT_MARKER.search(data, end)
            position = following.start() if following else len(data)
        yield _Segment(marker, payload, data[end:position])
    raise refuse("{name} is a JPEG file that was cut short; copy or download it again.", name)


def _wanted(segment: _Segment) -> _Segment | None:
    """Return the segment as it may stay, or None."""
    marker, payload = segment.marker, segment.payload
    if marker in _TABLES or marker in _FRAME_KINDS or marker == _SOS:
        return segment
    if marker == 0xE0 and payload.startswith(b"JFIF\x00") and len(payload) >= 14:
        # The last two bytes are the size of a thumbnail, which follows and goes.
        return _Segment(marker, payload[:12] + b"\x00\x00")
    if marker == 0xE2 and payload.startswith(b"ICC_PROFILE\x00"):
        return segment
    if marker == 0xEE and payload.startswith(b"Adobe") and len(payload) >= 12:
        return _Segment(marker, payload[:12])
    return None


def _check_frame(frame: _Segment, name: str) -> tuple[int, int, int]:
    kind = _FRAME_KINDS[frame.marker]
    if frame.marker not in _SHOWN_KINDS:
        raise refuse(
            "{name} is a {kind} JPEG file, which is not shown yet; convert it to PNG.",
            name,
            kind=kind,
        )
    if len(frame.payload) < 6:
        raise refuse("{name} is a broken JPEG file; copy or download it again.", name)
    precision, components = frame.payload[0], frame.payload[5]
    rows = int.from_bytes(frame.payload[1:3], "big")
    columns = int.from_bytes(frame.payload[3:5], "big")
    if precision != 8:
        raise refuse(
            "{name} is a JPEG file of {bits} bits a sample, which is not shown yet; "
            "convert it to a 16-bit PNG.",
            name,
            bits=precision,
        )
    if components not in {1, 3, 4}:
        raise refuse(
            "{name} is a JPEG file of {count} components, which is not shown; convert it to PNG.",
            name,
            count=components,
        )
    check_size(rows, columns, name)
    return rows, columns, components
