"""The question library through the real window: import, list, search, filters, preview."""

import json
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from medannot.domain.covering import Subject
from medannot.domain.people import OWNER
from medannot.domain.study import GroupPlan, StudyPlan
from medannot.services.desk import open_desk
from medannot.services.media_import import MediaImporter
from medannot.ui.library.importing.import_presenter import Wish
from medannot.ui.widgets.fields import CheckBox
from medannot.ui.widgets.item_pictures import PictureBox
from tests.helpers.driving import Driven, ScriptedDialogs, click, drive, find, settle
from tests.helpers.outside import shared_folder
from tests.helpers.pictures import encoded
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
        window.wait_to_see("No questions yet.")
        window.key("Ctrl+I")
        window.idle()
        read = window.page().importing._next
        why = "Choose the files or the folder to import."
        assert (read.text(), read.isEnabled(), read.toolTip()) == ("Read the files", False, why)
        window.wait_to_see(why)
        window.click("Files")
        window.wait_for(lambda: not window.sees(why))
        assert (read.isEnabled(), read.toolTip()) == (True, "")
        assert window.page().importing.form.name.text() == "apples"
        window.click("Read the files")
        window.idle()
        window.wait_to_see("1 row refused")
        shown = window.page().importing.report.problems.model()
        assert shown.index(0, 1).data() == "3"
        assert window.focus() is window.page().importing._again
        window.click("Import the 2 good rows")
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
        window.wait_to_see("a whole file is refused")
        shown = window.page().importing.report.problems.model()
        assert shown.index(0, 0).data() == "broken.json"
        assert window.page().importing.form.name.text() == "broken"
        window.key("Esc")

    assert drive(["--workspace", str(folder)], script, dialogs=dialogs) == 0


