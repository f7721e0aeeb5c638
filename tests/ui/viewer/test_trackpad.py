"""Two fingers on a trackpad, and a wheel beside them, over the images of the real window."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication

from medannot.imaging.frame import Frame
from medannot.ui.viewer.image_view import ImageView
from medannot.ui.viewer.prepared import prepare
from tests.helpers.driving import Driven, drive, settle
from tests.ui.viewer.galleries import GREY, opened, put_photographs, put_series, side_by_side

pytestmark = pytest.mark.usefixtures("home")

PHASE = Qt.ScrollPhase
NATIVE = Qt.NativeGestureType
NONE = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def stack(tmp_path: Path) -> Path:
    put_series(tmp_path / "ct", "1.2.3", 1, slices=9)
    return tmp_path / "ct"


@pytest.fixture
def photograph(tmp_path: Path) -> Path:
    put_photographs(tmp_path / "skin", "one.png")
    return tmp_path / "skin"


def move(
    view: ImageView,
    dx: int,
    dy: int,
    *,
    phase: PHASE = PHASE.NoScrollPhase,
    pixels: bool = True,
    keys: Qt.KeyboardModifier = NONE,
) -> None:
    """Move two fingers over the middle of a pane, as the window system tells it to the window."""
    window = view.window()
    place = QPointF(view.mapTo(window, view.rect().center()))
    event = QWheelEvent(
        place, QPointF(window.mapToGlobal(place.toPoint())),
        QPoint(dx, dy) if pixels else QPoint(), QPoint(2 * dx, 2 * dy),
        Qt.MouseButton.NoButton, keys, phase, False,
    )  # fmt: skip
    QApplication.sendEvent(window.windowHandle(), event)


def notch(view: ImageView, count: int, keys: Qt.KeyboardModifier = NONE) -> None:
    """Turn a wheel by whole notches."""
    move(view, 0, 60 * count, pixels=False, keys=keys)


def gesture(view: ImageView, kind: NATIVE, value: float, at: QPoint) -> None:
    """Make a gesture at a point of a pane; the window system counts from the window's corner."""
    window = view.window()
    place = QPointF(view.mapTo(window, at))
    far = QPointF(window.mapToGlobal(place.toPoint()))
    device = QPointingDevice.primaryPointingDevice()
    event = QNativeGestureEvent(kind, device, 2, place, place, far, value, QPointF())
    QApplication.sendEvent(window.windowHandle(), event)


def place_of(view: ImageView) -> tuple[float, float]:
    return view.view().x, view.view().y


def told_by(page: Any) -> list[str]:
    told: list[str] = []
    page.viewer.tool_used.connect(lambda tool, _found: told.append(tool))
    return told


def test_what_rolls_on_from_another_image_turns_nothing(stack: Path) -> None:
    def script(window: Driven) -> None:
        page = opened(window, 1)
        move(page.viewer.view, 0, -240, phase=PHASE.ScrollMomentum, pixels=False)
        assert page.viewer.frame == 1

    assert drive(["view", str(stack)], script) == 0


@pytest.mark.parametrize("phase", [PHASE.NoScrollPhase, PHASE.ScrollUpdate, PHASE.ScrollMomentum])
def test_two_fingers_push_an_enlarged_photograph_and_leave_a_whole_one(
    photograph: Path, phase: PHASE
) -> None:
    def script(window: Driven) -> None:
        page = opened(window, 1)
        view = page.viewer.view
        # Rolling on by itself counts only where it was begun on this image.
        move(view, 0, 0, phase=PHASE.ScrollBegin)
        move(view, 0, 40, phase=phase)
        assert view.state.view is None
        view.zoom(0.5)
        smaller = view.view()
        move(view, 30, 40, phase=phase)
        assert view.view() == smaller
        view.zoom(8.0)
        told = told_by(page)
        scale, (x, y) = view.view().scale, place_of(view)
        move(view, 30, 40, phase=phase)
        assert place_of(view) == pytest.approx((x - 30 / scale, y - 40 / scale))
        assert view.view().scale == scale
        window.wait_for(lambda: told == ["pan"])

    assert drive(["view", str(photograph)], script) == 0


def test_over_a_stack_fingers_turn_slices_up_and_down_and_push_to_the_sides(stack: Path) -> None:
    def script(window: Driven) -> None:
        page = opened(window, 1)
        view = page.viewer.view
        move(view, 0, -60)
        assert page.viewer.frame == 2
        move(view, -90, 5)
        assert (page.viewer.frame, view.state.view) == (2, None)
        view.zoom(2.0)
        scale, (x, y) = view.view().scale, place_of(view)
        move(view, -90, 5)
        assert place_of(view) == pytest.approx((x + 90 / scale, y))
        move(view, 5, -120)
        assert page.viewer.frame == 4
        assert place_of(view) == pytest.approx((x + 90 / scale, y))

    assert drive(["view", str(stack)], script) == 0


