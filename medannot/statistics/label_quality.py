"""Quality of labels as reviewed: figures by any column, confusions of nodes, drift over time.

Precision = kept / (kept + changed + deleted), recall = kept / (kept + changed + added): an entity
that was changed is wrong on both sides (reader-study design, section 11.3). Rows of one image or
case belong together; every interval is clustered by them.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from medannot.domain.review.difference import Outcome
from medannot.statistics.entities import EntityCounts, EntityFigures, entity_figures
from medannot.statistics.estimate import LEVEL

FORMULAS = (
    ("precision", "kept / (kept + changed + deleted)"),
    ("recall", "kept / (kept + changed + added)"),
    ("F1", "2 kept / (2 kept + 2 changed + deleted + added)"),
    (
        "interval",
        "Wilson with the effective size, from the variance between images (Student's t, n - 1)",
    ),
    ("per image", "mean over images of the image's own share; Student's t interval"),
)
"""What stands beside the figures wherever they are shown."""

_CODES = {outcome: place for place, outcome in enumerate(Outcome)}


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
    codes: dict[Hashable, int] = {}
    places = [codes.setdefault(one, len(codes)) for one in cluster]
    return ReviewedEntities(
        np.array(places, dtype=np.int64),
        np.array([_CODES[one] for one in outcome], dtype=np.int8),
        np.ones(len(outcome)) if weight is None else np.asarray(weight, dtype=np.float64),
    )


@dataclass(frozen=True, slots=True)
class QualityRow:
    """Figures of one value of a column, such as one annotator.

    Attributes:
        value: of the column; None for everything.
        figures: with `tp` kept, `fp` changed or deleted, `fn` changed or added.
    """

    value: Hashable
    kept: int
    changed: int
    deleted: int
    added: int
    figures: EntityFigures


def quality(rows: ReviewedEntities, value: Hashable = None, level: float = LEVEL) -> QualityRow:
    """Return the figures of all rows together."""
    many = np.bincount(rows.outcome, minlength=len(Outcome)).tolist()
    kept, changed, deleted, added = (many[_CODES[outcome]] for outcome in Outcome)
    return QualityRow(value, kept, changed, deleted, added, entity_figures(_counts(rows), level))


def quality_by(
    rows: ReviewedEntities, column: Sequence[Hashable], level: float = LEVEL
) -> tuple[QualityRow, ...]:
    """Return figures for each value of a column, those with most entities first.

    Args:
        rows: the reviewed entities.
        column: of the same length; rows with None count nowhere.
        level: confidence.
    """
    codes: dict[Hashable, int] = {}
    places = np.array(
        [-1 if one is None else codes.setdefault(one, len(codes)) for one in column],
        dtype=np.int64,
    )
    order = np.argsort(places, kind="stable")
    begins = np.searchsorted(places[order], np.arange(len(codes) + 1))
    found = [
        quality(rows.of(order[begins[code] : begins[code + 1]]), value, level)
        for value, code in codes.items()
    ]
    return tuple(sorted(found, key=lambda one: -(one.kept + one.changed + one.deleted + one.added)))


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often one node was corrected to another.

    Attributes:
        share: of all entities of `was` that were reviewed.
    """

    was: str
    becomes: str
    count: int
    share: float


def confused(pairs: Sequence[tuple[str, str | None]]) -> tuple[Confusion, ...]:
    """Return which nodes were corrected to which, most frequent first.

    Args:
        pairs: of every reviewed entity its node, and the node after review; None where deleted.
    """
    whole: dict[str, int] = {}
    moved: dict[tuple[str, str], int] = {}
    for was, becomes in pairs:
        whole[was] = whole.get(was, 0) + 1
        if becomes is not None and becomes != was:
            moved[was, becomes] = moved.get((was, becomes), 0) + 1
    found = [
        Confusion(was, becomes, many, many / whole[was]) for (was, becomes), many in moved.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.count, one.was, one.becomes)))


def _counts(rows: ReviewedEntities) -> EntityCounts:
    kept = rows.outcome == _CODES[Outcome.KEPT]
    changed = rows.outcome == _CODES[Outcome.CHANGED]
    deleted = rows.outcome == _CODES[Outcome.DELETED]
    added = rows.outcome == _CODES[Outcome.ADDED]
    return EntityCounts(
        rows.cluster,
        kept.astype(np.int64),
        (changed | deleted).astype(np.int64),
        (changed | added).astype(np.int64),
        rows.weight,
    )
