"""Hostile DICOM files, written element by element in explicit VR little endian (PS3.5 7.1)."""

import struct
import zlib
from collections.abc import Callable
from functools import cache

NATIVE = "1.2.840.10008.1.2.1"
DEFLATED = "1.2.840.10008.1.2.1.99"
RLE = "1.2.840.10008.1.2.5"
LONG = {b"OB", b"OW", b"OF", b"OD", b"SQ", b"UN", b"UT"}
UNDEFINED = 0xFFFF_FFFF
ITEM, ITEM_END, SEQUENCE_END = (
    b"\xfe\xff\x00\xe0",
    b"\xfe\xff\x0d\xe0" + bytes(4),
    b"\xfe\xff\xdd\xe0" + bytes(4),
)


def element(tag: int, vr: bytes, value: bytes, length: int | None = None) -> bytes:
    """Return one element; `length` is what it says of itself, where that is a lie."""
    value += b"\0" * (len(value) % 2) if length is None else b""
    size = len(value) if length is None else length
    start = struct.pack("<HH", tag >> 16, tag & 0xFFFF) + vr
    if vr in LONG:
        return start + bytes(2) + struct.pack("<I", size) + value
    return start + struct.pack("<H", size & 0xFFFF) + value


def number(tag: int, value: int) -> bytes:
    return element(tag, b"US", struct.pack("<H", value & 0xFFFF))


def data_set(
    rows: int = 16,
    columns: int = 16,
    *,
    bits: int = 16,
    photometric: bytes = b"MONOCHROME2",
    samples: int = 1,
    frames: bytes = b"",
    late: bytes = b"",
    pixels: bytes | None = None,
) -> bytes:
    """Return a data set; `late` stands between the sizes and the pixels."""
    size = rows * columns * samples * bits // 8
    return b"".join(
        [
            element(0x00080016, b"UI", b"1.2.840.10008.5.1.4.1.1.7"),
            element(0x00080060, b"CS", b"OT"),
            number(0x00280002, samples),
            element(0x00280004, b"CS", photometric),
            element(0x00280008, b"IS", frames) if frames else b"",
            number(0x00280010, rows),
            number(0x00280011, columns),
            number(0x00280100, bits),
            number(0x00280101, bits),
            number(0x00280102, bits - 1),
            number(0x00280103, 0),
            late,
            element(0x7FE00010, b"OW", bytes(size)) if pixels is None else pixels,
        ]
    )


def file(body: bytes, syntax: str = NATIVE) -> bytes:
    meta = element(0x00020010, b"UI", syntax.encode())
    group = element(0x00020000, b"UL", struct.pack("<I", len(meta)))
    return bytes(128) + b"DICM" + group + meta + body


def encapsulated(*fragments: bytes, table: bytes = b"") -> bytes:
    items = b"".join(
        ITEM + struct.pack("<I", len(part) + len(part) % 2) + part + b"\0" * (len(part) % 2)
        for part in (table, *fragments)
    )
    return element(0x7FE00010, b"OB", b"", UNDEFINED) + items + SEQUENCE_END


def rle(*segments: bytes, count: int | None = None, starts: tuple[int, ...] | None = None) -> bytes:
    places, at = [], 64
    for segment in segments:
        places.append(at)
        at += len(segment)
    words = [len(segments) if count is None else count, *(starts or places)]
    return struct.pack("<16I", *(words + [0] * 15)[:16]) + b"".join(segments)


def compressed(body: bytes, syntax: str, **sizes: object) -> bytes:
    """Return a file whose one frame is `body`."""
    return file(data_set(pixels=encapsulated(body), **sizes), syntax)  # type: ignore[arg-type]  # sizes are its own


def deflated(body: bytes) -> bytes:
    packer = zlib.compressobj(9, wbits=-15)
    return file(packer.compress(body) + packer.flush(), DEFLATED)


@cache
def deflated_with_zeros(body: bytes, megabytes: int) -> bytes:
    packer = zlib.compressobj(9, wbits=-15)
    parts = [packer.compress(body), *(packer.compress(bytes(1 << 20)) for _ in range(megabytes))]
    return file(b"".join(parts) + packer.flush(), DEFLATED)


def nested(depth: int, *, defined: bool) -> bytes:
    inner = b""
    if defined:
        # Lengths are 32 bits and the nesting is short enough that the copy stays small.
        for _ in range(depth):
            item = ITEM + struct.pack("<I", len(inner)) + inner
            inner = element(0x00081140, b"SQ", item)
        return inner
    start = element(0x00081140, b"SQ", b"", UNDEFINED) + ITEM + struct.pack("<I", UNDEFINED)
    return start * depth + (ITEM_END + SEQUENCE_END) * depth


def pixel_header(size: int, vr: bytes = b"OW") -> bytes:
    return element(0x7FE00010, vr, b"", size)


