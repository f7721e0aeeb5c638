"""Running figures of a round, over its places alone: they may be asked for at each decision."""

import numpy as np

from medannot.domain.review.round import ReviewRound
from medannot.services.review_claims import claims_of, still_needed
from medannot.services.reviewing_values import RunningFigures
from medannot.statistics.clusters import cluster_share
from medannot.store.review_tallies import ReviewTallies
from medannot.store.store import Store


def running_figures(store: Store, made: ReviewRound) -> RunningFigures:
    """Return how a round stands by now; its report tells the same of the same decisions."""
    those = ReviewTallies(store).of(made.id)
    kept, changed = np.array(those.kept), np.array(those.changed)
    level, cluster, weight = made.plan.level, those.cluster, those.weight
    with_wrong = kept + changed + np.array(those.deleted)
    with_missed = kept + changed + np.array(those.added)
    precision = cluster_share(kept, with_wrong, cluster, weight, level)
    recall = cluster_share(kept, with_missed, cluster, weight, level)
    shares = (precision, recall)
    claims = claims_of(shares, made.plan, (those.done, those.works), those.entities)
    return RunningFigures(
        precision,
        recall,
        sum(those.kept),
        sum(those.changed),
        sum(those.deleted),
        sum(those.added),
        those.works,
        those.done,
        claims,
        still_needed(shares, made.plan, claims, those.entities),
    )
