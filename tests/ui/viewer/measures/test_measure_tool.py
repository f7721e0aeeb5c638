"""Measures drawn by press, drag and click, edited and taken away."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from medannot.ui.viewer.measures.board import MeasureBoard
from medannot.ui.viewer.measures.marks import Mark, MeasureKind
from medannot.ui.viewer.measures.tool import MeasureTool

NONE = Qt.KeyboardModifier.NoModifier
Make = Callable[[MeasureKind], MeasureTool]


@pytest.fixture
def board() -> MeasureBoard:
    board = MeasureBoard()
    board.show(("a", 1))
    return board


@pytest.fixture
def tool(board: MeasureBoard) -> Make:
    return lambda kind: MeasureTool(board, kind, lambda: 2.0)


def click(tool: MeasureTool, x: float, y: float) -> None:
    tool.move(x, y, pressed=False)
    tool.press(x, y, NONE)
    tool.release(x, y)


def drag(tool: MeasureTool, start: tuple[float, float], end: tuple[float, float]) -> None:
    tool.press(*start, NONE)
    tool.move(*end, pressed=True)
    tool.release(*end)


def test_a_length_is_drawn_by_one_drag(board: MeasureBoard, tool: Make) -> None:
    told: list[Mark] = []
    board.finished.connect(told.append)
    drag(tool(MeasureKind.LENGTH), (10, 10), (40, 50))
    assert board.marks == (Mark(MeasureKind.LENGTH, ((10, 10), (40, 50))),)
    assert told == list(board.marks)
    assert not board.drawing


def test_a_length_is_drawn_by_two_clicks_too(board: MeasureBoard, tool: Make) -> None:
    pen = tool(MeasureKind.LENGTH)
    click(pen, 10, 10)
    assert board.drawing
    click(pen, 40, 50)
    assert board.marks == (Mark(MeasureKind.LENGTH, ((10, 10), (40, 50))),)


def test_an_angle_takes_three_clicks(board: MeasureBoard, tool: Make) -> None:
    pen = tool(MeasureKind.ANGLE)
    for place in ((10, 0), (0, 0), (0, 10)):
        click(pen, *place)
    assert board.marks == (Mark(MeasureKind.ANGLE, ((10, 0), (0, 0), (0, 10))),)
    assert not board.drawing


def test_a_polygon_ends_on_its_first_corner(board: MeasureBoard, tool: Make) -> None:
    pen = tool(MeasureKind.POLYGON)
    for place in ((0, 0), (20, 0), (20, 20), (0.5, 0.5)):
        click(pen, *place)
    (mark,) = board.marks
    assert mark.points[:3] == ((0, 0), (20, 0), (20, 20))
    assert not board.drawing


def test_a_polygon_ends_with_a_double_click_that_adds_no_corner_twice(
    board: MeasureBoard, tool: Make
) -> None:
    pen = tool(MeasureKind.POLYGON)
    for place in ((0, 0), (20, 0), (20, 20)):
        click(pen, *place)
    pen.double_click(20, 20)
    assert board.marks == (Mark(MeasureKind.POLYGON, ((0, 0), (20, 0), (20, 20))),)


def test_a_click_that_measures_nothing_leaves_nothing(board: MeasureBoard, tool: Make) -> None:
    pen = tool(MeasureKind.RECTANGLE)
    click(pen, 5, 5)
    click(pen, 5, 5)
    assert board.marks == ()


def test_esc_gives_up_what_is_being_drawn_and_nothing_else(board: MeasureBoard, tool: Make) -> None:
    drag(tool(MeasureKind.LENGTH), (0, 0), (9, 9))
    pen = tool(MeasureKind.ANGLE)
    click(pen, 50, 50)
    assert pen.cancel()
    assert [mark.kind for mark in board.marks] == [MeasureKind.LENGTH]
    assert not pen.cancel()


def test_a_point_is_taken_hold_of_and_dragged(board: MeasureBoard, tool: Make) -> None:
    pen = tool(MeasureKind.LENGTH)
    drag(pen, (0, 0), (30, 0))
    drag(pen, (29, 1), (30, 40))
    assert board.marks == (Mark(MeasureKind.LENGTH, ((0, 0), (30, 40))),)


def test_a_line_is_taken_hold_of_as_a_whole(board: MeasureBoard, tool: Make) -> None:
    pen = tool(MeasureKind.LENGTH)
    drag(pen, (0, 0), (30, 0))
    drag(pen, (15, 1), (15, 11))
    assert board.marks == (Mark(MeasureKind.LENGTH, ((0, 10), (30, 10))),)


def test_the_chosen_mark_is_taken_away(board: MeasureBoard, tool: Make) -> None:
    pen = tool(MeasureKind.RECTANGLE)
    drag(pen, (0, 0), (9, 9))
    drag(pen, (50, 50), (60, 60))
    assert board.remove_chosen()
    assert [mark.points[0] for mark in board.marks] == [(0, 0)]
    assert not board.remove_chosen()


def test_each_frame_keeps_its_own_marks(board: MeasureBoard, tool: Make) -> None:
    drag(tool(MeasureKind.LENGTH), (0, 0), (9, 9))
    board.show(("a", 2))
    assert board.marks == ()
    board.show(("a", 1))
    assert len(board.marks) == 1


def test_turning_to_another_frame_gives_up_a_mark_that_is_only_begun(
    board: MeasureBoard, tool: Make
) -> None:
    click(tool(MeasureKind.ANGLE), 5, 5)
    board.show(("b", 1))
    board.show(("a", 1))
    assert board.marks == ()
