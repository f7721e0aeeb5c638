"""Compares what a codestream says of itself with the data set, before a decoder sees it."""

from medannot.domain.errors import InputFault
from medannot.imaging.decoders.expected import Expected
from medannot.imaging.decoders.jpeg2000_stream import Jpeg2000Stream
from medannot.imaging.decoders.jpeg_stream import JpegStream
from medannot.imaging.decoders.syntaxes import Coding, Syntax
from medannot.imaging.jpeg_segments import MOST_SCANS, SOS
from medannot.imaging.limits import refuse

_MOST_STATE = 1 << 25
"""Entries of a decoder's packet state; some two bytes each."""

_LEAST_TILE = 256
"""Pixels of the smallest tile in a picture of many; a decoder keeps kilobytes for each tile."""


def check_kind(fragment: bytes, syntax: Syntax, name: str, number: int) -> None:
    """Let a stream pass whose first bytes are of the family that its transfer syntax names.

    Raises:
        InputFault: it begins like one of another family.
    """
    found = ""
    if fragment.startswith(b"\xff\xd8"):
        found = "JPEG"
    elif fragment.startswith(b"\xff\x4f\xff\x51") or fragment[4:8] == b"jP  ":
        found = "JPEG 2000"
    elif fragment.startswith(b"\xff\x0a") or fragment[4:8] == b"JXL ":
        found = "JPEG XL"
    if found and (found == "JPEG 2000") != (syntax.coding is Coding.JPEG_2000):
        raise _another_kind(name, number, syntax, found)
    if found == "JPEG XL":
        raise _another_kind(name, number, syntax, found)


def check_jpeg(
    stream: JpegStream, expected: Expected, syntax: Syntax, name: str, number: int
) -> None:
    """Let a JPEG or JPEG-LS frame pass that is what the data set says.

    Raises:
        InputFault: a contradiction, or a kind that no decoder opens.
    """
    header = stream.header
    if stream.is_ls != (syntax.coding is Coding.JPEG_LS) or not (
        stream.is_ls or stream.is_lossy or stream.is_lossless
    ):
        raise _another_kind(
            name, number, syntax, f"{stream.kind} JPEG" if not stream.is_ls else "JPEG-LS"
        )
    _check_size((header.rows, header.columns), expected, name, number)
    _check_samples(header.components, expected, name, number)
    _check_depth(header.precision, expected, name, number, lossy=stream.is_lossy)
    if not stream.is_lossy and header.subsampled:
        raise _not_opened(name, number, "colours of fewer samples in lossless JPEG")
    if sum(1 for _ in stream.segments.of(SOS)) > MOST_SCANS:
        raise _not_opened(name, number, f"more than {MOST_SCANS} scans")


def check_jpeg2000(stream: Jpeg2000Stream, expected: Expected, name: str, number: int) -> None:
    """Let a JPEG 2000 frame pass that is what the data set says, and no bomb.

    Raises:
        InputFault: a contradiction, or a layout that no honest file has.
    """
    _check_size((stream.rows, stream.columns), expected, name, number)
    _check_samples(stream.components, expected, name, number)
    _check_depth(stream.precision, expected, name, number, lossy=False)
    if stream.subsampled:
        raise _not_opened(name, number, "colours of fewer samples in JPEG 2000")
    if stream.components == 3 and stream.precision > 16:
        raise _not_opened(name, number, f"colours of {stream.precision} bits in JPEG 2000")
    if stream.tiles > max(64, stream.rows * stream.columns // _LEAST_TILE):
        raise _not_opened(name, number, f"{stream.tiles} tiles")
    if stream.state * stream.tiles > _MOST_STATE:
        raise _not_opened(name, number, "far too many layers or precincts")


def _check_size(found: tuple[int, int], expected: Expected, name: str, number: int) -> None:
    if found != (expected.rows, expected.columns):
        raise refuse(
            "{name} is a DICOM file that contradicts itself: its header says {columns} x {rows} "
            "pixels, its frame {number} says {found_columns} x {found_rows}; export it again.",
            name,
            number=number,
            rows=expected.rows,
            columns=expected.columns,
            found_rows=found[0],
            found_columns=found[1],
        )


def _check_samples(found: int, expected: Expected, name: str, number: int) -> None:
    if found != expected.samples:
        raise refuse(
            "{name} is a DICOM file that contradicts itself: its header says {samples} samples a "
            "pixel, its frame {number} says {found}; export it again.",
            name,
            number=number,
            samples=expected.samples,
            found=found,
        )


def _check_depth(found: int, expected: Expected, name: str, number: int, *, lossy: bool) -> None:
    # Lossless streams often declare all allocated bits where fewer are used, or the other way
    # round, and hold the right values; a lossy one of another depth has other values.
    most = 16 if lossy else 32
    wrong = lossy and (found > 8) != (expected.bits_stored > 8)
    if wrong or found > expected.bits_allocated or not 1 <= found <= most:
        raise refuse(
            "{name} is a DICOM file that contradicts itself: its header says {stored} bits a "
            "sample ({allocated} allocated), its frame {number} says {found}; export it again.",
            name,
            number=number,
            stored=expected.bits_stored,
            allocated=expected.bits_allocated,
            found=found,
        )


def _another_kind(name: str, number: int, syntax: Syntax, found: str) -> InputFault:
    return refuse(
        "{name} is a DICOM file that contradicts itself: its header says {syntax}, its frame "
        "{number} is {found}; export it again.",
        name,
        number=number,
        syntax=syntax.name,
        found=found,
    )


def _not_opened(name: str, number: int, kind: str) -> InputFault:
    return refuse(
        "{name} is a DICOM file whose frame {number} has {kind}, which is not opened; export it "
        "uncompressed.",
        name,
        number=number,
        kind=kind,
    )
