"""From a work and the decisions on it to what each entity counts as."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from medannot.domain.annotation.finding import Term
from medannot.domain.ids import FindingId
from medannot.domain.review.course import (
    Course,
    Followed,
    is_up_to_date,
    rejected_findings,
)
from medannot.domain.review.decision import ReviewDecision, Verdict
from medannot.domain.review.difference import Outcome
from medannot.domain.review.entity import Entity

_Pair = tuple[Followed, ReviewDecision | None]


@dataclass(frozen=True, slots=True)
class Judged:
    """One reviewed entity.

    Attributes:
        entity: as it was handed in, or as it was added.
        becomes: its node after review; "" where it was deleted.
        after: its terms after review; none where it was deleted.
        decision: the one that stands; None where it went with its lesion.
    """

    entity: Entity
    outcome: Outcome
    becomes: str
    after: tuple[Term, ...]
    decision: ReviewDecision | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many entities count as what."""

    kept: int = 0
    changed: int = 0
    deleted: int = 0
    added: int = 0

    @property
    def decided(self) -> int:
        """Return how many count at all."""
        return self.kept + self.changed + self.deleted + self.added


NOTHING = Tally()
"""Of a work of which nothing is decided."""


def tally_of(those: Iterable[Judged]) -> Tally:
    """Count judged entities."""
    found = dict.fromkeys(Outcome, 0)
    for one in those:
        found[one.outcome] += 1
    return Tally(*(found[outcome] for outcome in Outcome))


def judged(course: Course, decisions: Sequence[ReviewDecision]) -> tuple[Judged, ...]:
    """Return what was decided finally; what still waits is left out.

    What the annotator changed after a return counts by what it was when it was first handed in:
    accepted now it was changed, taken away it was deleted, new it was missed.

    Args:
        course: of the work.
        decisions: of one reviewer, in order.
    """
    pairs = course.decided(decisions)
    gone = rejected_findings(pairs)
    return (*_of_handed_in(pairs, gone), *_of_added(pairs, course))


def _of_handed_in(pairs: Sequence[_Pair], gone: frozenset[FindingId]) -> Iterator[Judged]:
    for one, decision in pairs:
        entity = one.handed_in
        if entity is None:
            continue
        if one.name.finding_id in gone:
            yield Judged(entity, Outcome.DELETED, "", (), decision)
        elif decision is not None and is_up_to_date(one, decision):
            outcome = _outcome(one, decision)
            left = _left(one, entity, outcome)
            becomes, after = (left.node, left.terms) if left is not None else ("", ())
            yield Judged(entity, outcome, becomes, after, decision)


def _outcome(one: Followed, decision: ReviewDecision) -> Outcome:
    if decision.verdict is Verdict.REJECT:
        return Outcome.DELETED
    if decision.verdict is Verdict.EDIT:
        return Outcome.CHANGED
    return one.if_accepted if one.touched else Outcome.KEPT


def _left(one: Followed, entity: Entity, outcome: Outcome) -> Entity | None:
    """Return what an entity has become; None where it is gone."""
    if outcome is Outcome.DELETED:
        return None
    return entity if outcome is Outcome.KEPT else one.now


def _of_added(pairs: Sequence[_Pair], course: Course) -> Iterator[Judged]:
    """What was added counts with all its parts: a missed lesion's attributes were missed too."""
    added = {
        one.name.finding_id
        for one, decision in pairs
        if decision is not None and decision.verdict is Verdict.ADD
    }
    for one, decision in pairs:
        if one.handed_in is not None or one.now is None:
            continue
        if one.touched:
            right = is_up_to_date(one, decision) and not _rejects(decision)
        else:
            whole = one.name.finding_id in added - course.before.keys()
            right = whole or (decision is not None and decision.verdict is Verdict.ADD)
        if right:
            yield Judged(one.now, Outcome.ADDED, one.now.node, one.now.terms, decision)


def _rejects(decision: ReviewDecision | None) -> bool:
    return decision is not None and decision.verdict is Verdict.REJECT
