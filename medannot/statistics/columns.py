"""Columns of very many rows as numbers: each value has a code, rows without one have -1."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Codes = NDArray[np.int64]

_DENSE = 8
"""Whole numbers up to so many times the rows are ranked by counting instead of sorting."""


@dataclass(frozen=True, eq=False)
class Column:
    """A column of any values.

    Attributes:
        codes: shape (rows,), places in `values`, or -1 where a row has none.
        values: in the order in which they first occur.
    """

    codes: Codes
    values: tuple[Hashable, ...]

    def __len__(self) -> int:
        """Return how many rows there are."""
        return int(self.codes.size)

    def regrouped(self, group: Callable[[Hashable], Hashable]) -> "Column":
        """Return a column with what each value belongs to; None belongs to nothing."""
        found: dict[Hashable, int] = {}
        of = [_code(found, group(value)) for value in self.values]
        # The last place is that of rows without a value: -1 leads there.
        return Column(np.array([*of, -1], dtype=np.int64)[self.codes], tuple(found))


def crossed(one: Column, other: Column) -> Column:
    """Return a column of pairs of values; a row that lacks either has none."""
    many = max(len(other.values), 1)
    both = (one.codes >= 0) & (other.codes >= 0)
    pairs, places = np.unique((one.codes * many + other.codes)[both], return_inverse=True)
    codes = np.full(len(one), -1, dtype=np.int64)
    codes[both] = places
    return Column(
        codes, tuple((one.values[pair // many], other.values[pair % many]) for pair in pairs)
    )


def column_of(values: Sequence[Hashable]) -> Column:
    """Return a column of values; None is none."""
    found: dict[Hashable, int] = {}
    codes = [_code(found, value) for value in values]
    return Column(np.array(codes, dtype=np.int64), tuple(found))


def coded(codes: ArrayLike, values: Sequence[Hashable]) -> Column:
    """Return a column whose codes are known already."""
    return Column(np.asarray(codes, dtype=np.int64), tuple(values))


def ranks(labels: ArrayLike) -> tuple[Codes, int]:
    """Return of each label its place among the different ones, sorted, and how many there are."""
    array = np.asarray(labels).ravel()
    if array.size and array.dtype.kind in "iu":
        most = int(array.max())
        if int(array.min()) >= 0 and most < _DENSE * array.size:
            there = np.zeros(most + 1, dtype=bool)
            there[array] = True
            place = np.cumsum(there) - 1
            return place[array], int(place[-1]) + 1
    different, places = np.unique(array, return_inverse=True)
    return places, int(different.size)


def _code(found: dict[Hashable, int], value: Hashable) -> int:
    return -1 if value is None else found.setdefault(value, len(found))
