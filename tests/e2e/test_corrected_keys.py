"""A key that is corrected after a study was made is told beside its results, which stay."""

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from medannot.cli.main import run
from medannot.domain.people import OWNER
from medannot.domain.question import ItemType
from medannot.domain.study import GroupPlan
from medannot.services.desk import Desk
from medannot.services.model_files_values import ModelFormat, ModelRequest
from tests.helpers.answered import Given, answer_all, make_study
from tests.helpers.driving import Driven, drive
from tests.helpers.question_sets import Draft
from tests.helpers.verbs import NoWindow
from tests.helpers.workspaces import make_desk
from tests.unit.services.model_rows.test_corrected_questions import edit

DRAFTS = [
    Draft("one", options=("macule", "papule"), right=(0,)),
    Draft("two", options=("macule", "papule"), right=(0,)),
    Draft("three", ItemType.SHORT_TEXT, text="lung"),
    Draft("four", ItemType.SHORT_TEXT, text="liver"),
]
SAID = (
    "The key of 2 questions was corrected since this study was made (No. 2, 3 of its set); results "
    "go by the key as it was."
)


def answered(desk: Desk) -> None:
    make_study(desk, DRAFTS, (GroupPlan("primary", 1, 1),))
    macule = Given(("macule",))
    answer_all(
        desk,
        {"one": macule, "two": macule, "three": Given(text="lung"), "four": Given(text="liver")},
    )


def corrected(desk: Desk) -> None:
    """Correct two keys, word one question anew, and take one correction back."""
    edit(desk, "one", "set of one", stem="Which one?")
    edit(desk, "two", "set of one", right=frozenset({1}))
    edit(desk, "three", "set of one", text="spleen")
    edit(desk, "four", "set of one", text="kidney")
    edit(desk, "four", "set of one", text="liver")


def test_only_corrected_keys_are_told_in_the_files_that_go_out(tmp_path: Path) -> None:
    with make_desk(tmp_path) as desk:
        answered(desk)
        assert desk.results.corrected(OWNER, "one") == ()
        corrected(desk)
        assert desk.results.corrected(OWNER, "one") == (2, 3)

        desk.results.export(OWNER, "one", tmp_path / "out")
        request = ModelRequest("one", formats=(ModelFormat.JSONL,))
        desk.model_files.as_models(OWNER, request, tmp_path / "models")

    (file,) = (tmp_path / "out").glob("*.json")
    about = json.loads(file.read_text(encoding="utf-8"))
    assert '"questions_with_a_key_corrected_since": [2, 3]' in json.dumps(about)
    assert SAID in (tmp_path / "models" / "README.md").read_text(encoding="utf-8")


def test_the_page_of_results_tells_them_as_soon_as_they_are_corrected(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with make_desk(tmp_path) as desk:
        answered(desk)
        corrected(desk)
        folder = desk.folder

    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.key("Ctrl+5")
        window.wait_for(lambda: window.page_title() == "Results of one")
        window.idle()
        window.wait_to_see(
            "The key of 2 questions was corrected since this study was made (No. 2, 3 of its set). "
            "Results go by the key as it was."
        )
        window.picture("corrected-keys")

    assert drive(["--workspace", str(folder)], script) == 0


def test_the_shell_tells_them_with_the_study(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with make_desk(tmp_path) as desk:
        answered(desk)
        corrected(desk)
        folder = desk.folder

    words = ["study", "show", "one", "--workspace", str(folder)]
    assert run(words, NoWindow()) == 0
    assert SAID in capsys.readouterr().out
    assert run([*words, "--json"], NoWindow()) == 0
    value = json.loads(capsys.readouterr().out)
    assert value["questions_with_a_key_corrected_since"] == [2, 3]
