"""Shares of things that come in clusters: entities on images, answers of readers.

Outcomes on one image resemble each other, so the usual interval is too narrow. The share is a
ratio of sums; its variance is linearised over the clusters (Cochran, Sampling Techniques, 3rd ed.,
section 6.4), and the interval is Wilson's with the effective sample size that has this variance
(Korn and Graubard 1998, Survey Methodology 24:193, who take Clopper and Pearson's).

Few failures tell their own design effect badly, and none tell nothing of it. There it is lifted
towards the one that an assumed correlation within clusters gives (`assumed_effect`: Kish 1965,
Survey Sampling, section 8.2; with unequal clusters and weights Gabler, Haeder and Lahiri 1999,
Survey Methodology 25:105). The lift is K / (K + failures) of what is lacking, so that the
assumption stands alone where nothing failed and is gone where much was seen; K is
`PRIOR_FAILURES`, a choice of this program that `tests/proofs/review_coverage.py` looks at. What was
seen is never lowered.

A new failure in another cluster lowers the design effect seen and could so improve the interval's
lower end, though less is right. The end is therefore the least over the failures of the worst
clusters, taken one cluster after another from none to all. With clusters of one size more failures
so never give a better lower end, nor more successes a better upper one. With unequal ones that
holds but for a few clusters of which a new failure evens out the rates: 6 in 10,000 random steps.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from math import sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray

from medannot.domain.errors import InputFault
from medannot.domain.review.round import CORRELATION
from medannot.statistics.cells import Cells, cells_of
from medannot.statistics.columns import ranks
from medannot.statistics.estimate import LEVEL, Estimate, Interval
from medannot.statistics.proportions import wilson, wilson_low
from medannot.statistics.quantiles import t_quantile

Floats = NDArray[np.float64]
Places = NDArray[np.intp]

_WORST = 500
"""Worst clusters that are taken one after another; with more failures all of them tell the most."""

PRIOR_FAILURES = 5.0
"""As many failures weigh as much as the assumption does."""


@dataclass(frozen=True, slots=True)
class ClusterShare:
    """A share with its clustered interval.

    Attributes:
        estimate: n counts the outcomes.
        clusters: over which the variance was taken.
        design_effect: by how much the variance is larger than that of independent outcomes; None
            where the share is 0 or 1 or there are fewer than two clusters.
        effective_n: independent outcomes that would tell as much; the assumption is in it, the
            correction for few clusters is not.
        correlation: of two outcomes of a cluster with which a design effect as large as the one
            reckoned with comes about, from 0 to 1; None where no cluster has two.
    """

    estimate: Estimate
    clusters: int
    design_effect: float | None
    effective_n: float
    correlation: float | None = None


def assumed_effect(
    outcomes: ArrayLike,
    cluster: ArrayLike | None = None,
    weight: ArrayLike | None = None,
    *,
    correlation: float = CORRELATION,
) -> float:
    """Return the design effect of a share if outcomes of one cluster correlate so; at least 1.

    Args:
        outcomes: shape (rows,), see `cluster_share`; likewise `cluster` and `weight`.
        cluster: see there.
        weight: see there.
        correlation: of two outcomes of one cluster, from 0 to 1.

    Raises:
        InputFault: the arrays differ in length, or the correlation is not within 0 and 1.
    """
    _, x, labels, w = _checked(np.zeros(np.size(outcomes)), outcomes, cluster, weight)
    assumed = _Clusters(_of_all(x, x, labels, w)).assumed(correlation)
    return float(assumed[0])


def cluster_share(
    successes: ArrayLike,
    outcomes: ArrayLike,
    cluster: ArrayLike | None = None,
    weight: ArrayLike | None = None,
    level: float = LEVEL,
    *,
    correlation: float = CORRELATION,
) -> ClusterShare:
    """Return sum(successes) / sum(outcomes) with an interval clustered by `cluster`.

    Args:
        successes: shape (rows,), each within 0 and its `outcomes`.
        outcomes: shape (rows,), not negative.
        cluster: shape (rows,), any labels; each row is its own cluster where there are none.
        weight: shape (rows,), how many of the population a row stands for; 1 each if left out.
        level: confidence.
        correlation: within clusters, assumed where too little was seen.

    Raises:
        InputFault: the arrays differ in length, a row has more successes than outcomes, or the
            correlation is not within 0 and 1.
    """
    y, x, labels, w = _checked(successes, outcomes, cluster, weight)
    return cluster_shares(_of_all(y, x, labels, w), level, correlation=correlation)[0]


def cluster_shares(
    cells: Cells, level: float = LEVEL, *, correlation: float = CORRELATION
) -> tuple[ClusterShare, ...]:
    """Return the share of each group by itself, as `cluster_share` does of one.

    All groups are reckoned together: a report has thousands of them, most of few clusters.

    Args:
        cells: the outcomes of each group on each cluster.
        level: confidence.
        correlation: within clusters, assumed where too little was seen.

    Raises:
        InputFault: the correlation is not within 0 and 1.
    """
    those = _Clusters(cells)
    effects = those.assumed(correlation)
    lows = _lower_ends(those, effects, level)
    highs = 1 - _lower_ends(_Clusters(cells.turned), effects, level)
    return tuple(_each(those, effects, lows, highs, level))


def share_of_sums(
    clusters: int, y: float, x: float, yy: float, xy: float, xx: float, level: float = LEVEL
) -> ClusterShare:
    """Return a share of sums over clusters, each of weight 1.

    It is for outcomes that are pairs of the same few answers: where too little was seen, a cluster
    is taken to tell no more than one outcome. Who failed where is not known, so that the ends are
    those of the failures as they are.

    Args:
        clusters: with an outcome.
        y: successes.
        x: outcomes.
        yy: squares of the clusters' successes; `xy` and `xx` likewise.
        xy: see `yy`.
        xx: see `yy`.
        level: confidence.
    """
    if x <= 0:
        return ClusterShare(Estimate(None, 0), 0, None, 0.0)
    share = y / x
    if clusters < 2:
        return _of_one(share, x, clusters, level)
    squares = max(yy - 2 * share * xy + share**2 * xx, 0.0)
    variance = clusters / (clusters - 1) * squares / x**2
    arrays = (np.array([one]) for one in (share, variance, x, max(xx / x, 1.0)))
    size = float(_sizes(*arrays)[0])
    wide = size * few_clusters(clusters, level)
    return _described(share, variance, x, clusters, size, wilson(share * wide, wide, level))


@dataclass(frozen=True)
class _Clusters:
    """What variances are made of, of each group: every figure has the shape (groups,)."""

    cells: Cells

    @cached_property
    def totals(self) -> Floats:
        return self.cells.summed(self.cells.outcomes)

    @cached_property
    def shares(self) -> Floats:
        right = self.cells.summed(self.cells.outcomes - self.cells.failures)
        return np.clip(_over(right, self.totals), 0.0, 1.0)

    @cached_property
    def together(self) -> Floats:
        """Return what `squares` is where outcomes of a cluster are all alike."""
        return self.cells.summed(self.cells.outcomes**2)

    @cached_property
    def sums(self) -> Floats:
        """Return failures, their squares, and their products with outcomes, shape (3, groups)."""
        sums = _sums(self.cells.failures, self.cells.outcomes)
        return np.stack([self.cells.summed(one) for one in sums])

    def assumed(self, correlation: float) -> Floats:
        """Return the design effects that a correlation within clusters gives."""
        if not 0 <= correlation <= 1:
            raise InputFault("A correlation within images lies between 0 and 1.")
        spread = (1 - correlation) * self.cells.squares + correlation * self.together
        return np.maximum(_over(self.cells.counts * spread, self.totals**2), 1.0)

    def correlations(self, effects: Floats) -> tuple[float | None, ...]:
        """Return what `assumed` gives these design effects of; None where it gives any."""
        squares, together = self.cells.squares, self.together
        room = together - squares
        same = room <= 1e-9 * together
        lacking = _over(effects * self.totals**2, self.cells.counts) - squares
        found = np.clip(_over(lacking, np.where(same, 0.0, room)), 0.0, 1.0)
        return tuple(None if none else one for none, one in zip(same, found.tolist(), strict=True))

    def variances(self, sums: Floats, of: Places) -> Floats:
        """Return variances for columns of sums over failures.

        Args:
            sums: shape (3, columns).
            of: the group of each, which has two clusters at least.
        """
        failures, squared, crossed = sums
        totals, clusters = self.totals[of], self.cells.clusters[of]
        wrong = failures / totals
        squares = squared - 2 * wrong * crossed + wrong**2 * self.together[of]
        linear: Floats = np.maximum(squares, 0.0) / totals**2
        return linear * (clusters / (clusters - 1))


def _of_all(y: Floats, x: Floats, labels: NDArray[np.generic], w: Floats) -> Cells:
    """Return the cells of one group."""
    place, many = ranks(labels)
    return cells_of(y, x, w, place, np.zeros(many, dtype=np.intp))


def _over(above: Floats, below: Floats) -> Floats:
    """Divide; what is divided by nothing is nothing."""
    return np.divide(above, below, out=np.zeros_like(above), where=below > 0)


def _sums(failures: Floats, outcomes: Floats) -> Floats:
    return np.stack([failures, failures**2, failures * outcomes])


def _lower_ends(those: _Clusters, assumed: Floats, level: float) -> Floats:
    """Return the intervals' lower ends; see the module for over what they are the least.

    They mean nothing of groups of fewer than two clusters.
    """
    cells = those.cells
    failed, of = cells.failures, cells.outcomes
    wide = np.array([few_clusters(many, level) for many in cells.clusters.tolist()])
    found = np.ones(len(cells))
    groups = np.arange(len(cells))

    def lower(sums: Floats, group: Places) -> None:
        shares = np.clip(1 - sums[0] / those.totals[group], 0.0, 1.0)
        sizes = _sizes(shares, those.variances(sums, group), cells.counts[group], assumed[group])
        np.minimum.at(found, group, wilson_low(shares, sizes * wide[group], level))

    several = groups[cells.clusters > 1]
    lower(np.zeros((3, several.size)), several)
    lower(those.sums[:, several], several)
    # By most failures, and by most above what as many outcomes hold on the whole.
    for rank in (failed, failed - (1 - those.shares[cells.group]) * of):
        worst = cells.largest(rank, _WORST)
        worst = worst[cells.clusters[cells.group[worst]] > 1]
        lower(cells.running(_sums(failed, of), worst), cells.group[worst])
    return found


def _sizes(shares: Floats, variances: Floats, counts: Floats, assumed: Floats) -> Floats:
    """Return effective sizes; see the module for how the design effect is lifted."""
    binomial = shares * (1 - shares)
    seen = np.maximum(_over(variances, binomial) * counts, 1.0)
    failures = np.minimum(shares, 1 - shares) * counts
    lift = PRIOR_FAILURES / (PRIOR_FAILURES + failures)
    return counts / (seen + lift * np.maximum(assumed - seen, 0.0))


def _each(
    those: _Clusters, effects: Floats, lows: Floats, highs: Floats, level: float
) -> Iterator[ClusterShare]:
    """Yield the share of each group with its interval."""
    cells, shares = those.cells, those.shares
    varied = np.flatnonzero((shares > 0) & (shares < 1) & (cells.clusters > 1))
    variances = np.zeros(len(cells))
    variances[varied] = those.variances(those.sums[:, varied], varied)
    sizes = _sizes(shares, variances, cells.counts, effects)
    columns = zip(
        those.totals.tolist(),
        shares.tolist(),
        variances.tolist(),
        cells.counts.tolist(),
        cells.clusters.tolist(),
        sizes.tolist(),
        those.correlations(_over(cells.counts, sizes)),
        lows.tolist(),
        highs.tolist(),
        strict=True,
    )
    for total, share, variance, count, groups, size, correlation, low, high in columns:
        if total <= 0:
            yield ClusterShare(Estimate(None, 0), 0, None, 0.0)
        elif groups < 2:  # a variance needs two
            yield _of_one(share, count, groups, level)
        else:
            ends = Interval(low, high, level)
            found = _described(share, variance, count, groups, size, ends)
            yield replace(found, correlation=correlation)


def _of_one(share: float, count: float, groups: int, level: float) -> ClusterShare:
    # One image tells as much as one outcome, whatever lies on it.
    interval = wilson(share, 1.0, level)
    return ClusterShare(Estimate(share, round(count), None, interval), groups, None, 1.0)


def _described(
    share: float, variance: float, count: float, groups: int, size: float, ends: Interval
) -> ClusterShare:
    binomial = share * (1 - share)
    effect = variance / (binomial / count) if variance > 0 and binomial > 0 else None
    estimate = Estimate(share, round(count), sqrt(max(variance, 0.0)), ends)
    return ClusterShare(estimate, groups, effect, size)


def few_clusters(groups: int, level: float = LEVEL) -> float:
    """Return what the effective size is multiplied by for the few clusters that told it; 0 of one.

    The quantile of the normal over Student's with one degree less than clusters, squared (Korn and
    Graubard 1998).
    """
    if groups < 2:
        return 0.0
    q = (1 + level) / 2
    return (t_quantile(q, None) / t_quantile(q, groups - 1)) ** 2


def _checked(
    successes: ArrayLike,
    outcomes: ArrayLike,
    cluster: ArrayLike | None,
    weight: ArrayLike | None,
) -> tuple[Floats, Floats, NDArray[np.generic], Floats]:
    y = np.asarray(successes, dtype=np.float64).ravel()
    x = np.asarray(outcomes, dtype=np.float64).ravel()
    labels = np.arange(y.size) if cluster is None else np.asarray(cluster).ravel()
    w = np.ones(y.size) if weight is None else np.asarray(weight, dtype=np.float64).ravel()
    if not y.size == x.size == labels.size == w.size:
        raise InputFault("The columns of a share differ in length.")
    if np.any(y < 0) or np.any(y > x) or np.any(w < 0) or not np.all(np.isfinite(w)):
        raise InputFault("A row of a share has more successes than outcomes, or a bad weight.")
    return y, x, labels, w
