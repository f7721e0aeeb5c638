"""The question library in a small window: columns, hover, the order of the preview, Esc."""

import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from medannot.domain.people import OWNER
from medannot.domain.question import ItemType
from medannot.services.desk import open_desk
from medannot.services.media_import import MediaImporter
from medannot.ui.library import library_model
from medannot.ui.widgets.fields import CheckBox
from medannot.ui.widgets.item_pictures import PictureBox
from medannot.ui.widgets.question_text import QuestionText
from tests.e2e.test_library import at_library
from tests.helpers.driving import LARGE, Driven, button, click, drive, find
from tests.helpers.pictures import encoded
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import empty_workspace


def two_sets(tmp_path: Path) -> Path:
    """Return a workspace with two sets of three questions."""
    folder = empty_workspace(tmp_path)
    with open_desk(folder) as desk:
        add_set(desk.store, "fruit", [Draft(stem=f"Apple {n}") for n in range(3)])
        add_set(desk.store, "veg", [Draft(stem=f"Leek {n}", text="x") for n in range(3)])
    return folder


def column(window: Driven, name: int) -> int:
    """Return how wide a column is shown; 0 where it is not."""
    table = window.page().table
    return 0 if table.isColumnHidden(name) else int(table.columnWidth(name))


def test_the_set_has_a_column_where_the_list_holds_more_than_one(
    qtbot: QtBot, tmp_path: Path
) -> None:
    def script(window: Driven) -> None:
        at_library(window)
        window.wait_to_see("6 of 6 questions")
        window.idle()
        model = window.page().model
        assert column(window, library_model.SET) > 0
        assert model.index(4, library_model.SET).data() == "veg"
        assert column(window, library_model.STEM) >= 300
        click(find(window.window, CheckBox, "veg"), (0.05, 0.5))
        window.wait_to_see("3 of 6 questions")
        window.idle()
        assert column(window, library_model.SET) == 0
        # What the set's column needed is another's now.
        assert column(window, library_model.ABILITY) > 0
        assert column(window, library_model.STEM) >= 300

    assert drive(["--workspace", str(two_sets(tmp_path))], script) == 0


def test_a_list_that_takes_long_says_that_it_is_looked_for(qtbot: QtBot, tmp_path: Path) -> None:
    def script(window: Driven) -> None:
        at_library(window)
        window.wait_to_see("6 of 6 questions")
        window.idle()
        disk_answers = threading.Event()
        window.window.tasks.store(disk_answers.wait)
        QTest.keyClicks(window.page().search, '"Leek 1"')
        window.wait_to_see("Looking…")
        disk_answers.set()
        window.wait_to_see("1 of 6 questions")
        window.idle()

    assert drive(["--workspace", str(two_sets(tmp_path))], script) == 0


def test_a_large_window_shows_every_property_and_the_question_still_has_its_room(
    qtbot: QtBot, tmp_path: Path
) -> None:
    def script(window: Driven) -> None:
        at_library(window)
        window.wait_to_see("6 of 6 questions")
        window.idle()
        shown = [column(window, name) for name in range(library_model.VERSION)]
        assert shown.count(0) <= 1  # no question has an image
        assert column(window, library_model.STEM) >= 300

    assert drive(["--workspace", str(two_sets(tmp_path))], script, size=LARGE) == 0


@pytest.mark.parametrize("largest", [9, 99_999, 1_000_000])
def test_the_largest_number_of_the_list_is_not_cut(
    qtbot: QtBot, tmp_path: Path, largest: int
) -> None:
    def script(window: Driven) -> None:
        at_library(window)
        window.wait_to_see("6 of 6 questions")
        window.idle()
        table, model = window.page().table, window.page().model
        line = model.line(0)
        assert line is not None
        table.set_divided(pictured=False, sets=True, largest=largest)
        model.fill(0, (replace(line, number=largest),))
        cell = model.index(0, library_model.NUMBER)
        assert cell.data() == f"{largest:,}"
        assert table.sizeHintForIndex(cell).width() <= column(window, library_model.NUMBER)

    assert drive(["--workspace", str(two_sets(tmp_path))], script) == 0


