"""Records that answer several linked questions at once become an answer for each."""

import json
from pathlib import Path

import pytest

from medannot.exchange.model_files import drvd
from medannot.exchange.model_predictions.fields import PredictionsRead, read_predictions
from tests.helpers.model_sets import chose, item, of, panel, skipped

PROMPT = (
    "Look at the image.\n\nQuestion 1: Which modality?\nA. CT\nB. MRI\n\n"
    "Question 2: Which organ?\nA. lung\nB. heart\nC. liver"
)


def read(folder: Path, *records: dict[str, object]) -> PredictionsRead:
    path = folder / "joint_qa.jsonl"
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    return read_predictions(path)


@pytest.mark.parametrize("response", ["B,C", " B , C ", ["B", "C"]])
def test_each_question_of_a_joint_prompt_has_its_own_answer(
    tmp_path: Path, response: object
) -> None:
    found = read(tmp_path, {"joint_prompt": PROMPT, "model_response": response})

    assert found.refused == ()
    assert [(one.row, one.question, one.options, one.text) for one in found.predictions] == [
        (1, "Which modality?", ("CT", "MRI"), "B"),
        (1, "Which organ?", ("lung", "heart", "liver"), "C"),
    ]


@pytest.mark.parametrize(
    "response",
    ["B", "A,B,C", "BC", "A, because the lesion is dark", "not sure, A", ["A"], "A lesion, B"],
)
def test_what_is_no_letter_for_each_question_is_refused(tmp_path: Path, response: object) -> None:
    found = read(
        tmp_path,
        {"joint_prompt": PROMPT, "model_response": response},
        {"joint_prompt": PROMPT, "model_response": "A,A"},
    )

    reason = "the prediction is no letter for each of the row's questions (2), parted by commas."
    assert [(one.row, one.reason) for one in found.refused] == [(1, reason)]
    assert [one.text for one in found.predictions] == ["A", "A"]


def test_no_response_is_none_to_each(tmp_path: Path) -> None:
    found = read(tmp_path, {"joint_prompt": PROMPT, "model_response": None})

    assert [one.text for one in found.predictions] == ["", ""]


def test_peoples_answers_come_back_as_they_went_out(tmp_path: Path) -> None:
    ids = [f"{n:032x}" for n in range(5)]
    levels = ("modality", "body_region", "organ", "diagnosis")
    parts = [
        item(ids[part], row=4, part=part, categories={"level": level})
        for part, level in enumerate(levels)
    ]
    said = {ids[0]: chose(2), ids[1]: chose(0), ids[2]: skipped(), ids[3]: chose(1)}
    single = item(ids[4], row=5)
    drvd.write_responses(tmp_path, of(*parts, single), [panel(said | {ids[4]: chose(1)})])

    joint, one = (
        read_predictions(tmp_path / "drvd-bench" / "HumanPanel" / f"{kind}_qa.jsonl")
        for kind in ("joint", "single")
    )

    # The file has no place for the body region.
    assert [(at.item, at.text) for at in joint.predictions] == [
        (ids[0], "C"),
        (ids[2], "Z"),
        (ids[3], "B"),
    ]
    assert [(at.item, at.text) for at in one.predictions] == [(ids[4], "B")]
    assert all(at.in_letters for at in (*joint.predictions, *one.predictions))


def test_a_file_of_one_line_is_one_record(tmp_path: Path) -> None:
    path = tmp_path / "one.jsonl"
    path.write_text('{"question": "Which?", "model_answer": "B"}\n', encoding="utf-8")

    (one,) = read_predictions(path).predictions

    assert (one.question, one.text) == ("Which?", "B")


def test_an_empty_prompt_leaves_the_row_a_question_of_its_own(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {"joint_prompt": "", "question": "Which?", "model_response": "B"},
        {"joint_prompt": "No question", "model_response": ""},
    )

    assert [(one.question, one.text) for one in found.predictions] == [("Which?", "B")]
    assert [one.row for one in found.refused] == [2]
