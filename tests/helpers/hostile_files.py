"""Files that lie, are cut short or are made to do harm; each is built here, byte by byte.

`FILES` names them all. Of a few something honest can be shown all the same; of the others nothing.
"""

import struct
import zlib
from collections.abc import Callable
from functools import cache

from tests.helpers.hostile_dicom import DICOM_FILES
from tests.helpers.hostile_streams import STREAM_FILES
from tests.helpers.pictures import exif, jpeg_segment, png_chunk

SIGNATURE = b"\x89PNG\r\n\x1a\n"
END = png_chunk(b"IEND", b"")


def header(columns: int, rows: int, depth: int = 8, kind: int = 0, interlaced: int = 0) -> bytes:
    return png_chunk(b"IHDR", struct.pack(">IIBBBBB", columns, rows, depth, kind, 0, 0, interlaced))


def png(*chunks: bytes) -> bytes:
    return SIGNATURE + b"".join(chunks) + END


@cache
def zeros(size: int) -> bytes:
    """Return `size` zeros, deflated without holding them."""
    packer = zlib.compressobj(9)
    parts = [packer.compress(bytes(1 << 20)) for _ in range(size >> 20)]
    return b"".join([*parts, packer.compress(bytes(size % (1 << 20))), packer.flush()])


def huge_png() -> bytes:
    return png(header(1_000_000, 1_000_000), png_chunk(b"IDAT", zeros(1000)))


def widest_png() -> bytes:
    return png(header(0x7FFF_FFFF, 1), png_chunk(b"IDAT", zeros(1000)))


def png_of_zeros() -> bytes:
    """80 million pixels in three colours and 16 bits, all of them zero and all of them there."""
    return png(header(10_000, 7_900, 8, 2), png_chunk(b"IDAT", zeros(7_900 * 30_001)))


def png_inflating_beyond() -> bytes:
    return png(header(100, 100), png_chunk(b"IDAT", zeros(400_000_000)))


def png_profile_bomb() -> bytes:
    profile = b"ICC\0\0" + zeros(500_000_000)
    return png(header(4, 4), png_chunk(b"iCCP", profile), png_chunk(b"IDAT", zeros(20)))


def png_text_bomb() -> bytes:
    text = b"Comment\0\0" + zeros(500_000_000)
    return png(header(4, 4), png_chunk(b"zTXt", text), png_chunk(b"IDAT", zeros(20)))


def png_exif_bomb() -> bytes:
    """Directories of EXIF that point at themselves."""
    loop = b"MM\0*\0\0\0\x08" + b"\xff\xff" + struct.pack(">HHII", 0x8769, 4, 1, 8) * 5000
    return png(header(4, 4), png_chunk(b"eXIf", loop), png_chunk(b"IDAT", zeros(20)))


def png_of_many_chunks() -> bytes:
    return png(header(4, 4), png_chunk(b"tEXt", b"a\0b") * 200_000, png_chunk(b"IDAT", zeros(20)))


def png_chunk_beyond_its_end() -> bytes:
    return SIGNATURE + header(4, 4) + b"\xff\xff\xff\xf0IDAT" + zeros(20)


def png_without_pixels() -> bytes:
    return png(header(4, 4))


def png_with_a_broken_checksum() -> bytes:
    return png(header(4, 4)[:-1] + b"!", png_chunk(b"IDAT", zeros(20)))


def png_of_no_known_kind() -> bytes:
    return png(header(4, 4, 7, 9), png_chunk(b"IDAT", zeros(20)))


def png_of_no_size() -> bytes:
    return png(header(0, 0), png_chunk(b"IDAT", zeros(20)))


def png_with_a_short_palette() -> bytes:
    return png(header(4, 4, 8, 3), png_chunk(b"PLTE", b"\1\2"), png_chunk(b"IDAT", b"x\x9c\xff"))


def png_cut_in_its_header() -> bytes:
    return png(header(4, 4))[:20]


def png_cut_in_its_pixels() -> bytes:
    return png(header(64, 64), png_chunk(b"IDAT", zlib.compress(bytes(range(65)) * 64)))[:-90]


def png_of_animation() -> bytes:
    """An animation that promises four thousand million frames."""
    control = png_chunk(b"acTL", struct.pack(">II", 0xFFFF_FFFF, 0))
    frame = struct.pack(">IIIIIHHBB", 0, 0x7FFF_FFFF, 0x7FFF_FFFF, 0, 0, 0, 0, 0, 0)
    pixels = png_chunk(b"IDAT", zeros(20))
    return png(header(4, 4), control, png_chunk(b"fcTL", frame), pixels)


def jpeg(rows: int, columns: int, *, marker: int = 0xC0, rest: bytes = b"") -> bytes:
    frame = struct.pack(">BHHBBBB", 8, rows, columns, 1, 1, 0x11, 0)
    tables = jpeg_segment(0xDB, bytes(1) + bytes([1]) * 64)
    # One code of one bit in each table: no difference, and the end of a block.
    codes = b"".join(
        jpeg_segment(0xC4, bytes([kind, 1]) + bytes(15) + b"\0") for kind in (0x00, 0x10)
    )
    return b"\xff\xd8" + tables + jpeg_segment(marker, frame) + codes + rest


