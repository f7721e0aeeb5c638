"""PNG files as chunks: what is needed to show them, without decoding (PNG, third edition)."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from medannot.imaging.exif import orientation_of
from medannot.imaging.limits import check_size, refuse
from medannot.imaging.sniffing import PNG_SIGNATURE

KEPT_CHUNKS = frozenset(
    {
        b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA",
        b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs",
    }
)  # fmt: skip
"""Every other chunk may hold words; so the list is of what stays."""

_GREY_KINDS = {0, 4}


@dataclass(frozen=True, slots=True)
class PngScan:
    """A PNG file without its metadata.

    Attributes:
        kept: the file with only the chunks that make its pixels; ends with IEND.
        rows: stored height, before orientation.
        columns: stored width, before orientation.
        grey: whether it has no colours.
        orientation: what a dropped eXIf chunk said, 1 to 8.
    """

    kept: bytes
    rows: int
    columns: int
    grey: bool
    orientation: int


def scan_png(data: bytes, name: str) -> PngScan:
    """Take a PNG file apart, keep what makes the pixels, and read its size and orientation.

    Of an animated PNG the still picture stays.

    Raises:
        InputFault: broken, cut short or too large.
    """
    kept = [PNG_SIGNATURE]
    header = b""
    orientation = 1
    for kind, body in _chunks(data, name):
        if not header:
            if kind != b"IHDR" or len(body) != 13:
                raise _broken(name)
            header = body
        elif kind == b"IHDR":
            raise _broken(name)
        if kind == b"eXIf":
            orientation = orientation_of(body)
        if kind in KEPT_CHUNKS:
            kept.append(_write(kind, _without_words(kind, body)))
    columns, rows = (int.from_bytes(header[at : at + 4], "big") for at in (0, 4))
    check_size(rows, columns, name)
    return PngScan(b"".join(kept), rows, columns, header[9] in _GREY_KINDS, orientation)


def _chunks(data: bytes, name: str) -> Iterator[tuple[bytes, bytes]]:
    position = len(PNG_SIGNATURE)
    while True:
        length = int.from_bytes(data[position : position + 4], "big")
        kind = data[position + 4 : position + 8]
        end = position + 8 + length
        if end + 4 > len(data):
            raise refuse(
                "{name} is a PNG file that was cut short; copy or download it again.", name
            )
        body = data[position + 8 : end]
        if zlib.crc32(kind + body) != int.from_bytes(data[end : end + 4], "big"):
            raise _broken(name)
        yield kind, body
        if kind == b"IEND":
            return
        position = end + 4


def _without_words(kind: bytes, body: bytes) -> bytes:
    if kind == b"IEND":
        return b""
    if kind == b"iCCP" and b"\x00" in body:
        # The profile's name is free text.
        return b"ICC" + body[body.index(b"\x00") :]
    return body


def _write(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")


def _broken(name: str) -> Exception:
    return refuse("{name} is a broken PNG file; copy or download it again.", name)
