"""Keys in a long list of the library: its ends, a page at a time, and what is shown there."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.e2e.test_library_of_questions import shown
from tests.helpers.driving import Driven, drive
from tests.helpers.large_library import large_library

QUESTIONS = 20_000


def stands_at(window: Driven, row: int) -> None:
    """Wait until a row is chosen, in sight, and its question in the preview."""
    page = window.page()
    number = f"of {row + 1} is"
    window.wait_for(lambda: page.table.currentIndex().row() == row, f"row {row}")
    window.wait_for(
        lambda: page.preview.view is not None and number in page.preview.view.version.stem,
        f"question {row + 1}",
    )
    top, height = page.table.rowViewportPosition(row), page.table.viewport().height()
    assert 0 <= top <= height - page.table.rowHeight(row)


def test_end_home_and_page_keys_lead_through_a_long_list(qtbot: QtBot, tmp_path: Path) -> None:
    def script(window: Driven) -> None:
        shown(window)
        table = window.page().table
        window.key("End")
        stands_at(window, QUESTIONS - 1)
        window.key("Home")
        stands_at(window, 0)
        window.key("PgDown")
        window.idle()
        page = table.currentIndex().row()
        assert page >= table.viewport().height() // table.rowHeight(0) - 1
        stands_at(window, page)
        window.key("PgUp")
        stands_at(window, 0)
        window.key("Ctrl+End")
        stands_at(window, QUESTIONS - 1)
        window.key("PgDown")
        stands_at(window, QUESTIONS - 1)
        window.key("Ctrl+Home")
        stands_at(window, 0)

    assert drive(["--workspace", str(large_library(tmp_path, QUESTIONS))], script) == 0
