"""A file that is none of a model's: the dialog stays with its path, and says what is wrong."""

from pathlib import Path

import pytest

from medannot.domain.people import OWNER
from medannot.services.desk import open_desk
from tests.e2e.test_models_in_the_window import DRAFTS, sit_down, take_in
from tests.helpers.answered import make_study
from tests.helpers.driving import Driven, ScriptedDialogs, drive, picture, press, settle, write
from tests.helpers.model_files import answers, json_lines
from tests.helpers.workspaces import make_desk

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with make_desk(tmp_path) as desk:
        make_study(desk, DRAFTS)
    return desk.folder


def test_a_wrong_kind_of_file_leaves_the_dialog_open_with_its_path(
    folder: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "paper.pdf"
    wrong.write_bytes(b"%PDF-1.7 not a table")
    keyless = json_lines(tmp_path / "questions.jsonl", {"id": "source-1", "note": "B"})
    right = json_lines(tmp_path / "right.jsonl", *answers("B", "B", "A", "A"))

    def script(window: Driven) -> None:
        page = sit_down(window)
        window.key("Alt+3")
        take_in(window, "Model-1")
        dialog = page.acts.asking
        window.wait_for(dialog.trouble.text, "what is wrong")
        assert dialog.isVisible()
        assert dialog.path.text() == str(wrong)
        assert dialog.name.text() == "Model-1"
        assert "paper.pdf" in dialog.trouble.text()
        assert not page.under_way.isVisible()
        settle()
        picture(dialog, "wrong-file")

        # The path is selected: what is typed takes its place.
        write(dialog.path, str(keyless))
        press(dialog.path, "Enter")
        window.wait_for(lambda: "questions.jsonl" in dialog.trouble.text(), "what is wrong now")
        assert dialog.trouble.text() == (
            "questions.jsonl has no field of predictions; one of these is looked for: prediction, "
            "model_response, response, model_answer, model_prediction, filtered_resps, resps."
        )

        write(dialog.path, str(right))
        press(dialog.path, "Enter")
        window.wait_to_see("Model-1: 4 of 4 rows answer questions of the set")
        window.idle()
        assert page.acts._taking is None

    dialogs = ScriptedDialogs(files=[(wrong,)])
    assert drive(["--workspace", str(folder)], script, dialogs=dialogs) == 0
    assert dialogs.told == []
    with open_desk(folder) as desk:
        assert [row.model for row in desk.model_results.of_study(OWNER, "one").rows] == ["Model-1"]


def test_who_does_not_take_the_rest_keeps_the_path_and_can_cancel(
    folder: Path, tmp_path: Path
) -> None:
    path = json_lines(tmp_path / "more.jsonl", *answers("A", "B", "A", "A", "C"))

    def script(window: Driven) -> None:
        page = sit_down(window)
        window.key("Alt+3")
        take_in(window, "Model-2")
        dialog = page.acts.asking
        window.wait_for(lambda: dialogs.yes == [], "the question")
        window.wait_for(dialog.accept_button.isEnabled, "the way to try again")
        assert dialog.isVisible()
        assert dialog.path.text() == str(path)
        press(dialog, "Esc")
        window.idle()
        window.wait_to_see("No model has answered this set yet.")

    dialogs = ScriptedDialogs(files=[(path,)], yes=[False])
    assert drive(["--workspace", str(folder)], script, dialogs=dialogs) == 0
