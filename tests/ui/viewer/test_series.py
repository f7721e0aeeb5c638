"""A series of several files that is scrolled through like one image."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from medannot.imaging.frame import Window
from medannot.ui.viewer.geometry import Pose
from medannot.ui.viewer.state import FIRST_VIEW
from tests.helpers.driving import dressed, press, settle, wait_for
from tests.ui.viewer.rooms import (
    WIDE,
    MadeUp,
    ViewerRoom,
    drag,
    plain,
    series,
    slice_facts,
    turn_wheel,
)

SLICES = 40


@pytest.fixture
def room(qtbot: QtBot, qapp: Any) -> Iterator[ViewerRoom]:
    dressed(qapp)
    images = {
        f"ct {number}": MadeUp(
            lambda _frame, shade=1000 + number: plain(shade, voi=(Window(1000 + shade % 7, 500),)),
            slice_facts("ct", 2.0 * number),
        )
        for number in range(SLICES)
    }
    made = ViewerRoom(images)
    qtbot.addWidget(made.viewer)
    made.show([series("ct", SLICES)])
    yield made
    made.close()


def test_the_wheel_scrolls_slice_by_slice_and_stays_within(room: ViewerRoom) -> None:
    view = room.viewer.view
    shown: list[tuple[int, int]] = []
    room.viewer.frame_shown.connect(lambda image, frame: shown.append((image, frame)))
    turn_wheel(view, 1)
    turn_wheel(view, 2)
    room.wait_for_frame(4)
    assert room.shade() == 1003
    turn_wheel(view, -9)
    room.wait_for_frame(1)
    assert shown == [(1, 2), (1, 4), (1, 1)]
    for key, frame in (("PgDown", 2), ("End", SLICES), ("PgUp", SLICES - 1), ("Home", 1)):
        assert room.viewer.handle_key(_key(key))
        room.wait_for_frame(frame)


def _key(name: str) -> Any:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QKeySequence

    combination = QKeySequence(name)[0]
    return QKeyEvent(QEvent.Type.KeyPress, combination.key(), combination.keyboardModifiers())


def test_window_zoom_turn_and_mirror_are_kept_while_scrolling(room: ViewerRoom) -> None:
    view = room.viewer.view
    drag(view, Qt.MouseButton.LeftButton, QPoint(200, 200), QPoint(260, 230))
    view.zoom(3.0)
    view.turn_by(1)
    view.mirror()
    kept, window = view.state, view.window_in_force
    turn_wheel(view, 5)
    room.wait_for_frame(6)
    assert view.state == kept
    assert view.window_in_force == window
    assert view.pose == Pose(turns=3, flipped=True)


def test_the_first_views_window_holds_for_the_whole_series(room: ViewerRoom) -> None:
    view = room.viewer.view
    first = view.voi_in_force
    turn_wheel(view, 3)
    room.wait_for_frame(4)
    assert view.voi_in_force == first
    view.set_voi(Window(7, 70))
    view.reset()
    assert view.state == FIRST_VIEW
    assert view.voi_in_force == first


def test_the_last_slice_stays_until_the_next_is_there(room: ViewerRoom) -> None:
    settle(100)
    room.held.add("ct 35")
    room.viewer.go_to(36)
    settle(60)
    assert room.viewer.frame == 36
    assert room.viewer.view.frame_words == f"Image 1 / {SLICES}"
    assert room.shade() == 1000
    room.let_go()
    room.wait_for_frame(36)
    assert room.shade() == 1035


def test_slices_that_were_passed_by_are_not_decoded(room: ViewerRoom) -> None:
    settle(100)
    known = len(room.opened)
    room.held.add("ct 39")
    room.viewer.go_to(SLICES)
    for _ in range(8):
        turn_wheel(room.viewer.view, -1)
    room.let_go()
    room.wait_for_frame(SLICES - 8)
    opened = room.opened[known:]
    before = opened[: opened.index("ct 31")]
    # What was begun already is brought to its end; of the slices passed by there is none.
    assert len(before) <= 4
    assert not {f"ct {number}" for number in range(32, 38)} & set(before)


def test_neighbours_are_decoded_ahead_in_the_scrolls_direction(room: ViewerRoom) -> None:
    room.viewer.go_to(30)
    room.wait_for_frame(30)
    room.viewer.go_to(28)
    room.wait_for_frame(28)
    wait_for(lambda: all(room.frames.cached(f"ct {n - 1}", 1) for n in range(20, 28)))
    room.viewer.go_to(27)
    # It was ready: it is shown before anything else happens.
    assert room.shade() == 1026


def test_many_notches_within_a_tick_are_one_repaint(room: ViewerRoom) -> None:
    wait_for(lambda: all(room.frames.cached(f"ct {number}", 1) for number in range(1, 6)))
    settle(150)
    view = room.viewer.view
    painted: list[int] = []
    paint = view._painter.paint
    view._painter.paint = lambda *given, **named: (painted.append(1), paint(*given, **named))
    for _ in range(5):
        turn_wheel(view, 1)
    settle(5)
    assert len(painted) <= 2
    assert room.shade() == 1005


def test_the_bar_at_the_edge_tells_and_sets_the_slice(room: ViewerRoom) -> None:
    slider = room.viewer.active_pane.slider
    assert slider.isVisible()
    assert slider.accessibleName() == "Slice or frame"
    QTest.mouseClick(
        slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 2, slider.height() - 2)
    )
    room.wait_for_frame(SLICES)
    slider.setFocus(Qt.FocusReason.TabFocusReason)
    press(slider, "PgUp")
    room.wait_for_frame(SLICES - 1)
    press(slider, "Home")
    room.wait_for_frame(1)
    press(slider, "Down")
    room.wait_for_frame(2)
    assert slider.value() == 2
    assert slider.toolTip() == f"Image 2 / {SLICES}"


def test_a_drag_scrolls_where_that_tool_is_chosen(room: ViewerRoom) -> None:
    room.viewer.act("viewer.tool_scroll")
    view = room.viewer.view
    drag(view, Qt.MouseButton.LeftButton, QPoint(200, 100), QPoint(200, 100 + view.height() // 2))
    room.wait_for_frame(SLICES // 2 + 1)
    assert view.window_in_force == Window(1000 + 1000 % 7, 500)


def test_one_broken_slice_does_not_close_the_series(room: ViewerRoom) -> None:
    del room.images["ct 30"]
    room.viewer.go_to(31)
    wait_for(lambda: "ct 30 is broken" in room.viewer.view.accessibleDescription())
    room.viewer.go_to(32)
    room.wait_for_frame(32)
    assert room.shade() == 1031


def test_a_film_loops_and_stops_at_a_click(room: ViewerRoom) -> None:
    pane = room.viewer.active_pane
    room.viewer.go_to(SLICES - 1)
    room.wait_for_frame(SLICES - 1)
    assert room.viewer.handle_key(_key("Alt+C"))
    assert pane.cine.playing
    assert pane.cine.fps == 15
    room.wait_for_frame(2)
    QTest.mouseClick(room.viewer.view, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    assert not pane.cine.playing
    stopped = room.viewer.frame
    pane.cine.set_fps(1000)
    settle(100)
    assert room.viewer.frame == stopped


def test_a_film_is_as_fast_as_the_file_says(room: ViewerRoom) -> None:
    cine = room.viewer.active_pane.cine
    cine.take_frame_time(40.0)
    assert cine.fps == 25
    cine.take_frame_time(None)
    assert cine.fps == 15
    cine.take_frame_time(1.0)
    assert cine.fps == 60


def test_a_film_waits_for_a_frame_that_is_not_ready(room: ViewerRoom) -> None:
    settle(100)
    room.held.add("ct 33")
    room.viewer.go_to(34)
    room.viewer.active_pane.play()
    settle(200)
    assert room.viewer.frame == 34
    room.let_go()
    wait_for(lambda: room.viewer.frame > 34)


def test_slices_without_a_window_keep_the_first_slices_range(qtbot: QtBot, qapp: Any) -> None:
    dressed(qapp)
    images = {
        f"mr {number}": MadeUp(
            lambda _frame, most=100 * (number + 1): _ramp(most), slice_facts("mr", float(number))
        )
        for number in range(3)
    }
    room = ViewerRoom(images)
    qtbot.addWidget(room.viewer)
    room.show([series("mr", 3)])
    dim = room.seen()
    room.viewer.go_to(3)
    room.wait_for_frame(3)
    # Three times as bright in the file, and brighter on the screen too: the window stays.
    assert room.seen().mean() > dim.mean() + 40
    assert room.viewer.view.window_in_force == Window(50.5, 101)
    room.close()


def _ramp(most: int) -> Any:
    from medannot.imaging.frame import Frame

    return Frame(np.linspace(0, most, 2400).astype(np.uint16).reshape(40, 60), monochrome=True)


def test_wide_windows_are_the_rooms_own() -> None:
    assert WIDE[0].width == 10_000
