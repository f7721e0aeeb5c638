"""Rows of letters in a picture: whether somebody or something wrote into its pixels."""

import itertools
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from medannot.domain.errors import Sentence
from medannot.imaging.frame import IDENTITY_WINDOW, Frame
from medannot.imaging.islands import (
    Fits,
    Islands,
    Whole,
    find_islands,
    in_enough,
    most_islands,
    runs_in,
    sums_in_boxes,
)
from medannot.imaging.lettering_rows import LETTERS, TALLEST, Glyphs, has_writing
from medannot.imaging.reach import extreme
from medannot.imaging.windowing import render_frame

_MOST_PIXELS = 1 << 20
_PIXELS_TOGETHER = 1 << 19
"""More pixels in one array are too far from the processor to gain by it."""

_COARSER = 3
"""The second look, for tall letters, is at so many times fewer rows and columns."""

_REACH = 17
"""Side of the square in which the brightest and the darkest pixel are told apart."""

_LEAST_CONTRAST = 48
_CLEAR = 4.0
"""Ink stands out by so many standard deviations of the ground around it."""

_EVEN = 0.34
"""Most that the ink of one letter varies, by its contrast; letters have soft edges."""

_HEIGHTS = (6, TALLEST)
_WIDEST = 2.2
"""Most that a letter is wider than it is tall; some hang together."""

_MOST_RUNS = 200_000
"""Ink in more stretches than that is finer than writing, of which a page holds half as many."""


def picture_warnings(frames: Sequence[tuple[Frame, str]]) -> list[tuple[Sentence, ...]]:
    """Return what the person who imports PNG or JPEG files should look at before they are used.

    Args:
        frames: each decoded picture, upright, and what sentences call its file.
    """
    lettered = show_lettering([_shown(frame) for frame, _ in frames])
    return [_warnings(name) if has else () for (_, name), has in zip(frames, lettered, strict=True)]


def _shown(frame: Frame) -> NDArray[np.uint8]:
    # What 8 bits show in the window of all of them is the pixels themselves.
    plain = not frame.monochrome or frame.voi == (IDENTITY_WINDOW,)
    if plain and frame.pixels.dtype == np.uint8:
        return frame.pixels.astype(np.uint8, copy=False)
    return render_frame(frame)


def _warnings(name: str) -> tuple[Sentence, ...]:
    return (
        Sentence(
            "{name} may have text burned into its pixels (a row of shapes like letters); look at "
            "it, and cover what names anybody, before it is used.",
            name=name,
        ),
    )


def shows_lettering(picture: NDArray[np.uint8]) -> bool:
    """Tell whether there is likely to be writing in a picture.

    The picture is looked at in a million pixels at most, and in a ninth of them, where letters are
    6 to 40 pixels tall: as brightness and, where coloured, as blue (yellow and orange date stamps
    stand out there); light on dark and dark on light; upright and turned by a quarter.

    - Ink is what lies nearer to the brightest pixel of a square of 17 than to the darkest, or in
      the highest quarter between them; these two differ by 48 of 255 or more.
    - An island of ink, off the picture's edges, may be a letter if it is 6 to 40 pixels tall, at
      most 2.2 times as wide, of nearly one brightness (its deviation at most 0.34 of its contrast),
      and brighter than the ground around it by 48 or more and by 4 times the deviation of that.
    - Letters are neighbours if the gap is at most their height, if they stand on one line (to a
      tenth of their height), if neither is more than 1.6 times as tall as the other, and if their
      brightness differs by at most a quarter of the contrast.
    - A row is writing if it has at least 4 letters, and one more for each doubling of the islands
      beyond 64, of which some stand in a row by chance; if half of them are equally tall; if three
      fifths of them fill 0.1 to 0.72 of their boxes; if less than three quarters have one shape
      (width to 0.12 of the height, filled share to 0.05); if four fifths of the ink in the row's
      box is theirs; and if the strips above and below it, 0.45 of its height, hold at most 0.12
      ink.
    - Ink in more than 200,000 stretches is finer than any writing and is not looked at.

    So a short mark (L, PA), handwriting, and letters over a ground as uneven as they are bright are
    not seen; tissue, hair, grain and regular patterns are not taken for writing.

    Args:
        picture: (rows, columns), or (rows, columns, 3) red, green, blue; it is not changed.
    """
    return show_lettering([picture])[0]


