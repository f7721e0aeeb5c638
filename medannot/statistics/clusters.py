"""Shares of things that come in clusters: entities on images, answers of readers.

Outcomes on one image resemble each other, so the usual interval is too narrow. The share is a
ratio of sums; its variance is linearised over the clusters (Cochran, Sampling Techniques, 3rd ed.,
section 6.4), and the interval is Wilson's with the effective sample size that has this variance
(Korn and Graubard 1998, Survey Methodology 24:193, who take Clopper and Pearson's).
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray

from medannot.domain.errors import InputFault
from medannot.statistics.estimate import LEVEL, Estimate, Interval
from medannot.statistics.proportions import wilson
from medannot.statistics.quantiles import t_quantile

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ClusterShare:
    """A share with its clustered interval.

    Attributes:
        estimate: n counts the outcomes.
        clusters: over which the variance was taken.
        design_effect: by how much the variance is larger than that of independent outcomes; None
            where the share is 0 or 1 or there are fewer than two clusters.
        effective_n: independent outcomes that would tell as much.
    """

    estimate: Estimate
    clusters: int
    design_effect: float | None
    effective_n: float


def cluster_share(
    successes: ArrayLike,
    outcomes: ArrayLike,
    cluster: ArrayLike | None = None,
    weight: ArrayLike | None = None,
    level: float = LEVEL,
) -> ClusterShare:
    """Return sum(successes) / sum(outcomes) with an interval clustered by `cluster`.

    Args:
        successes: shape (rows,), each within 0 and its `outcomes`.
        outcomes: shape (rows,), not negative.
        cluster: shape (rows,), any labels; each row is its own cluster where there are none.
        weight: shape (rows,), how many of the population a row stands for; 1 each if left out.
        level: confidence.

    Raises:
        InputFault: the arrays differ in length, or a row has more successes than outcomes.
    """
    y, x, labels, w = _checked(successes, outcomes, cluster, weight)
    kept = x > 0
    y, x, labels, w = y[kept], x[kept], labels[kept], w[kept]
    count, total = float(x.sum()), float((w * x).sum())
    if total <= 0:
        return ClusterShare(Estimate(None, 0), 0, None, 0.0)
    _, place = np.unique(labels, return_inverse=True)
    groups = int(place.max()) + 1
    share = min(max(float((w * y).sum()) / total, 0.0), 1.0)
    if groups < 2:  # a variance needs two
        # One image tells as much as one outcome, whatever lies on it.
        return ClusterShare(
            Estimate(share, round(count), None, wilson(share, 1.0, level)), groups, None, 1.0
        )
    residual = np.bincount(place, weights=w * (y - share * x), minlength=groups)
    variance = groups / (groups - 1) * float((residual**2).sum()) / total**2
    return _with_interval(share, variance, count, groups, level)


def share_of_sums(
    clusters: int, y: float, x: float, yy: float, xy: float, xx: float, level: float = LEVEL
) -> ClusterShare:
    """Return what `cluster_share` does of sums over clusters, each of weight 1.

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
        return ClusterShare(
            Estimate(share, round(x), None, wilson(share, 1.0, level)), clusters, None, 1.0
        )
    squares = max(yy - 2 * share * xy + share**2 * xx, 0.0)
    variance = clusters / (clusters - 1) * squares / x**2
    return _with_interval(share, variance, x, clusters, level)


def _with_interval(
    share: float, variance: float, count: float, groups: int, level: float
) -> ClusterShare:
    binomial = share * (1 - share)
    if variance <= 0 or binomial <= 0:
        # No spread was seen: no more is claimed than that many independent images would show.
        size, effect = float(groups), None
    else:
        size = min(binomial / variance, count)
        effect = variance / (binomial / count)
    wide = _widened(size, groups, level)
    interval = wilson(share * wide, wide, level)
    estimate = Estimate(share, round(count), sqrt(max(variance, 0.0)), interval)
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


def _widened(size: float, groups: int, level: float) -> float:
    """Return the effective size made smaller for the few clusters that told the variance."""
    q = (1 + level) / 2
    normal, student = t_quantile(q, None), t_quantile(q, groups - 1)
    return max(size * (normal / student) ** 2, 1e-9)


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
