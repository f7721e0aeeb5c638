"""Who reads what, in which order: drawn from a seed once, proved against the rules at any time.

Within a group each unit goes to exactly k readers. Units are taken in a random order; each is
given, one place after the other, to the reader with the fewest units so far, among these to the
one who shares the fewest units with those chosen already, among these by lot. Taking the least
loaded keeps all loads within one; counting what is shared keeps the pairs of readers even. At
last each reader's units are shuffled; the items of a unit stay together, in their order.

Where units are versions of one question in several languages and no reader may meet two, they are
taken together, in an order of their own by lot: readers of one get none of the others, and of those
with the fewest units whoever had fewest of that version so far comes first ("even-lists-apart").
That is possible where a group has k readers for each version, and leaves loads within one.

What is drawn hangs on the seed, the places of the units in the set and the groups' names, not on
ids or reader codes: the same seed gives the same study in another workspace.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from medannot.domain.errors import Refusal
from medannot.domain.ids import ItemVersionId, UnitId
from medannot.domain.randomisation import Draw
from medannot.domain.study import Allocation, AllocationProof, GroupPlan, GroupProof, PlannedUnit
from medannot.domain.wording import agreeing, counted

ALGORITHM = "even-lists"
APART = "even-lists-apart"
ALGORITHM_VERSION = "1"

LONGEST_GROUP_NAME = 40


class AskedGroup(Protocol):
    """A group of readers as far as the allocation cares."""

    @property
    def name(self) -> str:
        """Return the group's name."""

    @property
    def per_item(self) -> int:
        """Return how many of its readers each unit gets."""


GroupWithReaders = tuple[AskedGroup, tuple[str, ...]]
"""A group and the codes of its readers, in their order."""


def check_groups(groups: Sequence[GroupPlan]) -> None:
    """Refuse groups that no allocation can serve.

    Raises:
        Refusal: none is named, a name is empty, odd or twice, a number is not positive, or more
            answers per unit are asked than the group has readers.
    """
    if not groups:
        raise Refusal("A study needs a group of readers; name one, such as primary=15.")
    for group in groups:
        _check_name(group.name)
        if group.size < 1:
            raise Refusal(
                "The group {group} has {size} readers; a group needs one at least.",
                group=group.name,
                size=group.size,
            )
        if group.per_item < 1:
            raise Refusal(
                "Each question needs at least one answer from the group {group}, not {per_item}.",
                group=group.name,
                per_item=group.per_item,
            )
        if group.per_item > group.size:
            raise Refusal(
                "The group {group} is of size {size}, so that no question can have {per_item} "
                "answers from it; take more readers or fewer answers.",
                group=group.name,
                size=group.size,
                per_item=group.per_item,
            )
    names = Counter(_alike(group.name) for group in groups)
    for group in groups:
        if names[_alike(group.name)] > 1:
            raise Refusal("The group {group} is named twice; name each once.", group=group.name)


def _alike(name: str) -> str:
    # "Primary care" and "primary-care" would give the same reader codes.
    return "-".join(name.casefold().split())


def _check_name(name: str) -> None:
    fits = all(sign.isalnum() or sign in " -_" for sign in name) and name == name.strip()
    if not name or len(name) > LONGEST_GROUP_NAME or not fits:
        raise Refusal(
            "'{group}' is no name for a group; take up to {most} letters, digits, blanks, "
            "hyphens or underscores.",
            group=name,
            most=LONGEST_GROUP_NAME,
        )


def allocate(
    units: Sequence[PlannedUnit], groups: Sequence[GroupWithReaders], seed: int
) -> Allocation:
    """Draw each reader's list of items.

    Args:
        units: in the order of the set.
        groups: each with the codes of its readers, in their order.
        seed: the study's seed.

    Raises:
        Refusal: there is no unit, or the groups cannot be served (`check_groups`).
    """
    check_groups([GroupPlan(group.name, len(codes), group.per_item) for group, codes in groups])
    if not units:
        raise Refusal("The question set is empty; import questions first.")
    blocks = _blocks(units)
    lists: dict[str, tuple[ItemVersionId, ...]] = {}
    for group, codes in groups:
        for place, own in enumerate(
            _shared(blocks, len(codes), group.per_item, Draw(seed, "readers", group.name))
        ):
            order = Draw(seed, "order", group.name, str(place + 1)).shuffled(own)
            lists[codes[place]] = tuple(
                item for unit in order for item in units[unit].item_version_ids
            )
    return Allocation(_algorithm(units), ALGORITHM_VERSION, seed, lists)


