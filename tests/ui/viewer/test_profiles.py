"""Mouse profiles: which button does what, and what stands in the corners of an image."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from medannot.imaging.frame import Edges, Frame
from medannot.ui.viewer.captions import badges, edge_letters
from medannot.ui.viewer.geometry import Pose
from medannot.ui.viewer.profiles import Habit, Profile, profile_of
from medannot.ui.viewer.state import ImageState, Tool

LEFT, MIDDLE, RIGHT = (
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.MiddleButton,
    Qt.MouseButton.RightButton,
)
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize(
    ("habit", "monochrome", "tools"),
    [
        (Habit.BY_IMAGE, True, (Tool.WINDOW, Tool.PAN, Tool.ZOOM)),
        (Habit.BY_IMAGE, False, (Tool.PAN, Tool.PAN, Tool.WINDOW)),
        (Habit.RADIOLOGY, False, (Tool.WINDOW, Tool.PAN, Tool.ZOOM)),
        (Habit.PHOTOGRAPH, True, (Tool.PAN, Tool.PAN, Tool.WINDOW)),
        (Habit.PACS, True, (Tool.SCROLL, Tool.ZOOM, Tool.WINDOW)),
        (Habit.LEFT_HANDED, True, (Tool.ZOOM, Tool.PAN, Tool.WINDOW)),
    ],
)
def test_each_button_works_the_tool_of_the_profile(
    habit: Habit, monochrome: bool, tools: tuple[Tool, Tool, Tool]
) -> None:
    profile = Profile(habit)
    first = profile.first_tool(monochrome=monochrome)
    found = tuple(
        profile.tool_of(button, NONE, first, monochrome=monochrome)
        for button in (LEFT, MIDDLE, RIGHT)
    )
    assert found == tools


def test_shift_and_the_main_button_move_the_image() -> None:
    assert Profile().tool_of(LEFT, SHIFT, Tool.WINDOW, monochrome=True) is Tool.PAN
    back = Qt.MouseButton.BackButton
    assert Profile().tool_of(back, NONE, Tool.WINDOW, monochrome=True) is None
    left_handed = Profile(Habit.LEFT_HANDED)
    assert left_handed.tool_of(RIGHT, SHIFT, Tool.WINDOW, monochrome=True) is Tool.PAN
    assert left_handed.main_button(monochrome=True) == RIGHT


def test_settings_of_a_later_version_count_as_none() -> None:
    assert profile_of("pacs").habit is Habit.PACS
    assert profile_of("three_handed").habit is Habit.BY_IMAGE


@pytest.mark.parametrize(
    ("pose", "letters"),
    [
        (Pose(), "RLAP"),
        # A quarter turn clockwise brings the left edge to the top.
        (Pose(turns=1), "PARL"),
        (Pose(turns=2), "LRPA"),
        (Pose(turns=3), "APLR"),
        (Pose(flipped=True), "LRAP"),
        (Pose(turns=1, flipped=True), "PALR"),
    ],
)
def test_letters_of_the_edges_go_with_the_image(pose: Pose, letters: str) -> None:
    shown = edge_letters(Edges("R", "L", "A", "P"), pose)
    assert shown == Edges(*letters)


def test_no_orientation_has_no_letters() -> None:
    assert edge_letters(None, Pose()) is None


@pytest.mark.usefixtures("qapp")
def test_badges_say_what_was_done_to_the_image() -> None:
    frame = Frame(np.zeros((2, 2), np.uint8), monochrome=True, lossy=True, modality="CR")
    state = ImageState(turns=3, flipped=True, inverted=True)
    assert badges(state, frame) == ("Lossy compression", "Mirrored", "Turned 270°", "Inverted")
    photograph = Frame(np.zeros((2, 2, 3), np.uint8), monochrome=False, lossy=True)
    assert badges(ImageState(), photograph) == ()
