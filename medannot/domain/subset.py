"""Drawing a subset of a question set: by a stored seed, divided by properties, units kept whole.

Algorithm "medannot-subset" version 2. Questions that share a unit, or are one question in several
languages, are one group, and where that is asked for those that share a family too. The groups, in
the order of their first question, are shuffled by the stream `Draw(seed, "subset")`. Each stratum
is due its share of the size by largest remainders (ties by the stratum's name). Groups are gone
through in the drawn order three times: first those are taken that make no stratum exceed what is
due, then those of which at least half of the questions fill strata that lack some, then any; never
one that makes the whole exceed the size.
Where every group is one question each stratum gets just what is due. Else what comes out may differ
from that, and may be smaller than the size, by as much as the groups are large; it is never larger.
Version 1 always kept families together, and went through the groups without the second time.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from medannot.domain.errors import InputFault
from medannot.domain.ids import ItemVersionId
from medannot.domain.randomisation import Draw

ALGORITHM = "medannot-subset 2"
STRATA = ("type", "ability", "modality", "language", "knowledge")
"""Properties by which a draw can be divided."""

Stratum = tuple[str, ...]
"""The values of the properties by which a draw is divided, in their order."""


@dataclass(frozen=True, slots=True)
class DrawPlace:
    """A question that can be drawn.

    Attributes:
        joined: number of the question that it is in one of several languages, or None.
    """

    version_id: ItemVersionId
    unit_id: str
    family_id: str
    stratum: Stratum = ()
    joined: int | None = None


@dataclass(frozen=True, slots=True)
class StratumShare:
    """What a stratum was due and what it got.

    Attributes:
        found: questions of the stratum that could be drawn.
        due: its share of the size.
        drawn: what came out.
    """

    stratum: Stratum
    found: int
    due: int
    drawn: int


@dataclass(frozen=True, slots=True)
class DrawnSubset:
    """What came of a draw.

    Attributes:
        members: the drawn questions in the order of the set.
        shares: of each stratum, by its name.
    """

    members: tuple[ItemVersionId, ...]
    shares: tuple[StratumShare, ...]


def drawn_subset(
    places: Sequence[DrawPlace], size: int, seed: int, *, families: bool = False
) -> DrawnSubset:
    """Draw a subset.

    Args:
        places: all that can be drawn, in the order of the set.
        size: how many are wanted.
        seed: of the draw.
        families: whether questions of one case or image stay together, as those of a unit do.

    Raises:
        InputFault: none is wanted, there are fewer than are wanted, or no group is so small.
    """
    if size < 1:
        raise InputFault("Say how many questions are wanted: one at least.")
    if size > len(places):
        raise InputFault(
            "Only {found} questions fit, and {wanted} are wanted; ask for fewer.",
            found=len(places),
            wanted=size,
        )
    groups = Draw(seed, "subset").shuffled(groups_of(places, families=families))
    found = Counter(place.stratum for place in places)
    drawing = _Drawing(places, shares(found, size), size)
    left: Sequence[tuple[int, ...]] = groups
    for fits in (drawing.exceeds_nothing, drawing.fills_more_than_it_exceeds, drawing.has_room):
        left = drawing.go_through(left, fits)
    if not drawing.taken:
        raise InputFault(
            "No group of questions that stay together is as small as {wanted}; the smallest has "
            "{fewest}.",
            wanted=size,
            fewest=min(map(len, groups)),
        )
    told = tuple(
        StratumShare(name, number, drawing.due[name], drawing.held[name])
        for name, number in sorted(found.items())
    )
    return DrawnSubset(tuple(places[n].version_id for n in sorted(drawing.taken)), told)


class _Drawing:
    """Takes groups as long as there is room."""

    def __init__(self, places: Sequence[DrawPlace], due: dict[Stratum, int], size: int) -> None:
        self.due = due
        self.held: Counter[Stratum] = Counter()
        self.taken: list[int] = []
        self._places, self._size = places, size

    def go_through(
        self, groups: Sequence[tuple[int, ...]], fits: Callable[[Counter[Stratum]], bool]
    ) -> list[tuple[int, ...]]:
        """Take the groups that fit; return the others, as far as there is room for any."""
        left: list[tuple[int, ...]] = []
        for group in groups:
            if len(self.taken) == self._size:
                break
            wanted = Counter(self._places[n].stratum for n in group)
            if self.has_room(wanted) and fits(wanted):
                self.taken += group
                self.held += wanted
            else:
                left.append(group)
        return left

    def has_room(self, wanted: Counter[Stratum]) -> bool:
        return len(self.taken) + wanted.total() <= self._size

    def exceeds_nothing(self, wanted: Counter[Stratum]) -> bool:
        return self._filling(wanted) == wanted.total()

    def fills_more_than_it_exceeds(self, wanted: Counter[Stratum]) -> bool:
        return 2 * self._filling(wanted) >= wanted.total()

    def _filling(self, wanted: Counter[Stratum]) -> int:
        """Count the questions of a group that strata lack."""
        return sum(
            min(number, max(self.due[name] - self.held[name], 0)) for name, number in wanted.items()
        )


def groups_of(places: Sequence[DrawPlace], *, families: bool) -> tuple[tuple[int, ...], ...]:
    """Return the places of questions that stay together, groups by their first question.

    Args:
        places: all that can be drawn.
        families: whether those of one family do, as those of one unit and languages always.
    """
    leader = list(range(len(places)))

    def lead(n: int) -> int:
        while leader[n] != n:
            leader[n] = leader[leader[n]]
            n = leader[n]
        return n

    first: dict[tuple[str, object], int] = {}
    for n, place in enumerate(places):
        keys: list[tuple[str, object]] = [("unit", place.unit_id)]
        keys += [("family", place.family_id)] if families else []
        keys += [("joined", place.joined)] if place.joined is not None else []
        for key in keys:
            one, other = sorted((lead(first.setdefault(key, n)), lead(n)))
            leader[other] = one
    groups: dict[int, list[int]] = {}
    for n in range(len(places)):
        groups.setdefault(lead(n), []).append(n)
    return tuple(tuple(groups[n]) for n in sorted(groups))


def shares(strata: Counter[Stratum], size: int) -> dict[Stratum, int]:
    """Return how many questions each stratum is due, by largest remainders."""
    total = strata.total()
    due = {name: size * number // total for name, number in strata.items()}
    rest = sorted(strata, key=lambda name: (-(size * strata[name] % total), name))
    for name in rest[: size - sum(due.values())]:
        due[name] += 1
    return due
