"""What the viewer leaves out, and what it never does, where it has little room."""

from itertools import combinations, pairwise
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from medannot.imaging.frame import Window
from medannot.imaging.presets import Preset, PresetCode
from medannot.ui import theme
from medannot.ui.viewer import corner_text
from medannot.ui.viewer.bars import ToolBar
from medannot.ui.viewer.captions import preset_caption
from medannot.ui.viewer.thumbnails import ThumbnailStrip
from medannot.ui.viewer.window_bar import WindowBar
from tests.helpers.driving import dressed, picture, settle

PRESETS = tuple(
    Preset(code, Window(place, 100))
    for place, code in enumerate(
        (PresetCode.FILE, PresetCode.SOFT_TISSUE, PresetCode.LUNG, PresetCode.LIVER)
    )
)


@pytest.fixture
def clothes(qtbot: QtBot, qapp: Any) -> QtBot:
    dressed(qapp)
    return qtbot


def a_bar(clothes: QtBot, width: int) -> WindowBar:
    bar = WindowBar()
    clothes.addWidget(bar)
    bar.setGeometry(0, 0, width, bar.height())
    bar.show()
    bar.show_presets(PRESETS)
    bar.show_window(Window(3, 100))
    settle(20)
    return bar


@pytest.mark.parametrize("width", [480, 640, 760, 900])
def test_presets_without_room_are_in_the_menu_and_the_one_in_force_is_always_named(
    clothes: QtBot, width: int
) -> None:
    bar = a_bar(clothes, width)
    shown = [chip for chip in bar._chips if chip.isVisible()]
    assert bar._chips[3] in shown
    assert bar._chips[3].isChecked()
    assert all(chip.width() >= chip.room(compact=False) for chip in shown)
    ends = [chip.mapTo(bar, chip.rect().topRight()).x() for chip in shown]
    starts = [chip.mapTo(bar, chip.rect().topLeft()).x() for chip in shown]
    assert all(end < start for end, start in zip(ends, starts[1:], strict=False))
    assert ends[-1] < bar._width.x()
    assert bar.more.isVisible() == (len(shown) < 4)
    entries = bar.menu().actions()
    assert [action.text() for action in entries] == [
        "As stored (W 100 L 0)\tF2",
        "Soft tissue (W 100 L 1)\tF3",
        "Lung (W 100 L 2)\tF4",
        "Liver (W 100 L 3)\tF5",
    ]
    assert [action.isChecked() for action in entries] == [False, False, False, True]
    assert [chip.toolTip() for chip in bar._chips][2] == "Lung (F4)"


def test_an_entry_of_the_menu_is_the_window_it_names(clothes: QtBot) -> None:
    bar = a_bar(clothes, 480)
    chosen: list[int] = []
    bar.preset_chosen.connect(chosen.append)
    bar.menu().actions()[2].trigger()
    assert chosen == [2]


def test_of_two_presets_alike_one_is_lit(clothes: QtBot) -> None:
    bar = a_bar(clothes, 900)
    bar.show_presets((*PRESETS, Preset(PresetCode.AUTO, Window(3, 100))))
    bar.show_window(Window(3, 100))
    assert [chip.isChecked() for chip in bar._chips] == [False, False, False, True, False]


@pytest.mark.parametrize("width", [360, 480, 900])
def test_no_tool_lies_over_another(clothes: QtBot, width: int) -> None:
    window = QWidget()
    clothes.addWidget(window)
    bar = ToolBar(parent=window)
    bar.setGeometry(0, 0, width, bar.height())
    window.show()
    settle(20)
    shown = sorted(
        (part.x(), part.x() + part.width()) for part in bar._commands if part.isVisible()
    )
    assert len(shown) == 3
    assert all(end <= start for (_, end), (start, _) in pairwise(shown))
    assert shown[-1][1] <= width
    if bar._profile.isVisible():
        assert bar._profile.x() + bar._profile.sizeHint().width() <= width


@pytest.mark.parametrize(("width", "count"), [(900, 3), (480, 3), (480, 6)])
def test_all_images_in_small_stand_beside_each_other(
    clothes: QtBot, width: int, count: int
) -> None:
    window = QWidget()
    clothes.addWidget(window)
    strip = ThumbnailStrip(window)
    strip.setGeometry(0, 0, width, strip.height())
    strip.show_names(["Close"] * count)
    window.show()
    settle(20)
    last = strip.thumbnails[-1]
    assert last.x() + last.width() <= width
    for low in (True, False):
        strip.set_low(low=low)
        settle(20)
        assert all(one.height() <= strip.height() for one in strip.thumbnails)


def test_images_without_room_for_words_still_tell_their_number_and_what_was_opened(
    clothes: QtBot,
) -> None:
    window = QWidget()
    clothes.addWidget(window)
    strip = ThumbnailStrip(window)
    strip.setGeometry(0, 0, 480, strip.height())
    strip.show_names(["Close"] * 6)
    window.show()
    settle(20)
    grey = QImage(64, 64, QImage.Format.Format_Grayscale8)
    grey.fill(60)
    for one in strip.thumbnails:
        one.show_picture(grey)
    before = [one.grab().toImage() for one in strip.thumbnails]
    assert all(one != two for one, two in combinations(before, 2))
    strip.mark_opened(1)
    after = [one.grab().toImage() for one in strip.thumbnails]
    assert [one != two for one, two in zip(before, after, strict=True)] == [
        False, True, False, False, False, False,
    ]  # fmt: skip
    picture(window, "thumbnails-numbered")


def test_a_title_keeps_clear_of_the_scale_bar(clothes: QtBot) -> None:
    area = QRectF(0, 0, 480, 400)
    title = "Axial CT of the abdomen after contrast, portal venous phase, slice 45 of 120"
    room = corner_text.room_beside_bar(area, 90.0, "5 cm")
    lines = corner_text.broken(title, room)
    metrics = QFontMetricsF(theme.current().font("ui_medium"))
    assert room < 480 - 90
    assert len(lines) > 1
    assert " ".join(lines) == title
    assert all(metrics.horizontalAdvance(line) <= room for line in lines)
    assert len(corner_text.broken(title * 9, room)) == 3
    assert corner_text.broken("", room) == ()
    assert (
        "".join(corner_text.broken("腹部增强扫描门静脉期" * 4, 200)) == "腹部增强扫描门静脉期" * 4
    )


@pytest.mark.parametrize(
    ("explanation", "words"),
    [
        ("WINDOW1", "Window 1"),
        ("win_2", "Window 2"),
        ("NORMAL", "Normal"),
        ("SOFT_TISSUE", "Soft tissue"),
        ("WND", "WND"),
        ("Lung apex", "Lung apex"),
        ("Knochen 2", "Knochen 2"),
        ("肺窗", "肺窗"),
        ("VENOUS MUSTER", "As stored"),
        ("Lung of Mrs Doe", "As stored"),
        ("Lung 4711", "As stored"),
        ("", "As stored"),
    ],
)
def test_a_file_s_words_for_its_window_are_words(explanation: str, words: str) -> None:
    preset = Preset(PresetCode.FILE, Window(40, 400, explanation))
    assert preset_caption(preset) == words
