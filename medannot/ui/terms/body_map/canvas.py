"""The picture of the body map: paints a drawing in the theme's colours and knows what is where."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from medannot.ui import theme
from medannot.ui.actions import QT_TRANSLATE_NOOP
from medannot.ui.terms.body_map.atlas import CONTEXT
from medannot.ui.terms.body_map.drawing import MapArea, MapDrawing

Spot = tuple[str, str]
"""A term's id and a side: "left", "right" or nothing."""

_CAPTIONS = {
    "left": QT_TRANSLATE_NOOP("BodyMap", "Left"),
    "right": QT_TRANSLATE_NOOP("BodyMap", "Right"),
    "left_side": QT_TRANSLATE_NOOP("BodyMap", "Left side"),
    "right_side": QT_TRANSLATE_NOOP("BodyMap", "Right side"),
    "back": QT_TRANSLATE_NOOP("BodyMap", "From behind"),
    "palm": QT_TRANSLATE_NOOP("BodyMap", "Palm"),
    "hand_back": QT_TRANSLATE_NOOP("BodyMap", "Back of hand"),
    "foot_back": QT_TRANSLATE_NOOP("BodyMap", "Back of foot"),
    "sole": QT_TRANSLATE_NOOP("BodyMap", "Sole"),
    "lips_apart": QT_TRANSLATE_NOOP("BodyMap", "Lips drawn apart"),
    "tongue_lifted": QT_TRANSLATE_NOOP("BodyMap", "Tongue lifted"),
    "male": QT_TRANSLATE_NOOP("BodyMap", "Male"),
    "female": QT_TRANSLATE_NOOP("BodyMap", "Female"),
}
_MARGIN, _LEAST = 6, QSize(300, 320)
_LINE, _SHOWN_LINE, _CHOSEN_LINE = 1.2, 2.0, 3.0


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands out in the drawing.

    Attributes:
        live: ids of the terms that may be chosen.
        shown: ids of the terms that stand out on either side.
        chosen: areas that are chosen.
        counts: numbers on areas.
        hovered: the area under the pointer.
    """

    live: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()
    chosen: frozenset[Spot] = frozenset()
    counts: Mapping[Spot, int] = field(default_factory=dict)
    hovered: Spot | None = None


def spot(area: MapArea) -> Spot:
    """Return what an area stands for."""
    return area.node_id, str(area.side)


class MapCanvas(QWidget):
    """One drawing, fitted into the room there is; the keys reach its terms in the tree instead.

    Signals:
        pointed: (Spot or None) the pointer has come over another area.
        clicked: (Spot) an area that may be chosen was clicked.
    """

    pointed = Signal(object)
    clicked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing: MapDrawing | None = None
        self.marks = Marks()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(_LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_drawing(self, drawing: MapDrawing) -> None:
        """Show a drawing."""
        self._drawing = drawing
        self._point_at(None)
        self.update()

    def mark(self, **changed: object) -> None:
        """Change some of the marks."""
        self.marks = replace(self.marks, **changed)  # type: ignore[arg-type]  # names are those of Marks
        self.update()

    @property
    def _areas(self) -> tuple[MapArea, ...]:
        return self._drawing.areas if self._drawing else ()

    def _fit(self) -> QTransform:
        """Return the way from the drawing to the widget."""
        box = self._drawing.box if self._drawing else QRectF(0, 0, 1, 1)
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        scale = min(room.width() / box.width(), room.height() / box.height())
        corner = room.center() - box.center() * scale
        return QTransform(scale, 0, 0, scale, corner.x(), corner.y())

    # The pointer

    def area_at(self, place: QPointF) -> MapArea | None:
        """Return the area at a place of the widget, if its term may be chosen."""
        back, _sound = self._fit().inverted()
        area = self._drawing.area_at(back.map(place)) if self._drawing else None
        return area if area is not None and area.node_id in self.marks.live else None

    def _point_at(self, area: MapArea | None) -> None:
        now = None if area is None else spot(area)
        if now != self.marks.hovered:
            self.mark(hovered=now)
            self.pointed.emit(now)
        self.setCursor(Qt.CursorShape.PointingHandCursor if area else Qt.CursorShape.ArrowCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the area under the pointer."""
        self._point_at(self.area_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Light up none."""
        self._point_at(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose an area."""
        area = self.area_at(event.position())
        if area is not None and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(spot(area))

    # The picture

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, areas, lines, captions and counts; what stands out comes last."""
        if self._drawing is None:
            return
        look, fit = theme.current(), self._fit()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("line"))
        for path in self._drawing.ground:
            painter.drawPath(fit.map(path))
        for area in sorted(self._areas, key=self._height):
            self._paint_area(painter, area, fit.map(area.path))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_pen(look.colour("border_control"), 1))
        for path in self._drawing.lines:
            painter.drawPath(fit.map(path))
        self._paint_captions(painter, fit)
        self._paint_counts(painter, fit)

    def _height(self, area: MapArea) -> int:
        """Return how late an area is painted, so that no neighbour covers its outline."""
        mark = self.marks
        if spot(area) == mark.hovered:
            return 3
        return 2 if spot(area) in mark.chosen else int(area.node_id in mark.shown)

    def _paint_area(self, painter: QPainter, area: MapArea, path: QPainterPath) -> None:
        mark, where = self.marks, spot(area)
        if where in mark.chosen:
            fill, edge, width = "accent", "text", _CHOSEN_LINE
        elif area.node_id in mark.shown:
            fill, edge, width = "selection", "selection_border", _SHOWN_LINE
        else:
            fill = "line_strong" if area.node_id in mark.live else "line"
            edge, width = "window", _LINE
        if where == mark.hovered and where not in mark.chosen:
            edge, width = "text_2", _SHOWN_LINE
        painter.setBrush(theme.current().colour(fill))
        painter.setPen(_pen(theme.current().colour(edge), width))
        painter.drawPath(path)

    def _paint_captions(self, painter: QPainter, fit: QTransform) -> None:
        look = theme.current()
        for caption in self._drawing.captions if self._drawing else ():
            known = _CAPTIONS.get(caption.key)
            words = QCoreApplication.translate(CONTEXT, known) if known else caption.key
            below = self._drawing.area_at(caption.place) if self._drawing else None
            lit = below is not None and spot(below) in self.marks.chosen
            painter.setFont(look.font("ui" if known else "key"))
            painter.setPen(look.colour("on_accent" if lit else "text_2"))
            _words_at(painter, fit.map(caption.place), words)

    def _paint_counts(self, painter: QPainter, fit: QTransform) -> None:
        look = theme.current()
        painter.setFont(look.font("key"))
        for area in self._areas:
            if number := self.marks.counts.get(spot(area)):
                middle = fit.map(_inside(area.path))
                wide = painter.fontMetrics().horizontalAdvance(str(number)) / 2 + 6
                badge = QRectF(middle.x() - wide, middle.y() - 10, 2 * wide, 20)
                painter.setBrush(look.colour("overlay"))
                painter.setPen(_pen(look.colour("line_strong"), 1))
                painter.drawRoundedRect(badge, 10, 10)
                painter.setPen(look.colour("text"))
                painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter), str(number))


def _pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def _words_at(painter: QPainter, place: QPointF, words: str) -> None:
    box = QRectF(place.x() - 100, place.y() - 15, 200, 20)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)


def _inside(path: QPainterPath) -> QPointF:
    """Return a place inside an area, in the middle of the widest of some cuts through it."""
    box = path.boundingRect()
    best, where = 0.0, box.center()
    for row in range(1, 12):
        y = box.top() + box.height() * row / 12
        start = None
        for column in range(61):
            x = box.left() + box.width() * column / 60
            if path.contains(QPointF(x, y)):
                start = x if start is None else start
                if x - start >= best:
                    best, where = x - start, QPointF((start + x) / 2, y)
            else:
                start = None
    return where
