"""Several readers' answers become one by a stated rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medannot.domain.ids import ItemVersionId, OptionId
from medannot.domain.pooling import Outcome, Vote, pooled

ITEM = ItemVersionId("item-1")
A, B, C = OptionId("a"), OptionId("b"), OptionId("c")


def chose(reader: str, *options: OptionId, ms: int | None = None) -> Vote:
    return Vote(reader, Outcome.ANSWERED, options, ms=ms)


def wrote(reader: str, text: str) -> Vote:
    return Vote(reader, Outcome.ANSWERED, text=text)


def test_the_most_frequent_answer_counts() -> None:
    votes = [chose("P1", A, ms=1_000), chose("P2", B, ms=7_000), chose("P3", A, ms=4_000)]

    together = pooled(votes, 1, ITEM)

    assert (together.option_ids, together.agreeing, together.answered) == ((A,), 2, 3)
    assert (together.tied, together.readers, together.ms) == (0, 3, 2_500)


def test_several_options_are_one_answer() -> None:
    votes = [chose("P1", A, B), chose("P2", A), chose("P3", A, B), chose("P4", B)]

    assert pooled(votes, 1, ITEM).option_ids == (A, B)


def test_who_could_not_judge_has_no_vote_while_somebody_answered() -> None:
    votes = [
        Vote("P1", Outcome.CANNOT_JUDGE),
        Vote("P2", Outcome.TIMED_OUT),
        chose("P3", C),
    ]

    together = pooled(votes, 1, ITEM)

    assert together.outcome is Outcome.ANSWERED
    assert (together.option_ids, together.answered, together.readers) == ((C,), 1, 3)


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ((Outcome.TIMED_OUT, Outcome.TIMED_OUT), Outcome.TIMED_OUT),
        ((Outcome.CANNOT_JUDGE, Outcome.CANNOT_JUDGE), Outcome.CANNOT_JUDGE),
        ((Outcome.CANNOT_JUDGE, Outcome.TIMED_OUT), Outcome.CANNOT_JUDGE),
    ],
)
def test_where_nobody_answered_it_is_said_why(
    outcomes: tuple[Outcome, ...], expected: Outcome
) -> None:
    votes = [Vote(f"P{n}", outcome) for n, outcome in enumerate(outcomes)]

    together = pooled(votes, 1, ITEM)

    assert together.outcome is expected
    assert (together.option_ids, together.answered, together.agreeing) == ((), 0, 0)


def test_a_tie_is_told_and_drawn_evenly_by_item() -> None:
    votes = [chose("P1", A), chose("P2", B)]

    drawn = [pooled(votes, 7, ItemVersionId(f"item-{n}")) for n in range(400)]

    assert {one.tied for one in drawn} == {1}
    # Binomial with n = 400 and p = 1/2: beyond 150 or 250 in less than one of a million.
    assert 150 < sum(one.option_ids == (A,) for one in drawn) < 250
    assert pooled(votes, 7, ITEM) == pooled(votes[::-1], 7, ITEM)


def test_texts_that_no_grader_would_tell_apart_are_one_answer() -> None:
    votes = [wrote("P3", "atopic eczema"), wrote("P1", "Atopic  Eczema."), wrote("P2", "scabies")]

    together = pooled(votes, 1, ITEM)

    assert (together.text, together.agreeing) == ("Atopic  Eczema.", 2)


def test_without_a_vote_there_is_no_answer() -> None:
    with pytest.raises(ValueError, match="nobody"):
        pooled([], 1, ITEM)


@given(
    st.lists(st.sampled_from((A, B, C)), min_size=1, max_size=9),
    st.integers(0, 2**32),
    st.randoms(),
)
def test_no_answer_given_less_often_ever_counts(
    options: list[OptionId], seed: int, order: object
) -> None:
    votes = [chose(f"P{n}", option) for n, option in enumerate(options)]
    together = pooled(votes, seed, ITEM)
    counts = {option: options.count(option) for option in options}

    assert counts[together.option_ids[0]] == max(counts.values()) == together.agreeing
    assert together.tied == list(counts.values()).count(max(counts.values())) - 1
    order.shuffle(votes)  # type: ignore[attr-defined]
    assert pooled(votes, seed, ITEM) == together
