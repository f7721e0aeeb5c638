"""What is begun when the image goes: it is told of the image it was done on, and ends there."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medannot.imaging.frame import Window
from medannot.imaging.opened import ImageFacts
from medannot.ui.viewer.actions import VIEWER_ACTIONS
from medannot.ui.viewer.plain_keys import with_plain_keys
from medannot.ui.viewer.state import FIRST_VIEW
from medannot.ui.viewer.viewer import ViewerImage
from medannot.ui.viewer.window_bar import WindowBar
from tests.helpers.driving import dressed, settle, wait_for
from tests.ui.viewer.rooms import MadeUp, ViewerRoom, plain, turn_wheel

LEFT = Qt.MouseButton.LeftButton
IMAGES = [ViewerImage(name, name, True) for name in ("one", "two")]


@pytest.fixture
def room(qtbot: QtBot, qapp: Any) -> Iterator[ViewerRoom]:
    dressed(qapp)
    facts = ImageFacts(40, 60, 1, monochrome=True)
    made = ViewerRoom(
        {
            name: MadeUp(lambda _n: plain(5, voi=(Window(50, 400),)), facts)
            for name in ("one", "two")
        }
    )
    qtbot.addWidget(made.viewer)
    made.show(IMAGES)
    settle(20)
    made.told.clear()
    yield made
    made.close()


def test_a_turn_of_the_wheel_is_told_of_the_image_it_was_turned_on(room: ViewerRoom) -> None:
    turn_wheel(room.viewer.view, -2)
    zoom = room.viewer.view.described()["zoom_percent"]
    room.viewer.open(1)
    wait_for(lambda: room.viewer.view.prepared is not None)
    settle(120)
    assert [(tool, found["zoom_percent"]) for tool, found in room.told] == [("zoom", zoom)]


def test_a_turn_of_the_wheel_is_told_before_the_key_that_follows(room: ViewerRoom) -> None:
    turn_wheel(room.viewer.view, -2)
    room.viewer.act("viewer.fit")
    settle(120)
    assert [tool for tool, _ in room.told] == ["zoom", "fit"]


def test_a_drag_ends_with_the_image_it_began_on(room: ViewerRoom) -> None:
    view = room.viewer.view
    QTest.mousePress(view, LEFT, pos=QPoint(300, 200))
    QTest.mouseMove(view, QPoint(360, 200))
    settle(10)
    room.viewer.open(1)
    wait_for(lambda: view.prepared is not None)
    QTest.mouseMove(view, QPoint(400, 240))
    QTest.mouseRelease(view, LEFT, pos=QPoint(400, 240))
    settle(20)
    assert view.state == FIRST_VIEW
    assert [tool for tool, _ in room.told] == ["window"]


def test_nothing_is_told_where_there_is_no_image(room: ViewerRoom) -> None:
    room.viewer.show_images([ViewerImage("broken", "Broken", True)])
    wait_for(lambda: room.viewer.active_pane.failed)
    room.told.clear()
    room.viewer.act("viewer.invert")
    room.viewer.act("viewer.zoom_in")
    assert room.told == []


def test_menus_close_when_the_item_is_hidden(room: ViewerRoom) -> None:
    room.viewer._window.more.show()
    room.viewer._window.more.click()
    assert QApplication.activePopupWidget() is not None
    room.viewer.hide()
    assert QApplication.activePopupWidget() is None


def test_presets_bear_their_own_keys_where_letters_work_alone(qtbot: QtBot, qapp: Any) -> None:
    dressed(qapp)
    bar = WindowBar(with_plain_keys(VIEWER_ACTIONS))
    qtbot.addWidget(bar)
    from medannot.imaging.presets import Preset, PresetCode

    bar.show_presets([Preset(PresetCode.LUNG, Window(n, 10)) for n in range(10)])
    keys = [action.text().partition("\t")[2] for action in bar.menu().actions()]
    assert keys == ["1", "2", "3", "4", "5", "6", "7", "8", "", ""]
