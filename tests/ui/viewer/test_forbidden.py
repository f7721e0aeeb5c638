"""Acts that a study forbids, turning and mirroring, measures, and the way back."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from medannot.domain.media import SpacingKind
from medannot.domain.viewing import FORBIDDABLE
from medannot.imaging.frame import Frame, LookupTable, Overlay, VoiFunction, Window
from medannot.imaging.opened import ImageFacts
from medannot.ui.viewer.state import FIRST_VIEW, Tool
from medannot.ui.viewer.viewer import ViewerImage
from tests.helpers.driving import dressed, settle
from tests.ui.viewer.rooms import MadeUp, ViewerRoom, drag

LEFT = Qt.MouseButton.LeftButton
NOTHING = Qt.KeyboardModifier.NoModifier


def corner_bright(**more: Any) -> Frame:
    """Return a dark image with a bright corner at the upper left."""
    pixels = np.zeros((300, 400), np.uint16)
    pixels[:100, :100] = 400
    return Frame(pixels, monochrome=True, voi=(Window(200, 401),), modality="CR", **more)


FRAMES = {
    "plain": corner_bright(spacing=(0.5, 0.5), spacing_kind=SpacingKind.CALIBRATED),
    "one": corner_bright(inverted=True),
    "drawn": corner_bright(overlays=(Overlay(np.ones((20, 20), np.bool_), 380, 280, 1),)),
    "table": Frame(
        np.arange(120_000, dtype=np.uint16).reshape(300, 400) % 256,
        monochrome=True,
        voi=(LookupTable(0, tuple(range(0, 512, 2)), 9),),
    ),
    "curve": Frame(
        np.zeros((300, 400), np.uint16),
        monochrome=True,
        voi=(Window(100, 200, function=VoiFunction.SIGMOID),),
    ),
    "tall": corner_bright(pixel_aspect=2.0),
}


@pytest.fixture
def room(qtbot: QtBot, qapp: Any) -> Iterator[ViewerRoom]:
    dressed(qapp)
    facts = ImageFacts(300, 400, 1, monochrome=True)
    images = {name: MadeUp(lambda _n, f=frame: f, facts) for name, frame in FRAMES.items()}
    made = ViewerRoom(images)
    qtbot.addWidget(made.viewer)
    made.viewer.act("viewer.words")
    yield made
    made.close()


def show(room: ViewerRoom, name: str) -> None:
    room.show([ViewerImage(name, name, True)])


def bright_corner(room: ViewerRoom) -> str:
    """Tell in which quarter of the pane the bright corner lies."""
    seen = room.seen().astype(float)
    rows, columns = np.nonzero(seen > 200)
    down = rows.mean() > seen.shape[0] / 2
    right = columns.mean() > seen.shape[1] / 2
    return f"{'lower' if down else 'upper'} {'right' if right else 'left'}"


def test_turns_and_mirrors_are_seen_and_undone_by_reset(room: ViewerRoom) -> None:
    show(room, "plain")
    first = room.seen()
    places = []
    for act in ("turn_right", "turn_right", "mirror", "mirror_down", "turn_left"):
        room.viewer.act(f"viewer.{act}")
        places.append(bright_corner(room))
    assert places == ["upper right", "lower right", "lower left", "upper left", "lower left"]
    assert room.told[-1][1]["turns"] == room.viewer.view.state.turns == 3
    room.viewer.act("viewer.reset")
    assert np.array_equal(room.seen(), first)


@pytest.mark.parametrize("name", list(FRAMES))
def test_reset_is_exactly_the_first_view_after_everything(room: ViewerRoom, name: str) -> None:
    show(room, name)
    first = room.seen()
    view = room.viewer.view
    drag(view, LEFT, QPoint(300, 200), QPoint(350, 260))
    drag(view, Qt.MouseButton.MiddleButton, QPoint(300, 200), QPoint(360, 150))
    drag(view, Qt.MouseButton.RightButton, QPoint(300, 200), QPoint(300, 100))
    for act in ("invert", "turn_left", "mirror_down", "overlays", "wider", "zoom_in", "left"):
        room.viewer.act(f"viewer.{act}")
    room.viewer._window.preset_chosen.emit(0)
    room.viewer._window.typed.emit(33.0, 12.0)
    assert not np.array_equal(room.seen(), first)
    room.viewer.act("viewer.reset")
    assert view.state == FIRST_VIEW
    assert np.array_equal(room.seen(), first)


@pytest.mark.parametrize("key", [Qt.Key.Key_I, Qt.Key.Key_F2])
def test_a_key_of_a_forbidden_act_is_answered_by_a_sentence(room: ViewerRoom, key: Qt.Key) -> None:
    show(room, "plain")
    room.viewer.set_forbidden(frozenset({"invert", "window"}))
    QToolTip.hideText()
    room.told.clear()
    alt = Qt.KeyboardModifier.AltModifier if key == Qt.Key.Key_I else NOTHING
    assert room.viewer.handle_key(QKeyEvent(QEvent.Type.KeyPress, key, alt))
    assert QToolTip.text() == "The study does not allow this."
    assert room.viewer.view.state == FIRST_VIEW
    assert room.told == []


def test_inverse_files_are_bright_where_values_are_low_and_stay_so_after_reset(
    room: ViewerRoom,
) -> None:
    show(room, "one")
    assert room.seen()[50, 70] == 255
    room.viewer.act("viewer.invert")
    assert room.seen()[50, 70] == 0
    room.viewer.act("viewer.reset")
    assert room.seen()[50, 70] == 255


def test_drawings_of_the_file_are_shown_when_asked_for(room: ViewerRoom) -> None:
    show(room, "drawn")
    settle(60)
    corner = room.viewer.view.mapping().to_screen(390, 290).toPoint()
    assert room.viewer.view.grab().toImage().pixelColor(corner).lightness() == 0
    room.viewer.act("viewer.overlays")
    settle(20)
    assert room.viewer.view.grab().toImage().pixelColor(corner).lightness() > 100


def test_pixels_that_are_not_square_are_shown_in_true_shape(room: ViewerRoom) -> None:
    show(room, "tall")
    mapping = room.viewer.view.mapping()
    across = mapping.to_screen(400, 0).x() - mapping.to_screen(0, 0).x()
    down = mapping.to_screen(0, 300).y() - mapping.to_screen(0, 0).y()
    assert down / across == pytest.approx(600 / 400)
    seen = room.seen()
    bright = seen > 200
    assert bright.any(axis=1).sum() / bright.any(axis=0).sum() == pytest.approx(2, rel=0.1)


def test_a_table_is_the_first_view_and_a_drag_goes_on_from_its_range(room: ViewerRoom) -> None:
    show(room, "table")
    view = room.viewer.view
    assert isinstance(view.voi_in_force, LookupTable)
    assert view.described()["voi"] == "table"
    drag(view, LEFT, QPoint(300, 200), QPoint(300, 300))
    assert view.voi_in_force == Window(128 + 102, 256)
    assert view.described()["voi"] == "linear"


def test_a_curve_stays_a_curve_while_it_is_dragged(room: ViewerRoom) -> None:
    show(room, "curve")
    view = room.viewer.view
    drag(view, LEFT, QPoint(300, 200), QPoint(400, 200))
    assert view.voi_in_force == Window(100, 280, function=VoiFunction.SIGMOID)
    assert room.told[-1][1]["voi"] == "sigmoid"


def test_what_is_forbidden_does_nothing_and_its_buttons_are_off(room: ViewerRoom) -> None:
    show(room, "plain")
    room.viewer.set_forbidden(frozenset(FORBIDDABLE))
    view = room.viewer.view
    first = view.state
    for act in ("invert", "turn_right", "turn_left", "mirror", "mirror_down", "wider", "darker"):
        room.viewer.act(f"viewer.{act}")
    room.viewer._window.preset_chosen.emit(1)
    room.viewer._window.typed.emit(33.0, 12.0)
    room.viewer.act("viewer.tool_window")
    drag(view, LEFT, QPoint(300, 200), QPoint(320, 200))
    room.viewer.act("viewer.tool_length")
    assert view.chosen_tool is Tool.PAN
    assert (view.state.inverted, view.state.voi, view.pose) == (False, None, first.pose())
    assert {tool for tool, _ in room.told} <= {"pan", "words"}
    more = room.viewer._more
    for action in ("viewer.turn_right", "viewer.mirror", "viewer.tool_length"):
        assert not more.button(action).isEnabled()
        assert more.button(action).toolTip() == "The study does not allow this."
    bar = room.viewer._tools
    assert [button.isEnabled() for button in bar._commands] == [True, False, True]
    assert not any(chip.isEnabled() for chip in room.viewer._window._chips)
    room.viewer.set_forbidden(frozenset())
    assert all(button.isEnabled() for button in bar._commands)
    assert bar._commands[1].toolTip() == "Invert (Alt+I)"


def test_a_length_is_measured_told_and_removed(room: ViewerRoom) -> None:
    show(room, "plain")
    view = room.viewer.view
    room.viewer.act("viewer.tool_length")
    mapping = view.mapping()
    start, end = mapping.to_screen(100, 50).toPoint(), mapping.to_screen(300, 50).toPoint()
    drag(view, LEFT, start, end)
    tool, found = room.told[-1]
    assert (tool, found["kind"], found["unit"], found["pane"]) == ("measure", "length", "mm", 1)
    assert found["length"] == pytest.approx(100, abs=0.5)
    board = room.viewer.active_pane.board
    room.viewer.act("viewer.turn_right")
    assert len(board.marks) == 1
    room.viewer.act("viewer.remove_measure")
    assert board.marks == ()
    room.viewer.act("viewer.tool_length")
    assert view.chosen_tool is Tool.WINDOW
