"""Mouse profiles and the drag's tools, by real buttons on the real window."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from medannot.ui.viewer.measures.marks import MeasureKind
from medannot.ui.viewer.state import Tool
from medannot.ui.viewer.tool_button import ToolButton
from tests.helpers.driving import Driven, click, drive, find
from tests.helpers.pictures import encoded
from tests.ui.viewer.galleries import opened, put_series
from tests.ui.viewer.rooms import drag, turn_wheel

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
HERE, THERE = QPoint(300, 200), QPoint(380, 240)

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def stack(tmp_path: Path) -> Path:
    put_series(tmp_path / "ct", "1.2.3", 1, slices=9)
    return tmp_path / "ct"


@pytest.fixture
def photograph(tmp_path: Path) -> Path:
    skin = np.full((300, 400, 3), (200, 120, 90), np.uint8)
    (tmp_path / "skin.png").write_bytes(encoded(skin, "PNG"))
    return tmp_path / "skin.png"


def with_mouse(page: Any, habit: str) -> Any:
    """Choose a profile in its menu; return the image."""
    menu = page.viewer._tools.habits()
    next(entry for entry in menu.actions() if entry.objectName() == habit).trigger()
    return page.viewer.view


def test_left_handed_the_right_button_works_the_tool_and_measures(stack: Path) -> None:
    def script(window: Driven) -> None:
        page = opened(window, 1)
        view = with_mouse(page, "left_handed")
        board, before = page.viewer.active_pane.board, view.window_in_force
        drag(view, RIGHT, HERE, THERE)
        assert view.window_in_force != before
        assert view.state.view is None
        after = view.window_in_force
        drag(view, LEFT, HERE, HERE - QPoint(0, 100))
        assert (view.state.view is not None, view.window_in_force) == (True, after)
        QTest.mouseDClick(view, LEFT, pos=HERE)
        assert view.state.view is not None
        QTest.mouseDClick(view, RIGHT, pos=HERE)
        assert view.state.view is None
        window.key("Alt+D")
        drag(view, LEFT, HERE, THERE)
        assert board.marks == ()
        view.fit()
        drag(view, RIGHT, HERE, THERE)
        assert [mark.kind for mark in board.marks] == [MeasureKind.LENGTH]
        # Hold of an end of it, and put it elsewhere.
        drag(view, RIGHT, THERE, THERE + QPoint(40, 0))
        assert len(board.marks) == 1
        assert board.marks[0].points[1] == pytest.approx(
            view.mapping().to_image(THERE + QPoint(40, 0)), abs=0.5
        )
        assert view.window_in_force == after
        # The tool that was chosen in the bar is the right button's too.
        click(find(page.viewer, ToolButton, "Drag: move"))
        drag(view, RIGHT, HERE, THERE)
        assert view.state.view is not None

    assert drive(["view", str(stack)], script) == 0


def test_for_photographs_left_moves_right_sets_the_tones_and_the_wheel_enlarges(
    photograph: Path,
) -> None:
    def script(window: Driven) -> None:
        page = opened(window, 1)
        view = with_mouse(page, "photograph")
        middle = (view.view().x, view.view().y)
        drag(view, LEFT, HERE, THERE)
        scale = view.view().scale
        assert (view.view().x, view.view().y) == pytest.approx(
            (middle[0] - 80 / scale, middle[1] - 40 / scale)
        )
        assert (view.state.contrast, view.state.brightness) == (0, 0)
        drag(view, RIGHT, HERE, HERE + QPoint(60, -60))
        assert (view.state.contrast, view.state.brightness) == (20, 20)
        assert view.view().scale == scale
        turn_wheel(view, -2)
        assert view.view().scale == pytest.approx(scale * 2**0.5)

    assert drive(["view", str(photograph)], script) == 0


def test_the_mouse_for_photographs_is_the_same_over_a_series(stack: Path) -> None:
    def script(window: Driven) -> None:
        page = opened(window, 1)
        view = with_mouse(page, "photograph")
        first, scale = view.window_in_force, view.view().scale
        drag(view, LEFT, HERE, THERE)
        assert view.window_in_force == first
        assert view.state.view is not None
        drag(view, RIGHT, HERE, THERE)
        assert view.window_in_force != first
        turn_wheel(view, -4)
        assert (page.viewer.frame, view.view().scale) == (1, pytest.approx(2 * scale))
        # Slices are turned by keys then; and by the wheel again once the habit is another.
        window.key("PgDown")
        assert page.viewer.frame == 2
        view = with_mouse(page, "by_image")
        turn_wheel(view, 1)
        assert page.viewer.frame == 3

    assert drive(["view", str(stack)], script) == 0


def test_a_button_of_the_bar_turns_the_drag_into_windowing(photograph: Path) -> None:
    def script(window: Driven) -> None:
        page = opened(window, 1)
        view = page.viewer.view
        click(find(page.viewer, ToolButton, "Drag: window or brightness"))
        assert view.chosen_tool is Tool.WINDOW
        drag(view, LEFT, HERE, HERE + QPoint(30, 0))
        assert view.state.contrast == 10
        assert view.state.view is None

    assert drive(["view", str(photograph)], script) == 0


def test_a_pane_that_comes_later_has_the_habits_of_the_first(stack: Path) -> None:
    def script(window: Driven) -> None:
        page = opened(window, 1)
        page.viewer.set_profile(page.viewer.view.profile, down_raises=False)
        window.key("Alt+Y")
        later = page.viewer.grid.panes[1].view
        window.wait_for(lambda: later.prepared is not None)
        before = later.window_in_force.center
        drag(later, LEFT, HERE, HERE + QPoint(0, 40))
        assert later.window_in_force.center < before

    assert drive(["view", str(stack)], script) == 0
