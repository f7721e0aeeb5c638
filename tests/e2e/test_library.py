"""The question library through the real window: import, list, search, filters, preview."""

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from medannot.domain.people import OWNER
from medannot.services.desk import open_desk
from medannot.ui.widgets.fields import CheckBox
from tests.helpers.driving import Driven, ScriptedDialogs, click, drive, find, settle
from tests.helpers.outside import shared_folder
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import empty_workspace


def row(number: int, **other: object) -> dict[str, object]:
    """Return one record of a question file."""
    plain = {
        "id": f"q{number}",
        "type": "single_choice",
        "question": f"Which colour has apple {number}?",
        "options": ["Red", "Green"],
        "answer": "Red",
        "ability": "attribute_recognition",
        "language": "en",
    }
    return plain | other


def at_library(window: Driven) -> None:
    """Go to the library of the open workspace."""
    window.wait_for(lambda: window.page_title() == "Home")
    window.idle()
    window.key("Ctrl+3")
    window.idle()


def stems(window: Driven) -> list[str]:
    """Return the questions of the list."""
    model = window.page().model
    return [model.index(place, 2).data() or "" for place in range(model.rowCount())]


def test_questions_are_imported_from_the_empty_library(qtbot: QtBot, tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)
    file = tmp_path / "apples.json"
    bad = row(3, answer="Blue")
    file.write_text(json.dumps([row(1), row(2), bad]), encoding="utf-8")
    dialogs = ScriptedDialogs(files=[(file,)])

    def script(window: Driven) -> None:
        at_library(window)
        assert window.sees("No questions yet.")
        window.key("Ctrl+I")
        window.click("Read the files")
        assert window.sees("Choose the files or the folder to import.")
        window.click("Files")
        assert window.page().importing.form.name.text() == "apples"
        window.click("Read the files")
        window.idle()
        assert window.sees("1 row refused")
        shown = window.page().importing.report.problems.model()
        assert shown.index(0, 1).data() == "3"
        assert not find(
            window.window, type(window.page().importing._next), "Import 2 questions"
        ).isEnabled()
        window.key("Esc")
        good = find(window.window, CheckBox, "Take the good rows where others are refused")
        click(good, (0.05, 0.5))
        window.click("Read the files")
        window.idle()
        window.key("Enter")
        window.idle()
        window.wait_to_see("The set apples holds 2 questions now.")
        window.key("Enter")
        window.idle()
        assert stems(window) == ["Which colour has apple 1?", "Which colour has apple 2?"]

    assert drive(["--workspace", str(folder)], script, dialogs=dialogs) == 0


def test_a_file_that_cannot_be_read_is_refused_and_what_was_filled_in_stays(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = empty_workspace(tmp_path)
    file = tmp_path / "broken.json"
    file.write_text("[{", encoding="utf-8")
    dialogs = ScriptedDialogs(files=[(file,)])

    def script(window: Driven) -> None:
        at_library(window)
        window.key("Ctrl+I")
        window.click("Files")
        window.click("Read the files")
        window.idle()
        settle(20)
        assert window.sees("a whole file is refused")
        shown = window.page().importing.report.problems.model()
        assert shown.index(0, 0).data() == "broken.json"
        assert window.page().importing.form.name.text() == "broken"
        window.key("Esc")

    assert drive(["--workspace", str(folder)], script, dialogs=dialogs) == 0


def test_search_and_filters_narrow_the_list_and_can_be_taken_back(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = empty_workspace(tmp_path)
    with open_desk(folder) as desk:
        add_set(desk.store, "fruit", [Draft(stem=f"Apple {n}") for n in range(3)])
        add_set(desk.store, "veg", [Draft(stem="Leek", language="zh"), Draft(stem="50 % Salt_x")])

    def script(window: Driven) -> None:
        at_library(window)
        window.wait_to_see("5 of 5 questions")
        window.key("/")
        window.type("apple")
        window.wait_to_see("3 of 5 questions")
        window.key("Esc")
        window.wait_to_see("5 of 5 questions")
        click(find(window.window, CheckBox, "veg"), (0.05, 0.5))
        window.wait_to_see("2 of 5 questions")
        click(find(window.window, CheckBox, "Chinese"), (0.05, 0.5))
        window.wait_to_see("1 of 5 questions")
        assert stems(window) == ["Leek"]
        window.key("Ctrl+Backspace")
        window.wait_to_see("5 of 5 questions")
        window.key("/")
        window.type("% salt_")
        window.wait_to_see("1 of 5 questions")
        window.key("Ctrl+A")
        window.type("nothing like it")
        window.wait_to_see("No question fits this search and these filters.")

    assert drive(["--workspace", str(folder)], script) == 0


def test_the_preview_marks_the_key_and_names_what_is_missing(qtbot: QtBot, tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)
    with open_desk(folder) as desk:
        drafts = [
            Draft(stem="Which <b>one</b>?", options=("Cat", "Dog"), right=(1,)),
            Draft(stem="No key here", images=(None,), has_key=False),
        ]
        add_set(desk.store, "animals", drafts)

    def script(window: Driven) -> None:
        at_library(window)
        window.wait_to_see("Which <b>one</b>?")
        assert window.sees("Right")
        window.key("Down")
        window.wait_to_see("1 image missing; no study can show it.")
        assert window.sees("No reference answer; no study can score it.")

    assert drive(["--workspace", str(folder)], script) == 0


def test_only_rows_near_the_eye_are_loaded(qtbot: QtBot, tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)
    with open_desk(folder) as desk:
        add_set(desk.store, "many", [Draft(stem=f"Question {n}") for n in range(1200)])

    def script(window: Driven) -> None:
        at_library(window)
        window.wait_to_see("1200 of 1200 questions")
        model = window.page().model
        window.idle()
        assert set(model._chunks) == {0}
        window.page().table.setFocus()
        window.key("Ctrl+End")
        window.wait_for(lambda: 11 in model._chunks)
        window.wait_to_see("Question 1199")
        assert len(model._chunks) < 6

    assert drive(["--workspace", str(folder)], script) == 0


@pytest.mark.shared
def test_the_test_split_of_vqa_rad_is_imported_with_its_images(
    qtbot: QtBot, tmp_path: Path
) -> None:
    source = shared_folder("questions", "vqa-rad")
    folder = empty_workspace(tmp_path)
    dialogs = ScriptedDialogs(files=[(source / "testset.json",)], folders=[source / "images"])

    def script(window: Driven) -> None:
        at_library(window)
        window.key("Ctrl+I")
        window.click("Files")
        window.click("Choose the images folder")
        window.click("Read the files")
        window.idle()
        for part in ("451", "203"):
            window.wait_to_see(part)
        window.key("Enter")
        window.idle()
        window.wait_to_see("holds 451 questions now.")
        window.key("Enter")
        window.idle()

    assert drive(["--workspace", str(folder)], script, dialogs=dialogs) == 0
    with open_desk(folder, read_only=True) as desk:
        summary = desk.bank.summary(OWNER, "testset")
    assert (summary.items, summary.images, summary.missing_images) == (451, 203, 0)
