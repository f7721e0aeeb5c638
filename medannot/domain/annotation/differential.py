"""Two physicians' differential diagnoses merged by inverse rank (MedLesionVQA, section 3.3).

The weight of a disease is the sum of 1 / rank over the physicians. The paper names no rule for
ties: tied diseases share a dense rank, and stand in a fixed order that says who would come first
where one answer is needed: named by more physicians, better best rank, the lexicon's order.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from medannot.domain.errors import InputFault
from medannot.domain.lexicon.tree import Lexicon


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
    # In whole parts of one common size, which are added and compared exactly and fast.
    whole = lcm(*(rank for rs in ranks.values() for rank in rs))
    parts = {disease: sum(whole // rank for rank in rs) for disease, rs in ranks.items()}
    places = order or {}

    def key(disease: str) -> tuple[int, int, int, float, str]:
        where = places.get(disease, float("inf"))
        return -parts[disease], -len(ranks[disease]), min(ranks[disease]), where, disease

    dense = {part: rank for rank, part in enumerate(sorted(set(parts.values()))[::-1], 1)}
    shared = Counter(parts.values())
    return tuple(
        Merged(
            d,
            Fraction(parts[d], whole),
            dense[parts[d]],
            shared[parts[d]] > 1,
            len(ranks[d]),
        )
        for d in sorted(ranks, key=key)
    )


def renewed(diseases: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """Return a differential with what stands in the place of deprecated terms, each once.

    A term that was given up for several others stays: nobody but its author can tell which.
    """
    return tuple(dict.fromkeys(map(lexicon.heir, diseases)))


def kin(diseases: Sequence[str], lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """Return which diseases are a kind of another one: the wider first, then the narrower.

    They count as two, since only the physicians could say that they mean the same.
    """
    known = [one for one in diseases if one in lexicon]
    return tuple(
        (wider, narrower)
        for narrower in known
        for wider in lexicon.ancestors(narrower)
        if wider in known
    )
