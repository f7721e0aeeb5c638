"""Who reads what, in which order: drawn from a seed once, proved against the rules at any time.

Within a group each unit goes to exactly k readers. Units are taken in a random order; each is
given, one place after the other, to the reader with the fewest units so far, among these to the
one who shares the fewest units with those chosen already, among these by lot. Taking the least
loaded keeps all loads within one; counting what is shared keeps the pairs of readers even. At
last each reader's units are shuffled; the items of a unit stay together, in their order.

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
    lists: dict[str, tuple[ItemVersionId, ...]] = {}
    for group, codes in groups:
        for place, own in enumerate(
            shares(len(units), len(codes), group.per_item, Draw(seed, "readers", group.name))
        ):
            order = Draw(seed, "order", group.name, str(place + 1)).shuffled(own)
            lists[codes[place]] = tuple(
                item for unit in order for item in units[unit].item_version_ids
            )
    return Allocation(ALGORITHM, ALGORITHM_VERSION, seed, lists)


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
    loads = [0] * readers
    together = [[0] * readers for _ in range(readers)]
    given: list[list[int]] = [[] for _ in range(readers)]
    for unit in draw.shuffled(range(units)):
        chosen: list[int] = []
        lot = draw.shuffled(range(readers))
        for _ in range(per_unit):
            free = (reader for reader in lot if reader not in chosen)
            chosen.append(min(free, key=lambda one: _claim(one, chosen, loads, together)))
        for reader in chosen:
            given[reader].append(unit)
            loads[reader] += 1
            for other in chosen:
                together[reader][other] += 1
    return given


def _claim(
    reader: int, chosen: Sequence[int], loads: Sequence[int], together: Sequence[Sequence[int]]
) -> tuple[int, int]:
    # Not the sum alone: one pair that meets often is worse than several that met once more.
    return loads[reader], sum(together[reader][other] ** 2 for other in chosen)


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
    known = (stored.algorithm, stored.algorithm_version) == (ALGORITHM, ALGORITHM_VERSION)
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


def _is_touched(unit: PlannedUnit, places: Mapping[ItemVersionId, int]) -> bool:
    return any(item in places for item in unit.item_version_ids)


def _stands_whole(unit: PlannedUnit, places: Mapping[ItemVersionId, int]) -> bool:
    """Tell whether a unit's items stand one after the other, in their order."""
    first = places.get(unit.item_version_ids[0])
    return first is not None and all(
        places.get(item) == first + step for step, item in enumerate(unit.item_version_ids)
    )
