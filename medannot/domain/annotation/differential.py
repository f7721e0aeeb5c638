"""Two physicians' differential diagnoses merged by inverse rank (MedLesionVQA, section 3.3).

The weight of a disease is the sum of 1 / rank over the physicians. The paper names no rule for
ties: tied diseases share a dense rank, and stand in a fixed order that says who would come first
where one answer is needed: named by more physicians, better best rank, the lexicon's order.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from medannot.domain.errors import InputFault


@dataclass(frozen=True, slots=True)
class Merged:
    """A disease of the merged list.

    Attributes:
        weight: sum of 1 / rank over the physicians.
        rank: dense, counted from 1; ties share one.
        tied: another disease has the same weight.
        named_by: how many physicians named it.
    """

    disease: str
    weight: Fraction
    rank: int
    tied: bool
    named_by: int


def merged(
    differentials: Sequence[Sequence[str]], order: Mapping[str, int] | None = None
) -> tuple[Merged, ...]:
    """Merge ranked lists of diseases, the likeliest first in each.

    Args:
        differentials: one list a physician; ids of diseases, deprecated ones mapped before.
        order: where a disease stands in the lexicon; those without stand last, by their ids.

    Raises:
        InputFault: a list names a disease twice.
    """
    ranks: dict[str, list[int]] = {}
    for one in differentials:
        for rank, disease in enumerate(one, 1):
            if disease in one[: rank - 1]:
                raise InputFault("One differential names {disease} twice.", disease=disease)
            ranks.setdefault(disease, []).append(rank)
    weights = {
        disease: sum((Fraction(1, r) for r in rs), Fraction()) for disease, rs in ranks.items()
    }
    places = order or {}

    def key(disease: str) -> tuple[Fraction, int, int, float, str]:
        where = places.get(disease, float("inf"))
        return -weights[disease], -len(ranks[disease]), min(ranks[disease]), where, disease

    dense = {weight: rank for rank, weight in enumerate(sorted(set(weights.values()))[::-1], 1)}
    shared = list(weights.values())
    return tuple(
        Merged(d, weights[d], dense[weights[d]], shared.count(weights[d]) > 1, len(ranks[d]))
        for d in sorted(ranks, key=key)
    )
