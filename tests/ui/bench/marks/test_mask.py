"""Masks under brush and eraser, pixel by pixel."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from medannot.domain.annotation.shapes import Brush, faults
from medannot.ui.bench.marks.mask import Mask

masks = arrays.arrays(np.bool_, arrays.array_shapes(min_dims=2, max_dims=2, max_side=40))


def rows_of(mask: Mask, columns: int, rows: int) -> list[str]:
    """Write what is painted as rows of dots and crosses."""
    whole = np.zeros((rows, columns), np.uint8)
    left, top, right, bottom = mask.box
    part = mask.values[: rows - top, : columns - left]
    whole[top : min(bottom, rows), left : min(right, columns)] = part
    return ["".join("#" if one else "." for one in row) for row in whole]


def test_a_dot_of_five_is_round_and_lies_on_the_pixel_under_the_pen() -> None:
    mask = Mask(9, 7)
    mask.paint((4.9, 3.1), (4.9, 3.1), 5)
    assert rows_of(mask, 9, 7) == [
        ".........",
        "...###...",
        "..#####..",
        "..#####..",
        "..#####..",
        "...###...",
        ".........",
    ]
    assert mask.brush() == Brush(2, 1, 5, 5, (1, 3, 1, 15, 1, 3, 1))


def test_a_stroke_of_one_pixel_has_no_gap() -> None:
    mask = Mask(8, 4)
    mask.paint((0.5, 0.5), (7.5, 3.5), 1)
    painted = rows_of(mask, 8, 4)
    assert ["".join(column).count("#") for column in zip(*painted, strict=True)] == [1] * 8


def test_a_stroke_is_as_wide_as_the_brush_all_the_way() -> None:
    mask = Mask(12, 5)
    mask.paint((2.5, 2.5), (8.5, 2.5), 3)
    assert rows_of(mask, 12, 5) == [
        "............",
        ".#########..",
        ".#########..",
        ".#########..",
        "............",
    ]


def test_a_stroke_over_the_edge_is_cut_there() -> None:
    mask = Mask(5, 4)
    mask.paint((-2.0, -1.0), (2.5, 0.5), 3)
    assert rows_of(mask, 5, 4)[2:] == [".....", "....."]
    brush = mask.brush()
    assert brush is not None
    assert faults(brush, 5, 4) == ()


def test_the_eraser_takes_from_what_is_painted_and_nothing_else() -> None:
    mask = Mask.of(Brush(1, 1, 6, 3, (0, 18)), 8, 5)
    mask.paint((4.5, 2.5), (4.5, 2.5), 3, inside=False)
    assert rows_of(mask, 8, 5) == [
        "........",
        ".##...#.",
        ".##...#.",
        ".##...#.",
        "........",
    ]
    mask.paint((4.0, 2.0), (4.0, 2.0), 25, inside=False)
    assert mask.brush() is None


def test_on_tall_pixels_the_brush_is_low_so_that_it_is_seen_round() -> None:
    mask = Mask(9, 9)
    mask.paint((4.5, 4.5), (4.5, 4.5), 9, aspect=2.0)
    painted = rows_of(mask, 9, 9)
    assert painted[4] == "#########"
    assert [row.count("#") > 0 for row in painted] == [False, False, *[True] * 5, False, False]


def test_what_lies_outside_the_image_is_left_out() -> None:
    mask = Mask.of(Brush(-2, 2, 4, 4, (0, 16)), 5, 4)
    assert mask.brush() == Brush(0, 2, 2, 2, (0, 4))


@given(masks, st.integers(0, 30), st.integers(0, 30))
def test_runs_lead_back_to_the_same_mask(painted: NDArray[np.bool_], left: int, top: int) -> None:
    height, width = painted.shape
    # Written plainly, one pixel after the other, to be independent of what is tested.
    runs, inside = [0], False
    for pixel in painted.ravel():
        if bool(pixel) != inside:
            runs.append(0)
            inside = not inside
        runs[-1] += 1
    mask = Mask.of(Brush(left, top, width, height, tuple(runs)), 80, 80)
    brush = mask.brush()
    if not painted.any():
        assert brush is None
        return
    assert brush is not None
    assert brush.area == painted.sum()
    down, across = np.nonzero(painted)
    assert (brush.left, brush.top) == (left + across.min(), top + down.min())
    again = np.zeros((80, 80), np.bool_)
    again[top : top + height, left : left + width] = painted
    inside, place = False, 0
    found = np.zeros(brush.width * brush.height, np.bool_)
    for run in brush.runs:
        found[place : place + run] = inside
        place, inside = place + run, not inside
    box = again[brush.top : brush.top + brush.height, brush.left : brush.left + brush.width]
    assert found.reshape(box.shape).tolist() == box.tolist()


@given(
    st.lists(
        st.tuples(
            st.floats(-10, 90), st.floats(-10, 70), st.sampled_from([1, 3, 9, 25]), st.booleans()
        ),
        min_size=1,
        max_size=12,
    )
)
def test_coarser_copies_follow_every_stroke(strokes: list[tuple[float, float, int, bool]]) -> None:
    mask = Mask(80, 60)
    mask.paint((40, 30), (40, 30), 3)
    for level in range(4):
        mask.level(level)
    last = (40.0, 30.0)
    for x, y, size, inside in strokes:
        mask.paint(last, (x, y), size, inside=inside)
        last = (x, y)
    for level in range(1, 4):
        side = 2**level
        rows, columns = mask.values.shape
        blocks = mask.values.reshape(rows // side, side, columns // side, side)
        assert mask.level(level).tolist() == blocks.max(axis=(1, 3)).tolist()


@given(
    st.floats(0, 40), st.floats(0, 30), st.floats(0, 40), st.floats(0, 30),
    st.sampled_from([1, 3, 5, 15]),
)  # fmt: skip
def test_painted_is_what_lies_within_half_the_size_of_the_way(
    ax: float, ay: float, bx: float, by: float, size: int
) -> None:
    mask = Mask(40, 30)
    mask.paint((ax, ay), (bx, by), size)
    a, b = np.floor([ax, ay]) + 0.5, np.floor([bx, by]) + 0.5
    painted = rows_of(mask, 40, 30)
    for row in range(30):
        for column in range(40):
            centre = np.array([column + 0.5, row + 0.5])
            way = b - a
            share = np.clip((centre - a) @ way / (way @ way), 0, 1) if way @ way else 0.0
            away = np.linalg.norm(centre - a - share * way)
            if abs(away - size / 2) > 1e-6:
                assert (painted[row][column] == "#") == (away < size / 2)


@pytest.mark.parametrize("size", [1, 3, 25, 401])
def test_nothing_is_painted_far_outside(size: int) -> None:
    mask = Mask(50, 50)
    assert mask.paint((900.0, 900.0), (950.0, 990.0), size) is None
    assert mask.brush() is None
