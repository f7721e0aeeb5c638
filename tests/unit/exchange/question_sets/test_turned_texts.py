"""Signs that nobody sees and that turn the direction of writing are told."""

import pytest

from medannot.exchange.question_sets.mapping import (
    AnswerRole,
    OptionRole,
    OptionsFrom,
    SetMapping,
)
from medannot.exchange.question_sets.records import read_draft

MAPPING = SetMapping(
    name="own",
    title="own",
    question="question",
    context=("context",),
    options=OptionRole(OptionsFrom.FIELD, "options"),
    answer=AnswerRole("answer"),
)
TURNED = "its text holds unseen signs that turn the direction of writing."


def doubts(**fields: object) -> tuple[str, ...]:
    record = {"question": "Which one?", "options": ["left", "right"], "answer": "A"}
    return read_draft("own.json", 1, record | fields, MAPPING).doubts


@pytest.mark.parametrize(
    "fields",
    [
        {"question": "Which \u202eeno?"},
        {"context": "Seen \u2067from the left\u2069."},
        {"options": ["left", "\u202dthgir"]},
    ],
)
def test_unseen_signs_that_turn_the_text_are_told(fields: dict[str, object]) -> None:
    assert doubts(**fields) == (TURNED,)


@pytest.mark.parametrize(
    "question",
    ["Which one?\nOr two?", "أي عضو هذا؟", "איזה איבר\u200f?", "哪个\u3000器官？", "a\u00a0b"],
)
def test_writing_from_right_to_left_by_itself_is_no_doubt(question: str) -> None:
    assert doubts(question=question) == ()
