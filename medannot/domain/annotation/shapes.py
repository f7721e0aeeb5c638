"""Shapes of marks, in pixels of an image's frame of reference.

The frame of reference is the image as it is first shown, its EXIF orientation applied: x to the
right and y down, (0, 0) the outer corner of the first pixel, so that the first pixel's middle is
(0.5, 0.5). Zoom, turning, mirroring and windowing of a view change nothing here.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

Place = tuple[float, float]


class ShapeKind(StrEnum):
    """How a mark is drawn."""

    POINT = "point"
    BOX = "box"
    ELLIPSE = "ellipse"
    POLYGON = "polygon"
    FREEHAND = "freehand"
    POLYLINE = "polyline"
    DISTANCE = "distance"
    BRUSH = "brush"


LEAST_POINTS = {
    ShapeKind.POINT: 1,
    ShapeKind.BOX: 2,
    ShapeKind.ELLIPSE: 2,
    ShapeKind.POLYGON: 3,
    ShapeKind.FREEHAND: 2,
    ShapeKind.POLYLINE: 2,
    ShapeKind.DISTANCE: 2,
}
"""Points that each kind needs; box and ellipse are given by two opposite corners of their box."""

_EXACT = frozenset({ShapeKind.POINT, ShapeKind.BOX, ShapeKind.ELLIPSE, ShapeKind.DISTANCE})
CLOSED = frozenset({ShapeKind.BOX, ShapeKind.ELLIPSE, ShapeKind.POLYGON, ShapeKind.BRUSH})
"""Kinds that have an inside."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A shape given by points."""

    kind: ShapeKind
    points: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Brush:
    """A mask painted by brush and eraser, kept for the box around it.

    Attributes:
        left, top, width, height: the box, in whole pixels.
        runs: lengths of runs over the box, row after row: outside, inside, outside, and so on,
            beginning with outside, which may be 0; they sum up to width times height.
    """

    left: int
    top: int
    width: int
    height: int
    runs: tuple[int, ...]

    @property
    def kind(self) -> ShapeKind:
        """Return that it is painted."""
        return ShapeKind.BRUSH

    @property
    def area(self) -> int:
        """Return how many pixels are inside."""
        return sum(self.runs[1::2])


Shape = Outline | Brush


class ShapeFault(StrEnum):
    """What is wrong with a shape."""

    NOT_A_NUMBER = "not_a_number"
    TOO_FEW_POINTS = "too_few_points"
    TOO_MANY_POINTS = "too_many_points"
    NO_EXTENT = "no_extent"
    OUTSIDE = "outside"
    CROSSES_ITSELF = "crosses_itself"
    BAD_RUNS = "bad_runs"


def faults(shape: Shape, columns: int, rows: int) -> tuple[ShapeFault, ...]:
    """Return what is wrong with a shape on an image of this size, the gravest first."""
    if isinstance(shape, Brush):
        return tuple(_brush_faults(shape, columns, rows))
    return tuple(_outline_faults(shape, columns, rows))


def _brush_faults(shape: Brush, columns: int, rows: int) -> Iterator[ShapeFault]:
    whole = shape.width * shape.height
    if min(shape.runs, default=-1) < 0 or sum(shape.runs) != whole or min(shape.width, 0) < 0:
        yield ShapeFault.BAD_RUNS
        return
    if not shape.area:
        yield ShapeFault.NO_EXTENT
    left, top, right, bottom = bounds(shape)
    if left < 0 or top < 0 or right > columns or bottom > rows:
        yield ShapeFault.OUTSIDE


def _outline_faults(shape: Outline, columns: int, rows: int) -> Iterator[ShapeFault]:
    if not all(math.isfinite(number) for point in shape.points for number in point):
        yield ShapeFault.NOT_A_NUMBER
        return
    least = LEAST_POINTS[shape.kind]
    if len(shape.points) < least:
        yield ShapeFault.TOO_FEW_POINTS
        return
    if shape.kind in _EXACT and len(shape.points) > least:
        yield ShapeFault.TOO_MANY_POINTS
    left, top, right, bottom = bounds(shape)
    flat = left == right, top == bottom
    if shape.kind is not ShapeKind.POINT and (any(flat) if shape.kind in CLOSED else all(flat)):
        yield ShapeFault.NO_EXTENT
    if left < 0 or top < 0 or right > columns or bottom > rows:
        yield ShapeFault.OUTSIDE
    if shape.kind is ShapeKind.POLYGON and crosses_itself(shape.points):
        yield ShapeFault.CROSSES_ITSELF


