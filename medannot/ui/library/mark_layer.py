"""Marks that came with a question, drawn over its small picture as the viewer draws marks."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen, QPolygonF

from medannot.domain.annotation.shapes import Brush, Outline, Shape, ShapeKind, bounds
from medannot.domain.question_beside import DrawnMark
from medannot.domain.wording import one_line
from medannot.ui import theme
from medannot.ui.widgets.painting import faded

_MOST_MASKS = 64
_FILL = 0.4
"""What lies below a mask is seen."""
_LETTERS = 24


@dataclass(frozen=True, slots=True)
class MarkedImage:
    """The marks of one image.

    Attributes:
        columns, rows: of the image in its frame of reference.
    """

    marks: tuple[DrawnMark, ...]
    columns: int
    rows: int


class MarkLayer:
    """Draws marks; each label has one colour, and its word stands beside the mark."""

    def __init__(self) -> None:
        self._masks: OrderedDict[tuple[Shape, str], QImage] = OrderedDict()
        self._look = theme.Theme("dark")  # marks lie on the image, whatever the theme

    def paint(self, painter: QPainter, box: QRectF, image: MarkedImage) -> None:
        """Draw the marks of an image.

        Args:
            painter: of the widget.
            box: where the image is seen whole.
            image: its marks.
        """
        if not image.columns or not image.rows:
            return
        colours = self._colours(image.marks)
        across, down = box.width() / image.columns, box.height() / image.rows
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in image.marks:
            self._paint_shape(painter, box, (across, down), mark.shape, colours[mark.label])
        painter.setFont(theme.current().font("ui"))
        for mark in image.marks:
            left, top, _right, _bottom = bounds(mark.shape)
            corner = QPointF(box.left() + left * across, box.top() + top * down)
            _paint_label(painter, box, corner, mark.label, colours[mark.label])
        painter.restore()

    def _colours(self, marks: Sequence[DrawnMark]) -> dict[str, QColor]:
        labels = dict.fromkeys(mark.label for mark in marks)
        return {label: self._look.categorical(at % 8)[0] for at, label in enumerate(labels)}

    def _paint_shape(
        self,
        painter: QPainter,
        box: QRectF,
        scale: tuple[float, float],
        shape: Shape,
        colour: QColor,
    ) -> None:
        across, down = scale
        if isinstance(shape, Brush):
            place = QRectF(
                box.left() + shape.left * across,
                box.top() + shape.top * down,
                shape.width * across,
                shape.height * down,
            )
            painter.drawImage(place, self._mask(shape, colour))
            return
        points = [QPointF(box.left() + x * across, box.top() + y * down) for x, y in shape.points]
        for ink, width in ((_casing(), 4.0), (colour, 2.0)):
            painter.setPen(QPen(ink, width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            _draw(painter, shape, points)

    def _mask(self, shape: Brush, colour: QColor) -> QImage:
        key = (shape, colour.name())
        if key not in self._masks:
            self._masks[key] = _tinted(shape, colour)
            if len(self._masks) > _MOST_MASKS:
                self._masks.popitem(last=False)
        return self._masks[key]


def _draw(painter: QPainter, shape: Outline, points: Sequence[QPointF]) -> None:
    if shape.kind is ShapeKind.BOX:
        painter.drawRect(QRectF(points[0], points[1]))
    elif shape.kind is ShapeKind.ELLIPSE:
        painter.drawEllipse(QRectF(points[0], points[1]))
    elif shape.kind is ShapeKind.POLYGON:
        painter.drawPolygon(QPolygonF(points))
    else:
        painter.drawPolyline(QPolygonF(points))


def _casing() -> QColor:
    """Return the dark edge that lines and words of marks have on any image."""
    alpha = float(theme.tokens()["image"]["mark_casing_alpha"])
    return faded(theme.current().colour("image.mark_casing"), alpha)


def _tinted(shape: Brush, colour: QColor) -> QImage:
    """Return a mask as a translucent picture of its own pixels."""
    inside = bytearray(shape.width * shape.height)
    at = 0
    for number, run in enumerate(shape.runs):
        if number % 2:
            inside[at : at + run] = b"\xff" * run
        at += run
    size = shape.width, shape.height
    mask = QImage(bytes(inside), *size, shape.width, QImage.Format.Format_Alpha8).copy()
    tinted = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
    tinted.fill(faded(colour, _FILL))
    painter = QPainter(tinted)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.drawImage(0, 0, mask)
    painter.end()
    return tinted


def _paint_label(
    painter: QPainter, box: QRectF, corner: QPointF, label: str, colour: QColor
) -> None:
    if not label:
        return
    metrics = QFontMetricsF(painter.font())
    words = one_line(label)
    words = words if len(words) <= _LETTERS else f"{words[: _LETTERS - 1]}…"
    width, height = metrics.horizontalAdvance(words) + 8, metrics.height() + 2
    left = min(max(corner.x(), box.left()), max(box.right() - width, box.left()))
    top = max(corner.y() - height, box.top())
    room = QRectF(left, top, width, height)
    painter.fillRect(room, _casing())
    painter.setPen(colour)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), words)
