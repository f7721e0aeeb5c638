"""Shapes of marks as masks of pixels, and masks as runs."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from medannot.domain.annotation.shapes import Brush, Outline, Shape, ShapeKind, bounds

Mask = NDArray[np.bool_]

_MOST_CROSSINGS = 1_000_000
"""Of edges with rows at once, so that memory stays bounded."""


def mask_of(shape: Shape, columns: int, rows: int) -> Mask:
    """Return which pixels of an image lie inside a shape: those whose middle does.

    Args:
        shape: closed; open ones have no inside and give an empty mask.
        columns: of the image.
        rows: of the image.

    Returns:
        (rows, columns).
    """
    return _mask(shape, 0, 0, np.zeros((rows, columns), dtype=np.bool_))


def _mask(shape: Shape, first_column: int, first_row: int, found: Mask) -> Mask:
    """Fill the part of an image that begins at a pixel.

    Everything is reckoned in the image's own place: moved to another, an edge that passes through
    the middle of a pixel may be rounded to its other side.
    """
    if isinstance(shape, Brush):
        return _painted(shape, first_column, first_row, found)
    if shape.kind is ShapeKind.POLYGON:
        return _filled(shape, first_column, first_row, found)
    rows, columns = found.shape
    left, top, right, bottom = bounds(shape)
    across, down = np.arange(columns) + first_column + 0.5, np.arange(rows) + first_row + 0.5
    if shape.kind is ShapeKind.BOX:
        inside = ((across >= left) & (across <= right), (down >= top) & (down <= bottom))
        found[:] = inside[1][:, None] & inside[0][None, :]
    elif shape.kind is ShapeKind.ELLIPSE:
        x = (across - (left + right) / 2) / ((right - left) / 2)
        y = (down - (top + bottom) / 2) / ((bottom - top) / 2)
        found[:] = (x**2)[None, :] + (y**2)[:, None] <= 1
    return found


@dataclass(frozen=True, slots=True)
class Part:
    """The pixels of a shape within the box around it.

    Attributes:
        left, top: of the box, in whole pixels of the image.
        mask: (rows, columns) of the box.
    """

    left: int
    top: int
    mask: Mask

    @property
    def place(self) -> tuple[slice, slice]:
        """Return where the box lies in a picture of the whole image."""
        rows, columns = self.mask.shape
        return slice(self.top, self.top + rows), slice(self.left, self.left + columns)

    @property
    def extent(self) -> tuple[int, int, int, int]:
        """Return left, top, right and bottom of the pixels inside; no area where there are none."""
        across, down = np.flatnonzero(self.mask.any(axis=0)), np.flatnonzero(self.mask.any(axis=1))
        if not across.size:
            return self.left, self.top, self.left, self.top
        right, bottom = self.left + int(across[-1]) + 1, self.top + int(down[-1]) + 1
        return self.left + int(across[0]), self.top + int(down[0]), right, bottom


def part_of(shape: Shape, columns: int, rows: int) -> Part:
    """Return what `mask_of` does, for the box around the shape alone; large images stay quick."""
    first, upper, end, lower = bounds(shape)
    left, top = (
        min(max(math.floor(one), 0), most) for one, most in ((first, columns), (upper, rows))
    )
    right, bottom = (min(math.ceil(one), most) for one, most in ((end, columns), (lower, rows)))
    sides = max(bottom - top, 0), max(right - left, 0)
    return Part(left, top, _mask(shape, left, top, np.zeros(sides, dtype=np.bool_)))


def _painted(shape: Brush, first_column: int, first_row: int, found: Mask) -> Mask:
    rows, columns = found.shape
    inside = np.arange(len(shape.runs)) % 2 == 1
    box = np.repeat(inside, shape.runs).reshape(shape.height, shape.width)
    down, across = shape.top - first_row, shape.left - first_column
    top, left = max(down, 0), max(across, 0)
    bottom, right = min(down + shape.height, rows), min(across + shape.width, columns)
    if bottom > top and right > left:
        part = box[top - down : bottom - down, left - across : right - across]
        found[top:bottom, left:right] = part
    return found


def _filled(shape: Outline, first_column: int, first_row: int, found: Mask) -> Mask:
    """Fill a polygon by the even-odd rule, each pixel by its middle; many edges at once."""
    rows, columns = found.shape
    corners = np.asarray(shape.points, dtype=np.float64)
    ends = np.roll(corners, -1, axis=0)
    crossed = np.zeros((rows, columns + 1), dtype=np.bool_)
    step = max(_MOST_CROSSINGS // max(rows, 1), 1)
    for start in range(0, len(corners), step):
        some = slice(start, start + step)
        row, x = _crossings(corners[some], ends[some], first_row, rows)
        column = np.clip(np.ceil(x - 0.5) - first_column, 0, columns).astype(np.int64)
        # From each crossing on, what was outside is inside and the other way round.
        np.logical_xor.at(crossed, (row, column), True)
    np.logical_xor.accumulate(crossed, axis=1, out=crossed)
    found[:] = crossed[:, :columns]
    return found


def _crossings(
    corners: NDArray[np.float64], ends: NDArray[np.float64], first_row: int, rows: int
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return where edges cross the middles of rows: the rows, from 0, and how far to the right."""
    upper, lower = np.minimum(corners[:, 1], ends[:, 1]), np.maximum(corners[:, 1], ends[:, 1])
    # A row belongs to an edge where its middle lies at the upper end or below, above the lower.
    first = np.clip(np.ceil(upper - 0.5) - first_row, 0, rows).astype(np.int64)
    counts = np.clip(np.ceil(lower - 0.5) - first_row, 0, rows).astype(np.int64) - first
    edge = np.repeat(np.arange(len(corners)), counts)
    row = np.arange(edge.size) - np.repeat(np.cumsum(counts) - counts, counts) + first[edge]
    a, b = corners[edge], ends[edge]
    return row, a[:, 0] + (row + first_row + 0.5 - a[:, 1]) / (b[:, 1] - a[:, 1]) * (
        b[:, 0] - a[:, 0]
    )


def brush_of(mask: Mask) -> Brush | None:
    """Return a mask as a painted shape, kept for the box around it; None where it is empty."""
    down, across = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not down.size:
        return None
    top, bottom, left, right = int(down[0]), int(down[-1]) + 1, int(across[0]), int(across[-1]) + 1
    box = mask[top:bottom, left:right].reshape(-1)
    return Brush(left, top, right - left, bottom - top, runs_of(box))


def runs_of(values: NDArray[np.bool_]) -> tuple[int, ...]:
    """Return lengths of runs of a row of values: outside, inside and so on; the first may be 0."""
    changes = np.flatnonzero(values[1:] != values[:-1]) + 1
    ends = np.concatenate(([0], changes, [values.size]))
    lengths = np.diff(ends).tolist()
    return (0, *lengths) if values.size and values[0] else tuple(lengths)
