"""Several readers' answers to one question, made the answer of one model by a stated rule.

The most frequent answer counts. Of several that are equally frequent one is drawn by the study's
seed, since no order of readers may decide and the key must not; the draw is told. Whoever could not
judge, or ran out of time, has no vote while somebody answered.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from medannot.domain.ids import ItemVersionId, OptionId
from medannot.domain.randomisation import Draw
from medannot.domain.scoring import normalised


class PooledBy(StrEnum):
    """Who counts as one model."""

    POOLED = "pooled"
    GROUP = "group"
    READER = "reader"


class Outcome(StrEnum):
    """How a question that was put before a reader ended."""

    ANSWERED = "answered"
    CANNOT_JUDGE = "cannot_judge"
    TIMED_OUT = "timed_out"


@dataclass(frozen=True, slots=True)
class Vote:
    """One reader's end of one question.

    Attributes:
        option_ids: the chosen options, in the set's own order; none where not answered.
        text: the typed answer, or "".
        ms: the response time, or None where it was not measured.
    """

    reader: str
    outcome: Outcome
    option_ids: tuple[OptionId, ...] = ()
    text: str = ""
    ms: int | None = None


@dataclass(frozen=True, slots=True)
class Pooled:
    """What several readers answered together.

    Attributes:
        readers: those before whom the question was put.
        answered: those who answered it.
        agreeing: those who gave this answer; 0 where nobody answered.
        tied: how many other answers were as frequent, so that this one was drawn.
        ms: the median response time of those who gave this answer, or None.
    """

    outcome: Outcome
    option_ids: tuple[OptionId, ...]
    text: str
    readers: int
    answered: int
    agreeing: int
    tied: int
    ms: int | None


def pooled(votes: Sequence[Vote], seed: int, item: ItemVersionId) -> Pooled:
    """Return the answer of all together.

    Args:
        votes: one a reader; at least one.
        seed: the study's, for the draw among equally frequent answers.
        item: the question, which names the draw.

    Raises:
        ValueError: there is no vote.
    """
    if not votes:
        raise ValueError("nobody read this question")
    given: dict[Hashable, list[Vote]] = {}
    # By reader, so that neither the wording nor the draw depends on the order of the rows.
    for vote in sorted(votes, key=lambda one: one.reader):
        if vote.outcome is Outcome.ANSWERED:
            given.setdefault(_same(vote), []).append(vote)
    answered = sum(map(len, given.values()))
    if not given:
        # Only where time ran out for all is it the time that is told.
        outcomes = {vote.outcome for vote in votes}
        outcome = outcomes.pop() if len(outcomes) == 1 else Outcome.CANNOT_JUDGE
        return Pooled(outcome, (), "", len(votes), 0, 0, 0, None)
    most = max(map(len, given.values()))
    first = sorted(
        (alike for alike in given.values() if len(alike) == most),
        key=lambda alike: (alike[0].option_ids, normalised(alike[0].text)),
    )
    chosen = first[0] if len(first) == 1 else Draw(seed, "pooled", item).choice(first)
    return Pooled(
        outcome=Outcome.ANSWERED,
        option_ids=chosen[0].option_ids,
        text=chosen[0].text,
        readers=len(votes),
        answered=answered,
        agreeing=most,
        tied=len(first) - 1,
        ms=_median([vote.ms for vote in chosen if vote.ms is not None]),
    )


def _same(vote: Vote) -> Hashable:
    """Return what two votes have in common that give the same answer."""
    return frozenset(vote.option_ids) if vote.option_ids else normalised(vote.text)


def _median(times: Sequence[int]) -> int | None:
    if not times:
        return None
    ordered, middle = sorted(times), len(times) // 2
    if len(times) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) // 2
