"""Images that are turned, mirrored, or have pixels that are not square."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from medannot.ui.viewer.geometry import Pose, Size, View, fitted, moved, placement, zoomed
from medannot.ui.viewer.layers import Mapping
from medannot.ui.viewer.sampling import halvings, samples, turned

SCREEN = Size(1000, 800)
poses = st.builds(
    Pose, st.integers(0, 3), st.booleans(), st.sampled_from([0.25, 0.5, 1.0, 1.2, 3.0])
)
views = st.builds(View, st.floats(0.02, 40), st.floats(-5000, 5000), st.floats(-5000, 5000))
points = st.tuples(st.floats(0, 2000), st.floats(0, 2000))


@given(views, poses, points)
def test_a_place_goes_to_the_screen_and_back_however_the_image_stands(
    view: View, pose: Pose, point: tuple[float, float]
) -> None:
    mapping = Mapping(view, SCREEN, pose)
    back = mapping.to_image(mapping.to_screen(*point))
    assert back == pytest.approx(point, abs=1e-3)
    transformed = mapping.transform().map(QPointF(*point))
    assert transformed.x() == pytest.approx(mapping.to_screen(*point).x(), rel=1e-6, abs=1e-2)
    assert transformed.y() == pytest.approx(mapping.to_screen(*point).y(), rel=1e-6, abs=1e-2)


@given(views, poses, st.floats(0.1, 10), points)
def test_zooming_keeps_the_place_under_the_pointer_however_it_stands(
    view: View, pose: Pose, factor: float, point: tuple[float, float]
) -> None:
    before = view.to_image(*point, SCREEN, pose)
    after = zoomed(view, factor, point, SCREEN, pose).to_image(*point, SCREEN, pose)
    assert after == pytest.approx(before, rel=1e-6, abs=1e-3)


@given(poses)
def test_two_mirrors_and_four_turns_change_nothing(pose: Pose) -> None:
    assert pose.mirrored().mirrored() == pose
    assert pose.mirrored(upside_down=True).mirrored(upside_down=True) == pose
    assert pose.turned(1).turned(1).turned(1).turned(1) == pose
    assert pose.mirrored().mirrored(upside_down=True) == pose.turned(2)


@given(poses, st.integers(-3, 3))
def test_a_turn_to_the_right_moves_what_is_above_to_the_right(pose: Pose, quarters: int) -> None:
    above = pose.to_image(0, -1)
    assert pose.turned(1).to_screen(*above) == pytest.approx((1, 0))
    assert pose.mirrored().to_screen(*pose.to_image(1, 0)) == pytest.approx((-1, 0))
    assert pose.turned(quarters).turned(-quarters) == pose


@given(poses)
def test_a_push_moves_the_image_with_the_hand_however_it_stands(pose: Pose) -> None:
    view = View(2.0, 50, 60)
    at = view.to_screen(10, 20, SCREEN, pose)
    pushed = moved(view, 30, -12, pose).to_screen(10, 20, SCREEN, pose)
    assert pushed == pytest.approx((at[0] + 30, at[1] - 12))


def test_unequal_spacing_is_shown_in_true_shape() -> None:
    # Rows twice as far apart as columns: 100 x 100 pixels are an upright 1 : 2 image.
    view = fitted(Size(100, 100), SCREEN, Pose(aspect=2.0))
    assert view.scale == pytest.approx(800 / 200)
    place = placement(view, Size(100, 100), SCREEN, 1.0, Pose(aspect=2.0))
    assert (place.width, place.height) == (400, 800)
    lying = fitted(Size(100, 100), SCREEN, Pose(turns=1, aspect=2.0))
    assert lying.scale == pytest.approx(1000 / 200)


@pytest.mark.parametrize(
    ("pose", "seen"),
    [
        (Pose(1), [[3, 1], [4, 2]]),
        (Pose(2), [[4, 3], [2, 1]]),
        (Pose(3), [[2, 4], [1, 3]]),
        (Pose(0, True), [[2, 1], [4, 3]]),
        (Pose(1, True), [[4, 2], [3, 1]]),
        (Pose(2, True), [[3, 4], [1, 2]]),
    ],
)
def test_what_is_sampled_is_turned_clockwise_after_the_mirror(
    pose: Pose, seen: list[list[int]]
) -> None:
    pixels = np.array([[1, 2], [3, 4]], np.uint16)
    screen = Size(2, 2)
    place = placement(View(1.0, 1, 1), Size(2, 2), screen, 1.0, pose)
    found = samples(halvings(pixels), place, sharp=True)
    assert found is not None
    assert turned(found, pose, screen).values.tolist() == seen


@given(poses, st.integers(20, 400), st.integers(20, 400), st.floats(0.2, 6))
def test_samples_lie_where_the_mapping_says(
    pose: Pose, rows: int, columns: int, zoom: float
) -> None:
    pixels = np.zeros((rows, columns), np.uint16)
    size = Size(columns, rows)
    fit = fitted(size, SCREEN, pose)
    view = View(min(fit.scale * zoom, 20), columns / 3, rows / 2)
    found = samples(halvings(pixels), placement(view, size, SCREEN, 1.0, pose), sharp=False)
    if found is None:
        return
    found = turned(found, pose, SCREEN)
    corners = [view.to_screen(x, y, SCREEN, pose) for x, y in ((0, 0), (columns, rows))]
    left, right = sorted(corner[0] for corner in corners)
    top, bottom = sorted(corner[1] for corner in corners)
    # Within a pixel of the image or of the screen, whichever is larger.
    slack = max(view.scale * max(pose.aspect, 1), 1) + 1e-3
    assert found.left >= left - slack
    assert found.top >= top - slack
    assert found.left + found.width <= right + slack
    assert found.top + found.height <= bottom + slack
    assert found.left <= max(left, 0) + slack
    assert found.top <= max(top, 0) + slack