def bounds(shape: Shape) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom."""
    if isinstance(shape, Brush):
        return shape.left, shape.top, shape.left + shape.width, shape.top + shape.height
    across, down = zip(*shape.points, strict=True)
    return min(across), min(down), max(across), max(down)


def within(shape: Outline, columns: int, rows: int) -> Outline:
    """Return a shape whose points outside the image are brought to its nearest edge."""
    points = tuple((min(max(x, 0.0), columns), min(max(y, 0.0), rows)) for x, y in shape.points)
    return Outline(shape.kind, points)


def moved(shape: Shape, right: float, down: float) -> Shape:
    """Return a shape elsewhere; a painted one moves by whole pixels."""
    if isinstance(shape, Brush):
        left, top = shape.left + round(right), shape.top + round(down)
        return Brush(left, top, shape.width, shape.height, shape.runs)
    return Outline(shape.kind, tuple((x + right, y + down) for x, y in shape.points))


def crosses_itself(corners: Sequence[Place]) -> bool:
    """Tell whether edges of a polygon meet anywhere but in the corners they share.

    A sweep over the edges sorted by their left end; quick for the polygons that people draw.
    """
    edges = sorted(
        (min(a[0], b[0]), max(a[0], b[0]), place, a, b)
        for place, (a, b) in enumerate(pairwise((*corners, corners[0])))
    )
    last = len(corners) - 1
    for number, (_, right, place, a, b) in enumerate(edges):
        for left, _, other, c, d in edges[number + 1 :]:
            if left > right:
                break
            if abs(place - other) in {1, last}:
                if _doubles_back(a, b, c, d):
                    return True
            elif _meet(a, b, c, d):
                return True
    return False


def _turn(a: Place, b: Place, c: Place) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _between(a: Place, b: Place, c: Place) -> bool:
    """Tell whether a point on the line through two others lies between them."""
    return min(a[0], b[0]) <= c[0] <= max(a[0], b[0]) and min(a[1], b[1]) <= c[1] <= max(a[1], b[1])


def _meet(a: Place, b: Place, c: Place, d: Place) -> bool:
    turns = _turn(a, b, c), _turn(a, b, d), _turn(c, d, a), _turn(c, d, b)
    if turns[0] * turns[1] < 0 and turns[2] * turns[3] < 0:
        return True
    touching = ((turns[0], a, b, c), (turns[1], a, b, d), (turns[2], c, d, a), (turns[3], c, d, b))
    return any(turn == 0 and _between(p, q, r) for turn, p, q, r in touching)


def _doubles_back(a: Place, b: Place, c: Place, d: Place) -> bool:
    """Tell whether two edges that share a corner lie on one another."""
    shared = {a, b} & {c, d}
    if len(shared) != 1:
        return True
    (corner,) = shared
    one, two = (b if a == corner else a), (d if c == corner else c)
    if _turn(corner, one, two) != 0:
        return False
    ahead = (one[0] - corner[0]) * (two[0] - corner[0]) + (one[1] - corner[1]) * (
        two[1] - corner[1]
    )
    return ahead > 0


def contains(shape: Shape, place: Place) -> bool:
    """Tell whether a place lies inside a closed shape; open ones have no inside."""
    x, y = place
    if isinstance(shape, Brush):
        return _is_painted(shape, math.floor(x), math.floor(y))
    if shape.kind not in CLOSED:
        return False
    left, top, right, bottom = bounds(shape)
    if not (left <= x <= right and top <= y <= bottom):
        return False
    if shape.kind is ShapeKind.BOX:
        return True
    if shape.kind is ShapeKind.ELLIPSE:
        across, down = (right - left) / 2, (bottom - top) / 2
        off = ((x - left) / across - 1, (y - top) / down - 1) if across and down else (2.0, 2.0)
        return off[0] ** 2 + off[1] ** 2 <= 1
    return _is_inside(shape.points, x, y)


def _is_inside(corners: Sequence[Place], x: float, y: float) -> bool:
    inside = False
    for (ax, ay), (bx, by) in pairwise((*corners, corners[0])):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            inside = not inside
    return inside


def _is_painted(shape: Brush, column: int, row: int) -> bool:
    column, row = column - shape.left, row - shape.top
    if not (0 <= column < shape.width and 0 <= row < shape.height):
        return False
    wanted, inside = row * shape.width + column, False
    for run in shape.runs:
        if wanted < run:
            return inside
        wanted, inside = wanted - run, not inside
    return False


def distance_to(shape: Outline, place: Place) -> float:
    """Return how far a place lies from a shape's line, in pixels."""
    if shape.kind is ShapeKind.POINT:
        return math.dist(shape.points[0], place)
    if shape.kind is ShapeKind.ELLIPSE:
        return _to_ellipse(shape, place)
    return min(_to_edge(a, b, place) for a, b in pairwise(_corners(shape)))


def _corners(shape: Outline) -> tuple[Place, ...]:
    if shape.kind is ShapeKind.BOX:
        left, top, right, bottom = bounds(shape)
        return (left, top), (right, top), (right, bottom), (left, bottom), (left, top)
    return (*shape.points, shape.points[0]) if shape.kind in CLOSED else shape.points


def _to_edge(a: Place, b: Place, place: Place) -> float:
    long = (b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2
    if not long:
        return math.dist(a, place)
    share = ((place[0] - a[0]) * (b[0] - a[0]) + (place[1] - a[1]) * (b[1] - a[1])) / long
    share = min(max(share, 0.0), 1.0)
    return math.dist((a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])), place)


def _to_ellipse(shape: Outline, place: Place) -> float:
    """Return the distance to the ellipse's line along the ray from its middle: near it, exact."""
    left, top, right, bottom = bounds(shape)
    across, down = (right - left) / 2, (bottom - top) / 2
    x, y = place[0] - (left + right) / 2, place[1] - (top + bottom) / 2
    away = math.hypot(x / across, y / down) if across and down else 0.0
    return math.hypot(x, y) * abs(1 - 1 / away) if away else min(across, down)
