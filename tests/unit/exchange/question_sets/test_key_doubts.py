"""A letter that is the whole key of a question without options is doubted."""

from typing import Any

import pytest

from medannot.domain.question import ItemType
from medannot.exchange.question_sets.mapping import (
    AnswerRole,
    Kind,
    OptionRole,
    OptionsFrom,
    SetMapping,
    TypeRole,
)
from medannot.exchange.question_sets.records import read_draft
from medannot.exchange.question_sets.values import Draft, RowRefused

LETTERS = SetMapping(
    name="own",
    title="own",
    question="question",
    options=OptionRole(OptionsFrom.FIELD, "options"),
    answer=AnswerRole("answer"),
)
OPEN = SetMapping(
    name="own",
    title="own",
    question="question",
    options=OptionRole(OptionsFrom.FIELD, "options"),
    answer=AnswerRole("answer"),
    type=TypeRole(fixed=Kind.OPEN),
)
BARE = SetMapping(name="own", title="own", question="question", answer=AnswerRole("answer"))


def read(mapping: SetMapping = LETTERS, **fields: Any) -> Draft:
    return read_draft("own.json", 1, {"question": "Which one?", **fields}, mapping)


@pytest.mark.parametrize("options", [{}, [], None, ""])
@pytest.mark.parametrize("letter", ["A", "J", "b"])
def test_a_letter_without_options_is_doubted(options: object, letter: str) -> None:
    draft = read(options=options, answer=letter)

    assert draft.type is ItemType.SHORT_TEXT
    assert list(map(str, draft.doubts)) == [
        f"its key is the letter {letter}, and it has no options."
    ]


def test_other_keys_and_questions_with_options_are_not() -> None:
    assert read(options={}, answer="Aorta").doubts == ()
    assert read(options={}, answer="K").doubts == ()
    assert read(options={}).doubts == ()
    assert read(options={"A": "lung", "B": "heart"}, answer="A").doubts == ()


@pytest.mark.parametrize("mapping", [LETTERS, OPEN, BARE])
@pytest.mark.parametrize(
    "asked", ["What is shown? A. lung B. liver C. heart", "Which?\n(A) lung\n(B) liver"]
)
def test_a_letter_whose_options_stand_in_the_question_is_doubted(
    mapping: SetMapping, asked: str
) -> None:
    assert list(map(str, read(mapping, question=asked, answer="B").doubts)) == [
        (
            "its key is the letter B, and its options stand in the question: it would be answered "
            "in words."
        )
    ]


def test_a_letter_may_be_the_answer_of_an_open_question() -> None:
    assert read(OPEN, options=[], answer="A").doubts == ()
    assert read(BARE, answer="A").doubts == ()


YES_NO = SetMapping(
    name="own",
    title="own",
    question="question",
    answer=AnswerRole("answer"),
    type=TypeRole(fixed=Kind.YES_NO),
)


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("No (since it is not seen).", 1),
        ("Yes. (at its edge)", 0),
        ("是（见左侧）", 0),
    ],
)
def test_a_remark_behind_yes_or_no_explains_it_and_is_doubted(answer: str, right: int) -> None:
    draft = read(YES_NO, answer=answer)

    assert draft.key is not None
    assert draft.key.right == (right,)
    assert draft.key.explanation in {"since it is not seen", "at its edge", "见左侧"}
    assert draft.key_doubts == 1
    assert draft.key.explanation in str(draft.doubts[0])


@pytest.mark.parametrize(
    "answer", ["No doubt.", "No, or yes", "Maybe (no)", "No () yes", "No (a) (b)"]
)
def test_what_is_no_remark_in_brackets_makes_no_key(answer: str) -> None:
    with pytest.raises(RowRefused, match="neither yes nor no"):
        read(YES_NO, answer=answer)


def test_yes_and_no_alone_are_not_doubted() -> None:
    assert read(YES_NO, answer="No.").doubts == ()
    assert read(YES_NO, answer=True).doubts == ()
