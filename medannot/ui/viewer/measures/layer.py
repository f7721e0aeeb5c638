"""Draws the measures over an image: light lines in a dark casing, and what they say."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen

from medannot.imaging.frame import Frame
from medannot.ui import theme
from medannot.ui.viewer.layers import Mapping
from medannot.ui.viewer.measures.board import MeasureBoard
from medannot.ui.viewer.measures.marks import Mark, MeasureKind
from medannot.ui.viewer.measures.words import lines
from medannot.ui.widgets.painting import faded

_HANDLE = 4.0
_PAD = 6.0


class MeasureLayer:
    """The measures of the frame in front.

    Args:
        board: the marks.
        frame: returns the frame in front, or None while there is none.
    """

    def __init__(self, board: MeasureBoard, frame: Callable[[], Frame | None]) -> None:
        self._board, self._frame = board, frame

    def paint(self, painter: QPainter, mapping: Mapping) -> None:
        """Draw all marks, the chosen one with its points."""
        frame = self._frame()
        if frame is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, mark in enumerate(self._board.marks):
            chosen = number == self._board.chosen
            _draw(painter, _outline(mark, mapping), chosen=chosen)
            if chosen:
                _draw_points(painter, [mapping.to_screen(*point) for point in mark.points])
            _draw_words(painter, lines(mark, frame), _foot(mark, mapping))
        painter.restore()


def _outline(mark: Mark, mapping: Mapping) -> QPainterPath:
    path = QPainterPath()
    if mark.kind is MeasureKind.ELLIPSE:
        # Four arcs between points on the box, so that a turned view turns the ellipse too.
        return _ellipse(mark, mapping)
    points = list(mark.points)
    if mark.kind is MeasureKind.RECTANGLE:
        (x1, y1), (x2, y2) = points[:2]
        points = [(x1, y1), (x2, y1), (x2, y2), (x1, y2)]
    path.moveTo(mapping.to_screen(*points[0]))
    for point in points[1:]:
        path.lineTo(mapping.to_screen(*point))
    if mark.kind in {MeasureKind.RECTANGLE, MeasureKind.POLYGON}:
        path.closeSubpath()
    return path


def _ellipse(mark: Mark, mapping: Mapping) -> QPainterPath:
    path = QPainterPath()
    first, second = mapping.to_screen(*mark.points[0]), mapping.to_screen(*mark.points[1])
    path.addEllipse(QRectF(first, second).normalized())
    return path


def _draw(painter: QPainter, path: QPainterPath, *, chosen: bool) -> None:
    look = theme.current()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    line = look.colour("image.focus.inner" if chosen else "image.text")
    for colour, width in ((look.colour("image.text_casing"), 4.0), (line, 1.75)):
        painter.setPen(QPen(colour, width))
        painter.drawPath(path)


def _draw_points(painter: QPainter, points: list[QPointF]) -> None:
    look = theme.current()
    painter.setPen(QPen(look.colour("image.text_casing"), 1.5))
    painter.setBrush(look.colour("image.text"))
    for point in points:
        painter.drawEllipse(point, _HANDLE, _HANDLE)


def _foot(mark: Mark, mapping: Mapping) -> QPointF:
    """Return where the words begin: right below the lowest point on the screen."""
    points = [mapping.to_screen(*point) for point in mark.points]
    return QPointF(max(point.x() for point in points), max(point.y() for point in points))


def _draw_words(painter: QPainter, words: tuple[str, ...], foot: QPointF) -> None:
    if not words:
        return
    look = theme.current()
    font = look.font("ui_medium")
    metrics = QFontMetricsF(font)
    width = max(metrics.horizontalAdvance(line) for line in words) + 2 * _PAD
    height = metrics.height() * len(words) + 2 * _PAD
    room = QRectF(painter.viewport())
    ratio = painter.device().devicePixelRatio()
    right, bottom = room.width() / ratio, room.height() / ratio
    # Beside the mark where there is room, else as near as the pane allows.
    left = min(max(foot.x() + 10, 0.0), max(right - width - 4, 0.0))
    top = min(max(foot.y() + 6, 0.0), max(bottom - height - 4, 0.0))
    box = QRectF(left, top, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(faded(look.colour("image.text_casing"), 0.75))
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(font)
    painter.setPen(look.colour("image.text"))
    for number, line in enumerate(words):
        base = box.top() + _PAD + metrics.ascent() + number * metrics.height()
        painter.drawText(QPointF(box.left() + _PAD, base), line)
