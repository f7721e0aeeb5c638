"""The window's menu opens where its row stands, not where the pointer happens to be."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.driving import Driven, drive, settle, wait_for
from tests.helpers.workspaces import empty_workspace

# A menu takes the keyboard, which a screen that is none cannot give.
pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)


def opened_menu(window: Driven) -> QRect:
    window.key("F10")
    wait_for(lambda: isinstance(QApplication.activePopupWidget(), QMenu), "the menu")
    menu = QApplication.activePopupWidget()
    box = QRect(menu.geometry())
    menu.close()
    settle()
    return box


def test_in_a_workspace_the_menu_stands_on_its_row(qtbot: QtBot, tmp_path: Path) -> None:
    def script(window: Driven) -> None:
        window.wait_for(lambda: window.page_title() == "Home")
        window.idle()
        row = window.window.findChild(QWidget, "window.menu")
        corner = row.mapToGlobal(QPoint(0, 0))

        box = opened_menu(window)

        assert (box.left(), box.bottom() + 1) == (corner.x(), corner.y())

    assert drive(["--workspace", str(empty_workspace(tmp_path))], script) == 0


def test_without_a_row_the_menu_stands_in_the_upper_left_corner(qtbot: QtBot) -> None:
    def script(window: Driven) -> None:
        window.idle()

        box = opened_menu(window)

        assert box.topLeft() == window.window.mapToGlobal(QPoint(0, 0))

    assert drive([], script) == 0
