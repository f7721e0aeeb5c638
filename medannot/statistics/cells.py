"""Outcomes of many groups on many clusters, each group's on each cluster taken together."""

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Cells:
    """What lies of each group on each cluster; nothing where a group has no outcome there.

    Attributes:
        group: shape (cells,), from 0 up, ascending.
        outcomes: shape (cells,), weighted.
        failures: shape (cells,), weighted.
        counts: shape (groups,), outcomes, not weighted.
        squares: shape (groups,), of the rows' weights, times their outcomes.
        clusters: shape (groups,), cells of each.
    """

    group: Places
    outcomes: Floats
    failures: Floats
    counts: Floats
    squares: Floats
    clusters: Places

    def __len__(self) -> int:
        """Return how many groups there are."""
        return int(self.counts.size)

    @property
    def turned(self) -> "Cells":
        """Return them with successes for failures."""
        return replace(self, failures=np.maximum(self.outcomes - self.failures, 0.0))

    def summed(self, values: Floats) -> Floats:
        """Return the sum over each group of a value of each cell."""
        return summed(self.group, values, len(self))

    def largest(self, rank: Floats, most: int) -> Places:
        """Return the cells of the largest rank of each group, so many at most, in their order."""
        order = np.lexsort((-rank, self.group))
        begins = np.cumsum(self.clusters) - self.clusters
        within = np.arange(order.size) - np.repeat(begins, self.clusters)
        found: Places = order[within < most]
        return found

    def running(self, values: Floats, cells: Places) -> Floats:
        """Return running sums of cells, begun anew with each group.

        Args:
            values: shape (kinds, all cells).
            cells: which ones, those of a group together.

        Returns:
            Shape (kinds, cells).
        """
        found: Floats = values[:, cells]
        ends = np.flatnonzero(np.diff(self.group[cells])) + 1
        edges = [0, *ends.tolist(), cells.size]
        # Group by group, so that no sum carries what was rounded in another.
        for begin, end in pairwise(edges):
            np.cumsum(found[:, begin:end], axis=1, out=found[:, begin:end])
        return found


def cells_of(
    y: Floats, x: Floats, w: Floats, cell: Places, group: Places, groups: int = 1
) -> Cells:
    """Return the cells of rows.

    Args:
        y: shape (rows,), successes.
        x: shape (rows,), outcomes.
        w: shape (rows,), weights; what has none, or no outcomes, counts nowhere.
        cell: shape (rows,), in which cell each row lies.
        group: shape (cells,), of each cell, ascending.
        groups: how many there are.
    """
    heavy = w * x
    outcomes = summed(cell, heavy, group.size)
    there = outcomes > 0
    own = group[cell]
    return Cells(
        group[there],
        outcomes[there],
        summed(cell, w * (x - y), group.size)[there],
        summed(own, np.where(w > 0, x, 0.0), groups),
        summed(own, w * heavy, groups),
        np.bincount(group[there], minlength=groups),
    )


def summed(group: NDArray[np.integer], values: ArrayLike, groups: int) -> Floats:
    """Return the sum of values over each group, shape (groups,)."""
    return np.bincount(group, np.asarray(values), groups).astype(np.float64)
