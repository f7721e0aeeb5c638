"""Shapes as masks, by literal pixels and against the shapes' own inside."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from medannot.domain.annotation.shapes import Brush, Outline, Shape, ShapeKind, contains
from medannot.imaging.masks import brush_of, mask_of, part_of


def drawn(shape: Shape, columns: int = 6, rows: int = 5) -> list[str]:
    return ["".join(".#"[one] for one in row) for row in mask_of(shape, columns, rows).astype(int)]


@pytest.mark.parametrize(
    ("shape", "lines"),
    [
        (
            Outline(ShapeKind.BOX, ((1, 1), (4, 3))),
            ["......", ".###..", ".###..", "......", "......"],
        ),
        (
            Outline(ShapeKind.ELLIPSE, ((0, 0), (6, 5))),
            [".####.", "######", "######", "######", ".####."],
        ),
        (
            Outline(ShapeKind.POLYGON, ((0, 0), (5, 0), (0, 5))),
            ["####..", "###...", "##....", "#.....", "......"],
        ),
        (Brush(4, 3, 3, 1, (1, 2)), ["......", "......", "......", ".....#", "......"]),
        (Outline(ShapeKind.POLYLINE, ((0, 0), (5, 5))), ["......"] * 5),
    ],
)
def test_pixels_inside_a_shape(shape: Shape, lines: list[str]) -> None:
    assert drawn(shape) == lines


POINTS = st.tuples(st.floats(-2, 22), st.floats(-2, 17))


@given(st.lists(POINTS, min_size=3, max_size=8))
def test_a_pixel_is_inside_a_polygon_where_its_middle_is(
    points: list[tuple[float, float]],
) -> None:
    shape = Outline(ShapeKind.POLYGON, tuple(points))
    mask = mask_of(shape, 20, 15)
    wrong = [
        (x, y)
        for y in range(15)
        for x in range(20)
        if bool(mask[y, x]) != contains(shape, (x + 0.5, y + 0.5))
    ]
    # On an edge, rounding may decide either way.
    assert len(wrong) <= 1 or all(
        any(abs(p[0] - x - 0.5) < 1e-6 or abs(p[1] - y - 0.5) < 1e-6 for p in points)
        for x, y in wrong
    )


@given(st.lists(st.lists(st.booleans(), min_size=7, max_size=7), min_size=4, max_size=4))
def test_a_mask_comes_back_from_its_runs(values: list[list[bool]]) -> None:
    mask = np.array(values)
    brush = brush_of(mask)
    if brush is None:
        assert not mask.any()
    else:
        assert np.array_equal(mask_of(brush, 7, 4), mask)
        assert brush.area == int(mask.sum())


PLACES = st.tuples(
    st.integers(-40, 120).map(lambda n: n / 8), st.integers(-40, 120).map(lambda n: n / 8)
)


@given(points=st.lists(PLACES, min_size=3, max_size=7))
@example(points=[(14.5, 10.5), (2.5, 0.0), (2.0, -2.0)])
def test_a_part_holds_what_the_whole_mask_does(points: list[tuple[float, float]]) -> None:
    shape = Outline(ShapeKind.POLYGON, tuple(points))
    part = part_of(shape, 9, 7)
    whole = np.zeros((7, 9), np.bool_)
    whole[part.place] = part.mask
    assert (whole == mask_of(shape, 9, 7)).all()


def test_a_polygon_of_very_many_edges_is_filled_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    comb = [(x / 2, 0.0 if x % 2 else 40.0) for x in range(60)]
    shape = Outline(ShapeKind.POLYGON, tuple(comb))
    at_once = mask_of(shape, 40, 40)
    monkeypatch.setattr("medannot.imaging.masks._MOST_CROSSINGS", 90)
    assert (mask_of(shape, 40, 40) == at_once).all()
    assert [contains(shape, (x + 0.5, 17.5)) for x in range(40)] == at_once[17].tolist()
