"""The pane under a person's hands."""

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medannot.domain.media import SpacingKind
from medannot.imaging.frame import Frame, Window
from medannot.ui.viewer.captions import number, scale_bar
from medannot.ui.viewer.image_view import ImageView
from medannot.ui.viewer.prepared import prepare, tone_table
from medannot.ui.viewer.state import FIRST_VIEW, dragged_window, typed_window
from tests.helpers.driving import dressed, settle


def gradient() -> Frame:
    pixels = np.tile(np.arange(400, dtype=np.uint16), (300, 1))
    return Frame(pixels, monochrome=True, voi=(Window(200, 400),), rescale_intercept=-100.0)


def colours() -> Frame:
    return Frame(np.full((300, 400, 3), (200, 120, 90), np.uint8), monochrome=False)


@pytest.fixture
def view(qtbot: QtBot, qapp: Any) -> ImageView:
    dressed(qapp)
    made = ImageView()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    made.show_frame(prepare(gradient()))
    settle(20)
    return made


def drag(view: ImageView, button: Qt.MouseButton, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(view, button, pos=start)
    QTest.mouseMove(view, (start + end) / 2)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, button, pos=end)
    settle()


def turn(view: ImageView, angle: int, modifiers: Any = Qt.KeyboardModifier.NoModifier) -> None:
    place = QPointF(400, 300)
    event = QWheelEvent(
        place, QPointF(view.mapToGlobal(place.toPoint())), QPoint(), QPoint(0, angle),
        Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)


def test_black_and_white_lie_where_the_window_says(view: ImageView) -> None:
    # The image covers 800 x 600 exactly; stored 0 is -100, stored 100 is 0, stored 399 is 299.
    image = view.grab().toImage()
    assert image.pixelColor(100, 300).lightness() == 0
    assert 120 <= image.pixelColor(2 * 300, 300).lightness() <= 135


def test_the_left_button_sets_the_window_on_radiology(view: ImageView) -> None:
    drag(view, Qt.MouseButton.LeftButton, QPoint(100, 100), QPoint(350, 225))
    assert view.window_in_force == Window(200 + 125 * 400 / 250, 800)
    assert view.state.view is None


def test_the_middle_button_moves_and_the_right_one_enlarges(view: ImageView) -> None:
    drag(view, Qt.MouseButton.MiddleButton, QPoint(400, 300), QPoint(500, 340))
    assert (view.view().x, view.view().y) == (150, 130)
    drag(view, Qt.MouseButton.RightButton, QPoint(400, 300), QPoint(400, 200))
    assert view.view().scale == pytest.approx(4.0)
    assert view.window_in_force == Window(200, 400)


def test_on_a_photograph_the_left_button_moves_and_the_right_one_sets_the_tones(
    view: ImageView,
) -> None:
    view.show_frame(prepare(colours()))
    drag(view, Qt.MouseButton.LeftButton, QPoint(400, 300), QPoint(420, 300))
    assert view.view().x == 190
    drag(view, Qt.MouseButton.RightButton, QPoint(400, 300), QPoint(430, 240))
    assert (view.state.contrast, view.state.brightness) == (10, 20)
    view.reset()
    assert view.state == FIRST_VIEW


@pytest.mark.parametrize("size", [(800, 600), (300, 200)])
def test_a_photograph_is_turned_round_and_back_and_stays_what_it_is(
    view: ImageView, size: tuple[int, int]
) -> None:
    frame = colours()
    frame.pixels.setflags(write=False)
    view.resize(*size)
    view.show_frame(prepare(frame))
    middle = size[0] // 2, size[1] // 2
    seen = []
    for _ in range(3):
        settle(120)
        seen.append(view.grab().toImage().pixelColor(*middle).getRgb()[:3])
        view.invert()
    assert seen == [(200, 120, 90), (55, 135, 165), (200, 120, 90)]
    assert frame.pixels[0, 0].tolist() == [200, 120, 90]


def test_the_wheel_enlarges_about_the_pointer_or_turns_frames(view: ImageView) -> None:
    turn(view, 480)
    assert view.view().scale == pytest.approx(4.0)

    turned: list[int] = []
    view.frames_scrolled.connect(turned.append)
    view.frames = 5
    for angle in (60, 60, -240):
        turn(view, angle)
    assert turned == [-1, 2]
    turn(view, 120, Qt.KeyboardModifier.ControlModifier)
    assert turned == [-1, 2]


def test_many_moves_of_the_mouse_are_one_repaint(view: ImageView) -> None:
    painted: list[int] = []
    paint = view._painter.paint
    view._painter.paint = lambda *given, **named: (painted.append(1), paint(*given, **named))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    for step in range(20):
        view.adjust(step, step, view.state)
    settle(5)
    assert len(painted) == 1


def test_a_double_click_shows_the_whole_image_again(view: ImageView) -> None:
    view.zoom(3.0)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    assert view.state.view is None


def test_the_value_under_the_pointer_is_rescaled() -> None:
    prepared = prepare(gradient())
    assert prepared.value_at(150.5, 20) == 50
    assert prepared.value_at(400, 20) is None
    assert prepare(colours()).value_at(1, 1) is None


def test_signed_values_read_as_they_were_stored() -> None:
    pixels = np.array([[-5, 7]], dtype=np.int16)
    assert prepare(Frame(pixels, monochrome=True)).value_at(0, 0) == -5


def test_tones_untouched_change_nothing() -> None:
    assert tone_table(0, 0, inverted=False).tolist() == list(range(256))
    assert tone_table(0, 0, inverted=True).tolist() == list(range(255, -1, -1))


def test_a_drag_is_as_fine_as_the_window_is_narrow() -> None:
    assert dragged_window(Window(40, 80), 25, 0).width == 88
    assert dragged_window(Window(0, 2), 25, 0).width == pytest.approx(2.2)
    assert dragged_window(Window(0, 400), -5000, 0).width >= 1
    assert typed_window(Window(40, 80), center=10.0) == Window(10, 80)


def test_a_scale_bar_needs_a_true_spacing() -> None:
    frame = gradient()
    assert scale_bar(prepare(frame), 1.0, 800) is None
    known = Frame(
        frame.pixels, monochrome=True, spacing=(0.5, 0.5), spacing_kind=SpacingKind.PATIENT
    )
    assert scale_bar(prepare(known), 1.0, 800) == (100.0, "5 cm")


def test_numbers_are_written_with_a_true_minus() -> None:
    assert number(-600.0) == "−600"
    assert number(0.125) == "0.125"
