"""Error of any figure over clusters, from what it is without each of them.

The delete-one-group jackknife: variance = (G - 1) / G times the sum of squares of the figures
without one cluster about their mean, interval by Student's t with G - 1 degrees (Efron and Stein
1981, Annals of Statistics 9:586; Shao and Tu 1995, The Jackknife and Bootstrap, chapter 2).
"""

from math import sqrt

import numpy as np
from numpy.typing import NDArray

from medannot.statistics.estimate import LEVEL, Estimate, Interval
from medannot.statistics.quantiles import t_quantile


def jackknifed(
    value: float | None, without: NDArray[np.float64], units: int, level: float = LEVEL
) -> Estimate:
    """Return a coefficient that is 1 at most with its interval.

    Args:
        value: of all clusters.
        without: shape (clusters,), of all but one; NaN where that tells nothing.
        units: that it rests on.
        level: confidence.
    """
    clusters = int(without.size)
    if value is None or clusters < 2 or not np.all(np.isfinite(without)):  # a variance needs two
        return Estimate(value, units)
    squares = float(((without - without.mean()) ** 2).sum())
    se = sqrt(squares * (clusters - 1) / clusters)
    half = t_quantile((1 + level) / 2, clusters - 1) * se
    return Estimate(value, units, se, Interval(value - half, min(value + half, 1.0), level))
