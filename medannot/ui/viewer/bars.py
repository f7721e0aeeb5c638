"""The bars over an image: tools, and on monochrome images the window."""

from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import (
    QDoubleValidator,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QMenu, QSizePolicy, QWidget

from medannot.imaging.frame import Voi
from medannot.imaging.windowing import Preset
from medannot.ui import theme
from medannot.ui.actions import ActionSpec, caption, key_caption
from medannot.ui.viewer.actions import VIEWER_ACTIONS
from medannot.ui.viewer.captions import number, preset_caption
from medannot.ui.viewer.profiles import Habit, Profile, habit_tip, habit_words
from medannot.ui.viewer.state import Tool, as_window
from medannot.ui.viewer.tool_button import ToolButton
from medannot.ui.widgets.small import IconMark, Line
from medannot.ui.widgets.text import Text

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

_FIELD = 84


class _Bar(QWidget):
    """A strip of the panel's colour with a hairline below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(theme.current().metric("frame.toolbar"))
        # What has no room is left out by hand; a bar never makes the window wider.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(12, 0, 16, 1)
        self.row.setSpacing(4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint strip and line."""
        look = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("panel"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.colour("line"))


class ToolBar(_Bar):
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
        menu = self.habits()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._profile.mapToGlobal(self._profile.rect().bottomLeft()))

    def set_forbidden(self, forbidden: frozenset[str], words: str) -> None:
        """Switch off what a study forbids; the tooltip then says the words."""
        buttons = {"window": self._tools[Tool.WINDOW, True], "invert": self._commands[1]}
        for name, button in (*buttons.items(), ("window", self._tools[Tool.WINDOW, False])):
            _switch(button, allowed=name not in forbidden, words=words)

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
        button.setToolTip(f"{caption(spec)} ({key_caption(spec.keys[0])})")
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


