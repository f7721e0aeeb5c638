"""PNG and JPEG files to frames."""

import io
import os

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps

from medannot.domain.errors import InputFault
from medannot.imaging.deidentify import clean_image
from medannot.imaging.opener import open_image
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
    assert frame.default_window().center - frame.default_window().width / 2 == 100
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


def test_a_cut_or_altered_file_is_refused() -> None:
    png, jpeg = encoded(COLOUR, "PNG"), encoded(COLOUR, "JPEG")
    for data, words in [
        (png[:-20], "cut short"),
        (png[:60] + bytes([png[60] ^ 1]) + png[61:], "broken PNG"),
        (jpeg[:-2], "cut short"),
        (jpeg[:40], "cut short"),
        (jpeg[:2] + b"\xff\xd9", "without an image"),
    ]:
        with pytest.raises(InputFault, match=words):
            open_image(data, "a").frame()


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
    with pytest.raises(InputFault, match=f"a {kind} JPEG file, which is not shown yet"):
        open_image(data, "a.jpg")


def test_a_file_that_is_not_there_or_no_file_is_refused(tmp_path) -> None:
    with pytest.raises(InputFault, match=r"^There is no file gone\.png\."):
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
