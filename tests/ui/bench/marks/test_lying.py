"""Marks are painted, and found, where they lie: however the image stands and is looked at."""

import itertools

import numpy as np
import pytest
from PySide6.QtCore import QPointF

from medannot.domain.annotation.shapes import Brush, Outline, Place, ShapeKind
from medannot.imaging.frame import Frame, Window
from medannot.ui.bench.marks.mark_tool import MarkTool
from medannot.ui.bench.marks.shown import ShownMark
from tests.ui.bench.marks.mark_rooms import ORANGE, TEAL, Make, MarkRoom, box, marked, polygon

ORIENTATIONS = list(itertools.product(range(4), (False, True)))
ZOOMS = (1.0, 1.7, 6.0)

MARKS = (
    marked("box", box((70, 40), (95, 60)), target=ORANGE, number=1),
    marked("painted", Brush(110, 42, 20, 20, (0, 400)), target=TEAL, number=2),
    marked("polygon", polygon((80, 76), (118, 76), (118, 94)), target=ORANGE, number=3),
)
ON_LINES: dict[str, tuple[Place, ...]] = {
    "box": ((70, 45), (95, 55), (82, 60)),
    "polygon": ((100, 76), (118, 85)),
}
INSIDE: dict[str, Place] = {"box": (82, 50), "painted": (120, 52), "polygon": (112, 82)}
BESIDE: tuple[Place, ...] = ((102, 52), (85, 88), (105, 100))


def stand(room: MarkRoom, turns: int, flipped: bool, zoom: float) -> None:
    if flipped:
        room.view.mirror()
    room.view.turn_by(turns)
    middle = room.view.mapping().to_screen(100, 62)
    room.view.zoom(zoom, middle)
    shift = QPointF(room.view.width() / 2, room.view.height() / 2) - middle
    room.view.pan(shift.x(), shift.y())
    room.settle()


def is_orange(room: MarkRoom, place: Place) -> bool:
    return coloured(room, place, red=True)


def coloured(room: MarkRoom, place: Place, *, red: bool) -> bool:
    # A selected mark has white handles on its line.
    room.board.select(())
    colour = room.colour(*place)
    return colour.red() > colour.blue() + 60 if red else colour.green() > colour.red() + 40


@pytest.mark.parametrize(("turns", "flipped"), ORIENTATIONS)
def test_what_is_painted_and_what_is_found_agree(make: Make, turns: int, flipped: bool) -> None:
    room = make(marks=MARKS)
    room.take(MarkTool.SELECT)
    for zoom in ZOOMS:
        room.view.reset()
        stand(room, turns, flipped, zoom)
        for name, places in ON_LINES.items():
            for place in (one for one in places if in_sight(room, one)):
                assert coloured(room, place, red=name != "painted"), (name, place, zoom)
                assert found(room, place) == name
        for name, place in INSIDE.items():
            if in_sight(room, place):
                assert found(room, place) == name
        for place in (one for one in BESIDE if in_sight(room, one)):
            assert found(room, place) is None
            assert not coloured(room, place, red=True)
            assert not coloured(room, place, red=False)


def in_sight(room: MarkRoom, place: Place) -> bool:
    return room.view.rect().adjusted(4, 4, -4, -4).contains(room.point(*place))


def found(room: MarkRoom, place: Place) -> str | None:
    room.board.select(())
    room.click(*place)
    return room.board.selected[0] if room.board.selected else None


@pytest.mark.parametrize(("turns", "flipped"), ORIENTATIONS)
def test_marks_lie_on_the_pixels_they_were_drawn_around(
    make: Make, turns: int, flipped: bool
) -> None:
    pixels = np.full((120, 200, 3), 40, np.uint8)
    pixels[44:60, 60:90] = 220
    room = make(Frame(pixels, monochrome=False), [marked("a", box((60, 44), (90, 60)))])
    stand(room, turns, flipped, 2.0)
    # Three pixels of the screen off the line, inside and outside, lie on bright and on dark.
    step = 3.5 / room.view.view().scale
    for place, bright in (
        ((60 + step, 52), True), ((60 - step, 52), False),
        ((75, 60 - step), True), ((75, 60 + step), False),
    ):  # fmt: skip
        assert (room.colour(*place).lightness() > 128) is bright


