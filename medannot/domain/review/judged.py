"""From a work and the decisions on it to what each entity counts as."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from medannot.domain.annotation.finding import Finding
from medannot.domain.ids import FindingId
from medannot.domain.review.decision import (
    FINAL,
    ReviewDecision,
    Verdict,
    last_by_entity,
)
from medannot.domain.review.difference import Outcome
from medannot.domain.review.entity import Entity, EntityKey, entities_of


@dataclass(frozen=True, slots=True)
class Judged:
    """One reviewed entity.

    Attributes:
        entity: as it was handed in, or as it was added.
        becomes: its node after review; "" where it was deleted.
        decision: the one that stands; None where it went with its lesion.
    """

    entity: Entity
    outcome: Outcome
    becomes: str
    decision: ReviewDecision | None


def judged(
    before: Iterable[Finding], after: Iterable[Finding], decisions: Sequence[ReviewDecision]
) -> tuple[Judged, ...]:
    """Return what was decided finally; what still waits is left out.

    Args:
        before: as handed in.
        after: as the review leaves it.
        decisions: of one reviewer, in order.
    """
    last = last_by_entity(decisions)
    old = {one.key: one for one in entities_of(before)}
    new = {one.key: one for one in entities_of(after)}
    gone = _rejected(last)
    return (*_of_handed_in(old, new, last, gone), *_of_added(old, new, last))


def _rejected(last: Mapping[EntityKey, ReviewDecision]) -> frozenset[FindingId]:
    return frozenset(
        key.finding_id
        for key, one in last.items()
        if one.verdict is Verdict.REJECT and not key.part
    )


def _of_handed_in(
    old: Mapping[EntityKey, Entity],
    new: Mapping[EntityKey, Entity],
    last: Mapping[EntityKey, ReviewDecision],
    gone: frozenset[FindingId],
) -> Iterator[Judged]:
    for key, entity in old.items():
        decision = last.get(key)
        if key.finding_id in gone:
            yield Judged(entity, Outcome.DELETED, "", decision)
        elif decision is None or decision.verdict not in FINAL:
            continue
        elif decision.verdict is Verdict.REJECT:
            yield Judged(entity, Outcome.DELETED, "", decision)
        elif decision.verdict is Verdict.EDIT:
            after = new.get(key)
            becomes = after.node if after is not None else ""
            yield Judged(entity, Outcome.CHANGED, becomes, decision)
        else:
            yield Judged(entity, Outcome.KEPT, entity.node, decision)


def _of_added(
    old: Mapping[EntityKey, Entity],
    new: Mapping[EntityKey, Entity],
    last: Mapping[EntityKey, ReviewDecision],
) -> Iterator[Judged]:
    """What was added counts with all its parts: a missed lesion's attributes were missed too."""
    added = {key.finding_id for key, one in last.items() if one.verdict is Verdict.ADD}
    said = {key for key, one in last.items() if one.verdict is Verdict.ADD}
    known = {key.finding_id for key in old}
    for key, entity in new.items():
        whole = key.finding_id in added and key.finding_id not in known
        if key not in old and (key in said or whole):
            yield Judged(entity, Outcome.ADDED, entity.node, last.get(key))
