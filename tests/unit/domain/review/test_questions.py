"""Properties of decisions on questions and of edits, without a store."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medannot.domain.errors import InputFault
from medannot.domain.ids import (
    ItemId,
    ItemVersionId,
    PersonId,
    QuestionDecisionId,
    SetVersionId,
)
from medannot.domain.question import ItemType
from medannot.domain.review.decision import Verdict
from medannot.domain.review.questions import (
    QuestionDecision,
    by_item,
    compared,
    current_versions,
    standing,
    state_of,
)
from medannot.domain.review.questions_content import (
    QuestionContent,
    edited_type,
    part_changes,
    tidied,
)
from medannot.domain.review.questions_queue import drawn_questions

ITEM, SET = ItemId("item"), SetVersionId("set 1")
V1, V2 = ItemVersionId("v1"), ItemVersionId("v2")
AT = datetime(2026, 1, 1, tzinfo=UTC)


def decision(seq: int, verdict: Verdict, who: str = "rita", **more: object) -> QuestionDecision:
    known: dict[str, object] = {"looked_at": V1, "set_version_id": SET} | more
    return QuestionDecision(
        id=QuestionDecisionId(f"d{seq}"),
        seq=seq,
        item_id=ITEM,
        author=PersonId(who),
        at=AT,
        verdict=verdict,
        **known,  # type: ignore[arg-type]
    )


verdicts = st.sampled_from([Verdict.ACCEPT, Verdict.REJECT, Verdict.SKIP, Verdict.FLAG])
words = st.text("abc ", max_size=6)
contents = st.builds(
    QuestionContent,
    stem=words,
    context=words,
    options=st.lists(words, max_size=4).map(tuple),
    right=st.frozensets(st.integers(0, 3), max_size=2),
    text=words,
    explanation=words,
    ability=words,
)


@given(st.lists(verdicts, max_size=8))
def test_taking_everything_back_leaves_a_question_as_it_came(given_: list[Verdict]) -> None:
    made = [decision(n, verdict) for n, verdict in enumerate(given_, start=1)]
    back = [
        decision(len(made) + n, Verdict.WITHDRAW, withdraws=one.id)
        for n, one in enumerate(reversed(made), start=1)
    ]

    assert standing([*made, *back]) == ()
    assert state_of(by_item([*made, *back]).get(ITEM, ()), V1).last is None


@given(contents, contents)
def test_two_contents_differ_in_parts_where_they_differ(
    one: QuestionContent, other: QuestionContent
) -> None:
    assert part_changes(one, one) == ()
    for change in part_changes(one, other):
        assert change.before != change.after


@given(contents)
def test_tidying_twice_is_tidying_once(content: QuestionContent) -> None:
    assert tidied(tidied(content)) == tidied(content)


@given(contents, st.sampled_from(ItemType))
def test_what_passes_can_be_answered(content: QuestionContent, type_: ItemType) -> None:
    wanted = tidied(content)
    try:
        found = edited_type(wanted, type_)
    except InputFault:
        return
    assert wanted.stem
    if found.has_options:
        assert len(set(wanted.options)) == len(wanted.options) >= 2
        assert wanted.right
        assert max(wanted.right) < len(wanted.options)
        assert len(wanted.right) == 1 or found is ItemType.SEVERAL_ANSWERS
    else:
        assert wanted.text


def test_an_edit_counts_until_the_set_has_another_version() -> None:
    edit = decision(1, Verdict.EDIT, new_version=V2)

    assert current_versions([edit], SET, {ITEM: V1}) == {ITEM: V2}
    assert current_versions([edit], SetVersionId("set 2"), {ITEM: V1}) == {ITEM: V1}
    back = decision(2, Verdict.WITHDRAW, looked_at=V2, new_version=V1, withdraws=edit.id)
    assert current_versions([edit, back], SET, {ITEM: V1}) == {ITEM: V1}


def test_a_question_changed_after_its_review_waits_again() -> None:
    state = state_of((decision(1, Verdict.ACCEPT),), V2)

    assert state.edited_since
    assert state.final is None
    assert state.reviewers == {"rita"}


def test_two_reviewers_are_compared_by_their_first_verdict_on_one_version() -> None:
    rita, ruth = decision(1, Verdict.ACCEPT), decision(2, Verdict.REJECT, "ruth")
    later = decision(3, Verdict.REJECT)

    assert compared((rita, ruth, later)) == (rita, ruth)
    assert compared((rita, later)) is None
    assert compared((rita, decision(4, Verdict.ACCEPT, "ruth", looked_at=V2))) is None
    assert compared((rita, decision(5, Verdict.FLAG, "ruth"))) is None


def test_a_sample_is_the_same_from_the_same_seed() -> None:
    items = [ItemId(str(n)) for n in range(10)]

    first = drawn_questions(items, 4, 7)
    assert first == drawn_questions(items, 4, 7)
    assert first != drawn_questions(items, 4, 8)
    assert sorted(drawn_questions(items, 99, 7)) == sorted(items)
    with pytest.raises(InputFault, match="no question to draw"):
        drawn_questions([], 4, 7)
