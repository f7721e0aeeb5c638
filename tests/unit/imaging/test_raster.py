"""PNG and JPEG files to frames."""

import io
import os
import struct
import zlib
from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps

from medannot.domain.errors import InputFault
from medannot.domain.media import MediaFormat
from medannot.imaging.deidentify import clean_image
from medannot.imaging.opener import open_image
from medannot.imaging.raster import RasterImage, open_raster
from medannot.imaging.sniffing import sniff
from medannot.imaging.windowing import render_frame
from tests.helpers.pictures import encoded, exif, jpeg_segment, png_chunk

GREY = np.arange(6, dtype=np.uint8).reshape(2, 3) * 50
COLOUR = np.dstack([GREY, GREY[::-1], 255 - GREY])
# Rows after turning, from the pictures of EXIF 2.32, table 6: 0..5 stands for the six pixels.
UPRIGHT = {
    1: [[0, 1, 2], [3, 4, 5]],
    2: [[2, 1, 0], [5, 4, 3]],
    3: [[5, 4, 3], [2, 1, 0]],
    4: [[3, 4, 5], [0, 1, 2]],
    5: [[0, 3], [1, 4], [2, 5]],
    6: [[3, 0], [4, 1], [5, 2]],
    7: [[5, 2], [4, 1], [3, 0]],
    8: [[2, 5], [1, 4], [0, 3]],
}


def with_exif_jpeg(data: bytes, block: bytes) -> bytes:
    return data[:2] + jpeg_segment(0xE1, b"Exif\x00\x00" + block) + data[2:]


def with_chunk(data: bytes, kind: bytes, body: bytes) -> bytes:
    return data[:33] + png_chunk(kind, body) + data[33:]


def test_an_eight_bit_grey_picture_is_shown_as_it_is() -> None:
    image = open_image(encoded(GREY, "PNG"), "a.png")
    assert (image.facts.rows, image.facts.columns, image.frames) == (2, 3, 1)
    assert image.facts.monochrome
    assert render_frame(image.frame()).tolist() == GREY.tolist()


def test_a_sixteen_bit_grey_picture_keeps_its_values() -> None:
    values = np.array([[100, 1100], [2100, 65_000]], dtype=np.uint16)
    frame = open_image(encoded(values, "PNG"), "a.png").frame()
    assert frame.pixels.tolist() == values.tolist()
    assert render_frame(frame).tolist() == [[0, 4], [8, 255]]


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("order", ["<", ">"])
def test_a_png_is_turned_upright(orientation: int, order: str) -> None:
    data = with_chunk(encoded(GREY, "PNG"), b"eXIf", exif(orientation, order=order))
    image = open_image(data, "a.png")
    expected = np.array(UPRIGHT[orientation]) * 50
    assert image.facts.orientation == orientation
    assert (image.facts.rows, image.facts.columns) == expected.shape
    assert image.frame().pixels.tolist() == expected.tolist()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_jpeg_is_turned_as_pillow_turns_it(orientation: int) -> None:
    data = with_exif_jpeg(encoded(COLOUR, "JPEG", quality=95), exif(orientation, b"ACME CAMERAS"))
    with Image.open(io.BytesIO(data)) as original:
        expected = np.asarray(ImageOps.exif_transpose(original))
    frame = open_image(data, "a.jpg").frame()
    assert np.array_equal(frame.pixels, expected)


def test_an_orientation_known_from_elsewhere_counts() -> None:
    image = open_image(encoded(GREY, "PNG"), "a.png", orientation=6)
    assert image.frame().pixels.tolist() == (np.array(UPRIGHT[6]) * 50).tolist()


@pytest.mark.parametrize(
    "block", [b"", b"II*\x00", exif(9), exif(6)[:14], b"MM\x00*\xff\xff\xff\xff"]
)
def test_a_broken_exif_block_turns_nothing(block: bytes) -> None:
    data = with_exif_jpeg(encoded(GREY, "JPEG"), block)
    assert open_image(data, "a.jpg").facts.orientation == 1


def test_what_shows_through_is_white() -> None:
    half = np.array([[[255, 0, 0, 255], [255, 0, 0, 0]]], dtype=np.uint8)
    frame = open_image(encoded(half, "PNG"), "a.png").frame()
    assert frame.pixels.tolist() == [[[255, 0, 0], [255, 255, 255]]]
    grey_alpha = np.array([[[10, 255], [10, 0]]], dtype=np.uint8)
    assert open_image(encoded(grey_alpha, "PNG"), "a.png").frame().pixels.tolist() == [[10, 255]]


