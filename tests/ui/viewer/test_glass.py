"""The magnifying glass: it follows the pointer while it is chosen, and is put away by Esc."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from medannot.imaging.frame import Frame, Window
from medannot.imaging.opened import ImageFacts
from medannot.ui.viewer.state import Tool
from medannot.ui.viewer.viewer import ViewerImage
from tests.helpers.driving import dressed, settle
from tests.ui.viewer.rooms import MadeUp, ViewerRoom, drag

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def room(qtbot: QtBot, qapp: Any) -> Iterator[ViewerRoom]:
    dressed(qapp)
    pixels = np.zeros((300, 400), np.uint16)
    pixels[:100, :100] = 400
    frame = Frame(pixels, monochrome=True, voi=(Window(200, 401),))
    facts = ImageFacts(300, 400, 1, monochrome=True)
    made = ViewerRoom({"plain": MadeUp(lambda _n: frame, facts)})
    qtbot.addWidget(made.viewer)
    made.viewer.act("viewer.words")
    made.show([ViewerImage("plain", "plain", True)])
    made.told.clear()
    yield made
    made.close()


def point_at(room: ViewerRoom, x: float, y: float) -> QPoint:
    """Bring the pointer over a place of the image."""
    view = room.viewer.view
    place = view.mapping().to_screen(x, y).toPoint()
    QTest.mouseMove(view, place)
    settle()
    return place


def press(room: ViewerRoom, key: Qt.Key, *, alt: bool = False) -> bool:
    held = Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.NoModifier
    return room.viewer.handle_key(QKeyEvent(QEvent.Type.KeyPress, key, held))


def same(room: ViewerRoom, before: Any) -> bool:
    return bool(np.array_equal(room.seen(), before))


def test_the_glass_follows_the_pointer_and_no_button_is_held(room: ViewerRoom) -> None:
    before = room.seen()
    point_at(room, 100, 100)
    assert same(room, before)
    assert press(room, Qt.Key.Key_L, alt=True)
    here = room.seen()
    assert not np.array_equal(here, before)
    point_at(room, 100, 60)
    there = room.seen()
    assert not np.array_equal(there, before)
    assert not np.array_equal(there, here)


def test_what_lies_under_the_pointer_is_larger_in_the_glass(room: ViewerRoom) -> None:
    view = room.viewer.view
    press(room, Qt.Key.Key_L, alt=True)
    place = point_at(room, 110, 50)
    # Twenty pixels of the image to the left lies the edge of the bright square; in the glass it
    # is as far away as two and a half times that.
    scale = view.mapping().scale
    image = view.grab().toImage()
    edge = place.x() - 10 * scale
    assert image.pixelColor(round(edge - 5), place.y()).lightness() == 0
    assert image.pixelColor(round(place.x() - 25 * scale - 5), place.y()).lightness() == 255


@pytest.mark.parametrize("way", ["esc", "again", "other", "leave"])
def test_the_glass_is_put_away(room: ViewerRoom, way: str) -> None:
    before = room.seen()
    press(room, Qt.Key.Key_L, alt=True)
    point_at(room, 100, 100)
    assert not same(room, before)
    if way == "esc":
        assert press(room, Qt.Key.Key_Escape)
    elif way == "again":
        press(room, Qt.Key.Key_L, alt=True)
    elif way == "other":
        press(room, Qt.Key.Key_M, alt=True)
    else:
        QApplication.sendEvent(room.viewer.view, QEvent(QEvent.Type.Leave))
    assert same(room, before)
    assert (room.viewer.view.chosen_tool is Tool.MAGNIFY) == (way == "leave")


def test_a_pointer_that_comes_in_brings_the_glass_along(room: ViewerRoom) -> None:
    view = room.viewer.view
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    before = room.seen()
    press(room, Qt.Key.Key_L, alt=True)
    assert same(room, before)
    place = QPointF(view.mapping().to_screen(100, 100))
    QApplication.sendEvent(view, QEnterEvent(place, place, QPointF(view.mapToGlobal(place))))
    assert not same(room, before)


def test_the_glass_says_how_it_is_used_and_a_trial_is_told_of_it_once(room: ViewerRoom) -> None:
    QToolTip.hideText()
    press(room, Qt.Key.Key_L, alt=True)
    assert QToolTip.text() == "The glass follows the pointer; Esc puts it away."
    state = room.viewer.view.state
    drag(room.viewer.view, LEFT, QPoint(300, 200), QPoint(360, 260))
    assert room.viewer.view.state == state
    assert [tool for tool, _ in room.told] == ["magnify"]
