"""Prompts for outside models, and the grades that come back."""

import pytest

from medannot.domain.model_answers.prompts import TEMPLATES, PromptKind, prompt, read_grade
from medannot.domain.question import ItemType


def test_every_prompt_is_there_in_both_languages() -> None:
    assert set(TEMPLATES) == {(kind, language) for kind in PromptKind for language in ("en", "zh")}


def test_braces_of_a_question_stay_what_they_are() -> None:
    said = prompt(
        PromptKind.EXTRACTING,
        "en",
        type_=ItemType.SINGLE_CHOICE,
        question="What is {key}?",
        options=("{reply}", "two"),
        reply="B {options}",
    )
    assert "Question: What is {key}?\nOptions:\nA. {reply}\nB. two\nReply: B {options}" in said


def test_the_reference_stands_in_the_prompt_for_judging_alone() -> None:
    said = {
        kind: prompt(
            kind, "zh", type_=ItemType.FREE_TEXT, question="为什么？", key="因为", reply="无"
        )
        for kind in PromptKind
    }
    assert [kind for kind, text in said.items() if "因为" in text] == [PromptKind.JUDGING]
    assert "<result>0.5</result>" in said[PromptKind.JUDGING]


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("Good. <result>0.5</result>", 0.5),
        ("<result> 1.0 </result>", 1.0),
        ("<result>0</result>", 0.0),
        ("0.5", 0.5),
        ("1", 1.0),
        ("<RESULT>.5</RESULT>", 0.5),
        ("<result>1</result> or <result>1.0</result>", 1.0),
        ("<result>0.7</result>", None),
        ("<result>1</result> or <result>0</result>", None),
        ("<result>score</result>", None),
        ("I give 1", None),
        ("", None),
    ],
)
def test_a_grade_is_read_where_it_is_plain(text: str, grade: float | None) -> None:
    assert read_grade(text) == grade
