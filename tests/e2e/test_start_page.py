"""The start page through `main()`: doors, workspaces, faults, theme, keys."""

import json
import sqlite3
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medannot.domain.clock import ManualClock
from medannot.domain.people import OWNER
from medannot.domain.study import GroupPlan, StudyPlan
from medannot.services.desk import open_desk
from medannot.ui import icons, theme
from medannot.ui.key_sheet import KeySheet
from medannot.ui.reading.reading_page import ReadingPage
from medannot.ui.shell.about import About
from tests.helpers.answered import Given, answer_all
from tests.helpers.driving import Driven, ScriptedDialogs, drive, press, texts
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import empty_workspace


def study_workspace(parent: Path) -> Path:
    """Make a workspace with a study of four questions for one reader."""
    folder = empty_workspace(parent, "skin")
    with open_desk(folder) as desk:
        add_set(desk.store, "set", [Draft(stem=f"Question {n}") for n in range(4)])
        desk.designs.create(OWNER, StudyPlan("baseline", "set", (GroupPlan("primary", 1, 1),), 7))
    return folder


def open_and_leave(window: Driven) -> None:
    """Open a workspace, so that it is the last one, and leave."""
    window.wait_for(lambda: window.page_title() == "Home")
    window.idle()


def loaded(window: Driven) -> None:
    """Wait for what is loaded behind the first paint."""
    window.wait_for(lambda: icons.icons().library is not None)
    window.idle()


def test_the_program_opens_with_three_doors_and_no_workspace(qtbot: QtBot) -> None:
    def script(window: Driven) -> None:
        loaded(window)
        assert {"Take a question set", "Annotate images", "Review labels"} <= set(window.texts())
        window.wait_to_see("No workspace was opened on this machine yet.")
        window.wait_to_see("Works without a network and opens no connection.")
        window.key("1")
        window.wait_to_see("open a folder or create a workspace first")

    assert drive([], script) == 0


def test_reviewing_opens_the_workspace_that_was_opened_last(qtbot: QtBot, tmp_path: Path) -> None:
    dialogs = ScriptedDialogs(folders=[tmp_path / "skin"])

    def script(window: Driven) -> None:
        loaded(window)
        window.key("3")
        window.wait_to_see("open a folder or create a workspace first")
        window.key("Ctrl+N")
        window.wait_for(lambda: window.page_title() == "Home")
        window.idle()
        window.key("Ctrl+W")
        window.wait_for(lambda: window.page_title() == "Start")
        window.idle()
        notes = [door.words()[-1] for door in window.page().doors]
        assert notes[1:] == ["Opens the last workspace"] * 2
        window.key("3")
        window.wait_for(lambda: window.page_title() == "Review")
        window.wait_to_see("There is no annotation project yet")

    assert drive([], script, dialogs=dialogs) == 0


def test_annotating_opens_the_workspace_that_was_opened_last(qtbot: QtBot, tmp_path: Path) -> None:
    dialogs = ScriptedDialogs(folders=[tmp_path / "skin"])

    def script(window: Driven) -> None:
        loaded(window)
        window.key("2")
        window.wait_to_see("open a folder or create a workspace first")
        window.key("Ctrl+N")
        window.wait_for(lambda: window.page_title() == "Home")
        window.idle()
        window.key("Ctrl+W")
        window.idle()
        window.key("2")
        window.wait_for(lambda: window.page_title() == "Annotate")
        window.wait_to_see("There is no annotation project yet.")

    assert drive([], script, dialogs=dialogs) == 0


def test_a_workspace_is_made_left_and_opened_again(qtbot: QtBot, tmp_path: Path) -> None:
    dialogs = ScriptedDialogs(folders=[tmp_path / "liver"])

    def script(window: Driven) -> None:
        loaded(window)
        window.key("Ctrl+N")
        window.wait_for(lambda: window.page_title() == "Home")
        window.idle()
        window.wait_to_see("liver")
        window.key("Ctrl+W")
        window.idle()
        assert window.page_title() == "Start"
        assert not (tmp_path / "liver" / "medannot.lock").exists()
        row = window.page().recent.rows[0]
        assert row.text() == "liver"
        row.setFocus()
        window.key("Enter")
        window.wait_for(lambda: window.page_title() == "Home")
        window.idle()

    assert drive([], script, dialogs=dialogs) == 0


def test_while_a_workspace_opens_the_start_page_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    def script(window: Driven) -> None:
        loaded(window)
        banner = window.window.start.banner
        seen: list[tuple[str, str]] = []
        window.window.workspace.opened.connect(
            lambda _desk: seen.append((banner.text(), banner.tone()))
        )
        window.key("Ctrl+N")
        window.wait_for(lambda: window.page_title() == "Home")
        window.idle()
        window.key("Ctrl+W")
        window.idle()
        assert not banner.isVisible()
        row = window.page().recent.rows[0]
        row.setFocus()
        window.key("Enter")
        window.wait_for(lambda: window.page_title() == "Home")
        assert seen[-1] == ("Opening liver", "neutral")

    assert drive([], script, dialogs=ScriptedDialogs(folders=[tmp_path / "liver"])) == 0