def test_marks_stay_where_they_are_while_the_window_changes(make: Make) -> None:
    values = np.full((120, 200), 300, np.uint16)
    frame = Frame(values, monochrome=True, voi=(Window(300, 600),))
    room = make(frame, [marked("a", box((60, 44), (90, 60)), target=ORANGE)])
    room.take(MarkTool.SELECT)
    before = room.colour(75, 80).lightness()
    for center in (300, 0, 600):
        room.view.set_voi(Window(center, 200))
        room.settle()
        assert is_orange(room, (60, 52))
        assert found(room, (60, 50)) == "a"
    assert room.colour(75, 80).lightness() < before


@pytest.mark.parametrize("turns", [0, 1])
def test_on_tall_pixels_marks_lie_where_their_pixels_lie(make: Make, turns: int) -> None:
    frame = Frame(np.full((60, 200, 3), 90, np.uint8), monochrome=False, pixel_aspect=2.0)
    shapes = [
        marked("a", box((60, 20), (90, 30)), target=ORANGE),
        marked("b", Outline(ShapeKind.POINT, ((120, 30),)), target=ORANGE),
    ]
    room = make(frame, shapes)
    room.take(MarkTool.SELECT)
    room.view.turn_by(turns)
    room.settle()
    assert is_orange(room, (60, 25))
    assert is_orange(room, (75, 30))
    # Five pixels of the screen off a point is near, whichever way: it is found there.
    off = 5 / room.view.view().scale
    assert found(room, (120 + off, 30)) == "b"
    assert found(room, (120, 30 + off / 2)) == "b"
    assert found(room, (120, 30 + 2 * off)) is None


def test_a_line_is_as_wide_at_every_zoom_and_dark_beside(make: Make) -> None:
    room = make(marks=[marked("a", box((60, 40), (140, 80)), target=ORANGE)])
    for zoom in (0.5, 1.0, 5.0):
        room.view.reset()
        room.view.zoom(zoom, room.view.mapping().to_screen(60, 60))
        room.settle()
        image = room.view.grab().toImage()
        at = room.point(60, 60)
        row = [image.pixelColor(at.x() + step, at.y()) for step in range(-8, 9)]
        bright = [one for one in row if one.red() > one.blue() + 100]
        dark = [one for one in row if one.lightness() < 60]
        assert 1 <= len(bright) <= 3
        assert 2 <= len(dark) <= 4


def test_a_mark_that_is_larger_than_the_pane_keeps_its_number_in_sight(make: Make) -> None:
    room = make(marks=[marked("a", box((2, 2), (198, 118)), target=ORANGE, number=7)])
    room.view.zoom(6.0)
    room.settle()
    image = room.view.grab().toImage()
    corner = [image.pixelColor(x, y) for x in range(24) for y in range(24)]
    assert any(one.red() > 200 and one.blue() < 60 for one in corner)


def test_hidden_marks_are_neither_seen_nor_found(make: Make) -> None:
    room = make(marks=MARKS)
    room.take(MarkTool.SELECT)
    room.board.set_hidden(MARKS[0].id, hidden=True)
    assert not is_orange(room, (70, 50))
    assert is_orange(room, (100, 76))
    assert found(room, (70, 45)) is None
    room.board.switch_all()
    assert not is_orange(room, (100, 76))
    assert found(room, (100, 76)) is None


def test_many_marks_are_all_painted_in_the_end(make: Make) -> None:
    many = [
        ShownMark(marked(f"{n}", box((0, 0), (1, 1))).id, boxes(n), ORANGE, n) for n in range(150)
    ]
    room = make(marks=many)
    room.view.zoom(1.2)
    room.settle()
    for n in (0, 77, 149):
        left, top = boxes(n).points[0]
        if in_sight(room, (left, top + 2)):
            assert is_orange(room, (left, top + 2))
    room.board.select([many[77].id])
    room.board.remove_selected()
    left, top = boxes(77).points[0]
    assert not is_orange(room, (left, top + 2))


def boxes(number: int) -> Outline:
    x, y = 10 + 12 * (number % 15), 8 + 11 * (number // 15)
    return box((x, y), (x + 6, y + 5))
