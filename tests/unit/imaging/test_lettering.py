"""Writing in a photograph is noticed when it is imported; skin, hair and patterns are not."""

from collections.abc import Callable
from io import BytesIO

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from medannot.imaging.deidentify import clean_here, clean_image
from medannot.imaging.demo.pictures import picture_names
from medannot.imaging.islands import find_islands, most_islands, sums_in_boxes
from medannot.imaging.lettering import show_lettering, shows_lettering
from tests.helpers.drawn import drawn

KEY = bytes(32)
DATE = "29.02.1960 14:07"
WHITE, BLACK, ORANGE = (255, 255, 255), (0, 0, 0), (255, 140, 0)

Picture = NDArray[np.uint8]


def grain(seed: int, shape: tuple[int, int], step: int) -> NDArray[np.float64]:
    """Return smooth noise about 0 whose hills are `step` pixels wide."""
    high, wide = shape
    coarse = np.random.default_rng(seed).normal(size=(high // step + 2, wide // step + 2))
    smooth = Image.fromarray(coarse.astype(np.float32)).resize(
        (wide, high), Image.Resampling.BICUBIC
    )
    return np.asarray(smooth).astype(np.float64)


def skin(shape: tuple[int, int] = (600, 800)) -> Picture:
    uneven = 10 * grain(1, shape, 90) + 6 * grain(2, shape, 12) + 4 * grain(3, shape, 3)
    tone: Picture = (np.array((205, 160, 140)) + uneven[..., None]).clip(0, 255).astype(np.uint8)
    return tone


def scan_of_fan() -> Picture:
    y, x = np.mgrid[0:480, 0:640]
    fan = (np.hypot(x - 320, y - 5) < 440) & (np.abs(x - 320) < y)
    speckle = np.random.default_rng(4).gamma(2.0, 35.0, fan.shape).clip(0, 250)
    return np.where(fan, speckle, 0).astype(np.uint8)


def radiograph() -> Picture:
    y, x = np.mgrid[-1:1:700j, -1:1:600j]
    chest = 200 - 150 * np.exp(-((np.abs(x) - 0.4) ** 2 / 0.05 + y**2 / 0.5))
    for rib in range(9):
        chest += 30 * np.exp(-(((y + 0.8 - rib * 0.18 - 0.3 * (np.abs(x) - 0.4) ** 2) / 0.02) ** 2))
    chest += 5 * grain(5, chest.shape, 2)
    return np.where(np.abs(x) < 0.93, chest, 0).clip(0, 255).astype(np.uint8)


def hairy(count: int) -> Picture:
    picture = Image.fromarray(skin())
    pen = ImageDraw.Draw(picture)
    rng = np.random.default_rng(6)
    for x, y, lean, long in rng.uniform((0, 0, -0.6, 8), (800, 600, 0.6, 90), (count, 4)):
        end = (x + long * np.sin(lean), y + long * np.cos(lean))
        pen.line([(x, y), end], fill=(45, 32, 26), width=2)
    return np.asarray(picture)


def dotted(step: int) -> Picture:
    picture = Image.new("L", (600, 500), 40)
    pen = ImageDraw.Draw(picture)
    for y in range(step, 500, step):
        for x in range(step, 600, step):
            pen.ellipse((x - step / 3, y - step / 3, x + step / 3, y + step / 3), fill=230)
    return np.asarray(picture)


def chequered(side: int, turned: float = 0) -> Picture:
    y, x = np.mgrid[0:500, 0:600]
    board = Image.fromarray(((x // side + y // side) % 2 * 220).astype(np.uint8))
    return np.asarray(board.rotate(turned, Image.Resampling.BILINEAR))


def bricks() -> Picture:
    picture = Image.new("RGB", (640, 480), (200, 195, 185))
    pen = ImageDraw.Draw(picture)
    for course, y in enumerate(range(0, 480, 20)):
        for x in range(-40, 640, 36):
            left = x + course % 2 * 18
            pen.rectangle((left, y, left + 32, y + 16), fill=(150, 70, 55))
    return np.asarray(picture)


def ruler() -> Picture:
    picture = Image.fromarray(skin())
    pen = ImageDraw.Draw(picture)
    for mark in range(70):
        pen.line((20 + 11 * mark, 560, 20 + 11 * mark, 590 if mark % 5 == 0 else 575), BLACK, 2)
    return np.asarray(picture)


def noise() -> Picture:
    return np.random.default_rng(7).normal(128, 70, (600, 800, 3)).clip(0, 255).astype(np.uint8)


def blobs() -> Picture:
    return np.where(grain(8, (600, 800), 6) > 0.7, 235, 15).astype(np.uint8)


def gradient(times: int) -> Picture:
    return np.tile(np.linspace(0, 255 * times, 800) % 256, (600, 1)).astype(np.uint8)


PLAIN: dict[str, Callable[[], Picture]] = {
    "skin": skin,
    "skin of 12 megapixels": lambda: skin((3000, 4000)),
    "some hairs": lambda: hairy(40),
    "many hairs": lambda: hairy(400),
    "ultrasound": scan_of_fan,
    "radiograph": radiograph,
    "ruler": ruler,
    "noise": noise,
    "blobs": blobs,
    "dots": lambda: dotted(14),
    "large dots": lambda: dotted(40),
    "chequers": lambda: chequered(11),
    "large chequers": lambda: chequered(30),
    "chequers on a corner": lambda: chequered(14, 45),
    "bricks": bricks,
    "one gradient": lambda: gradient(1),
    "many gradients": lambda: gradient(20),
    "nothing": lambda: np.zeros((500, 500), np.uint8),
    "one pixel": lambda: np.zeros((1, 1, 3), np.uint8),
    "one long row": lambda: np.resize(np.array([0, 255], np.uint8), (1, 200_000)),
}


@pytest.mark.parametrize("kind", PLAIN)
def test_pictures_without_writing_are_not_suspected(kind: str) -> None:
    assert not shows_lettering(PLAIN[kind]())


@pytest.mark.parametrize("name", picture_names())
def test_the_demos_pictures_are_not_suspected(name: str) -> None:
    assert clean_here(drawn(name), name, KEY).warnings == ()


def with_words(
    picture: Picture,
    words: str = DATE,
    *,
    share: float = 0.04,
    colour: tuple[int, int, int] = WHITE,
    low: bool = True,
) -> Picture:
    """Return the picture with words in a corner, `share` of its height tall."""
    image = Image.fromarray(picture).convert("RGB")
    font = ImageFont.load_default(size=round(image.height * share))
    pen = ImageDraw.Draw(image)
    right, bottom = pen.textbbox((0, 0), words, font=font)[2:]
    away = image.height // 40
    place = (image.width - right - away, image.height - bottom - away) if low else (away, away)
    pen.text(place, words, fill=colour, font=font)
    return np.asarray(image)


def form() -> Picture:
    page = Image.new("L", (850, 1100), 238)
    pen = ImageDraw.Draw(page)
    for line in range(24):
        words = f"Mustermann, Erika   born {line + 1:02}.07.1961   No. {71_300 + 97 * line}"
        pen.text((70, 60 + 40 * line), words, fill=35, font=ImageFont.load_default(size=20))
    return np.asarray(page.rotate(0.7, Image.Resampling.BICUBIC, fillcolor=238))


WRITTEN: dict[str, Callable[[], Picture]] = {
    "white date": lambda: with_words(skin()),
    "black date": lambda: with_words(skin(), colour=BLACK, low=False),
    "orange date": lambda: with_words(skin(), colour=ORANGE),
    "small date": lambda: with_words(skin(), share=0.025, colour=BLACK),
    "tall date": lambda: with_words(skin(), share=0.09),
    "date on 12 megapixels": lambda: with_words(skin((3000, 4000)), colour=ORANGE),
    "date among hairs": lambda: with_words(hairy(60)),
    "name over ultrasound": lambda: with_words(scan_of_fan(), "MUSTERMANN ERIKA", low=False),
    "name on a radiograph": lambda: with_words(radiograph(), "Novak, Jana 1961", colour=BLACK),
    "form": form,
    "date upwards": lambda: np.rot90(with_words(skin())),
    "date downwards": lambda: np.rot90(with_words(skin()), -1),
}


@pytest.mark.parametrize("kind", WRITTEN)
def test_writing_is_seen(kind: str) -> None:
    picture = WRITTEN[kind]()
    before = picture.copy()
    assert shows_lettering(picture)
    assert np.array_equal(picture, before)


def stored(picture: Picture | NDArray[np.uint16], kind: str) -> bytes:
    file = BytesIO()
    Image.fromarray(picture).save(file, kind)
    return file.getvalue()


WARNING = (
    "a.jpg may have text burned into its pixels (a row of shapes like letters); look at it, and "
    "cover what names anybody, before it is used."
)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_who_imports_is_told_of_writing_in_a_photograph(kind: str) -> None:
    data = stored(with_words(skin()), kind)
    told = clean_image(data, "a.jpg", KEY)
    assert [str(sentence) for sentence in told.warnings] == [WARNING]
    assert clean_image(stored(skin(), kind), "a.jpg", KEY).warnings == ()


def test_writing_in_sixteen_bits_of_grey_is_seen() -> None:
    wide = np.asarray(Image.fromarray(with_words(radiograph(), colour=BLACK)).convert("L"))
    (told,) = clean_here(stored(wide.astype(np.uint16) * 257, "PNG"), "a.jpg", KEY).warnings
    assert told == WARNING


def test_islands_hang_together_at_corners_and_are_measured() -> None:
    mask = np.array(
        [
            [1, 0, 0, 1, 0, 1],
            [0, 1, 0, 1, 1, 1],
            [1, 0, 0, 0, 0, 0],
            [0, 0, 0, 0, 1, 1],
        ],
        bool,
    )
    found = find_islands(mask, np.arange(24, dtype=np.uint8).reshape(4, 6))
    boxes = zip(found.top, found.bottom, found.left, found.right, strict=True)
    assert list(boxes) == [(0, 3, 0, 2), (0, 2, 3, 6), (3, 4, 4, 6)]
    assert found.area.tolist() == [3, 5, 2]
    assert found.total.tolist() == [0 + 7 + 12, 3 + 5 + 9 + 10 + 11, 22 + 23]
    assert found.squares.tolist() == [49 + 144, 9 + 25 + 81 + 100 + 121, 484 + 529]


def test_a_mask_without_islands_has_none() -> None:
    assert len(find_islands(np.zeros((3, 4), bool), np.zeros((3, 4), np.uint8)).area) == 0


TWO_AND_A_HOOK = (
    ".#....#.",
    "#.....#.",
    "......##",
    "#.#.....",
    ".#......",
)


def mask_of(rows: tuple[str, ...]) -> NDArray[np.bool_]:
    return np.array([[sign == "#" for sign in row] for row in rows])


def test_islands_whose_boxes_do_not_fit_are_left_out() -> None:
    mask = mask_of(TWO_AND_A_HOOK)
    values = np.arange(40, dtype=np.uint8).reshape(5, 8)
    found = find_islands(mask, values, lambda top, bottom, left, right: bottom - top == 3)
    assert (found.top.tolist(), found.bottom.tolist()) == ([0], [3])
    assert (found.left.tolist(), found.right.tolist()) == ([6], [8])
    # The pixels 6, 14, 22 and 23.
    assert (found.area.tolist(), found.total.tolist()) == ([4], [65])
    assert found.squares.tolist() == [36 + 196 + 484 + 529]


def test_where_too_few_islands_fit_none_is_measured() -> None:
    mask = mask_of(TWO_AND_A_HOOK)
    values = np.zeros((5, 8), np.uint8)
    found = find_islands(mask, values, lambda top, bottom, left, right: bottom - top == 3, 2)
    assert found.area.tolist() == []


def test_there_are_no_more_islands_than_told_beforehand() -> None:
    # The island at the top left has its tip there, that at the bottom left has two.
    assert most_islands(mask_of(TWO_AND_A_HOOK)) == 4
    assert most_islands(np.zeros((4, 4), np.bool_)) == 0
    assert most_islands(np.ones((4, 4), np.bool_)) == 1
    rng = np.random.default_rng(9)
    for share in (0.05, 0.3, 0.6):
        mask = rng.random((40, 50)) < share
        assert most_islands(mask) >= len(find_islands(mask, np.zeros((40, 50), np.uint8)).area)


def test_sums_in_few_boxes_are_those_in_many() -> None:
    values = np.arange(60 * 60, dtype=np.uint32).reshape(60, 60).astype(np.uint8)
    counted = np.ones((60, 60), np.bool_)
    counted[1, 3] = False
    # 3, 4 and 64, since 63 does not count; 15 (3,599 of a byte) alone.
    boxes = np.array([(0, 2, 3, 5), (59, 60, 59, 60)]).T
    few = sums_in_boxes((boxes[0], boxes[1], boxes[2], boxes[3]), values, counted)
    top, bottom, left, right = (np.repeat(side, 20) for side in boxes)
    many = sums_in_boxes((top, bottom, left, right), values, counted)
    assert [each.tolist() for each in few] == [[3, 1], [71, 15], [9 + 16 + 4_096, 225]]
    assert [each.tolist() for each in many] == [
        [3] * 20 + [1] * 20,
        [71] * 20 + [15] * 20,
        [4_121] * 20 + [225] * 20,
    ]


def test_islands_of_masks_one_behind_the_other_do_not_hang_together() -> None:
    mask = mask_of(TWO_AND_A_HOOK)
    masks = np.stack([mask, np.ones_like(mask), np.zeros_like(mask), mask])
    values = np.arange(160, dtype=np.uint8).reshape(4, 5, 8)

    found = find_islands(masks, values, lambda top, bottom, left, right: bottom - top == 3)

    assert (found.mask.tolist(), found.top.tolist()) == ([0, 3], [0, 0])
    assert found.total.tolist() == [65, 65 + 4 * 120]
    assert most_islands(masks).tolist() == [4, 1, 0, 4]
    assert find_islands(masks, values).mask.tolist() == [0, 0, 0, 1, 3, 3, 3]


def test_pictures_looked_at_together_show_what_each_shows_by_itself() -> None:
    clean = skin((240, 320))
    written = with_words(clean, share=0.08)
    turned = np.ascontiguousarray(np.rot90(written))
    pictures = [clean, written, clean, turned, written[..., 0], clean[..., 0], clean[:4]]

    together = show_lettering([*pictures, *[clean] * 20])

    assert together == [shows_lettering(one) for one in pictures] + [False] * 20
    assert together[:2] == [False, True]
