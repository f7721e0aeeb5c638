"""Models of a set or of a frozen version alone: taken in, read and shown where no study is."""

from pathlib import Path

import pytest

from medannot.domain.clock import ManualClock
from medannot.domain.people import OWNER
from medannot.services.desk import open_desk
from medannot.store.model_runs import ModelRuns
from medannot.store.questions import Questions
from tests.e2e.test_models_in_the_window import DRAFTS, take_in
from tests.helpers.answered import make_study
from tests.helpers.driving import Driven, ScriptedDialogs, drive
from tests.helpers.edited_questions import edit
from tests.helpers.model_files import answers, json_lines
from tests.helpers.question_sets import add_set
from tests.helpers.workspaces import empty_workspace

pytestmark = pytest.mark.usefixtures("home")

FROZEN = "paper 1 (frozen 2026-01-01: ward, version 1, 4 questions)"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a workspace with a set that was frozen and then worded anew, and no study."""
    folder = empty_workspace(tmp_path)
    with open_desk(folder, clock=ManualClock()) as desk:
        add_set(desk.store, "ward", DRAFTS)
        desk.set_keeping.freeze(OWNER, "ward", "paper 1")
        edit(desk, "one", "ward", stem="one, in other words")
    return folder


def offered(window: Driven) -> list[str]:
    chooser = window.page().study
    return [chooser.itemText(place) for place in range(chooser.count())]


def test_a_model_comes_in_to_a_frozen_version_alone(folder: Path, tmp_path: Path) -> None:
    path = json_lines(tmp_path / "m.jsonl", *answers("B", "B", "no idea", "A, C"))

    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.key("Ctrl+5")
        window.wait_for(lambda: window.page_title() == "Models of ward")
        window.idle()
        page = window.page()
        assert offered(window) == ["ward (set, 4 questions)", FROZEN]
        window.wait_to_see("Models alone, without a study: ward")
        window.wait_to_see("No model has answered this set yet.")
        assert not page.views.isVisible()
        assert not page.export_button.isVisible()

        window.key("Down")
        window.wait_for(lambda: window.page_title() == "Models of paper 1")
        window.idle()
        take_in(window, "Model-1")
        window.wait_to_see("Model-1: 4 of 4 rows answer questions of the set")
        window.idle()
        assert page.models.scored.model().rowCount() == 1
        assert not window.sees("Left out of every figure")
        window.picture("models-without-a-study")

        window.come_to_front()
        window.key("Ctrl+U")
        window.wait_for(lambda: page.unread.presenter.state.current is not None, "an answer")
        window.key("U")
        window.idle()
        window.key("Esc")
        window.wait_to_see("Waiting for a person to read: 0.")
        # There is nobody whose abilities could be shown.
        window.key("Alt+1")
        assert page.models.isVisible()

        page.study.setFocus()
        window.key("Up")
        window.wait_for(lambda: window.page_title() == "Models of ward")
        window.wait_to_see(
            "Left out of every figure: 1 answer of models to questions that have other words"
        )

    dialogs = ScriptedDialogs(files=[(path,)])
    assert drive(["--workspace", str(folder)], script, dialogs=dialogs) == 0
    with open_desk(folder) as desk:
        (row,) = desk.model_results.of_set(OWNER, "paper 1").rows
        assert row.overall is not None
        assert (row.model, row.overall.n, row.changed) == ("Model-1", 4, 0)
        frozen = Questions(desk.store).frozen("paper 1")
        assert frozen is not None
        (run,) = ModelRuns(desk.store).of_set(frozen.id)
        assert run.set_version_id == frozen.version_id
        assert desk.auditing.verify(OWNER).problems == ()


def test_sets_stand_behind_the_studies_and_lead_back(folder: Path) -> None:
    with open_desk(folder) as desk:
        make_study(desk, DRAFTS)

    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.key("Ctrl+5")
        window.wait_for(lambda: window.page_title() == "Results of one")
        window.idle()
        page = window.page()
        assert offered(window) == [
            "one",
            "set of one (set, 4 questions)",
            "ward (set, 4 questions)",
            FROZEN,
        ]
        assert page.nobody.isVisible()
        window.key("End")
        window.wait_for(lambda: window.page_title() == "Models of paper 1")
        window.idle()
        assert not page.nobody.isVisible()
        window.key("Home")
        window.wait_for(lambda: window.page_title() == "Results of one")
        window.idle()
        assert page.views.isVisible()
        assert page.nobody.isVisible()
        window.key("Alt+2")
        assert page.readers.isVisible()

    assert drive(["--workspace", str(folder)], script) == 0
