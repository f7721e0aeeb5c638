"""Lengths, angles and regions with figures worked out by hand."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medannot.domain.media import SpacingKind
from medannot.imaging.frame import Frame
from medannot.imaging.measuring import (
    Ellipse,
    Polygon,
    Rectangle,
    Scale,
    angle,
    length,
    region_figures,
    scale_of,
)

SQUARE = Scale(1.0, 1.0, "px", SpacingKind.NONE)
VALUES = np.array([[0, 10, 20, 30], [40, 50, 60, 70], [80, 90, 100, 110]], dtype=np.int16)


def grey(**attributes: object) -> Frame:
    return Frame(VALUES, monochrome=True, **attributes)


def test_a_length_is_in_millimetres_where_the_file_gives_a_spacing() -> None:
    frame = grey(spacing=(0.5, 0.25), spacing_kind=SpacingKind.PATIENT)
    scale = scale_of(frame)
    # 12 columns of 0.25 mm and 8 rows of 0.5 mm: legs of 3 and 4.
    assert length((0, 0), (12, 8), scale) == 5.0
    assert (scale.unit, scale.kind) == ("mm", SpacingKind.PATIENT)


def test_without_a_spacing_a_length_is_in_pixels_and_claims_nothing() -> None:
    scale = scale_of(grey(pixel_aspect=2.0))
    assert (scale.unit, scale.kind) == ("px", SpacingKind.NONE)
    # The true shape counts: a pixel is twice as high as wide.
    assert length((0, 0), (3, 2), scale) == 5.0


@pytest.mark.parametrize(
    ("last", "degrees"),
    [((1, 0), 0.0), ((1, -1), 45.0), ((0, -1), 90.0), ((-1, 0), 180.0), ((0, 1), 90.0)],
)
def test_an_angle_is_between_0_and_180_degrees(last: tuple[int, int], degrees: float) -> None:
    assert angle((1, 0), (0, 0), last, SQUARE) == pytest.approx(degrees)


def test_an_angle_is_that_of_the_true_shape() -> None:
    tall = Scale(1.0, 2.0, "px", SpacingKind.NONE)
    assert angle((1, 0), (0, 0), (2, 1), tall) == pytest.approx(45.0)


def test_an_arm_without_length_has_no_angle() -> None:
    assert angle((1, 1), (1, 1), (2, 2), SQUARE) is None


def test_a_rectangle_takes_the_pixels_whose_centres_lie_inside() -> None:
    frame = grey(rescale_slope=2.0, rescale_intercept=-1000.0, rescale_unit="HU")
    # From (0.6, 0.2) to (2.6, 2.0): centres of columns 1 and 2, of rows 0 and 1.
    found = region_figures(frame, Rectangle((2.6, 2.0), (0.6, 0.2)), SQUARE)
    assert found.pixels == 4
    assert found.area == pytest.approx(3.6)
    assert (found.mean, found.least, found.most) == (-930.0, -980.0, -880.0)
    # Values 10, 20, 50, 60 about 35: squares 625 + 225 + 225 + 625 = 1700; √425 · 2.
    assert found.deviation == pytest.approx(2 * math.sqrt(425))
    assert found.unit == "HU"


def test_an_ellipse_leaves_its_corners_out() -> None:
    frame = Frame(np.arange(16, dtype=np.uint8).reshape(4, 4), monochrome=True)
    found = region_figures(frame, Ellipse((0, 0), (4, 4)), SQUARE)
    # A circle of radius 2: the four corner centres lie 2.12 from the middle, all others less.
    assert (found.pixels, found.mean) == (12, 7.5)
    assert found.area == pytest.approx(4 * math.pi)


def test_a_polygon_measures_by_its_corners() -> None:
    triangle = Polygon(((0.0, 0.0), (4.0, 0.0), (0.0, 3.0)))
    scale = Scale(0.5, 2.0, "mm", SpacingKind.CALIBRATED)
    found = region_figures(grey(), triangle, scale)
    assert found.area == 6.0
    # Centres under the line from (4, 0) to (0, 3): three of row 0, two of row 1, one of row 2.
    assert (found.pixels, found.mean) == (6, pytest.approx((0 + 10 + 20 + 40 + 50 + 80) / 6))


def test_padding_inside_a_region_is_left_out() -> None:
    found = region_figures(grey(padding=(0, 10)), Rectangle((0, 0), (4, 1)), SQUARE)
    assert (found.pixels, found.mean) == (2, 25.0)


def test_a_region_off_the_image_or_without_size_has_no_mean() -> None:
    for region in (
        Rectangle((-9, -9), (-5, -5)),
        Ellipse((1, 1), (1, 1)),
        Rectangle((9, 9), (5, 8)),
    ):
        found = region_figures(grey(), region, SQUARE)
        assert (found.pixels, found.mean) == (0, None)


def test_a_colour_image_has_areas_and_no_mean() -> None:
    frame = Frame(np.zeros((4, 4, 3), np.uint8), monochrome=False)
    found = region_figures(frame, Rectangle((0, 0), (2, 2)), SQUARE)
    assert (found.area, found.pixels, found.mean) == (4.0, 4, None)


@given(
    st.lists(st.tuples(st.integers(-3, 8), st.integers(-3, 8)), min_size=3, max_size=7, unique=True)
)
def test_a_polygon_holds_what_qt_says_it_holds(corners: list[tuple[int, int]]) -> None:
    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtGui import QPolygonF

    drawn = QPolygonF([QPointF(x, y) for x, y in corners])
    x, y = np.meshgrid(np.arange(-3, 8) + 0.37, np.arange(-3, 8) + 0.41)
    inside = Polygon(tuple(corners)).holds(x, y)
    asked = [
        drawn.containsPoint(QPointF(a, b), Qt.FillRule.OddEvenFill)
        for a, b in zip(x.ravel(), y.ravel(), strict=True)
    ]
    assert inside.ravel().tolist() == asked
