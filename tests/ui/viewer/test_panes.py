"""Images side by side: the active pane, what is linked, what is dragged in."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medannot.domain.media import SpacingKind
from medannot.imaging.frame import Frame, Window
from medannot.imaging.opened import ImageFacts, Plane
from medannot.ui import theme
from medannot.ui.viewer.state import FIRST_VIEW
from medannot.ui.viewer.viewer import ViewerImage
from tests.helpers.driving import dressed, settle, wait_for
from tests.ui.viewer.rooms import AXIAL, MadeUp, ViewerRoom, plain, series, slice_facts, turn_wheel

PHOTO = ViewerImage("photo", "Close", monochrome=False)


def photograph() -> MadeUp:
    pixels = np.full((300, 400, 3), (200, 120, 90), np.uint8)
    facts = ImageFacts(300, 400, 1, monochrome=False)
    return MadeUp(lambda _frame: Frame(pixels, monochrome=False), facts)


def slices(name: str, count: int, step: float, spacing: float) -> dict[str, MadeUp]:
    known = {"spacing": (spacing, spacing), "spacing_kind": SpacingKind.PATIENT}
    return {
        f"{name} {number}": MadeUp(
            lambda _frame, n=number: plain(100 + n, voi=(Window(100, 400),), **known),
            slice_facts(name, step * number),
        )
        for number in range(count)
    }


@pytest.fixture
def room(qtbot: QtBot, qapp: Any) -> Iterator[ViewerRoom]:
    dressed(qapp)
    images = slices("thin", 20, 1.0, 0.5) | slices("thick", 5, 4.0, 1.0) | {"photo": photograph()}
    made = ViewerRoom(images)
    qtbot.addWidget(made.viewer)
    made.show([series("thin", 20), series("thick", 5), PHOTO])
    yield made
    made.close()


def side_by_side(room: ViewerRoom, panes: int) -> None:
    room.viewer.set_layout(panes)
    full = [pane for pane in room.viewer.grid.panes if pane.image is not None]
    wait_for(lambda: all(pane.view.prepared is not None for pane in full))


def frames(room: ViewerRoom) -> list[int]:
    return [pane.frame for pane in room.viewer.grid.panes]


def test_one_pane_is_there_at_first(room: ViewerRoom) -> None:
    assert len(room.viewer.grid.panes) == 1
    side_by_side(room, 4)
    panes = room.viewer.grid.panes
    assert [pane.place for pane in panes] == [0, 1, 2, -1]
    assert panes[3].view.accessibleDescription() == "Drag an image here"
    with pytest.raises(ValueError, match="no layout of 3"):
        room.viewer.set_layout(3)


def test_images_that_come_up_beside_the_first_count_as_opened(room: ViewerRoom) -> None:
    opened: list[int] = []
    room.viewer.image_opened.connect(opened.append)
    side_by_side(room, 4)
    assert opened == [2, 3]
    assert [thumbnail.opened for thumbnail in room.viewer.strip.thumbnails] == [True] * 3


def test_the_tools_act_on_the_pane_that_was_touched(room: ViewerRoom) -> None:
    side_by_side(room, 2)
    room.viewer.set_linked(False)
    first, second = room.viewer.grid.panes
    QTest.mouseClick(second.view, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    assert room.viewer.active_pane is second
    room.viewer.act("viewer.invert")
    assert second.view.state.inverted
    assert first.view.state == FIRST_VIEW
    assert room.told[-1][0] == "invert"
    assert room.told[-1][1]["pane"] == 2
    assert room.viewer.strip.thumbnails[1].isChecked()


def test_a_line_around_it_marks_the_active_pane(room: ViewerRoom) -> None:
    side_by_side(room, 2)
    settle(50)
    picture = room.viewer.grid.grab().toImage()
    edge = [picture.pixelColor(x, 0) for x in (5, picture.width() - 5)]
    assert edge == [theme.current().colour("focus"), theme.current().colour("line")]
    room.viewer.act("viewer.next_pane")
    picture = room.viewer.grid.grab().toImage()
    assert picture.pixelColor(5, 0) == theme.current().colour("line")


def test_the_active_image_stays_when_there_is_one_pane_again(room: ViewerRoom) -> None:
    side_by_side(room, 4)
    room.viewer.grid.choose(room.viewer.grid.panes[2])
    room.viewer.set_layout(1)
    assert room.viewer.place == 2
    assert room.viewer.grid.active is room.viewer.grid.panes[0]


def test_scrolling_is_linked_by_position(room: ViewerRoom) -> None:
    side_by_side(room, 2)
    shown: list[tuple[int, int]] = []
    room.viewer.frame_shown.connect(lambda image, frame: shown.append((image, frame)))
    for _ in range(9):
        turn_wheel(room.viewer.view, 1)
        settle(20)
    wait_for(lambda: frames(room) == [10, 3])  # 9 mm lies nearest to 8 mm
    assert (2, 3) in shown
    room.viewer.grid.choose(room.viewer.grid.panes[1])
    room.viewer.go_to(5)
    wait_for(lambda: frames(room) == [17, 5])


def test_frames_of_one_file_are_linked_by_the_place_of_each(room: ViewerRoom) -> None:
    facts = slice_facts("enhanced", 8)
    planes = tuple(Plane((0.0, 0.0, z), AXIAL) for z in (8.0, 4.0, 0.0, 16.0, 12.0))
    whole = replace(facts, frames=5, planes=planes)
    room.images["enhanced"] = MadeUp(lambda number: plain(200 + number), whole)
    room.show([series("thin", 20), ViewerImage("enhanced", "Enhanced", True, frames=5)])
    side_by_side(room, 2)
    settle(100)
    room.viewer.go_to(13)
    wait_for(lambda: frames(room) == [13, 5])  # 12 mm
    room.viewer.grid.choose(room.viewer.grid.panes[1])
    room.viewer.go_to(2)
    wait_for(lambda: frames(room) == [5, 2])  # 4 mm


def test_a_jump_over_many_slices_ends_at_the_right_place(room: ViewerRoom) -> None:
    side_by_side(room, 2)
    settle(100)
    room.viewer.go_to(19)
    wait_for(lambda: frames(room) in ([19, 5], [19, 6]))
    room.wait_for_frame(19)
    wait_for(lambda: frames(room) == [19, 5])


def test_zoom_and_place_are_linked_by_millimetres_and_windows_within_a_modality(
    room: ViewerRoom,
) -> None:
    side_by_side(room, 2)
    first, second = room.viewer.grid.panes
    first.view.zoom(2.0)
    assert second.view.view().scale == pytest.approx(first.view.view().scale * 2)
    first.view.set_voi(Window(55, 66))
    assert second.view.window_in_force == Window(55, 66)
    room.viewer.act("viewer.reset")
    assert second.view.state == FIRST_VIEW


def test_nothing_is_linked_once_it_is_switched_off(room: ViewerRoom) -> None:
    side_by_side(room, 2)
    room.viewer.act("viewer.link")
    assert room.told[-1][1]["linked"] is False
    first, second = room.viewer.grid.panes
    first.view.zoom(2.0)
    first.view.set_voi(Window(55, 66))
    room.viewer.go_to(9)
    settle(60)
    assert second.view.state == FIRST_VIEW
    assert second.frame == 1


def test_a_photograph_takes_no_window_of_a_series(room: ViewerRoom) -> None:
    room.viewer.open(2)
    side_by_side(room, 2)
    photo, other = room.viewer.grid.panes
    assert (photo.place, other.place) == (2, 0)
    other.view.set_voi(Window(55, 66))
    assert photo.view.state.voi is None
    assert photo.view.window_in_force is None


def test_images_of_different_studies_are_not_linked_outside_an_item(room: ViewerRoom) -> None:
    room.viewer.set_one_item(one_item=False)
    side_by_side(room, 4)
    thin, thick, photo, again = room.viewer.grid.panes
    room.viewer.put(0, again)
    wait_for(lambda: again.view.prepared is not None)
    thin.view.zoom(2.0)
    assert photo.view.state == FIRST_VIEW
    assert thick.view.state.view is not None
    assert again.view.state.view is not None


def test_a_small_image_dragged_onto_a_pane_is_shown_there(room: ViewerRoom) -> None:
    side_by_side(room, 2)
    second = room.viewer.grid.panes[1]
    thumbnail = room.viewer.strip.thumbnails[2]
    mime = thumbnail.mime()  # an event does not keep it
    rest = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton)
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(second, QDragEnterEvent(QPoint(20, 20), *rest, none))
    QApplication.sendEvent(second, QDropEvent(QPointF(20, 20), *rest, none))
    wait_for(lambda: second.place == 2 and second.view.prepared is not None)
    assert room.viewer.active_pane is second


def test_enter_on_a_small_image_puts_it_into_the_active_pane(room: ViewerRoom) -> None:
    room.viewer.strip.set_focusable(focusable=True)
    side_by_side(room, 2)
    room.viewer.grid.choose(room.viewer.grid.panes[1])
    QTest.keyClick(room.viewer.strip.thumbnails[2], Qt.Key.Key_Return)
    assert [pane.place for pane in room.viewer.grid.panes] == [0, 2]


def test_the_next_item_begins_anew_and_has_no_empty_panes(room: ViewerRoom) -> None:
    side_by_side(room, 4)
    room.viewer.view.zoom(3.0)
    room.show([series("thick", 5), PHOTO])
    assert [pane.place for pane in room.viewer.grid.panes] == [0, 1]
    assert all(pane.view.state == FIRST_VIEW for pane in room.viewer.grid.panes)
    room.show([PHOTO])
    assert len(room.viewer.grid.panes) == 1


def test_every_tool_is_in_the_menu_with_its_key(room: ViewerRoom) -> None:
    menu = room.viewer._more.menu()
    entries = {action.objectName(): action for action in menu.findChildren(QAction)}
    assert entries["viewer.turn_right"].text() == "Turn right\tAlt+R"
    assert "viewer.link" not in entries  # one pane has nothing to be linked to
    entries["viewer.turn_right"].trigger()
    assert room.viewer.view.state.turns == 1


@pytest.mark.parametrize("width", [420, 700, 1000])
def test_buttons_that_have_no_room_are_left_to_the_menu(room: ViewerRoom, width: int) -> None:
    room.viewer.resize(width, 600)
    settle(20)
    more = room.viewer._more
    seen = [button for button in more._buttons.values() if button.isVisible()]
    assert more.more.isVisible()
    assert len(seen) == {420: 0, 700: 5, 1000: 5}[width]
    assert more.geometry().right() < width
