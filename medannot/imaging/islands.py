"""Islands of masks: which of their pixels hang together, and where each island lies.

Masks of one size may come together, one behind the other: what numpy takes to begin a step is more
than the step itself takes for a small picture.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]

Fits = Callable[[Whole, Whole, Whole, Whole], NDArray[np.bool_]]
"""Tells of boxes, by first row, row after the last, first column and column after the last, which
are wanted."""


_PIXELS_A_BOX = 750
"""To sum up one box by itself takes as long as so many pixels of sums over the whole picture."""

Boxes = tuple[Whole, Whole, Whole, Whole]
"""First row, row after the last, first column and column after the last of each box."""


@dataclass(frozen=True, slots=True, eq=False)
class Islands:
    """Every island's box and contents; arrays of one entry for each island.

    Attributes:
        mask: in which of the masks it lies, from 0.
        top: first row.
        bottom: row after the last.
        left: first column.
        right: column after the last.
        area: number of pixels.
        total: sum of the values of its pixels.
        squares: sum of their squares.
    """

    mask: Whole
    top: Whole
    bottom: Whole
    left: Whole
    right: Whole
    area: Whole
    total: Whole
    squares: Whole

    def chosen(self, which: NDArray[np.bool_]) -> "Islands":
        """Return the islands for which `which` is true."""
        return Islands(*(getattr(self, one.name)[which] for one in fields(self)))


def find_islands(
    masks: NDArray[np.bool_], values: NDArray[np.uint8], fits: Fits | None = None, least: int = 0
) -> Islands:
    """Return the islands of masks; pixels that touch at a corner hang together.

    A mask is cut into runs, stretches of one row; runs of neighbouring rows that touch are
    joined. So the work grows with the number of runs, not with the shape of the islands.

    Args:
        masks: (rows, columns), or (masks, rows, columns).
        values: of each pixel.
        fits: only the islands whose boxes it takes are measured and returned.
        least: of a mask where fewer are left, none is.
    """
    rows, columns = masks.shape[-2:]
    line, first, after = _runs(masks)
    group = joined(len(line), *_touching(line, first, after))
    mask, row = np.divmod(line, rows + 1)
    count = int(group.max()) + 1 if len(group) else 0
    within, top, bottom, right = np.zeros((4, count), np.int64)
    left = np.full(count, columns)
    # Of several values for one place the last one stays, and runs come in the order of reading.
    within[group], bottom[group] = mask, row + 1
    top[group[::-1]] = row[::-1]
    np.minimum.at(left, group, first)
    np.maximum.at(right, group, after)
    if fits is not None:
        good = in_enough(within, fits(top, bottom, left, right), least)
        kept = good[group]
        line, first, after = (line - mask)[kept], first[kept], after[kept]
        group = (np.cumsum(good) - 1)[group[kept]]
        within, count = within[good], int(np.count_nonzero(good))
        top, bottom, left, right = top[good], bottom[good], left[good], right[good]
    else:
        line = line - mask
    area, total, squares = np.zeros((3, count), np.int64)
    np.add.at(area, group, after - first)
    # The pixels of the runs alone, one behind the other: islands are mostly few.
    owner, place = pairs(line * columns + first, line * columns + after)
    each = values.ravel()[place].astype(np.int64)
    np.add.at(total, group[owner], each)
    np.add.at(squares, group[owner], each * each)
    return Islands(within, top, bottom, left, right, area, total, squares)


def in_enough(mask: Whole, good: NDArray[np.bool_], least: int) -> NDArray[np.bool_]:
    """Return which of the good ones lie in a mask with no fewer of them than `least`."""
    if not good.any():
        return good
    many = np.bincount(mask[good], minlength=int(mask.max()) + 1)
    return np.asarray(good & (many[mask] >= least), np.bool_)


def most_islands(masks: NDArray[np.bool_]) -> Whole:
    """Return a number that the islands of a mask do not exceed, at a tenth of counting them.

    The first pixel of an island, in the order of reading, has none before it in its row, nor among
    the three above it. Other pixels may be so too, at the tips of an island.

    Args:
        masks: (..., rows, columns).

    Returns:
        (...), a number for each mask.
    """
    flat, width = _framed(masks)
    before = flat[width - 1 : -1] | flat[:-width]
    before |= flat[1 : 1 - width]
    before[1:] |= flat[: -width - 1]
    return _in_each(flat[width:] > before, masks, width)


def runs_in(masks: NDArray[np.bool_]) -> Whole:
    """Count the stretches of rows that each mask is made of; shapes are those of `most_islands`."""
    flat, width = _framed(masks)
    # What lies between two rows is empty: nothing begins at its first pixel.
    return _in_each(flat[width:] > flat[width - 1 : -1], masks, width)


def _in_each(of_frame: NDArray[np.bool_], masks: NDArray[np.bool_], width: int) -> Whole:
    """Count what is true in each mask of all that follows the first, empty row of the frame."""
    each = of_frame.reshape(-1, (masks.shape[-2] + 1) * width)
    # One by one: numpy counts along an axis many times as slowly.
    counts = [np.count_nonzero(one) for one in each]
    return np.array(counts, np.int64).reshape(masks.shape[:-2])


def _framed(masks: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], int]:
    """Return masks row behind row with nothing above, beside and between them; and a row's length.

    A row of nothing comes first, and one behind each mask.
    """
    rows, columns = masks.shape[-2:]
    width = columns + 2
    framed = np.zeros(((masks.size // max(rows * columns, 1)) * (rows + 1) + 1, width), np.bool_)
    inner = framed[1:].reshape(*masks.shape[:-2], rows + 1, width)
    inner[..., :-1, 1:-1] = masks
    return framed.ravel(), width


def _runs(masks: NDArray[np.bool_]) -> tuple[Whole, Whole, Whole]:
    """Return line, first column and column after the last of each run, in reading order.

    Lines are rows of all masks, with an empty one behind each mask.
    """
    flat, width = _framed(masks)
    # Where one pixel differs from the next, a run begins or ends, in turns.
    ends = np.flatnonzero(flat[1:] != flat[:-1])
    first, after = ends[::2], ends[1::2]
    line = first // width
    before = line * width
    return line - 1, first - before, after - before


def _touching(row: Whole, first: Whole, after: Whole) -> tuple[Whole, Whole]:
    """Return pairs of runs that touch, each run with those of the line above it."""
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


def sums_in_boxes(
    boxes: Boxes, values: NDArray[np.uint8], counted: NDArray[np.bool_]
) -> tuple[Whole, Whole, Whole]:
    """Return number, sum and sum of squares of the values in each box that are counted.

    Each must stay below 2**32.
    """
    if len(boxes[0]) * _PIXELS_A_BOX < values.size:
        return _box_by_box(boxes, values, counted)
    wide = np.where(counted, values, 0).astype(np.uint32)
    count = _from_upto(boxes, counted.astype(np.uint32))
    return count, _from_upto(boxes, wide), _from_upto(boxes, wide * wide)


def _box_by_box(
    boxes: Boxes, values: NDArray[np.uint8], counted: NDArray[np.bool_]
) -> tuple[Whole, Whole, Whole]:
    sums = np.zeros((3, len(boxes[0])), np.int64)
    sides = zip(*(side.tolist() for side in boxes), strict=True)
    for place, (top, bottom, left, right) in enumerate(sides):
        inside = values[top:bottom, left:right][counted[top:bottom, left:right]].astype(np.int64)
        sums[:, place] = len(inside), np.add.reduce(inside), np.dot(inside, inside)
    return sums[0], sums[1], sums[2]


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
