"""Intervals of one proportion of independent yes-or-no outcomes.

They hold for one reader on distinct items, never for answers pooled over readers or entities that
lie on the same images: see `clusters`. Formulas: Newcombe 1998 (Statistics in Medicine 17:857),
Brown, Cai and DasGupta 2001 (Statistical Science 16:101).
"""

from collections.abc import Callable
from math import sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from medannot.domain.errors import InputFault
from medannot.statistics.estimate import LEVEL, Estimate, Interval

Floats = NDArray[np.float64]
Method = Callable[[float, float, float], Interval]


def wilson(x: float, n: float, level: float = LEVEL) -> Interval:
    """Return Wilson's score interval of x successes in n; n need not be whole (an effective size).

    Raises:
        InputFault: n is not positive, x not within 0 and n, or the level not within 0 and 1.
    """
    z = _z(x, n, level)
    share, spread = x / n, z * z / n
    middle = (share + spread / 2) / (1 + spread)
    half = z / (1 + spread) * sqrt(share * (1 - share) / n + spread / (4 * n))
    return Interval(
        0.0 if x == 0 else middle - half, 1.0 if x == n else middle + half, level
    ).clipped()


def wilson_low(share: Floats, n: Floats, level: float = LEVEL) -> Floats:
    """Return the lower ends of Wilson's intervals of many shares of n, at once.

    Args:
        share: shape (shares,), within 0 and 1.
        n: shape (shares,), positive; need not be whole.
        level: confidence.
    """
    z = NormalDist().inv_cdf((1 + level) / 2)
    spread = z * z / n
    half = z * np.sqrt(share * (1 - share) / n + spread / (4 * n))
    found = (share + spread / 2 - half) / (1 + spread)
    return np.where(share <= 0, 0.0, np.clip(found, 0.0, 1.0))


def wilson_with_continuity(x: float, n: float, level: float = LEVEL) -> Interval:
    """Return Wilson's interval with the correction for continuity.

    Raises:
        InputFault: as `wilson`.
    """
    z = _z(x, n, level)
    share, q = x / n, 1 - x / n
    below = 2 * n * share + z * z
    width = 2 * (n + z * z)
    low = (below - 1 - z * sqrt(max(z * z - 2 - 1 / n + 4 * share * (n * q + 1), 0))) / width
    high = (below + 1 + z * sqrt(max(z * z + 2 - 1 / n + 4 * share * (n * q - 1), 0))) / width
    return Interval(0.0 if x == 0 else low, 1.0 if x == n else high, level).clipped()


def clopper_pearson(x: float, n: float, level: float = LEVEL) -> Interval:
    """Return the exact interval of Clopper and Pearson.

    Raises:
        InputFault: as `wilson`.
    """
    _z(x, n, level)
    tail = (1 - level) / 2
    low = _beta(tail, x, n - x + 1) if x > 0 else 0.0
    high = _beta(1 - tail, x + 1, n - x) if x < n else 1.0
    return Interval(low, high, level)


def jeffreys(x: float, n: float, level: float = LEVEL) -> Interval:
    """Return the interval of Jeffreys' prior; at 0 and n the outer end is 0 and 1.

    Raises:
        InputFault: as `wilson`.
    """
    _z(x, n, level)
    tail = (1 - level) / 2
    low = _beta(tail, x + 0.5, n - x + 0.5) if x > 0 else 0.0
    high = _beta(1 - tail, x + 0.5, n - x + 0.5) if x < n else 1.0
    return Interval(low, high, level)


def agresti_coull(x: float, n: float, level: float = LEVEL) -> Interval:
    """Return the interval of Agresti and Coull, clipped.

    Raises:
        InputFault: as `wilson`.
    """
    z = _z(x, n, level)
    more = n + z * z
    share = (x + z * z / 2) / more
    half = z * sqrt(share * (1 - share) / more)
    return Interval(share - half, share + half, level).clipped()


def wald(x: float, n: float, level: float = LEVEL) -> Interval:
    """Return the textbook interval, clipped; for comparison only, since it covers too seldom.

    Raises:
        InputFault: as `wilson`.
    """
    z = _z(x, n, level)
    half = z * sqrt(x / n * (1 - x / n) / n)
    return Interval(x / n - half, x / n + half, level).clipped()


def proportion(x: int, n: int, level: float = LEVEL, method: Method = wilson) -> Estimate:
    """Return a share with its interval; without outcomes there is none.

    Raises:
        InputFault: x is not within 0 and n.
    """
    if n == 0:
        return Estimate(None, 0)
    share = x / n
    return Estimate(share, n, sqrt(share * (1 - share) / n), method(x, n, level))


def _beta(q: float, a: float, b: float) -> float:
    from scipy.special import betaincinv  # noqa: PLC0415  # takes long to load

    return float(betaincinv(a, b, q))


def _z(x: float, n: float, level: float) -> float:
    if not (n > 0 and 0 <= x <= n):
        raise InputFault("{x} of {n} is no share.", x=f"{x:g}", n=f"{n:g}")
    if not 0 < level < 1:
        raise InputFault("A confidence lies between 0 and 1, not at {level}.", level=f"{level:g}")
    return NormalDist().inv_cdf((1 + level) / 2)
