"""Agreement of raters beyond chance, each coefficient with its standard error.

All are (observed - expected) / (1 - expected) and differ in what chance is taken to be. Missing
ratings are allowed. Errors take the units as sampled from many and the raters as fixed, with
Student's t at n - 1 degrees of freedom; two raters without a gap have the large-sample error.
Formulas: Gwet, Handbook of Inter-Rater Reliability (4th ed. 2014), chapters 2 to 5; Fleiss, Nee
and Landis 1979 for the test of Fleiss' kappa.
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from medannot.statistics.estimate import LEVEL, Estimate, Interval
from medannot.statistics.quantiles import t_quantile
from medannot.statistics.ratings import Ratings
from medannot.statistics.weights import Weighting, Weights, weights

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class _Seen:
    """What all coefficients share.

    Attributes:
        counts: shape (units, categories), of units that anybody rated.
        raters: shape (units,).
        weight: of partial agreement.
        observed: share of agreeing pairs.
        per_unit: shape (units,), each unit's own share of agreeing pairs; 0 without a pair.
    """

    counts: Floats
    raters: Floats
    weight: Weights
    observed: float
    per_unit: Floats

    @property
    def prevalence(self) -> Floats:
        """Return the mean share of each category over the units."""
        return np.asarray((self.counts / self.raters[:, None]).mean(axis=0))


def percent_agreement(given: Ratings, weighting: Weighting = Weighting.UNWEIGHTED) -> float | None:
    """Return the share of agreeing pairs, or None where no unit has two ratings."""
    seen = _seen(given, weighting)
    return None if seen is None else seen.observed


def gwet_ac(
    given: Ratings, weighting: Weighting = Weighting.UNWEIGHTED, level: float = LEVEL
) -> Estimate:
    """Return Gwet's AC1, or AC2 with weights; it stays sound where one category prevails."""
    seen = _seen(given, weighting)
    many = len(given.categories)
    if seen is None or many < 2:  # one category leaves nothing to chance
        return _nothing(given)
    share = seen.prevalence
    scale = float(seen.weight.sum()) / (many * (many - 1))
    chance = scale * float((share * (1 - share)).sum())
    own = scale * (seen.counts @ (1 - share)) / seen.raters
    return _estimate(given, seen, chance, own, level)


def brennan_prediger(
    given: Ratings, weighting: Weighting = Weighting.UNWEIGHTED, level: float = LEVEL
) -> Estimate:
    """Return Brennan and Prediger's coefficient: chance takes all categories as equal."""
    seen = _seen(given, weighting)
    if seen is None:
        return _nothing(given)
    chance = float(seen.weight.sum()) / len(given.categories) ** 2
    return _estimate(given, seen, chance, np.full(seen.raters.size, chance), level)


def fleiss(
    given: Ratings, weighting: Weighting = Weighting.UNWEIGHTED, level: float = LEVEL
) -> Estimate:
    """Return Fleiss' kappa (Scott's pi for two raters), generalised to missing ratings."""
    seen = _seen(given, weighting)
    if seen is None:
        return _nothing(given)
    share = seen.prevalence
    chance = float(share @ seen.weight @ share)
    both = (seen.weight @ share + seen.weight.T @ share) / 2
    return _estimate(given, seen, chance, seen.counts @ both / seen.raters, level)


def conger(
    given: Ratings, weighting: Weighting = Weighting.UNWEIGHTED, level: float = LEVEL
) -> Estimate:
    """Return Conger's kappa, which is Cohen's for two raters: chance keeps raters apart."""
    seen = _seen(given, weighting)
    if seen is None:
        return _nothing(given)
    codes = given.codes[(given.codes >= 0).any(axis=1)]
    codes = codes[:, (codes >= 0).any(axis=0)]
    units, raters = codes.shape
    if raters < 2:  # agreement is between two
        return _nothing(given)
    there = (codes >= 0).astype(np.float64)
    rated = there.sum(axis=0)
    many = len(given.categories)
    chosen = np.stack([(codes == k).astype(np.float64) for k in range(many)])
    shares = chosen.sum(axis=1).T / rated[:, None]
    mean = shares.mean(axis=0)
    spread = (shares.T @ shares - raters * np.outer(mean, mean)) / (raters - 1)
    chance = float((seen.weight * (np.outer(mean, mean) - spread / raters)).sum())
    own = np.zeros((units, raters))
    for k in range(many):
        moved = np.zeros((units, raters))
        for other in range(many):
            centred = chosen[other] - (there - rated / units) * shares[:, other]
            moved += seen.weight[k, other] * centred
        own += units * moved / rated * (raters * mean[k] - shares[:, k])
    return _estimate(given, seen, chance, own.sum(axis=1) / (raters * (raters - 1)), level)


