"""The board: frames, selection, copies, and what whoever keeps the marks may do meanwhile."""

import itertools
import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from medannot.domain.annotation.shapes import Brush, Outline, ShapeKind
from medannot.ui.bench.marks.board_presenter import MarkBoard
from medannot.ui.bench.marks.easel import Easel
from medannot.ui.bench.marks.mark_tool import MarkTool
from medannot.ui.bench.marks.shown import Copied, TargetKind
from medannot.ui.bench.marks.style import colour_of
from tests.ui.bench.marks.mark_rooms import LEFT, NONE, Make, box, marked, polygon

A, B = marked("a", box((10, 10), (20, 20))), marked("b", box((40, 10), (60, 30)))


@pytest.fixture
def board() -> MarkBoard:
    board = MarkBoard()
    board.show(("image", 1), [A, B], 100, 80)
    return board


def test_marks_are_copied_to_the_next_frame_as_data(board: MarkBoard) -> None:
    board.select([B.id])
    assert board.copied_to(2) == (Copied(B.id, B.shape, ("image", 2)),)
    board.select([])
    assert [copy.source for copy in board.copied_to(2)] == ["a", "b"]
    # A smaller frame: what lies outside is brought to its edge, what vanishes there is left out.
    assert board.copied_to(2, 50, 80)[1].shape == box((40, 10), (50, 30))
    assert [copy.source for copy in board.copied_to(2, 30, 80)] == ["a"]


def test_a_painted_mark_is_copied_as_far_as_it_lies_on_the_frame() -> None:
    board = MarkBoard()
    board.show(("image", 1), [marked("a", Brush(10, 10, 4, 2, (0, 8)))], 100, 80)
    (copy,) = board.copied_to(2, 12, 80)
    assert copy.shape == Brush(10, 10, 2, 2, (0, 4))


def test_each_frame_has_its_own_marks_and_what_was_begun_waits_there(board: MarkBoard) -> None:
    easel = Easel(board)
    easel.begin(ShapeKind.POLYGON, (1, 1))
    easel.add((9, 1))
    board.show(("image", 2), [], 100, 80)
    assert board.marks == ()
    assert easel.draft is None
    board.show(("image", 1), [A, B], 100, 80)
    assert easel.draft is not None
    assert easel.draft.points == ((1, 1), (9, 1))


def test_a_new_mark_is_seen_until_it_is_among_the_marks(board: MarkBoard) -> None:
    easel = Easel(board)
    easel.begin(ShapeKind.POINT, (5, 5))
    assert board.sheet.waiting == (Outline(ShapeKind.POINT, ((5, 5),)),)
    board.put([A, B, marked("c", Outline(ShapeKind.POINT, ((5, 5),)))])
    assert board.sheet.waiting == ()


def test_marks_may_be_put_anew_in_the_middle_of_a_drag(make: Make) -> None:
    room = make(marks=[A, B])
    room.take(MarkTool.SELECT)
    QTest.mousePress(room.view, LEFT, NONE, room.point(15, 15))
    QTest.mouseMove(room.view, room.point(25, 25))
    room.put([B])
    QTest.mouseMove(room.view, room.point(30, 30))
    QTest.mouseRelease(room.view, LEFT, NONE, room.point(30, 30))
    assert room.heard("changed") == []
    assert [mark.shape for mark in room.board.marks] == [B.shape]


def test_the_selection_stays_with_the_marks_that_stay(board: MarkBoard) -> None:
    board.select([A.id, B.id])
    told: list[object] = []
    board.chosen.connect(told.append)
    board.put([B])
    assert board.selected == ("b",)
    assert told == [("b",)]


def test_of_two_marks_the_inner_one_is_found_and_a_line_before_an_inside() -> None:
    board = MarkBoard()
    outer, inner = marked("outer", box((0, 0), (90, 70))), marked("inner", box((20, 20), (40, 40)))
    for marks in ([outer, inner], [inner, outer]):
        board.show(("image", 1), marks, 100, 80)
        assert [board.hit(place, 2.0) for place in ((30, 30), (60, 60), (0, 35), (95, 75))] == [
            inner, outer, outer, None
        ]  # fmt: skip


def test_a_mark_outside_the_image_is_shown_and_can_be_moved_in() -> None:
    board = MarkBoard()
    told: list[object] = []
    board.changed.connect(lambda name, shape: told.append((name, shape)))
    board.show(("image", 1), [marked("a", box((95, 10), (115, 20)))], 100, 80)
    board.select(["a"])
    board.nudge(10, 0)
    board.settle()
    assert told == []
    board.nudge(-20, 0)
    board.settle()
    assert told == [("a", box((75, 10), (95, 20)))]


def test_a_crossing_polygon_is_kept_for_repair_over_a_visit_elsewhere(board: MarkBoard) -> None:
    good = polygon((10, 10), (30, 10), (30, 30), (10, 30))
    bad = polygon((10, 10), (10, 40), (30, 30), (10, 30))
    told: list[str] = []
    board.refused.connect(told.append)
    board.put([marked("p", good)])
    board.preview({marked("p", good).id: polygon((10, 10), (30, 30), (30, 10), (10, 30))})
    board.settle()
    assert len(told) == 1
    look = board.marks[0].shape
    board.show(("image", 2), [], 100, 80)
    board.show(("image", 1), [marked("p", good)], 100, 80)
    assert board.marks[0].shape == look != good
    board.preview({marked("p", good).id: bad})
    board.settle()
    assert len(told) == 2


def lab(red: float, green: float, blue: float) -> tuple[float, float, float]:
    """Return CIELAB of linear sRGB from 0 to 1, white D65."""
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    x, y, z = (a * red + b * green + c * blue for a, b, c in rows)
    fx, fy, fz = (
        t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x / 0.9505, y, z / 1.089)
    )
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


# Machado, Oliveira and Fernandes 2009, severity 1.0: what is seen without one kind of cone.
BLIND = {
    "nobody": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


@pytest.mark.parametrize("cone", BLIND)
def test_kinds_have_colours_that_are_told_apart_without_one_kind_of_cone(cone: str) -> None:
    seen = {}
    for kind in TargetKind:
        colour = colour_of(kind)
        linear = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in (colour.redF(), colour.greenF(), colour.blueF())
        ]
        mixed = [sum(f * p for f, p in zip(row, linear, strict=True)) for row in BLIND[cone]]
        seen[kind] = lab(*(min(max(part, 0.0), 1.0) for part in mixed))
    nearest = min(math.dist(seen[a], seen[b]) for a, b in itertools.combinations(TargetKind, 2))
    # Two colours that differ by 10 are told apart at a glance, also on lines.
    assert nearest > 10


def test_the_board_says_when_all_marks_are_hidden(make: Make) -> None:
    room = make(marks=[A])
    room.key(Qt.Key.Key_T)
    assert room.heard("spoke") == ["All marks are hidden"]
