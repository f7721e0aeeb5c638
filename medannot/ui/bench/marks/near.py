"""Which mark lies under the pointer, quickly however many there are."""

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from medannot.domain.annotation.shapes import (
    Brush,
    Outline,
    Place,
    Shape,
    bounds,
    contains,
    distance_to,
)
from medannot.domain.ids import FindingId
from medannot.ui.bench.marks.edit import edges, handles, nearest_on
from medannot.ui.bench.marks.shown import ShownMark

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in pixels of the image."""

_CELLS = 32
_LARGE = 64
"""A mark that reaches into more cells than this is looked at in every search."""


class MarkIndex:
    """Marks by the cells of a grid over the image.

    Args:
        columns: of the image.
        rows: of the image.
    """

    def __init__(self, columns: int, rows: int) -> None:
        self._side = max(columns, rows, 1) / _CELLS
        self._cells: dict[tuple[int, int], set[FindingId]] = {}
        self._large: set[FindingId] = set()
        self._boxes: dict[FindingId, Box] = {}

    def put(self, mark_id: FindingId, shape: Shape) -> None:
        """Enter a mark, or its new shape."""
        box = bounds(shape)
        if self._boxes.get(mark_id) == box:
            return
        self.drop(mark_id)
        self._boxes[mark_id] = box
        cells = self._reached(box)
        if cells is None:
            self._large.add(mark_id)
        for cell in cells or ():
            self._cells.setdefault(cell, set()).add(mark_id)

    def drop(self, mark_id: FindingId) -> None:
        """Forget a mark."""
        box = self._boxes.pop(mark_id, None)
        if box is None:
            return
        self._large.discard(mark_id)
        for cell in self._reached(box) or ():
            self._cells[cell].discard(mark_id)

    def within(self, box: Box) -> set[FindingId]:
        """Return the marks whose bounds meet a box."""
        cells = self._reached(box)
        if cells is None:
            near: Iterable[FindingId] = self._boxes
        else:
            near = self._large.union(*(self._cells.get(cell, ()) for cell in cells))
        return {mark_id for mark_id in near if _meet(self._boxes[mark_id], box)}

    def _reached(self, box: Box) -> list[tuple[int, int]] | None:
        """Return the cells of a box, or None where they are too many to walk through."""
        if not all(math.isfinite(number) for number in box):
            return None
        left, top, right, bottom = (math.floor(number / self._side) for number in box)
        if (right - left + 1) * (bottom - top + 1) > _LARGE:
            return None
        return [(x, y) for x in range(left, right + 1) for y in range(top, bottom + 1)]


def _meet(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def around(place: Place, reach: float, aspect: float = 1.0) -> Box:
    """Return the box of all that lies within reach of a place."""
    x, y = place
    return x - reach, y - reach / aspect, x + reach, y + reach / aspect


def hit(
    marks: Sequence[ShownMark], place: Place, reach: float, aspect: float = 1.0
) -> ShownMark | None:
    """Return the mark at a place: the one whose line is in reach, else the smallest around it.

    Args:
        marks: in the order in which they are painted; of two lines the upper one is taken.
        place: in pixels of the image.
        reach: in widths of pixels.
        aspect: height of a pixel for a width of 1.
    """
    for mark in reversed(marks):
        if isinstance(mark.shape, Outline) and _line_distance(mark.shape, place, aspect) <= reach:
            return mark
    inside = [mark for mark in reversed(marks) if _is_inside(mark.shape, place)]
    return min(inside, key=lambda mark: _extent(mark.shape), default=None)


def _line_distance(shape: Outline, place: Place, aspect: float) -> float:
    if aspect == 1.0:
        return distance_to(shape, place)
    points = tuple((x, y * aspect) for x, y in shape.points)
    return distance_to(Outline(shape.kind, points), (place[0], place[1] * aspect))


def _extent(shape: Shape) -> float:
    left, top, right, bottom = bounds(shape)
    return (right - left) * (bottom - top)


def _is_inside(shape: Shape, place: Place) -> bool:
    if not isinstance(shape, Brush):
        return contains(shape, place)
    column, row = math.floor(place[0]) - shape.left, math.floor(place[1]) - shape.top
    if not (0 <= column < shape.width and 0 <= row < shape.height):
        return False
    # A painted mark may have a hundred thousand runs; every second one is inside.
    run = np.searchsorted(_ends(shape), row * shape.width + column, side="right")
    return bool(run % 2)


@lru_cache(maxsize=64)
def _ends(shape: Brush) -> NDArray[np.int64]:
    return np.cumsum(np.array(shape.runs, np.int64))


def handle_near(shape: Shape, place: Place, reach: float, aspect: float = 1.0) -> int | None:
    """Return the handle in reach that is nearest to a place, or None."""
    found = [
        (math.hypot(x - place[0], (y - place[1]) * aspect), number)
        for number, (x, y) in enumerate(handles(shape))
    ]
    distance, number = min(found, default=(math.inf, 0))
    return number if distance <= reach else None


def edge_near(
    shape: Shape, place: Place, reach: float, aspect: float = 1.0
) -> tuple[int, Place] | None:
    """Return the nearest edge in reach and the place on it, or None."""
    if not isinstance(shape, Outline):
        return None
    found = [
        (*nearest_on(a, b, place, aspect), number) for number, (a, b) in enumerate(edges(shape))
    ]
    if not found:
        return None
    point, distance, number = min(found, key=lambda entry: entry[1])
    return (number, point) if distance <= reach else None
