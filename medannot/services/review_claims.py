"""Whether a round's precision and recall may be claimed above its bound, and what is lacking."""

from dataclasses import dataclass

from medannot.domain.review.round import RoundPlan
from medannot.statistics.clusters import ClusterShare
from medannot.statistics.review_plan import Claim, Clustering, claim, entities_for

Shares = tuple[ClusterShare, ClusterShare]
"""Precision and recall."""


@dataclass(frozen=True, slots=True)
class Claims:
    """Whether precision and recall may be claimed above the bound."""

    precision: Claim
    recall: Claim


@dataclass(frozen=True, slots=True)
class Lacking:
    """What both claims would still take if all goes on as so far."""

    entities: int
    images: int


@dataclass(frozen=True, slots=True)
class Whole:
    """All works of a round, reviewed or not.

    Attributes:
        entities: that they were handed in with.
        images: cases that they lie on.
        design_effect: of all of them, with the plan's correlation.
    """

    entities: int
    images: int
    design_effect: float


def claims_of(so_far: Shares, at_best: Shares, bound: float, *, finished: bool) -> Claims:
    """Return what may be said of a round as far as it is.

    Args:
        so_far: of what is decided.
        at_best: of the whole round, if all that still waits is right and nothing else was missed.
        bound: of the plan.
        finished: every work is reviewed to the end.
    """
    precision, recall = (
        claim(bound, now, best, finished=finished)
        for now, best in zip(so_far, at_best, strict=True)
    )
    return Claims(precision, recall)


def still_needed(shares: Shares, plan: RoundPlan, claims: Claims, whole: Whole) -> Lacking | None:
    """Return how much more both claims take if all goes on as so far.

    Before anything is reviewed the plan's expectation and correlation stand for what was seen;
    after that how many labels an image has and how they resemble each other is the round's own.

    Returns:
        None where a claim cannot be made any more, or the round does not hold so many.
    """
    most, images = 0, 0
    for share, said in zip(shares, (claims.precision, claims.recall), strict=True):
        if said in {Claim.OUT_OF_REACH, Claim.NOT_PROVEN}:
            return None
        if said is Claim.PROVEN:
            continue
        value, n = share.estimate.value, share.estimate.n
        lies = _lies(share, whole)
        wanted = entities_for(
            plan.bound, plan.expected if value is None else value, plan.level, lies
        )
        if wanted is None or wanted > max(whole.entities, n):
            return None
        if wanted - n > most:
            most = wanted - n
            images = max(lies.images(wanted) - share.clusters, 1)
    return Lacking(most, images)


def _lies(share: ClusterShare, whole: Whole) -> Clustering:
    n = share.estimate.n
    if share.clusters < 2:
        # One image tells nothing of how images differ.
        held = whole.entities / whole.images if whole.images else 1.0
        return Clustering(max(held, 1.0), whole.design_effect)
    return Clustering(n / share.clusters, max(n / share.effective_n, 1.0))
