"""Quality of labels as reviewed: figures by any column, drift over time.

Precision = kept / (kept + changed + deleted), recall = kept / (kept + changed + added): an entity
that was changed is wrong on both sides (reader-study design, section 11.3). Rows of one image or
case belong together; every interval is clustered by them.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike, NDArray

from medannot.domain.review.difference import Outcome
from medannot.domain.review.round import CORRELATION
from medannot.statistics.cells import summed
from medannot.statistics.columns import Column, column_of
from medannot.statistics.entities import EntityCounts, EntityFigures, entity_figures_by
from medannot.statistics.estimate import LEVEL

CODES: Mapping[Outcome, int] = MappingProxyType(
    {outcome: place for place, outcome in enumerate(Outcome)}
)
"""Of each outcome its number in a column."""


@dataclass(frozen=True, eq=False)
class ReviewedEntities:
    """Reviewed entities as columns of one length.

    Attributes:
        cluster: the image or case each lies on.
        outcome: places in `Outcome`.
        weight: entities of the population that each stands for.
    """

    cluster: NDArray[np.generic]
    outcome: NDArray[np.int8]
    weight: NDArray[np.float64]

    def __len__(self) -> int:
        """Return how many there are."""
        return int(self.outcome.size)

    def of(self, places: NDArray[np.int64]) -> "ReviewedEntities":
        """Return some of them."""
        return ReviewedEntities(self.cluster[places], self.outcome[places], self.weight[places])


def reviewed(
    cluster: Sequence[Hashable],
    outcome: Sequence[Outcome],
    weight: Sequence[float] | None = None,
) -> ReviewedEntities:
    """Return columns of values."""
    return reviewed_codes(
        column_of(cluster).codes,
        [CODES[one] for one in outcome],
        np.ones(len(outcome)) if weight is None else weight,
    )


def reviewed_codes(cluster: ArrayLike, outcome: ArrayLike, weight: ArrayLike) -> ReviewedEntities:
    """Return columns of numbers, which are not looked at one by one.

    Args:
        cluster: any numbers of the images or cases.
        outcome: by `CODES`.
        weight: entities of the population that each stands for.
    """
    return ReviewedEntities(
        np.asarray(cluster, dtype=np.int64),
        np.asarray(outcome, dtype=np.int8),
        np.asarray(weight, dtype=np.float64),
    )


@dataclass(frozen=True, slots=True)
class QualityRow:
    """Figures of one value of a column, such as one annotator.

    Attributes:
        value: of the column; None for everything.
        figures: with `tp` kept, `fp` changed or deleted, `fn` changed or added.
        weighted: the four counts, each entity as often as its weight says.
    """

    value: Hashable
    kept: int
    changed: int
    deleted: int
    added: int
    figures: EntityFigures
    weighted: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


def quality(
    rows: ReviewedEntities,
    value: Hashable = None,
    level: float = LEVEL,
    *,
    correlation: float = CORRELATION,
) -> QualityRow:
    """Return the figures of all rows together."""
    one = np.zeros(len(rows), dtype=np.int64)
    return _figures(rows, Column(one, (value,)), level, correlation)[0]


def quality_by(
    rows: ReviewedEntities,
    column: Column | Sequence[Hashable],
    level: float = LEVEL,
    *,
    correlation: float = CORRELATION,
) -> tuple[QualityRow, ...]:
    """Return figures for each value of a column, those with most entities first.

    Args:
        rows: the reviewed entities.
        column: of the same length; rows without a value, or with None, count nowhere.
        level: confidence.
        correlation: within images, assumed where too little was seen.
    """
    known = column if isinstance(column, Column) else column_of(column)
    found = _figures(rows, known, level, correlation)
    return tuple(sorted(found, key=lambda one: -(one.kept + one.changed + one.deleted + one.added)))


def _figures(
    rows: ReviewedEntities, column: Column, level: float, correlation: float
) -> list[QualityRow]:
    there = np.flatnonzero(column.codes >= 0)
    those, codes, groups = rows.of(there), column.codes[there], len(column.values)
    figures = entity_figures_by(_counts(those), codes, groups, level, correlation=correlation)
    cells = codes * len(Outcome) + those.outcome
    many, heavy = (
        summed(cells, each, groups * len(Outcome)).reshape(groups, len(Outcome)).tolist()
        for each in (np.ones(len(those)), those.weight)
    )
    order = itemgetter(*(CODES[outcome] for outcome in Outcome))
    found = []
    for value, counts, weights, one in zip(column.values, many, heavy, figures, strict=True):
        kept, changed, deleted, added = map(int, order(counts))
        found.append(QualityRow(value, kept, changed, deleted, added, one, order(weights)))
    return found


def _counts(rows: ReviewedEntities) -> EntityCounts:
    kept = rows.outcome == CODES[Outcome.KEPT]
    changed = rows.outcome == CODES[Outcome.CHANGED]
    deleted = rows.outcome == CODES[Outcome.DELETED]
    added = rows.outcome == CODES[Outcome.ADDED]
    return EntityCounts(
        rows.cluster,
        kept.astype(np.int64),
        (changed | deleted).astype(np.int64),
        (changed | added).astype(np.int64),
        rows.weight,
    )
