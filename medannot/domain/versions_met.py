"""Which questions of a study are one in several languages, and who meets one more than once.

Whoever reads a question a second time, in another language, may remember the first reading, so that
the answers are not independent. A study either takes one language, gives each reader one version
of a question only, or says how many are met more than once.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from medannot.domain.errors import Refusal
from medannot.domain.ids import ItemId, ItemVersionId
from medannot.domain.question_list import SetMember
from medannot.domain.study import GroupPlan, PlannedUnit
from medannot.domain.subset import DrawPlace, groups_of


@dataclass(frozen=True, slots=True)
class VersionsMet:
    """Questions of a study that stand in several versions, and readers who meet several.

    Attributes:
        questions: that are in several languages in the study.
        met: of these, the ones that some reader is given in more than one version.
        readers: who are given at least one so.
    """

    questions: int = 0
    met: int = 0
    readers: int = 0


def joined_places(
    members: Sequence[SetMember], joined: Mapping[ItemId, int]
) -> tuple[tuple[int, ...], ...]:
    """Return the places in the set of each question that stands in several versions.

    Args:
        members: the questions that a study takes.
        joined: number of the question, for items that stand in several languages.
    """
    places: dict[int, list[int]] = {}
    for member in members:
        if member.item_id in joined:
            places.setdefault(joined[member.item_id], []).append(member.position)
    return tuple(sorted(tuple(sorted(own)) for own in places.values() if len(own) > 1))


def kept_apart(
    units: Sequence[PlannedUnit],
    members: Sequence[SetMember],
    places: Sequence[Sequence[int]],
) -> tuple[PlannedUnit, ...]:
    """Return the units, those that hold versions of one question marked by one number.

    Raises:
        Refusal: one unit holds several versions, so that they cannot go to different readers.
    """
    number = {place: n for n, own in enumerate(places) for place in own}
    drawn = [
        DrawPlace(one.version_id, one.unit_id, one.family_id, (), number.get(one.position))
        for one in members
    ]
    apart: dict[str, int] = {}
    for n, group in enumerate(groups_of(drawn, families=False)):
        own = {members[place].unit_id for place in group}
        if len(own) > 1:
            apart.update(dict.fromkeys(own, n))
    unit_of = {one.position: one.unit_id for one in members}
    bound = sum(len({unit_of[place] for place in own}) < len(own) for own in places)
    if bound:
        raise Refusal(
            "Linked questions hold this many in several languages together: {count}; they cannot "
            "go to different readers, so choose one language.",
            count=bound,
        )
    return tuple(replace(unit, apart=apart.get(unit.unit_id)) for unit in units)


def refuse_too_few_readers(units: Sequence[PlannedUnit], groups: Sequence[GroupPlan]) -> None:
    """Refuse groups in which some reader would be given two versions of a question.

    Raises:
        Refusal: a group has fewer readers than the versions of a question need together.
    """
    versions: dict[int, int] = {}
    for unit in units:
        if unit.apart is not None:
            versions[unit.apart] = versions.get(unit.apart, 0) + 1
    most = max(versions.values(), default=1)
    for group in groups:
        if group.size < most * group.per_item:
            raise Refusal(
                "The group {group} has {readers} readers; for one version of a question each it "
                "needs {needed} at least: take more readers, fewer answers, or one language.",
                group=group.name,
                readers=group.size,
                needed=most * group.per_item,
            )


def versions_met(
    questions: Collection[Collection[ItemVersionId]],
    lists: Mapping[str, Collection[ItemVersionId]],
) -> VersionsMet:
    """Count who is given more than one version of a question.

    Args:
        questions: the versions of each question that stands in several.
        lists: what each reader is given.
    """
    number = {version: n for n, own in enumerate(questions) for version in own}
    met: set[int] = set()
    readers = 0
    for own in lists.values():
        seen: set[int] = set()
        twice: set[int] = set()
        for version in own:
            if (n := number.get(version)) is not None:
                (twice if n in seen else seen).add(n)
        met |= twice
        readers += bool(twice)
    return VersionsMet(len(questions), len(met), readers)
