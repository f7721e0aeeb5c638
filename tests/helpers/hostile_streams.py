"""Hostile codestreams inside DICOM files: JPEG, JPEG-LS and JPEG 2000 that lie."""

import struct
from collections.abc import Callable

from tests.helpers.hostile_dicom import compressed
from tests.helpers.pictures import jpeg_segment

JPEG = "1.2.840.10008.1.2.4.50"
LOSSLESS = "1.2.840.10008.1.2.4.70"
JPEG_LS = "1.2.840.10008.1.2.4.80"
JPEG_2000 = "1.2.840.10008.1.2.4.90"
HTJ2K = "1.2.840.10008.1.2.4.201"


def jpeg(rows: int, columns: int, *, marker: int = 0xC0, scans: int = 1, words: int = 0) -> bytes:
    frame = struct.pack(">BHHBBBB", 8, rows, columns, 1, 1, 0x11, 0)
    codes = b"".join(
        jpeg_segment(0xC4, bytes([kind, 1]) + bytes(15) + b"\0") for kind in (0x00, 0x10)
    )
    first = jpeg_segment(0xDA, bytes([1, 1, 0, 0, 0 if marker == 0xC2 else 63, 0])) + bytes(64)
    more = jpeg_segment(0xDA, bytes([1, 1, 0, 1, 63, 0])) + bytes(2)
    return b"".join(
        [
            b"\xff\xd8",
            jpeg_segment(0xDB, bytes(1) + bytes([1]) * 64),
            jpeg_segment(marker, frame),
            codes,
            # Comments make a small stream look as if there was something in it.
            jpeg_segment(0xFE, bytes(60_000)) * words,
            first,
            more * (scans - 1),
            b"\xff\xd9",
        ]
    )


def jpeg_ls(rows: int, columns: int, data: bytes = bytes(40), near: int = 0) -> bytes:
    frame = struct.pack(">BHHBBBB", 8, rows, columns, 1, 1, 0x11, 0)
    scan = jpeg_segment(0xDA, bytes([1, 1, 0, near, 0, 0]))
    return b"\xff\xd8" + jpeg_segment(0xF7, frame) + scan + data + b"\xff\xd9"


def jpeg_2000(
    columns: int, rows: int, tile: tuple[int, int] | None = None, *, data: bytes = bytes(40)
) -> bytes:
    width, height = tile or (columns, rows)
    # One component of eight bits, one quality layer, five levels of the reversible wavelet.
    size = struct.pack(">HIIIIIIII", 0, columns, rows, 0, 0, width, height, 0, 0)
    size += struct.pack(">HBBB", 1, 7, 1, 1)
    coding = bytes([0, 0, 0, 1, 0, 5, 4, 4, 0, 1])
    quantising = bytes([0x40, *([0x48] * 16)])
    part = struct.pack(">HIBB", 0, len(data) + 14, 0, 1)
    return b"".join(
        [
            b"\xff\x4f",
            jpeg_segment(0x51, size),
            jpeg_segment(0x52, coding),
            jpeg_segment(0x5C, quantising),
            jpeg_segment(0x90, part),
            b"\xff\x93",
            data,
            b"\xff\xd9",
        ]
    )


def _of_eight(body: bytes, syntax: str, rows: int = 16, columns: int = 16) -> bytes:
    return compressed(body, syntax, rows=rows, columns=columns, bits=8)


_BUILDERS: dict[str, Callable[[], bytes]] = {
    "jpeg_of_the_largest_size": lambda: _of_eight(jpeg(65_500, 65_500), JPEG),
    "jpeg_as_large_as_the_header": lambda: _of_eight(jpeg(8_900, 8_900), JPEG, 8_900, 8_900),
    "jpeg_of_another_size": lambda: _of_eight(jpeg(32, 16), JPEG),
    "jpeg_of_many_scans": lambda: _of_eight(
        jpeg(5_000, 5_000, marker=0xC2, scans=4_000), JPEG, 5_000, 5_000
    ),
    "jpeg_of_two_hundred_scans": lambda: _of_eight(
        jpeg(5_600, 5_600, marker=0xC2, scans=199, words=2), JPEG, 5_600, 5_600
    ),
    "jpeg_of_noise": lambda: _of_eight(bytes(range(256)) * 20, JPEG),
    "jpeg_cut": lambda: _of_eight(jpeg(16, 16)[:60], JPEG),
    "lossless_jpeg_of_little": lambda: _of_eight(
        jpeg(5_000, 5_000, marker=0xC3), LOSSLESS, 5_000, 5_000
    ),
    "jpeg_ls_as_large_as_the_header": lambda: _of_eight(
        jpeg_ls(8_900, 8_900), JPEG_LS, 8_900, 8_900
    ),
    "jpeg_ls_below_the_question": lambda: _of_eight(jpeg_ls(6_000, 6_000), JPEG_LS, 6_000, 6_000),
    "jpeg_ls_of_another_size": lambda: _of_eight(jpeg_ls(60_000, 60_000), JPEG_LS),
    "jpeg_ls_without_an_end": lambda: _of_eight(jpeg_ls(16, 16, b"\x7f" * 20)[:-2], JPEG_LS),
    "jpeg_ls_of_absurd_nearness": lambda: _of_eight(jpeg_ls(16, 16, near=255), JPEG_LS),
    "jpeg_2000_of_the_largest_size": lambda: _of_eight(
        jpeg_2000(0xFFFF_FFFF, 0xFFFF_FFFF), JPEG_2000
    ),
    "jpeg_2000_as_large_as_the_header": lambda: _of_eight(
        jpeg_2000(8_900, 8_900), JPEG_2000, 8_900, 8_900
    ),
    "jpeg_2000_below_the_question": lambda: _of_eight(
        jpeg_2000(6_000, 6_000), JPEG_2000, 6_000, 6_000
    ),
    "jpeg_2000_of_absurd_tiles": lambda: _of_eight(
        jpeg_2000(6_000, 6_000, (1, 1)), JPEG_2000, 6_000, 6_000
    ),
    "jpeg_2000_of_tiles_of_nothing": lambda: _of_eight(jpeg_2000(16, 16, (0, 0)), JPEG_2000),
    "jpeg_2000_cut": lambda: _of_eight(jpeg_2000(16, 16)[:50], JPEG_2000),
    "htj2k_of_little": lambda: _of_eight(jpeg_2000(6_000, 6_000), HTJ2K, 6_000, 6_000),
}

STREAM_FILES: dict[str, Callable[[], bytes]] = {
    f"stream_{name}": build for name, build in _BUILDERS.items()
}
