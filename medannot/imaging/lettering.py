"""Rows of letters in a picture: whether somebody or something wrote into its pixels."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

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
    joined,
    most_islands,
    pairs,
    runs_in,
    sums_in_boxes,
)
from medannot.imaging.reach import extreme
from medannot.imaging.windowing import render_frame

_MOST_PIXELS = 1 << 20
_COARSER = 3
"""The second look, for tall letters, is at so many times fewer rows and columns."""

_REACH = 17
"""Side of the square in which the brightest and the darkest pixel are told apart."""

_LEAST_CONTRAST = 48
_CLEAR = 4.0
"""Ink stands out by so many standard deviations of the ground around it."""

_EVEN = 0.34
"""Most that the ink of one letter varies, by its contrast; letters have soft edges."""

_ALIKE = 0.25
"""Most that the ink of neighbours differs, by their contrast."""

_HEIGHTS = (6, 40)
_WIDEST = 2.2
"""Most that a letter is wider than it is tall; some hang together."""

_LETTERS = 4
_INK_SHARE = (0.1, 0.72)
"""Least and most of its box that a letter fills; a disc fills more, and so does a brick."""

_SAME_SHAPE = 0.75
"""Share of the letters that may not have one shape; a pattern repeats itself."""

_LEVEL = 0.5
"""Least share of the letters that are as tall as one of them."""

_OWN_INK = 0.8
"""Least share of the ink in the box of a row that belongs to its letters."""

_MARGIN = 0.45
"""Height of the strips above and below a row, by the height of its letters."""

_FREE = 0.12
"""Most of these strips that is ink."""

_MOST_RUNS = 200_000
"""Ink in more stretches than that is finer than writing, of which a page holds half as many."""

_MOST_ROWS = 100
_LONGEST = 200
"""So many rows and so many letters of each are looked at, however many there are."""


@dataclass(frozen=True, slots=True, eq=False)
class _Glyphs:
    """What may be letters, along the direction of writing; one entry each.

    Attributes:
        start: where each begins, in the direction of writing.
        end: where it ends.
        base: the line it stands on.
        tall: its height.
        level: brightness of its ink.
        contrast: how much its ink is brighter than its ground.
        share: share of its box that is ink.
        ink: the ink of the whole picture, turned so that its rows are rows of writing.
    """

    start: Whole
    end: Whole
    base: Whole
    tall: Whole
    level: NDArray[np.float64]
    contrast: NDArray[np.float64]
    share: NDArray[np.float64]
    ink: NDArray[np.bool_]


def picture_warnings(frame: Frame, name: str) -> tuple[Sentence, ...]:
    """Return what the person who imports a PNG or JPEG should look at before it is used.

    Args:
        frame: the decoded picture, upright.
        name: what sentences call the file.
    """
    # What 8 bits show in the window of all of them is the pixels themselves.
    plain = not frame.monochrome or frame.voi == (IDENTITY_WINDOW,)
    if plain and frame.pixels.dtype == np.uint8:
        pixels = frame.pixels.astype(np.uint8, copy=False)
    else:
        pixels = render_frame(frame)
    if not shows_lettering(pixels):
        return ()
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
    return any(_has_row(plane) for size in _sizes(picture) for plane in _planes(size))


def _sizes(picture: NDArray[np.uint8]) -> Iterator[NDArray[np.uint8]]:
    rows, columns = picture.shape[:2]
    by = max(1.0, (rows * columns / _MOST_PIXELS) ** 0.5)
    if min(rows, columns) < by * _HEIGHTS[0]:
        # Too narrow for letters, and its sides could not be made smaller alike.
        return
    picture = _smaller(picture, by)
    yield picture
    yield _smaller(picture, _COARSER)


def _smaller(picture: NDArray[np.uint8], by: float) -> NDArray[np.uint8]:
    if by <= 1:
        return picture
    size = (max(1, int(picture.shape[1] / by)), max(1, int(picture.shape[0] / by)))
    return np.asarray(Image.fromarray(picture).resize(size, Image.Resampling.BOX))


def _planes(picture: NDArray[np.uint8]) -> Iterator[NDArray[np.uint8]]:
    if picture.ndim == 2:
        yield picture
        return
    yield np.asarray(Image.fromarray(picture).convert("L"))
    yield np.ascontiguousarray(picture[..., 2])


def _has_row(plane: NDArray[np.uint8]) -> bool:
    high, low = extreme(plane, _REACH, np.maximum), extreme(plane, _REACH, np.minimum)
    range_ = high - low
    clear = range_ >= _LEAST_CONTRAST
    if not clear.any():
        return False
    # What is light on dark in the negative is dark on light in the picture.
    return any(
        _is_writing(glyphs, row)
        for bright, darkest in ((plane, low), (~plane, ~high))
        for ink in _inks(bright, darkest, range_, clear)
        for glyphs in _letters(bright, ink)
        for row in _rows(glyphs)
    )


def _letters(bright: NDArray[np.uint8], ink: NDArray[np.bool_]) -> Iterator[_Glyphs]:
    """Return what may be letters in each way of writing; where fewer than a row is, nothing."""
    if most_islands(ink) < _LETTERS:
        return
    found = find_islands(ink, bright, _of_letters_size(ink.shape), _LETTERS)
    if len(found.area) < _LETTERS:
        return
    level = found.total / found.area
    uneven = np.sqrt(np.maximum(found.squares / found.area - level**2, 0))
    # The ground is no darker than black: most of what is uneven goes before it is looked at.
    even = (level >= _LEAST_CONTRAST) & (uneven <= _EVEN * level)
    found, level, uneven = found.chosen(even), level[even], uneven[even]
    if len(found.area) < _LETTERS:
        return
    ground, noise = _ground(bright, ~_thicker(ink), found)
    contrast = level - ground
    good = (contrast >= _LEAST_CONTRAST) & (contrast >= _CLEAR * noise)
    good &= uneven <= _EVEN * contrast
    if np.count_nonzero(good) >= _LETTERS:
        yield from _each_way(ink, found.chosen(good), level[good], contrast[good])


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


def _inks(
    bright: NDArray[np.uint8],
    low: NDArray[np.uint8],
    range_: NDArray[np.uint8],
    clear: NDArray[np.bool_],
) -> Iterator[NDArray[np.bool_]]:
    """Return what is nearer to the brightest pixel around than to the darkest, then much nearer."""
    for part in (range_ // 2, range_ - range_ // 4):
        ink = bright > low + part
        ink &= clear
        # A run and the gap behind it take two pixels.
        if ink.size <= 2 * _MOST_RUNS or runs_in(ink) <= _MOST_RUNS:
            yield ink


def _thicker(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return the ink and the pixels beside it, which the edge of a stroke may tinge."""
    thick = ink.copy()
    thick[1:] |= ink[:-1]
    thick[:-1] |= ink[1:]
    tall = thick.copy()
    thick[:, 1:] |= tall[:, :-1]
    thick[:, :-1] |= tall[:, 1:]
    return thick


