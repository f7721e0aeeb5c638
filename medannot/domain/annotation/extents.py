"""How large a marked thing is: lengths on an image whose pixels have a known size.

A line is as long as it was drawn; what has an inside is as large as the greatest distance between
two of its points, which is how a physician measures a lesion with a ruler.
"""

import math
from collections.abc import Iterable
from itertools import pairwise

from medannot.domain.annotation.shapes import Brush, Place, Shape, ShapeKind, bounds

Spacing = tuple[float, float]
"""Height and width of a pixel, in millimetres."""

_LINES = frozenset({ShapeKind.DISTANCE, ShapeKind.POLYLINE, ShapeKind.FREEHAND})


def extent_of(shape: Shape, spacing: Spacing) -> float | None:
    """Return how large a shape is, in millimetres; None for a point, which has no size."""
    down, across = spacing
    if shape.kind is ShapeKind.POINT:
        return None
    if isinstance(shape, Brush):
        return _widest(_scaled(_ends_of_rows(shape), across, down))
    points = _scaled(shape.points, across, down)
    if shape.kind in _LINES:
        return sum(math.dist(a, b) for a, b in pairwise(points))
    if shape.kind is ShapeKind.POLYGON:
        return _widest(points)
    left, top, right, bottom = bounds(shape)
    # Of a box and an ellipse the longer side: its diagonal would measure the frame, not the thing.
    return max((right - left) * across, (bottom - top) * down)


def range_of(shapes: Iterable[Shape], spacing: Spacing) -> tuple[float, float] | None:
    """Return the least and the greatest size among shapes, or None where none has any."""
    found = [one for shape in shapes if (one := extent_of(shape, spacing)) is not None]
    return (min(found), max(found)) if found else None


def _scaled(points: Iterable[Place], across: float, down: float) -> list[Place]:
    return [(x * across, y * down) for x, y in points]


def _ends_of_rows(shape: Brush) -> list[Place]:
    """Return the outer corners of what is painted in each row: the greatest distance joins two."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    place = 0
    for number, run in enumerate(shape.runs):
        if number % 2 and run:
            end = place + run
            for row in range(place // shape.width, (end - 1) // shape.width + 1):
                begin = max(place - row * shape.width, 0)
                stop = min(end - row * shape.width, shape.width)
                first[row] = min(first.get(row, begin), begin)
                last[row] = max(last.get(row, stop), stop)
        place += run
    return [
        (float(column), float(row + edge))
        for ends in (first, last)
        for row, column in ends.items()
        for edge in (0, 1)
    ]


def _widest(points: list[Place]) -> float:
    hull = _hull(points)
    return max((math.dist(a, b) for n, a in enumerate(hull) for b in hull[n + 1 :]), default=0.0)


def _hull(points: list[Place]) -> list[Place]:
    """Return the corners of the convex hull: the farthest two points are among them."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return ordered
    return [*_chain(ordered), *_chain(ordered[::-1])]


def _chain(ordered: list[Place]) -> list[Place]:
    chain: list[Place] = []
    for point in ordered:
        while len(chain) >= 2 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain[:-1]


def _turn(a: Place, b: Place, c: Place) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
