"""Tells a file's format from its first bytes, and names what it is where it is no image of ours."""

from typing import Literal

from medannot.domain.media import MediaFormat
from medannot.imaging.limits import refuse

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
JPEG_SIGNATURE = b"\xff\xd8\xff"

_FOREIGN = (
    (b"version https://git-lfs", "a Git LFS pointer; fetch the real file with git lfs pull"),
    (b"%PDF-", "a PDF document; take the images out of it first"),
    (b"PK\x03\x04", "a ZIP archive (or an Office document); unpack it first"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"GIF8", "a GIF image; convert it to PNG"),
    (b"II*\x00", "a TIFF image; convert it to PNG"),
    (b"MM\x00*", "a TIFF image; convert it to PNG"),
    (b"II+\x00", "a TIFF image; convert it to PNG"),
    (b"MM\x00+", "a TIFF image; convert it to PNG"),
    (b"\x00\x00\x00\x0cjP  ", "a JPEG 2000 image; convert it to PNG"),
    (b"\xff\x4f\xff\x51", "a JPEG 2000 image; convert it to PNG"),
    (b"\x00\x00\x00\x0cJXL ", "a JPEG XL image; convert it to PNG"),
    (b"\xff\x0a", "a JPEG XL image; convert it to PNG"),
    (b"n+1\x00", "a NIfTI volume; convert it to DICOM or PNG"),
    (b"SQLite format 3", "an SQLite database"),
    (b"<?xml", "an XML text, not an image"),
    (b"<svg", "an SVG drawing; convert it to PNG"),
    (b"<!DOCTYPE", "a web page; the download may have failed"),
    (b"<html", "a web page; the download may have failed"),
)

_STRAY_BYTES = 8
_VRS = frozenset(
    b"AE AS AT CS DA DS DT FD FL IS LO LT OB OD OF OL OW "
    b"PN SH SL SQ SS ST TM UI UL UN US UT".split()
)


def sniff(data: bytes, name: str) -> MediaFormat:
    """Return the format that the bytes show.

    Raises:
        InputFault: the bytes are nothing that is opened here; the sentence says what they are.
    """
    if not data:
        raise refuse("{name} is empty; copy or download it again.", name)
    if data.startswith(PNG_SIGNATURE):
        return MediaFormat.PNG
    if data.startswith(JPEG_SIGNATURE):
        return MediaFormat.JPEG
    if data[128:132] == b"DICM" or data_set_start(data) is not None:
        return MediaFormat.DICOM
    raise refuse("{name} is {kind}.", name, kind=_kind(data))


def data_set_start(data: bytes) -> int | None:
    """Return where a data set without preamble begins; None where none does.

    Old files have neither preamble nor file meta: they begin with an element of group 0002 or
    0008, whose first elements are short (PS3.10 7.1 demands the preamble; scanners forgot it).
    Some lost it by a careless cut, which left a few bytes in front.
    """
    if _is_first_element(data, 0):
        return 0
    starts = (start for start in range(1, _STRAY_BYTES + 1) if data[start + 4 : start + 6] in _VRS)
    return next((start for start in starts if _is_first_element(data, start)), None)


def _is_first_element(data: bytes, start: int) -> bool:
    head = data[start : start + 8]
    if len(data) < 16 or head[:2] not in {b"\x02\x00", b"\x08\x00", b"\x00\x08"}:
        return False
    order: Literal["little", "big"] = "big" if head[0] == 0 else "little"
    explicit = head[4:6] in _VRS
    element = int.from_bytes(head[2:4], order)
    length = int.from_bytes(head[6:8] if explicit else head[4:8], order)
    return element <= 0x0060 and length <= 1024 and (explicit or order == "little")


def _holds_an_element(data: bytes) -> bool:
    """Tell whether the bytes begin with a DICOM element in explicit VR, of whichever group."""
    group = int.from_bytes(data[:2], "little")
    return 0x0008 <= group <= 0x7FE0 and group % 2 == 0 and data[4:6] in _VRS


def _kind(data: bytes) -> str:
    if data[4:8] == b"ftyp":
        return "a HEIC, AVIF or video file; convert it to PNG or JPEG"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "a WebP image; convert it to PNG"
    head = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    for signature, kind in _FOREIGN:
        if head.startswith(signature):
            return kind
    if _is_text(data[:4096]):
        return "a text, not an image"
    return _kind_of_bytes(data)


def _kind_of_bytes(data: bytes) -> str:
    if data.startswith(b"BM"):
        return "a BMP image; convert it to PNG"
    if _holds_an_element(data):
        return "a DICOM data set without file header; export it again as a DICOM file"
    return "no PNG, JPEG or DICOM file, or its beginning is broken"


def _is_text(head: bytes) -> bool:
    try:
        text = head.decode()
    except UnicodeDecodeError as fault:
        # The cut may have gone through the last character.
        if fault.start < len(head) - 4:
            return False
        text = head[: fault.start].decode()
    return all(sign.isprintable() or sign in "\t\r\n\f" for sign in text)
