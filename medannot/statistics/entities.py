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
from medannot.statistics.clusters import ClusterShare, cluster_mean, cluster_share
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
    tp, fp, fn = counts.tp, counts.fp, counts.fn
    image, _ = ranks(counts.image)

    def share(right: Counts, of: Counts | Halves) -> ClusterShare:
        return cluster_share(right, of, image, counts.weight, level, correlation=correlation)

    used = (tp + fp + fn) > 0
    return EntityFigures(
        tp=int(tp.sum()),
        fp=int(fp.sum()),
        fn=int(fn.sum()),
        images=ranks(image[used])[1],
        precision=share(tp, tp + fp),
        recall=share(tp, tp + fn),
        # Halves, so that an entity that is right counts once and not as two outcomes.
        f1=share(tp, tp + (fp + fn) / 2),
        image_precision=_per_image(image, tp, tp + fp, level),
        image_recall=_per_image(image, tp, tp + fn, level),
    )


def confusions(pairs: Iterable[tuple[Hashable, Hashable]]) -> Counter[tuple[Hashable, Hashable]]:
    """Count how often the annotator's node was the reviewer's other node."""
    return Counter((mine, theirs) for mine, theirs in pairs)


def _per_image(image: Counts, right: Counts, of: Counts, level: float) -> Estimate:
    if image.size == 0:
        return Estimate(None, 0)
    rights, all_of = np.bincount(image, weights=right), np.bincount(image, weights=of)
    seen = all_of > 0
    return cluster_mean(rights[seen] / all_of[seen], level)