def test_what_questions_ask_for_is_read_whole_beside_large_counts(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = empty_workspace(tmp_path)
    with open_desk(folder) as desk:
        add_set(desk.store, "mixed", [Draft("a", categories={"base_type": "vqa"})])

    def script(window: Driven) -> None:
        at_library(window)
        window.wait_to_see("1 of 1 questions")
        window.idle()
        box = find(window.window, CheckBox, "Image alone")
        box.set_count("1,234")
        box.grab()
        # A text that is cut stands in the tooltip.
        assert not box.toolTip()

    assert drive(["--workspace", str(folder)], script) == 0


def test_the_pointer_marks_the_whole_row(qtbot: QtBot, tmp_path: Path) -> None:
    def script(window: Driven) -> None:
        at_library(window)
        window.wait_to_see("6 of 6 questions")
        window.idle()
        table = window.page().table
        port = table.viewport()
        top, height = table.rowViewportPosition(2), table.rowHeight(2)
        # Near its lower edge a cell shows its ground and no letter.
        y = top + height - 6
        places = [table.columnViewportPosition(name) + 4 for name in range(2, 4)]
        before = [port.grab().toImage().pixelColor(x, y) for x in places]
        QTest.mouseMove(port, QPoint(places[0], y - 8))
        QTest.mouseMove(port, QPoint(places[0] + 2, y - 8))
        window.idle()
        after = [port.grab().toImage().pixelColor(x, y) for x in places]
        assert after[0] != before[0]
        assert after[1] == after[0]
        QTest.mouseMove(port, QPoint(places[1] + 2, table.rowViewportPosition(4) + 8))
        window.idle()
        gone = [port.grab().toImage().pixelColor(x, y) for x in places]
        assert gone == before

    assert drive(["--workspace", str(two_sets(tmp_path))], script) == 0


def pictured(tmp_path: Path) -> Path:
    """Return a workspace with one question that shows an image."""
    folder = empty_workspace(tmp_path)
    with open_desk(folder) as desk:
        importer = MediaImporter(desk.store)
        with desk.store.writing(OWNER, "test") as work:
            picture = encoded(np.full((4, 6), 7, np.uint8), "PNG")
            media = importer.save(work, importer.take_in(picture, "a.png"))
            work.note("test.import", f"media:{media.id}")
        drafts = [Draft(stem="Which rash?", options=("Ring", "Scale"), images=(media.id,))]
        add_set(desk.store, "ward", drafts)
    return folder


def below(window: Driven, *widgets: QWidget) -> list[int]:
    """Return how far below the preview's upper edge widgets begin."""
    preview = window.page().preview
    return [widget.mapTo(preview, QPoint(0, 0)).y() for widget in widgets]


def test_image_and_question_stand_first_in_the_preview_and_erasing_last(
    qtbot: QtBot, tmp_path: Path
) -> None:
    def script(window: Driven) -> None:
        at_library(window)
        window.wait_to_see("Which rash?")
        window.idle()
        preview = window.page().preview
        stem = find(preview, QuestionText, "Which rash?")
        order = below(
            window,
            find(preview, PictureBox),
            stem,
            button(preview, "Cover part of the image…"),
            button(preview, "Erase this image…"),
        )
        assert order == sorted(order)
        # Apart from what can be taken back.
        assert order[3] - order[2] >= 48

    assert drive(["--workspace", str(pictured(tmp_path))], script) == 0


def test_escape_ends_trying_a_question(qtbot: QtBot, tmp_path: Path) -> None:
    def script(window: Driven) -> None:
        at_library(window)
        window.wait_to_see("Which rash?")
        window.idle()
        window.key("T")
        window.wait_to_see("With the key")
        assert not window.sees("Erase this image…")
        window.key("Esc")
        window.wait_to_see("Try it")
        window.wait_to_see("Erase this image…")
        # By the mouse the focus stays on the button; Esc goes on from there.
        window.click("Try it")
        window.wait_to_see("With the key")
        window.key("Esc")
        window.wait_to_see("Try it")
        assert window.page_title() == "Question library"

    assert drive(["--workspace", str(pictured(tmp_path))], script) == 0


def test_the_wheel_takes_the_mark_to_the_row_that_comes_under_the_pointer(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = empty_workspace(tmp_path)
    with open_desk(folder) as desk:
        add_set(desk.store, "many", [Draft(stem=f"Question {n}") for n in range(60)])

    def script(window: Driven) -> None:
        at_library(window)
        window.wait_to_see("60 of 60 questions")
        window.idle()
        table = window.page().table
        QTest.mouseMove(table.viewport(), QPoint(200, 20))
        QTest.mouseMove(table.viewport(), QPoint(202, 20))
        assert table.hovered == 0
        table.verticalScrollBar().setValue(5 * table.rowHeight(0))
        window.idle()
        assert table.hovered == 5

    assert drive(["--workspace", str(folder)], script) == 0


def test_the_end_of_a_filtered_list_is_reached_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)
    with open_desk(folder) as desk:
        drafts = [Draft(f"Question {n}", language="zh" if n % 2 else "en") for n in range(900)]
        add_set(desk.store, "many", drafts)

    def script(window: Driven) -> None:
        at_library(window)
        window.wait_to_see("900 of 900 questions")
        click(find(window.window, CheckBox, "Chinese"), (0.05, 0.5))
        window.page().table.setFocus()
        window.wait_to_see("450 of 900 questions")
        window.key("Ctrl+End")
        window.wait_to_see("Question 899")
        window.idle()
        model = window.page().model
        assert model.index(449, library_model.STEM).data() == "Question 899"

    assert drive(["--workspace", str(folder)], script) == 0


def test_names_of_sets_take_two_lines_and_keep_their_ends(qtbot: QtBot, tmp_path: Path) -> None:
    long = ["Radiographs of the hospitals in the north, 2024", "Radiographs, 2025"]
    folder = empty_workspace(tmp_path)
    with open_desk(folder) as desk:
        for name in long:
            add_set(desk.store, name, [Draft(stem=f"A question of {name}")])

    def script(window: Driven) -> None:
        at_library(window)
        window.wait_to_see("2 of 2 questions")
        window.idle()
        first, second = (find(window.window, CheckBox, name) for name in long)
        first.grab()
        second.grab()
        assert first.height() > 32
        assert "".join(first._lines()).endswith("2024")
        # What is still cut stands whole in the tooltip, and what is whole needs none.
        assert first.toolTip() == long[0]
        assert not second.toolTip()
        model = window.page().model
        tip = model.index(0, library_model.SET).data(Qt.ItemDataRole.ToolTipRole)
        assert tip == long[0]

    assert drive(["--workspace", str(folder)], script) == 0


def test_every_type_of_question_is_read_whole(qtbot: QtBot, tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)
    with open_desk(folder) as desk:
        several = Draft("Which?", ItemType.SEVERAL_ANSWERS, ("a", "b", "c"), (0, 2))
        add_set(desk.store, "one", [several])

    def script(window: Driven) -> None:
        at_library(window)
        window.wait_to_see("1 of 1 questions")
        window.idle()
        table, cell = window.page().table, window.page().model.index(0, library_model.TYPE)
        assert cell.data() == "One or several"
        assert table.sizeHintForIndex(cell).width() <= column(window, library_model.TYPE)

    assert drive(["--workspace", str(folder)], script) == 0