def test_a_palette_and_one_bit_become_colours_and_grey() -> None:
    target = io.BytesIO()
    Image.fromarray(COLOUR).convert("P", palette=Image.Palette.ADAPTIVE).save(target, "PNG")
    assert open_image(target.getvalue(), "a.png").frame().pixels.tolist() == COLOUR.tolist()
    bits = encoded(np.array([[True, False]]), "PNG")
    assert open_image(bits, "a.png").frame().pixels.tolist() == [[255, 0]]


def test_a_cmyk_jpeg_becomes_red_green_and_blue() -> None:
    target = io.BytesIO()
    Image.new("CMYK", (8, 8), (0, 255, 255, 0)).save(target, "JPEG", quality=95)
    frame = open_image(target.getvalue(), "a.jpg").frame()
    red, green, blue = frame.pixels[4, 4].tolist()
    assert red > 240
    assert max(green, blue) < 15


def test_of_an_animated_png_the_still_picture_is_shown() -> None:
    target = io.BytesIO()
    first, second = Image.fromarray(GREY), Image.fromarray(255 - GREY)
    first.save(target, "PNG", save_all=True, append_images=[second])
    image = open_image(target.getvalue(), "a.png")
    assert image.frames == 1
    assert image.frame().pixels.tolist() == GREY.tolist()
    with pytest.raises(InputFault, match=r"^a\.png has no frame 2; it has 1\.$"):
        image.frame(2)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:00", "Git LFS pointer"),
        (b"%PDF-1.7\n", "PDF document"),
        (b"PK\x03\x04" + bytes(20), "ZIP archive"),
        (b"GIF89a" + bytes(20), "GIF image"),
        (b"II*\x00" + bytes(20), "TIFF image"),
        (b"BM" + bytes(20), "BMP image"),
        (b"\x00\x00\x00\x18ftypheic", "HEIC"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "WebP"),
        (b"\x00\x00\x00\x0cjP  \r\n\x87\n", "JPEG 2000"),
        (b"<!DOCTYPE html>", "web page"),
        ("Patient: müde".encode(), "a text"),
        (bytes(range(256)), "no PNG, JPEG or DICOM"),
    ],
)
def test_what_is_no_image_is_named(data: bytes, words: str) -> None:
    with pytest.raises(InputFault, match=f"^scan1 is .*{words}"):
        open_image(data, "scan1")


def test_a_cut_or_altered_file_is_refused_where_a_whole_one_is_wanted() -> None:
    png, jpeg = encoded(COLOUR, "PNG"), encoded(COLOUR, "JPEG")
    for data, words in [
        (png[:-20], "cut short"),
        (png[:60] + bytes([png[60] ^ 1]) + png[61:], "broken PNG"),
        (jpeg[:-2], "cut short"),
        (jpeg[:40], "cut short"),
        (jpeg[:2] + b"\xff\xd9", "without an image"),
    ]:
        with pytest.raises(InputFault, match=words):
            open_raster(data, "a", sniff(data, "a"))


def damaged(data: bytes, image_format: MediaFormat) -> RasterImage:
    return open_raster(data, "a", image_format, damaged=True)


def test_of_a_cut_png_the_rows_that_are_there_are_shown() -> None:
    picture = np.random.default_rng(3).integers(1, 256, (40, 30), dtype=np.uint8)
    image = damaged(encoded(picture, "PNG")[:-400], MediaFormat.PNG)
    frame = image.frame()
    there = int(frame.pixels.any(axis=1).sum())
    assert 10 < there < 40
    assert frame.pixels[:there].tolist() == picture[:there].tolist()
    assert not frame.pixels[there:].any()
    assert image.facts.incomplete
    assert frame.incomplete


def test_of_a_png_with_a_wrong_checksum_nothing_unchecked_is_shown() -> None:
    packed = zlib.compress(b"".join(b"\x00" + bytes([50 * row + 9]) * 4 for row in range(3)), 0)
    header = png_chunk(b"IHDR", struct.pack(">IIBBBBB", 4, 3, 8, 0, 0, 0, 0))
    first, second = png_chunk(b"IDAT", packed[:13]), bytearray(png_chunk(b"IDAT", packed[13:]))
    second[9] ^= 1
    image = damaged(
        b"\x89PNG\r\n\x1a\n" + header + first + bytes(second) + png_chunk(b"IEND", b""),
        MediaFormat.PNG,
    )
    assert image.frame().pixels.tolist() == [[9] * 4, [0] * 4, [0] * 4]
    assert image.facts.incomplete


