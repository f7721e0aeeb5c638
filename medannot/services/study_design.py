"""Setting up a study: its readers, who reads what in which order, and the proof of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain, count

from medannot.domain.allocation import allocate, check_groups, prove
from medannot.domain.errors import Advice, Refusal
from medannot.domain.ids import ItemVersionId
from medannot.domain.people import Actor, Role, UseCase, may, require, require_somewhere
from medannot.domain.question import QuestionSet
from medannot.domain.study import (
    Allocation,
    AllocationProof,
    PlannedUnit,
    ReaderList,
    StudyPlan,
    StudyVersion,
)
from medannot.domain.trial import Origin
from medannot.domain.versions_met import (
    VersionsMet,
    joined_places,
    kept_apart,
    refuse_too_few_readers,
    versions_met,
)
from medannot.domain.viewing import forbidden_tools
from medannot.services.study_access import study_for
from medannot.services.study_plan import (
    LeftOut,
    as_code,
    check_name_and_seed,
    chosen,
    left_out,
    new_trials,
    new_version,
    numbered_codes,
    planned_units,
    refuse_idle_readers,
    refuse_incomplete,
    refuse_none_chosen,
    refuse_too_many_readers,
)
from medannot.services.study_versions import met_of_study
from medannot.store.people import People
from medannot.store.question_reviews import refuse_waiting_edits
from medannot.store.question_sets import QuestionSets
from medannot.store.questions import Questions
from medannot.store.store import Store
from medannot.store.studies import Studies


@dataclass(frozen=True, slots=True)
class StudyCard:
    """One study in a list.

    Attributes:
        trials: places in all readers' lists together.
        done: finished ones among them.
        waiting_for: readers who have not finished.
    """

    name: str
    set_name: str
    origin: Origin
    created_utc: str
    readers: int
    groups: tuple[str, ...]
    trials: int
    done: int
    waiting_for: int


@dataclass(frozen=True, slots=True)
class StudyView:
    """A study with each reader's list in order.

    Attributes:
        met: its questions in several languages, and who is given more than one version.
    """

    version: StudyVersion
    readers: tuple[ReaderList, ...]
    met: VersionsMet = field(default_factory=VersionsMet)


@dataclass(frozen=True, slots=True)
class GroupLoad:
    """What a plan asks of the readers of one group: the fewest and the most items."""

    group: str
    readers: int
    per_item: int
    smallest_load: int
    largest_load: int


@dataclass(frozen=True, slots=True)
class StudyPreview:
    """What a plan would come to, before anything is written.

    Attributes:
        unscored: of the items, those that have no reference answer and so no score.
        met: questions in several languages, and who would be given more than one version.
    """

    items: int
    units: int
    groups: tuple[GroupLoad, ...]
    left_out: LeftOut = field(default_factory=LeftOut)
    unscored: int = 0
    met: VersionsMet = field(default_factory=VersionsMet)


@dataclass(frozen=True, slots=True)
class _Checked:
    """A plan that can be drawn.

    Attributes:
        unscored: how many questions have no reference answer.
        joined: as in `StudyVersion`.
        questions: the versions of each question that stands in several.
    """

    question_set: QuestionSet
    units: tuple[PlannedUnit, ...]
    left_out: LeftOut
    unscored: int
    joined: tuple[tuple[int, ...], ...]
    questions: tuple[tuple[ItemVersionId, ...], ...]


class StudyDesign:
    """Creates studies, shows them and proves their allocation."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._studies = Studies(store)
        self._questions = Questions(store)
        self._sets = QuestionSets(store)
        self._people = People(store)

    def create(self, actor: Actor, plan: StudyPlan) -> StudyVersion:
        """Draw a study's allocation and write it, with new pseudonymous readers.

        Raises:
            Refusal: the name is taken, the set is unknown or not complete, or the groups cannot
                be served; nothing is written.
        """
        require(actor, UseCase.DESIGN_STUDY)
        checked = self._checked(plan)
        codes = self._codes(plan)
        groups = [(group, codes[group.name]) for group in plan.groups]
        allocation = allocate(checked.units, groups, plan.seed)
        orders = self._studies.option_orders(checked.question_set.version_id)
        with self._store.writing(actor) as work:
            people = self._people.add(work, [code for own in codes.values() for code in own])
            version = new_version(
                plan, checked.question_set, allocation, work.ids, people, checked.joined
            )
            trials = new_trials(version, allocation.lists, orders, work.ids)
            self._studies.add(work, version, trials)
            readers = [person.id for person in people]
            self._people.grant(work, readers, Role.READER, version.study_id)
        return version

    def preview(self, actor: Actor, plan: StudyPlan) -> StudyPreview:
        """Draw a plan without writing it, to show what each reader will be given.

        Raises:
            Refusal: as in `create`.
        """
        require(actor, UseCase.DESIGN_STUDY)
        checked = self._checked(plan)
        codes = {g.name: tuple(f"{g.name}-{n}" for n in range(g.size)) for g in plan.groups}
        groups = [(group, codes[group.name]) for group in plan.groups]
        drawn = allocate(checked.units, groups, plan.seed)
        loads = {code: len(own) for code, own in drawn.lists.items()}
        return StudyPreview(
            items=sum(len(unit.item_version_ids) for unit in checked.units),
            units=len(checked.units),
            left_out=checked.left_out,
            unscored=checked.unscored,
            met=versions_met(checked.questions, drawn.lists),
            groups=tuple(
                GroupLoad(
                    group=group.name,
                    readers=group.size,
                    per_item=group.per_item,
                    smallest_load=min(loads[code] for code in codes[group.name]),
                    largest_load=max(loads[code] for code in codes[group.name]),
                )
                for group in plan.groups
            ),
        )

    def studies(self, actor: Actor) -> tuple[StudyCard, ...]:
        """Return every study that the actor may see, the newest first.

        Raises:
            Refusal: the actor may see none at all.
        """
        require_somewhere(actor, UseCase.SEE_STUDY)
        progress, created = self._studies.progress(), self._studies.created()
        cards = []
        for version in self._studies.all():
            if not may(actor, UseCase.SEE_STUDY, version.study_id):
                continue
            own = [count for (study, _), count in progress.items() if study == version.id]
            card = StudyCard(
                name=version.name,
                set_name=version.set_name,
                origin=version.origin,
                created_utc=created[version.id],
                readers=len(version.readers),
                groups=tuple(group.name for group in version.groups),
                trials=sum(count.total for count in own),
                done=sum(count.done for count in own),
                waiting_for=sum(count.done < count.total for count in own),
            )
            cards.append(card)
        return tuple(cards)

    def show(self, actor: Actor, name: str) -> StudyView:
        """Return a study with each reader's items in their order.

        Raises:
            Refusal: there is no such study.
        """
        version = study_for(self._studies, actor, UseCase.SEE_STUDY, name)
        placed = self._studies.placed(version.id)
        readers = tuple(
            ReaderList(
                code=reader.code,
                group=reader.group,
                items=tuple(trial.item_id for trial in placed.get(reader.reader_id, ())),
                done=sum(trial.state.is_final for trial in placed.get(reader.reader_id, ())),
            )
            for reader in version.readers
        )
        return StudyView(version, readers, met_of_study(self._store, version))

    def verify(self, actor: Actor, name: str) -> AllocationProof:
        """Check the stored order against the rules and against the order drawn again.

        A copy for simulated readers is checked as its study is: it holds the same order.

        Raises:
            Refusal: there is no such study.
        """
        version = study_for(self._studies, actor, UseCase.SEE_STUDY, name)
        placed = self._studies.placed(version.id)
        lists = {
            reader.code: tuple(t.item_version_id for t in placed.get(reader.reader_id, ()))
            for reader in version.readers
        }
        stored = Allocation(version.algorithm, version.algorithm_version, version.seed, lists)
        groups = [
            (
                group,
                tuple(reader.code for reader in version.readers if reader.group == group.name),
            )
            for group in version.groups
        ]
        everything = self._questions.members(version.set_version_id)
        members = chosen(everything, version.language, version.needs)
        units = planned_units(members)
        if version.apart:
            units = kept_apart(units, members, version.joined)
        return prove(version.name, units, groups, stored)

    def _checked(self, plan: StudyPlan) -> _Checked:
        """Return what is drawn from, and what is left out."""
        check_groups(plan.groups)
        check_name_and_seed(plan)
        forbidden_tools(plan.forbidden)
        refuse_too_many_readers(plan)
        if self._studies.named(plan.name) is not None:
            raise Refusal(
                "A study named {study} is there already; choose another name.", study=plan.name
            )
        newest = self._questions.named(plan.set_name)
        question_set = newest or self._questions.frozen(plan.set_name)
        if question_set is None:
            raise Refusal("There is no question set named {set}.", set=plan.set_name).advising(
                Advice.LIST_SETS
            )
        if newest is not None:  # a frozen version stays as it is, whatever was edited since
            with self._store.reading() as connection:
                refuse_waiting_edits(connection, plan.set_name, question_set.version_id)
        everything = self._questions.members(question_set.version_id)
        members = chosen(everything, plan.language, plan.needs)
        if everything:
            refuse_none_chosen(plan, members)
        refuse_incomplete(plan.set_name, members, unscored=plan.unscored)
        units = planned_units(members)
        refuse_idle_readers(plan, len(units))
        joined = self._sets.joined(question_set.version_id)
        places = joined_places(members, joined)
        if plan.apart:
            units = kept_apart(units, members, places)
            refuse_too_few_readers(units, plan.groups)
        at = {member.position: member.version_id for member in members}
        return _Checked(
            question_set,
            units,
            left_out(everything, members, plan.language, joined),
            sum(not member.has_key for member in members),
            places,
            tuple(tuple(at[place] for place in own) for own in places),
        )

    def _codes(self, plan: StudyPlan) -> Mapping[str, tuple[str, ...]]:
        """Return new reader codes by group; where one is taken, all get the study's name first."""
        name = as_code(plan.name)
        prefixes = chain(("", f"{name}-"), (f"{name}-{number}-" for number in count(2)))
        drafts = (numbered_codes(plan, prefix) for prefix in prefixes)
        return next(codes for codes in drafts if not self._taken(codes))

    def _taken(self, codes: Mapping[str, tuple[str, ...]]) -> bool:
        return bool(self._people.taken(code for own in codes.values() for code in own))
