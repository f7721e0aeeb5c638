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


RED, GREEN, BLUE, GREY = (200, 10, 20), (10, 180, 30), (20, 30, 160), (90, 90, 90)


@pytest.fixture
def coloured(view: ImageView) -> ImageView:
    pixels = np.zeros((2000, 2000, 3), np.uint8)
    pixels[:1000, :1000], pixels[:1000, 1000:] = RED, GREEN
    pixels[1000:, :1000], pixels[1000:, 1000:] = BLUE, GREY
    view.show_frame(prepare(Frame(pixels, monochrome=False)))
    QApplication.processEvents()
    return view


def colours(view: ImageView) -> list[tuple[int, ...]]:
    image = view.grab().toImage()
    places = [(x, y) for y in (300, 500) for x in (300, 500)]
    seen = [image.pixelColor(x, y) for x, y in places]
    return [(one.red(), one.green(), one.blue()) for one in seen]


def test_a_photograph_moves_in_its_own_colours(coloured: ImageView) -> None:
    for by in (40, 40, 40):
        push(coloured, (by, 0))
    assert colours(coloured) == [RED, RED, BLUE, BLUE]
    push(coloured, (-40, 0), (-40, 0))
    assert colours(coloured) == [RED, GREEN, BLUE, GREY]


def test_a_photograph_that_is_turned_and_mirrored_moves_as_it_stands(coloured: ImageView) -> None:
    coloured.turn_by(1)
    push(coloured, (10, 0), (10, 0), (10, 0))
    assert colours(coloured) == [BLUE, RED, GREY, GREEN]
    coloured.mirror()
    push(coloured, (10, 0), (10, 0), (10, 0))
    assert colours(coloured) == [RED, BLUE, GREEN, GREY]


def test_a_brighter_photograph_is_as_bright_while_it_moves(coloured: ImageView) -> None:
    coloured.invert()
    QApplication.processEvents()
    still = colours(coloured)
    assert still[0] == (55, 245, 235)
    push(coloured, (5, 0), (5, 0), (5, 0))
    assert colours(coloured) == still


def test_what_moves_lies_where_it_comes_to_rest(coloured: ImageView) -> None:
    pixels = np.zeros((1500, 1500, 3), np.uint8)
    pixels[:, 600:] = GREEN
    coloured.show_frame(prepare(Frame(pixels, monochrome=False)))
    coloured.zoom(1.37)
    push(coloured, (7, 3), (9, 2), (11, 5))
    moving = coloured.grab().toImage()
    coloured.sharpen()
    rested = coloured.grab().toImage()
    edges = [
        next(x for x in range(800) if image.pixelColor(x, 400).green() > 90)
        for image in (moving, rested)
    ]
    assert abs(edges[0] - edges[1]) <= 1
