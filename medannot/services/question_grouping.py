"""What belongs together: units, cases and families of a set's questions.

A unit is what the source says must stay together. A case is what the source says belongs to one
patient; questions of which it says nothing share a case where they share an image. A family is
all questions that share a case or an image. Ids that exist stay, wherever they can.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from medannot.domain.ids import CaseId, FamilyId, IdSource, UnitId
from medannot.services.question_import_values import Ready


@dataclass(frozen=True, slots=True)
class Place:
    """What one question belongs to."""

    unit_id: UnitId
    unit_position: int
    case_id: CaseId
    family_id: FamilyId


@dataclass(slots=True)
class Grouping:
    """The places of all questions in order, and the new units, cases and families.

    Attributes:
        units: the source's word of each new unit by id; so cases and families.
    """

    places: list[Place] = field(default_factory=list)
    units: dict[str, str] = field(default_factory=dict)
    cases: dict[str, str] = field(default_factory=dict)
    families: dict[str, str] = field(default_factory=dict)


class _Sets:
    """Disjoint sets of names, with path halving (Tarjan and van Leeuwen, 1984)."""

    def __init__(self) -> None:
        self._parents: dict[str, str] = {}

    def root(self, name: str) -> str:
        parents = self._parents
        parents.setdefault(name, name)
        while parents[name] != name:
            parents[name] = parents[parents[name]]
            name = parents[name]
        return name

    def join(self, names: Iterable[str]) -> None:
        roots = [self.root(name) for name in names]
        for other in roots[1:]:
            self._parents[self.root(other)] = self.root(roots[0])


def group(ready: Sequence[Ready], ids: IdSource) -> Grouping:
    """Say of each question to which unit, case and family it belongs."""
    found = Grouping()
    units = _units(ready, ids, found)
    cases = _cases(ready, ids, found)
    families = _families(ready, cases, ids, found)
    found.places = [
        Place(UnitId(unit), position, CaseId(case), FamilyId(family))
        for (unit, position), case, family in zip(units, cases, families, strict=True)
    ]
    return found


def _units(ready: Sequence[Ready], ids: IdSource, found: Grouping) -> list[tuple[str, int]]:
    named: dict[str, str] = {}
    sizes: dict[str, int] = defaultdict(int)
    for one in ready:
        if one.stored is not None:
            unit = one.stored.item.unit_id
            sizes[unit] = max(sizes[unit], one.stored.unit_position)
            if one.stored.unit_key:
                named[one.stored.unit_key] = unit
    return [_unit(one, named, sizes, ids, found) for one in ready]


def _unit(
    one: Ready, named: dict[str, str], sizes: dict[str, int], ids: IdSource, found: Grouping
) -> tuple[str, int]:
    if one.stored is not None:
        return one.stored.item.unit_id, one.stored.unit_position
    key = one.draft.unit
    unit = named.get(key) if key else None
    if unit is None:
        unit = ids.new()
        found.units[unit] = key
        if key:
            named[key] = unit
    sizes[unit] += 1
    return unit, sizes[unit]


def _cases(ready: Sequence[Ready], ids: IdSource, found: Grouping) -> list[str]:
    joined = _Sets()
    names = [f"item:{number}" for number in range(len(ready))]
    for name, one in zip(names, ready, strict=True):
        if one.draft.case:
            joined.join((name, f"case:{one.draft.case}"))
        else:
            joined.join((name, *(f"image:{image.identity}" for image in one.images)))
    olds = [one.stored.item.case_id if one.stored else None for one in ready]
    keys = [one.draft.case for one in ready]
    return _named_roots([joined.root(name) for name in names], olds, keys, ids, found.cases)


def _families(
    ready: Sequence[Ready], cases: Sequence[str], ids: IdSource, found: Grouping
) -> list[str]:
    joined = _Sets()
    for case, one in zip(cases, ready, strict=True):
        joined.join((f"case:{case}", *(f"image:{image.identity}" for image in one.images)))
    roots = [joined.root(f"case:{case}") for case in cases]
    olds = [one.stored.item.family_id if one.stored else None for one in ready]
    return _named_roots(roots, olds, [""] * len(roots), ids, found.families)


def _named_roots(
    roots: Sequence[str],
    olds: Sequence[str | None],
    keys: Sequence[str],
    ids: IdSource,
    new: dict[str, str],
) -> list[str]:
    """Give each root an id: the first old one that no other root has, else a new one."""
    chosen: dict[str, str] = {}
    used: set[str] = set()
    for root, old in zip(roots, olds, strict=True):
        if old is not None and root not in chosen and old not in used:
            chosen[root] = old
            used.add(old)
    for root, key in zip(roots, keys, strict=True):
        if root not in chosen:
            chosen[root] = ids.new()
            new[chosen[root]] = key
    return [chosen[root] for root in roots]
