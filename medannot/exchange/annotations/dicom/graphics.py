"""Graphics of reports as shapes."""

import math
from collections.abc import Iterator, Sequence

from pydicom.dataset import Dataset

from medannot.domain.annotation.foreign import ForeignMark, SpaceMark
from medannot.domain.annotation.shapes import Outline, Place, Shape, ShapeKind, bounds
from medannot.exchange.annotations.corners import corners_of
from medannot.exchange.annotations.reading import (
    UnreadableError,
    box_of,
    number,
    polygon,
    refuse_many,
    turned,
)
from medannot.imaging.dicom_values import numbers, text

_NEAR = 1e-3
_KINDS = frozenset({"POINT", "MULTIPOINT", "POLYLINE", "POLYGON", "CIRCLE", "ELLIPSE"})


def shapes_of(region: Dataset, *, bounded: bool = False) -> Iterator[Shape]:
    """Yield what an SCOORD item draws; of several points each.

    Args:
        region: the item.
        bounded: whether it says that it is a box around something.

    Raises:
        UnreadableError: its graphic type or its coordinates cannot be read.
    """
    data = numbers(region, "GraphicData")
    if not data or len(data) % 2:
        raise UnreadableError("the coordinates of its region are missing or no pairs.")
    points = [(number(x), number(y)) for x, y in zip(data[::2], data[1::2], strict=True)]
    yield from drawn(text(region, "GraphicType"), points, bounded=bounded)


def drawn(kind: str, points: Sequence[Place], *, bounded: bool = False) -> Iterator[Shape]:
    """Yield the shapes of a graphic type.

    Raises:
        UnreadableError: the type is not known, or needs other points.
    """
    refuse_many(points)
    if kind not in _KINDS:
        raise UnreadableError("its graphic type {kind} is not known.", kind=kind or "–")
    if kind in {"POINT", "MULTIPOINT"}:
        yield from (Outline(ShapeKind.POINT, (point,)) for point in points)
    elif kind == "CIRCLE":
        yield _circle(points)
    elif kind == "ELLIPSE":
        yield _ellipse(points)
    else:
        yield _line(points, closed=kind == "POLYGON", bounded=bounded)


def in_space(region: Dataset, said: ForeignMark) -> SpaceMark:
    """Return what an SCOORD3D item draws, in millimetres.

    Raises:
        UnreadableError: its coordinates cannot be read.
    """
    data = numbers(region, "GraphicData")
    space, kind = text(region, "ReferencedFrameOfReferenceUID"), text(region, "GraphicType")
    if not data or len(data) % 3 or not space:
        raise UnreadableError("the coordinates of its region in space are missing or no triples.")
    if kind not in _KINDS:
        raise UnreadableError("its graphic type {kind} is not known.", kind=kind or "–")
    points = tuple(zip(data[::3], data[1::3], data[2::3], strict=True))
    refuse_many(points)
    return SpaceMark(said, space, kind, points)


def _line(points: Sequence[Place], *, closed: bool, bounded: bool) -> Shape:
    ends = len(points) > 3 and math.dist(points[0], points[-1]) < _NEAR
    if not closed and not ends:
        return Outline(ShapeKind.POLYLINE, tuple(points))
    corners = tuple(points[:-1] if ends else points)
    left, top, right, bottom = bounds(polygon(corners))
    box = box_of(left, top, right, bottom)
    if bounded and set(corners) == set(corners_of(box)):
        return box
    return polygon(corners)


def _circle(points: Sequence[Place]) -> Shape:
    if len(points) != 2:
        raise UnreadableError("a circle needs its middle and a point on it.")
    (x, y), radius = points[0], math.dist(*points)
    return Outline(ShapeKind.ELLIPSE, ((x - radius, y - radius), (x + radius, y + radius)))


def _ellipse(points: Sequence[Place]) -> Shape:
    """Return an ellipse of the ends of its axes; one that lies aslant as a polygon."""
    if len(points) != 4:
        raise UnreadableError("an ellipse needs the ends of both axes.")
    a, b, c, d = points
    if all(_is_level(*axis) for axis in ((a, b), (c, d))):
        left, top, right, bottom = bounds(polygon(points))
        return Outline(ShapeKind.ELLIPSE, ((left, top), (right, bottom)))
    middle = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
    across, down = math.dist(a, b) / 2, math.dist(c, d) / 2
    level = Outline(
        ShapeKind.ELLIPSE,
        ((middle[0] - across, middle[1] - down), (middle[0] + across, middle[1] + down)),
    )
    degrees = math.degrees(math.atan2(b[1] - a[1], b[0] - a[0]))
    return polygon(turned(corners_of(level), middle, degrees))


def _is_level(a: Place, b: Place) -> bool:
    return abs(a[0] - b[0]) < _NEAR or abs(a[1] - b[1]) < _NEAR
