"""Whether a round's precision and recall may be claimed above its bound, and what is lacking."""

from dataclasses import dataclass

from medannot.domain.review.round import RoundPlan
from medannot.statistics.clusters import ClusterShare
from medannot.statistics.review_plan import Claim, claim, entities_for


@dataclass(frozen=True, slots=True)
class Claims:
    """Whether precision and recall may be claimed above the bound."""

    precision: Claim
    recall: Claim


def claims_of(
    shares: tuple[ClusterShare, ClusterShare],
    plan: RoundPlan,
    works: tuple[int, int],
    entities: int,
) -> Claims:
    """Return what may be said of a round as far as it is.

    Args:
        shares: precision and recall so far.
        plan: of the round.
        works: reviewed to the end, and of the round.
        entities: that the round's works were handed in with.
    """
    done, all_works = works
    open_share = (all_works - done) / all_works if all_works else 1.0

    def said(share: ClusterShare) -> Claim:
        n, value = share.estimate.n, share.estimate.value
        if value is None:
            return Claim.OPEN if open_share else Claim.NOT_PROVEN
        right = round(value * n)
        planned = n if open_share <= 0 else max(n, entities)
        found = claim(plan.bound, right, n, planned, plan.level, _effect(share))
        ends = share.estimate.interval
        # Few cases tell their own variance badly: the interval that is shown knows, and decides.
        if found is Claim.PROVEN and (ends is None or ends.low <= plan.bound):
            return Claim.NOT_PROVEN
        return found

    return Claims(said(shares[0]), said(shares[1]))


def _effect(share: ClusterShare) -> float:
    """Return the design effect; where no spread was seen, that of so many independent cases."""
    if share.design_effect is not None:
        return max(share.design_effect, 1.0)
    return max(share.estimate.n / share.effective_n, 1.0) if share.effective_n > 0 else 1.0


def still_needed(
    shares: tuple[ClusterShare, ClusterShare], plan: RoundPlan, claims: Claims, entities: int
) -> int | None:
    """Return how many more entities both claims take if all goes on as so far.

    Before anything is reviewed the plan's expectation stands for what was seen.

    Returns:
        None where a claim cannot be made any more, or the round does not hold so many.
    """
    most = 0
    for share, said in zip(shares, (claims.precision, claims.recall), strict=True):
        if said in {Claim.OUT_OF_REACH, Claim.NOT_PROVEN}:
            return None
        if said is Claim.PROVEN:
            continue
        value = share.estimate.value
        wanted = entities_for(
            plan.bound,
            plan.expected if value is None else value,
            plan.level,
            design_effect=_effect(share),
        )
        if wanted is None:
            return None
        if wanted > max(entities, share.estimate.n):
            return None
        most = max(most, wanted - share.estimate.n)
    return most
