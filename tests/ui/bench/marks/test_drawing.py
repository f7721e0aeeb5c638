"""Marks drawn and changed by mouse through the real viewer."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from medannot.domain.annotation.shapes import Brush, Outline, ShapeKind
from medannot.ui.bench.marks.mark_tool import MarkTool
from medannot.ui.viewer.viewer import ViewerImage
from tests.ui.bench.marks.mark_rooms import (
    ALT,
    CTRL,
    LEFT,
    NONE,
    Make,
    MarkRoom,
    box,
    marked,
    polygon,
)

REFUSED = (
    "The outline crosses itself; "
    "take corners back with Backspace or drag them, then close it again."
)
TRIANGLE = polygon((60, 30), (120, 30), (90, 80))


@pytest.mark.parametrize("kind", [MarkTool.BOX, MarkTool.ELLIPSE, MarkTool.DISTANCE])
def test_a_drag_draws_one_mark(make: Make, kind: MarkTool) -> None:
    room = make()
    room.take(kind)
    room.drag((40, 30), (70, 50), (90, 70))
    (shape,) = room.heard("drawn")
    assert shape.kind is ShapeKind(kind.value)
    assert shape.points == (room.place(40, 30), room.place(90, 70))


def test_two_clicks_draw_a_box_too(make: Make) -> None:
    room = make()
    room.take(MarkTool.BOX)
    room.click(40, 30)
    assert room.heard("drawn") == []
    room.click(90, 70)
    assert room.heard("drawn") == [box(room.place(40, 30), room.place(90, 70))]


def test_a_point_is_one_click(make: Make) -> None:
    room = make()
    room.take(MarkTool.POINT)
    room.click(40, 30)
    assert room.heard("drawn") == [Outline(ShapeKind.POINT, (room.place(40, 30),))]


def test_a_point_beside_the_image_is_refused_in_a_sentence(make: Make) -> None:
    room = make()
    room.take(MarkTool.POINT)
    room.click(-20, 30)
    assert room.heard("drawn") == []
    assert room.heard("refused") == ["The mark lies outside the image; draw it on the image."]
    assert room.board.sheet.draft is None


def test_a_polygon_is_clicked_and_closed_by_a_double_click(make: Make) -> None:
    room = make()
    room.take(MarkTool.POLYGON)
    for place in ((40, 30), (90, 30)):
        room.click(*place)
    room.double_click(70, 80)
    corners = room.place(40, 30), room.place(90, 30), room.place(70, 80)
    assert room.heard("drawn") == [polygon(*corners)]


def test_a_polygon_closes_by_enter_and_on_its_first_corner(make: Make) -> None:
    room = make()
    room.take(MarkTool.POLYGON)
    for place in ((40, 30), (90, 30), (70, 80)):
        room.click(*place)
    room.key(Qt.Key.Key_Return)
    for place in ((100, 30), (150, 30), (120, 80), (101, 30.5)):
        room.click(*place)
    assert [len(shape.points) for shape in room.heard("drawn")] == [3, 3]


def test_backspace_takes_the_last_corner_back_and_esc_gives_up(make: Make) -> None:
    room = make()
    room.take(MarkTool.POLYGON)
    for place in ((40, 30), (90, 30), (150, 100)):
        room.click(*place)
    room.key(Qt.Key.Key_Backspace)
    room.click(70, 80)
    room.key(Qt.Key.Key_Return)
    assert room.heard("drawn") == [
        polygon(room.place(40, 30), room.place(90, 30), room.place(70, 80))
    ]
    room.click(40, 30)
    room.click(90, 30)
    room.key(Qt.Key.Key_Escape)
    assert room.board.sheet.draft is None
    assert room.hands.tool is MarkTool.POLYGON
    assert len(room.heard("drawn")) == 1


def test_a_line_follows_the_pen_and_several_parts_follow_the_clicks(make: Make) -> None:
    room = make()
    room.take(MarkTool.FREEHAND)
    room.drag((40, 30), (50, 34), (60, 30), (70, 34))
    room.take(MarkTool.POLYLINE)
    room.click(40, 60)
    room.click(60, 60)
    room.double_click(60, 80)
    line, parts = room.heard("drawn")
    assert line.points == tuple(room.place(*p) for p in ((40, 30), (50, 34), (60, 30), (70, 34)))
    assert parts.points == tuple(room.place(*p) for p in ((40, 60), (60, 60), (60, 80)))


def test_what_is_drawn_beyond_the_edge_is_held_at_the_edge(make: Make) -> None:
    room = make(size=(1100, 620))
    room.take(MarkTool.BOX)
    room.drag((180, 100), (206, 110))
    (shape,) = room.heard("drawn")
    assert shape.points == (room.place(180, 100), (200.0, room.place(206, 110)[1]))


def test_a_polygon_that_crosses_itself_is_refused_and_stays_for_repair(make: Make) -> None:
    room = make()
    room.take(MarkTool.POLYGON)
    for place in ((40, 30), (90, 80), (90, 30), (40, 80)):
        room.click(*place)
    room.key(Qt.Key.Key_Return)
    assert room.heard("drawn") == []
    assert room.heard("refused") == [REFUSED]
    draft = room.board.sheet.draft
    assert draft is not None
    assert len(draft.points) == 4
    room.key(Qt.Key.Key_Backspace)
    room.key(Qt.Key.Key_Return)
    (shape,) = room.heard("drawn")
    assert len(shape.points) == 3


def test_a_refused_polygon_is_put_right_by_dragging_a_corner(make: Make) -> None:
    room = make()
    room.take(MarkTool.POLYGON)
    for place in ((40, 30), (90, 80), (90, 30), (40, 80)):
        room.click(*place)
    room.key(Qt.Key.Key_Return)
    room.drag((40, 80), (140, 20))
    room.key(Qt.Key.Key_Return)
    (shape,) = room.heard("drawn")
    assert shape.points[3] == room.place(140, 20)


def test_a_drag_moves_a_mark_and_is_told_once(make: Make) -> None:
    room = make(marks=[marked("a", TRIANGLE)])
    room.take(MarkTool.SELECT)
    room.drag((90, 50), (95, 52), (100, 60), (110, 66))
    ((mark_id, shape),) = room.heard("changed")
    right, down = (room.place(110, 66)[at] - room.place(90, 50)[at] for at in (0, 1))
    assert mark_id == "a"
    assert shape.points == tuple(pytest.approx((x + right, y + down)) for x, y in TRIANGLE.points)


def test_a_mark_is_not_dragged_off_the_image(make: Make) -> None:
    room = make(marks=[marked("a", box((150, 20), (180, 40)))], size=(1100, 620))
    room.take(MarkTool.SELECT)
    room.drag((165, 30), (170, 30), (205, 30))
    ((_, shape),) = room.heard("changed")
    assert [x for x, _ in shape.points] == pytest.approx([170, 200])


def test_several_marks_are_moved_by_one_act(make: Make) -> None:
    marks = [marked("a", box((20, 20), (40, 40))), marked("b", box((60, 20), (80, 40)))]
    room = make(marks=marks)
    room.take(MarkTool.SELECT)
    room.click(30, 30)
    room.click(70, 30, CTRL)
    assert room.board.selected == ("a", "b")
    room.drag((70, 30), (75, 35), (80, 50))
    assert room.heard("changed") == []
    (moved,) = room.heard("changed_together")
    assert [name for name, _ in moved] == ["a", "b"]
    assert moved[0][1].points[0][1] > 35


def test_a_small_box_is_moved_by_its_middle(make: Make) -> None:
    room = make(marks=[marked("a", box((60, 40), (66, 46)))])
    room.take(MarkTool.SELECT)
    room.click(63, 43)
    room.drag((63, 43), (70, 50), (83, 63))
    ((_, shape),) = room.heard("changed")
    (left, top), (right, bottom) = shape.points
    assert (right - left, bottom - top) == pytest.approx((6, 6))


def test_esc_in_a_drag_puts_the_mark_back(make: Make) -> None:
    room = make(marks=[marked("a", TRIANGLE)])
    room.take(MarkTool.SELECT)
    QTest.mousePress(room.view, LEFT, NONE, room.point(90, 50))
    QTest.mouseMove(room.view, room.point(120, 70))
    room.key(Qt.Key.Key_Escape)
    QTest.mouseRelease(room.view, LEFT, NONE, room.point(120, 70))
    assert room.heard("changed") == []
    assert room.board.marks[0].shape == TRIANGLE


def test_a_corner_is_dragged_added_and_taken_away(make: Make) -> None:
    room = make(marks=[marked("a", TRIANGLE)])
    room.take(MarkTool.SELECT)
    room.click(90, 50)
    room.drag((60, 30), (50, 25), (40, 20))
    room.double_click(80, 25)
    assert [len(shape.points) for _, shape in room.heard("changed")] == [3, 4]
    room.click(80, 25, ALT)
    _, last = room.heard("changed")[-1]
    assert last.points == (room.place(40, 20), (120, 30), (90, 80))


def test_ctrl_and_a_drag_on_an_edge_add_a_corner_as_one_change(make: Make) -> None:
    room = make(marks=[marked("a", TRIANGLE)])
    room.take(MarkTool.SELECT)
    room.click(90, 50)
    room.drag((90, 30), (90, 20), (90, 10), keys=CTRL)
    ((_, shape),) = room.heard("changed")
    assert shape.points[1] == pytest.approx(room.place(90, 10))
    assert len(shape.points) == 4


def test_a_corner_dragged_across_is_refused_and_kept_for_repair(make: Make) -> None:
    square = polygon((60, 30), (110, 30), (110, 80), (60, 80))
    room = make(marks=[marked("a", square)])
    room.take(MarkTool.SELECT)
    room.click(80, 50)
    room.drag((60, 30), (100, 60), (150, 60))
    assert room.heard("changed") == []
    assert room.heard("refused") == [
        "The outline crosses itself; drag its corners apart, or press Esc for the shape it had."
    ]
    assert room.board.marks[0].shape != square
    room.drag((150, 60), (60, 40), (55, 28))
    assert len(room.heard("changed")) == 1
    room.drag((55, 28), (100, 60), (150, 60))
    room.key(Qt.Key.Key_Escape)
    assert room.board.marks[0].shape.points[1:] == square.points[1:]
    assert not room.board.sheet.unsound


def test_where_no_mark_is_the_drag_is_the_views(make: Make) -> None:
    room = make(marks=[marked("a", TRIANGLE)])
    room.take(MarkTool.SELECT)
    room.view.zoom(3.0)
    before = room.view.view()
    room.drag((120, 60), (110, 60), (100, 60))
    assert room.view.view() != before
    assert room.heard("changed") == []


def painted(room: MarkRoom) -> Brush:
    shape = room.heard("drawn")[-1]
    assert isinstance(shape, Brush)
    return shape


def test_a_stroke_paints_a_mask_of_exactly_these_pixels(make: Make) -> None:
    room = make()
    room.take(MarkTool.BRUSH)
    room.hands.easel.size = 3
    room.drag((50.5, 40.5), (52.5, 40.5), (54.5, 40.5))
    assert painted(room) == Brush(49, 39, 7, 3, (0, 21))
    assert len(room.heard("drawn")) == 1


def test_a_stroke_on_the_chosen_mask_adds_and_the_eraser_takes(make: Make) -> None:
    room = make(marks=[marked("a", Brush(49, 39, 7, 3, (0, 21)))])
    room.take(MarkTool.BRUSH)
    room.board.select([room.board.marks[0].id])
    room.hands.easel.size = 3
    room.drag((56.5, 40.5), (57.5, 40.5))
    assert room.heard("changed") == [("a", Brush(49, 39, 10, 3, (0, 30)))]
    room.take(MarkTool.ERASER)
    room.hands.easel.size = 1
    room.drag((50.5, 39.5), (51.5, 39.5))
    assert room.heard("changed")[1:] == [("a", Brush(49, 39, 10, 3, (0, 1, 2, 27)))]
    room.hands.easel.size = 41
    room.click(54.5, 40.5)
    assert room.heard("removed") == [("a",)]


def test_an_eraser_that_is_put_down_beside_the_only_painted_mark_erases_what_it_meets(
    make: Make,
) -> None:
    room = make(marks=[marked("a", Brush(40, 40, 10, 10, (0, 100)))])
    room.take(MarkTool.ERASER)
    room.hands.easel.size = 1
    room.drag((35.5, 40.5), (41.5, 40.5))
    assert room.heard("refused") == []
    assert room.heard("changed") == [("a", Brush(40, 40, 10, 10, (2, 98)))]


def test_the_eraser_takes_the_painted_mark_under_it_and_says_where_there_is_none(
    make: Make,
) -> None:
    painted = Brush(40, 40, 10, 10, (0, 100))
    room = make(marks=[marked("a", painted), marked("b", Brush(70, 40, 10, 10, (0, 100)))])
    room.take(MarkTool.ERASER)
    room.hands.easel.size = 1
    room.click(100.5, 80.5)
    assert room.heard("refused") == ["No painted mark is here; choose one, then erase."]
    room.click(40.5, 40.5)
    assert room.heard("changed") == [("a", Brush(40, 40, 10, 10, (1, 99)))]


def test_a_second_stroke_soon_after_the_first_is_a_stroke(make: Make) -> None:
    room = make()
    room.take(MarkTool.BRUSH)
    room.hands.easel.size = 1
    room.click(50.5, 40.5)
    QTest.mouseDClick(room.view, LEFT, NONE, room.point(50.5, 40.5))
    QTest.mouseMove(room.view, room.point(52.5, 40.5))
    QTest.mouseRelease(room.view, LEFT, NONE, room.point(52.5, 40.5))
    assert room.heard("drawn")[1:] == [Brush(50, 40, 3, 1, (0, 3))]


def test_brackets_and_alt_with_the_wheel_change_the_brush(make: Make) -> None:
    room = make()
    room.key(Qt.Key.Key_BracketRight)
    assert room.hands.easel.size == 25
    room.take(MarkTool.BRUSH)
    room.key(Qt.Key.Key_BracketRight)
    assert room.hands.easel.size == 41
    room.key(Qt.Key.Key_BracketLeft, times=2)
    assert room.hands.easel.size == 15
    before = room.view.view()
    at = QPointF(room.view.rect().center())
    wheel = QWheelEvent(
        at, at, QPoint(), QPoint(120, 0), Qt.MouseButton.NoButton, ALT,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(room.view, wheel)
    assert room.hands.easel.size == 25
    assert room.view.view() == before


def test_the_tool_is_held_again_after_the_viewer_took_the_button(make: Make) -> None:
    room = make()
    room.take(MarkTool.POINT)
    pane = room.room.viewer.active_pane
    pane.frame_in_front.connect(room.hands.hold_again)
    room.room.show([ViewerImage("a", "A", monochrome=False)])
    room.click(40, 30)
    assert len(room.heard("drawn")) == 1
