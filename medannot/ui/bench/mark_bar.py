"""The bar of mark tools above the image: each with its key, what is chosen lies on a colour."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QHideEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from medannot.ui import theme
from medannot.ui.actions import ActionSpec, caption, key_caption, tooltip
from medannot.ui.bench.marks.actions import MARK_ACTIONS, TOOL_ACTIONS
from medannot.ui.bench.marks.look import OPACITIES, MarkLook
from medannot.ui.bench.marks.mark_tool import MarkTool
from medannot.ui.viewer.menus import close_menus, open_menu
from medannot.ui.viewer.tool_button import ToolButton
from medannot.ui.widgets.text import ElidedText

_ICONS = {
    "marks.tool_select": "cursor",
    "marks.tool_point": "map-pin",
    "marks.tool_box": "rectangle",
    "marks.tool_ellipse": "circle",
    "marks.tool_polygon": "polygon",
    "marks.tool_freehand": "scribble-loop",
    "marks.tool_polyline": "line-segments",
    "marks.tool_distance": "ruler",
    "marks.tool_brush": "paint-brush",
    "marks.tool_eraser": "eraser",
    "marks.hide": "eye",
    "annotation.undo": "arrow-counter-clockwise",
    "annotation.redo": "arrow-clockwise",
    "marks.remove": "trash",
    "marks.copy_next": "copy",
    "annotation.cover": "user-focus",
}
_GIVES_WAY = (
    "annotation.cover",
    "marks.copy_next",
    "marks.hide",
    "marks.tool_polyline",
    "marks.tool_freehand",
    "marks.tool_distance",
    "annotation.redo",
    "marks.remove",
    "marks.tool_point",
    "annotation.undo",
    "marks.tool_eraser",
)
"""Left out in this order where there is little room: keys and menu have them all the same."""

_MENU = (
    ("marks.copy_next", "marks.copy_previous", "marks.use_size"),
    ("marks.all", "marks.hide", "marks.remove", "annotation.undo", "annotation.redo"),
    ("annotation.cover",),
)
CHANGING = frozenset(TOOL_ACTIONS) | {
    "annotation.undo",
    "annotation.redo",
    "marks.set",
    "marks.take_back",
    "marks.remove",
    "marks.add_corner",
    "marks.copy_next",
    "marks.copy_previous",
    "marks.use_size",
}
"""What cannot be done with the marks of a case that was handed in."""

_LOOKS = ("marks.stronger", "marks.fainter", "marks.dim", "marks.names")
_BEGINS = frozenset({"marks.hide", "annotation.undo"})
_SPACING, _GAP, _PLACE = 2, 8, 92
"""Between buttons, between groups, and what the words on case and image want at least."""


class MarkBar(QWidget):
    """Offers the tools by which marks are drawn, what is done with marks, and how they look.

    Args:
        more: acts of the workbench that stand here too.

    Signals:
        wanted: (id) an action of marks, or of the workbench.
        look_wanted: (MarkLook) marks are to be drawn otherwise.
    """

    wanted = Signal(str)
    look_wanted = Signal(object)

    def __init__(self, more: Sequence[ActionSpec] = ()) -> None:
        super().__init__()
        self._specs = {spec.id: spec for spec in (*MARK_ACTIONS, *more)}
        self._look = MarkLook()
        self._tools: dict[MarkTool, ToolButton] = {}
        self._buttons: dict[str, ToolButton] = {}
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 0, 12, 1)
        self._row.setSpacing(_SPACING)
        for action_id, icon in _ICONS.items():
            if action_id in _BEGINS:
                self._row.addSpacing(_GAP)
            if action_id in self._specs:
                self._add(self._specs[action_id], icon)
        self.looks = self._opener(self.tr("How marks look"), "drop-half", self.look_menu)
        self.more = self._opener(self.tr("More acts on marks"), "dots-three", self.menu)
        self._where = ElidedText("", tone="text_2")
        self._row.addStretch(1)
        self._row.addWidget(self._where)
        self.setFixedHeight(theme.current().metric("frame.toolbar"))

    def _add(self, spec: ActionSpec, icon: str) -> None:
        button = ToolButton(caption(spec), icon=icon, key=key_caption(spec.keys[0]))
        button.setToolTip(tooltip(spec))
        button.set_compact(compact=True)
        button.clicked.connect(lambda _on=False, action=spec.id: self.wanted.emit(action))
        if spec.id in TOOL_ACTIONS:
            button.setCheckable(True)
            self._tools[TOOL_ACTIONS[spec.id]] = button
        self._buttons[spec.id] = button
        self._row.addWidget(button)

    def _opener(self, name: str, icon: str, menu: Callable[[], QMenu]) -> ToolButton:
        button = ToolButton(name, icon=icon)
        button.clicked.connect(lambda _on=False: _open(menu(), button))
        self._row.addWidget(button)
        return button

    # Menus

    def menu(self) -> QMenu:
        """Return a menu of what is done with marks, with the keys."""
        menu = QMenu(self)
        below = menu.addMenu(self.tr("Draw"))
        for action_id in TOOL_ACTIONS:
            self._offer(below, action_id)
        for group in _MENU:
            menu.addSeparator()
            for action_id in group:
                if action_id in self._specs:
                    self._offer(menu, action_id)
        return menu

    def look_menu(self) -> QMenu:
        """Return a menu of how marks are drawn, what is in force ticked."""
        menu, look = QMenu(self), self._look
        for percent in reversed(OPACITIES):
            action = menu.addAction(self.tr("Marks at {percent} %").format(percent=percent))
            action.setObjectName(f"marks.at_{percent}")
            action.setCheckable(True)
            action.setChecked(percent == look.percent)
            action.triggered.connect(lambda _on=False, now=percent: self._set_percent(now))
        menu.addSeparator()
        ticked = {"marks.dim": look.dimmed, "marks.names": look.named}
        for action_id in _LOOKS:
            action = self._offer(menu, action_id)
            if action_id in ticked:
                action.setCheckable(True)
                action.setChecked(ticked[action_id])
        return menu

    def _offer(self, menu: QMenu, action_id: str) -> QAction:
        spec = self._specs[action_id]
        action = menu.addAction(f"{caption(spec)}\t{key_caption(spec.keys[0])}")
        action.setObjectName(action_id)
        action.triggered.connect(lambda _on=False: self.wanted.emit(action_id))
        return action

    def _set_percent(self, percent: int) -> None:
        self.look_wanted.emit(replace(self._look, percent=percent))

    # What is shown

    def set_open(self, *, is_open: bool) -> None:
        """Offer what changes marks, or grey it."""
        for action_id, button in self._buttons.items():
            button.setEnabled(is_open or action_id not in CHANGING)

    def show_tool(self, tool: MarkTool | None) -> None:
        """Mark the tool that is in the hand."""
        for known, button in self._tools.items():
            button.setChecked(known is tool)

    def show_look(self, look: MarkLook) -> None:
        """Take over how marks are drawn."""
        self._look = look

    def show_place(self, words: str) -> None:
        """Say which case and image are in front."""
        self._where.setText(words)
        self._where.setToolTip(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what has no room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        side = self.more.sizeHint().width() + _SPACING
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right() - _PLACE - _GAP * len(_BEGINS)
        over = len(self._buttons) + 2 - room // max(side, 1)
        for place, action_id in enumerate(one for one in _GIVES_WAY if one in self._buttons):
            self._buttons[action_id].setVisible(place >= over)

    def hideEvent(self, event: QHideEvent) -> None:
        """Close an open menu."""
        close_menus(self)
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar's ground and its line below."""
        look, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect(), look.colour("panel"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.colour("line"))


def _open(menu: QMenu, button: ToolButton) -> None:
    """Open a menu below a button, its right edge at the button's."""
    corner = button.mapToGlobal(button.rect().bottomRight())
    open_menu(menu, corner - QPoint(menu.sizeHint().width(), 0))
