"""Models scored by the rules of people, beside them in the results, with outside judges apart."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from medannot.domain.errors import InputFault, Refusal
from medannot.domain.people import OWNER
from medannot.domain.question import ItemType
from medannot.domain.study import GroupPlan, StudyPlan
from medannot.services.desk import Desk
from tests.helpers.answered import Given, answer_all
from tests.helpers.model_files import add_lesions, json_lines, read, take_in
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import make_desk

SEVERAL = Draft(
    "Which are primary lesions?",
    ItemType.SEVERAL_ANSWERS,
    options=("macule", "scar", "papule"),
    right=(0, 2),
    ability="lesion_recognition",
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with make_desk(tmp_path) as desk:
        add_lesions(desk)
        desk.designs.create(OWNER, StudyPlan("one", "lesions", (GroupPlan("primary", 1, 1),), 7))
        yield desk


def overall(desk: Desk, row: int = 0) -> tuple[Any, ...]:
    cell = desk.model_results.of_study(OWNER, "one").rows[row].overall
    assert cell is not None
    return (
        cell.n,
        cell.scored,
        cell.waiting,
        cell.cannot_judge,
        cell.mean,
        cell.lowest,
        cell.highest,
    )


def test_the_same_answers_of_a_person_and_a_model_score_the_same(
    desk: Desk, tmp_path: Path
) -> None:
    answer_all(
        desk,
        {
            "What lesion is it?": Given(options=("papule",)),
            "Is it raised?": Given(options=("No",)),
            "Where is it?": Given(text="Left arm."),
            "Why is it a papule?": Given(text="It is raised."),
        },
    )
    take_in(desk, tmp_path, "B", "No", "Left arm.", "It is raised.")

    people = desk.results.table(OWNER, "one").rows[0]
    (model,) = desk.model_results.of_study(OWNER, "one").rows

    assert model.overall == people.overall
    assert model.by_ability == people.by_ability
    assert people.overall.waiting == 1


def test_unread_answers_wait_and_missing_ones_score_nothing(desk: Desk, tmp_path: Path) -> None:
    take_in(desk, tmp_path, "I think b", "Z", "left arm")

    # One waits, Z scores 0 as "cannot judge" does, the text equals the key; one is not there.
    assert overall(desk) == (3, 2, 1, 1, None, 1 / 3, 2 / 3)


def test_a_question_of_several_answers_scores_shares(tmp_path: Path) -> None:
    with make_desk(tmp_path) as desk:
        add_set(desk.store, "several", [SEVERAL])
        for said, mean in (("A, C", 1.0), ("A", 0.5), ("A, B", 0.0)):
            path = json_lines(tmp_path / f"{said}.jsonl", {"id": "source-1", "prediction": said})
            desk.models.write(OWNER, read(desk, path, f"says {said}", set_name="several"))
            row = desk.model_results.of_set(OWNER, "several").rows[-1]
            assert row.overall is not None
            assert row.overall.mean == mean


def prompts(desk: Desk, folder: Path, kind: str) -> list[dict[str, Any]]:
    desk.model_prompts.write(OWNER, "lesions", folder)
    path = folder / f"{kind}.jsonl"
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_prompts_go_out_and_the_judge_comes_back_apart(desk: Desk, tmp_path: Path) -> None:
    take_in(desk, tmp_path, "B", "I say so", "left arm", "It is raised.")
    asked = prompts(desk, tmp_path / "out", "judging")

    assert len(asked) == 1  # the short text equals its key already
    assert "Reference answer: raised\nReply: It is raised." in asked[0]["prompt"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "README.txt",
        "answering.jsonl",
        "extracting.jsonl",
        "judging.jsonl",
        "templates.json",
    ]
    assert all("Model-1" not in path.read_text("utf-8") for path in (tmp_path / "out").iterdir())
    reply = {"id": asked[0]["id"], "response": "Mostly. <result>0.5</result>"}
    path = json_lines(tmp_path / "graded.jsonl", reply)

    report = desk.model_prompts.judge_in(OWNER, "lesions", path, "Judge-7")

    assert (report.graded, report.already) == (1, False)
    rows = desk.model_results.of_study(OWNER, "one").rows
    assert [row.judge for row in rows] == ["", "Judge-7"]
    # Without the judge two wait; with it only what nobody has read yet.
    assert overall(desk, 0) == (4, 2, 2, 0, None, 0.5, 1.0)
    assert overall(desk, 1) == (4, 3, 1, 0, None, 2.5 / 4, 3.5 / 4)
    assert desk.model_prompts.judge_in(OWNER, "lesions", path, "Judge-7").already
    assert desk.auditing.verify(OWNER).problems == ()
    desk.model_prompts.take_back(OWNER, "lesions", "Judge-7", "the wrong judge")
    assert [row.judge for row in desk.model_results.of_study(OWNER, "one").rows] == [""]


def test_grades_that_cannot_be_read_are_named(desk: Desk, tmp_path: Path) -> None:
    take_in(desk, tmp_path, "B", "yes", "left arm", "It is raised.")
    (asked,) = prompts(desk, tmp_path / "out", "judging")
    path = json_lines(
        tmp_path / "graded.jsonl",
        {"id": asked["id"], "response": "<result>0.7</result>"},
        {"id": "nobody", "response": "<result>1</result>"},
    )
    with pytest.raises(InputFault) as fault:
        desk.model_prompts.judge_in(OWNER, "lesions", path, "Judge-7")
    assert [problem.reason for problem in fault.value.problems] == [
        "no grade of 0, 0.5 or 1 can be read in it.",
        "no open answer of the set has this id.",
    ]
    with pytest.raises(Refusal, match="has no grades of Judge-7"):
        desk.model_prompts.take_back(OWNER, "lesions", "Judge-7", "why")


def test_questions_go_out_in_their_own_language_and_come_back_by_their_ids(
    desk: Desk, tmp_path: Path
) -> None:
    asked = prompts(desk, tmp_path / "out", "answering")
    assert len(asked) == 4
    assert "Exactly one option is right" in asked[0]["prompt"]
    assert "A. macule\nB. papule\nC. nodule" in asked[0]["prompt"]
    assert not any("left arm" in one["prompt"] for one in asked)
    desk.model_prompts.write(OWNER, "lesions", tmp_path / "zh", language="zh")
    assert "只有一个选项正确" in (tmp_path / "zh" / "answering.jsonl").read_text("utf-8")
    back = [{**one, "prediction": "B"} for one in asked]
    assert read(desk, json_lines(tmp_path / "back.jsonl", *back)).report.matched == 4


def lines_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_export_has_models_beside_people(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "out"
    desk.results.export(OWNER, "one", out)
    assert not (out / "models.csv").exists()
    take_in(desk, tmp_path, "B", "I think so", "left arm", "=1+1")
    desk.models.add_figure(OWNER, "lesions", "GPT", 0.614, 1499, "paper, table 2")

    desk.results.export(OWNER, "one", out)

    rows = lines_of(out / "models.csv")
    first = rows[0]
    assert (first["model"], first["kind"], first["ability"]) == ("Model-1", "answers", "(all)")
    assert (first["n"], first["waiting"], first["questions"]) == ("4", "2", "4")
    assert (first["choices"], first["by_machine"], first["machine_read_share"]) == ("2", "1", "0.5")
    assert first["rule"] == "medannot-options 4"
    assert (first["left_out"], rows[1]["left_out"], rows[-1]["left_out"]) == ("0", "", "")
    typed = rows[-1]
    assert (typed["kind"], typed["typed_score"], typed["typed_n"]) == ("typed", "0.614", "1499")
    assert (typed["mean"], typed["n"], typed["source"]) == ("", "", "paper, table 2")
    said = lines_of(out / "model_answers.csv")
    assert [one["answer_letters"] for one in said] == ["B", "", "", ""]
    assert [one["outcome"] for one in said] == ["read", "unread", "read", "read"]
    assert said[3]["prediction"] == "'=1+1"
    whole = json.loads((out / "baseline.json").read_text(encoding="utf-8"))
    assert whole["model_answers"][3]["prediction"] == "=1+1"
    assert len(whole["models"]) == 6
    desk.models.take_back(OWNER, "lesions", "Model-1", "why")
    desk.models.take_back(OWNER, "lesions", "GPT", "why")
    desk.results.export(OWNER, "one", out)
    assert not (out / "models.csv").exists()
