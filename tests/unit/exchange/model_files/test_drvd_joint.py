"""Joint questions of DrVD-Bench: read apart, written as one text, read again the same."""

import json
from pathlib import Path

import pytest

from medannot.exchange.model_files import drvd
from medannot.exchange.question_sets.expanding import question_blocks
from medannot.exchange.question_sets.numbered import without_numbers
from tests.helpers.model_sets import chose, item, of, panel

LEAD = "Look at the image and answer."
PARTS = [
    item(
        f"4{level}",
        row=4,
        part=n,
        context=LEAD,
        stem=f"Which {level}?",
        categories={"level": level, "modality": "MRI"},
    )
    for n, level in enumerate(("modality", "organ", "lesion", "diagnosis"))
]


def test_the_prompt_of_a_joint_record_has_lead_in_questions_and_options(tmp_path: Path) -> None:
    all_ = of(*PARTS, title="DrVD-Bench")
    drvd.write_responses(tmp_path, all_, [panel({one.id: chose(1) for one in PARTS})])

    path = tmp_path / "drvd-bench" / "HumanPanel" / "joint_qa.jsonl"
    prompt = json.loads(path.read_text(encoding="utf-8"))["joint_prompt"]
    assert prompt == (
        "Look at the image and answer.\n\n"
        "Question 1: Which modality?\nA. lung\nB. heart\nC. liver\n\n"
        "Question 2: Which organ?\nA. lung\nB. heart\nC. liver\n\n"
        "Question 3: Which lesion?\nA. lung\nB. heart\nC. liver\n\n"
        "Question 4: Which diagnosis?\nA. lung\nB. heart\nC. liver"
    )
    blocks = question_blocks(prompt)
    assert [options for _, options in blocks] == [["lung", "heart", "liver"]] * 4
    assert without_numbers([question for question, _ in blocks]) == (
        LEAD,
        ["Which modality?", "Which organ?", "Which lesion?", "Which diagnosis?"],
    )


@pytest.mark.parametrize(
    ("questions", "lead", "bare"),
    [
        (["Look well:\n1. Which?", "2. Where?"], "Look well:", ["Which?", "Where?"]),
        (["Look well. 1) Which?", "2) Where?"], "Look well.", ["Which?", "Where?"]),
        (["(1) Which?", "(2) Where?"], "", ["Which?", "Where?"]),
        (["Q1: Which?", "q2: Where?"], "", ["Which?", "Where?"]),
        (["看图。\n问题1：哪个？", "问题2：哪里？"], "看图。", ["哪个？", "哪里？"]),
        (["Rule 1. Be brief.\n1. Which?", "2. Where?"], "Rule 1. Be brief.", ["Which?", "Where?"]),
        (["Look. Which?", "2. Where?"], "", ["Look. Which?", "2. Where?"]),
        (["1. Which?", "3. Where?"], "", ["1. Which?", "3. Where?"]),
        (["1. Which?", "Where?"], "", ["1. Which?", "Where?"]),
        (["1. Which?", "2."], "", ["1. Which?", "2."]),
        (["1. Which?"], "", ["1. Which?"]),
        (["See it. 1.5 cm wide. Which?", "2. Where?"], "", None),
        (["A lesion of 1.5 cm. Which?", "2. Where?"], "", None),
    ],
)
def test_numbers_go_where_the_questions_are_numbered_throughout(
    questions: list[str], lead: str, bare: list[str] | None
) -> None:
    assert without_numbers(questions) == (lead, questions if bare is None else bare)
