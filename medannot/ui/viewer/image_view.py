"""The pane of the viewer under a person's hands: mouse buttons, wheel and trackpad."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from medannot.ui.viewer.canvas import ImageCanvas
from medannot.ui.viewer.geometry import View, moved, zoomed
from medannot.ui.viewer.mouse import tool_of
from medannot.ui.viewer.state import ImageState, Tool

WHEEL_STEP = 120
"""Angle delta of one notch of a wheel (Qt counts in eighths of a degree)."""


@dataclass(slots=True)
class _Drag:
    """A drag that goes on: what it began with."""

    tool: Tool
    button: Qt.MouseButton
    start: QPointF
    state: ImageState
    view: View
    moved: bool = False


class ImageView(ImageCanvas):
    """An `ImageCanvas` that answers mouse, wheel and trackpad.

    Signals:
        tool_used: a tool's name and what the view was after it.
        frames_scrolled: by how many frames the wheel was turned.
    """

    tool_used = Signal(str, dict)
    frames_scrolled = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.frames = 1
        self._drag: _Drag | None = None
        self._wheel = 0
        self._turned = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a drag with the tool of the button."""
        tool = tool_of(
            event.button(), event.modifiers(), self.chosen_tool, monochrome=self.monochrome
        )
        if tool is not None and self.prepared is not None and self._drag is None:
            self._drag = _Drag(tool, event.button(), event.position(), self.state, self.view())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the drag, or follow the pointer."""
        self.point_at(event.position())
        if self._drag is None:
            return
        drag, offset = self._drag, event.position() - self._drag.start
        drag.moved = drag.moved or offset.manhattanLength() > 2
        if drag.tool is Tool.WINDOW:
            self.adjust(offset.x(), offset.y(), drag.state)
        elif drag.tool is Tool.PAN:
            self.look(moved(drag.view, offset.x(), offset.y()), moving=True)
        else:
            factor = 2.0 ** (-offset.y() / 100)
            place = (drag.start.x(), drag.start.y())
            self.look(zoomed(drag.view, factor, place, self.screen_size()), moving=True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag and say what it did."""
        drag = self._drag
        if drag is None or event.button() != drag.button:
            return
        self._drag = None
        self.sharpen()
        if drag.moved:
            self.tool_used.emit(drag.tool.value, self.described())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show the whole image, or, where it is whole already, twice as large about the pointer."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self.state.view is None:
            self.zoom(2.0, event.position())
        else:
            self.fit()
        self.tool_used.emit("fit", self.described())

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        self.point_at(None)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn through the frames where there are several, else zoom; Shift moves the image."""
        angle, modifiers = event.angleDelta(), event.modifiers()
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            pixels = event.pixelDelta()
            delta = angle / 2 if pixels.isNull() else pixels
            self.pan(delta.x(), delta.y(), moving=True)
        elif self.frames > 1 and not modifiers & Qt.KeyboardModifier.ControlModifier:
            self._scroll(angle.y())
        elif angle.y():
            self.zoom(2.0 ** (angle.y() / WHEEL_STEP / 4), event.position(), moving=True)
            self._turned = True
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Take a trackpad's pinch; all else as usual."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom(1.0 + event.value(), event.position(), moving=True)
                return True
            if event.gestureType() == Qt.NativeGestureType.EndNativeGesture:
                self.tool_used.emit(Tool.ZOOM.value, self.described())
        return super().event(event)

    def sharpen(self) -> None:
        """Come to rest; a turn of the wheel is told once, however many notches it had."""
        super().sharpen()
        if self._turned:
            self._turned = False
            self.tool_used.emit(Tool.ZOOM.value, self.described())

    def _scroll(self, angle: int) -> None:
        self._wheel += angle
        notches = int(self._wheel / WHEEL_STEP)
        if notches:
            self._wheel -= notches * WHEEL_STEP
            self.frames_scrolled.emit(-notches)
