"""Studies and results in the real window, from the navigation to the reading page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from medannot.domain.people import OWNER
from medannot.domain.study import GroupPlan, StudyPlan
from medannot.services.desk import open_desk
from medannot.ui.reading.reading_page import ReadingPage
from tests.helpers.driving import Driven, ScriptedDialogs, drive
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import empty_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Path]:
    folder = empty_workspace(tmp_path)
    with open_desk(folder) as desk:
        add_set(desk.store, "skin", [Draft(stem=f"Question {n}") for n in range(4)])
        groups = (GroupPlan("primary", 1, 1),)
        desk.designs.create(OWNER, StudyPlan("baseline", "skin", groups, 7))
    return folder


def test_a_reader_is_sent_to_the_set_from_the_page_of_the_study(
    qtbot: QtBot, workspace: Path
) -> None:
    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.idle()
        window.key("Ctrl+4")
        window.idle()
        window.key("Enter")
        window.idle()
        assert window.page_title() == "baseline"
        window.key("Ctrl+R")
        window.wait_for(lambda: isinstance(window.page(), ReadingPage))

    assert drive(["--workspace", str(workspace)], script) == 0


def test_a_study_set_up_in_the_window_gives_results_after_a_dry_run(
    qtbot: QtBot, workspace: Path
) -> None:
    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.idle()
        window.key("Ctrl+4")
        window.idle()
        window.key("Ctrl+N")
        window.type("second")
        window.wait_for(window.page().form.create_button.isEnabled)
        window.key("Ctrl+Return")
        window.idle()
        window.wait_for(lambda: window.page_title() == "second")
        window.key("Ctrl+D")
        window.idle()
        window.wait_to_see("Simulated readers gave 16 answers")
        window.key("Ctrl+5")
        window.idle()
        window.wait_to_see("16 of 16 answered")
        assert "simulated" in window.page_title()
        assert "simulated" in window.window.windowTitle()

    assert drive(["--workspace", str(workspace)], script) == 0
    with open_desk(workspace) as desk:
        names = [card.name for card in desk.designs.studies(OWNER)]
    assert [name for name in names if name.startswith("second")][-1] == "second"


def test_a_new_study_that_was_begun_is_asked_after_before_it_is_left(
    qtbot: QtBot, workspace: Path
) -> None:
    dialogs = ScriptedDialogs(yes=[False, True])

    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.idle()
        window.key("Ctrl+4")
        window.idle()
        form = window.page().form
        window.key("Ctrl+N")
        window.key("Esc")
        assert not form.isVisible()  # nothing was written in it
        window.key("Ctrl+N")
        window.type("second")
        window.key("Esc")
        assert form.isVisible()
        assert form.name.text() == "second"
        window.key("Esc")
        assert not form.isVisible()

    assert drive(["--workspace", str(workspace)], script, dialogs=dialogs) == 0
    assert [one.splitlines()[0] for one in dialogs.asked] == ["Leave the form?"] * 2
