"""Precision and recall of entities against a reviewer's, as sets on images.

An entity is right where the reviewer has the same one on the same image (exact node of the
lexicon). Micro figures pool the entities, their intervals are clustered by image; the means per
image let every image count the same.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from medannot.domain.review.round import CORRELATION
from medannot.statistics.cells import cells_of
from medannot.statistics.cluster_means import cluster_means
from medannot.statistics.clusters import ClusterShare, cluster_shares
from medannot.statistics.columns import ranks
from medannot.statistics.estimate import LEVEL, Estimate

Counts = NDArray[np.int64]
Halves = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class EntityCounts:
    """Entities of each image that are right, too many, and missed.

    Attributes:
        image: shape (rows,), label of the image; an image may have several rows.
        tp, fp, fn: shape (rows,).
        weight: shape (rows,), images of the population that a row stands for.
    """

    image: NDArray[np.generic]
    tp: Counts
    fp: Counts
    fn: Counts
    weight: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class EntityFigures:
    """Precision, recall and F1 = 2 tp / (2 tp + fp + fn).

    Attributes:
        precision, recall, f1: micro, with intervals clustered by image.
        image_precision: mean over the images on which the annotator has an entity.
        image_recall: mean over the images on which the reviewer has one.
    """

    tp: int
    fp: int
    fn: int
    images: int
    precision: ClusterShare
    recall: ClusterShare
    f1: ClusterShare
    image_precision: Estimate
    image_recall: Estimate


def entity_counts(
    annotated: Mapping[Hashable, AbstractSet[Hashable]],
    reviewed: Mapping[Hashable, AbstractSet[Hashable]],
) -> EntityCounts:
    """Compare the entities of each image as sets; images without any on both sides add nothing."""
    images = tuple(dict.fromkeys((*annotated, *reviewed)))
    empty: AbstractSet[Hashable] = frozenset()
    rows = [
        (len(a & r), len(a - r), len(r - a))
        for a, r in ((annotated.get(i, empty), reviewed.get(i, empty)) for i in images)
    ]
    tp, fp, fn = (np.array([row[k] for row in rows], dtype=np.int64) for k in range(3))
    return EntityCounts(np.arange(len(images)), tp, fp, fn, np.ones(len(images)))


def counts_of(
    image: ArrayLike, tp: ArrayLike, fp: ArrayLike, fn: ArrayLike, weight: ArrayLike | None = None
) -> EntityCounts:
    """Return counts of arrays of the same length."""
    labels = np.asarray(image).ravel()
    right, many, missed = (np.asarray(one, dtype=np.int64).ravel() for one in (tp, fp, fn))
    heavy = np.ones(labels.size) if weight is None else np.asarray(weight, dtype=np.float64).ravel()
    return EntityCounts(labels, right, many, missed, heavy)


def entity_figures(
    counts: EntityCounts, level: float = LEVEL, *, correlation: float = CORRELATION
) -> EntityFigures:
    """Return precision, recall and F1 of the counts."""
    all_of_one = np.zeros(counts.tp.size, dtype=np.intp)
    return entity_figures_by(counts, all_of_one, 1, level, correlation=correlation)[0]


def entity_figures_by(
    counts: EntityCounts,
    group: Counts,
    groups: int,
    level: float = LEVEL,
    *,
    correlation: float = CORRELATION,
) -> tuple[EntityFigures, ...]:
    """Return precision, recall and F1 of each group by itself.

    Args:
        counts: of all rows.
        group: shape (rows,), from 0 up.
        groups: how many there are.
        level: confidence.
        correlation: within images, assumed where too little was seen.
    """
    tp, fp, fn = counts.tp, counts.fp, counts.fn
    image, images = ranks(counts.image)
    # Each image of a group by itself: all that is asked of images is asked within groups.
    places, cells = np.unique(group * max(images, 1) + image, return_inverse=True)
    of = places // max(images, 1)

    right = tp.astype(np.float64)

    def shares(outcomes: Halves) -> tuple[ClusterShare, ...]:
        found = cells_of(right, outcomes, counts.weight, cells, of, groups)
        return cluster_shares(found, level, correlation=correlation)

    def means(outcomes: Counts) -> tuple[Estimate, ...]:
        rights, all_of = np.bincount(cells, tp), np.bincount(cells, outcomes)
        seen = all_of > 0
        return cluster_means(rights[seen] / all_of[seen], of[seen], groups, level)

    used = np.bincount(cells, tp + fp + fn, places.size) > 0
    return tuple(
        EntityFigures(*one)
        for one in zip(
            *(np.bincount(group, many, groups).astype(np.int64).tolist() for many in (tp, fp, fn)),
            np.bincount(of[used], minlength=groups).tolist(),
            shares(right + fp),
            shares(right + fn),
            # Halves, so that an entity that is right counts once and not as two outcomes.
            shares(right + (fp + fn) / 2),
            means(tp + fp),
            means(tp + fn),
            strict=True,
        )
    )


def confusions(pairs: Iterable[tuple[Hashable, Hashable]]) -> Counter[tuple[Hashable, Hashable]]:
    """Count how often the annotator's node was the reviewer's other node."""
    return Counter((mine, theirs) for mine, theirs in pairs)