def _algorithm(units: Sequence[PlannedUnit]) -> str:
    return ALGORITHM if all(unit.apart is None for unit in units) else APART


def _blocks(units: Sequence[PlannedUnit]) -> list[tuple[int, ...]]:
    """Return the places of units that go to different readers together, by the first of each."""
    blocks: dict[tuple[str, int], list[int]] = {}
    for place, unit in enumerate(units):
        key = ("alone", place) if unit.apart is None else ("apart", unit.apart)
        blocks.setdefault(key, []).append(place)
    return [tuple(own) for own in blocks.values()]


def shares(units: int, readers: int, per_unit: int, draw: Draw) -> list[list[int]]:
    """Give each unit to so many people: loads within one, pairs of people met evenly.

    Args:
        units: how many there are.
        readers: how many people there are; no fewer than `per_unit`.
        per_unit: people a unit.
        draw: the stream of the lots.

    Returns:
        For each person the places of the units that are theirs, in the order they were drawn.
    """
    return _shared([(unit,) for unit in range(units)], readers, per_unit, draw)


def _shared(
    blocks: Sequence[tuple[int, ...]], readers: int, per_unit: int, draw: Draw
) -> list[list[int]]:
    """Give each unit of each block to so many people, nobody two units of one block.

    The people of a block are those with the fewest units, all of them different, so that loads stay
    within one however many units a block has.
    """
    desk = _Desk(readers)
    for block in draw.shuffled(blocks):
        lot = draw.shuffled(range(readers))
        taken: set[int] = set()
        # One unit alone needs no lot, and is no version: a study without any is drawn as ever.
        versions = draw.shuffled(range(len(block))) if len(block) > 1 else (None,)
        for version in versions:
            chosen = desk.choose([one for one in lot if one not in taken], version, per_unit)
            desk.give(block[version or 0], chosen, version)
            taken.update(chosen)
    return desk.given


class _Desk:
    """Gives out units and remembers who has how many, of which version, and with whom."""

    def __init__(self, readers: int) -> None:
        self.given: list[list[int]] = [[] for _ in range(readers)]
        self._together = [[0] * readers for _ in range(readers)]
        self._versions: Counter[tuple[int, int]] = Counter()

    def choose(self, free: Sequence[int], version: int | None, wanted: int) -> list[int]:
        """Return so many of the free; `version` is the unit's place among those of a question."""
        chosen: list[int] = []
        for _ in range(wanted):
            left = (one for one in free if one not in chosen)
            chosen.append(min(left, key=lambda one: self._claim(one, version, chosen)))
        return chosen

    def _claim(
        self, reader: int, version: int | None, chosen: Sequence[int]
    ) -> tuple[int, int, int]:
        met = self._together[reader]
        of_version = 0 if version is None else self._versions[reader, version]
        # Not the sum alone: one pair that meets often is worse than several that met once more.
        evenness = sum(met[other] ** 2 for other in chosen)
        return len(self.given[reader]), of_version, evenness

    def give(self, unit: int, chosen: Sequence[int], version: int | None) -> None:
        """Give a unit to the chosen; `version` as in `choose`."""
        for reader in chosen:
            self.given[reader].append(unit)
            for other in chosen:
                self._together[reader][other] += 1
            if version is not None:
                self._versions[reader, version] += 1


