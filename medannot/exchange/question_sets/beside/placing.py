"""From the numbers that a source writes to a shape in the image's frame of reference."""

import math
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from medannot.domain.annotation.shapes import Outline, Place, Shape, ShapeKind
from medannot.domain.question_beside import shape_id, shape_text
from medannot.exchange.question_sets.values import DraftMark, RowRefused
from medannot.imaging.limits import MAX_FRAME_PIXELS
from medannot.imaging.masks import brush_of

_KINDS = {"box": ShapeKind.BOX, "polygon": ShapeKind.POLYGON}
_LYING = frozenset({5, 6, 7, 8})
"""EXIF orientations under which rows and columns change places."""

_POINTS: Mapping[int, Callable[[float, float, float, float], Place]] = {
    1: lambda x, y, _w, _h: (x, y),
    2: lambda x, y, w, _h: (w - x, y),
    3: lambda x, y, w, h: (w - x, h - y),
    4: lambda x, y, _w, h: (x, h - y),
    5: lambda x, y, _w, _h: (y, x),
    6: lambda x, y, _w, h: (h - y, x),
    7: lambda x, y, w, h: (h - y, w - x),
    8: lambda x, y, w, _h: (y, w - x),
}
_PIXELS: Mapping[int, Callable[[NDArray[Any]], NDArray[Any]]] = {
    1: lambda values: values,
    2: lambda values: values[:, ::-1],
    3: lambda values: values[::-1, ::-1],
    4: lambda values: values[::-1],
    5: lambda values: values.T,
    6: lambda values: values[::-1].T,
    7: lambda values: values[::-1, ::-1].T,
    8: lambda values: values[:, ::-1].T,
}


@lru_cache(maxsize=512)
def placed(mark: DraftMark, columns: int, rows: int, orientation: int) -> tuple[str, str]:
    """Return id and text of a mark's shape on an image.

    Args:
        mark: in the file's own pixels, or in those of the frame that it names.
        columns: of the image in its frame of reference.
        rows: the same.
        orientation: EXIF orientation that leads from the file's pixels there.

    Raises:
        RowRefused: it does not lie on the image, or covers nothing.
    """
    text = shape_text(shape_on(mark, columns, rows, orientation))
    return shape_id(text), text


def file_size(columns: int, rows: int, orientation: int) -> tuple[int, int]:
    """Return columns and rows of an image's file, before its EXIF orientation turns it upright."""
    return (rows, columns) if orientation in _LYING else (columns, rows)


def shape_on(mark: DraftMark, columns: int, rows: int, orientation: int) -> Shape:
    """Return a mark's shape on an image; see `placed`.

    Raises:
        RowRefused: it does not lie on the image, or covers nothing.
    """
    wide, high = file_size(columns, rows, orientation)
    if mark.kind == "mask":
        return _painted(mark, wide, high, orientation)
    across = wide / mark.width if mark.width else 1.0
    down = high / mark.height if mark.height else 1.0
    numbers = iter(mark.numbers)
    points = [
        (x * across, y * down) for x, y in zip(numbers, numbers, strict=True)
    ]  # both sides from one iterator: pairs
    if not all(-1 <= x <= wide + 1 and -1 <= y <= high + 1 for x, y in points):
        raise RowRefused("it reaches beyond its image.")
    upright = [_POINTS[orientation](x, y, wide, high) for x, y in _inside(points, wide, high)]
    kind = _KINDS[mark.kind]
    if kind is ShapeKind.BOX:
        xs, ys = zip(*upright, strict=True)
        upright = [(min(xs), min(ys)), (max(xs), max(ys))]
        if upright[0][0] == upright[1][0] or upright[0][1] == upright[1][1]:
            raise RowRefused("it covers nothing of its image.")
    return Outline(kind, tuple((float(x), float(y)) for x, y in upright))


def _inside(points: Iterable[Place], wide: int, high: int) -> list[Place]:
    """Bring what lies up to a pixel outside, as rounding leaves it, to the edge."""
    return [(min(max(x, 0.0), wide), min(max(y, 0.0), high)) for x, y in points]


def _painted(mark: DraftMark, wide: int, high: int, orientation: int) -> Shape:
    width, height = mark.width or wide, mark.height or high
    if width * height > MAX_FRAME_PIXELS or sum(mark.numbers) > width * height:
        raise RowRefused("its runs do not fit the size of the mask.")
    runs = np.asarray(mark.numbers, dtype=np.int64)
    values = np.zeros(width * height, dtype=np.bool_)
    filled = np.repeat(np.arange(runs.size) % 2 == 1, runs)
    values[: filled.size] = filled
    shaped = values.reshape(height, width) if mark.by_rows else values.reshape(width, height).T
    if (width, height) != (wide, high):
        shaped = _scaled(shaped, wide, high)
    brush = brush_of(np.ascontiguousarray(_PIXELS[orientation](shaped)))
    if brush is None:
        raise RowRefused("it covers nothing of its image.")
    return brush


def _scaled(values: NDArray[np.bool_], wide: int, high: int) -> NDArray[np.bool_]:
    """Return a mask in another size, each pixel as the one at its middle."""
    height, width = values.shape
    down = [min(math.floor((row + 0.5) * height / high), height - 1) for row in range(high)]
    across = [min(math.floor((column + 0.5) * width / wide), width - 1) for column in range(wide)]
    return values[np.ix_(down, across)]
