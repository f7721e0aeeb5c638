"""From a coordinator's plan and a question set to the parts of a study version."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from medannot.domain.errors import Advice, Refusal
from medannot.domain.ids import (
    ArmId,
    GroupId,
    IdSource,
    ItemId,
    ItemVersionId,
    OptionId,
    PersonId,
    StudyId,
    StudyVersionId,
    TrialId,
    UnitId,
)
from medannot.domain.names import refuse_unfit_name
from medannot.domain.people import Person
from medannot.domain.question import QuestionSet
from medannot.domain.question_list import SetMember
from medannot.domain.study import (
    Allocation,
    Group,
    PlannedUnit,
    ReaderPlace,
    StudyPlan,
    StudyVersion,
)
from medannot.domain.trial import Origin, Trial, TrialKind, TrialState
from medannot.domain.viewing import forbidden_tools

MOST_READERS = 10_000
LARGEST_SEED = 2**63 - 1


def unknown_study(name: str) -> Refusal:
    """Return the refusal of a study's name that nobody has given."""
    return Refusal("There is no study named {study}.", study=name).advising(Advice.LIST_STUDIES)


def planned_units(members: Sequence[SetMember]) -> tuple[PlannedUnit, ...]:
    """Put the items of a set version together in units, in the order of the set."""
    first: dict[UnitId, int] = {}
    for member in members:
        first.setdefault(member.unit_id, member.position)
    ordered = sorted(members, key=lambda one: (first[one.unit_id], one.unit_position, one.position))
    return tuple(
        PlannedUnit(
            unit_id=unit_id,
            item_version_ids=tuple(member.version_id for member in own),
            case_id=own[0].case_id,
            family_ids=frozenset(member.family_id for member in own),
        )
        for unit_id, own in (
            (unit_id, tuple(group)) for unit_id, group in groupby(ordered, lambda one: one.unit_id)
        )
    )


def chosen(members: Sequence[SetMember], language: str, needs: str) -> tuple[SetMember, ...]:
    """Return the questions of a set that a study takes; it says so by what is not "".

    Of a question that the set holds in several languages the one in the study's language stays.
    """
    return tuple(
        member
        for member in members
        if language in {"", member.language} and needs in {"", member.needs}
    )


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Questions of a set that a study does not take.

    Attributes:
        other: of all kinds together.
        not_in_language: of these, the ones that are not in the study's language at all.
        versions: of these, versions in another language of questions that are read.
    """

    other: int = 0
    not_in_language: int = 0
    versions: int = 0


def left_out(
    everything: Sequence[SetMember],
    members: Sequence[SetMember],
    language: str,
    joined: Mapping[ItemId, int],
) -> LeftOut:
    """Count what a choice leaves out.

    Args:
        everything: all questions of the set.
        members: those that are taken.
        language: of the study, or "".
        joined: number of the question, for items that stand in several languages.
    """
    read = {joined[one.item_id] for one in members if one.item_id in joined}
    foreign = [one for one in everything if language not in {"", one.language}]
    versions = sum(joined.get(one.item_id) in read for one in foreign)
    return LeftOut(len(everything) - len(members), len(foreign) - versions, versions)


def refuse_none_chosen(plan: StudyPlan, members: Sequence[SetMember]) -> None:
    """Refuse a choice that leaves no question.

    Raises:
        Refusal: it does.
    """
    if members:
        return
    raise Refusal(
        "The question set {set} has no question in this language that asks for this; choose "
        "otherwise.",
        set=plan.set_name,
    )


def planned_trial(
    version: StudyVersion,
    reader_id: PersonId,
    position: int,
    item: ItemVersionId,
    option_order: tuple[OptionId, ...],
    ids: IdSource,
) -> Trial:
    """Return a new main trial of a study version, not shown yet."""
    return Trial(
        id=TrialId(ids.new()),
        study_version_id=version.id,
        arm_id=version.arm_id,
        reader_id=reader_id,
        item_version_id=item,
        position=position,
        repeat_number=0,
        kind=TrialKind.MAIN,
        state=TrialState.PLANNED,
        option_order=option_order,
    )


def check_name_and_seed(plan: StudyPlan) -> None:
    """Refuse a name or seed that cannot be stored or read again.

    Raises:
        Refusal: the name is empty, too long or holds odd signs, or the seed is too large.
    """
    refuse_unfit_name(plan.name, "study")
    if abs(plan.seed) > LARGEST_SEED:
        raise Refusal("The seed {seed} is too large; take a smaller number.", seed=plan.seed)


def refuse_too_many_readers(plan: StudyPlan) -> None:
    """Refuse a number that is a slip of the hand, before anything of that size is made.

    Raises:
        Refusal: the groups have more readers together than a study may have.
    """
    readers = sum(group.size for group in plan.groups)
    if readers > MOST_READERS:
        raise Refusal(
            "A study has at most {most} readers, not {readers}; check the groups' numbers.",
            most=MOST_READERS,
            readers=readers,
        )


def refuse_idle_readers(plan: StudyPlan, units: int) -> None:
    """Refuse groups in which some readers would have nothing to read.

    Raises:
        Refusal: a group has more readers than answers are wanted from it.
    """
    for group in plan.groups:
        if group.size > (wanted := units * group.per_item):
            raise Refusal(
                "The group {group} has {readers} readers, of whom at most {wanted} would have "
                "anything to read; take fewer.",
                group=group.name,
                readers=group.size,
                wanted=wanted,
            )


def refuse_incomplete(
    set_name: str, members: Sequence[SetMember], *, unscored: bool = False
) -> None:
    """Refuse a set that could not be shown, or not scored where that is wanted.

    Raises:
        Refusal: it is empty, or questions lack images or reference answers; the first is named.
    """
    if not members:
        raise Refusal("The question set {set} is empty; import questions first.", set=set_name)
    bare = [member for member in members if member.missing_images]
    if bare:
        raise Refusal(
            "The set {set} lacks images for this many questions: {count}, the first is question "
            "{first}; "
            "import the set again with its images, or draw a subset of those that have theirs.",
            count=len(bare),
            set=set_name,
            first=bare[0].position,
        )
    keyless = [] if unscored else [member for member in members if not member.has_key]
    if keyless:
        raise Refusal(
            "The set {set} has no reference answer for this many questions: {count}, the first is "
            "question {first}; add the answers to the source and import it again, or let them be "
            "read without a score.",
            count=len(keyless),
            set=set_name,
            first=keyless[0].position,
        )


def as_code(name: str) -> str:
    """Return a name without blanks, as a part of a reader's code."""
    return "-".join(name.split())