def _ground(
    bright: NDArray[np.uint8], bare: NDArray[np.bool_], islands: Islands
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return mean and standard deviation of the bare pixels in and around each island."""
    room = 2 + np.maximum(islands.bottom - islands.top, islands.right - islands.left) // 4
    top, left = np.maximum(islands.top - room, 0), np.maximum(islands.left - room, 0)
    bottom = np.minimum(islands.bottom + room, bright.shape[0])
    right = np.minimum(islands.right + room, bright.shape[1])
    values = np.where(bare, bright, 0).astype(np.uint32)
    within = partial(sums_in_boxes, (top, bottom, left, right))
    count = within(bare.astype(np.uint32))
    enough = count * 4 >= islands.area
    count = np.maximum(count, 1)
    mean = within(values) / count
    spread = np.sqrt(np.maximum(within(values * values) / count - mean**2, 0))
    return mean, np.where(enough, spread, np.inf)


def _each_way(
    ink: NDArray[np.bool_],
    islands: Islands,
    level: NDArray[np.float64],
    contrast: NDArray[np.float64],
) -> Iterator[_Glyphs]:
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
        yield _Glyphs(
            start[order],
            end[order],
            base[order],
            tall[order],
            level[order],
            contrast[order],
            share[order],
            turned,
        )


def _rows(glyphs: _Glyphs) -> Iterator[Whole]:
    """Return the longest rows of letters, each as the letters' numbers in the order of reading."""
    count = len(glyphs.start)
    # In a crowd of islands some stand in a row by chance.
    least = max(_LETTERS, round(math.log2(max(count, 1))) - 2)
    if count < least:
        return
    group = joined(count, *_neighbours(glyphs))
    sizes = np.bincount(group)
    order = np.lexsort((glyphs.start, group))
    after = np.cumsum(sizes)
    for one in np.argsort(-sizes, kind="stable")[:_MOST_ROWS]:
        if sizes[one] < least:
            return
        yield order[after[one] - sizes[one] : after[one]][:_LONGEST]


def _neighbours(glyphs: _Glyphs) -> tuple[Whole, Whole]:
    """Return pairs of letters, of which the second may come next after the first."""
    # Letters are sorted by place in bands so high that a neighbour is in this or the next one.
    wide = int(glyphs.end.max()) + _HEIGHTS[1] + 4
    band = glyphs.base // _HEIGHTS[1] + 1
    key = band * wide + glyphs.start
    order = np.argsort(key, kind="stable")
    room = np.maximum(3, glyphs.tall)
    found = []
    for step in (-1, 0, 1):
        line = (band + step) * wide
        first = np.searchsorted(key[order], line + glyphs.end - 1)
        after = np.searchsorted(key[order], line + glyphs.end + room, side="right")
        one, place = pairs(first, after)
        found.append((one, order[place]))
    one, other = (np.concatenate(each) for each in zip(*found, strict=True))
    tall, tall_other = glyphs.tall[one], glyphs.tall[other]
    near = np.abs(glyphs.base[other] - glyphs.base[one]) <= np.maximum(1, np.rint(tall * 0.1))
    near &= (tall_other * 1.6 >= tall) & (tall_other <= tall * 1.6)
    near &= np.abs(glyphs.level[other] - glyphs.level[one]) <= _ALIKE * glyphs.contrast[one]
    return one[near], other[near]


def _is_writing(glyphs: _Glyphs, row: Whole) -> bool:
    count = len(row)
    share, tall = glyphs.share[row], glyphs.tall[row]
    hollow = (share >= _INK_SHARE[0]) & (share <= _INK_SHARE[1])
    if hollow.sum() < max(_LETTERS - 1, count * 0.6):
        return False
    as_tall = np.abs(tall[:, None] - tall) <= np.maximum(1, tall * 0.12)
    if as_tall.mean(axis=0).max() < _LEVEL:
        return False
    width = (glyphs.end - glyphs.start)[row]
    same = np.abs(width[:, None] - width) <= max(1, np.median(tall) * 0.12)
    same &= np.abs(share[:, None] - share) <= 0.05
    if same.mean(axis=0).max() >= _SAME_SHAPE:
        return False
    return _stands_free(glyphs, row)


def _stands_free(glyphs: _Glyphs, row: Whole) -> bool:
    """Tell whether the strips above and below a row are all but free of ink.

    Lines of writing keep a distance; bricks, dots and grain go on above and below.
    """
    left, right = int(glyphs.start[row].min()), int(glyphs.end[row].max())
    top = int((glyphs.base - glyphs.tall)[row].min())
    base = int(np.median(glyphs.base[row]))
    margin = max(2, round(float(np.median(glyphs.tall[row])) * _MARGIN))
    own = (glyphs.share * glyphs.tall * (glyphs.end - glyphs.start))[row].sum()
    if own < _OWN_INK * glyphs.ink[top : int(glyphs.base[row].max()), left:right].sum():
        return False
    above = glyphs.ink[max(top - margin, 0) : max(top, 0), left:right]
    below = glyphs.ink[base + 1 : base + 1 + margin, left:right]
    return all(strip.size == 0 or strip.mean() <= _FREE for strip in (above, below))