def cohen(
    given: Ratings, weighting: Weighting = Weighting.UNWEIGHTED, level: float = LEVEL
) -> Estimate:
    """Return Cohen's kappa of two raters on the units that both rated, weighted if so asked."""
    both = (given.codes >= 0).all(axis=1)
    return conger(Ratings(given.codes[both], given.categories), weighting, level)


def krippendorff_weighted(
    given: Ratings, weighting: Weighting = Weighting.UNWEIGHTED, level: float = LEVEL
) -> Estimate:
    """Return Krippendorff's alpha in Gwet's form with weights, which has a standard error.

    Units with one rating are left out. For other distances see `alpha`.
    """
    counts = given.counts()
    counts = counts[counts.sum(axis=1) >= 2]  # a pair
    units = counts.shape[0]
    if units == 0:
        return _nothing(given)
    weight = weights(weighting, range(len(given.categories)))
    raters = counts.sum(axis=1)
    mean = float(raters.mean())
    agreeing = (counts * (counts @ weight.T - 1)).sum(axis=1) / (mean * (raters - 1))
    few, raw = 1 / float(raters.sum()), float(agreeing.mean())
    observed = (1 - few) * raw + few
    share = counts.mean(axis=0) / mean
    chance = float(share @ weight @ share)
    if chance >= 1:
        return _nothing(given)
    # The error is that of the coefficient without the correction for few ratings.
    value, plain = (observed - chance) / (1 - chance), (raw - chance) / (1 - chance)
    uneven = (raters - mean) / mean
    own = (agreeing - observed * uneven - chance) / (1 - chance)
    both = (weight @ share + weight.T @ share) / 2
    expected = counts @ both / mean - chance * uneven
    pulled = own - 2 * (1 - plain) * (expected - chance) / (1 - chance)
    return _with_error(value, pulled - plain, given, level)


def _seen(given: Ratings, weighting: Weighting) -> _Seen | None:
    counts = given.counts()
    counts = counts[counts.sum(axis=1) > 0]
    raters = counts.sum(axis=1)
    paired = raters >= 2  # a pair
    if not paired.any():
        return None
    weight = weights(weighting, range(len(given.categories)))
    pairs = np.where(paired, raters * (raters - 1), 1.0)
    own = (counts * (counts @ weight.T - 1)).sum(axis=1) / pairs
    own = np.where(paired, own, 0.0)
    return _Seen(counts, raters, weight, float(own[paired].mean()), own)


def _estimate(
    given: Ratings, seen: _Seen, chance: float, own_chance: Floats, level: float
) -> Estimate:
    if chance >= 1:
        return Estimate(None, int(seen.raters.size))
    value = (seen.observed - chance) / (1 - chance)
    paired = seen.raters >= 2  # a pair
    scale = seen.raters.size / float(paired.sum())
    own = scale * (seen.per_unit - chance * paired) / (1 - chance)
    pulled = own - 2 * (1 - value) * (own_chance - chance) / (1 - chance)
    return _with_error(value, pulled - value, given, level)


def _with_error(value: float, off: Floats, given: Ratings, level: float) -> Estimate:
    n = int(off.size)
    if n < 2:  # a variance needs two
        return Estimate(value, n)
    # The published large-sample formulas of two raters divide by n, the others by n - 1.
    of_two = given.codes.shape[1] == 2 and not (given.codes < 0).any()
    se = sqrt(float((off**2).sum()) / (n * (n if of_two else n - 1)))
    half = t_quantile((1 + level) / 2, n - 1) * se
    return Estimate(value, n, se, Interval(value - half, min(value + half, 1.0), level))


def _nothing(given: Ratings) -> Estimate:
    return Estimate(None, given.units)
