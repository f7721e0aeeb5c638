"""Means of one value a cluster."""

from math import sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray

from medannot.statistics.estimate import LEVEL, Estimate, Interval
from medannot.statistics.quantiles import t_quantile


def cluster_mean(values: ArrayLike, level: float = LEVEL) -> Estimate:
    """Return the mean of one value a cluster, with Student's interval, clipped to 0 and 1.

    Args:
        values: shape (clusters,), each within 0 and 1.
        level: confidence.
    """
    array = np.asarray(values, dtype=np.float64).ravel()
    return cluster_means(array, np.zeros(array.size, dtype=np.intp), 1, level)[0]


def cluster_means(
    values: NDArray[np.float64], group: NDArray[np.intp], groups: int, level: float = LEVEL
) -> tuple[Estimate, ...]:
    """Return the mean of each group by itself, as `cluster_mean` does of one.

    Args:
        values: shape (clusters,), each within 0 and 1.
        group: shape (clusters,), from 0 up.
        groups: how many there are.
        level: confidence.
    """
    many = np.bincount(group, minlength=groups)
    means = np.bincount(group, values, groups) / np.maximum(many, 1)
    squares = np.bincount(group, (values - means[group]) ** 2, groups)
    columns = zip(many.tolist(), means.tolist(), squares.tolist(), strict=True)
    return tuple(_mean(*one, level) for one in columns)


def _mean(n: int, mean: float, squares: float, level: float) -> Estimate:
    if n < 2:
        return Estimate(mean if n else None, n)
    se = sqrt(squares / (n - 1)) / sqrt(n)
    half = t_quantile((1 + level) / 2, n - 1) * se
    return Estimate(mean, n, se, Interval(mean - half, mean + half, level).clipped())
