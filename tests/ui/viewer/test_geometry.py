"""Zoom and place."""

from hypothesis import given
from hypothesis import strategies as st

from medannot.ui.viewer.geometry import Size, View, fitted, held, moved, placement, zoomed

sizes = st.builds(Size, st.floats(1, 5000), st.floats(1, 5000))
views = st.builds(View, st.floats(0.02, 40), st.floats(-5000, 5000), st.floats(-5000, 5000))
points = st.tuples(st.floats(0, 2000), st.floats(0, 2000))
SCREEN = Size(1000, 800)


@given(views, points)
def test_a_place_goes_to_the_screen_and_back(view: View, point: tuple[float, float]) -> None:
    x, y = view.to_image(*point, SCREEN)
    back = view.to_screen(x, y, SCREEN)
    assert abs(back[0] - point[0]) < 1e-3
    assert abs(back[1] - point[1]) < 1e-3


@given(views, st.floats(0.1, 10), points)
def test_zooming_keeps_the_place_under_the_pointer(
    view: View, factor: float, point: tuple[float, float]
) -> None:
    before = view.to_image(*point, SCREEN)
    after = zoomed(view, factor, point, SCREEN).to_image(*point, SCREEN)
    assert abs(before[0] - after[0]) < 1e-6 * max(abs(before[0]), 1e3)
    assert abs(before[1] - after[1]) < 1e-6 * max(abs(before[1]), 1e3)


@given(sizes)
def test_a_fitted_image_is_whole_and_touches_two_edges(image: Size) -> None:
    view = fitted(image, SCREEN)
    left, top = view.to_screen(0, 0, SCREEN)
    assert min(left, top) > -1e-6 or image.width / image.height > 50
    assert min(abs(left), abs(top)) < 1e-6


def test_moving_pushes_the_image_with_the_hand() -> None:
    view = moved(View(2.0, 50, 50), 20, -10)
    assert (view.x, view.y) == (40, 55)


def test_an_image_is_never_lost() -> None:
    assert held(View(1, -900, 70), Size(100, 80)) == View(1, 0, 70)


@given(views, sizes, st.sampled_from([1.0, 1.25, 1.5, 2.0]))
def test_what_is_covered_lies_on_the_screen(view: View, image: Size, ratio: float) -> None:
    place = placement(view, image, SCREEN, ratio)
    assert place.left >= 0
    assert place.top >= 0
    if place.width and place.height:
        assert place.left + place.width <= round(SCREEN.width * ratio)
        assert place.top + place.height <= round(SCREEN.height * ratio)
