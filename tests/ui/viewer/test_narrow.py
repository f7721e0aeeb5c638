"""What the viewer leaves out, and what it never does, where it has little room."""

from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from medannot.imaging.frame import Window
from medannot.imaging.windowing import Preset, PresetCode
from medannot.ui import theme
from medannot.ui.viewer import corner_text
from medannot.ui.viewer.bars import ToolBar, WindowBar
from medannot.ui.viewer.captions import preset_caption
from medannot.ui.viewer.thumbnails import ThumbnailStrip
from tests.helpers.driving import dressed, settle

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


@pytest.mark.parametrize("width", [480, 640, 900])
def test_every_preset_can_be_clicked_at_any_width(clothes: QtBot, width: int) -> None:
    window = QWidget()
    clothes.addWidget(window)
    bar = WindowBar(parent=window)
    bar.setGeometry(0, 0, width, bar.height())
    window.show()
    bar.show_presets(PRESETS)
    settle(20)
    chips = bar._chips
    assert all(chip.isVisible() for chip in chips)
    assert [chip.toolTip() for chip in chips][2] == "Lung (F4)"
    ends = [chip.mapTo(bar, chip.rect().topRight()).x() for chip in chips]
    starts = [chip.mapTo(bar, chip.rect().topLeft()).x() for chip in chips]
    assert all(end < start for end, start in zip(ends, starts[1:], strict=False))
    assert ends[-1] < bar._width.x()


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
    strip.show_names(["Close"] * count, [f"Alt+{n + 1}" for n in range(count)])
    window.show()
    settle(20)
    last = strip.thumbnails[-1]
    assert last.x() + last.width() <= width
    for low in (True, False):
        strip.set_low(low=low)
        settle(20)
        assert all(one.height() <= strip.height() for one in strip.thumbnails)


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
        ("", "As stored"),
    ],
)
def test_a_file_s_words_for_its_window_are_words(explanation: str, words: str) -> None:
    preset = Preset(PresetCode.FILE, Window(40, 400, explanation))
    assert preset_caption(preset) == words
