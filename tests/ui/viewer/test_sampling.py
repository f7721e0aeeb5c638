"""Copies of stored values at the size of the screen."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medannot.ui.viewer.geometry import Placement, Size, View, fitted, placement
from medannot.ui.viewer.sampling import halvings, samples


def image(rows: int, columns: int, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 65_536, (rows, columns), dtype=np.uint16)


def test_an_image_at_its_own_size_is_handed_over_as_it_is() -> None:
    pixels = image(600, 800)
    place = placement(View(1.0, 400, 300), Size(800, 600), Size(800, 600), 1.0)
    found = samples(halvings(pixels), place, sharp=True)
    assert found is not None
    assert found.one_to_one
    assert np.array_equal(found.values, pixels)


def test_half_the_size_is_the_rounded_mean_of_four() -> None:
    pixels = np.array([[1, 2, 10, 10], [3, 5, 10, 11]], dtype=np.uint16)
    found = samples((pixels,), Placement(0, 0, 2, 1, 0.0, 0.0, 2.0, 2.0), sharp=True)
    assert found is not None
    assert found.values.tolist() == [[3, 10]]


def test_an_odd_factor_weighs_pixels_by_their_area() -> None:
    pixels = np.array([[0, 30, 60]], dtype=np.uint16)
    found = samples((pixels,), Placement(0, 0, 2, 1, 0.0, 0.0, 1.5, 1.0), sharp=True)
    assert found is not None
    # (1 x 0 + 0.5 x 30) / 1.5 and (0.5 x 30 + 1 x 60) / 1.5
    assert found.values.tolist() == [[10, 50]]


@given(st.integers(300, 900), st.integers(300, 900), st.floats(1.0, 9.0))
def test_averaging_keeps_the_mean(rows: int, columns: int, factor: float) -> None:
    pixels = np.full((rows, columns), 1234, dtype=np.uint16)
    screen = Size(max(columns / factor, 8), max(rows / factor, 8))
    place = placement(fitted(Size(columns, rows), screen), Size(columns, rows), screen, 1.0)
    found = samples(halvings(pixels), place, sharp=True)
    if found is not None:
        assert set(np.unique(found.values)) == {1234}


def test_only_the_seen_part_is_taken_where_the_image_is_enlarged() -> None:
    pixels = image(500, 500)
    place = placement(View(10.0, 250, 250), Size(500, 500), Size(200, 100), 1.0)
    found = samples(halvings(pixels), place, sharp=True)
    assert found is not None
    assert found.values.shape[0] <= 11
    assert found.values.shape[1] <= 21
    assert np.array_equal(found.values, pixels[245 : 245 + found.values.shape[0], 240:260])


@pytest.mark.parametrize("sharp", [True, False])
def test_colours_are_copied_like_values(sharp: bool) -> None:
    pixels = np.zeros((400, 600, 3), np.uint8)
    pixels[..., 0] = 200
    place = placement(fitted(Size(600, 400), Size(300, 200)), Size(600, 400), Size(300, 200), 1.0)
    found = samples(halvings(pixels), place, sharp=sharp)
    assert found is not None
    assert found.values.shape == (200, 300, 3)
    assert found.values[50, 50].tolist() == [200, 0, 0]


def test_an_image_off_the_screen_gives_nothing() -> None:
    place = placement(View(1.0, -5000, 0), Size(100, 100), Size(200, 200), 1.0)
    assert samples((image(100, 100),), place, sharp=True) is None


def test_halvings_end_at_a_few_hundred_pixels() -> None:
    assert [level.shape for level in halvings(image(2001, 1025))] == [
        (2001, 1025),
        (1001, 513),
        (501, 257),
    ]
