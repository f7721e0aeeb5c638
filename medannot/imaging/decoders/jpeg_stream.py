"""JPEG and JPEG-LS frames of DICOM files: what their colours are, and a stream for decoders."""

from dataclasses import dataclass

from medannot.imaging.decoders.expected import Expected
from medannot.imaging.jpeg_segments import (
    DNL,
    FRAME_KINDS,
    LSE,
    SOF_LS,
    SOS,
    TABLES,
    FrameHeader,
    Segment,
    Segments,
    frame_header,
    read_segments,
)

_DISCRETE_COSINE = {0xC0, 0xC1, 0xC2}
_LOSSLESS = 0xC3
_COLOUR_IDS = (tuple(b"RGB"), tuple(b"rgb"))


@dataclass(frozen=True, slots=True)
class JpegStream:
    """A JPEG or JPEG-LS frame that was taken apart.

    Attributes:
        colours: what its three components are: RGB, YBR_FULL or YBR_PARTIAL.
    """

    header: FrameHeader
    segments: Segments
    colours: str

    @property
    def is_ls(self) -> bool:
        """Tell whether it is JPEG-LS."""
        return self.header.marker == SOF_LS

    @property
    def is_lossless(self) -> bool:
        """Tell whether it is lossless JPEG (not JPEG-LS)."""
        return self.header.marker == _LOSSLESS

    @property
    def is_lossy(self) -> bool:
        """Tell whether it is baseline, extended or progressive JPEG."""
        return self.header.marker in _DISCRETE_COSINE

    @property
    def is_deep(self) -> bool:
        """Tell whether it is lossy JPEG of more than 8 bits."""
        return self.is_lossy and self.header.precision > 8

    @property
    def is_progressive(self) -> bool:
        """Tell whether the picture is refined scan by scan."""
        return self.header.marker == 0xC2 or sum(1 for _ in self.segments.of(SOS)) > 1

    @property
    def kind(self) -> str:
        """Return what sentences call the kind."""
        return FRAME_KINDS[self.header.marker]

    def write(self, *, converted: bool = False, filler: bytes = b"") -> bytes:
        """Return the stream with nothing in it but what makes the pixels, and its end.

        Args:
            converted: ask a decoder that heeds Adobe's mark for red, green, blue from Y, Cb, Cr;
                else for the components as they are.
            filler: stands in for coded data that may be missing before the end.
        """
        parts = [b"\xff\xd8"]
        if self.header.components == 3:
            mark = b"Adobe\x00\x64\x00\x00\x00\x00" + (b"\x01" if converted else b"\x00")
            parts.append(Segment(0xEE, mark).write())
        parts += [self._kept(segment) for segment in self.segments.all if _makes_pixels(segment)]
        if not self.segments.ended:
            # A lone FF at the cut would make a marker of what follows.
            parts[-1] = parts[-1].rstrip(b"\xff")
        return b"".join([*parts, filler, b"\xff\xd9"])

    def _kept(self, segment: Segment) -> bytes:
        if segment.marker in FRAME_KINDS and segment.payload[1:3] == b"\x00\x00":
            # libjpeg wants the number of lines in the frame header and ignores DNL.
            rows = self.header.rows.to_bytes(2, "big")
            payload = segment.payload[:1] + rows + segment.payload[3:]
            return Segment(segment.marker, payload).write()
        if segment.marker == SOS and self.is_lossy:
            return _whole_spectrum(segment, self.header).write()
        return segment.write()


def read_jpeg(fragment: bytes, expected: Expected, *, ls: bool) -> JpegStream:
    """Take a frame apart and read its header.

    Raises:
        ValueError: it is no such stream, or its header is broken.
    """
    segments = read_segments(fragment, ls=ls)
    header = frame_header(segments)
    return JpegStream(header, segments, _colours(header, expected.photometric, ls=ls))


def _makes_pixels(segment: Segment) -> bool:
    marker = segment.marker
    if marker == DNL:
        return False
    return marker in TABLES or marker in FRAME_KINDS or marker in {SOS, LSE}


def _whole_spectrum(segment: Segment, header: FrameHeader) -> Segment:
    # Some writers leave the end of the spectral selection at 0 where a sequential scan has 63
    # (T.81 B.2.3); decoders refuse that.
    if header.marker == 0xC2 or segment.payload[-3:-1] != b"\x00\x00":
        return segment
    payload = segment.payload[:-2] + b"\x3f" + segment.payload[-1:]
    return Segment(segment.marker, payload, segment.entropy)


def _colours(header: FrameHeader, photometric: str, *, ls: bool) -> str:
    """Tell what the three components are; the stream's own word counts before the data set's.

    JFIF always means Y, Cb, Cr, and components called R, G, B are just that. Adobe's mark counts
    where it says that colours were turned; where it says they were not, what came in may have
    been Y, Cb, Cr already, and the data set tells.
    """
    if not ls:
        if header.identifiers in _COLOUR_IDS:
            return "RGB"
        if header.adobe == 1 or header.jfif:
            return "YBR_FULL"
        if header.subsampled and photometric == "RGB":
            return "YBR_FULL"
    if photometric.startswith("YBR_PARTIAL"):
        return "YBR_PARTIAL"
    return "YBR_FULL" if photometric.startswith("YBR") else "RGB"