def test_a_movement_that_began_along_the_stack_does_not_slip_to_the_side(stack: Path) -> None:
    def script(window: Driven) -> None:
        page = opened(window, 1)
        view = page.viewer.view
        view.zoom(2.0)
        before = place_of(view)
        move(view, 0, 0, phase=PHASE.ScrollBegin)
        move(view, 2, -60, phase=PHASE.ScrollUpdate)
        move(view, 20, -10, phase=PHASE.ScrollUpdate)
        move(view, 0, 0, phase=PHASE.ScrollEnd)
        assert place_of(view) == before
        assert page.viewer.frame == 2
        move(view, 0, 0, phase=PHASE.ScrollBegin)
        move(view, 20, -10, phase=PHASE.ScrollUpdate)
        assert place_of(view) != before

    assert drive(["view", str(stack)], script) == 0


def test_a_wheel_stays_what_it_was(stack: Path, photograph: Path) -> None:
    def script(window: Driven) -> None:
        page = opened(window, 2)
        view = page.viewer.view
        notch(view, -2)
        assert page.viewer.frame == 3
        notch(view, 1)
        assert page.viewer.frame == 2
        whole = view.view().scale
        notch(view, 4, CTRL)
        assert view.view().scale == pytest.approx(2 * whole)
        before = place_of(view)
        notch(view, 1, SHIFT)
        assert place_of(view) == pytest.approx((before[0], before[1] - 60 / (2 * whole)))
        window.key("Ctrl+PgDown")
        window.wait_for(lambda: page.viewer.active_pane.image.frames == 1 and view.prepared)
        whole = view.view().scale
        told = told_by(page)
        notch(view, 4)
        assert view.view().scale == pytest.approx(2 * whole)
        window.wait_for(lambda: told == ["zoom"])

    both = stack.parent
    assert drive(["view", str(both)], script) == 0


def test_a_pinch_enlarges_about_the_pointer_and_makes_its_pane_the_active_one(
    stack: Path,
) -> None:
    def script(window: Driven) -> None:
        page = opened(window, 1)
        left, _right = side_by_side(window, 2)
        window.key("Alt+J")
        view, at = left.view, QPoint(100, 80)
        told = told_by(page)
        under = view.mapping().to_image(QPointF(at))
        whole = view.view().scale
        gesture(view, NATIVE.BeginNativeGesture, 0.0, at)
        for _ in range(2):
            gesture(view, NATIVE.ZoomNativeGesture, 0.5, at)
        gesture(view, NATIVE.EndNativeGesture, 0.0, at)
        assert view.view().scale == pytest.approx(2.25 * whole)
        assert view.mapping().to_image(QPointF(at)) == pytest.approx(under)
        assert page.viewer.active_pane is left
        window.wait_for(lambda: told == ["zoom"])
        # Fingers that turn and do not part are no zoom.
        gesture(view, NATIVE.RotateNativeGesture, 10.0, at)
        gesture(view, NATIVE.EndNativeGesture, 0.0, at)
        settle(120)
        assert told == ["zoom"]

    assert drive(["view", str(stack)], script) == 0


def test_a_tap_with_two_fingers_shows_the_whole_image_or_enlarges(photograph: Path) -> None:
    def script(window: Driven) -> None:
        page = opened(window, 1)
        view, at = page.viewer.view, QPoint(300, 200)
        told = told_by(page)
        under, whole = view.mapping().to_image(QPointF(at)), view.view().scale
        gesture(view, NATIVE.SmartZoomNativeGesture, 1.0, at)
        assert view.view().scale == pytest.approx(2 * whole)
        assert view.mapping().to_image(QPointF(at)) == pytest.approx(under)
        gesture(view, NATIVE.SmartZoomNativeGesture, 0.0, at)
        assert view.state.view is None
        assert told == ["fit", "fit"]

    assert drive(["view", str(photograph)], script) == 0


@pytest.mark.parametrize(
    ("platform", "pixels", "angle", "fingers"),
    [
        ("xcb", 15, 120, False),
        ("xcb", 7, 56, True),
        ("cocoa", 20, 34, False),
        ("wayland", 20, 120, True),
        ("windows", 0, 34, False),
    ],
)
def test_systems_that_count_pixels_for_a_wheel_too(
    qtbot: Any, monkeypatch: Any, platform: str, pixels: int, angle: int, fingers: bool
) -> None:
    monkeypatch.setattr("PySide6.QtGui.QGuiApplication.platformName", lambda: platform)
    view = ImageView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show_frame(prepare(Frame(GREY, monochrome=True)))
    view.zoom(3.0)
    scale = view.view().scale
    event = QWheelEvent(
        QPointF(9, 9), QPointF(9, 9), QPoint(0, pixels), QPoint(0, angle),
        Qt.MouseButton.NoButton, NONE, PHASE.NoScrollPhase, False,
    )  # fmt: skip
    view.wheelEvent(event)
    assert (view.view().scale == scale) is fingers
