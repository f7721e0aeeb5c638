"""The menu over the image: by a click of the side button, and by the keyboard."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from medannot.imaging.opened import ImageFacts
from medannot.ui.viewer.profiles import Habit, Profile
from medannot.ui.viewer.viewer import ViewerImage
from tests.helpers.driving import dressed, settle
from tests.ui.viewer.rooms import MadeUp, ViewerRoom, plain

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
HERE = QPoint(300, 200)


@pytest.fixture
def room(qtbot: QtBot, qapp: Any) -> Iterator[ViewerRoom]:
    dressed(qapp)
    facts = ImageFacts(40, 60, 1, monochrome=True)
    made = ViewerRoom({"one": MadeUp(lambda _number: plain(5), facts)})
    qtbot.addWidget(made.viewer)
    made.show([ViewerImage("one", "One", True)])
    yield made
    if menu := QApplication.activePopupWidget():
        menu.close()
    made.close()


def menu() -> QMenu | None:
    settle(20)
    found = QApplication.activePopupWidget()
    assert found is None or isinstance(found, QMenu)
    return found


def press(room: ViewerRoom, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    assert room.viewer.handle_key(QKeyEvent(QEvent.Type.KeyPress, key, modifiers))


def entry(found: QMenu | None, action_id: str) -> QAction:
    assert found is not None
    action = found.findChild(QAction, action_id)
    assert isinstance(action, QAction)
    return action


def test_a_click_of_the_right_button_opens_the_menu_and_its_entries_act(room: ViewerRoom) -> None:
    QTest.mouseClick(room.viewer.view, RIGHT, pos=HERE)
    invert = entry(menu(), "viewer.invert")
    assert invert.text() == "Invert\tAlt+I"
    invert.trigger()
    assert room.viewer.view.state.inverted


def test_a_drag_of_the_right_button_still_enlarges_and_opens_nothing(room: ViewerRoom) -> None:
    view = room.viewer.view
    before = view.view().scale
    QTest.mousePress(view, RIGHT, pos=HERE)
    QTest.mouseMove(view, HERE - QPoint(0, 50))
    QTest.mouseRelease(view, RIGHT, pos=HERE - QPoint(0, 50))
    assert menu() is None
    assert view.view().scale > before


def test_left_handed_readers_click_the_left_button(room: ViewerRoom) -> None:
    room.viewer.set_profile(Profile(Habit.LEFT_HANDED))
    QTest.mouseClick(room.viewer.view, RIGHT, pos=HERE)
    assert menu() is None
    QTest.mouseClick(room.viewer.view, LEFT, pos=HERE)
    assert menu() is not None


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_the_keyboard_opens_it_too(
    room: ViewerRoom, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    press(room, key, modifiers)
    assert menu() is not None


def test_what_the_study_forbids_is_off_in_it(room: ViewerRoom) -> None:
    room.viewer.set_forbidden(frozenset({"invert", "measure"}))
    QTest.mouseClick(room.viewer.view, RIGHT, pos=HERE)
    found = menu()
    assert not entry(found, "viewer.invert").isEnabled()
    assert not entry(found, "viewer.tool_angle").isEnabled()
    assert entry(found, "viewer.reset").isEnabled()


@pytest.mark.parametrize(
    ("action_id", "key"),
    [
        ("viewer.tool_length", "Alt+D"),
        ("viewer.tool_angle", "Alt+A"),
        ("viewer.tool_ellipse", "Alt+E"),
        ("viewer.tool_rectangle", "Alt+X"),
        ("viewer.tool_polygon", "Alt+Q"),
    ],
)
def test_each_measure_has_a_key_that_the_menu_tells(
    room: ViewerRoom, action_id: str, key: str
) -> None:
    QTest.mouseClick(room.viewer.view, RIGHT, pos=HERE)
    assert entry(menu(), action_id).text().endswith(f"\t{key}")
    press(room, Qt.Key(ord(key[-1])), Qt.KeyboardModifier.AltModifier)
    assert room.viewer.view.chosen_tool.value == action_id.removeprefix("viewer.tool_")
