"""What one pane's frame and view mean in another pane."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medannot.imaging.frame import Frame
from medannot.imaging.opened import SeriesFacts
from medannot.ui.viewer.geometry import UPRIGHT, Size, View, fitted
from medannot.ui.viewer.linking import Shown, belong_together, linked_frame, linked_view
from medannot.ui.viewer.prepared import prepare

AXIAL = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)
SAGITTAL = (0.0, 1.0, 0.0, 0.0, 0.0, -1.0)


def at(z: float, axes: tuple[float, ...] = AXIAL, x: float = 0.0, y: float = 0.0) -> SeriesFacts:
    return SeriesFacts("study", "series", "place", position=(x, y, z), axes=axes)  # type: ignore[arg-type] # six numbers


def stack(*heights: float) -> list[SeriesFacts | None]:
    return [at(height) for height in heights]


def shown(
    spacing: tuple[float, float] | None,
    place: SeriesFacts | None = None,
    rows: int = 100,
    columns: int = 100,
) -> Shown:
    frame = Frame(np.zeros((rows, columns), np.uint16), monochrome=True, spacing=spacing)
    return Shown(prepare(frame), place, UPRIGHT, Size(400, 400))


def test_the_slice_nearest_in_the_patient_is_shown() -> None:
    thin, thick = stack(*range(50)), stack(0, 5, 10, 15, 20, 25, 30, 35, 40, 45)
    assert linked_frame(thin, 24, thick) == 6  # 23 mm: 25 mm is nearer than 20 mm
    assert linked_frame(thick, 10, thin) == 46


def test_a_series_that_runs_the_other_way_is_met_at_the_same_place() -> None:
    assert linked_frame(stack(0, 1, 2, 3), 1, stack(30, 20, 10, 0)) == 4


@given(st.integers(1, 60), st.integers(2, 60), st.floats(0.5, 5), st.floats(0.5, 5))
def test_the_linked_slice_is_never_farther_than_any_other(
    frame: int, count: int, step: float, other: float
) -> None:
    here = [at(step * n) for n in range(60)]
    there = [at(other * n) for n in range(count)]
    found = linked_frame(here, frame, there)
    assert found is not None
    distance = abs(other * (found - 1) - step * (frame - 1))
    assert distance <= min(abs(other * n - step * (frame - 1)) for n in range(count)) + 1e-9


def test_places_that_are_not_known_yet_lie_evenly_between_those_that_are() -> None:
    here = [at(0), None, None, None, at(8), *(None,) * 5]
    there = [at(0), at(4), *(None,) * 8]
    assert linked_frame(here, 5, there) == 3
    assert linked_frame(here, 3, there) == 2
    assert linked_frame(here, 10, there) == 6  # 18 mm


def test_without_places_the_same_number_is_shown() -> None:
    assert linked_frame([None] * 5, 4, [None] * 9) == 4
    assert linked_frame([None] * 9, 8, [None] * 5) == 5
    assert linked_frame(stack(0, 1, 2), 3, [None] * 9) == 3


def test_planes_that_cross_are_not_scrolled_together() -> None:
    assert linked_frame(stack(0, 1, 2), 2, [at(0, SAGITTAL), at(1, SAGITTAL)]) is None


def test_another_frame_of_reference_goes_by_number() -> None:
    others = [SeriesFacts("s", "r", "elsewhere", position=(0, 0, z), axes=AXIAL) for z in (0, 9)]
    assert linked_frame(stack(0, 1, 2), 2, others) == 2


def test_zoom_is_linked_by_millimetres() -> None:
    # 0.5 mm a pixel against 1 mm a pixel: half as many pixels, each twice as large.
    view = linked_view(View(2.0, 70, 30), shown((0.5, 0.5)), shown((1.0, 1.0)))
    assert view == View(4.0, 60, 40)


def test_the_same_place_of_the_patient_is_in_the_middle_of_both() -> None:
    source = shown((0.5, 0.5), at(0, x=-10, y=-10))
    target = shown((1.0, 1.0), at(3, x=-50, y=-40))
    view = linked_view(View(2.0, 60.5, 20.5), source, target)
    # Column 60.5 is the middle of pixel 60: -10 + 60 x 0.5 = 20 mm, which is 70 pixels from -50.
    assert view == View(4.0, 70.5, 40.5)


def test_without_spacing_the_same_share_of_the_image_is_shown() -> None:
    source, target = shown(None), shown((1.0, 1.0), rows=50, columns=200)
    fit = fitted(Size(200, 50), Size(400, 400)).scale
    assert linked_view(View(8.0, 25, 50), source, target) == View(fit * 2, 50, 25)
    assert linked_view(None, source, target) is None


@pytest.mark.parametrize(
    ("a", "b", "one_item", "together"),
    [
        (None, None, True, True),
        (None, None, False, False),
        (SeriesFacts(study="x"), SeriesFacts(study="x"), False, True),
        (SeriesFacts(study="x"), SeriesFacts(study="y"), False, False),
        (SeriesFacts(), SeriesFacts(), False, False),
        (SeriesFacts(words="CT CHEST"), SeriesFacts(words="CT CHEST"), False, True),
        (SeriesFacts(frame_of_reference="f"), SeriesFacts(frame_of_reference="f"), False, True),
        (SeriesFacts(study="x"), None, False, False),
    ],
)
def test_what_belongs_together(
    a: SeriesFacts | None, b: SeriesFacts | None, one_item: bool, together: bool
) -> None:
    assert belong_together(a, b, one_item=one_item) is together


def test_of_frames_that_share_a_place_the_one_of_the_nearest_number_is_shown() -> None:
    # Two phases, one behind the other; and three frames of a film in one place.
    phases = stack(0, 5, 10, 0, 5, 10)
    assert [linked_frame(phases, frame, phases) for frame in range(1, 7)] == [1, 2, 3, 4, 5, 6]
    assert linked_frame(stack(0, 5, 10), 2, phases) == 2
    assert linked_frame(stack(7, 7, 7), 3, stack(7, 7, 7)) == 3
