"""Colours to sRGB: Y, Cb, Cr and ICC profiles."""

import io
import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms
from pydicom.pixels import convert_color_space

from medannot.domain.media import MediaFormat
from medannot.imaging.colour import bare_profile, rgb_from_ybr, to_srgb, usable_profile
from medannot.imaging.icc import bare
from medannot.imaging.raster import open_raster
from tests.helpers.pictures import encoded

CANARY = b"Doe^Jane 4711"
# Red, green and blue of sRGB at D50 (IEC 61966-2-1, adapted).
PRIMARIES = ((0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.71410))
WHITE = (0.96420, 1.0, 0.82491)


def fixed(*values: float) -> bytes:
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))


def profile(
    *, gamma: float = 1.0, swapped: bool = False, space: bytes = b"RGB ", version: int = 2
) -> bytes:
    """Return a profile built by hand, with words, a maker and a date in it."""
    curve = b"curv" + bytes(4) + struct.pack(">IH", 1, round(gamma * 256))
    red, green, blue = PRIMARIES
    if swapped:
        red, blue = blue, red
    tags = {
        b"desc": b"desc" + bytes(4) + struct.pack(">I", len(CANARY)) + CANARY + bytes(78),
        b"cprt": b"text" + bytes(4) + CANARY,
        b"wtpt": b"XYZ " + bytes(4) + fixed(*WHITE) + CANARY,
        b"priv": b"text" + bytes(4) + CANARY,
    }
    if space == b"GRAY":
        tags[b"kTRC"] = curve
    else:
        for name, point in ((b"r", red), (b"g", green), (b"b", blue)):
            tags[name + b"XYZ"] = b"XYZ " + bytes(4) + fixed(*point)
            tags[name + b"TRC"] = curve
    start, table, body = 132 + 12 * len(tags), b"", b""
    for name, data in tags.items():
        table += struct.pack(">4sII", name, start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    head = struct.pack(
        ">I4sBBH4s4s4s", start + len(body), b"ACME", version, 0, 0, b"mntr", space, b"XYZ "
    )
    head += struct.pack(">6H", 1999, 7, 8, 9, 10, 11) + b"acspAPPL" + bytes(4) + b"MAKRMODL"
    head += bytes(12) + fixed(*WHITE) + b"CREA" + bytes(44)
    return head + struct.pack(">I", len(tags)) + table + body


def test_linear_light_is_brightened_as_srgb_demands() -> None:
    pixels = np.array([[[255, 128, 64], [0, 32, 188]]], dtype=np.uint8)
    # 255 * (1.055 * (v / 255) ** (1 / 2.4) - 0.055), IEC 61966-2-1.
    expected = np.array([[[255, 188, 137], [0, 99, 223]]])
    assert np.abs(to_srgb(pixels, profile()).astype(int) - expected).max() <= 1


def test_swapped_primaries_come_back() -> None:
    pixels = np.array([[[255, 0, 0], [0, 0, 255], [0, 255, 0]]], dtype=np.uint8)
    shown = to_srgb(pixels, profile(swapped=True)).astype(int)
    assert np.abs(shown - [[[0, 0, 255], [255, 0, 0], [0, 255, 0]]]).max() <= 1


def test_a_grey_profile_turns_grey() -> None:
    pixels = np.array([[0, 64, 128, 255]], dtype=np.uint8)
    shown = to_srgb(pixels, profile(space=b"GRAY"))
    assert shown.shape == (1, 4)
    assert np.abs(shown.astype(int) - [[0, 137, 188, 255]]).max() <= 1


def test_srgb_itself_changes_nothing_and_is_not_kept() -> None:
    own = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    pixels = np.random.default_rng(1).integers(0, 256, (9, 9, 3), dtype=np.uint8)
    assert to_srgb(pixels, own) is pixels
    assert usable_profile(own)
    assert bare_profile(own) is None


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"\x00" * 200,
        profile()[:150],
        profile()[:400],
        profile(space=b"GRAY"),
        profile(space=b"Lab "),
    ],
)
def test_a_profile_that_is_of_no_use_changes_nothing(broken: bytes) -> None:
    pixels = np.full((2, 2, 3), 100, dtype=np.uint8)
    assert to_srgb(pixels, broken) is pixels
    assert not usable_profile(broken)


@pytest.mark.parametrize("version", [2, 4])
@pytest.mark.parametrize("space", [b"RGB ", b"GRAY"])
def test_a_bare_profile_keeps_the_colours_and_no_words(version: int, space: bytes) -> None:
    full = profile(version=version, space=space)
    kept = bare_profile(full)
    assert kept is not None
    for word in (CANARY, b"Doe", b"ACME", b"APPL", b"MAKR", b"MODL", b"CREA", b"priv"):
        assert word not in kept
    assert struct.unpack(">6H", kept[24:36]) == (2000, 1, 1, 0, 0, 0)
    assert int.from_bytes(kept[:4], "big") == len(kept)
    pixels = np.arange(192, dtype=np.uint8)
    pixels = pixels.reshape(8, 8, 3) if space == b"RGB " else pixels.reshape(8, 24)
    assert np.array_equal(to_srgb(pixels, kept), to_srgb(pixels, full))
    assert bare_profile(kept) == kept


@given(data=st.binary(max_size=400), place=st.integers(0, 300))
def test_no_bytes_of_a_profile_look_like_a_bug(data: bytes, place: int) -> None:
    whole = profile()
    usable_profile(whole[:place] + data + whole[place + len(data) :])
    bare(data)


