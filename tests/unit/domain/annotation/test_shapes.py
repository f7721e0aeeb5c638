"""Shapes of marks: what is wrong with them, and what lies in and near them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medannot.domain.annotation.shapes import (
    Brush,
    Outline,
    Shape,
    ShapeFault,
    ShapeKind,
    bounds,
    contains,
    crosses_itself,
    distance_to,
    faults,
    moved,
    within,
)

SQUARE = ((10.0, 10.0), (30.0, 10.0), (30.0, 30.0), (10.0, 30.0))
BOW_TIE = ((10.0, 10.0), (30.0, 30.0), (30.0, 10.0), (10.0, 30.0))
POLYGON = Outline(ShapeKind.POLYGON, SQUARE)
# Three pixels wide, two high: the outer ones of the first row, the middle one of the second.
PAINTED = Brush(5, 7, 3, 2, (0, 1, 1, 1, 1, 1, 1))
ANY = st.floats(-1e6, 1e6, allow_nan=False)


@pytest.mark.parametrize(
    ("shape", "wrong"),
    [
        (POLYGON, ()),
        (Outline(ShapeKind.POLYGON, BOW_TIE), (ShapeFault.CROSSES_ITSELF,)),
        (Outline(ShapeKind.POLYGON, SQUARE[:2]), (ShapeFault.TOO_FEW_POINTS,)),
        (
            Outline(ShapeKind.POLYGON, ((1, 1), (9, 1), (5, 1))),
            (ShapeFault.NO_EXTENT, ShapeFault.CROSSES_ITSELF),
        ),
        (Outline(ShapeKind.BOX, ((3, 3), (3, 9))), (ShapeFault.NO_EXTENT,)),
        (Outline(ShapeKind.BOX, ((-1, 3), (4, 9))), (ShapeFault.OUTSIDE,)),
        (Outline(ShapeKind.BOX, ((0, 0), (100, 50))), ()),
        (Outline(ShapeKind.POINT, ((100, 50),)), ()),
        (Outline(ShapeKind.POINT, ((100.5, 50),)), (ShapeFault.OUTSIDE,)),
        (Outline(ShapeKind.POINT, ((math.nan, 50),)), (ShapeFault.NOT_A_NUMBER,)),
        (Outline(ShapeKind.DISTANCE, ((1, 1), (1, 1))), (ShapeFault.NO_EXTENT,)),
        (Outline(ShapeKind.DISTANCE, ((1, 1), (2, 2), (3, 3))), (ShapeFault.TOO_MANY_POINTS,)),
        (PAINTED, ()),
        (Brush(5, 7, 3, 2, (6,)), (ShapeFault.NO_EXTENT,)),
        (Brush(5, 7, 3, 2, (0, 5)), (ShapeFault.BAD_RUNS,)),
        (Brush(5, 7, 3, 2, (7, -1)), (ShapeFault.BAD_RUNS,)),
        (Brush(98, 7, 3, 2, (0, 6)), (ShapeFault.OUTSIDE,)),
    ],
)
def test_what_is_wrong_with_a_shape_is_named(shape: Shape, wrong: tuple[ShapeFault, ...]) -> None:
    assert faults(shape, 100, 50) == wrong


@pytest.mark.parametrize(
    ("corners", "crosses"),
    [
        (SQUARE, False),
        (BOW_TIE, True),
        # A spike that goes out and back on the same line.
        (((0, 0), (10, 0), (20, 0), (10, 0), (10, 10)), True),
        # A corner that touches an edge.
        (((0, 0), (10, 0), (10, 10), (5, 0), (0, 10)), True),
        # A corner on a straight line is none.
        (((0, 0), (5, 0), (10, 0), (10, 10), (0, 10)), False),
        # A star drawn without lifting the pen.
        (((0, 4), (10, 4), (2, 10), (5, 0), (8, 10)), True),
        # A concave one.
        (((0, 0), (10, 0), (5, 3), (10, 10), (0, 10)), False),
    ],
)
def test_a_polygon_that_crosses_itself_is_told(
    corners: tuple[tuple[float, float], ...], crosses: bool
) -> None:
    assert crosses_itself(corners) is crosses
    assert crosses_itself(corners[::-1]) is crosses
    assert crosses_itself((*corners[2:], *corners[:2])) is crosses


@given(st.lists(st.floats(0.5, 40), min_size=3, max_size=40))
def test_a_polygon_drawn_around_a_middle_never_crosses_itself(radii: list[float]) -> None:
    turn = 2 * math.pi / len(radii)
    corners = [
        (50 + radius * math.cos(n * turn), 50 + radius * math.sin(n * turn))
        for n, radius in enumerate(radii)
    ]
    assert not crosses_itself(corners)
    assert contains(Outline(ShapeKind.POLYGON, tuple(corners)), (50.0 + 1e-7, 50.0 + 1e-7))


@pytest.mark.parametrize(
    ("shape", "place", "inside"),
    [
        (POLYGON, (20, 20), True),
        (POLYGON, (31, 20), False),
        (Outline(ShapeKind.BOX, ((30, 30), (10, 10))), (11, 29), True),
        (Outline(ShapeKind.ELLIPSE, ((0, 0), (20, 10))), (10, 9.9), True),
        (Outline(ShapeKind.ELLIPSE, ((0, 0), (20, 10))), (2, 1), False),
        (Outline(ShapeKind.POLYLINE, SQUARE), (20, 20), False),
        (PAINTED, (5.5, 7.5), True),
        (PAINTED, (6.5, 7.5), False),
        (PAINTED, (7.99, 7.0), True),
        (PAINTED, (6.5, 8.5), True),
        (PAINTED, (5.5, 8.5), False),
        (PAINTED, (8.0, 7.5), False),
    ],
)
def test_what_lies_inside(shape: Shape, place: tuple[float, float], inside: bool) -> None:
    assert contains(shape, place) is inside


@pytest.mark.parametrize(
    ("shape", "place", "away"),
    [
        (Outline(ShapeKind.POINT, ((3, 4),)), (0, 0), 5),
        (POLYGON, (10, 20), 0),
        (POLYGON, (20, 18), 8),
        (Outline(ShapeKind.POLYLINE, SQUARE), (10, 20), 10),
        (Outline(ShapeKind.BOX, ((30, 30), (10, 10))), (5, 20), 5),
        (Outline(ShapeKind.ELLIPSE, ((0, 0), (20, 10))), (23, 5), 3),
        (Outline(ShapeKind.DISTANCE, ((0, 0), (0, 10))), (3, 14), 5),
    ],
)
def test_how_far_a_place_lies_from_a_line(
    shape: Outline, place: tuple[float, float], away: float
) -> None:
    assert distance_to(shape, place) == pytest.approx(away)


@given(st.lists(st.tuples(ANY, ANY), min_size=1, max_size=9), ANY, ANY)
def test_a_shape_brought_into_the_image_lies_in_it(
    points: list[tuple[float, float]], right: float, down: float
) -> None:
    shape = moved(Outline(ShapeKind.POLYLINE, tuple(points)), right, down)
    assert isinstance(shape, Outline)
    left, top, far, low = bounds(within(shape, 100, 50))
    assert left >= 0
    assert top >= 0
    assert far <= 100
    assert low <= 50


def test_a_painted_shape_moves_by_whole_pixels() -> None:
    assert moved(PAINTED, 1.6, -2.4) == Brush(7, 5, 3, 2, PAINTED.runs)
    assert PAINTED.area == 3