def test_a_png_that_lost_only_its_end_mark_is_whole() -> None:
    image = damaged(encoded(COLOUR, "PNG")[:-12], MediaFormat.PNG)
    assert image.frame().pixels.tolist() == COLOUR.tolist()
    assert not image.facts.incomplete


def test_of_a_cut_jpeg_the_upper_part_is_shown() -> None:
    picture = np.random.default_rng(3).integers(0, 256, (64, 64), dtype=np.uint8)
    whole = encoded(picture, "JPEG", quality=95)
    image = damaged(whole[: len(whole) // 2], MediaFormat.JPEG)
    frame = image.frame()
    complete = open_raster(whole, "a", MediaFormat.JPEG).frame()
    assert frame.incomplete
    assert image.facts.incomplete
    assert np.array_equal(frame.pixels[:16], complete.pixels[:16])
    assert set(frame.pixels[56:].ravel().tolist()) == {int(frame.pixels[-1, -1])}
    assert not complete.incomplete
    assert complete.lossy


def test_a_jpeg_that_lost_only_its_end_mark_is_whole() -> None:
    image = damaged(encoded(GREY, "JPEG")[:-2], MediaFormat.JPEG)
    assert not image.facts.incomplete
    assert not image.frame().incomplete


@pytest.mark.parametrize("image_format", [MediaFormat.PNG, MediaFormat.JPEG])
def test_a_file_that_was_cut_before_any_pixel_is_refused(image_format: MediaFormat) -> None:
    data = encoded(GREY, image_format.upper())
    cut = data[: data.index(b"IDAT") + 5] if image_format is MediaFormat.PNG else data[:300]
    with pytest.raises(InputFault, match="cut short"):
        damaged(cut, image_format)


@given(cut=st.integers(1, 1500), kind=st.sampled_from([MediaFormat.PNG, MediaFormat.JPEG]))
def test_no_cut_at_all_looks_like_a_bug(cut: int, kind: MediaFormat) -> None:
    data = encoded(COLOUR, kind.upper())
    with suppress(InputFault):
        assert damaged(data[: max(8, len(data) - cut)], kind).frame().pixels.shape[:2] == (2, 3)


def test_a_jpeg_of_thousands_of_scans_is_refused() -> None:
    data = encoded(GREY, "JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")
    with pytest.raises(InputFault, match="scans, which is not shown"):
        open_raster(data[:-2] + data[last:-2] * 300 + data[-2:], "a.jpg", MediaFormat.JPEG)


PNG_KINDS = [
    # depth, kind of colour, raw rows with their filter bytes, other chunks, what is shown
    (1, 0, [b"\x00\xa0", b"\x00\x40"], b"", [[255, 0, 255], [0, 255, 0]]),
    (2, 0, [b"\x00\x1b", b"\x00\xe4"], b"", [[0, 85, 170], [255, 170, 85]]),
    (4, 0, [b"\x00\x0f\x80", b"\x00\x12\x30"], b"", [[0, 255, 136], [17, 34, 51]]),
    (16, 0, [b"\x00\x00\x01\x01\x00\xff\xff"] * 2, b"", [[1, 256, 65535]] * 2),
    (
        16,
        2,
        [b"\x00" + b"\x12\xff\x80\x00\xff\x01" * 3] * 2,
        b"",
        [[[0x12, 0x80, 0xFF]] * 3] * 2,
    ),
    (
        2,
        3,
        [b"\x00\x1b", b"\x00\x1b"],
        png_chunk(b"PLTE", bytes(range(9))),
        [[[0, 1, 2], [3, 4, 5], [6, 7, 8]]] * 2,
    ),
    (
        8,
        3,
        [b"\x00\x00\x01\x02"] * 2,
        png_chunk(b"PLTE", bytes(range(9))) + png_chunk(b"tRNS", b"\x00\xff"),
        [[[255, 255, 255], [3, 4, 5], [6, 7, 8]]] * 2,
    ),
    (8, 0, [b"\x01\x05\x05\x05", b"\x02\x01\x01\x01"], b"", [[5, 10, 15], [6, 11, 16]]),
    (8, 0, [b"\x00\x05\x06\x07"] * 2, png_chunk(b"gAMA", b"\x00\x01\x86\xa0"), [[5, 6, 7]] * 2),
]  # fmt: skip


@pytest.mark.parametrize(("depth", "kind", "rows", "chunks", "expected"), PNG_KINDS)
def test_every_kind_of_png_is_shown_right(
    depth: int, kind: int, rows: list[bytes], chunks: bytes, expected: list[object]
) -> None:
    header = struct.pack(">IIBBBBB", 3, 2, depth, kind, 0, 0, 0)
    data = b"".join(
        [
            b"\x89PNG\r\n\x1a\n",
            png_chunk(b"IHDR", header),
            chunks,
            png_chunk(b"IDAT", zlib.compress(b"".join(rows))),
            png_chunk(b"IEND", b""),
        ]
    )
    assert open_raster(data, "a.png", MediaFormat.PNG).frame().pixels.tolist() == expected


def grey_png(columns: int, rows: int, *packed: bytes, depth: int = 8) -> bytes:
    header = struct.pack(">IIBBBBB", columns, rows, depth, 0, 0, 0, 0)
    chunks = b"".join(png_chunk(b"IDAT", part) for part in packed)
    return b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", header) + chunks + png_chunk(b"IEND", b"")


def zeros_behind(first: bytes, megabytes: int) -> bytes:
    packer = zlib.compressobj(9)
    parts = [packer.compress(first), *(packer.compress(bytes(10**6)) for _ in range(megabytes))]
    return b"".join([*parts, packer.flush()])


BEYOND = "a: it holds more data than 2 x 2 pixels need; what is beyond them is left out."
FOUR = b"\x00\x01\x02\x00\x03\x04"


@pytest.mark.parametrize(
    "packed",
    [
        (zeros_behind(FOUR, 1),),
        (zeros_behind(FOUR, 30),),
        (zlib.compress(FOUR + b"one byte more"),),
        (zlib.compress(FOUR), b"something hidden"),
        (zlib.compress(FOUR) + b"!",),
    ],
)
def test_what_a_png_holds_beyond_its_pixels_is_left_out_and_told(packed: tuple[bytes]) -> None:
    image = open_raster(grey_png(2, 2, *packed), "a", MediaFormat.PNG)
    frame = image.frame()
    assert frame.pixels.tolist() == [[1, 2], [3, 4]]
    assert frame.notes == (BEYOND,)
    assert not frame.incomplete
    # What is stored of it hides nothing either.
    kept = Image.open(io.BytesIO(image.kept))
    assert np.asarray(kept).tolist() == [[1, 2], [3, 4]]
    assert len(image.kept) < 200


@pytest.mark.parametrize(
    "packed",
    [
        (zlib.compress(FOUR),),
        (zlib.compress(FOUR, 0),),
        (zlib.compress(FOUR)[:5], zlib.compress(FOUR)[5:]),
        (zlib.compress(FOUR), b""),
    ],
)
def test_a_png_that_holds_its_pixels_and_no_more_needs_no_words(packed: tuple[bytes]) -> None:
    data = grey_png(2, 2, *packed)
    frame = open_raster(data, "a", MediaFormat.PNG).frame()
    assert (frame.pixels.tolist(), frame.notes) == ([[1, 2], [3, 4]], ())


def test_all_sixteen_bits_of_a_grey_png_are_kept() -> None:
    rows = [b"\x00" + bytes(n for low in range(256) for n in (high, low)) for high in range(256)]
    data = grey_png(256, 256, zlib.compress(b"".join(rows)), depth=16)
    frame = open_image(data, "a").frame()
    assert frame.pixels.dtype == np.uint16
    assert frame.pixels.ravel().tolist() == list(range(65_536))
    assert frame.notes == ()


def test_an_interlaced_png_is_shown_whole_and_in_part() -> None:
    # Adam7 of 3 x 2: pass 1 holds (0, 0), pass 4 (2, 0), pass 6 (1, 0), pass 7 the second row.
    passes = [b"\x00\x0a", b"\x00\x1e", b"\x00\x14", b"\x00\x28\x32\x3c"]

    def file(present: int) -> bytes:
        packed = zlib.compress(b"".join(passes[:present]))
        header = struct.pack(">IIBBBBB", 3, 2, 8, 0, 0, 0, 1)
        parts = [png_chunk(b"IHDR", header), png_chunk(b"IDAT", packed)]
        return b"\x89PNG\r\n\x1a\n" + b"".join(parts)

    whole = damaged(file(4), MediaFormat.PNG)
    assert whole.frame().pixels.tolist() == [[10, 20, 30], [40, 50, 60]]
    assert not whole.facts.incomplete
    part = damaged(file(3), MediaFormat.PNG)
    assert part.frame().pixels.tolist() == [[10, 20, 30], [0, 0, 0]]
    assert part.facts.incomplete


def test_huge_sizes_are_refused_before_anything_is_decoded() -> None:
    header = (60_000).to_bytes(4, "big") * 2 + b"\x08\x00\x00\x00\x00"
    bomb = b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", header) + png_chunk(b"IEND", b"")
    with pytest.raises(InputFault, match="60000 x 60000 pixels"):
        open_image(bomb, "bomb.png")
    jpeg = bytearray(encoded(GREY, "JPEG"))
    at = jpeg.index(b"\xff\xc0") + 5
    jpeg[at : at + 4] = b"\xff\xdc\xff\xdc"
    with pytest.raises(InputFault, match="65500 x 65500 pixels"):
        open_image(bytes(jpeg), "bomb.jpg")
    jpeg[at : at + 4] = b"\x00\x00\x00\x03"
    with pytest.raises(InputFault, match="the file is broken"):
        open_image(bytes(jpeg), "bomb.jpg")


@pytest.mark.parametrize(("marker", "kind"), [(0xC3, "lossless"), (0xC9, "arithmetic coded")])
def test_a_jpeg_of_another_kind_is_named(marker: int, kind: str) -> None:
    data = encoded(GREY, "JPEG").replace(b"\xff\xc0", bytes((0xFF, marker)))
    with pytest.raises(InputFault, match=f"a {kind} JPEG file, which is not shown;"):
        open_image(data, "a.jpg")


def test_a_file_that_is_not_there_or_no_file_is_refused(tmp_path) -> None:
    with pytest.raises(InputFault, match=r"^There is no file or folder gone\.png\."):
        open_image(tmp_path / "gone.png")
    with pytest.raises(InputFault, match="is a folder, not an image file"):
        open_image(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="there are no such files there")
def test_a_pipe_and_a_device_are_refused_and_never_waited_for(tmp_path) -> None:
    os.mkfifo(tmp_path / "scan.dcm")
    with pytest.raises(InputFault, match=r"^scan\.dcm is a pipe, not an image file"):
        open_image(tmp_path / "scan.dcm")
    (tmp_path / "zero.png").symlink_to("/dev/zero")
    with pytest.raises(InputFault, match=r"^zero\.png is a device, not an image file"):
        open_image(tmp_path / "zero.png")


def outcome(data: bytes) -> str:
    """Return what a reader would be told, or nothing where the picture is shown."""
    try:
        open_image(data, "a").frame()
    except InputFault as fault:
        return str(fault)
    return ""


@given(data=st.binary(max_size=200), head=st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"]))
def test_no_bytes_at_all_look_like_a_bug(data: bytes, head: bytes) -> None:
    assert outcome(head + data).startswith("a is ")


@given(place=st.integers(0, 699), value=st.integers(0, 255))
def test_no_altered_byte_looks_like_a_bug(place: int, value: int) -> None:
    data = bytearray(encoded(COLOUR, "JPEG"))
    data[place % len(data)] = value
    assert outcome(bytes(data))[:5] in {"", "a is "}


def test_a_radiograph_saved_in_three_equal_colours_is_shown_as_radiology_is() -> None:
    grey = np.array([[0, 100], [200, 255]], dtype=np.uint8)
    file = io.BytesIO()
    Image.fromarray(np.stack([grey] * 3, axis=-1)).save(file, "PNG")

    frame = open_image(file.getvalue(), "chest.png").frame()

    assert frame.monochrome
    assert frame.pixels.tolist() == [[0, 100], [200, 255]]
    assert clean_image(file.getvalue(), "chest.png", b"key").monochrome


def test_one_coloured_pixel_makes_a_colour_photograph() -> None:
    pixels = np.full((4, 4, 3), 90, dtype=np.uint8)
    pixels[2, 1] = (90, 90, 91)
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")

    assert not open_image(file.getvalue(), "skin.png").frame().monochrome
    assert not clean_image(file.getvalue(), "skin.png", b"key").monochrome
