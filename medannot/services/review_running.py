"""Running figures of a round, over its places alone: they may be asked for at each decision."""

import numpy as np

from medannot.domain.review.round import ReviewRound
from medannot.services.review_claims import Shares, Whole, claims_of, still_needed
from medannot.services.reviewing_values import RunningFigures
from medannot.statistics.clusters import assumed_effect, cluster_share
from medannot.store.review_tallies import ReviewTallies, RoundTallies


def running_figures(tallies: ReviewTallies, made: ReviewRound) -> RunningFigures:
    """Return how a round stands by now; its report tells the same of the same decisions."""
    those, plan = tallies.of(made.id), made.plan
    shares = _shares(those, made, np.zeros(those.works))
    waiting = np.array(those.waiting)
    finished = 0 < those.works == those.done
    # Where nothing waits the best that can come is what there is.
    best = _shares(those, made, waiting) if waiting.any() else shares
    claims = claims_of(shares, best, plan.bound, finished=finished)
    held = np.array(those.held)
    cluster, weight = np.array(those.cluster), np.array(those.weight)
    effect = assumed_effect(held, cluster, weight, correlation=plan.correlation)
    cases = len(set(those.cluster))
    lacking = still_needed(shares, plan, claims, Whole(int(held.sum()), cases, effect))
    return RunningFigures(
        *shares,
        sum(those.kept),
        sum(those.changed),
        sum(those.deleted),
        sum(those.added),
        those.works,
        those.done,
        claims,
        lacking,
    )


def _shares(those: RoundTallies, made: ReviewRound, right_too: np.ndarray) -> Shares:
    """Return precision and recall with so many more right in each work."""
    kept = np.array(those.kept) + right_too
    wrong = kept + np.array(those.changed)
    level, correlation = made.plan.level, made.plan.correlation
    cluster, weight = np.array(those.cluster), np.array(those.weight)
    precision, recall = (
        cluster_share(kept, of, cluster, weight, level, correlation=correlation)
        for of in (wrong + np.array(those.deleted), wrong + np.array(those.added))
    )
    return precision, recall
