"""Marks drawn and changed by keys alone."""

import pytest
from PySide6.QtCore import Qt

from medannot.domain.annotation.shapes import Brush, Outline, ShapeKind
from medannot.ui.bench.marks.mark_tool import MarkTool
from tests.helpers.driving import wait_for
from tests.ui.bench.marks.mark_rooms import CTRL, Make, MarkRoom, box, marked, polygon

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
TRIANGLE = polygon((60, 30), (120, 30), (90, 80))


def go(room: MarkRoom, right: int = 0, down: int = 0) -> None:
    """Move the cross by tens and ones."""
    for steps, plus, minus in (
        (right, Key.Key_Right, Key.Key_Left),
        (down, Key.Key_Down, Key.Key_Up),
    ):
        key = plus if steps > 0 else minus
        room.key(key, SHIFT, abs(steps) // 10)
        room.key(key, times=abs(steps) % 10)


def test_a_box_is_drawn_by_arrows_and_enter(make: Make) -> None:
    room = make()
    room.key(Key.Key_B)
    # The cross appears in the middle of what is seen, and goes from there.
    room.key(Key.Key_Right)
    assert room.board.cross == (100, 60)
    go(room, -30, -20)
    room.key(Key.Key_Return)
    go(room, 42, 31)
    room.key(Key.Key_Return)
    assert room.heard("drawn") == [box((70, 40), (112, 71))]


def test_a_polygon_is_drawn_by_keys_and_closed_by_enter_twice(make: Make) -> None:
    room = make()
    room.key(Key.Key_P)
    room.key(Key.Key_Up)
    for right, down in ((-40, -20), (60, 0), (-20, 50)):
        go(room, right, down)
        room.key(Key.Key_Return)
    room.key(Key.Key_Return)
    assert room.heard("drawn") == [polygon((60, 40), (120, 40), (100, 90))]


def test_a_corner_that_was_set_amiss_is_taken_back(make: Make) -> None:
    room = make()
    room.key(Key.Key_K)
    room.key(Key.Key_Up)
    room.key(Key.Key_Return)
    go(room, 10)
    room.key(Key.Key_Return)
    room.key(Key.Key_Backspace)
    go(room, 0, 10)
    room.key(Key.Key_Return, times=2)
    assert room.heard("drawn") == [Outline(ShapeKind.POLYLINE, ((100, 60), (110, 70)))]


def test_a_point_and_a_distance_and_an_ellipse_by_keys(make: Make) -> None:
    room = make()
    room.key(Key.Key_M)
    room.key(Key.Key_Up)
    room.key(Key.Key_Return)
    for letter in (Key.Key_L, Key.Key_O):
        room.key(letter)
        room.key(Key.Key_Up)
        room.key(Key.Key_Return)
        go(room, 20, 10)
        room.key(Key.Key_Return)
    assert room.heard("drawn") == [
        Outline(ShapeKind.POINT, ((100, 60),)),
        Outline(ShapeKind.DISTANCE, ((100, 60), (120, 70))),
        Outline(ShapeKind.ELLIPSE, ((100, 60), (120, 70))),
    ]


def test_the_brush_paints_along_the_cross_while_the_pen_is_down(make: Make) -> None:
    room = make()
    room.key(Key.Key_G)
    room.hands.easel.size = 1
    room.key(Key.Key_Up)
    room.key(Key.Key_Return)
    go(room, 4)
    assert room.heard("drawn") == []
    room.key(Key.Key_Return)
    assert room.heard("drawn") == [Brush(100, 60, 5, 1, (0, 5))]


def test_the_cross_goes_right_on_the_screen_however_the_image_stands(make: Make) -> None:
    room = make()
    room.view.turn_by(1)
    room.view.mirror()
    room.key(Key.Key_M)
    room.key(Key.Key_Up)
    assert room.board.cross is not None
    before = room.view.mapping().to_screen(*room.board.cross)
    room.key(Key.Key_Right, SHIFT)
    after = room.view.mapping().to_screen(*room.board.cross)
    assert after.x() > before.x() + 5
    assert after.y() == pytest.approx(before.y())


def test_the_cross_stays_on_the_image_and_in_sight(make: Make) -> None:
    room = make()
    room.key(Key.Key_M)
    room.view.zoom(4.0)
    room.key(Key.Key_Up)
    room.key(Key.Key_Right, CTRL, 5)
    assert room.board.cross == (200, 60)
    at = room.view.mapping().to_screen(200, 60)
    assert 0 <= at.x() <= room.view.width()


def test_arrows_move_the_chosen_mark_and_a_run_of_them_is_one_change(make: Make) -> None:
    room = make(marks=[marked("a", TRIANGLE)])
    room.key(Key.Key_S)
    room.key(Key.Key_Period)
    assert room.board.selected == ("a",)
    room.key(Key.Key_Right, times=3)
    room.key(Key.Key_Down, SHIFT)
    assert room.heard("changed") == []
    wait_for(lambda: room.heard("changed"))
    assert room.heard("changed") == [("a", polygon((63, 40), (123, 40), (93, 90)))]


def test_steps_are_told_before_anything_else_is_done(make: Make) -> None:
    room = make(marks=[marked("a", TRIANGLE), marked("b", box((10, 10), (20, 20)))])
    room.key(Key.Key_S)
    room.key(Key.Key_Period)
    room.key(Key.Key_Right)
    room.key(Key.Key_Period)
    assert room.heard("changed") == [("a", polygon((61, 30), (121, 30), (91, 80)))]
    room.key(Key.Key_Right)
    room.put([], ("a", 2))
    assert room.heard("changed")[1:] == [("b", box((11, 10), (21, 20)))]


def test_corners_are_moved_added_and_removed_by_keys(make: Make) -> None:
    room = make(marks=[marked("a", TRIANGLE)])
    room.key(Key.Key_S)
    room.key(Key.Key_Period)
    room.key(Key.Key_Return)
    room.key(Key.Key_Period)
    room.key(Key.Key_Up, SHIFT)
    room.key(Key.Key_Insert)
    room.key(Key.Key_Delete)
    assert room.heard("changed") == [
        ("a", polygon((60, 30), (120, 20), (90, 80))),
        ("a", polygon((60, 30), (120, 20), (105, 50), (90, 80))),
        ("a", polygon((60, 30), (120, 20), (90, 80))),
    ]


def test_a_triangle_keeps_its_last_corners(make: Make) -> None:
    room = make(marks=[marked("a", TRIANGLE)])
    room.key(Key.Key_S)
    room.key(Key.Key_Period)
    room.key(Key.Key_Return)
    room.key(Key.Key_Delete)
    assert room.heard("removed") == []
    assert room.heard("refused") == ["The mark has too few points; set more."]


def test_delete_removes_what_is_chosen(make: Make) -> None:
    room = make(marks=[marked("a", TRIANGLE), marked("b", box((10, 10), (20, 20)))])
    room.key(Key.Key_S)
    room.key(Key.Key_A, CTRL)
    room.key(Key.Key_Delete)
    assert room.heard("removed") == [("a", "b")]
    assert room.board.marks == ()


def test_t_hides_all_marks_and_shows_them_again(make: Make) -> None:
    room = make(marks=[marked("a", TRIANGLE)])
    room.key(Key.Key_T)
    assert room.board.all_hidden
    room.key(Key.Key_T)
    assert not room.board.all_hidden


def test_esc_steps_back_one_thing_at_a_time(make: Make) -> None:
    room = make(marks=[marked("a", TRIANGLE)])
    room.key(Key.Key_B)
    room.key(Key.Key_Up)
    room.key(Key.Key_Return)
    room.key(Key.Key_Escape)
    assert room.board.sheet.draft is None
    assert room.board.cross is not None
    room.key(Key.Key_Escape)
    assert room.board.cross is None
    room.key(Key.Key_Escape)
    assert room.hands.tool is MarkTool.SELECT
    room.key(Key.Key_Period)
    room.key(Key.Key_Escape)
    assert room.board.selected == ()


def test_keys_that_mean_nothing_for_marks_are_left_to_others(make: Make) -> None:
    room = make(marks=[marked("a", TRIANGLE)])
    room.key(Key.Key_S)
    before = room.view.view()
    room.key(Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert room.view.view() != before
    room.key(Key.Key_Return)
    assert room.board.handle is None


def test_everything_is_said_for_who_does_not_see_it(make: Make) -> None:
    room = make(marks=[marked("a", TRIANGLE, number=4)])
    room.key(Key.Key_S)
    room.key(Key.Key_Period)
    room.key(Key.Key_Return)
    room.key(Key.Key_B)
    room.key(Key.Key_Up)
    room.key(Key.Key_Return)
    go(room, 10, 0)
    go(room, 0, 1)
    room.key(Key.Key_Return)
    assert room.heard("spoke") == [
        "Mark 4 chosen: Polygon",
        "Corner 1 of 3, 60 across, 30 down",
        "100 across, 60 down",
        "Point 1 set at 100 across, 60 down",
        "110 across, 60 down",
        "110 across, 61 down",
        "Box drawn",
    ]