def test_a_folder_that_is_no_workspace_is_refused_in_a_sentence(
    qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.txt").write_text("a", encoding="utf-8")
    dialogs = ScriptedDialogs(folders=[tmp_path / "letters"])

    def script(window: Driven) -> None:
        loaded(window)
        window.key("Ctrl+O")
        window.wait_for(lambda: window.window.start.banner.tone() == "danger")
        assert window.window.start.banner.isVisible()
        assert "letters" in window.page().banner.text()
        assert "make a workspace with “New workspace”" in window.page().banner.text()
        assert "medannot workspace" not in window.page().banner.text()

    assert drive([], script, dialogs=dialogs) == 0


def test_a_workspace_in_use_by_another_program_is_refused_in_a_sentence(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = empty_workspace(tmp_path)
    other = open_desk(folder)

    def script(window: Driven) -> None:
        loaded(window)
        window.wait_for(lambda: window.window.start.banner.tone() == "danger")
        assert window.window.start.banner.isVisible()
        assert window.page_title() == "Start"
        assert "workspace" in window.page().banner.text()

    try:
        assert drive(["--workspace", str(folder)], script) == 0
    finally:
        other.close()


def test_a_workspace_of_another_development_version_is_refused_in_a_sentence(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = empty_workspace(tmp_path)
    with sqlite3.connect(folder / "medannot.sqlite") as connection:
        connection.execute("ALTER TABLE set_draw DROP COLUMN shares")
    connection.close()

    def script(window: Driven) -> None:
        loaded(window)
        window.wait_for(lambda: window.window.start.banner.tone() == "danger")
        assert window.page_title() == "Start"
        assert window.page().banner.text() == (
            "This workspace was made by another development version of medannot, whose database "
            "differs (set_draw.shares); open it with that version. Nothing was changed."
        )

    assert drive(["--workspace", str(folder)], script) == 0


def test_a_session_that_was_begun_waits_on_the_start_page(qtbot: QtBot, tmp_path: Path) -> None:
    folder = study_workspace(tmp_path)
    with open_desk(folder, clock=ManualClock()) as desk:
        session = desk.reading.begin(OWNER, "baseline", "primary-01", {})
        first = session.current()
        session.close()
        assert first is not None
        answer_all(desk, {first.stem: Given(("A",))}, study="baseline")
        done = desk.reading.waiting(OWNER)[0].done
    assert 0 < done < 4

    def script(window: Driven) -> None:
        window.wait_to_see(f"Resume at item {done + 1}")
        window.wait_to_see("Session open")
        window.key("Enter")
        window.wait_for(lambda: isinstance(window.page(), ReadingPage))

    assert drive(["--workspace", str(folder)], open_and_leave) == 0
    assert drive([], script) == 0


def test_taking_a_set_leads_from_the_start_page_to_the_reading_page(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = study_workspace(tmp_path)

    def script(window: Driven) -> None:
        loaded(window)
        window.wait_to_see("Take a question set")
        window.key("1")
        window.wait_for(lambda: window.page_title() == "Take a set")
        window.wait_for(lambda: window.page().table.chosen_row() == 0)
        window.key("Enter")
        window.wait_for(lambda: isinstance(window.page(), ReadingPage))

    assert drive(["--workspace", str(folder)], open_and_leave) == 0
    assert drive([], script) == 0


def test_the_theme_changes_at_once_and_is_kept(qtbot: QtBot, home: Path) -> None:
    def script(window: Driven) -> None:
        loaded(window)
        window.click("Theme: Light")
        assert theme.current().name == "light"
        image = window.window.grab().toImage()
        assert image.pixelColor(2, 2).name() == "#ececec"

    def later(window: Driven) -> None:
        assert theme.current().name == "light"
        window.key("Ctrl+Shift+L")

    assert drive([], script) == 0
    assert drive([], later) == 0
    stored = next(home.rglob("settings.json")).read_text(encoding="utf-8")
    assert json.loads(stored)["theme"] == "dark"


def test_keys_and_notices_are_shown(qtbot: QtBot) -> None:
    seen: list[str] = []

    def script(window: Driven) -> None:
        loaded(window)
        for opener, kind in (
            (window.window.acts.show_keys, KeySheet),
            (window.window.acts.show_about, About),
        ):

            def look(kind: type = kind) -> None:
                dialog = QApplication.activeModalWidget()
                assert isinstance(dialog, kind)
                seen.extend(texts(dialog))
                press(dialog, "Esc")

            QTimer.singleShot(50, window.window, look)
            opener()

    assert drive([], script) == 0
    assert {"Start page", "Everywhere", "Take a question set", "F1"} <= set(seen)
    assert any("Apache License" in text for text in seen)


def test_workspace_and_audit_trail_are_checked(qtbot: QtBot, tmp_path: Path) -> None:
    folder = study_workspace(tmp_path)

    def script(window: Driven) -> None:
        window.wait_for(lambda: window.page_title() == "Home")
        window.idle()
        window.click("Check workspace")
        window.idle()
        window.click("Verify audit trail")
        window.idle()
        assert "The workspace is whole." in window.dialogs.told[0]
        assert "The audit trail is whole" in window.dialogs.told[1]

    assert drive(["--workspace", str(folder)], script) == 0


def test_a_fault_of_the_program_is_told_and_the_window_lives_on(
    qtbot: QtBot, expected_log: object
) -> None:
    expected_log("an unforeseen fault")  # type: ignore[operator]

    def script(window: Driven) -> None:
        loaded(window)

        def work() -> None:
            raise ZeroDivisionError

        window.window.tasks.free(work)
        window.wait_for(lambda: window.dialogs.told)
        assert "ZeroDivisionError" in window.dialogs.told[0]
        window.key("3")
        window.wait_to_see("open a folder or create a workspace first")

    assert drive([], script) == 0
