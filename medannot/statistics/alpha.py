"""Krippendorff's alpha for any distance between answers, sets of options among them.

alpha = 1 - observed / expected disagreement over the coincidences of values within units
(Krippendorff 2011, Computing Krippendorff's Alpha-Reliability). Units with one answer are left out.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from medannot.statistics.ratings import Ratings

Floats = NDArray[np.float64]
Distance = Callable[[Sequence[Hashable], Floats], Floats]
"""Gives distances (values, values) of the values and how often each occurs in pairable answers."""


def krippendorff_alpha(given: Ratings, distance: Distance) -> float | None:
    """Return alpha, or None where no unit has two answers or all answers are alike."""
    counts = given.counts()
    raters = counts.sum(axis=1)
    counts, raters = counts[raters >= 2], raters[raters >= 2]  # a pair
    if counts.shape[0] == 0:
        return None
    shared = counts / (raters - 1)[:, None]
    together = shared.T @ counts - np.diag(shared.sum(axis=0))
    often = counts.sum(axis=0)
    apart = distance(given.categories, often)
    expected = float((np.outer(often, often) * apart).sum()) / (float(often.sum()) - 1)
    if expected <= 0:
        return None
    return 1 - float((together * apart).sum()) / expected


def nominal(values: Sequence[Hashable], _often: Floats) -> Floats:
    """Return 0 for the same value and 1 for another."""
    return 1 - np.eye(len(values))


def ordinal(values: Sequence[Hashable], often: Floats) -> Floats:
    """Return the squared number of answers that lie between two values in their order."""
    upto = np.cumsum(often) - often / 2
    del values
    return np.asarray((upto[:, None] - upto[None, :]) ** 2)


def interval(values: Sequence[Any], _often: Floats) -> Floats:
    """Return squared differences of numbers."""
    numbers = np.asarray(values, dtype=np.float64)
    return np.asarray((numbers[:, None] - numbers[None, :]) ** 2)


def ratio(values: Sequence[Any], _often: Floats) -> Floats:
    """Return squared relative differences of numbers that are not negative."""
    numbers = np.asarray(values, dtype=np.float64)
    total = numbers[:, None] + numbers[None, :]
    apart = np.divide(
        numbers[:, None] - numbers[None, :], total, out=np.zeros_like(total), where=total != 0
    )
    return np.asarray(apart**2)


def jaccard(values: Sequence[Any], _often: Floats) -> Floats:
    """Return 1 - shared / all members of two sets; two empty sets are alike."""
    return _of_sets(values, lambda a, b: 1 - _overlap(a, b))


def masi(values: Sequence[Any], _often: Floats) -> Floats:
    """Return 1 - Jaccard's overlap times 1, 2/3, 1/3 or 0 for equal, nested, crossing or disjoint.

    Passonneau 2006 (LREC).
    """
    return _of_sets(values, lambda a, b: 1 - _overlap(a, b) * _nesting(a, b))


def _of_sets(values: Sequence[Any], apart: Callable[[Any, Any], float]) -> Floats:
    sets = [frozenset(value) for value in values]
    return np.array([[apart(a, b) for b in sets] for a in sets], dtype=np.float64)


def _overlap(a: frozenset[Hashable], b: frozenset[Hashable]) -> float:
    return len(a & b) / len(a | b) if a | b else 1.0


def _nesting(a: frozenset[Hashable], b: frozenset[Hashable]) -> float:
    if a == b:
        return 1.0
    if a <= b or b <= a:
        return 2 / 3
    return 1 / 3 if a & b else 0.0