def palette(count: int, first: int, bits: int, data: bytes) -> bytes:
    descriptor = struct.pack("<HHH", count & 0xFFFF, first & 0xFFFF, bits)
    return b"".join(
        element(0x00281101 + place, b"US", descriptor) for place in range(3)
    ) + b"".join(element(0x00281201 + place, b"OW", data) for place in range(3))


def overlay(rows: int, columns: int, data: bytes, left: int = 1) -> bytes:
    return b"".join(
        [
            number(0x60000010, rows),
            number(0x60000011, columns),
            element(0x60000040, b"CS", b"G"),
            element(0x60000050, b"SS", struct.pack("<hh", left, left)),
            number(0x60000100, 1),
            number(0x60000102, 0),
            element(0x60003000, b"OW", data),
        ]
    )


def sequence(tag: int, *items: bytes) -> bytes:
    body = b"".join(ITEM + struct.pack("<I", len(item)) + item for item in items)
    return element(tag, b"SQ", body)


def table_item(count: int, first: int, bits: int, data: bytes) -> bytes:
    descriptor = struct.pack("<HHH", count & 0xFFFF, first & 0xFFFF, bits)
    return element(0x00283002, b"US", descriptor) + element(0x00283006, b"OW", data)


WHOLE = file(data_set())
META_END = len(file(b""))
PIXELS_AT = len(WHOLE) - 16 * 16 * 2
PLACED = sequence(0x00209113, element(0x00200032, b"DS", b"1\\2\\3"))
"""The place of one frame in a functional group."""

RUN = bytes([129, 0])
"""128 zeros in RLE."""