def scan(first: int = 0, last: int = 63, data: bytes = b"\0" * 64) -> bytes:
    return jpeg_segment(0xDA, bytes([1, 1, 0, first, last, 0])) + data


def huge_jpeg() -> bytes:
    return jpeg(65_500, 65_500, rest=scan() + b"\xff\xd9")


def wide_jpeg() -> bytes:
    return jpeg(1_200, 65_500, rest=scan() + b"\xff\xd9")


def jpeg_of_many_scans() -> bytes:
    """Each of thousands of scans makes the decoder pass over 16 million pixels."""
    more = scan(1, 63, b"\0\0") * 5000
    return jpeg(4_000, 4_000, marker=0xC2, rest=scan(0, 0) + more + b"\xff\xd9")


def jpeg_of_many_restarts() -> bytes:
    restart = jpeg_segment(0xDD, b"\0\1")
    marks = b"".join(bytes([0, 0xFF, 0xD0 + place % 8]) for place in range(100_000))
    return jpeg(3_000, 3_000, rest=restart + scan(data=marks) + b"\xff\xd9")


def jpeg_without_tables() -> bytes:
    frame = struct.pack(">BHHBBBB", 8, 16, 16, 1, 1, 0x11, 0)
    return b"\xff\xd8" + jpeg_segment(0xC0, frame) + scan() + b"\xff\xd9"


def jpeg_of_no_size() -> bytes:
    return jpeg(0, 0, rest=scan() + b"\xff\xd9")


def jpeg_cut_in_its_header() -> bytes:
    return jpeg(16, 16)[:40]


def jpeg_segment_beyond_its_end() -> bytes:
    return b"\xff\xd8\xff\xe1\xff\xffExif\0\0"


def jpeg_exif_bomb() -> bytes:
    """EXIF data whose maker's part points back at its beginning, again and again."""
    turned = exif(6, maker=b"\0\0\0\x08" * 10_000)[:60_000]
    return b"\xff\xd8" + jpeg_segment(0xE1, turned) * 200 + jpeg(16, 16)[2:] + scan() + b"\xff\xd9"


def jpeg_profile_in_pieces() -> bytes:
    pieces = b"".join(
        jpeg_segment(0xE2, b"ICC_PROFILE\0" + bytes([place % 255 + 1, 255]) + bytes(60_000))
        for place in range(255)
    )
    return b"\xff\xd8" + pieces + jpeg(16, 16)[2:] + scan() + b"\xff\xd9"


def jpeg_of_marks_alone() -> bytes:
    return b"\xff\xd8" + b"\xff\xd0" * 500_000


def jpeg_of_twelve_bits() -> bytes:
    return huge_jpeg().replace(b"\x08\xff\xdc", b"\x0c\x00\x20", 1)


def empty() -> bytes:
    return b""


def one_byte() -> bytes:
    return b"\xff"


def text() -> bytes:
    return b"Dear colleague, the image is attached.\n" * 100


def program() -> bytes:
    return b"MZ" + bytes(58) + b"\x80\0\0\0" + bytes(500)


def archive() -> bytes:
    return b"PK\x03\x04" + bytes(200)


def document() -> bytes:
    return b"%PDF-1.7\n" + bytes(200)


def tiff() -> bytes:
    return b"II*\0\xff\xff\xff\xff" + bytes(200)


def gif() -> bytes:
    return b"GIF89a\xff\xff\xff\xff" + bytes(200)


def bmp() -> bytes:
    return b"BM" + b"\xff" * 52


def jpeg_2000_file() -> bytes:
    return b"\0\0\0\x0cjP  \r\n\x87\n" + b"\xff" * 100


def noise() -> bytes:
    return bytes((place * place * 7919 >> 5) & 0xFF for place in range(50_000))


PICTURES: tuple[Callable[[], bytes], ...] = (
    huge_png, widest_png, png_of_zeros, png_inflating_beyond, png_profile_bomb, png_text_bomb,
    png_exif_bomb, png_of_many_chunks, png_chunk_beyond_its_end, png_without_pixels,
    png_with_a_broken_checksum, png_of_no_known_kind, png_of_no_size, png_with_a_short_palette,
    png_cut_in_its_header, png_cut_in_its_pixels, png_of_animation, huge_jpeg, wide_jpeg,
    jpeg_of_many_scans, jpeg_of_many_restarts, jpeg_without_tables, jpeg_of_no_size,
    jpeg_cut_in_its_header, jpeg_segment_beyond_its_end, jpeg_exif_bomb, jpeg_profile_in_pieces,
    jpeg_of_marks_alone, jpeg_of_twelve_bits, empty, one_byte, text, program, archive, document,
    tiff, gif, bmp, jpeg_2000_file, noise,
)  # fmt: skip

FILES: dict[str, Callable[[], bytes]] = {
    **{build.__name__: build for build in PICTURES},
    **DICOM_FILES,
    **STREAM_FILES,
}
