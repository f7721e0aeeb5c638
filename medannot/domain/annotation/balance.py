"""Cases counted by what they show, so that what is missing is seen before a benchmark is built."""

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from medannot.domain.annotation.dimensions import Dimension, Grain, Rung
from medannot.domain.ids import AnnotationCaseId

FEW_LEVELS = 40
"""Of a dimension with no more levels all are crossed, those too that no case has."""


class Whose(StrEnum):
    """Whose annotations count.

    Attributes:
        ANY: what anybody named, also in work that was not handed in.
        AGREED: what all annotators of a case named; only cases that all of them handed in.
        MERGED: what those who handed in named, put together; of diseases the first ones of the
            differentials merged by inverse rank.
    """

    ANY = "any"
    AGREED = "agreed"
    MERGED = "merged"


LevelsOf = Mapping[AnnotationCaseId, AbstractSet[str]]
"""The levels in which each case is counted; none where nothing is known of it."""


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """One level.

    Attributes:
        known: whether lexicon or bands provide it; else somebody wrote it, or it is of another
            version.
    """

    rung: Rung
    cases: int
    known: bool = True


@dataclass(frozen=True, slots=True)
class Balance:
    """Cases by one dimension.

    Attributes:
        cases: that count; a case may stand in several rows.
        without: cases of which nothing is known here.
        withheld: cases that do not count since who asks has them open to annotate.
        from_source: cases whose level came in with their images.
        rows: in the order of the lexicon or of the bands.
    """

    dimension: Dimension
    grain: Grain
    whose: Whose
    cases: int
    without: int
    withheld: int
    from_source: int
    rows: tuple[BalanceRow, ...]

    @property
    def recorded(self) -> int:
        """Return how many cases stand in some row."""
        return self.cases - self.without

    @property
    def empty(self) -> tuple[Rung, ...]:
        """Return the levels that no case has; none where nothing is recorded at all."""
        return tuple(row.rung for row in self.rows if not row.cases) if self.recorded else ()

    def share(self, row: BalanceRow) -> float | None:
        """Return the part of the cases of which something is known."""
        return row.cases / self.recorded if self.recorded else None


@dataclass(frozen=True, slots=True)
class Cross:
    """Cases by two dimensions.

    Attributes:
        down, across: by each dimension alone, with all its levels.
        rows, columns: the levels that are crossed: all of a dimension that has few of them, else
            those that some case has; none where nothing is recorded.
        counts: cases by the keys of both, where there are any.
    """

    down: Balance
    across: Balance
    rows: tuple[BalanceRow, ...]
    columns: tuple[BalanceRow, ...]
    counts: Mapping[tuple[str, str], int]

    @property
    def empty(self) -> int:
        """Return how many of the cells shown no case has."""
        return self.cells - len(self.counts)

    @property
    def cells(self) -> int:
        """Return how many cells there are."""
        return len(self.rows) * len(self.columns)

    @property
    def left_out(self) -> tuple[int, int]:
        """Return how many levels down and across are not crossed, since no case has them."""
        return len(self.down.rows) - len(self.rows), len(self.across.rows) - len(self.columns)


@dataclass(frozen=True, slots=True)
class Counted:
    """Which cases count, and what is known of them in one dimension.

    Attributes:
        levels: of every case that counts.
        from_source: see `Balance`.
    """

    levels: LevelsOf
    withheld: int = 0
    from_source: int = 0


def balance(
    dimension: Dimension, grain: Grain, whose: Whose, provided: Sequence[Rung], counted: Counted
) -> Balance:
    """Count cases by the levels of a dimension.

    Args:
        dimension: by what.
        grain: how finely.
        whose: annotations counted.
        provided: the levels there are; what is counted beside these stands behind them.
        counted: the cases.
    """
    counts = Counter(level for levels in counted.levels.values() for level in levels)
    known = {rung.key for rung in provided}
    others = sorted(counts.keys() - known)
    rows = [BalanceRow(rung, counts[rung.key]) for rung in provided]
    rows += [BalanceRow(Rung(key, key, key), counts[key], known=False) for key in others]
    return Balance(
        dimension,
        grain,
        whose,
        len(counted.levels),
        sum(not levels for levels in counted.levels.values()),
        counted.withheld,
        counted.from_source,
        tuple(rows),
    )


def crossed(down: Balance, across: Balance, first: LevelsOf, second: LevelsOf) -> Cross:
    """Count cases by two dimensions at once; cells that no case has are told as well."""
    counts: Counter[tuple[str, str]] = Counter()
    for case, levels in first.items():
        counts.update((one, other) for one in levels for other in second.get(case, ()))
    return Cross(
        down,
        across,
        _levels_of(down),
        _levels_of(across),
        dict(counts),
    )


def _levels_of(table: Balance) -> tuple[BalanceRow, ...]:
    if table.recorded and len(table.rows) <= FEW_LEVELS:
        return table.rows
    return tuple(row for row in table.rows if row.cases)
