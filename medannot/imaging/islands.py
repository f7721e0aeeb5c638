"""Islands of a mask: which of its pixels hang together, and where each island lies."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]


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


def find_islands(mask: NDArray[np.bool_], values: NDArray[np.uint8]) -> Islands:
    """Return the islands of `mask`; pixels that touch at a corner hang together.

    The mask is cut into runs, stretches of one row; runs of neighbouring rows that touch are
    joined. So the work grows with the number of runs, not with the shape of the islands.
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
    area, total, squares = np.zeros((3, count), np.int64)
    np.add.at(area, group, after - first)
    flat = np.where(mask, values, 0).astype(np.int64).ravel()
    for sums, each in ((total, flat), (squares, flat * flat)):
        upto = np.concatenate(([0], np.cumsum(each)))
        start = row * mask.shape[1]
        np.add.at(sums, group, upto[start + after] - upto[start + first])
    return Islands(top, bottom, left, right, area, total, squares)


def _runs(mask: NDArray[np.bool_]) -> tuple[Whole, Whole, Whole]:
    """Return row, first column and column after the last of each run, in reading order."""
    width = mask.shape[1] + 2
    framed = np.zeros((mask.shape[0], width), np.int8)
    framed[:, 1:-1] = mask
    steps = np.diff(framed.ravel())
    first, after = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)
    return first // width, first % width, after % width


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
        low, high = np.sort(np.stack((head[one], head[other])), axis=0)
        apart = low != high
        if not apart.any():
            break
        one, other = one[apart], other[apart]
        np.minimum.at(head, high[apart], low[apart])
        # Each thing then points at the head of its head, until nothing moves.
        while not np.array_equal(shorter := head[head], head):
            head = shorter
    return np.unique(head, return_inverse=True)[1].astype(np.int64)
