"""Frozen versions in the real window: listed, exported for models, and read in a study."""

import json
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from medannot.domain.clock import ManualClock
from medannot.domain.people import OWNER
from medannot.services.desk import open_desk
from medannot.store.questions import Questions
from medannot.store.studies import Studies
from tests.e2e.test_library_of_questions import library, shown
from tests.helpers.driving import Driven, ScriptedDialogs, click, drive, picture, settle, write
from tests.helpers.edited_questions import edit


def frozen_and_edited(parent: Path) -> tuple[Path, str]:
    """Return a library whose set "apples" was frozen as "paper 1" and edited; and the manifest."""
    folder = library(parent)
    with open_desk(folder, clock=ManualClock()) as desk:
        manifest = desk.set_keeping.freeze(OWNER, "apples", "paper 1").manifest
        edit(desk, "Which apple is 0?", "apples", stem="Which apple is new?")
    return folder, manifest


def test_frozen_versions_are_listed_and_go_out_as_they_were_frozen(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder, manifest = frozen_and_edited(tmp_path)
    chosen = tmp_path / "chosen"
    chosen.mkdir()

    def script(window: Driven) -> None:
        shown(window)
        window.key("Ctrl+Shift+V")
        window.idle()
        side = window.page().side
        assert side.currentWidget() is side.frozen
        assert window.sees("paper 1")
        assert window.sees("apples, version 1, 4 questions")
        assert window.sees("The set was changed since: it has version 2 now.")
        assert window.sees(f"Manifest {manifest}")
        assert window.sees("2026-01-01 09:00 by owner")
        window.picture("frozen-versions")
        click(side.frozen.copies[0])
        assert QGuiApplication.clipboard().text() == manifest
        click(side.frozen.exports[0])
        window.idle()
        dialog = window.page().set_export.asking
        window.wait_for(dialog.isVisible, "the dialog")
        assert dialog.sets.currentText() == (
            "paper 1 (frozen 2026-01-01: apples, version 1, 4 questions)"
        )
        dialog.format.choose("jsonl")
        window.picture("export-frozen")
        click(dialog.accept_button)
        settle()
        window.idle()
        window.wait_to_see("4 questions were written to")
        click(side.frozen.leave)
        assert side.currentWidget() is side.preview

    dialogs = ScriptedDialogs(folders=[chosen])
    assert drive(["--workspace", str(folder)], script, dialogs=dialogs) == 0

    (file,) = (chosen / "paper-1-for-models").glob("*.jsonl")
    records = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert [record["question"] for record in records] == [f"Which apple is {n}?" for n in range(4)]


def test_a_study_reads_a_frozen_version(qtbot: QtBot, tmp_path: Path) -> None:
    folder, _ = frozen_and_edited(tmp_path)

    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.idle()
        window.key("Ctrl+4")
        window.idle()
        window.key("Ctrl+N")
        window.type("as published")
        form = window.page().form
        assert [form.sets.itemText(place) for place in range(form.sets.count())] == [
            "apples (4 questions)",
            "pears (2 questions)",
            "paper 1 (frozen 2026-01-01: apples, version 1, 4 questions)",
        ]
        form.sets.showPopup()
        settle()
        listed = form.sets.view()
        words = listed.fontMetrics().horizontalAdvance(form.sets.itemText(2))
        # The field is too narrow for them; the list is not.
        assert form.sets.width() < words < listed.viewport().width()
        picture(listed.window(), "sets-offered")
        form.sets.hidePopup()
        form.sets.choose("paper 1")
        window.picture("study-of-frozen")
        window.wait_for(form.create_button.isEnabled)
        window.key("Ctrl+Return")
        window.idle()
        window.wait_to_see("set apples")

    assert drive(["--workspace", str(folder)], script) == 0
    with open_desk(folder) as desk:
        study = Studies(desk.store).named("as published")
        assert study is not None
        version = Questions(desk.store).set_version(study.set_version_id)
    # The edit made version 2.
    assert version is not None
    assert (version.name, version.version_number) == ("apples", 1)


def test_a_frozen_version_and_a_set_have_names_of_their_own(qtbot: QtBot, tmp_path: Path) -> None:
    def script(window: Driven) -> None:
        shown(window)
        window.click("Freeze set")
        window.idle()
        form = window.page().side.freezing
        write(form.name, "pears")
        click(form.act)
        window.idle()
        window.wait_to_see("A set is called pears itself; choose another name")
        form.name.selectAll()
        write(form.name, "paper 1")
        click(form.act)
        window.idle()
        window.wait_to_see("Froze apples, version 1, as paper 1.")
        window.click("Freeze set")
        click(form.stored)
        window.idle()
        assert window.sees("apples, version 1, 4 questions")

    assert drive(["--workspace", str(library(tmp_path))], script) == 0


def test_without_frozen_versions_the_list_says_what_they_are(qtbot: QtBot, tmp_path: Path) -> None:
    def script(window: Driven) -> None:
        shown(window)
        window.key("Ctrl+Shift+V")
        window.idle()
        assert window.sees("No version is frozen yet. A frozen one has a name that can be cited.")

    assert drive(["--workspace", str(library(tmp_path))], script) == 0


def test_edits_that_are_in_no_version_yet_are_told(qtbot: QtBot, tmp_path: Path) -> None:
    folder, _ = frozen_and_edited(tmp_path)
    with open_desk(folder) as desk:
        edit(desk, "Which apple is 1?", "apples", settled=False, stem="Which?")

    def script(window: Driven) -> None:
        shown(window)
        window.key("Ctrl+Shift+V")
        window.idle()
        assert window.sees("Edited, and in no version yet: 1 question.")

    assert drive(["--workspace", str(folder)], script) == 0
