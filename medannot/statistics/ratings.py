"""Ratings of units by raters as arrays: categories become numbers, what is missing becomes -1."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from medannot.domain.errors import InputFault


@dataclass(frozen=True, eq=False)
class Ratings:
    """Who put which unit into which category.

    Attributes:
        codes: shape (units, raters), place of the category or -1.
        categories: in their order, which weights and ordinal distances go by.
    """

    codes: NDArray[np.int64]
    categories: tuple[Hashable, ...]

    @property
    def units(self) -> int:
        """Return how many units there are."""
        return int(self.codes.shape[0])

    def counts(self) -> NDArray[np.float64]:
        """Return how many raters put each unit into each category: shape (units, categories)."""
        many = len(self.categories)
        out = np.zeros((self.units, many))
        for rater in self.codes.T:
            seen = np.flatnonzero(rater >= 0)
            out[seen, rater[seen]] += 1
        return out


def ratings(
    table: Sequence[Sequence[Hashable | None]], categories: Sequence[Hashable] | None = None
) -> Ratings:
    """Return ratings of a table with one row a unit and one column a rater.

    Args:
        table: None where a rater did not see a unit.
        categories: all there are, in order; those that occur, sorted, if left out.

    Raises:
        InputFault: the rows differ in length, or a rating is of no category.
    """
    if len({len(row) for row in table}) > 1:
        raise InputFault("The rows of the ratings differ in length.")
    seen = {value for row in table for value in row if value is not None}
    known = tuple(categories) if categories is not None else _in_order(seen)
    place = {value: at for at, value in enumerate(known)}
    strange = seen - place.keys()
    if strange:
        raise InputFault(
            "{value} is no category of these ratings.", value=str(min(map(str, strange)))
        )
    rows = [[-1 if value is None else place[value] for value in row] for row in table]
    width = len(table[0]) if table else 0
    return Ratings(np.array(rows, dtype=np.int64).reshape(len(table), width), known)


def ratings_of_pairs(
    first: ArrayLike, second: ArrayLike, categories: Sequence[Hashable]
) -> Ratings:
    """Return the ratings of two raters who saw the same units.

    Args:
        first: shape (units,), places in `categories`.
        second: likewise, of the other.
        categories: in order.
    """
    codes = np.column_stack([np.asarray(one, dtype=np.int64) for one in (first, second)])
    return Ratings(codes, tuple(categories))


def _in_order(values: set[Hashable]) -> tuple[Hashable, ...]:
    try:
        return tuple(sorted(values))  # type: ignore[type-var]  # what cannot be ordered raises
    except TypeError:
        return tuple(sorted(values, key=repr))
