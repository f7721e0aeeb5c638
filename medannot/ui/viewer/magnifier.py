"""A magnifying glass over the image: what lies under the pointer, enlarged, in a circle."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from medannot.ui import theme
from medannot.ui.viewer.geometry import Size, View
from medannot.ui.viewer.layers import Mapping
from medannot.ui.viewer.painting import FramePainter
from medannot.ui.viewer.prepared import PreparedFrame
from medannot.ui.viewer.state import ImageState

RADIUS = 110.0
_TIMES = 2.5
_LEAST_SCALE = 1.0
"""The glass shows no pixel of the image smaller than one of the screen."""


class Magnifier:
    """Draws the part under a point again, larger, in the window that is in force."""

    def __init__(self) -> None:
        self._painter = FramePainter()

    def forget(self) -> None:
        """Let go of the frame that was looked at."""
        self._painter.forget()

    def paint(
        self,
        painter: QPainter,
        prepared: PreparedFrame,
        state: ImageState,
        mapping: Mapping,
        at: QPointF,
    ) -> None:
        """Draw the glass about a point of the pane."""
        look = theme.current()
        scale = max(mapping.scale * _TIMES, _LEAST_SCALE)
        x, y = mapping.to_image(at)
        # Whole pixels keep the enlarged part from being drawn anew between two of them.
        corner = QPointF(round(at.x() - RADIUS), round(at.y() - RADIUS))
        box = QRectF(corner.x(), corner.y(), 2 * RADIUS, 2 * RADIUS)
        circle = QPainterPath()
        circle.addEllipse(box)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(circle)
        token = "image_backdrop" if prepared.frame.of_light else "image_backdrop_mono"
        painter.fillRect(box, look.colour(token))
        painter.translate(corner)
        screen = Size(2 * RADIUS, 2 * RADIUS)
        self._painter.paint(painter, prepared, state, View(scale, x, y), screen, sharp=True)
        painter.restore()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in (("image.text_casing", 5.0), ("image.text", 2.0)):
            painter.setPen(QPen(look.colour(colour), width))
            painter.drawPath(circle)
        painter.restore()
