"""Closed shapes as polygons, for formats that know no other."""

import math

from medannot.domain.annotation.shapes import Outline, Place, ShapeKind, bounds

ELLIPSE_CORNERS = 64
"""Corners of the polygon that stands for an ellipse; it misses at most 0.13 % of a half-axis."""


def corners_of(shape: Outline) -> tuple[Place, ...]:
    """Return the corners of a box or polygon, or points along an ellipse or line."""
    left, top, right, bottom = bounds(shape)
    if shape.kind is ShapeKind.BOX:
        return (left, top), (right, top), (right, bottom), (left, bottom)
    if shape.kind is ShapeKind.ELLIPSE:
        x, y, across, down = (left + right) / 2, (top + bottom) / 2, right - left, bottom - top
        turns = (2 * math.pi * n / ELLIPSE_CORNERS for n in range(ELLIPSE_CORNERS))
        return tuple((x + across / 2 * math.cos(t), y + down / 2 * math.sin(t)) for t in turns)
    return shape.points


def tidy(number: float) -> float:
    """Return a coordinate to a thousandth of a pixel, whole numbers whole."""
    near = round(number, 3)
    return int(near) if near == int(near) else near
