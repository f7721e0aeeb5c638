"""A key that is corrected after a study was answered is told wherever results stand."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from medannot.domain.people import OWNER
from medannot.domain.study import GroupPlan, StudyPlan
from medannot.services.desk import Desk, open_desk
from medannot.services.question_sets import DrawWish
from tests.helpers.answered import Given, answer_all, make_study
from tests.helpers.edited_questions import edit
from tests.helpers.model_files import json_lines
from tests.helpers.question_sets import Draft
from tests.helpers.verbs import saying
from tests.helpers.workspaces import make_desk

SET = "set of one"
DRAFTS = [Draft("first?"), Draft("second?", source_id=""), Draft("third?")]
SENTENCE = (
    "2 questions of this study have had the key corrected since it was frozen; results go by the "
    "key as frozen."
)
PLACES = ["source-1 (secret-source-name.json, row 1)", "secret-source-name.json, row 2"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with make_desk(tmp_path) as desk:
        make_study(desk, DRAFTS)
        answer_all(desk, {one.stem: Given(options=("A",)) for one in DRAFTS})
    return desk.folder


def rows(desk: Desk, study: str = "one") -> list[int]:
    return [one.source_row for one in desk.results.table(OWNER, study).corrected]


def test_only_questions_with_another_key_are_told_and_scores_stay(folder: Path) -> None:
    with open_desk(folder) as desk:
        assert rows(desk) == []
        edit(desk, "first?", SET, right=frozenset({1}))
        edit(desk, "third?", SET, stem="third, in other words?")
        assert rows(desk) == [1]

        edit(desk, "second?", SET, settled=False, right=frozenset({2}))
        assert rows(desk) == [1, 2]
        desk.question_editing.settle(OWNER, SET)
        assert rows(desk) == [1, 2]

        (row,) = desk.results.table(OWNER, "one").rows
        assert row.overall.mean == 1.0
        edit(desk, "first?", SET, right=frozenset({0}))
        assert rows(desk) == [2]


def test_a_study_over_a_subset_is_told_of_keys_that_its_set_corrected(folder: Path) -> None:
    with open_desk(folder) as desk:
        desk.set_keeping.draw(OWNER, SET, "some", DrawWish(5, 2))
        plan = StudyPlan("two", "some", (GroupPlan("primary", 1, 1),), 7)
        desk.designs.create(OWNER, plan)
        held = {one.trial.item.source_row for one in desk.results.answers(OWNER, "two")}
        for one in DRAFTS:
            edit(desk, one.stem, SET, right=frozenset({1}))
        assert rows(desk, "two") == sorted(held)
        assert len(held) == 2
        assert rows(desk) == [1, 2, 3]


def test_exports_say_it_and_name_the_questions(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_desk(folder) as desk:
        edit(desk, "first?", SET, right=frozenset({1}))
        edit(desk, "second?", SET, right=frozenset({2}))
    say = saying(folder, capsys, "baseline")

    told = say("export", "one", tmp_path / "out")
    assert told.out.splitlines()[-3:] == [SENTENCE, *(f"  {one}" for one in PLACES)]
    assert json.loads(say("export", "one", tmp_path / "out", "--json").out)["corrected"] == PLACES
    about = json.loads((tmp_path / "out" / "baseline.json").read_text("utf-8"))["about"]
    assert about["keys_corrected_since"] == PLACES
    sheet = load_workbook(tmp_path / "out" / "baseline.xlsx").worksheets[0]
    lines = [[cell.value for cell in row] for row in sheet.iter_rows(max_col=2)]
    assert [two for one, two in lines if one == "keys corrected since"] == PLACES
    assert SENTENCE in [one for one, _ in lines]

    given = json_lines(tmp_path / "m.jsonl", {"id": "source-1", "prediction": "A"})
    say_models = saying(folder, capsys, "models")
    assert say_models("import", given, "--set", SET, "--model", "M1").code == 0
    shown = say_models("show", SET, "--study", "one").out.splitlines()
    assert shown[0].startswith("M1  100.0%, 1 answer of 3 questions")
    assert shown[1:] == [SENTENCE, *(f"  {one}" for one in PLACES)]
    # Without a study they go by the keys as they are now.
    assert say_models("show", SET).out.startswith("M1  0.0%, 1 answer of 3 questions")
    assert SENTENCE not in say_models("show", SET).out

    told = say("as-model", "one", "--out", tmp_path / "model", "--format", "jsonl")
    assert told.out.splitlines()[-3:] == [SENTENCE, *(f"  {one}" for one in PLACES)]
    readme = (tmp_path / "model" / "README.md").read_text("utf-8").splitlines()
    place = readme.index(SENTENCE)
    assert readme[place + 2 : place + 4] == [f"- `{one}`" for one in PLACES]


def test_without_a_corrected_key_nothing_is_said(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    say = saying(folder, capsys, "baseline")
    told = say("export", "one", tmp_path / "out")
    assert told.code == 0
    assert "the key corrected" not in told.out
    assert say("as-model", "one", "--out", tmp_path / "model", "--format", "jsonl").code == 0
    assert "the key corrected" not in (tmp_path / "model" / "README.md").read_text("utf-8")
