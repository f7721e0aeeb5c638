"""Drawing a subset of a question set: by a stored seed, divided by properties, families kept whole.

Algorithm "medannot-subset" version 1. Questions that share a unit or a family are one group. The
groups, in the order of their first question, are shuffled by the stream `Draw(seed, "subset")`.
Each stratum is due its share of the size by largest remainders (ties by the stratum's name).
Groups are gone through in the drawn order twice: first those are taken that make no stratum exceed
what is due, then those that do not make the whole exceed the size. What comes out may be smaller
than the size where groups are large, and is never larger.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from medannot.domain.errors import InputFault
from medannot.domain.ids import ItemVersionId
from medannot.domain.randomisation import Draw

ALGORITHM = "medannot-subset 1"
STRATA = ("type", "ability", "modality", "language", "knowledge")
"""Properties by which a draw can be divided."""


@dataclass(frozen=True, slots=True)
class DrawPlace:
    """A question that can be drawn.

    Attributes:
        stratum: the values of the properties by which the draw is divided.
    """

    version_id: ItemVersionId
    unit_id: str
    family_id: str
    stratum: tuple[str, ...] = ()


def drawn_subset(places: Sequence[DrawPlace], size: int, seed: int) -> tuple[ItemVersionId, ...]:
    """Return the drawn questions in the order of the set.

    Args:
        places: all that can be drawn, in the order of the set.
        size: how many are wanted.
        seed: of the draw.

    Raises:
        InputFault: none is wanted, or there are fewer than are wanted.
    """
    if size < 1:
        raise InputFault("Say how many questions are wanted: one at least.")
    if size > len(places):
        raise InputFault(
            "Only {found} questions fit, and {wanted} are wanted; ask for fewer.",
            found=len(places),
            wanted=size,
        )
    groups = Draw(seed, "subset").shuffled(groups_of(places))
    due = shares(Counter(place.stratum for place in places), size)
    taken: list[int] = []
    held: Counter[tuple[str, ...]] = Counter()
    later: list[tuple[int, ...]] = []
    for group in groups:
        wanted = Counter(places[n].stratum for n in group)
        if all(held[name] + number <= due[name] for name, number in wanted.items()):
            taken += group
            held += wanted
        else:
            later.append(group)
    for group in later:
        if len(taken) + len(group) <= size:
            taken += group
    return tuple(places[n].version_id for n in sorted(taken))


def groups_of(places: Sequence[DrawPlace]) -> tuple[tuple[int, ...], ...]:
    """Return the places of questions that stay together, groups by their first question."""
    leader = list(range(len(places)))

    def lead(n: int) -> int:
        while leader[n] != n:
            leader[n] = leader[leader[n]]
            n = leader[n]
        return n

    first: dict[tuple[str, str], int] = {}
    for n, place in enumerate(places):
        for key in (("unit", place.unit_id), ("family", place.family_id)):
            one, other = sorted((lead(first.setdefault(key, n)), lead(n)))
            leader[other] = one
    groups: dict[int, list[int]] = {}
    for n in range(len(places)):
        groups.setdefault(lead(n), []).append(n)
    return tuple(tuple(groups[n]) for n in sorted(groups))


def shares(strata: Counter[tuple[str, ...]], size: int) -> dict[tuple[str, ...], int]:
    """Return how many questions each stratum is due, by largest remainders."""
    total = strata.total()
    due = {name: size * number // total for name, number in strata.items()}
    rest = sorted(strata, key=lambda name: (-(size * strata[name] % total), name))
    for name in rest[: size - sum(due.values())]:
        due[name] += 1
    return due
