"""Shapes of marks as masks of pixels, and masks as runs."""

import numpy as np
from numpy.typing import NDArray

from medannot.domain.annotation.shapes import Brush, Outline, Shape, ShapeKind, bounds

Mask = NDArray[np.bool_]


def mask_of(shape: Shape, columns: int, rows: int) -> Mask:
    """Return which pixels of an image lie inside a shape: those whose middle does.

    Args:
        shape: closed; open ones have no inside and give an empty mask.
        columns: of the image.
        rows: of the image.

    Returns:
        (rows, columns).
    """
    if isinstance(shape, Brush):
        return _painted(shape, columns, rows)
    found = np.zeros((rows, columns), dtype=np.bool_)
    if shape.kind is ShapeKind.POLYGON:
        return _filled(shape, found)
    left, top, right, bottom = bounds(shape)
    across, down = np.arange(columns) + 0.5, np.arange(rows) + 0.5
    if shape.kind is ShapeKind.BOX:
        inside = ((across >= left) & (across <= right), (down >= top) & (down <= bottom))
        found[:] = inside[1][:, None] & inside[0][None, :]
    elif shape.kind is ShapeKind.ELLIPSE:
        x = (across - (left + right) / 2) / ((right - left) / 2)
        y = (down - (top + bottom) / 2) / ((bottom - top) / 2)
        found[:] = (x**2)[None, :] + (y**2)[:, None] <= 1
    return found


def _painted(shape: Brush, columns: int, rows: int) -> Mask:
    inside = np.arange(len(shape.runs)) % 2 == 1
    box = np.repeat(inside, shape.runs).reshape(shape.height, shape.width)
    found = np.zeros((rows, columns), dtype=np.bool_)
    top, left = max(shape.top, 0), max(shape.left, 0)
    bottom, right = min(shape.top + shape.height, rows), min(shape.left + shape.width, columns)
    if bottom > top and right > left:
        part = box[top - shape.top : bottom - shape.top, left - shape.left : right - shape.left]
        found[top:bottom, left:right] = part
    return found


def _filled(shape: Outline, found: Mask) -> Mask:
    """Fill a polygon by the even-odd rule, each pixel by its middle, row by row."""
    rows, columns = found.shape
    corners = np.asarray(shape.points, dtype=np.float64)
    ends = np.roll(corners, -1, axis=0)
    first = max(int(np.floor(corners[:, 1].min())), 0)
    last = min(int(np.ceil(corners[:, 1].max())), rows)
    for row in range(first, last):
        y = row + 0.5
        cut = (corners[:, 1] > y) != (ends[:, 1] > y)
        a, b = corners[cut], ends[cut]
        places = np.sort(a[:, 0] + (y - a[:, 1]) / (b[:, 1] - a[:, 1]) * (b[:, 0] - a[:, 0]))
        for begin, end in zip(places[::2], places[1::2], strict=True):
            left, right = (min(max(int(np.ceil(x - 0.5)), 0), columns) for x in (begin, end))
            found[row, left:right] = True
    return found


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
