"""Changing the shape of a mark: its handles, its corners, and how it stays on the image."""

import math
from collections.abc import Iterable
from itertools import pairwise

from medannot.domain.annotation.shapes import (
    LEAST_POINTS,
    Brush,
    Outline,
    Place,
    Shape,
    ShapeFault,
    ShapeKind,
    bounds,
    faults,
    within,
)
from medannot.ui.bench.marks.mask import Mask

FRAMED = frozenset({ShapeKind.BOX, ShapeKind.ELLIPSE})
"""Kinds that are changed by the eight handles of their box."""

CORNERED = frozenset({ShapeKind.POLYGON, ShapeKind.POLYLINE, ShapeKind.FREEHAND})
"""Kinds whose corners may be more or fewer."""

_MOST_OF_A_LINE = 48
"""A line drawn with a free hand has no handles where it has more points: there is no room."""

_SIDES = ((0, 0), (1, 0), (2, 0), (2, 1), (2, 2), (1, 2), (0, 2), (0, 1))
"""Handles of a box clockwise from the corner with the least x and y, in halves of its sides."""


def handles(shape: Shape) -> tuple[Place, ...]:
    """Return where a shape is taken hold of; a painted one is changed by the brush alone."""
    if not isinstance(shape, Outline):
        return ()
    if shape.kind is ShapeKind.FREEHAND and len(shape.points) > _MOST_OF_A_LINE:
        return ()
    if shape.kind not in FRAMED:
        return shape.points
    left, top, right, bottom = bounds(shape)
    across, down = (left, (left + right) / 2, right), (top, (top + bottom) / 2, bottom)
    return tuple((across[x], down[y]) for x, y in _SIDES)


def with_handle_at(shape: Outline, handle: int, place: Place) -> Outline:
    """Return a shape with one of its handles elsewhere."""
    if shape.kind not in FRAMED:
        points = list(shape.points)
        points[handle] = place
        return Outline(shape.kind, tuple(points))
    sides = list(bounds(shape))
    x, y = _SIDES[handle]
    if x != 1:
        sides[x] = place[0]
    if y != 1:
        sides[y + 1] = place[1]
    left, right = sorted((sides[0], sides[2]))
    top, bottom = sorted((sides[1], sides[3]))
    return Outline(shape.kind, ((left, top), (right, bottom)))


def edges(shape: Outline) -> tuple[tuple[Place, Place], ...]:
    """Return the edges on which a corner may be added."""
    if shape.kind not in CORNERED:
        return ()
    points = shape.points
    return tuple(pairwise((*points, points[0]) if shape.kind is ShapeKind.POLYGON else points))


def with_corner(shape: Outline, edge: int, place: Place) -> Outline:
    """Return a shape with one more corner, on one of its edges."""
    points = (*shape.points[: edge + 1], place, *shape.points[edge + 1 :])
    return Outline(shape.kind, points)


def without_corner(shape: Outline, corner: int) -> Outline | None:
    """Return a shape with one corner fewer, or None where it needs them all."""
    if shape.kind not in CORNERED or len(shape.points) <= LEAST_POINTS[shape.kind]:
        return None
    return Outline(shape.kind, (*shape.points[:corner], *shape.points[corner + 1 :]))


def held(place: Place, columns: float, rows: float) -> Place:
    """Return a place on the image: itself, or the nearest point of the image's edge."""
    return min(max(place[0], 0.0), float(columns)), min(max(place[1], 0.0), float(rows))


def box_around(shapes: Iterable[Shape]) -> tuple[float, float, float, float]:
    """Return the box around several shapes, at least one."""
    left, top, right, bottom = zip(*(bounds(shape) for shape in shapes), strict=True)
    return min(left), min(top), max(right), max(bottom)


def step_within(
    box: tuple[float, float, float, float], right: float, down: float, columns: int, rows: int
) -> Place:
    """Return how far a box goes: the step ends where it meets the image's edge."""
    across = _kept(right, -box[0], columns - box[2])
    return across, _kept(down, -box[1], rows - box[3])


def copied(shape: Shape, columns: int, rows: int) -> Shape | None:
    """Return a shape as it would lie on an image of this size, or None where nothing would."""
    if isinstance(shape, Brush):
        return Mask.of(shape, columns, rows).brush()
    kept = within(shape, columns, rows)
    return None if {ShapeFault.NO_EXTENT} & set(faults(kept, columns, rows)) else kept


def _kept(step: float, least: float, most: float) -> float:
    # What lies outside already may come back, and goes no further out.
    return min(max(step, min(least, 0.0)), max(most, 0.0))


def nearest_on(a: Place, b: Place, place: Place, aspect: float = 1.0) -> tuple[Place, float]:
    """Return the point of an edge that is nearest to a place, and how far away it is.

    Args:
        a: one end.
        b: the other end.
        place: in pixels of the image, as the ends are.
        aspect: height of a pixel for a width of 1; distances are in widths of pixels.
    """
    dx, dy = b[0] - a[0], (b[1] - a[1]) * aspect
    whole = dx * dx + dy * dy
    across, down = place[0] - a[0], (place[1] - a[1]) * aspect
    share = min(max((across * dx + down * dy) / whole, 0.0), 1.0) if whole else 0.0
    point = a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])
    return point, math.hypot(across - share * dx, down - share * dy)
