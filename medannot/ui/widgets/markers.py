"""The markers of the groups: each colour has a shape, so that neither is needed alone."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from medannot.ui import theme

_SIDES = {"triangle_up": (3, -90.0), "triangle_down": (3, 90.0), "diamond": (4, -90.0)}
_SIDES |= {"square": (4, -45.0), "pentagon": (5, -90.0), "hexagon": (6, 0.0)}


def paint_marker(painter: QPainter, centre: QPointF, place: int, radius: float = 6.0) -> None:
    """Paint the marker of the series at a 0-based place."""
    colour, shape = theme.current().categorical(place)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if shape in _SIDES:
        painter.drawPolygon(_polygon(centre, *_SIDES[shape], radius * 1.2))
    else:
        side = 2 * radius
        painter.drawEllipse(QRectF(centre.x() - radius, centre.y() - radius, side, side))
    painter.restore()


def _polygon(centre: QPointF, corners: int, start: float, radius: float) -> QPolygonF:
    angles = [math.radians(start + 360 * corner / corners) for corner in range(corners)]
    return QPolygonF(
        [
            QPointF(centre.x() + radius * math.cos(angle), centre.y() + radius * math.sin(angle))
            for angle in angles
        ]
    )
