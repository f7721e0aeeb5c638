"""Whose habits the mouse follows: which button works which tool, and what a plain drag is first."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Qt

from medannot.ui.actions import QT_TRANSLATE_NOOP
from medannot.ui.viewer.state import Tool

_Left, _Middle, _Right = (
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.MiddleButton,
    Qt.MouseButton.RightButton,
)


class Habit(StrEnum):
    """A set of habits; the value is what settings keep."""

    BY_IMAGE = "by_image"
    RADIOLOGY = "radiology"
    PHOTOGRAPH = "photograph"
    PACS = "pacs"
    LEFT_HANDED = "left_handed"


_WORDS = {
    Habit.BY_IMAGE: QT_TRANSLATE_NOOP("Viewer", "By kind of image"),
    Habit.RADIOLOGY: QT_TRANSLATE_NOOP("Viewer", "Radiology mouse"),
    Habit.PHOTOGRAPH: QT_TRANSLATE_NOOP("Viewer", "Photograph mouse"),
    Habit.PACS: QT_TRANSLATE_NOOP("Viewer", "PACS mouse"),
    Habit.LEFT_HANDED: QT_TRANSLATE_NOOP("Viewer", "Left-handed mouse"),
}
_TIPS = {
    Habit.RADIOLOGY: QT_TRANSLATE_NOOP(
        "Viewer", "Left button: window. Middle: move. Right: enlarge. Wheel: frames, else enlarge."
    ),
    Habit.PHOTOGRAPH: QT_TRANSLATE_NOOP(
        "Viewer", "Left button: move. Right: brightness and contrast. Wheel: enlarge."
    ),
    Habit.PACS: QT_TRANSLATE_NOOP(
        "Viewer", "Left button: turn through the frames. Middle: enlarge. Right: window."
    ),
    Habit.LEFT_HANDED: QT_TRANSLATE_NOOP(
        "Viewer", "Right button: window. Middle: move. Left: enlarge."
    ),
}


@dataclass(frozen=True, slots=True)
class _Buttons:
    """What the buttons do; None is whatever is chosen in the toolbar.

    Attributes:
        first: what is chosen at first.
    """

    left: Tool | None
    middle: Tool
    right: Tool | None
    first: Tool


_BUTTONS = {
    Habit.RADIOLOGY: _Buttons(None, Tool.PAN, Tool.ZOOM, Tool.WINDOW),
    Habit.PHOTOGRAPH: _Buttons(None, Tool.PAN, Tool.WINDOW, Tool.PAN),
    Habit.PACS: _Buttons(None, Tool.ZOOM, Tool.WINDOW, Tool.SCROLL),
    Habit.LEFT_HANDED: _Buttons(Tool.ZOOM, Tool.PAN, None, Tool.WINDOW),
}


@dataclass(frozen=True, slots=True)
class Profile:
    """A person's habits.

    Attributes:
        habit: as chosen.
    """

    habit: Habit = Habit.BY_IMAGE

    @property
    def wheel_turns_frames(self) -> bool:
        """Tell whether the wheel turns through frames; for photographs it was chosen to enlarge."""
        return self.habit is not Habit.PHOTOGRAPH

    def in_force(self, *, monochrome: bool) -> Habit:
        """Return the habits for a kind of image."""
        if self.habit is not Habit.BY_IMAGE:
            return self.habit
        return Habit.RADIOLOGY if monochrome else Habit.PHOTOGRAPH

    def first_tool(self, *, monochrome: bool) -> Tool:
        """Return what the chosen button does until the person chooses another tool."""
        return _BUTTONS[self.in_force(monochrome=monochrome)].first

    def main_button(self, *, monochrome: bool) -> Qt.MouseButton:
        """Return the button that works the chosen tool, and measures."""
        return _Left if _BUTTONS[self.in_force(monochrome=monochrome)].left is None else _Right

    def tool_of(
        self,
        button: Qt.MouseButton,
        modifiers: Qt.KeyboardModifier,
        chosen: Tool,
        *,
        monochrome: bool,
    ) -> Tool | None:
        """Return the tool that a drag with this button works, or None.

        Shift and the main button move the image, whatever is chosen.
        """
        buttons = _BUTTONS[self.in_force(monochrome=monochrome)]
        tools = {_Left: buttons.left, _Middle: buttons.middle, _Right: buttons.right}
        if button not in tools:
            return None
        tool = tools[button]
        if tool is not None:
            return tool
        return Tool.PAN if modifiers & Qt.KeyboardModifier.ShiftModifier else chosen


def profile_of(kept: str) -> Profile:
    """Return the profile that settings keep; a name of a later version counts as none."""
    known = {habit.value for habit in Habit}
    return Profile(Habit(kept)) if kept in known else Profile()


def habit_words(habit: Habit) -> str:
    """Return what habits are called."""
    return QCoreApplication.translate("Viewer", _WORDS[habit])


def habit_tip(habit: Habit) -> str:
    """Say what each button does; nothing for habits that follow the image."""
    return QCoreApplication.translate("Viewer", _TIPS[habit]) if habit in _TIPS else ""
