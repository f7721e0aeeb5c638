"""What is seen while an image moves, before it rests: the same shades, in the window in force."""

from typing import Any

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medannot.imaging.frame import Frame, Window
from medannot.ui.viewer.image_view import ImageView
from medannot.ui.viewer.prepared import prepare
from tests.helpers.driving import dressed

BLACK, DARK, LIGHT, WHITE = 0, 85, 170, 255
WINDOW = Window(150.5, 301)
"""0 is black, 300 is white, 100 and 200 lie a third apart."""


def quarters() -> Frame:
    """Return 2000 x 2000 pixels in four even quarters."""
    pixels = np.zeros((2000, 2000), np.uint16)
    pixels[:1000, 1000:], pixels[1000:, :1000], pixels[1000:, 1000:] = 100, 200, 300
    return Frame(pixels, monochrome=True, voi=(WINDOW,))


@pytest.fixture
def view(qtbot: QtBot, qapp: Any) -> ImageView:
    dressed(qapp)
    made = ImageView()
    qtbot.addWidget(made)
    made.resize(800, 800)
    made.show_words(shown=False)
    made.show()
    made.show_frame(prepare(quarters()))
    QApplication.processEvents()
    return made


def seen(view: ImageView) -> list[int]:
    """Return the shades a little off the four corners of the middle."""
    image = view.grab().toImage()
    return [
        image.pixelColor(x, y).lightness() for y in (300, 500) for x in (300, 500)
    ]  # fmt: skip


def push(view: ImageView, *steps: tuple[int, int]) -> None:
    for step in steps:
        view.pan(*step, moving=True)
        QApplication.processEvents()


def test_each_step_shows_the_place_it_moved_to(view: ImageView) -> None:
    push(view, (40, 0), (40, 0))
    assert seen(view) == [BLACK, DARK, LIGHT, WHITE]
    push(view, (40, 0))
    assert seen(view) == [BLACK, BLACK, LIGHT, LIGHT]
    push(view, (0, 60), (0, 60))
    assert seen(view) == [BLACK] * 4


def test_a_window_changed_on_the_way_is_seen_at_the_next_step(view: ImageView) -> None:
    push(view, (10, 0), (10, 0), (10, 0))
    view.set_voi(Window(1000.5, 1001))
    push(view, (10, 0))
    assert max(seen(view)) == BLACK
    view.invert()
    push(view, (10, 0), (10, 0))
    assert seen(view) == [WHITE] * 4


def test_another_image_is_seen_at_its_first_step(view: ImageView) -> None:
    push(view, (10, 0), (10, 0), (10, 0))
    turned = Frame(quarters().pixels[::-1].copy(), monochrome=True, voi=(WINDOW,))
    view.show_frame(prepare(turned), moving=True)
    for step in ((10, 0), (10, 0), (10, 0)):
        push(view, step)
        assert seen(view) == [LIGHT, WHITE, BLACK, DARK]


def test_turned_and_mirrored_images_move_as_they_stand(view: ImageView) -> None:
    view.turn_by(1)
    push(view, (10, 0), (10, 0), (10, 0))
    assert seen(view) == [LIGHT, BLACK, WHITE, DARK]
    view.mirror()
    push(view, (10, 0), (10, 0), (10, 0))
    assert seen(view) == [BLACK, LIGHT, DARK, WHITE]


def test_steps_that_enlarge_pass_from_copy_to_copy(view: ImageView) -> None:
    for _ in range(12):
        view.zoom(1.25, moving=True)
        QApplication.processEvents()
        assert seen(view) == [BLACK, DARK, LIGHT, WHITE]
    for _ in range(20):
        view.zoom(0.9, moving=True)
        QApplication.processEvents()
    assert seen(view) == [BLACK, DARK, LIGHT, WHITE]
