"""The markers of the groups: each colour has a shape, so that neither is needed alone."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from medannot.ui import theme

_SIDES = {"triangle_up": (3, -90.0), "triangle_down": (3, 90.0), "diamond": (4, -90.0)}
_SIDES |= {"square": (4, -45.0), "pentagon": (5, -90.0), "hexagon": (6, 0.0)}
_ARM, _STAR = 0.36, 0.45
"""Half the width of an arm of a plus, and where a star's points meet, as shares of the radius."""

_HOLLOW = 2.0


def paint_marker(
    painter: QPainter,
    centre: QPointF,
    place: int,
    radius: float = 6.0,
    *,
    hollow: bool = False,
) -> None:
    """Paint the marker of the series at a 0-based place, filled or as an outline."""
    colour, shape = theme.current().categorical(place)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if hollow:
        pen = QPen(colour, _HOLLOW)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius -= _HOLLOW / 2
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
    corners = _corners(shape)
    if corners:
        size = radius * 1.2
        points = [QPointF(centre.x() + size * x, centre.y() + size * y) for x, y in corners]
        painter.drawPolygon(QPolygonF(points))
    else:
        side = 2 * radius
        painter.drawEllipse(QRectF(centre.x() - radius, centre.y() - radius, side, side))
    painter.restore()


def _corners(shape: str) -> Sequence[tuple[float, float]]:
    """Return the corners of a shape around a centre, at most 1 away; none of a circle."""
    if shape in _SIDES:
        count, start = _SIDES[shape]
        return [_at(start + 360 * corner / count) for corner in range(count)]
    if shape == "star":
        return [_at(-90 + 36 * corner, 1.0 if corner % 2 == 0 else _STAR) for corner in range(10)]
    if shape in {"plus", "cross"}:
        turned = 45.0 if shape == "cross" else 0.0
        arm, inner = math.degrees(math.asin(_ARM)), _ARM * math.sqrt(2)
        corners: list[tuple[float, float]] = []
        for side in range(4):
            middle = turned + 90 * side
            corners += [_at(middle - arm), _at(middle + arm), _at(middle + 45, inner)]
        return corners
    return ()


def _at(degrees: float, distance: float = 1.0) -> tuple[float, float]:
    angle = math.radians(degrees)
    return distance * math.cos(angle), distance * math.sin(angle)
