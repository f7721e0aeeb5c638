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

from dataclasses import dataclass, replace
from math import sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray

from medannot.domain.errors import InputFault
from medannot.domain.review.round import CORRELATION
from medannot.statistics.columns import ranks
from medannot.statistics.estimate import LEVEL, Estimate, Interval
from medannot.statistics.proportions import wilson, wilson_low
from medannot.statistics.quantiles import t_quantile

Floats = NDArray[np.float64]

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
    return _Clusters.of(x, x, labels, w).assumed(correlation)


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
    those = _Clusters.of(y, x, labels, w)
    if those.total <= 0:
        return ClusterShare(Estimate(None, 0), 0, None, 0.0)
    share = those.share
    if those.groups < 2:  # a variance needs two
        return _of_one(share, those.count, those.groups, level)
    effect = those.assumed(correlation)
    interval = Interval(
        _lower_end(those, effect, level), 1 - _lower_end(those.turned, effect, level), level
    )
    variance = float(those.variances(those.sums)[0]) if 0 < share < 1 else 0.0
    found = _described(share, variance, those.count, those.groups, effect, interval)
    return replace(found, correlation=those.correlation(those.count / found.effective_n))


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
    assumed = max(xx / x, 1.0)
    size = float(_sizes(np.array([share]), np.array([variance]), x, assumed)[0])
    wide = size * few_clusters(clusters, level)
    return _described(share, variance, x, clusters, assumed, wilson(share * wide, wide, level))


@dataclass(frozen=True, slots=True)
class _Clusters:
    """Outcomes by cluster.

    Attributes:
        count: outcomes, not weighted.
        squares: of the rows' weights, times their outcomes.
        outcomes: shape (clusters,), weighted.
        failures: shape (clusters,), weighted.
    """

    count: float
    squares: float
    outcomes: Floats
    failures: Floats

    @classmethod
    def of(cls, y: Floats, x: Floats, labels: NDArray[np.generic], w: Floats) -> "_Clusters":
        kept = w * x > 0
        y, x, labels, w = y[kept], x[kept], labels[kept], w[kept]
        place, _ = ranks(labels)
        return cls(
            float(x.sum()),
            float((w * w * x).sum()),
            np.bincount(place, weights=w * x).astype(np.float64),
            np.bincount(place, weights=w * (x - y)).astype(np.float64),
        )

    @property
    def groups(self) -> int:
        return int(self.outcomes.size)

    @property
    def total(self) -> float:
        return float(self.outcomes.sum())

    @property
    def share(self) -> float:
        return min(max(float((self.outcomes - self.failures).sum()) / self.total, 0.0), 1.0)

    @property
    def together(self) -> float:
        """Return what `squares` is where outcomes of a cluster are all alike."""
        return float((self.outcomes**2).sum())

    @property
    def turned(self) -> "_Clusters":
        """Return them with successes for failures."""
        return replace(self, failures=np.maximum(self.outcomes - self.failures, 0.0))

    def assumed(self, correlation: float) -> float:
        """Return the design effect that a correlation within clusters gives."""
        if not 0 <= correlation <= 1:
            raise InputFault("A correlation within images lies between 0 and 1.")
        if self.total <= 0:
            return 1.0
        spread = (1 - correlation) * self.squares + correlation * self.together
        return max(self.count * spread / self.total**2, 1.0)

    def correlation(self, effect: float) -> float | None:
        """Return what `assumed` gives this design effect of; None where it gives any."""
        room = self.together - self.squares
        if room <= 1e-9 * self.together:
            return None
        found = (effect * self.total**2 / self.count - self.squares) / room
        return min(max(found, 0.0), 1.0)

    @property
    def sums(self) -> Floats:
        """Return failures, their squares, and their products with outcomes, each in all."""
        whole: Floats = _sums(self.failures, self.outcomes).sum(axis=1, keepdims=True)
        return whole

    def variances(self, sums: Floats) -> Floats:
        """Return the share's variance for each column of sums over failures."""
        failures, squared, crossed = sums
        wrong = failures / self.total
        squares = squared - 2 * wrong * crossed + wrong**2 * self.together
        linear: Floats = np.maximum(squares, 0.0) / self.total**2
        return linear * (self.groups / (self.groups - 1))


def _sums(failures: Floats, outcomes: Floats) -> Floats:
    return np.stack([failures, failures**2, failures * outcomes])


def _lower_end(those: _Clusters, assumed: float, level: float) -> float:
    """Return the interval's lower end; see the module for over what it is the least."""
    failed, of = those.failures, those.outcomes
    columns = [np.zeros((3, 1))]
    # By most failures, and by most above what as many outcomes hold on the whole.
    for rank in (failed, failed - (1 - those.share) * of):
        worst = _largest(rank)
        columns.append(np.cumsum(_sums(failed[worst], of[worst]), axis=1))
    sums = np.concatenate([*columns, those.sums], axis=1)
    shares = np.clip(1 - sums[0] / those.total, 0.0, 1.0)
    sizes = _sizes(shares, those.variances(sums), those.count, assumed)
    return float(wilson_low(shares, sizes * few_clusters(those.groups, level), level).min())


def _largest(rank: Floats) -> NDArray[np.intp]:
    """Return the places of the largest values, the largest first."""
    most = min(rank.size, _WORST)
    found = np.argpartition(-rank, most - 1)[:most] if most < rank.size else np.arange(most)
    return found[np.argsort(-rank[found], kind="stable")]


def _sizes(shares: Floats, variances: Floats, count: float, assumed: float) -> Floats:
    """Return effective sizes; see the module for how the design effect is lifted."""
    binomial = shares * (1 - shares)
    varied = binomial > 0
    seen = np.ones_like(shares)
    seen[varied] = np.maximum(variances[varied] / binomial[varied] * count, 1.0)
    failures = np.minimum(shares, 1 - shares) * count
    lift = PRIOR_FAILURES / (PRIOR_FAILURES + failures)
    return count / (seen + lift * np.maximum(assumed - seen, 0.0))


def _of_one(share: float, count: float, groups: int, level: float) -> ClusterShare:
    # One image tells as much as one outcome, whatever lies on it.
    interval = wilson(share, 1.0, level)
    return ClusterShare(Estimate(share, round(count), None, interval), groups, None, 1.0)


def _described(
    share: float, variance: float, count: float, groups: int, assumed: float, ends: Interval
) -> ClusterShare:
    binomial = share * (1 - share)
    effect = variance / (binomial / count) if variance > 0 and binomial > 0 else None
    size = float(_sizes(np.array([share]), np.array([variance]), count, assumed)[0])
    estimate = Estimate(share, round(count), sqrt(max(variance, 0.0)), ends)
    return ClusterShare(estimate, groups, effect, size)


def cluster_mean(values: ArrayLike, level: float = LEVEL) -> Estimate:
    """Return the mean of one value a cluster, with Student's interval, clipped to 0 and 1.

    Args:
        values: shape (clusters,), each within 0 and 1.
        level: confidence.
    """
    array = np.asarray(values, dtype=np.float64)
    n = int(array.size)
    if n == 0:
        return Estimate(None, 0)
    mean = float(array.mean())
    if n == 1:
        return Estimate(mean, 1)
    se = float(array.std(ddof=1)) / sqrt(n)
    half = t_quantile((1 + level) / 2, n - 1) * se
    return Estimate(mean, n, se, Interval(mean - half, mean + half, level).clipped())


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
