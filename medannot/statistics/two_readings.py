"""Agreement beyond chance of two readings of the same units, with intervals clustered by case.

Every coefficient is 1 - or (observed - expected) / (1 - expected) of sums over units, so that what
it is without one cluster is told from what lies in that cluster (`jackknife`).
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from medannot.statistics.alpha import Distance
from medannot.statistics.columns import column_of
from medannot.statistics.estimate import LEVEL, Estimate
from medannot.statistics.jackknife import jackknifed

Floats = NDArray[np.float64]
Codes = NDArray[np.int64]


@dataclass(frozen=True)
class TwoReadings:
    """What two readings say of the same units.

    Attributes:
        first, second: shape (units,), places in `values`.
        cluster: shape (units,), from 0 up, of the case that each unit belongs to.
        values: all that was said.
    """

    first: Codes
    second: Codes
    cluster: Codes
    values: tuple[Hashable, ...]

    @staticmethod
    def of(
        pairs: Sequence[tuple[Hashable, Hashable]],
        cluster: Sequence[Hashable] | None = None,
        values: Sequence[Hashable] = (),
    ) -> "TwoReadings":
        """Return the readings of pairs.

        Args:
            pairs: one a unit.
            cluster: of each unit; each is its own where there are none.
            values: that could have been said; those that were, if left out.
        """
        said = column_of([*values, *(one for pair in pairs for one in pair)])
        codes = said.codes[len(values) :]
        own = column_of(tuple(range(len(pairs))) if cluster is None else cluster)
        return TwoReadings(codes[0::2], codes[1::2], own.codes, said.values)

    @property
    def units(self) -> int:
        """Return how many units there are."""
        return int(self.first.size)

    def alpha(self, distance: Distance, level: float = LEVEL) -> Estimate:
        """Return Krippendorff's alpha with any distance; see `alpha`."""
        if not self.units:
            return Estimate(None, 0)
        often = np.bincount(np.concatenate([self.first, self.second]), minlength=len(self.values))
        apart = distance(self.values, often.astype(np.float64))
        near = apart @ often
        observed = 2 * apart[self.first, self.second]
        expected = float(often @ near)
        # Both answers of every unit of a cluster go: n'Dn less 2 m'Dn and plus m'Dm.
        pulled = self._summed(near[self.first] + near[self.second])
        inside = np.array([apart[np.ix_(own, own)].sum() for own in self._answers()])
        lost = self._summed(np.full(self.units, 2.0))
        apart_left = observed.sum() - self._summed(observed)
        expected_left = expected - 2 * pulled + inside
        value = _alpha(np.array([observed.sum()]), np.array([expected]), 2.0 * self.units)
        without = _alpha(apart_left, expected_left, 2.0 * self.units - lost)
        return jackknifed(_known(value), without, self.units, level)

    def kappa(self, level: float = LEVEL) -> Estimate:
        """Return Cohen's kappa: chance by the shares of each reading."""
        if not self.units:
            return Estimate(None, 0)
        many = len(self.values)
        mine, theirs = (np.bincount(one, minlength=many) for one in (self.first, self.second))
        lost = self._summed(theirs[self.first] + mine[self.second])
        inside = np.array(
            [float((a[:, None] == b[None, :]).sum()) for a, b in self._sides()], dtype=np.float64
        )
        whole = float(mine @ theirs)
        value = _beyond(np.array([self._same.sum()]), np.array([whole]), 1.0 * self.units)
        without = _beyond(
            self._same.sum() - self._summed(self._same), whole - lost + inside, self._left
        )
        return jackknifed(_known(value), without, self.units, level)

    def ac1(self, level: float = LEVEL) -> Estimate:
        """Return Gwet's AC1; the number of values is that of all units."""
        if not self.units or len(self.values) < 2:  # one value leaves nothing to chance
            return Estimate(None, self.units)
        often = np.bincount(np.concatenate([self.first, self.second]), minlength=len(self.values))
        squares = float((often**2).sum())
        lost = self._summed(2 * (often[self.first] + often[self.second]))
        inside = np.array([float((one[:, None] == one[None, :]).sum()) for one in self._answers()])
        value = self._gwet(np.array([self._same.sum()]), np.array([squares]), 1.0 * self.units)
        without = self._gwet(
            self._same.sum() - self._summed(self._same), squares - lost + inside, self._left
        )
        return jackknifed(_known(value), without, self.units, level)

    def _gwet(self, same: Floats, squares: Floats, units: Floats | float) -> Floats:
        # Chance is the mean of p (1 - p) over all values, times their number over one less.
        chance = (1 - _over(squares, (2.0 * units) ** 2)) / (len(self.values) - 1)
        found: Floats = _over(_over(same, units) - chance, 1 - chance)
        return found

    @cached_property
    def _same(self) -> Floats:
        return np.asarray(self.first == self.second, dtype=np.float64)

    @cached_property
    def _left(self) -> Floats:
        """Return how many units there are without each cluster."""
        return self.units - self._summed(np.ones(self.units))

    def _summed(self, values: ArrayLike) -> Floats:
        found: Floats = np.bincount(self.cluster, np.asarray(values)).astype(np.float64)
        return found

    def _sides(self) -> Iterator[tuple[Codes, Codes]]:
        """Yield of each cluster what either reading says of its units."""
        order = np.argsort(self.cluster, kind="stable")
        ends = np.cumsum(np.bincount(self.cluster))[:-1]
        both = (np.split(side[order], ends) for side in (self.first, self.second))
        return zip(*both, strict=True)

    def _answers(self) -> Iterator[Codes]:
        return (np.concatenate(sides) for sides in self._sides())


def _alpha(observed: Floats, expected: Floats, answers: Floats | float) -> Floats:
    found: Floats = 1 - _over(observed * (answers - 1), expected)
    return found


def _beyond(same: Floats, chance: Floats, units: Floats | float) -> Floats:
    by_chance = _over(chance, np.asarray(units, dtype=np.float64) ** 2)
    found: Floats = _over(_over(same, units) - by_chance, 1 - by_chance)
    return found


def _over(above: Floats, below: Floats | float) -> Floats:
    """Divide; what is divided by nothing is not known."""
    under = np.broadcast_to(np.asarray(below, dtype=np.float64), above.shape)
    found: Floats = np.divide(above, under, out=np.full(above.shape, np.nan), where=under > 1e-12)
    return found


def _known(value: Floats) -> float | None:
    return float(value[0]) if np.isfinite(value[0]) else None