def show_lettering(pictures: Sequence[NDArray[np.uint8]]) -> list[bool]:
    """Do the work of `shows_lettering` for many pictures, small ones of one size together.

    Of a small picture a step of numpy takes longer to begin than to do.
    """
    found = [False] * len(pictures)
    for places in _alike([picture.shape for picture in pictures]):
        # One by itself may be large, and is not copied.
        only = pictures[places[0]][None] if len(places) == 1 else None
        some = np.stack([pictures[place] for place in places]) if only is None else only
        for place, has in zip(places, _shows(some).tolist(), strict=True):
            found[place] = has
    return found


def _alike(shapes: Sequence[tuple[int, ...]]) -> Iterator[list[int]]:
    """Return the places of shapes that are the same, so many that they stay near the processor."""
    together: dict[tuple[int, ...], list[int]] = {}
    for place, shape in enumerate(shapes):
        together.setdefault(shape, []).append(place)
    for (rows, columns, *_), places in together.items():
        count = max(1, _PIXELS_TOGETHER // max(1, rows * columns))
        yield from (places[start : start + count] for start in range(0, len(places), count))


def _shows(pictures: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Return of each picture whether it shows writing."""
    found = np.zeros(len(pictures), np.bool_)
    for size in _sizes(pictures):
        for planes in _planes(size):
            left = np.flatnonzero(~found)
            if not len(left):
                return found
            found[left] = _have_row(planes if len(left) == len(planes) else planes[left])
    return found


def _sizes(pictures: NDArray[np.uint8]) -> Iterator[NDArray[np.uint8]]:
    rows, columns = pictures.shape[1:3]
    by = max(1.0, (rows * columns / _MOST_PIXELS) ** 0.5)
    if min(rows, columns) < by * _HEIGHTS[0]:
        # Too narrow for letters, and its sides could not be made smaller alike.
        return
    pictures = _smaller(pictures, by)
    yield pictures
    yield _smaller(pictures, _COARSER)


def _smaller(pictures: NDArray[np.uint8], by: float) -> NDArray[np.uint8]:
    if by <= 1:
        return pictures
    rows, columns = pictures.shape[1:3]
    size = (max(1, int(columns / by)), max(1, int(rows / by)))
    smaller = [Image.fromarray(one).resize(size, Image.Resampling.BOX) for one in pictures]
    return np.stack([np.asarray(one) for one in smaller])


def _planes(pictures: NDArray[np.uint8]) -> Iterator[NDArray[np.uint8]]:
    if pictures.ndim == 3:
        yield pictures
        return
    yield np.stack([np.asarray(Image.fromarray(one).convert("L")) for one in pictures])
    yield np.ascontiguousarray(pictures[..., 2])


def _have_row(planes: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Return of each plane whether it holds a row of letters."""
    found = np.zeros(len(planes), np.bool_)
    high, low = extreme(planes, _REACH, np.maximum), extreme(planes, _REACH, np.minimum)
    range_ = high - low
    clear = range_ >= _LEAST_CONTRAST
    if not clear.any():
        return found
    # What is nearer to the brightest pixel around than to the darkest, then what is much nearer.
    for light, part in itertools.product((True, False), (range_ // 2, range_ - range_ // 4)):
        ink = planes > low + part if light else planes < high - part
        ink &= clear
        # What is light on dark in the negative is dark on light in the picture.
        for place, glyphs in _letters(planes if light else ~planes, _fit_for_letters(ink)):
            found[place] = found[place] or has_writing(glyphs)
        if found.all():
            return found
    return found


def _letters(bright: NDArray[np.uint8], ink: NDArray[np.bool_]) -> Iterator[tuple[int, Glyphs]]:
    """Return what may be letters by plane, in each way of writing; nothing of fewer than a row."""
    places = np.flatnonzero(most_islands(ink) >= LETTERS)
    if not len(places):
        return
    if len(places) < len(ink):
        bright, ink = bright[places], ink[places]
    found = find_islands(ink, bright, _of_letters_size(ink.shape[1:]), LETTERS)
    level = found.total / found.area
    uneven = np.sqrt(np.maximum(found.squares / found.area - level**2, 0))
    # The ground is no darker than black: most of what is uneven goes before it is looked at.
    even = in_enough(found.mask, (level >= _LEAST_CONTRAST) & (uneven <= _EVEN * level), LETTERS)
    if not even.any():
        return
    found, level, uneven = found.chosen(even), level[even], uneven[even]
    ground, noise = _ground(bright, ~_thicker(ink), found)
    contrast = level - ground
    good = (contrast >= _LEAST_CONTRAST) & (contrast >= _CLEAR * noise)
    good = in_enough(found.mask, good & (uneven <= _EVEN * contrast), LETTERS)
    for place in np.unique(found.mask[good]).tolist():
        here = good & (found.mask == place)
        for glyphs in _each_way(ink[place], found.chosen(here), level[here], contrast[here]):
            yield int(places[place]), glyphs


def _of_letters_size(shape: tuple[int, ...]) -> Fits:
    """Return what tells which boxes may hold a letter in a picture of that many rows and columns.

    What the picture's edge cuts off stands on one line there without being written.
    """

    def fits(top: Whole, bottom: Whole, left: Whole, right: Whole) -> NDArray[np.bool_]:
        high, wide = bottom - top, right - left
        longer, shorter = np.maximum(high, wide), np.minimum(high, wide)
        good = (longer >= _HEIGHTS[0]) & (shorter <= _HEIGHTS[1])
        good &= longer <= _HEIGHTS[1] * _WIDEST
        good &= (top > 0) & (bottom < shape[0]) & (left > 0) & (right < shape[1])
        return np.asarray(good, np.bool_)

    return fits


def _fit_for_letters(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return ink without that of planes where it is finer than any writing."""
    # A run and the gap behind it take two pixels.
    if ink[0].size > 2 * _MOST_RUNS:
        ink[runs_in(ink) > _MOST_RUNS] = False
    return ink


def _thicker(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return the ink and the pixels beside it, which the edge of a stroke may tinge."""
    thick = ink.copy()
    thick[:, 1:] |= ink[:, :-1]
    thick[:, :-1] |= ink[:, 1:]
    tall = thick.copy()
    thick[..., 1:] |= tall[..., :-1]
    thick[..., :-1] |= tall[..., 1:]
    return thick


def _ground(
    bright: NDArray[np.uint8], bare: NDArray[np.bool_], islands: Islands
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return mean and standard deviation of the bare pixels in and around each island."""
    rows, columns = bright.shape[1:]
    room = 2 + np.maximum(islands.bottom - islands.top, islands.right - islands.left) // 4
    # All planes are one picture here, with boxes that stay within their own plane.
    before = islands.mask * rows
    top, left = np.maximum(islands.top - room, 0), np.maximum(islands.left - room, 0)
    bottom = np.minimum(islands.bottom + room, rows)
    right = np.minimum(islands.right + room, columns)
    boxes = (before + top, before + bottom, left, right)
    flat = (-1, columns)
    count, total, squares = sums_in_boxes(boxes, bright.reshape(flat), bare.reshape(flat))
    enough = count * 4 >= islands.area
    count = np.maximum(count, 1)
    mean = total / count
    spread = np.sqrt(np.maximum(squares / count - mean**2, 0))
    return mean, np.where(enough, spread, np.inf)


def _each_way(
    ink: NDArray[np.bool_],
    islands: Islands,
    level: NDArray[np.float64],
    contrast: NDArray[np.float64],
) -> Iterator[Glyphs]:
    """Return the letters as they stand when written upright, upwards and downwards."""
    high, wide = islands.bottom - islands.top, islands.right - islands.left
    share = islands.area / (high * wide)
    for start, end, base, tall, turned in (
        (islands.left, islands.right, islands.bottom, high, ink),
        (islands.top, islands.bottom, islands.right, wide, ink.T),
        (islands.top, islands.bottom, ink.shape[1] - islands.left, wide, ink.T[::-1]),
    ):
        fits = (tall >= _HEIGHTS[0]) & (tall <= _HEIGHTS[1]) & (end - start <= _WIDEST * tall)
        order = np.flatnonzero(fits)
        yield Glyphs(
            start[order],
            end[order],
            base[order],
            tall[order],
            level[order],
            contrast[order],
            share[order],
            turned,
        )