def prove(
    study: str,
    units: Sequence[PlannedUnit],
    groups: Sequence[GroupWithReaders],
    stored: Allocation,
) -> AllocationProof:
    """Check stored lists against the rules, and against the order drawn again from the seed.

    Args:
        study: the study's name.
        units: of the study's set version, in its order.
        groups: each with the codes of its readers, in their order.
        stored: the lists as they are stored, by reader code.
    """
    problems = list(_strangers(units, groups, stored.lists))
    proofs = []
    for group, codes in groups:
        own = {code: stored.lists.get(code, ()) for code in codes}
        proof, found = _prove_group(units, group, own)
        proofs.append(proof)
        problems += found
    known = (stored.algorithm, stored.algorithm_version) == (_algorithm(units), ALGORITHM_VERSION)
    same = known and allocate(units, groups, stored.seed).lists == dict(stored.lists)
    if not known:
        problems.append(
            f"the order was drawn by {stored.algorithm} {stored.algorithm_version}, which this "
            "version of the program cannot draw again"
        )
    elif not same:
        problems.append("the stored order is not the one that the seed gives")
    return AllocationProof(
        study=study,
        algorithm=stored.algorithm,
        algorithm_version=stored.algorithm_version,
        seed=stored.seed,
        same_order=same,
        groups=tuple(proofs),
        problems=tuple(problems),
    )


def _strangers(
    units: Sequence[PlannedUnit],
    groups: Sequence[GroupWithReaders],
    lists: Mapping[str, Sequence[ItemVersionId]],
) -> Iterable[str]:
    """Name lists of readers without a group, and items that are not in the set."""
    readers = {code for _, codes in groups for code in codes}
    items = {item for unit in units for item in unit.item_version_ids}
    for code, own in lists.items():
        if code not in readers:
            yield f"{code} has a list and belongs to no group"
        if foreign := [item for item in own if item not in items]:
            verb = agreeing(len(foreign), "is", "are")
            yield f"{code} has {counted(len(foreign), 'item')} that {verb} not in the question set"


def _prove_group(
    units: Sequence[PlannedUnit],
    group: AskedGroup,
    lists: Mapping[str, Sequence[ItemVersionId]],
) -> tuple[GroupProof, list[str]]:
    repeated = {code: len(own) - len(set(own)) for code, own in lists.items()}
    readings: dict[UnitId, int] = {unit.unit_id: 0 for unit in units}
    loads: list[int] = []
    problems = [
        f"{code} has {counted(count, 'item')} more than once"
        for code, count in repeated.items()
        if count
    ]
    for code, own in lists.items():
        places = {item: place for place, item in reversed(list(enumerate(own)))}
        touched = [unit for unit in units if _is_touched(unit, places)]
        if broken := sum(not _stands_whole(unit, places) for unit in touched):
            units_broken = counted(broken, "unit")
            problems.append(f"{code} has {units_broken} whose items do not stand together")
        loads.append(len(touched))
        for unit in touched:
            readings[unit.unit_id] += 1
    problems += _met_twice(units, lists)
    wrong = [unit_id for unit_id, count in readings.items() if count != group.per_item]
    if wrong:
        verb = agreeing(len(wrong), "has", "have")
        problems.append(
            f"{counted(len(wrong), 'unit')} {verb} not exactly "
            f"{counted(group.per_item, 'reader')} of {group.name}"
        )
    least, most = (min(loads), max(loads)) if loads else (0, 0)
    if most - least > 1:
        problems.append(f"the loads of {group.name} run from {least} to {most}")
    proof = GroupProof(
        group=group.name,
        readers=len(lists),
        per_item=group.per_item,
        units=len(units),
        smallest_load=least,
        largest_load=most,
        wrong_counts=len(wrong),
        repeated_reads=sum(repeated.values()),
    )
    return proof, problems


def _met_twice(
    units: Sequence[PlannedUnit], lists: Mapping[str, Sequence[ItemVersionId]]
) -> Iterable[str]:
    """Name readers who have several versions of a question though they were to be kept apart."""
    apart = {item: unit for unit in units for item in unit.item_version_ids}
    for code, own in lists.items():
        met = {apart[item].unit_id: apart[item].apart for item in own if item in apart}
        numbers = Counter(number for number in met.values() if number is not None)
        if twice := sum(count > 1 for count in numbers.values()):
            yield f"{code} has {counted(twice, 'question')} in more than one version"


def _is_touched(unit: PlannedUnit, places: Mapping[ItemVersionId, int]) -> bool:
    return any(item in places for item in unit.item_version_ids)


def _stands_whole(unit: PlannedUnit, places: Mapping[ItemVersionId, int]) -> bool:
    """Tell whether a unit's items stand one after the other, in their order."""
    first = places.get(unit.item_version_ids[0])
    return first is not None and all(
        places.get(item) == first + step for step, item in enumerate(unit.item_version_ids)
    )