class WindowBar(_Bar):
    """Presets with their keys, and the window's two numbers.

    Args:
        specs: the viewer's actions, with the keys that stand on the presets.

    Signals:
        preset_chosen: 0-based place of a preset.
        typed: width and centre as typed, each a number or None.
        left: the fields were left by Enter or Esc; the focus belongs to the page again.
    """

    preset_chosen = Signal(int)
    typed = Signal(object, object)
    left = Signal()

    def __init__(
        self, specs: Sequence[ActionSpec] = VIEWER_ACTIONS, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._keys = next(spec.keys for spec in specs if spec.id == "viewer.preset")
        self.row.setContentsMargins(16, 0, 12, 1)
        self._heading = Text(self.tr("Window"), "ui", "text_3")
        self.row.addWidget(self._heading)
        self.row.addSpacing(4)
        self._room = QWidget()
        self._chips_row = QHBoxLayout(self._room)
        self._chips_row.setContentsMargins(0, 0, 0, 0)
        self._chips_row.setSpacing(4)
        self._chips_row.addStretch(1)
        self._room.setMinimumWidth(0)
        self.row.addWidget(self._room, 1)
        self._chips: list[ToolButton] = []
        self._presets: tuple[Preset, ...] = ()
        self._numbers = (0.0, 0.0)
        self._forbidden = ""
        self._width = self._add_field(self.tr("W"), self.tr("Window width"))
        self._center = self._add_field(self.tr("L"), self.tr("Window level"))
        for field in (self._width, self._center):
            field.returnPressed.connect(self._type)
            field.editingFinished.connect(self._take_typed)

    def show_presets(self, presets: Sequence[Preset]) -> None:
        """Offer other presets, the first eight with a key each."""
        if tuple(presets[:8]) == self._presets:
            return
        for chip in self._chips:
            chip.deleteLater()
            self._chips_row.removeWidget(chip)
        self._presets = tuple(presets[:8])
        self._chips = [self._chip(place, preset) for place, preset in enumerate(self._presets)]
        self._fit_chips()

    def set_forbidden(self, forbidden: frozenset[str], words: str) -> None:
        """Switch presets and numbers off where a study forbids windowing, and say so."""
        self._forbidden = words if "window" in forbidden else ""
        for part in (*self._chips, self._width, self._center):
            _switch(part, allowed=not self._forbidden, words=words)

    def show_window(self, voi: Voi) -> None:
        """Show the window or table in force: its numbers, and which preset it is."""
        window = as_window(voi)
        for chip, preset in zip(self._chips, self._presets, strict=True):
            found, alike = as_window(preset.voi), type(preset.voi) is type(voi)
            same = (found.center, found.width) == (window.center, window.width)
            chip.setChecked(same and alike and found.function is window.function)
        self._numbers = window.width, window.center
        self._write_numbers(but=QApplication.focusWidget())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten presets that have no room; their keys work all the same."""
        super().resizeEvent(event)
        self._fit_chips()

    def _chip(self, place: int, preset: Preset) -> ToolButton:
        key = key_caption(self._keys[place])
        chip = ToolButton(preset_caption(preset), key=key)
        chip.setCheckable(True)
        chip.clicked.connect(lambda _checked=False, chosen=place: self.preset_chosen.emit(chosen))
        self._chips_row.insertWidget(place, chip)
        _switch(chip, allowed=not self._forbidden, words=self._forbidden)
        return chip

    def _fit_chips(self) -> None:
        heading = self._heading.sizeHint().width() + 8
        room = self.width() - 2 * (_FIELD + 32) - 40
        widths = [chip.room(compact=False) + 4 for chip in self._chips]
        self._heading.setVisible(heading + sum(widths) <= room)
        # From the last on a preset becomes its key alone, with its name in the tooltip.
        for place in reversed(range(len(self._chips))):
            chip, over = self._chips[place], sum(widths) > room
            chip.set_compact(compact=over)
            if over:
                widths[place] = chip.room(compact=True) + 4
        for chip, end in zip(self._chips, accumulate(widths), strict=True):
            chip.setVisible(end <= room)

    def _add_field(self, letter: str, name: str) -> QLineEdit:
        self.row.addSpacing(8)
        self.row.addWidget(Text(letter, "ui", "text_3"))
        field = _NumberField()
        field.setFixedSize(_FIELD, theme.current().metric("control.compact"))
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setFont(theme.current().font("ui_medium", tabular=True))
        field.setAccessibleName(name)
        field.setToolTip(name)
        validator = QDoubleValidator(field)
        validator.setLocale(QLocale.c())
        field.setValidator(validator)
        self.row.addWidget(field)
        return field

    def _type(self) -> None:
        self._take_typed()
        self.left.emit()

    def _take_typed(self) -> None:
        """Use what was typed, however the field is left: a number that stands there is true."""
        if self._width.isModified() or self._center.isModified():
            width, center = _number(self._width), _number(self._center)
            for field in (self._width, self._center):
                field.setModified(False)
            # No window is as narrow as nothing: what stood there before comes back.
            self.typed.emit(width if width and width > 0 else None, center)
            self._write_numbers()

    def _write_numbers(self, but: QWidget | None = None) -> None:
        """Write the numbers in force, but not into a field in which a person types."""
        for field, value in zip((self._width, self._center), self._numbers, strict=True):
            if field is not but:
                field.setText(number(value).replace("−", "-"))


class _NumberField(QLineEdit):
    """A field that keeps what is typed to itself: an Enter in it must confirm no answer."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, or leave by Enter; viewer keys and Esc go on to the page."""
        beyond = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if beyond or event.key() == Qt.Key.Key_Escape or event.key() >= Qt.Key.Key_F1:
            event.ignore()
            return
        super().keyPressEvent(event)
        event.accept()


def _switch(part: QWidget, *, allowed: bool, words: str) -> None:
    """Switch a part on or off; its tooltip says why it is off, and then again what it said."""
    if allowed == part.isEnabled():
        return
    part.setEnabled(allowed)
    if not allowed:
        part.setProperty("tip", part.toolTip())
    part.setToolTip(str(part.property("tip") or "") if allowed else words)


def _number(field: QLineEdit) -> float | None:
    try:
        return float(field.text())
    except ValueError:
        return None
