"""Library and mapping screen in a window of 960 x 540, as a small screen at 200 % has it."""

import json
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from medannot.services.question_mapping_values import Role
from tests.e2e.test_how_files_hold_records import RECORDS, at_files
from tests.e2e.test_library import at_library
from tests.e2e.test_library_at_1366 import two_sets
from tests.helpers.driving import LARGE, Driven, button, drive
from tests.helpers.workspaces import empty_workspace

TINY = (960, 540)


def test_the_title_stands_whole_and_the_list_needs_no_scrolling_sideways(
    qtbot: QtBot, tmp_path: Path
) -> None:
    def script(window: Driven) -> None:
        at_library(window)
        window.wait_to_see("6 of 6 questions")
        window.idle()
        page = window.page()
        title = page.header._title
        assert title.width() >= title.sizeHint().width()
        # Icons alone, with their names for whoever does not know them.
        freeze = button(window.window, "Freeze set")
        assert freeze.toolTip() == "Freeze set"
        assert page.table.horizontalScrollBar().maximum() == 0
        window.window.resize(1366, 768)
        window.idle()
        assert button(window.window, "Freeze set").text() == "Freeze set"

    assert drive(["--workspace", str(two_sets(tmp_path))], script, size=TINY) == 0


def test_no_part_of_the_mapping_screen_is_cut_off(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "skin clinic.json"
    file.write_text(json.dumps(RECORDS), encoding="utf-8")

    def script(window: Driven) -> None:
        step = at_files(window, file)
        window.wait_to_see("4 of 4 rows tried become questions")
        window.idle()

        def right(widget: QWidget, of: QWidget) -> int:
            return widget.mapTo(of, QPoint(widget.width(), 0)).x()

        port = step.roles.parentWidget()
        assert step.roles.width() <= port.width()
        assert right(step.roles.rows["answer"].mark, port) <= port.width()
        # The preview stands below, as wide as a reader's column; the screen scrolls to it.
        assert step.preview.width() >= 400
        assert step.preview.mapTo(step, QPoint(0, 0)).y() > step.record.height() / 2
        assert step.save_as.cursorPosition() == 0
        window.window.resize(1366, 768)
        window.idle()
        assert step.preview.mapTo(step, QPoint(0, 0)).y() < 40

    folder = empty_workspace(tmp_path)
    assert drive(["--workspace", str(folder)], script, size=TINY) == 0


def test_the_reasons_of_a_report_have_room(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "apples.json"
    plain = {"type": "single_choice", "question": "Why?", "options": ["a", "b"], "answer": "c"}
    file.write_text(json.dumps([{"id": str(n), **plain} for n in range(4)]), encoding="utf-8")

    def script(window: Driven) -> None:
        at_files(window, file)
        window.wait_to_see("4 rows refused")
        window.idle()
        report = window.page().importing.report
        assert report.problems.horizontalScrollBar().maximum() == 0
        assert report.problems.columnWidth(3) >= 180
        assert report._area.horizontalScrollBar().maximum() == 0
        assert report._area.widget().width() <= report._area.viewport().width()

    folder = empty_workspace(tmp_path)
    assert drive(["--workspace", str(folder)], script, size=TINY) == 0


def test_in_a_large_window_nothing_of_mapping_and_report_lies_below_the_edge(
    qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "skin clinic.json"
    rows = [*RECORDS, {**RECORDS[0], "loesung": "G"}]
    file.write_text(json.dumps(rows), encoding="utf-8")

    def script(window: Driven) -> None:
        step = at_files(window, file)
        window.wait_to_see("4 of 5 rows tried become questions")
        step.presenter.assign(Role.IMAGES, "")
        window.idle()
        step.save_as.setFocus()
        window.key("Ctrl+Return")
        window.idle()
        window.wait_to_see("1 row refused")
        window.idle()
        assert step._area.verticalScrollBar().maximum() == 0

    folder = empty_workspace(tmp_path)
    assert drive(["--workspace", str(folder)], script, size=LARGE) == 0
