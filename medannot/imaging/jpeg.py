"""JPEG files as segments: what is needed to show them, without decoding.

The segments are taken apart once; what is decoded and what is stored are the same bytes, so that
nothing that was dropped can matter to a pixel (ITU-T T.81 annex B).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from medannot.imaging.colour import kept_profile
from medannot.imaging.exif import orientation_of
from medannot.imaging.jpeg_segments import (
    FRAME_KINDS,
    MOST_SCANS,
    SOS,
    TABLES,
    FrameHeader,
    Segment,
    Segments,
    frame_header,
    read_segments,
)
from medannot.imaging.limits import check_size, refuse

_SHOWN_KINDS = {0xC0, 0xC1, 0xC2}
_PROFILE_MARK = b"ICC_PROFILE\x00"
_PROFILE_PART = 65_519


@dataclass(frozen=True, slots=True)
class JpegScan:
    """A JPEG file without its metadata.

    Attributes:
        kept: the file with only the segments that make its pixels; ends with EOI.
        rows: stored height, before orientation.
        columns: stored width, before orientation.
        components: 1 for grey, 3 for colour, 4 for CMYK.
        orientation: what the dropped EXIF block said, 1 to 8.
        profile: ICC profile with nothing in it but colours; None where it is sRGB.
        ended: whether the picture's own end was found.
        progressive: whether the picture is refined scan by scan.
        notes: sentences about what the file says wrongly and what is shown instead.
    """

    kept: bytes
    rows: int
    columns: int
    components: int
    orientation: int
    profile: bytes | None
    ended: bool
    progressive: bool
    notes: tuple[str, ...]


def scan_jpeg(data: bytes, name: str, *, damaged: bool = False) -> JpegScan:
    """Take a JPEG file apart, keep what makes the pixels, and read its size and orientation.

    Kept: tables, frame and scans, the JFIF header without its thumbnail, the colours of the ICC
    profile and Adobe's colour mark. Dropped: all other application segments, comments, stray
    bytes, and everything after the first image's end.

    Args:
        data: the whole file.
        name: what sentences call it.
        damaged: whether a file without its end passes, as far as it is there.

    Raises:
        InputFault: broken, cut short, too large, or of a kind that is not shown.
    """
    segments = read_segments(data)
    scans = sum(1 for _ in segments.of(SOS))
    if not segments.ended and not (damaged and scans):
        raise refuse("{name} is a JPEG file that was cut short; copy or download it again.", name)
    header = _checked_header(segments, name)
    if scans > MOST_SCANS:
        raise refuse(
            "{name} is a JPEG file of {count} scans, which is not shown; convert it to PNG.",
            name,
            count=scans,
        )
    profile, notes = kept_profile(_profile(segments), header.components, name)
    return JpegScan(
        kept=_written(segments, profile),
        rows=header.rows,
        columns=header.columns,
        components=header.components,
        orientation=_orientation(segments),
        profile=profile,
        ended=segments.ended,
        progressive=header.marker == 0xC2 or scans > 1,
        notes=notes,
    )


def _checked_header(segments: Segments, name: str) -> FrameHeader:
    if not any(segment.marker in FRAME_KINDS for segment in segments.all):
        raise refuse("{name} is a JPEG file without an image in it.", name)
    try:
        header = frame_header(segments)
    except ValueError as fault:
        raise refuse("{name} is a broken JPEG file; copy or download it again.", name) from fault
    _check_frame(header, name)
    return header


def _orientation(segments: Segments) -> int:
    for segment in segments.of(0xE1):
        if segment.payload.startswith(b"Exif\x00\x00"):
            return orientation_of(segment.payload[6:])
    return 1


def _profile(segments: Segments) -> bytes:
    """Return the ICC profile, whose parts are numbered (ICC.1, annex B.4), or nothing."""
    parts = [
        segment.payload[len(_PROFILE_MARK) :]
        for segment in segments.of(0xE2)
        if segment.payload.startswith(_PROFILE_MARK)
    ]
    return b"".join(part[2:] for part in sorted(parts, key=lambda part: part[:1]))


def _profile_segments(profile: bytes) -> Iterator[Segment]:
    count = -(-len(profile) // _PROFILE_PART)
    for place in range(count):
        part = profile[place * _PROFILE_PART : (place + 1) * _PROFILE_PART]
        yield Segment(0xE2, _PROFILE_MARK + bytes((place + 1, count)) + part)


def _written(segments: Segments, profile: bytes | None) -> bytes:
    wanted = [kept for segment in segments.all if (kept := _wanted(segment))]
    # JFIF's header comes first where there is one.
    place = 1 if wanted and wanted[0].marker == 0xE0 else 0
    wanted[place:place] = _profile_segments(profile or b"")
    whole = b"".join([b"\xff\xd8", *(segment.write() for segment in wanted)])
    if not segments.ended:
        # A lone FF at the cut would make a marker of what follows.
        whole = whole.rstrip(b"\xff")
    return whole + b"\xff\xd9"


def _wanted(segment: Segment) -> Segment | None:
    """Return the segment as it may stay, or None; the profile is written anew."""
    marker, payload = segment.marker, segment.payload
    if marker in TABLES or marker in FRAME_KINDS or marker == SOS:
        return segment
    if marker == 0xE0 and payload.startswith(b"JFIF\x00") and len(payload) >= 14:
        # The last two bytes are the size of a thumbnail, which follows and goes.
        return Segment(marker, payload[:12] + b"\x00\x00")
    if marker == 0xEE and payload.startswith(b"Adobe") and len(payload) >= 12:
        return Segment(marker, payload[:12])
    return None


def _check_frame(header: FrameHeader, name: str) -> None:
    if header.marker not in _SHOWN_KINDS:
        raise refuse(
            "{name} is a {kind} JPEG file, which is not shown; convert it to PNG.",
            name,
            kind=FRAME_KINDS[header.marker],
        )
    if header.precision != 8:
        raise refuse(
            "{name} is a JPEG file of {bits} bits a sample, which is not shown; "
            "convert it to a 16-bit PNG.",
            name,
            bits=header.precision,
        )
    if header.components not in {1, 3, 4}:
        raise refuse(
            "{name} is a JPEG file of {count} components, which is not shown; convert it to PNG.",
            name,
            count=header.components,
        )
    check_size(header.rows, header.columns, name)
