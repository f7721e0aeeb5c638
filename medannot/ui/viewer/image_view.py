"""The pane of the viewer under a person's hands: mouse buttons, wheel and trackpad."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QHideEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from medannot.ui.viewer.canvas import ImageCanvas
from medannot.ui.viewer.geometry import View, fitted, moved, zoomed
from medannot.ui.viewer.layers import PointerTool
from medannot.ui.viewer.state import ImageState, Tool
from medannot.ui.viewer.trackpad import WHEEL_STEP, Course, by_fingers, pushed_by

_HARDLY = 1.001
"""An image that is larger by less than this counts as whole."""

_FRAME_STEP = 24.0
"""A drag of so many pixels scrolls by a frame; less where the pane is too low for them all."""


@dataclass(slots=True)
class _Drag:
    """A drag that goes on: what it began with."""

    tool: Tool
    button: Qt.MouseButton
    start: QPointF
    state: ImageState
    view: View
    moved: bool = False
    scrolled: int = 0


class ImageView(ImageCanvas):
    """An `ImageCanvas` that answers mouse, wheel and trackpad.

    Signals:
        tool_used: a tool's name and what the view was after it.
        frames_scrolled: by how many frames the wheel was turned.
        touched: a button was pressed or a wheel turned over the pane.
    """

    tool_used = Signal(str, dict)
    frames_scrolled = Signal(int)
    touched = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.frames = 1
        self._pointer_tool: PointerTool | None = None
        self._works_tool = False
        self._drag: _Drag | None = None
        self._wheel = 0
        self._course = Course()
        self._untold: Tool | None = None
        self._fingers_down = False

    def set_pointer_tool(self, tool: PointerTool | None) -> None:
        """Give plain presses of the main button to a tool, or back to the view."""
        if self._pointer_tool is not None:
            self._pointer_tool.cancel()
        self._pointer_tool, self._works_tool = tool, False
        if tool is None:
            self.unsetCursor()
        else:
            self.setCursor(tool.cursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a drag with the tool of the button."""
        self.touched.emit()
        if self.prepared is None or self._drag is not None or self._works_tool:
            return
        self.tell_untold()
        if self._is_plain(event) and self._pointer_tool is not None:
            place = self.mapping().to_image(event.position())
            if self._pointer_tool.press(*place, event.modifiers()):
                self._works_tool = True
                return
        tool = self._tool_of(event)
        if tool is not None:
            self._drag = _Drag(tool, event.button(), event.position(), self.state, self.view())
            self._hold_glass(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the drag, or follow the pointer."""
        self.point_at(event.position())
        self._hold_glass(event.position())
        if self._pointer_tool is not None and self.prepared is not None and self._drag is None:
            place = self.mapping().to_image(event.position())
            self._pointer_tool.move(*place, pressed=self._works_tool)
        if self._drag is not None and not event.buttons() & self._drag.button:
            # The button was let go where the view did not hear of it.
            self.end_begun()
        if self._drag is None:
            return
        drag, offset = self._drag, event.position() - self._drag.start
        drag.moved = drag.moved or offset.manhattanLength() > 2
        if drag.tool is Tool.WINDOW:
            self.adjust(offset.x(), offset.y(), drag.state)
        elif drag.tool is Tool.SCROLL:
            self._scroll_to(drag, offset.y())
        elif drag.tool is Tool.ZOOM:
            factor = 2.0 ** (-offset.y() / 100)
            place = (drag.start.x(), drag.start.y())
            view = zoomed(drag.view, factor, place, self.screen_size(), self.pose)
            self.look(view, moving=True)
        elif drag.tool is Tool.PAN:
            self.look(moved(drag.view, offset.x(), offset.y(), self.pose), moving=True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag and say what it did."""
        if self._works_tool and self._is_main(event):
            self._works_tool = False
            if self._pointer_tool is not None:
                self._pointer_tool.release(*self.mapping().to_image(event.position()))
            return
        drag = self._drag
        if drag is None or event.button() != drag.button:
            return
        self._end_drag(drag)
        self._hold_glass(event.position())

    def _end_drag(self, drag: _Drag) -> None:
        self._drag = None
        self.sharpen()
        told = drag.tool not in {Tool.SCROLL, Tool.MAGNIFY}
        if drag.moved and told and drag.tool.value not in self.forbidden:
            self.tool_used.emit(drag.tool.value, self.described())

    def end_begun(self) -> None:
        """Tell what is begun as it stands, and give it up: image, pane or item go."""
        self.tell_untold()
        if self._drag is not None:
            self._end_drag(self._drag)
        if self._works_tool and self._pointer_tool is not None:
            self._pointer_tool.cancel()
        self._works_tool, self._wheel, self._fingers_down = False, 0, False
        self.magnify_at(None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show the whole image, or, where it is whole already, twice as large about the pointer."""
        if not self._is_main(event):
            return
        tool = self._pointer_tool
        if tool is not None and tool.double_click(*self.mapping().to_image(event.position())):
            return
        self._turn_fit(event.position())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Follow the pointer from where it comes in."""
        self.point_at(event.position())
        self._hold_glass(event.position())
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        self.point_at(None)
        self.magnify_at(None)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn through the frames where there are several, else zoom; Shift moves the image.

        Two fingers on a trackpad push an image that is enlarged; through frames they turn by
        going up or down. With Ctrl, which some systems make of a pinch, both zoom.
        """
        self.touched.emit()
        if self._only_rolls_on(event):
            event.accept()
            return
        angle, modifiers = event.angleDelta().y(), event.modifiers()
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._push(pushed_by(event))
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            self._enlarge(2.0 ** (angle / WHEEL_STEP / 4), event.position())
        elif by_fingers(event):
            self._follow_fingers(event)
        elif self.frames > 1 and self.profile.wheel_turns_frames:
            self._scroll(angle)
        else:
            self._enlarge(2.0 ** (angle / WHEEL_STEP / 4), event.position())
        event.accept()

    def _only_rolls_on(self, event: QWheelEvent) -> bool:
        """Tell whether a trackpad goes on by itself with what was begun on another image."""
        if event.phase() is Qt.ScrollPhase.ScrollBegin:
            self._fingers_down = True
        return event.phase() is Qt.ScrollPhase.ScrollMomentum and not self._fingers_down

    def hideEvent(self, event: QHideEvent) -> None:
        """Give up what is begun: where nothing is seen nothing may be changed."""
        self.end_begun()
        super().hideEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take a trackpad's pinch and its tap with two fingers; all else as usual."""
        if isinstance(event, QNativeGestureEvent):
            # Its own position is counted from the window's corner.
            at = QPointF(self.mapFromGlobal(event.globalPosition()))
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.touched.emit()
                self._enlarge(1.0 + event.value(), at)
                event.accept()
                return True
            if event.gestureType() == Qt.NativeGestureType.SmartZoomNativeGesture:
                self.touched.emit()
                self._turn_fit(at)
                event.accept()
                return True
        return super().event(event)

    def sharpen(self) -> None:
        """Come to rest; a turn of the wheel is told once, however many notches it had."""
        super().sharpen()
        self.tell_untold()

    def tell_untold(self) -> None:
        """Tell what a turn of the wheel or of fingers has done, before anything else is done."""
        tool, self._untold = self._untold, None
        if tool is not None and self.prepared is not None:
            self.tool_used.emit(tool.value, self.described())

    def _turn_fit(self, at: QPointF) -> None:
        """Show the whole image, or, where it is whole already, twice as large about a point."""
        if self.prepared is None:
            return
        if self.state.view is None:
            self.zoom(2.0, at)
        else:
            self.fit()
        self.tool_used.emit("fit", self.described())

    def _follow_fingers(self, event: QWheelEvent) -> None:
        push = pushed_by(event)
        if self.frames > 1 and not self._course.is_across(event):
            self._scroll(event.angleDelta().y())
        elif self._is_enlarged():
            self._push(QPointF(push.x(), 0) if self.frames > 1 else push)

    def _push(self, by: QPointF) -> None:
        self._begin_untold(Tool.PAN)
        before = self.state
        self.pan(by.x(), by.y(), moving=True)
        if self.state != before:
            self._untold = Tool.PAN

    def _enlarge(self, factor: float, at: QPointF) -> None:
        self._begin_untold(Tool.ZOOM)
        before = self.state
        if factor > 0 and factor != 1.0:
            self.zoom(factor, at, moving=True)
        if self.state != before:
            self._untold = Tool.ZOOM

    def _begin_untold(self, tool: Tool) -> None:
        if self._untold not in {None, tool}:
            self.tell_untold()

    def _is_enlarged(self) -> bool:
        """Tell whether more of the image lies outside the pane than where it is shown whole."""
        if self.prepared is None or self.state.view is None:
            return False
        whole = fitted(self.prepared.size, self.screen_size(), self.pose)
        return self.view().scale > whole.scale * _HARDLY

    def _hold_glass(self, place: QPointF) -> None:
        """Hold the magnifying glass over the pointer while it is chosen, or worked by a drag."""
        tools = {self.chosen_tool, self._drag.tool if self._drag else self.chosen_tool}
        self.magnify_at(place if Tool.MAGNIFY in tools else None)

    def _is_plain(self, event: QMouseEvent) -> bool:
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        return not shift and self._is_main(event)

    def _is_main(self, event: QMouseEvent) -> bool:
        return event.button() == self.profile.main_button(monochrome=self.monochrome)

    def _tool_of(self, event: QMouseEvent) -> Tool | None:
        button, modifiers = event.button(), event.modifiers()
        chosen, kind = self.chosen_tool, self.monochrome
        return self.profile.tool_of(button, modifiers, chosen, monochrome=kind)

    def _scroll_to(self, drag: _Drag, dy: float) -> None:
        """Scroll by as many frames as a drag has come down since the last move."""
        step = min(_FRAME_STEP, max(self.height() / self.frames, 1.0))
        frames = int(dy / step)
        if frames != drag.scrolled:
            self.frames_scrolled.emit(frames - drag.scrolled)
            drag.scrolled = frames

    def _scroll(self, angle: int) -> None:
        self._wheel += angle
        notches = int(self._wheel / WHEEL_STEP)
        if notches:
            self._wheel -= notches * WHEEL_STEP
            self.frames_scrolled.emit(-notches)
