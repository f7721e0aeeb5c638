"""The words in the corners of an image are readable on any ground, also on burned-in writing."""

from typing import Any

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from medannot.ui.viewer import corner_text
from tests.helpers.driving import dressed

CORNERS = [
    Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft,
    Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft,
    Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight,
]
WIDTH, HEIGHT = 400, 240


@pytest.fixture
def clothes(qtbot: QtBot, qapp: Any) -> None:
    dressed(qapp)


def burned_in() -> QImage:
    """Return a white image full of black strokes, as writing in it would be."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    for x in range(0, WIDTH, 4):
        painter.fillRect(x, 0, 2, HEIGHT, QColor("black"))
    painter.end()
    return image


def contrast(lighter: int, darker: int) -> float:
    """Return the contrast of two greys as WCAG 2 defines it."""

    def luminance(grey: int) -> float:
        share = grey / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return (luminance(lighter) + 0.05) / (luminance(darker) + 0.05)


def greys(image: QImage, area: QRectF) -> list[int]:
    return [
        image.pixelColor(x, y).lightness()
        for x in range(round(area.left()), round(area.right()))
        for y in range(round(area.top()), round(area.bottom()))
    ]


@pytest.mark.parametrize("corner", CORNERS)
def test_words_stand_on_a_plate_in_every_corner(clothes: None, corner: Qt.AlignmentFlag) -> None:
    image = burned_in()
    before = image.copy()
    painter = QPainter(image)
    lines = ("W 2064 L 136", "", "Zoom 475 %")
    corner_text.draw_lines(painter, QRectF(image.rect()), lines, corner)
    painter.end()

    right = bool(corner & Qt.AlignmentFlag.AlignRight)
    below = bool(corner & Qt.AlignmentFlag.AlignBottom)
    margin = corner_text.MARGIN
    x = WIDTH - margin - 40 if right else margin
    y = HEIGHT - margin - 28 if below else margin
    seen = greys(image, QRectF(x, y, 40, 28))
    assert max(seen) > 200
    ground = [grey for grey in seen if grey < 100]
    assert len(ground) > len(seen) / 2
    assert contrast(max(seen), max(ground)) > 4.5
    middle = QRectF(150, 90, 60, 60)
    assert greys(image, middle) == greys(before, middle)


def test_nothing_is_drawn_where_there_are_no_words(clothes: None) -> None:
    image = burned_in()
    before = image.copy()
    painter = QPainter(image)
    corner_text.draw_lines(painter, QRectF(image.rect()), ("", ""), CORNERS[0])
    painter.end()
    assert image == before


def test_the_scale_bar_stands_on_a_plate_and_has_its_length(clothes: None) -> None:
    image = burned_in()
    painter = QPainter(image)
    corner_text.draw_scale_bar(painter, QRectF(image.rect()), 100.0, "5 cm")
    painter.end()
    right = WIDTH - corner_text.MARGIN
    rows = [
        sum(image.pixelColor(x, y).lightness() > 150 for x in range(right - 100, right))
        for y in range(corner_text.MARGIN, corner_text.MARGIN + 20)
    ]
    assert max(rows) == 100
    assert min(rows) <= 4
