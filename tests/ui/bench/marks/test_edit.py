"""Corners moved, added and removed."""

from hypothesis import given
from hypothesis import strategies as st

from medannot.domain.annotation.shapes import Outline, Place, ShapeKind
from medannot.ui.bench.marks.edit import (
    handles,
    with_corner,
    with_handle_at,
    without_corner,
)
from medannot.ui.bench.marks.near import edge_near, handle_near
from tests.ui.bench.marks.mark_rooms import box, polygon

places = st.tuples(st.floats(0, 100), st.floats(0, 100))
corner_lists = st.lists(places, min_size=4, max_size=12, unique=True)


@given(corner_lists, st.integers(0, 11), places)
def test_a_corner_that_is_moved_leaves_the_others(
    corners: list[Place], number: int, place: Place
) -> None:
    number %= len(corners)
    moved = with_handle_at(polygon(*corners), number, place)
    assert moved.points[number] == place
    assert moved.points[:number] == tuple(corners[:number])
    assert moved.points[number + 1 :] == tuple(corners[number + 1 :])


@given(corner_lists, st.integers(0, 11), places)
def test_a_corner_that_is_added_and_removed_again_changes_nothing(
    corners: list[Place], edge: int, place: Place
) -> None:
    edge %= len(corners)
    longer = with_corner(polygon(*corners), edge, place)
    assert [one for one in longer.points if one != place] == [
        one for one in corners if one != place
    ]
    assert without_corner(longer, edge + 1) == polygon(*corners)


def test_a_triangle_keeps_its_corners() -> None:
    assert without_corner(polygon((0, 0), (9, 0), (0, 9)), 1) is None


def test_a_box_has_no_corner_to_take_away() -> None:
    assert without_corner(box((0, 0), (9, 9)), 1) is None


def test_a_box_is_changed_by_eight_handles_whichever_corners_it_was_drawn_from() -> None:
    drawn = box((30, 40), (10, 20))
    assert handles(drawn) == (
        (10, 20), (20, 20), (30, 20), (30, 30), (30, 40), (20, 40), (10, 40), (10, 30)
    )  # fmt: skip
    assert with_handle_at(drawn, 1, (99, 5)) == box((10, 5), (30, 40))
    assert with_handle_at(drawn, 4, (50, 60)) == box((10, 20), (50, 60))
    assert with_handle_at(drawn, 3, (2, 99)) == box((2, 20), (10, 40))


def test_an_edge_is_found_with_the_place_on_it() -> None:
    shape = polygon((0, 0), (10, 0), (10, 10))
    assert edge_near(shape, (4, 1), 2) == (0, (4, 0))
    assert edge_near(shape, (4, 5), 2) == (2, (4.5, 4.5))
    assert edge_near(shape, (2, 8), 2) is None


def test_reach_is_as_it_is_seen_where_pixels_are_tall() -> None:
    line = Outline(ShapeKind.POLYLINE, ((0, 0), (10, 0)))
    assert edge_near(line, (5, 1), 2.5, aspect=3.0) is None
    assert handle_near(line, (2, 0), 2.5, aspect=3.0) == 0
    assert handle_near(line, (0, 2), 2.5, aspect=3.0) is None