_BUILDERS: dict[str, Callable[[], bytes]] = {
    "cut_in_the_preamble": lambda: WHOLE[:100],
    "cut_behind_the_preamble": lambda: WHOLE[:132],
    "cut_in_the_meta": lambda: WHOLE[:150],
    "cut_behind_the_meta": lambda: WHOLE[:META_END],
    "cut_in_the_header": lambda: WHOLE[: META_END + 61],
    "cut_before_the_pixels": lambda: WHOLE[: PIXELS_AT - 12],
    "cut_at_the_pixels": lambda: WHOLE[:PIXELS_AT],
    "cut_in_the_pixels": lambda: WHOLE[: PIXELS_AT + 255],
    "cut_in_a_sequence": lambda: file(data_set(late=nested(20, defined=False)))[: META_END + 200],
    "odd_length": lambda: file(data_set(pixels=element(0x7FE00010, b"OW", bytes(511), 511))),
    "undefined_length_of_plain_pixels": lambda: file(data_set(pixels=pixel_header(UNDEFINED))),
    "length_beyond_the_file": lambda: file(data_set(pixels=pixel_header(0xFFFF_FFF0) + bytes(9))),
    "length_of_an_attribute_beyond": lambda: file(
        data_set(late=element(0x00281050, b"UN", b"40", 0x7FFF_FFFF))
    ),
    "meta_of_absurd_length": lambda: (
        bytes(128) + b"DICM" + element(0x00020001, b"OB", b"\0\1", 0xFFFF_FFF0) + data_set()
    ),
    "nested_without_lengths": lambda: file(data_set(late=nested(10_000, defined=False))),
    "nested_with_lengths": lambda: file(data_set(late=nested(2_500, defined=True))),
    "nested_in_a_wanted_sequence": lambda: file(
        data_set(late=nested(10_000, defined=False).replace(b"\x08\0\x40\x11", b"\x28\0\x10\x30"))
    ),
    "sequence_of_many_items": lambda: file(data_set(late=sequence(0x00283010, *([b""] * 600_000)))),
    "private_flood": lambda: file(
        data_set(late=b"".join(element(0x00290000 + n, b"LO", b"x") for n in range(0x10, 0xFFFF)))
    ),
    "one_private_giant": lambda: file(data_set(late=element(0x00290011, b"OB", bytes(30_000_000)))),
    "largest_size_of_nothing": lambda: file(data_set(65_535, 65_535, pixels=pixel_header(0))),
    "large_size_of_little": lambda: file(data_set(8_000, 9_000, pixels=pixel_header(4) + b"abcd")),
    "no_rows": lambda: file(data_set(0, 16)),
    "bits_beyond": lambda: file(data_set(bits=65_528, pixels=pixel_header(8) + bytes(8))),
    "bits_of_zero": lambda: file(data_set(bits=0, pixels=pixel_header(8) + bytes(8))),
    "samples_beyond": lambda: file(data_set(samples=200, pixels=pixel_header(8) + bytes(8))),
    "frames_beyond": lambda: file(data_set(frames=b"2147483648")),
    "frames_below": lambda: file(data_set(frames=b"-5")),
    "frames_of_words": lambda: file(data_set(frames=b"many")),
    "frames_that_are_not_there": lambda: file(data_set(frames=b"20000")),
    "deflate_bomb": lambda: deflated_with_zeros(data_set(), 300),
    "deflate_bomb_before_the_pixels": lambda: deflated_with_zeros(
        data_set(pixels=element(0x00290011, b"OB", b"", 0x6000_0000)), 300
    ),
    "deflate_bomb_that_is_promised": lambda: deflated_with_zeros(
        data_set(8_900, 8_900, frames=b"6", pixels=pixel_header(950_520_000)), 300
    ),
    "deflate_cut": lambda: deflated(data_set() + bytes(range(256)) * 100)[:-80],
    "deflate_of_noise": lambda: file(bytes(range(256)) * 40, DEFLATED),
    "rle_of_the_largest_size": lambda: compressed(
        rle(RUN * 8, RUN * 8), RLE, rows=65_535, columns=65_535
    ),
    "rle_of_a_large_size": lambda: compressed(
        rle(RUN * 8, RUN * 8), RLE, rows=8_900, columns=8_900
    ),
    "rle_bomb": lambda: compressed(
        rle(RUN * 600_000, RUN * 600_000), RLE, rows=8_700, columns=8_800
    ),
    "rle_beyond_its_size": lambda: compressed(rle(RUN * 900_000, RUN * 900_000), RLE),
    "rle_of_waiting": lambda: compressed(rle(b"\x80" * 5_000_000, RUN), RLE),
    "rle_segments_beyond": lambda: compressed(rle(RUN, count=0xFFFF_FFFF), RLE),
    "rle_starts_outside": lambda: compressed(rle(RUN, RUN, starts=(0xFFFF_FFF0, 0xFFFF_FFFF)), RLE),
    "rle_starts_backwards": lambda: compressed(rle(RUN, RUN, starts=(4_000, 64)), RLE),
    "offset_table_outside": lambda: file(
        data_set(
            frames=b"3",
            pixels=encapsulated(rle(RUN * 2, RUN * 2), table=struct.pack("<3I", 0, 1 << 31, 5)),
        ),
        RLE,
    ),
    "fragment_beyond_the_file": lambda: file(
        data_set(pixels=encapsulated()[:-8] + ITEM + struct.pack("<I", 0xFFFF_FF00) + bytes(70)),
        RLE,
    ),
    "fragments_without_number": lambda: file(
        data_set(pixels=encapsulated(*([b"\0\0"] * 200_000))), RLE
    ),
    "fragments_of_nothing_by_the_million": lambda: file(
        data_set(pixels=encapsulated()[:-8] + (ITEM + bytes(4)) * 3_000_000 + SEQUENCE_END), RLE
    ),
    "fragments_of_nothing": lambda: file(data_set(pixels=encapsulated()), RLE),
    "palette_of_nothing": lambda: file(data_set(bits=8, photometric=b"PALETTE COLOR")),
    "palette_that_lies": lambda: file(
        data_set(bits=8, photometric=b"PALETTE COLOR", late=palette(0, -1, 16, b"\1\2"))
    ),
    "palette_of_odd_bits": lambda: file(
        data_set(bits=8, photometric=b"PALETTE COLOR", late=palette(256, 0, 77, bytes(512)))
    ),
    "modality_table_cut": lambda: file(
        data_set(late=sequence(0x00283000, table_item(0, 0, 16, b"\1\2")))
    ),
    "voi_table_cut": lambda: file(
        data_set(late=sequence(0x00283010, table_item(4_096, 0, 12, bytes(4_000))))
    ),
    "voi_table_of_absurd_bits": lambda: file(
        data_set(late=sequence(0x00283010, table_item(4, 0, 999, bytes(8))))
    ),
    "overlay_outside": lambda: file(data_set(late=overlay(16, 16, bytes(32), left=-32_000))),
    "overlay_beyond": lambda: file(data_set(late=overlay(65_535, 65_535, bytes(8)))),
    "groups_fewer_than_frames": lambda: file(
        data_set(
            frames=b"9", late=sequence(0x52009230, b""), pixels=pixel_header(4608) + bytes(4608)
        )
    ),
    "groups_of_thousands_of_frames": lambda: file(
        data_set(
            1,
            1,
            frames=b"4000",
            late=sequence(0x52009230, *([PLACED] * 4_000)),
            pixels=pixel_header(8_000) + bytes(8_000),
        )
    ),
    "icon_of_the_largest_size": lambda: file(
        data_set(late=sequence(0x00880200, data_set(65_535, 65_535, pixels=b"")))
    ),
    "windows_of_words": lambda: file(
        data_set(
            late=element(0x00281050, b"DS", b"nan\\1e999") + element(0x00281051, b"DS", b"inf\\-1")
        )
    ),
    "syntax_of_nobody": lambda: file(data_set(), "1.2.3.4.5"),
    "text_called_dicom": lambda: bytes(128) + b"DICM" + b"This is not a data set at all. " * 20,
    "half_pixels_of_ybr": lambda: file(
        data_set(15, 15, bits=8, samples=3, photometric=b"YBR_FULL_422")
    ),
}

DICOM_FILES: dict[str, Callable[[], bytes]] = {
    f"dicom_{name}": build for name, build in _BUILDERS.items()
}
