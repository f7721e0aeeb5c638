"""The image on which shapes are drawn; what they cover is seen as it will be."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from medannot.domain.covering import Place, Shape, ShapeKind
from medannot.ui import theme
from medannot.ui.covering.cover_board import CoverBoard

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_FAR = 10
_STEP, _MOST_ZOOM, _PAN = 1.25, 16.0, 48
_ZOOMS = {
    Qt.Key.Key_Plus: _STEP,
    Qt.Key.Key_Equal: _STEP,
    Qt.Key.Key_Minus: 1 / _STEP,
    Qt.Key.Key_0: 1 / _MOST_ZOOM,
}
_CLOSE = 8.0
"""Distance on the screen within which a click on the first corner closes a polygon."""


class CoverCanvas(QWidget):
    """Draws by mouse and by keyboard.

    Dragging draws a box or an ellipse; clicks set the corners of a polygon, which a double click
    or Enter closes; a shape that is pressed is chosen and moves with the mouse. Arrow keys move
    the chosen shape by a pixel (with Ctrl by ten), with Shift they size it; Insert adds one in the
    middle, Delete removes it, Esc gives up what is being drawn. The wheel, + and - enlarge, the
    right button and Alt with an arrow move the image, 0 shows it whole.

    Args:
        board: the shapes.
    """

    def __init__(self, board: CoverBoard) -> None:
        super().__init__()
        self._board = board
        self._kind = ShapeKind.BOX
        self._picture: QImage | None = None
        self._corners: list[Place] = []
        self._from: Place | None = None
        self._to: Place | None = None
        self._moving = False
        self._zoom, self._shift = 1.0, QPointF()
        self._held: QPointF | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 240)
        self.setAccessibleName(self.tr("Image to cover"))
        self.setAccessibleDescription(
            self.tr("Insert adds a shape, arrow keys move it, Shift and arrow keys size it.")
        )
        board.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the measure of a canvas with room."""
        return QSize(720, 560)

    def show_picture(self, picture: QImage) -> None:
        """Show another frame."""
        self._picture = picture
        self.update()

    def use_kind(self, kind: ShapeKind) -> None:
        """Draw other shapes from now on."""
        self._kind = kind
        self._give_up()

    # Places

    def _box(self) -> QRectF:
        """Return where the image lies, in its true shape."""
        picture = self._picture
        width, height = self._board.width, self._board.height
        if picture is not None and not picture.isNull():
            width, height = picture.width(), picture.height()
        scale = min(self.width() / width, self.height() / height)
        scale *= self._zoom
        wide, high = width * scale, height * scale
        box = QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)
        return box.translated(self._shift)

    def _to_image(self, point: QPointF) -> Place:
        box = self._box()
        x = (point.x() - box.left()) / box.width() * self._board.width
        y = (point.y() - box.top()) / box.height() * self._board.height
        return min(max(x, 0.0), self._board.width), min(max(y, 0.0), self._board.height)

    def to_screen(self, x: float, y: float) -> QPointF:
        """Return where a place of the image lies in the widget."""
        box = self._box()
        return QPointF(
            box.left() + x / self._board.width * box.width(),
            box.top() + y / self._board.height * box.height(),
        )

    def _enlarge(self, factor: float, about: QPointF) -> None:
        """Zoom, so that what lies at a point of the widget stays there."""
        before = self._zoom
        self._zoom = min(max(before * factor, 1.0), _MOST_ZOOM)
        away = about - QPointF(self.width() / 2, self.height() / 2)
        self._move_to(away - (away - self._shift) * (self._zoom / before))

    def _move_to(self, shift: QPointF) -> None:
        """Move the image, some of which stays in sight."""
        across, down = (side * (self._zoom - 1) / 2 for side in (self.width(), self.height()))
        self._shift = QPointF(
            min(max(shift.x(), -across), across), min(max(shift.y(), -down), down)
        )
        self.update()

    # Mouse

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Enlarge about the pointer, or make smaller."""
        self._enlarge(_STEP ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a shape, set a corner, or take hold of a shape or, right, of the image."""
        if event.button() is Qt.MouseButton.RightButton:
            self._held = event.position() - self._shift
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        place = self._to_image(event.position())
        held = self._board.at(*place)
        if held is not None and not self._corners:
            self._board.choose(held)
            self._board.mark()
            self._moving, self._from = True, place
        elif self._kind is ShapeKind.POLYGON:
            self._set_corner(place)
        else:
            self._from = self._to = place

    def _set_corner(self, place: Place) -> None:
        if len(self._corners) >= 3:
            away = self.to_screen(*place) - self.to_screen(*self._corners[0])
            if away.manhattanLength() <= _CLOSE:
                self._close()
                return
        self._corners.append(place)
        self._to = place
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on, or move what is held."""
        if self._held is not None:
            self._move_to(event.position() - self._held)
            return
        place = self._to_image(event.position())
        if self._moving and self._from is not None:
            self._board.move(place[0] - self._from[0], place[1] - self._from[1], keep=False)
            self._from = place
        elif self._from is not None or self._corners:
            self._to = place
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a box or ellipse, or let go."""
        if event.button() is Qt.MouseButton.RightButton:
            self._held = None
        if event.button() is not Qt.MouseButton.LeftButton or self._from is None:
            return
        first, last = self._from, self._to
        moving, self._moving, self._from = self._moving, False, None
        if not moving and last is not None:
            self._board.add(self._kind, (first, last))
        self.update()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Close the polygon that is being drawn."""
        self._close()

    def _close(self) -> None:
        corners, self._corners = self._corners, []
        if len(corners) >= 3:
            self._board.add(ShapeKind.POLYGON, tuple(corners))
        self.update()

    def _give_up(self) -> None:
        self._corners, self._from, self._moving = [], None, False
        self.update()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, size, add and remove shapes."""
        key = Qt.Key(event.key())
        if key in _ZOOMS:
            self._enlarge(_ZOOMS[key], QPointF(self.width() / 2, self.height() / 2))
        elif key in _STEPS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            right, down = _STEPS[key]
            self._move_to(self._shift - QPointF(right, down) * _PAN)
        elif key in _STEPS:
            self._step(_STEPS[key], event.modifiers())
        elif key is Qt.Key.Key_Insert:
            self._board.add_in_the_middle(self._kind)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._board.remove()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._corners:
            self._close()
        elif key is Qt.Key.Key_Escape and (self._corners or self._from is not None):
            self._give_up()
        else:
            event.ignore()

    def _step(self, step: tuple[int, int], modifiers: Qt.KeyboardModifier) -> None:
        far = _FAR if modifiers & Qt.KeyboardModifier.ControlModifier else 1
        right, down = step[0] * far, step[1] * far
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._board.resize(right, down)
        else:
            self._board.move(right, down)

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the image, what is covered, and the outline of the chosen shape."""
        look = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("image_backdrop_mono"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._picture is not None:
            painter.drawImage(self._box(), self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme.current()
        for place, shape in enumerate(self._board.shapes):
            path = self._path(shape)
            painter.fillPath(path, look.colour("image.text_casing"))
            self._outline(painter, path, chosen=place == self._board.chosen)
        self._paint_unfinished(painter)
        if self.hasFocus():
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _outline(self, painter: QPainter, path: QPainterPath, *, chosen: bool) -> None:
        # Light in a dark casing, so that it is seen on every image.
        look = theme.current()
        width = 3 if chosen else 1
        painter.strokePath(path, QPen(look.colour("image.text_casing"), width + 2))
        painter.strokePath(path, QPen(look.colour("image.text"), width))

    def _path(self, shape: Shape) -> QPainterPath:
        path = QPainterPath()
        if shape.kind is ShapeKind.POLYGON:
            path.addPolygon(QPolygonF([self.to_screen(*point) for point in shape.points]))
            path.closeSubpath()
            return path
        left, top, right, bottom = shape.bounds
        box = QRectF(self.to_screen(left, top), self.to_screen(right, bottom))
        if shape.kind is ShapeKind.BOX:
            path.addRect(box)
        else:
            path.addEllipse(box)
        return path

    def _paint_unfinished(self, painter: QPainter) -> None:
        path = QPainterPath()
        if self._corners and self._to is not None:
            points = [self.to_screen(*point) for point in (*self._corners, self._to)]
            path.addPolygon(QPolygonF(points))
        elif self._from is not None and self._to is not None and not self._moving:
            box = QRectF(self.to_screen(*self._from), self.to_screen(*self._to)).normalized()
            if self._kind is ShapeKind.ELLIPSE:
                path.addEllipse(box)
            else:
                path.addRect(box)
        self._outline(painter, path, chosen=True)
