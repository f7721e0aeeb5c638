"""Which secondary lesions go with which primary ones, counted by case or by image."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from medannot.domain.annotation.balance import Whose
from medannot.domain.annotation.dimensions import Rung
from medannot.domain.annotation.finding import LesionRole


class Unit(StrEnum):
    """What is counted."""

    CASE = "case"
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class RoleSaid:
    """That one annotator names a lesion as primary or secondary.

    Attributes:
        unit: id of the case or image on which it is seen.
        work: whose; two of one unit are two annotators'.
        handed_in: whether this work was.
        needed: how many annotators the case has, where all of them handed it in; else 0.
    """

    unit: str
    work: str
    node_id: str
    role: LesionRole
    handed_in: bool
    needed: int


@dataclass(frozen=True, slots=True)
class Pairs:
    """Counts of units.

    Attributes:
        primary, secondary: units that have a lesion in this role.
        both: units that have a primary and a secondary one, by these.
        units: that have any lesion whose role is said.
    """

    units: int
    primary: Mapping[str, int]
    secondary: Mapping[str, int]
    both: Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole with its 95 % interval (Wilson)."""

    count: int
    of: int
    low: float
    high: float

    @property
    def value(self) -> float:
        """Return the part."""
        return self.count / self.of


@dataclass(frozen=True, slots=True)
class Pair:
    """A primary and a secondary lesion.

    Attributes:
        of_primary: of the units that have the primary one, those that have the secondary one too.
        of_secondary: the other way round.
    """

    primary: str
    secondary: str
    of_primary: Share
    of_secondary: Share


@dataclass(frozen=True, slots=True)
class CoOccurrence:
    """The matrix.

    Attributes:
        units: that have any lesion whose role is said.
        primary, secondary: the lesions with their counts, the most frequent first.
        pairs: each primary with each secondary lesion, also those that never occur together.
        without_role: lesions of which nobody said whether they are primary or secondary.
        not_placed: lesions of several images that were marked on none of them; by image these are
            not counted.
        withheld: cases that do not count since who asks has them open to annotate.
    """

    unit: Unit
    whose: Whose
    units: int
    primary: tuple[tuple[Rung, int], ...]
    secondary: tuple[tuple[Rung, int], ...]
    pairs: Mapping[tuple[str, str], Pair]
    without_role: int = 0
    not_placed: int = 0
    withheld: int = 0


_Fact = tuple[str, ...]


def pairs(said: Iterable[RoleSaid], whose: Whose) -> Pairs:
    """Count units by the lesions that are seen on them.

    What annotators say is compared or put together as pairs, so that a primary lesion of one and a
    secondary one of another make none where only what anybody says counts.
    """
    works: dict[str, dict[str, set[_Fact]]] = {}
    needed: dict[str, int] = {}
    for one in said:
        if whose is not Whose.ANY and not one.handed_in:
            continue
        works.setdefault(one.unit, {}).setdefault(one.work, set()).add((one.role, one.node_id))
        needed[one.unit] = one.needed
    primary: Counter[str] = Counter()
    secondary: Counter[str] = Counter()
    both: Counter[tuple[str, str]] = Counter()
    units = 0
    for unit, of_unit in works.items():
        facts = _facts(list(of_unit.values()), whose, needed[unit])
        units += bool(facts)
        for fact in facts:
            if len(fact) == 3:
                both[fact[1], fact[2]] += 1
            else:
                (primary if fact[0] == LesionRole.PRIMARY else secondary)[fact[1]] += 1
    return Pairs(units, primary, secondary, both)


def _facts(works: list[set[_Fact]], whose: Whose, needed: int) -> set[_Fact]:
    if whose is Whose.MERGED:
        return _with_pairs(set().union(*works))
    each = [_with_pairs(work) for work in works]
    if whose is Whose.ANY:
        return set().union(*each)
    return set.intersection(*each) if needed and len(each) == needed else set()


def _with_pairs(named: set[_Fact]) -> set[_Fact]:
    first = [one[1] for one in named if one[0] == LesionRole.PRIMARY]
    second = [one[1] for one in named if one[0] == LesionRole.SECONDARY]
    return named | {("both", one, other) for one in first for other in second}