def test_a_photograph_is_shown_in_srgb_and_stored_with_a_bare_profile() -> None:
    picture = np.full((8, 8, 3), (200, 100, 50), dtype=np.uint8)
    expected = [229, 168, 122]
    for kind in (MediaFormat.PNG, MediaFormat.JPEG):
        options = {"quality": 100, "subsampling": 0} if kind is MediaFormat.JPEG else {}
        data = encoded(picture, kind.upper(), icc_profile=profile(), **options)
        assert CANARY in data or kind is MediaFormat.PNG
        image = open_raster(data, "skin", kind)
        assert np.abs(image.frame().pixels[3, 3].astype(int) - expected).max() <= 2
        with Image.open(io.BytesIO(image.kept)) as stored:
            assert stored.info["icc_profile"] == bare_profile(profile())
        again = open_raster(image.kept, "skin", kind)
        assert again.kept == image.kept
        assert np.array_equal(again.frame().pixels, image.frame().pixels)
        assert image.notes == ()


def test_a_useless_profile_of_a_photograph_is_told_and_dropped() -> None:
    picture = np.full((8, 8, 3), (200, 100, 50), dtype=np.uint8)
    data = encoded(picture, "PNG", icc_profile=b"no profile")
    image = open_raster(data, "skin.png", MediaFormat.PNG)
    assert image.frame().pixels.tolist() == picture.tolist()
    assert image.frame().notes == (
        "skin.png: its colour profile cannot be used; its colours are taken as sRGB.",
    )
    assert b"iCCP" not in image.kept


def test_a_profile_bomb_in_a_png_is_bounded() -> None:
    data = encoded(np.zeros((2, 2, 3), dtype=np.uint8), "PNG", icc_profile=bytes(40_000_000))
    image = open_raster(data, "bomb.png", MediaFormat.PNG)
    assert image.profile is None
    assert len(image.notes) == 1


def test_grey_saved_in_three_colours_with_a_profile_stays_grey() -> None:
    grey = np.arange(64, dtype=np.uint8).reshape(8, 8)
    data = encoded(np.dstack([grey] * 3), "PNG", icc_profile=profile())
    frame = open_raster(data, "chest.png", MediaFormat.PNG).frame()
    assert frame.monochrome
    assert int(frame.pixels[7, 7]) == pytest.approx(136, abs=1)


@pytest.mark.parametrize(
    ("photometric", "ybr", "rgb"),
    [
        # PS3.3 C.7.6.3.1.2 with whole numbers; 76, 85, 255 is pure red.
        ("YBR_FULL", (76, 85, 255), (254, 0, 0)),
        ("YBR_FULL_422", (128, 128, 128), (128, 128, 128)),
        ("YBR_FULL", (150, 44, 21), (0, 255, 1)),
        ("YBR_PARTIAL_422", (16, 128, 128), (0, 0, 0)),
        ("YBR_PARTIAL_420", (235, 128, 128), (255, 255, 255)),
        ("YBR_PARTIAL_422", (81, 90, 240), (254, 0, 0)),
        ("RGB", (1, 2, 3), (1, 2, 3)),
        ("YBR_RCT", (1, 2, 3), (1, 2, 3)),
    ],
)
def test_y_cb_cr_become_red_green_blue(
    photometric: str, ybr: tuple[int, ...], rgb: tuple[int, ...]
) -> None:
    pixels = np.array([[ybr]], dtype=np.uint8)
    assert np.abs(rgb_from_ybr(pixels, photometric)[0, 0].astype(int) - rgb).max() <= 1


def test_y_cb_cr_agree_with_an_independent_reader() -> None:
    pixels = np.random.default_rng(4).integers(0, 256, (40, 50, 3), dtype=np.uint8)
    other = convert_color_space(pixels, "YBR_FULL", "RGB")
    assert np.abs(rgb_from_ybr(pixels, "YBR_FULL").astype(int) - other).max() <= 1


def test_deeper_y_cb_cr_have_their_middle_at_half_their_range() -> None:
    pixels = np.array([[[3000, 2048, 2048], [2048, 2048, 4095]]], dtype=np.uint16)
    assert rgb_from_ybr(pixels, "YBR_FULL", 12).tolist() == [[[3000] * 3, [4095, 586, 2048]]]


def test_a_cmyk_jpeg_with_adobes_mark_is_not_inverted() -> None:
    for ink, expected in [((0, 255, 255, 0), (255, 0, 0)), ((0, 0, 0, 0), (255, 255, 255))]:
        target = io.BytesIO()
        Image.new("CMYK", (8, 8), ink).save(target, "JPEG", quality=100)
        assert b"Adobe" in target.getvalue()
        shown = open_raster(target.getvalue(), "a.jpg", MediaFormat.JPEG).frame().pixels
        middle = shown[4, 4] if shown.ndim == 3 else np.full(3, shown[4, 4])
        assert np.abs(middle.astype(int) - expected).max() <= 3


def test_a_ycck_jpeg_with_adobes_mark_is_shown_in_its_colours() -> None:
    # Red as Adobe writes it: Y, Cb, Cr of the inverted inks (0, 255, 255), and no black (255).
    target = io.BytesIO()
    Image.new("CMYK", (8, 8), (255 - 179, 255 - 171, 255 - 0, 255 - 255)).save(
        target, "JPEG", quality=100
    )
    data = bytearray(target.getvalue())
    data[data.index(b"Adobe") + 11] = 2
    shown = open_raster(bytes(data), "a.jpg", MediaFormat.JPEG).frame().pixels
    assert np.abs(shown[4, 4].astype(int) - [255, 0, 0]).max() <= 4
