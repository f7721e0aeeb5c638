"""What belongs together: units, cases and families of a set's questions.

A unit is what the source says must stay together. A case is what the source says belongs to one
patient; questions of which it says nothing share a case where they share an image. A family is
all questions that share a case or an image. Ids that exist stay, wherever they can.

Millions of questions are grouped in some tens of megabytes: a question keeps one number, the groups
of what it shares are numbers in arrays, and ids are kept as bytes.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator

from medannot.domain.ids import CaseId, FamilyId, IdSource, UnitId
from medannot.services.id_array import IdArray
from medannot.services.question_import_values import NewGroups, Place, Ready, ReadyImage
from medannot.store.questions import StoredItem

_ALONE = -1

NumberOf = Callable[[ReadyImage], int]
"""Gives each image a number from 1; what is the same image has the same."""


class _Sets:
    """Disjoint sets of numbers, with path halving (Tarjan and van Leeuwen, 1984)."""

    def __init__(self) -> None:
        self._parents = array("i")

    def __len__(self) -> int:
        return len(self._parents)

    def grow(self, number: int) -> None:
        """Take in all numbers up to this one."""
        self._parents.extend(range(len(self._parents), number + 1))

    def root(self, number: int) -> int:
        parents = self._parents
        while (parent := parents[number]) != number:
            number = parents[number] = parents[parent]
        return number

    def join(self, one: int, other: int) -> None:
        self._parents[self.root(other)] = self.root(one)


class _Belonging:
    """What the stored questions belong to, in some seventy bytes each."""

    def __init__(self) -> None:
        self._numbers, self._positions = array("i"), array("i")
        self._units, self._cases, self._families = IdArray(), IdArray(), IdArray()
        self._unit_keys: dict[int, str] = {}

    def add(self, number: int, stored: StoredItem) -> None:
        place = len(self._numbers)
        self._numbers.append(number)
        self._positions.append(stored.unit_position)
        self._units.put(place, stored.item.unit_id)
        self._cases.put(place, stored.item.case_id)
        self._families.put(place, stored.item.family_id)
        if stored.unit_key:
            self._unit_keys[place] = stored.unit_key

    def __iter__(self) -> Iterator[tuple[int, str, int, str, str, str]]:
        """Yield number, unit, place in it, the source's word for it, case and family."""
        for place, number in enumerate(self._numbers):
            yield (
                number,
                self._units.get(place),
                self._positions[place],
                self._unit_keys.get(place, ""),
                self._cases.get(place),
                self._families.get(place),
            )


class Grouping:
    """Groups the questions of a set: each is added first, then each is asked for, in order.

    Args:
        number_of: what numbers the images.
    """

    def __init__(self, number_of: NumberOf) -> None:
        self._number_of = number_of
        self._nodes = array("i")
        self._same_case = _Sets()
        self._same_family = _Sets()
        self._cases: dict[str, int] = {}
        self._stored = _Belonging()
        self._units: dict[str, str] = {}
        self._sizes: dict[str, int] = defaultdict(int)
        self._case_ids: IdArray | None = None
        self._family_ids: IdArray | None = None
        self._own_cases: dict[int, str] = {}
        self._own_families: dict[int, str] = {}

    def add(self, one: Ready) -> None:
        """Take in the next question."""
        if one.stored is not None:
            self._stored.add(len(self._nodes), one.stored)
        # Images have the even numbers, cases the odd ones.
        images = [2 * self._number_of(image) for image in one.images]
        case = self._case(one.draft.case)
        together = images if case == _ALONE else [case, *images]
        if not together:
            self._nodes.append(_ALONE)
            return
        first = together[0]
        for number in together:
            self._same_case.grow(number)
            self._same_family.grow(number)
            self._same_family.join(first, number)
            if case == _ALONE:
                self._same_case.join(first, number)
        self._nodes.append(first)

    def _case(self, word: str) -> int:
        if not word:
            return _ALONE
        return 2 * self._cases.setdefault(word, len(self._cases)) + 1

    def place(self, one: Ready, number: int, ids: IdSource, new: NewGroups) -> Place:
        """Say to which unit, case and family a question belongs; they are asked for in order.

        Args:
            one: the question.
            number: its place, from 0.
            ids: of new units, cases and families.
            new: takes these up.
        """
        if number == 0:
            self._start()
        unit, position = self._unit(one, ids, new)
        return Place(
            UnitId(unit),
            position,
            CaseId(self._case_id(one, number, ids, new)),
            FamilyId(self._family_id(number, ids, new)),
        )

    def _start(self) -> None:
        """Give the groups of stored questions the ids that they have, each id once."""
        count = max(len(self._same_case), 1)
        self._case_ids, self._family_ids = IdArray(count), IdArray(count)
        self._own_cases, self._own_families = {}, {}
        self._units, self._sizes = {}, defaultdict(int)
        used: set[str] = set()
        for number, unit, position, unit_key, case, family in self._stored:
            if unit_key:
                self._sizes[unit] = max(self._sizes[unit], position)
                self._units[unit_key] = unit
            node = self._nodes[number]
            for sets, known, own, id_ in (
                (self._same_case, self._case_ids, self._own_cases, case),
                (self._same_family, self._family_ids, self._own_families, family),
            ):
                self._keep(sets, known, own, (node, number), id_, used)

    @staticmethod
    def _keep(
        sets: _Sets,
        known: IdArray,
        own: dict[int, str],
        place: tuple[int, int],
        id_: str,
        used: set[str],
    ) -> None:
        node, number = place
        if id_ in used:
            return
        if node == _ALONE:
            own[number] = id_
        elif known.get(root := sets.root(node)):
            return
        else:
            known.put(root, id_)
        used.add(id_)

    def _unit(self, one: Ready, ids: IdSource, new: NewGroups) -> tuple[str, int]:
        if one.stored is not None:
            return one.stored.item.unit_id, one.stored.unit_position
        key = one.draft.unit
        if not key:
            unit = ids.new()
            new.units[unit] = ""
            return unit, 1
        known = self._units.get(key)
        if known is None:
            known = self._units[key] = ids.new()
            new.units[known] = key
        self._sizes[known] += 1
        return known, self._sizes[known]

    def _case_id(self, one: Ready, number: int, ids: IdSource, new: NewGroups) -> str:
        assert self._case_ids is not None  # noqa: S101 - made by `_start`
        return self._id(
            (self._same_case, self._case_ids, self._own_cases),
            number,
            one.draft.case,
            ids,
            new.cases,
        )

    def _family_id(self, number: int, ids: IdSource, new: NewGroups) -> str:
        assert self._family_ids is not None  # noqa: S101 - made by `_start`
        sets = (self._same_family, self._family_ids, self._own_families)
        return self._id(sets, number, "", ids, new.families)

    def _id(
        self,
        sets: tuple[_Sets, IdArray, dict[int, str]],
        number: int,
        word: str,
        ids: IdSource,
        new: dict[str, str],
    ) -> str:
        same, known, own = sets
        node = self._nodes[number]
        root = _ALONE if node == _ALONE else same.root(node)
        id_ = own.get(number, "") if node == _ALONE else known.get(root)
        if not id_:
            id_ = ids.new()
            new[id_] = word
            if node != _ALONE:
                known.put(root, id_)
        return id_
