"""Copies of stored values at the size of the screen, so that only those are windowed.

Where the image is shown smaller than it is, stored values are averaged over the area that a
screen pixel covers; where it is shown larger, the visible part is handed over as it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from medannot.ui.viewer.geometry import Placement, Pose, Size

Pixels = NDArray[np.integer[Any]]
Pair = tuple[float, float]
"""Of the rows, of the columns."""

_SMALLEST_LEVEL = 256


@dataclass(frozen=True, slots=True, eq=False)
class Samples:
    """Values to look up and paint.

    Attributes:
        values: (rows, columns) or (rows, columns, 3).
        left: where the painted part begins on the screen, in device pixels.
        top: the same for its upper edge.
        width: device pixels that the values are painted over; equals the columns at 1:1.
        height: the same for the rows.
    """

    values: Pixels
    left: float
    top: float
    width: float
    height: float

    @property
    def one_to_one(self) -> bool:
        """Tell whether each value is one device pixel."""
        rows, columns = self.values.shape[:2]
        return bool(columns == self.width and rows == self.height)


def halvings(pixels: Pixels) -> tuple[Pixels, ...]:
    """Return the image and its copies of half, a quarter … of the size, down to a few hundred."""
    levels = [pixels]
    while min(levels[-1].shape[:2]) >= 2 * _SMALLEST_LEVEL:
        levels.append(_half(levels[-1]))
    return tuple(levels)


def samples(levels: tuple[Pixels, ...], place: Placement, *, sharp: bool) -> Samples | None:
    """Return the values of what is seen, or None where the image lies outside the screen.

    Args:
        levels: what `halvings` made.
        place: what the image covers.
        sharp: averages over the area; else, while something moves, the nearest value.
    """
    if not place.width or not place.height:
        return None
    if is_enlarged(place):
        return _tile(levels[0], place)
    number = level_number(levels, place)
    start, step = _in_level(number, place)
    shrink = _area if sharp else _nearest
    values = shrink(levels[number], start, step, (place.height, place.width))
    return Samples(values, place.left, place.top, place.width, place.height)


def is_enlarged(place: Placement) -> bool:
    """Tell whether a value is shown on more than one device pixel, along one axis at least."""
    return place.step_x < 1 or place.step_y < 1


def level_number(levels: Sequence[Pixels], place: Placement) -> int:
    """Return which of the levels is the smallest that still has a value for each device pixel."""
    return min(int(np.log2(min(place.step_x, place.step_y))), len(levels) - 1)


def rows_seen(number: int, place: Placement) -> tuple[int, int]:
    """Return the first row of a level that is seen, and the one after the last."""
    start, step = _in_level(number, place)
    return int(start[0]), int(np.ceil(start[0] + step[0] * place.height)) + 1


def seen_of(number: int, place: Placement) -> tuple[float, float, float, float]:
    """Return left, top, width and height of the part of a level that is seen."""
    (top, left), (down, across) = _in_level(number, place)
    return left, top, across * place.width, down * place.height


def nearest(level: Pixels, number: int, place: Placement) -> Samples:
    """Return the nearest values of a level, or of a copy of its shape."""
    start, step = _in_level(number, place)
    values = _nearest(level, start, step, (place.height, place.width))
    return Samples(values, place.left, place.top, place.width, place.height)


def _in_level(number: int, place: Placement) -> tuple[Pair, Pair]:
    """Return row and column where the seen part of a level begins, and their steps."""
    factor = 1 << number
    start = place.image_y / factor, place.image_x / factor
    return start, (place.step_y / factor, place.step_x / factor)


def turned(found: Samples, pose: Pose, screen: Size) -> Samples:
    """Return samples as they lie on the screen once the image is mirrored and turned.

    Only what is seen is copied, so that a turn costs the same for an image of any size.

    Args:
        found: as the frame is stored, on a screen that is turned with it.
        pose: how the image stands.
        screen: the true screen, in device pixels.
    """
    if not pose.turns and not pose.flipped:
        return found
    values, left, top = found.values, found.left, found.top
    width, height = found.width, found.height
    across, down = (screen.height, screen.width) if pose.lying else (screen.width, screen.height)
    if pose.flipped:
        values, left = values[:, ::-1], across - left - width
    for _ in range(pose.turns):
        values = np.rot90(values, -1)
        left, top, width, height = down - top - height, left, height, width
        across, down = down, across
    return replace(
        found,
        values=np.ascontiguousarray(values),
        left=left,
        top=top,
        width=width,
        height=height,
    )


def _half(pixels: Pixels) -> Pixels:
    odd = [(0, size % 2) for size in pixels.shape[:2]]
    if any(extra for _, extra in odd):
        pixels = np.pad(pixels, [*odd, (0, 0)][: pixels.ndim], mode="edge")
    total = pixels[0::2, 0::2].astype(np.uint32)
    for row, column in ((0, 1), (1, 0), (1, 1)):
        total += pixels[row::2, column::2]
    total += 2  # half of four, so that the mean is rounded
    total >>= 2
    return total.astype(pixels.dtype)


def _tile(pixels: Pixels, place: Placement) -> Samples:
    rows, columns = pixels.shape[:2]
    first_x, first_y = int(place.image_x), int(place.image_y)
    last_x = min(int(np.ceil(place.image_x + place.width * place.step_x)), columns)
    last_y = min(int(np.ceil(place.image_y + place.height * place.step_y)), rows)
    values = np.ascontiguousarray(
        pixels[first_y : max(last_y, first_y + 1), first_x : max(last_x, first_x + 1)]
    )
    return Samples(
        values,
        left=place.left - (place.image_x - first_x) / place.step_x,
        top=place.top - (place.image_y - first_y) / place.step_y,
        width=values.shape[1] / place.step_x,
        height=values.shape[0] / place.step_y,
    )


def _nearest(pixels: Pixels, start: Pair, step: Pair, shape: tuple[int, int]) -> Pixels:
    rows, columns = (
        np.clip((begin + by * (np.arange(count) + 0.5)).astype(np.intp), 0, limit - 1)
        for begin, by, count, limit in zip(start, step, shape, pixels.shape[:2], strict=True)
    )
    # Rows first, and of these what is seen: the second look-up then walks through memory that
    # lies together. Places are cut to the image above; "clip" only spares the check.
    seen = pixels[rows, columns[0] : columns[-1] + 1]
    return np.ascontiguousarray(seen.take(columns - columns[0], axis=1, mode="clip"))


def _area(pixels: Pixels, start: Pair, step: Pair, shape: tuple[int, int]) -> Pixels:
    if step == (1.0, 1.0) and all(float(begin).is_integer() for begin in start):
        return _nearest(pixels, start, step, shape)
    first_column = int(start[1])
    last_column = int(np.ceil(start[1] + step[1] * shape[1])) + 1
    seen = pixels[:, first_column:last_column]
    rows = _weighted(seen, start[0], step[0], shape[0], axis=0)
    values = _weighted(rows, start[1] - first_column, step[1], shape[1], axis=1)
    values += 0.5
    return values.astype(pixels.dtype)


def _weighted(
    values: Pixels | NDArray[np.float32], start: float, step: float, count: int, *, axis: int
) -> NDArray[np.float32]:
    left = start + step * np.arange(count)
    first = np.floor(left).astype(np.intp)
    shape = [1] * values.ndim
    shape[axis] = count
    total: NDArray[np.float32] | None = None
    for tap in range(int(np.ceil(step)) + 1):
        overlap = np.minimum(left + step, first + tap + 1) - np.maximum(left, first + tap)
        weight = (np.clip(overlap, 0, None) / step).astype(np.float32).reshape(shape)
        place = np.clip(first + tap, 0, values.shape[axis] - 1)
        part = np.take(values, place, axis=axis).astype(np.float32, copy=False) * weight
        total = part if total is None else np.add(total, part, out=total)
    if total is None:
        raise ValueError("an area average needs at least one value")
    return total