def test_a_path_is_typed_and_read_without_leaving_the_keyboard(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = empty_workspace(tmp_path)
    file = tmp_path / "apples.json"
    file.write_text(json.dumps([row(1)]), encoding="utf-8")

    def script(window: Driven) -> None:
        at_library(window)
        window.key("Ctrl+I")
        window.type(str(file))
        window.key("Enter")
        window.idle()
        window.wait_to_see("All rows are good")

    assert drive(["--workspace", str(folder)], script) == 0


def counts(window: Driven) -> dict[str, str]:
    """Return what the filters say that each of their choices would find."""
    boxes = window.page().facets.findChildren(CheckBox)
    return {box.text(): box._count for box in boxes if box.isVisible() and box._count}


def test_the_counts_of_a_filter_follow_the_search_and_the_other_filters(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = empty_workspace(tmp_path)
    with open_desk(folder) as desk:
        add_set(desk.store, "fruit", [Draft(stem=f"Apple {n}", ability="") for n in range(3)])
        add_set(desk.store, "veg", [Draft(stem="Leek", language="zh", ability=""), Draft("Salt")])

    def script(window: Driven) -> None:
        at_library(window)
        window.wait_to_see("5 of 5 questions")
        assert counts(window)["fruit"] == "3"
        window.key("/")
        window.type("apple")
        window.wait_to_see("3 of 5 questions")
        assert (counts(window)["fruit"], counts(window)["veg"]) == ("3", "0")
        window.key("Ctrl+Backspace")
        window.wait_to_see("5 of 5 questions")
        click(find(window.window, CheckBox, "Chinese"), (0.05, 0.5))
        window.wait_to_see("1 of 5 questions")
        # The other filters follow; the one that was used says what its other choice would find.
        found = counts(window)
        assert (found["fruit"], found["veg"], found["Chinese"], found["English"]) == (
            "0",
            "1",
            "1",
            "4",
        )

    assert drive(["--workspace", str(folder)], script) == 0


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
        window.wait_to_see(
            "No question fits. All words are looked for; words in quotes as they stand."
        )

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
        window.wait_to_see("Right")
        window.key("Down")
        window.wait_to_see("1 image missing; no study can show it.")
        window.wait_to_see("No reference answer; no study can score it.")

    assert drive(["--workspace", str(folder)], script) == 0


def test_an_image_is_erased_from_the_preview_with_a_reason(qtbot: QtBot, tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)
    with open_desk(folder) as desk:
        importer = MediaImporter(desk.store)
        with desk.store.writing(OWNER, "test") as work:
            picture = encoded(np.full((4, 6), 7, np.uint8), "PNG")
            media = importer.save(work, importer.take_in(picture, "a.png"))
            work.note("test.import", f"media:{media.id}")
        add_set(desk.store, "ward", [Draft(stem="Which rash?", images=(media.id,))])
        desk.designs.create(OWNER, StudyPlan("main", "ward", (GroupPlan("primary", 1, 1),), 7))
    dialogs = ScriptedDialogs(reasons=[None, "consent withdrawn"])

    def script(window: Driven) -> None:
        at_library(window)
        window.wait_to_see("Which rash?")
        window.click("Erase this image…")
        window.idle()
        assert list((folder / "media").glob("*/*.bin"))
        window.key("Ctrl+Del")
        window.idle()
        window.wait_for(lambda: not window.sees("Erase this image…"))
        assert not list((folder / "media").glob("*/*.bin"))
        # The preview is made anew after the erasure: for a moment there is none.
        window.wait_for(
            lambda: any(box.isVisible() for box in window.window.findChildren(PictureBox))
        )
        box = find(window.window, PictureBox)
        assert box._trouble == "This image was erased on request: consent withdrawn"

    assert drive(["--workspace", str(folder)], script, dialogs=dialogs) == 0
    assert dialogs.asked[0].splitlines() == [
        "Erase this image?",
        "Its bytes go for good and cannot be brought back.",
        "It is shown by 1 question of ward.",
        "Readers of main can no longer judge them.",
        "Reason, which stays in the image's place",
        "Erase for good",
    ]


def test_part_of_an_image_is_covered_from_the_preview(qtbot: QtBot, tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)
    with open_desk(folder) as desk:
        importer = MediaImporter(desk.store)
        with desk.store.writing(OWNER, "test") as work:
            picture = encoded(np.arange(96, dtype=np.uint8).reshape(8, 12) + 9, "PNG")
            media = importer.save(work, importer.take_in(picture, "a.png"))
            work.note("test.import", f"media:{media.id}")
        add_set(desk.store, "ward", [Draft(stem="Which rash?", images=(media.id,))])

    def script(window: Driven) -> None:
        at_library(window)
        window.wait_to_see("Which rash?")
        window.click("Cover part of the image…")
        covering = window.page().images.covering
        window.wait_for(lambda: covering.dialog is not None and covering.dialog.isVisible())
        dialog = covering.dialog
        QTest.keyClick(dialog.canvas, Qt.Key.Key_Insert)
        dialog.subjects.choose(Subject.FACE)
        dialog.apply.click()
        window.wait_for(lambda: window.sees("version 2 of 2"))

    assert drive(["--workspace", str(folder)], script) == 0
    with open_desk(folder) as desk:
        (covered,) = [line for line in desk.media.lines(OWNER) if line.covers]
        assert covered.covers == media.id


def test_only_rows_near_the_eye_are_loaded(qtbot: QtBot, tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)
    with open_desk(folder) as desk:
        add_set(desk.store, "many", [Draft(stem=f"Question {n}") for n in range(1200)])

    def script(window: Driven) -> None:
        at_library(window)
        window.wait_to_see("1,200 of 1,200 questions")
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


def test_after_report_stop_and_end_the_keys_go_on_where_the_person_is(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = empty_workspace(tmp_path)
    file = tmp_path / "apples.json"
    file.write_text(json.dumps([row(1), row(2, answer="Blue")]), encoding="utf-8")

    def script(window: Driven) -> None:
        at_library(window)
        window.key("Ctrl+I")
        view = window.page().importing
        view.form.rows["paths"].field.shown.setFocus()
        window.type(f'"{file}"')
        assert view.form.name.text() == "apples"
        window.key("Enter")
        window.idle()
        # Enter reads again what was corrected; to leave rows out is chosen by a key of its own.
        assert window.focus() is view._again
        window.key("Enter")
        window.idle()
        assert view.presenter.state.step == "report"
        window.key("Ctrl+Return")
        window.idle()
        window.wait_to_see("The set apples holds 1 question now.")
        window.key("Ctrl+I")
        settle()
        assert view.presenter.state.step == "wish"
        view.form.rows["paths"].field.shown.setFocus()
        window.type(str(file))
        view.form.name.setFocus()
        held = Event()
        window.window.tasks.store(held.wait)
        window.key("Enter")
        assert window.focus() is view._stop
        window.key("Space")
        held.set()
        window.idle()
        assert view.presenter.state.stopped
        assert view._banner.tone() == "neutral"
        assert window.focus() is view._next

    assert drive(["--workspace", str(folder)], script) == 0


def test_a_typed_path_that_leads_nowhere_is_named(qtbot: QtBot, tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)

    def script(window: Driven) -> None:
        at_library(window)
        window.key("Ctrl+I")
        form = window.page().importing.form
        form.rows["paths"].field.shown.setFocus()
        window.type(str(tmp_path / "gone.json"))
        window.key("Enter")
        window.wait_to_see("There is no file or folder")
        assert window.focus() is form.rows["paths"].field.shown

    assert drive(["--workspace", str(folder)], script) == 0


def test_a_stop_that_came_too_late_says_that_the_set_was_written(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = empty_workspace(tmp_path)
    file = tmp_path / "apples.json"
    file.write_text(json.dumps([row(1)]), encoding="utf-8")

    def script(window: Driven) -> None:
        at_library(window)
        window.key("Ctrl+I")
        presenter = window.page().importing.presenter
        presenter.read(Wish((file,), "apples"))
        window.idle()
        presenter.write()
        # The store is through before the window hears of it; then the person presses Stop.
        presenter._tasks._store.submit(int).result()
        presenter.stop()
        window.idle()
        window.wait_to_see("The stop came too late: the set was written already.")

    assert drive(["--workspace", str(folder)], script) == 0
