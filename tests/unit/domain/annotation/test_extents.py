"""How large marked things are."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medannot.domain.annotation.extents import extent_of, range_of
from medannot.domain.annotation.shapes import Brush, Outline, Shape, ShapeKind

SQUARE = (0.5, 0.5)


def outline(kind: ShapeKind, *points: tuple[float, float]) -> Outline:
    return Outline(kind, points)


@pytest.mark.parametrize(
    ("shape", "millimetres"),
    [
        (outline(ShapeKind.DISTANCE, (0, 0), (30, 40)), 25.0),
        (outline(ShapeKind.POLYLINE, (0, 0), (30, 40), (30, 50)), 30.0),
        (outline(ShapeKind.ELLIPSE, (10, 10), (40, 20)), 15.0),
        (outline(ShapeKind.BOX, (40, 20), (10, 10)), 15.0),
        (outline(ShapeKind.POLYGON, (0, 0), (60, 0), (60, 80), (0, 80)), 50.0),
        # One row of six pixels below one pixel: from the upper left to the lower right corner.
        (Brush(3, 4, 6, 2, (0, 1, 5, 6)), math.hypot(6, 2) / 2),
        (Brush(0, 0, 8, 1, (2, 3, 3)), math.hypot(3, 1) / 2),
        (outline(ShapeKind.POINT, (3, 4)), None),
    ],
)
def test_the_size_of_each_kind(shape: Shape, millimetres: float | None) -> None:
    found = extent_of(shape, SQUARE)
    assert found == (None if millimetres is None else pytest.approx(millimetres))


def test_tall_pixels_are_taller() -> None:
    down = outline(ShapeKind.DISTANCE, (5, 0), (5, 10))
    across = outline(ShapeKind.DISTANCE, (0, 5), (10, 5))
    assert extent_of(down, (2.0, 0.5)) == 20.0
    assert extent_of(across, (2.0, 0.5)) == 5.0


def test_several_marks_give_a_range_and_points_none() -> None:
    shapes = [
        outline(ShapeKind.DISTANCE, (0, 0), (0, 8)),
        outline(ShapeKind.POINT, (1, 1)),
        outline(ShapeKind.DISTANCE, (0, 0), (2, 0)),
    ]
    assert range_of(shapes, SQUARE) == (1.0, 4.0)
    assert range_of(shapes[1:2], SQUARE) is None


@given(
    st.lists(
        st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=3, max_size=12, unique=True
    )
)
def test_a_polygon_is_as_large_as_its_farthest_corners(points: list[tuple[int, int]]) -> None:
    farthest = max(math.dist(a, b) for a in points for b in points)
    shape = Outline(ShapeKind.POLYGON, tuple((float(x), float(y)) for x, y in points))
    assert extent_of(shape, (1.0, 1.0)) == pytest.approx(farthest)
