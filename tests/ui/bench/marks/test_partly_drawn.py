"""What is drawn anew in part leaves no trace: the screen shows what a whole frame would."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from medannot.ui.bench.marks.mark_tool import MarkTool
from tests.helpers.driving import settle
from tests.ui.bench.marks.mark_rooms import LEFT, NONE, Make, MarkRoom, box, marked, polygon

NAME = "a fairly long name of a lesion"


def on_screen(room: MarkRoom) -> QImage:
    """Return the pixels that the platform's window holds; nothing is painted for it."""
    window = room.view.window()
    handle = window.windowHandle()
    picture = handle.screen().grabWindow(window.winId()).toImage()
    return picture.convertToFormat(QImage.Format.Format_RGB32)


def assert_no_trace(room: MarkRoom) -> None:
    settle(20)
    partly = on_screen(room)
    room.view.update()
    settle(20)
    assert partly == on_screen(room)


def walk(room: MarkRoom, *ways: tuple[int, int], start: QPoint, pressed: bool) -> None:
    if pressed:
        QTest.mousePress(room.view, LEFT, NONE, start)
    at = start
    for way in ways:
        at += QPoint(*way)
        QTest.mouseMove(room.view, at)
        assert_no_trace(room)
    if pressed:
        QTest.mouseRelease(room.view, LEFT, NONE, at)
        room.settle()
        assert_no_trace(room)


WAYS = ((40, 0), (270, 25), (-310, -20), (-5, 60), (3, 1))


def drag_one(room: MarkRoom) -> None:
    room.take(MarkTool.SELECT)
    room.board.select([room.board.marks[0].id])
    room.settle()
    walk(room, *WAYS, start=room.point(63, 33), pressed=True)
    assert room.heard("changed")


def drag_corner(room: MarkRoom) -> None:
    room.take(MarkTool.SELECT)
    room.board.select([room.board.marks[1].id])
    room.settle()
    walk(room, *WAYS, start=room.point(140, 60), pressed=True)
    assert room.heard("changed")


def draw_box(room: MarkRoom) -> None:
    room.take(MarkTool.BOX)
    walk(room, *WAYS, start=room.point(100, 100), pressed=True)


def draw_polygon(room: MarkRoom) -> None:
    room.take(MarkTool.POLYGON)
    for place in ((20, 90), (60, 100), (40, 110)):
        room.click(*place)
        assert_no_trace(room)
    walk(room, *WAYS, start=room.point(50, 95), pressed=False)


def wave_brush(room: MarkRoom) -> None:
    room.take(MarkTool.BRUSH)
    walk(room, *WAYS, start=room.point(100, 60), pressed=False)


def paint(room: MarkRoom) -> None:
    room.take(MarkTool.BRUSH)
    walk(room, *WAYS, start=room.point(100, 60), pressed=True)


@pytest.mark.parametrize("work", [drag_one, drag_corner, draw_box, draw_polygon, wave_brush, paint])
@pytest.mark.parametrize("words", [True, False])
def test_work_on_marks_leaves_no_trace(
    make: Make, work: Callable[[MarkRoom], None], *, words: bool
) -> None:
    room = make(
        marks=[
            marked("1", box((60, 30), (66, 36)), number=1, label=NAME),
            marked("2", polygon((140, 60), (180, 60), (160, 100)), number=2, label=NAME),
            marked("3", box((100, 10), (190, 40)), number=3, label="third"),
        ]
    )
    room.view.show_words(shown=words)
    room.settle()
    room.view.repaint()
    work(room)


def test_the_window_is_what_is_compared(make: Make) -> None:
    room = make(marks=[marked("1", box((60, 30), (66, 36)))])
    room.settle()
    before = on_screen(room)
    assert before.width() > 100
    room.board.switch_all()
    settle(20)
    assert on_screen(room) != before


def test_a_small_mark_keeps_its_whole_name_when_it_is_let_go(make: Make) -> None:
    others = [marked("2", box((150, 90), (160, 100)), number=2)]
    room = make(marks=[marked("1", box((60, 60), (66, 66)), number=1, label=NAME), *others])
    room.take(MarkTool.SELECT)
    room.settle()
    whole = on_screen(room)
    room.click(63, 63)
    room.settle()
    assert on_screen(room) != whole
    room.board.select(())
    room.settle()
    assert on_screen(room) == whole
