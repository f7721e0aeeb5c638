"""Marks in a person's hands: the tool that is held over a view, by mouse and by keys."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)

from medannot.domain.annotation.shapes import Place
from medannot.ui.bench.marks.actions import ARROWS, MARK_ACTIONS, STEPS, TOOL_ACTIONS
from medannot.ui.bench.marks.board_presenter import MarkBoard
from medannot.ui.bench.marks.easel import Easel
from medannot.ui.bench.marks.keys import MarkKeys
from medannot.ui.bench.marks.layer import MarkLayer
from medannot.ui.bench.marks.mark_tool import MarkTool
from medannot.ui.bench.marks.tools import PAINTING, pointer_tool
from medannot.ui.viewer.image_view import ImageView
from medannot.ui.viewer.keymap import KeyMap
from medannot.ui.viewer.trackpad import WHEEL_STEP

_BY_CLICKS = frozenset({MarkTool.SELECT, MarkTool.POLYGON, MarkTool.POLYLINE})
"""Tools to which a double click means more than two clicks."""

_MARGIN = 24


class MarkHands(QObject):
    """Lets a person draw and change marks on a view of the viewer.

    Whoever shows frames calls `board.show` for each, and `hold_again` after the viewer has brought
    another image up, which takes the tool out of the hand.

    Args:
        view: the pane.
        board: the marks.
        parent: who owns it.

    Attributes:
        more: acts on marks that whoever keeps them does, by the ids of their actions.

    Signals:
        taken: (MarkTool or None) another tool is in the hand.
    """

    taken = Signal(object)

    def __init__(self, view: ImageView, board: MarkBoard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.board = board
        self.easel = Easel(board, self)
        self.tool: MarkTool | None = None
        self.more: dict[str, Callable[[], object]] = {}
        self._view = view
        self.layer = MarkLayer(board, self.easel, self._repaint_all, self._pen_place)
        self._keymap = KeyMap(MARK_ACTIONS)
        self._keys = MarkKeys(board, self.easel)
        self._wheel = 0
        self._begin_on(view)
        board.touched.connect(self._repaint)
        board.spoke.connect(self._announce)
        board.refused.connect(self._announce)
        self.easel.stroked.connect(self._repaint)

    def use_view(self, view: ImageView) -> None:
        """Go on over another pane."""
        if view is not self._view:
            tool = self.tool
            self.take(None)
            self._view.remove_layer(self.layer)
            self._view.removeEventFilter(self)
            self._view.pointed.disconnect(self._follow_pen)
            self._begin_on(view)
            self.take(tool)

    def _begin_on(self, view: ImageView) -> None:
        self._view = view
        view.add_layer(self.layer)
        view.installEventFilter(self)
        view.pointed.connect(self._follow_pen)

    def take(self, tool: MarkTool | None) -> None:
        """Take a tool up, or put it down; corners that were clicked stay."""
        self.easel.cancel_stroke()
        self.tool = tool
        self.board.cross = None
        self.hold_again()
        self.taken.emit(tool)
        self._repaint()

    def hold_again(self) -> None:
        """Hold the tool over the view, whatever else was held there."""
        if self.tool is None:
            self._view.set_pointer_tool(None)
        else:
            tool = pointer_tool(self.tool, self.board, self.easel, self._scale())
            self._view.set_pointer_tool(tool)

    def action_of(self, event: QKeyEvent) -> str:
        """Return the action that a key means for marks, or ""."""
        found = self._keymap.find(event)
        return found[0] if found is not None else ""

    def handle_key(self, event: QKeyEvent) -> bool:
        """Do what a key means for marks; tell whether it meant anything."""
        found = self._keymap.find(event)
        if found is None or self._view.prepared is None:
            return False
        action_id, number = found
        if action_id in ARROWS:
            return self._go(ARROWS[action_id], STEPS[number])
        if action_id == "marks.set" and event.isAutoRepeat():
            return self.tool is not None
        return self.act(action_id)

    def act(self, action_id: str) -> bool:
        """Do one of the actions of marks; tell whether there was anything to do."""
        if action_id in TOOL_ACTIONS:
            self.take(TOOL_ACTIONS[action_id])
            return True
        if action_id in {"marks.smaller", "marks.larger"}:
            if self.tool in PAINTING:
                self.easel.resize_brush(1 if action_id == "marks.larger" else -1)
            return self.tool in PAINTING
        if action_id in self.more:
            self.more[action_id]()
            return True
        if self._keys.act(action_id, self.tool):
            return True
        if action_id == "marks.give_up" and self.tool not in {None, MarkTool.SELECT}:
            self.take(MarkTool.SELECT)
            return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Alt and the wheel for the brush's size, and quick clicks for clicks."""
        if isinstance(event, QWheelEvent) and self._turns_size(event):
            return True
        if event.type() == QEvent.Type.MouseButtonDblClick and self._draws_at_once():
            # A second stroke soon after the first is a stroke, where a click would be lost.
            if isinstance(event, QMouseEvent):
                self._view.mousePressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _draws_at_once(self) -> bool:
        return self.tool is not None and self.tool not in _BY_CLICKS

    def _turns_size(self, event: QWheelEvent) -> bool:
        if self.tool not in PAINTING or not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        # With Alt, some systems turn the wheel sideways.
        turned = event.angleDelta()
        self._wheel += turned.y() or turned.x()
        notches = int(self._wheel / WHEEL_STEP)
        if notches:
            self._wheel -= notches * WHEEL_STEP
            self.easel.resize_brush(notches)
        event.accept()
        return True

    def _go(self, way: tuple[int, int], step: int) -> bool:
        """Go by a step on the screen: with the cross, a corner or the selected marks."""
        x, y = self._view.mapping().pose.to_image(*way)
        right, down = _sign(x) * step, _sign(y) * step
        if not self._keys.go(right, down, self.tool, self._start()):
            return False
        if self.board.cross is not None:
            self._show_cross(self.board.cross)
        return True

    def _start(self) -> Place:
        """Return where the cross begins: under the pointer, else in the middle of what is seen."""
        pointer = self._view.pointer
        at = pointer or QPointF(self._view.width() / 2, self._view.height() / 2)
        x, y = self.board.held(self._view.mapping().to_image(at))
        return float(round(x)), float(round(y))

    def _show_cross(self, place: Place) -> None:
        """Push the image so that the cross is seen."""
        point = self._view.mapping().to_screen(*place)
        right = _beyond(point.x(), self._view.width())
        down = _beyond(point.y(), self._view.height())
        if right or down:
            self._view.pan(-right, -down)

    def _scale(self) -> Callable[[], float]:
        view = self._view
        return lambda: view.view().scale

    def _pen_place(self) -> Place | None:
        if self.tool not in PAINTING or self.board.all_hidden:
            return None
        pointer = self._view.pointer
        if self.board.cross is not None or pointer is None:
            return self.board.cross
        return self._view.mapping().to_image(pointer)

    def _repaint(self) -> None:
        """Draw anew what changed, or all where that cannot be told apart."""
        part = self.layer.changed(self._view.mapping())
        if part is None:
            self._repaint_all()
        else:
            self._view.update(part)

    def _repaint_all(self) -> None:
        self._view.update()

    def _follow_pen(self) -> None:
        if self.tool in PAINTING:
            self._repaint()

    def _announce(self, words: str) -> None:
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, words))


def _sign(number: float) -> int:
    return (number > 1e-9) - (number < -1e-9)


def _beyond(place: float, size: float) -> float:
    """Return how far a point lies outside the pane, less a margin."""
    margin = min(_MARGIN, size / 4)
    return place - min(max(place, margin), size - margin)
