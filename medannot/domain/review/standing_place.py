"""How far one reviewer is with one work: what waits, and what the decisions count as."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from medannot.domain.annotation.revision import Revision
from medannot.domain.review.course import (
    Course,
    is_up_to_date,
    rejected_findings,
)
from medannot.domain.review.decision import FINAL, ReviewDecision, Verdict
from medannot.domain.review.entity import Entity, EntityKey
from medannot.domain.review.judged import judged, tally_of
from medannot.domain.review.renaming import as_handed_in
from medannot.domain.review.round import PlaceState, ReviewPlace


def looked_at(
    chain: Sequence[Revision], place: ReviewPlace, returned_at: int | None
) -> tuple[Revision, ...]:
    """Return the chain of a work as its reviewer is given it.

    A second reviewer is given what was handed in, in the words of now. While the annotator has the
    work again, it is as it was when it was returned.

    Args:
        chain: all revisions of the work.
        place: of the reviewer.
        returned_at: how many revisions it had when it was last returned; None where it was not.
    """
    if place.second:
        return as_handed_in(chain, place.handed_in)
    return tuple(chain[:returned_at]) if place.returned else tuple(chain)


NOTHING_GONE: frozenset[EntityKey] = frozenset()
"""Every entity is seen on an image that is still there."""


def waiting(
    course: Course,
    decisions: Sequence[ReviewDecision],
    unseen: Collection[EntityKey] = NOTHING_GONE,
) -> tuple[Entity, ...]:
    """Return entities without a final decision.

    Fresh ones come first, then those that were returned or that the annotator changed since, then
    skipped and flagged ones. The parts of a lesion that was rejected went with it.

    Args:
        course: of the work.
        decisions: of one reviewer.
        unseen: entities that no image shows any more; nobody is asked about them.
    """
    pairs = course.decided(decisions)
    gone = rejected_findings(pairs)
    ranked: list[tuple[int, Entity]] = []
    for one, decision in pairs:
        if not one.asked or one.name.finding_id in gone or is_up_to_date(one, decision):
            continue
        if one.name in unseen:
            continue
        again = decision is not None and (
            decision.verdict in FINAL or decision.verdict is Verdict.RETURN
        )
        ranked.append((0 if decision is None else 1 if again else 2, one.shown))
    return tuple(entity for _, entity in sorted(ranked, key=lambda pair: pair[0]))


def stood(
    place: ReviewPlace,
    course: Course,
    decisions: Sequence[ReviewDecision],
    unseen: Collection[EntityKey] = NOTHING_GONE,
) -> ReviewPlace:
    """Return a place with its state and tally as the decisions leave it."""
    state = PlaceState.OPEN if waiting(course, decisions, unseen) else PlaceState.DONE
    return replace(place, state=state, tally=tally_of(judged(course, decisions)))
