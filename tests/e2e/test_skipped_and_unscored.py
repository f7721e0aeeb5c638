"""Skipped and unscored questions of a study, out as a model: the README says what files hold."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from medannot.domain.answer import Answer
from medannot.domain.people import OWNER
from medannot.domain.study import GroupPlan, StudyPlan
from medannot.domain.trial import CannotJudgeReason
from medannot.services.model_files_values import Benchmark
from tests.helpers.answered import Given, answer_all
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.verbs import saying
from tests.helpers.workspaces import make_desk

CANNOT = Given(answer=Answer(cannot_judge=CannotJudgeReason.OUTSIDE_MY_FIELD))
DRAFTS = [
    Draft("right"),
    Draft("wrong"),
    Draft("cannot"),
    Draft("keyless", has_key=False),
    Draft("keyless cannot", has_key=False),
]
GIVEN = {
    "right": Given(("A",)),
    "wrong": Given(("B",)),
    "cannot": CANNOT,
    "keyless": Given(("A",)),
    "keyless cannot": CANNOT,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with make_desk(tmp_path) as desk:
        add_set(desk.store, "set", DRAFTS)
        plan = StudyPlan("one", "set", (GroupPlan("primary", 1, 1),), 7, unscored=True)
        desk.designs.create(OWNER, plan)
        answer_all(desk, GIVEN)
        return desk.folder


def out_as(
    benchmark: Benchmark, folder: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> str:
    say = saying(folder, capsys)
    done = say("baseline", "as-model", "one", "--out", out, "--benchmark", benchmark.value)
    assert done.code == 0, done.err
    return " ".join((out / "README.md").read_text(encoding="utf-8").split())


def records(out: Path, pattern: str) -> list[dict[str, Any]]:
    (path,) = out.glob(pattern)
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def table(out: Path, pattern: str) -> list[tuple[str, str, str]]:
    (path,) = out.glob(pattern)
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return [(one["question"], one["prediction"], one["outcome"]) for one in rows]


SKIPPED = (
    "VLMEvalKit, DrVD-Bench, lmms-eval and MedXpertQA count a skipped question wrong (`Z`, or "
    "empty); MedEvalKit's files leave it out."
)
KEYLESS = (
    "2 questions without a reference answer: no mean below counts them, answered or skipped. "
    "MedEvalKit's files leave them out, and VLMEvalKit's keep them apart where others have one; "
    "DrVD-Bench and MedXpertQA count them wrong, whatever was answered."
)


def test_what_drvds_and_vlmevalkits_files_hold_is_what_the_readme_says(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    text = out_as(Benchmark.DRVD, folder, out, capsys)

    assert SKIPPED in text
    assert KEYLESS in text
    assert table(out, "vlmevalkit/outputs/*/T*/*.tsv") == [
        ("right", "A", "answered"),
        ("wrong", "B", "answered"),
        ("cannot", "Z", "cannot_judge"),
    ]
    assert table(out, "vlmevalkit/not-scored/*.tsv") == [
        ("keyless", "A", "answered"),
        ("keyless cannot", "Z", "cannot_judge"),
    ]
    drvd = records(out, "drvd-bench/*/single_qa.jsonl")
    said = [(one["question"], one["model_response"], one["answer"][:1]) for one in drvd]
    assert said == [
        ("right", "A", "A"),
        ("wrong", "B", "A"),
        ("cannot", "Z", "A"),
        ("keyless", "A", ""),
        ("keyless cannot", "Z", ""),
    ]
    # Of three with a key one is right: 33.3 % where the skipped one is wrong, else 50 %.
    assert "| HumanPanel | all questions | 3 | 33.3 |" in text
    assert "| 50.0 | 0 |" in text
    assert "| HumanPanel | 1 | 3 | 2 | 0 | 5 | 5 | en 5 | 0 | 0 |" in text


def test_medxpertqas_records_and_the_plain_lines_agree_with_it(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    text = out_as(Benchmark.MEDXPERTQA, folder, out, capsys)

    assert KEYLESS in text
    mine = records(out, "medxpertqa/outputs/**/*_output.jsonl")
    assert [(one["question"], one["prediction"], one["correct"]) for one in mine] == [
        ("right", ["A"], True),
        ("wrong", ["B"], False),
        ("cannot", [], False),
        ("keyless", ["A"], False),
        ("keyless cannot", [], False),
    ]
    (kit,) = out.glob("**/results.json")
    assert [one["question"] for one in json.loads(kit.read_text(encoding="utf-8"))] == [
        "right",
        "wrong",
    ]
    assert "a skipped question and one without a reference answer have none." in text
    plain = records(out, "jsonl/*.jsonl")
    assert [(one["prediction"], one["outcome"], one["score"]) for one in plain] == [
        ("A", "answered", 1.0),
        ("B", "answered", 0.0),
        (None, "cannot_judge", None),
        ("A", "answered", None),
        (None, "cannot_judge", None),
    ]
