"""The sheet of keys stands whole where the window has the room, and cuts no row where not."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from medannot import app as program
from medannot.ui.actions import caption
from medannot.ui.key_sheet import KeySheet
from medannot.ui.viewer.plain_keys import plain_keys
from medannot.ui.widgets.small import KeyBadge
from medannot.ui.widgets.text import Text
from tests.helpers.driving import LARGE, SMALL, dressed, settle, texts

READING = ("reading", "viewer", "window")
PAGES = [
    READING,
    ("library", "workspace", "window"),
    ("studies", "workspace", "window"),
    ("results", "workspace", "window"),
    ("lexicon", "terms", "workspace", "window"),
    ("take", "workspace", "window"),
    ("start", "window"),
]
IMAGES = ("images", "viewer", "window")


Shown = Callable[[tuple[int, int], tuple[str, ...]], KeySheet]


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication) -> Iterator[Shown]:
    """Show a sheet over a window of a size."""
    dressed(qapp)
    windows: list[QWidget] = []

    def make(size: tuple[int, int], scopes: tuple[str, ...]) -> KeySheet:
        window = QWidget()
        windows.append(window)
        window.resize(*size)
        sheet = KeySheet(program.all_actions(), scopes, window)
        sheet.show()
        settle(20)
        return sheet

    yield make
    for window in windows:
        window.deleteLater()


def cut(sheet: KeySheet) -> list[str]:
    """Return the texts of the rows that are seen in part."""
    port = sheet.area.viewport()
    rows = [*sheet.area.findChildren(Text), *sheet.area.findChildren(KeyBadge)]
    boxes = {row: QRect(row.mapTo(port, QPoint()), row.size()) for row in rows}
    return [
        str(row.text()) if isinstance(row, Text) else "key"
        for row, box in boxes.items()
        if port.rect().intersects(box) and not port.rect().contains(box)
    ]


@pytest.mark.parametrize("scopes", PAGES)
@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_all_keys_of_every_page_are_seen_at_once(
    shown: Shown, size: tuple[int, int], scopes: tuple[str, ...]
) -> None:
    sheet = shown(size, scopes)
    assert sheet.area.verticalScrollBar().maximum() == 0
    assert cut(sheet) == []
    assert sheet.width() <= size[0]
    assert sheet.height() <= size[1]
    port = sheet.area.viewport().rect()
    words = {
        text.text(): QRect(text.mapTo(sheet.area.viewport(), QPoint()), text.size())
        for text in sheet.area.findChildren(Text)
    }
    for spec in program.all_actions().specs(*scopes):
        if spec.keys:
            assert port.contains(words[caption(spec)])


@pytest.mark.parametrize("size", [(960, 540), (900, 500), (1024, 600)])
def test_in_a_lower_window_whole_rows_scroll(shown: Shown, size: tuple[int, int]) -> None:
    sheet = shown(size, READING)
    bar = sheet.area.verticalScrollBar()
    assert sheet.height() <= size[1]
    for value in range(0, bar.maximum() + 40, 17):
        bar.setValue(value)
        assert cut(sheet) == []
    bar.setValue(bar.maximum())
    assert bar.value() == bar.maximum()


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_the_page_of_images_shows_the_letters_that_work_there_alone(
    qtbot: QtBot, qapp: QApplication, size: tuple[int, int]
) -> None:
    dressed(qapp)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(*size)
    sheet = KeySheet(program.all_actions(), IMAGES, window, keys_of=plain_keys)
    sheet.show()
    settle(20)
    seen = texts(sheet)
    assert {"Invert", "I", "Measure an angle", "A", "Shift+R", "Alt+Left", "Page down"} <= set(seen)
    assert seen[seen.index("Window preset") - 3 : seen.index("Window preset")] == ["1", "–", "8"]
    assert "Alt+I" not in seen
    assert sheet.area.verticalScrollBar().maximum() == 0


def test_a_scope_that_goes_on_in_the_next_column_has_its_name_there(shown: Shown) -> None:
    sheet = shown(SMALL, READING)
    seen = texts(sheet)
    assert seen.count("The image") >= 2
    assert {"Taking a set", "Everywhere", "Alt+Shift+Right", "Page down"} <= set(seen)
