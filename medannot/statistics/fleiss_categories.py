"""Fleiss' kappa of each category, and the test that agreement is chance (complete ratings).

Fleiss 1971 (Psychological Bulletin 76:378); the error under chance is that of Fleiss, Nee and
Landis 1979 (Psychological Bulletin 86:974).
"""

from collections.abc import Hashable
from dataclasses import dataclass
from math import sqrt

from medannot.domain.errors import InputFault
from medannot.statistics.agreement import fleiss
from medannot.statistics.ratings import Ratings


@dataclass(frozen=True, slots=True)
class FleissTest:
    """Fleiss' kappa with its parts.

    Attributes:
        kappa: over all categories; None where all ratings are of one category.
        z: kappa divided by its error were agreement chance.
        by_category: kappa of each category against all others; None where it was never or always
            chosen.
    """

    kappa: float | None
    z: float | None
    by_category: tuple[tuple[Hashable, float | None], ...]


def fleiss_test(given: Ratings) -> FleissTest:
    """Return Fleiss' kappa, its test and its categories.

    Raises:
        InputFault: a unit lacks a rating, or there are fewer than two raters.
    """
    units, raters = given.codes.shape
    if raters < 2 or units == 0 or (given.codes < 0).any():  # a pair
        raise InputFault(
            "This test needs ratings of every unit by every one of two raters or more."
        )
    counts = given.counts()
    share = counts.mean(axis=0) / raters
    other = 1 - share
    mixed = (counts * (raters - counts)).sum(axis=0) / (units * raters * (raters - 1))
    parts = tuple(
        (name, 1 - float(m / (p * q)) if p * q > 0 else None)
        for name, m, p, q in zip(given.categories, mixed, share, other, strict=True)
    )
    spread = float((share * other).sum())
    kappa = fleiss(given).value
    if kappa is None or spread <= 0:
        return FleissTest(None, None, parts)
    skew = float((share * other * (other - share)).sum())
    error = sqrt(2 * (spread**2 - skew) / (units * raters * (raters - 1))) / spread
    return FleissTest(kappa, kappa / error, parts)
