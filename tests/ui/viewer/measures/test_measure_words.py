"""What stands beside a measure, and what a trial's events are told."""

import numpy as np
import pytest

from medannot.domain.media import SpacingKind
from medannot.imaging.frame import Frame
from medannot.ui.viewer.measures.marks import Mark, MeasureKind
from medannot.ui.viewer.measures.words import figures, lines

VALUES = np.array([[0, 10], [20, 30]], dtype=np.int16)
ALONG = Mark(MeasureKind.LENGTH, ((0, 0), (3, 4)))
BOX = Mark(MeasureKind.RECTANGLE, ((0, 0), (2, 2)))


def grey(kind: SpacingKind = SpacingKind.NONE) -> Frame:
    spacing = None if kind is SpacingKind.NONE else (0.5, 0.5)
    return Frame(
        VALUES,
        monochrome=True,
        rescale_intercept=-1024.0,
        rescale_unit="HU",
        spacing=spacing,
        spacing_kind=kind,
    )


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (SpacingKind.NONE, ("5 px",)),
        (SpacingKind.PATIENT, ("2.5 mm", "in the slice plane")),
        (SpacingKind.CALIBRATED, ("2.5 mm", "calibrated")),
        (SpacingKind.DETECTOR_PLANE, ("2.5 mm", "in the detector plane")),
        (SpacingKind.ESTIMATED, ("2.5 mm", "estimated")),
    ],
)
def test_a_length_says_its_unit_and_what_it_measures(
    kind: SpacingKind, told: tuple[str, ...]
) -> None:
    assert lines(ALONG, grey(kind)) == told


@pytest.mark.usefixtures("qapp")
def test_a_region_says_area_mean_and_range_in_rescaled_units() -> None:
    assert lines(BOX, grey(SpacingKind.PATIENT)) == (
        "Area 1 mm²",
        "in the slice plane",
        "Mean −1009 HU SD 11.2",
        "Min −1024 Max −994",
    )


@pytest.mark.usefixtures("qapp")
def test_an_angle_is_told_in_degrees() -> None:
    corner = Mark(MeasureKind.ANGLE, ((1, 0), (0, 0), (0, 1)))
    assert lines(corner, grey()) == ("90°",)


def test_a_trial_is_told_the_numbers() -> None:
    assert figures(BOX, grey(SpacingKind.PATIENT)) == {
        "unit": "mm",
        "spacing": "patient",
        "area": 1.0,
        "pixels": 4,
        "mean": -1009.0,
        "deviation": 11.18,
        "least": -1024.0,
        "most": -994.0,
    }
    assert figures(ALONG, grey())["length"] == 5.0
