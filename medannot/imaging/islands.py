"""Islands of a mask: which of its pixels hang together, and where each island lies."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]

Fits = Callable[[Whole, Whole, Whole, Whole], NDArray[np.bool_]]
"""Tells of boxes, by first row, row after the last, first column and column after the last, which
are wanted."""


_PIXELS_A_BOX = 750
"""To sum one box by itself takes as long as so many pixels of sums over the whole picture."""

Boxes = tuple[Whole, Whole, Whole, Whole]
"""First row, row after the last, first column and column after the last of each box."""


@dataclass(frozen=True, slots=True, eq=False)
class Islands:
    """Every island's box and contents; arrays of one entry for each island.

    Attributes:
        top: first row.
        bottom: row after the last.
        left: first column.
        right: column after the last.
        area: number of pixels.
        total: sum of the values of its pixels.
        squares: sum of their squares.
    """

    top: Whole
    bottom: Whole
    left: Whole
    right: Whole
    area: Whole
    total: Whole
    squares: Whole

    def chosen(self, which: NDArray[np.bool_]) -> "Islands":
        """Return the islands for which `which` is true."""
        return Islands(
            self.top[which],
            self.bottom[which],
            self.left[which],
            self.right[which],
            self.area[which],
            self.total[which],
            self.squares[which],
        )


def find_islands(
    mask: NDArray[np.bool_], values: NDArray[np.uint8], fits: Fits | None = None, least: int = 0
) -> Islands:
    """Return the islands of `mask`; pixels that touch at a corner hang together.

    The mask is cut into runs, stretches of one row; runs of neighbouring rows that touch are
    joined. So the work grows with the number of runs, not with the shape of the islands.

    Args:
        mask: (rows, columns).
        values: of each pixel.
        fits: only the islands whose boxes it takes are measured and returned.
        least: where fewer are left, none is.
    """
    row, first, after = _runs(mask)
    group = joined(len(row), *_touching(row, first, after))
    count = int(group.max()) + 1 if len(group) else 0
    top, left = np.full(count, mask.shape[0]), np.full(count, mask.shape[1])
    bottom, right = np.zeros(count, np.int64), np.zeros(count, np.int64)
    np.minimum.at(top, group, row)
    np.maximum.at(bottom, group, row + 1)
    np.minimum.at(left, group, first)
    np.maximum.at(right, group, after)
    if fits is not None:
        good = fits(top, bottom, left, right)
        count = int(np.count_nonzero(good))
        if count < least:
            good, count = np.zeros_like(good), 0
        kept = good[group]
        row, first, after = row[kept], first[kept], after[kept]
        group = (np.cumsum(good) - 1)[group[kept]]
        top, bottom, left, right = top[good], bottom[good], left[good], right[good]
    area, total, squares = np.zeros((3, count), np.int64)
    np.add.at(area, group, after - first)
    # The pixels of the runs alone, one behind the other: islands are mostly few.
    owner, place = pairs(row * mask.shape[1] + first, row * mask.shape[1] + after)
    each = values.ravel()[place].astype(np.int64)
    np.add.at(total, group[owner], each)
    np.add.at(squares, group[owner], each * each)
    return Islands(top, bottom, left, right, area, total, squares)


def most_islands(mask: NDArray[np.bool_]) -> int:
    """Return a number that the islands of a mask do not exceed, at a tenth of counting them.

    The first pixel of an island, in the order of reading, has none before it in its row, nor among
    the three above it. Other pixels may be so too, at the tips of an island.
    """
    flat, width = _framed(mask)
    before = flat[width - 1 : -1] | flat[:-width]
    before |= flat[1 : 1 - width]
    before[1:] |= flat[: -width - 1]
    return int(np.count_nonzero(flat[width:] > before))


def runs_in(mask: NDArray[np.bool_]) -> int:
    """Count the stretches of its rows that a mask is made of."""
    flat, _ = _framed(mask)
    return int(np.count_nonzero(flat[1:] > flat[:-1]))


def _framed(mask: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], int]:
    """Return a mask row behind row with nothing above it and beside it, and how long a row is."""
    rows, width = mask.shape[0] + 1, mask.shape[1] + 2
    framed = np.zeros((rows, width), np.bool_)
    framed[1:, 1:-1] = mask
    return framed.ravel(), width


def _runs(mask: NDArray[np.bool_]) -> tuple[Whole, Whole, Whole]:
    """Return row, first column and column after the last of each run, in reading order."""
    flat, width = _framed(mask)
    # Where one pixel differs from the next, a run begins or ends, in turns.
    ends = np.flatnonzero(flat[1:] != flat[:-1])
    first, after = ends[::2], ends[1::2]
    row = first // width
    before = row * width
    return row - 1, first - before, after - before


def _touching(row: Whole, first: Whole, after: Whole) -> tuple[Whole, Whole]:
    """Return pairs of runs that touch, each run with those of the row above it."""
    if not len(row):
        return row, row
    # One number orders runs by row and column: rows are set so far apart that none overlap.
    wide = int(after.max()) + 2
    from_run = np.searchsorted(row * wide + after, (row - 1) * wide + first, side="left")
    to_run = np.searchsorted(row * wide + first, (row - 1) * wide + after, side="right")
    return pairs(from_run, to_run)


def pairs(first: Whole, after: Whole) -> tuple[Whole, Whole]:
    """Return each number i beside each of the numbers from first[i] to before after[i]."""
    many = np.maximum(after - first, 0)
    one = np.repeat(np.arange(len(first)), many)
    offset = np.arange(len(one)) - np.repeat(np.cumsum(many) - many, many)
    return one, np.repeat(first, many) + offset


def joined(count: int, one: Whole, other: Whole) -> Whole:
    """Return for each of `count` things the number, from 0, of the group that pairs join it to."""
    head = np.arange(count)
    while True:
        low, high = np.minimum(head[one], head[other]), np.maximum(head[one], head[other])
        apart = low != high
        if not apart.any():
            break
        one, other = one[apart], other[apart]
        np.minimum.at(head, high[apart], low[apart])
        # Each thing then points at the head of its head, until nothing moves.
        while ((shorter := head[head]) != head).any():
            head = shorter
    number = np.cumsum(head == np.arange(count)) - 1
    return np.asarray(number[head], np.int64)


def sums_in_boxes(boxes: Boxes, each: NDArray[np.uint32]) -> Whole:
    """Return the sum of the values in each box; it must stay below 2**32."""
    few = len(boxes[0]) * _PIXELS_A_BOX < each.size
    return _box_by_box(boxes, each) if few else _from_upto(boxes, each)


def _box_by_box(boxes: Boxes, each: NDArray[np.uint32]) -> Whole:
    """Return the sum in each box, box by box."""
    sides = zip(*(side.tolist() for side in boxes), strict=True)
    sums = [each[top:bottom, left:right].sum() for top, bottom, left, right in sides]
    return np.array(sums, np.int64)


def _from_upto(boxes: Boxes, each: NDArray[np.uint32]) -> Whole:
    """Return the sum in each box, from the sums over all that lies above and before each pixel."""
    top, bottom, left, right = boxes
    # Sums over the whole picture run over; their differences, over a small box, do not.
    sums = np.zeros((each.shape[0] + 1, each.shape[1] + 1), np.uint32)
    np.cumsum(each, axis=1, dtype=np.uint32, out=sums[1:, 1:])
    for row in range(1, len(sums)):  # Six times as fast as numpy's sum down the columns.
        sums[row] += sums[row - 1]
    inside = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
    return np.asarray(inside, np.int64)
