"""The bar of tools over an image."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from medannot.ui import theme
from medannot.ui.actions import ActionSpec, caption, key_caption
from medannot.ui.phrases import with_key
from medannot.ui.viewer.actions import VIEWER_ACTIONS
from medannot.ui.viewer.menus import close_menus, open_menu
from medannot.ui.viewer.profiles import Habit, Profile, habit_tip, habit_words
from medannot.ui.viewer.state import Tool
from medannot.ui.viewer.tool_button import ToolButton
from medannot.ui.widgets.small import IconMark, Line

_TOOL_ICONS = {
    Tool.WINDOW: ("circle-half-tilt", "sun"),
    Tool.PAN: ("hand", "hand"),
    Tool.ZOOM: ("magnifying-glass-plus", "magnifying-glass-plus"),
}
_COMMANDS = (
    ("viewer.fit", "arrows-out"),
    ("viewer.invert", "circle-half"),
    ("viewer.reset", "arrow-counter-clockwise"),
)


class Bar(QWidget):
    """A strip of the panel's colour with a hairline below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(theme.current().metric("frame.toolbar"))
        # What has no room is left out by hand; a bar never makes the window wider.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(12, 0, 16, 1)
        self.row.setSpacing(4)

    def hideEvent(self, event: QHideEvent) -> None:
        """Close what is open of the bar."""
        close_menus(self)
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint strip and line."""
        look = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("panel"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.colour("line"))


class ToolBar(Bar):
    """What a drag does, what a click does, and whose habits the mouse follows.

    Args:
        specs: the viewer's actions, with the keys that stand on the buttons.

    Signals:
        tool_chosen: what a plain drag shall do.
        wanted: the id of an action.
        habit_chosen: the value of a `Habit` that was chosen.
    """

    tool_chosen = Signal(object)
    wanted = Signal(str)
    habit_chosen = Signal(str)

    def __init__(
        self, specs: Sequence[ActionSpec] = VIEWER_ACTIONS, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._specs = {spec.id: spec for spec in specs}
        self._habit = Habit.BY_IMAGE
        self._tools: dict[tuple[Tool, bool], ToolButton] = {}
        self._commands: list[ToolButton] = []
        self._tool, self._monochrome = Tool.WINDOW, True
        for monochrome, order in (
            (True, (Tool.WINDOW, Tool.PAN, Tool.ZOOM)),
            (False, (Tool.PAN, Tool.ZOOM, Tool.WINDOW)),
        ):
            for tool in order:
                self._add_tool(tool, monochrome=monochrome)
        line = Line(Qt.Orientation.Vertical)
        line.setFixedHeight(24)
        self.row.addSpacing(4)
        self.row.addWidget(line)
        self.row.addSpacing(4)
        for action_id, icon in _COMMANDS:
            self._add_command(action_id, icon)
        self.row.addStretch(1)
        self._mouse = IconMark("mouse-simple", "text_3", 18)
        self.row.addWidget(self._mouse)
        self._profile = ToolButton("")
        self._profile.clicked.connect(lambda _checked=False: self._open_habits())
        self.row.addWidget(self._profile)
        self.show_tool(Tool.WINDOW, monochrome=True)

    def show_tool(self, tool: Tool, *, monochrome: bool) -> None:
        """Mark the tool in force and name the mouse's habits."""
        self._tool, self._monochrome = tool, monochrome
        for (owner, profile), button in self._tools.items():
            button.setVisible(profile == monochrome)
            button.setChecked(owner is tool)
        habit = Profile(self._habit).in_force(monochrome=monochrome)
        words = habit_words(habit)
        if self._profile.text() != words:
            self._profile.setText(words)
            self._profile.setAccessibleName(words)
            self._profile.setToolTip(f"{words}\n{habit_tip(habit)}")
            self._mouse.setToolTip(words)
            self._profile.updateGeometry()
            self._fit()

    def show_habit(self, habit: Habit) -> None:
        """Show whose habits the mouse follows."""
        self._habit = habit
        self.show_tool(self._tool, monochrome=self._monochrome)

    def habits(self) -> QMenu:
        """Return a menu of the habits that can be chosen, the one in force ticked."""
        menu = QMenu(self)
        for habit in Habit:
            action = menu.addAction(habit_words(habit))
            action.setObjectName(habit.value)
            action.setToolTip(habit_tip(habit))
            action.setCheckable(True)
            action.setChecked(habit is self._habit)
            action.triggered.connect(
                lambda _on=False, chosen=habit.value: self.habit_chosen.emit(chosen)
            )
        return menu

    def _open_habits(self) -> None:
        open_menu(self.habits(), self._profile.mapToGlobal(self._profile.rect().bottomLeft()))

    def set_forbidden(self, forbidden: frozenset[str], words: str) -> None:
        """Switch off what a study forbids; the tooltip then says the words."""
        buttons = {"window": self._tools[Tool.WINDOW, True], "invert": self._commands[1]}
        for name, button in (*buttons.items(), ("window", self._tools[Tool.WINDOW, False])):
            switch_part(button, allowed=name not in forbidden, words=words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what has no room."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Leave out what has no room, now that all parts are known to be there."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out the words of the mouse first, then the keys, which the tooltips say too."""
        for compact, words in ((False, True), (False, False), (True, False)):
            for button in self._commands:
                button.set_compact(compact=compact)
            self._profile.setVisible(words)
            self.row.invalidate()
            if self.row.minimumSize().width() <= self.width():
                return

    def _add_tool(self, tool: Tool, *, monochrome: bool) -> None:
        spec = self._specs[f"viewer.tool_{tool.value}"]
        icon = _TOOL_ICONS[tool][0 if monochrome else 1]
        button = ToolButton(caption(spec), icon=icon)
        button.setToolTip(with_key(caption(spec), key_caption(spec.keys[0])))
        button.setCheckable(True)
        button.clicked.connect(lambda _checked=False, chosen=tool: self._choose(chosen))
        self._tools[tool, monochrome] = button
        self.row.addWidget(button)

    def _add_command(self, action_id: str, icon: str) -> None:
        spec = self._specs[action_id]
        button = ToolButton(caption(spec), icon=icon, key=key_caption(spec.keys[0]))
        button.clicked.connect(lambda _checked=False, wanted=action_id: self.wanted.emit(wanted))
        self._commands.append(button)
        self.row.addWidget(button)

    def _choose(self, tool: Tool) -> None:
        self.show_tool(tool, monochrome=self._monochrome)
        self.tool_chosen.emit(tool)


def switch_part(part: QWidget, *, allowed: bool, words: str) -> None:
    """Switch a part on or off; its tooltip says why it is off, and then again what it said."""
    if allowed == part.isEnabled():
        return
    part.setEnabled(allowed)
    if not allowed:
        part.setProperty("tip", part.toolTip())
    part.setToolTip(str(part.property("tip") or "") if allowed else words)