def numbered_codes(plan: StudyPlan, prefix: str) -> Mapping[str, tuple[str, ...]]:
    """Return the codes of each group's readers, such as primary-01, in their order."""
    return {
        group.name: tuple(
            f"{prefix}{as_code(group.name)}-{number:0{max(2, len(str(group.size)))}d}"
            for number in range(1, group.size + 1)
        )
        for group in plan.groups
    }


def new_version(
    plan: StudyPlan,
    question_set: QuestionSet,
    allocation: Allocation,
    ids: IdSource,
    people: Sequence[Person],
    joined: tuple[tuple[int, ...], ...],
) -> StudyVersion:
    """Return the first version of a new study, with its readers in the order of the groups."""
    in_groups = [group.name for group in plan.groups for _ in range(group.size)]
    return StudyVersion(
        id=StudyVersionId(ids.new()),
        study_id=StudyId(ids.new()),
        name=plan.name,
        number=1,
        set_version_id=question_set.version_id,
        set_name=question_set.name,
        arm_id=ArmId(ids.new()),
        seed=plan.seed,
        algorithm=allocation.algorithm,
        algorithm_version=allocation.algorithm_version,
        origin=Origin.PERSON,
        groups=tuple(Group(GroupId(ids.new()), g.name, g.per_item) for g in plan.groups),
        readers=tuple(
            ReaderPlace(person.id, person.code, group)
            for person, group in zip(people, in_groups, strict=True)
        ),
        forbidden=forbidden_tools(plan.forbidden),
        language=plan.language,
        needs=plan.needs,
        apart=plan.apart,
        joined=joined,
    )


def new_trials(
    version: StudyVersion,
    lists: Mapping[str, Sequence[ItemVersionId]],
    orders: Mapping[ItemVersionId, tuple[OptionId, ...]],
    ids: IdSource,
) -> list[Trial]:
    """Return a planned trial for each place of each reader's list."""
    return [
        planned_trial(version, reader.reader_id, position, item, orders.get(item, ()), ids)
        for reader in version.readers
        for position, item in enumerate(lists[reader.code], start=1)
    ]
