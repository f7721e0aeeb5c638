"""Weights of partial agreement between categories (Gwet, Handbook of Inter-Rater Reliability)."""

from collections.abc import Sequence
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Weights = NDArray[np.float64]
"""Shape (categories, categories): 1 for full agreement, 0 for none."""


class Weighting(StrEnum):
    """How near categories count as agreement."""

    UNWEIGHTED = "unweighted"
    LINEAR = "linear"
    QUADRATIC = "quadratic"
    ORDINAL = "ordinal"


def weights(kind: Weighting, values: Sequence[float]) -> Weights:
    """Return the weights of categories with these values, such as their places 0, 1, 2.

    Linear is 1 - |a - b| / range, quadratic its square's; ordinal takes the pairs of categories
    that lie between.
    """
    array = np.asarray(values, dtype=np.float64)
    many = array.size
    if kind is Weighting.UNWEIGHTED or many < 2:  # one category agrees
        return np.eye(many)
    if kind is Weighting.ORDINAL:
        place = np.arange(many)
        steps = np.abs(place[:, None] - place[None, :]) + 1.0
        pairs = steps * (steps - 1) / 2
        return np.asarray(1 - pairs / pairs.max())
    apart = np.abs(array[:, None] - array[None, :]) / (array.max() - array.min())
    return np.asarray(1 - (apart if kind is Weighting.LINEAR else apart**2))
