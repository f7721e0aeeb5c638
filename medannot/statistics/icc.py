"""Intraclass correlations of whole tables (Shrout and Fleiss 1979, Psychological Bulletin 86)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from medannot.domain.errors import InputFault
from medannot.statistics.estimate import LEVEL, Estimate, Interval
from medannot.statistics.quantiles import f_quantile


@dataclass(frozen=True, slots=True)
class IntraclassCorrelations:
    """The six forms: of one rater and of the mean of k.

    Attributes:
        one_way, one_way_mean: ICC(1) and ICC(1,k), raters differ from unit to unit.
        random, random_mean: ICC(2) and ICC(2,k), raters sampled from many.
        fixed, fixed_mean: ICC(3) and ICC(3,k), these raters only.
    """

    one_way: Estimate
    random: Estimate
    fixed: Estimate
    one_way_mean: Estimate
    random_mean: Estimate
    fixed_mean: Estimate


def intraclass(table: ArrayLike, level: float = LEVEL) -> IntraclassCorrelations:
    """Return the correlations of a table with one row a unit and one column a rater.

    Args:
        table: shape (units, raters), at least two of each, nothing missing.
        level: confidence.

    Raises:
        InputFault: the table is smaller, or has a hole.
    """
    x = np.asarray(table, dtype=np.float64)
    if x.ndim != 2 or min(x.shape) < 2 or not np.all(np.isfinite(x)):  # two by two
        raise InputFault("An intraclass correlation needs a whole table, two units by two raters.")
    n, k = x.shape
    grand = x.mean()
    rows = k * ((x.mean(axis=1) - grand) ** 2).sum()
    columns = n * ((x.mean(axis=0) - grand) ** 2).sum()
    whole = ((x - grand) ** 2).sum()
    between = float(rows) / (n - 1)
    judges = float(columns) / (k - 1)
    within = float(whole - rows) / (n * (k - 1))
    error = float(whole - rows - columns) / ((n - 1) * (k - 1))
    squares = _Squares(n, k, between, judges, within, error, level)
    return IntraclassCorrelations(
        squares.simple(within, n * (k - 1)),
        squares.random(),
        squares.simple(error, (n - 1) * (k - 1)),
        squares.simple(within, n * (k - 1), mean=True),
        squares.random(mean=True),
        squares.simple(error, (n - 1) * (k - 1), mean=True),
    )


@dataclass(frozen=True, slots=True)
class _Squares:
    """Mean squares of the table."""

    n: int
    k: int
    between: float
    judges: float
    within: float
    error: float
    level: float

    def simple(self, rest: float, df: int, *, mean: bool = False) -> Estimate:
        """Return ICC(1) or ICC(3) by the mean square that stands for the error."""
        k = 1 if mean else self.k
        if rest <= 0:
            return Estimate(1.0 if self.between > 0 else None, self.n)
        q = (1 + self.level) / 2
        ratio = self.between / rest
        low, high = ratio / f_quantile(q, self.n - 1, df), ratio * f_quantile(q, df, self.n - 1)
        if mean:
            return self._given(1 - 1 / ratio if ratio else None, 1 - 1 / low, 1 - 1 / high)
        return self._given(
            (ratio - 1) / (ratio + k - 1), (low - 1) / (low + k - 1), (high - 1) / (high + k - 1)
        )

    def random(self, *, mean: bool = False) -> Estimate:
        """Return ICC(2), whose degrees of freedom are Satterthwaite's."""
        n, k, b, j, e = self.n, self.k, self.between, self.judges, self.error
        value = (b - e) / (b + (k - 1) * e + k * (j - e) / n)
        q = (1 + self.level) / 2
        if e <= 0:
            return Estimate(value, n)
        part = k * value * j / e + n * (1 + (k - 1) * value) - k * value
        whole = (k * value * j / e) ** 2 / (k - 1) + (
            n * (1 + (k - 1) * value) - k * value
        ) ** 2 / ((n - 1) * (k - 1))
        df = part**2 / whole
        above, below = f_quantile(q, n - 1, df), f_quantile(q, df, n - 1)
        low = n * (b - above * e) / (above * (k * j + (k * n - k - n) * e) + n * b)
        high = n * (below * b - e) / (k * j + (k * n - k - n) * e + n * below * b)
        if not mean:
            return self._given(value, low, high)
        averaged = (b - e) / (b + (j - e) / n)
        return self._given(averaged, *(k * end / (1 + end * (k - 1)) for end in (low, high)))

    def _given(self, value: float | None, low: float, high: float) -> Estimate:
        return Estimate(value, self.n, None, Interval(low, high, self.level))
