"""Rows of what may be letters, and which of these rows are writing."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from medannot.imaging.islands import Whole, joined, pairs

LETTERS = 4
"""Least letters of a row."""

TALLEST = 40
_ALIKE = 0.25
"""Most that the ink of neighbours differs, by their contrast."""

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

_MOST_ROWS = 100
_LONGEST = 200
"""So many rows and so many letters of each are looked at, however many there are."""


@dataclass(frozen=True, slots=True, eq=False)
class Glyphs:
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


def has_writing(glyphs: Glyphs) -> bool:
    """Tell whether some of them stand in a row of writing; see `lettering.shows_lettering`."""
    return any(_is_writing(glyphs, row) for row in _rows(glyphs))


def _rows(glyphs: Glyphs) -> Iterator[Whole]:
    """Return the longest rows of letters, each as the letters' numbers in the order of reading."""
    count = len(glyphs.start)
    # In a crowd of islands some stand in a row by chance.
    least = max(LETTERS, round(math.log2(max(count, 1))) - 2)
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


def _neighbours(glyphs: Glyphs) -> tuple[Whole, Whole]:
    """Return pairs of letters, of which the second may come next after the first."""
    # Letters are sorted by place in bands so high that a neighbour is in this or the next one.
    wide = int(glyphs.end.max()) + TALLEST + 4
    band = glyphs.base // TALLEST + 1
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


def _is_writing(glyphs: Glyphs, row: Whole) -> bool:
    count = len(row)
    share, tall = glyphs.share[row], glyphs.tall[row]
    hollow = (share >= _INK_SHARE[0]) & (share <= _INK_SHARE[1])
    if hollow.sum() < max(LETTERS - 1, count * 0.6):
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


def _stands_free(glyphs: Glyphs, row: Whole) -> bool:
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
