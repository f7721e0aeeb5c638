"""Trying a study before people take it: simulated readers answer a copy, marked so for ever."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from medannot.domain.clock import ManualClock
from medannot.domain.errors import Refusal
from medannot.domain.ids import (
    ArmId,
    GroupId,
    ItemVersionId,
    PersonId,
    SeededIds,
    StudyId,
    StudyVersionId,
    TrialId,
)
from medannot.domain.people import Actor, Role, UseCase
from medannot.domain.progress import Progress, Stopped, silent
from medannot.domain.question import ReferenceAnswer
from medannot.domain.randomisation import Draw
from medannot.domain.study import ReaderPlace, StudyVersion
from medannot.domain.trial import Origin
from medannot.services.reading import Reading
from medannot.services.simulated_reader import MOST_MS, SimulatedReader, skill_of
from medannot.services.study_access import study_for
from medannot.services.study_plan import planned_trial
from medannot.store.people import People
from medannot.store.readings import Readings
from medannot.store.reference_answers import ReferenceAnswers
from medannot.store.store import Store
from medannot.store.studies import Studies


@dataclass(frozen=True, slots=True)
class SimulationReport:
    """What a simulation did.

    Attributes:
        study: name of the copy that holds the simulated answers.
        readers: codes of the simulated readers that took their lists.
        answers: answers given now; those of an earlier run stay and are not counted.
    """

    study: str
    readers: tuple[str, ...]
    answers: int
    simulated: bool = True


class Simulation:
    """Makes copies of studies for simulated readers, and lets these answer."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._studies = Studies(store)
        self._people = People(store)

    def open_simulated_copy(self, actor: Actor, study_name: str, seed: int) -> str:
        """Return the name of a study's copy for simulated readers; make it where it is not there.

        The copy holds the same lists in the same order for as many simulated readers.

        Raises:
            Refusal: there is no such study, or it is such a copy itself.
        """
        return self._copy(actor, self._original(actor, study_name), seed).name

    def simulate(
        self,
        actor: Actor,
        study_name: str,
        seed: int,
        reader_code: str | None = None,
        progress: Progress = silent,
    ) -> SimulationReport:
        """Let simulated readers take their whole lists in a copy of the study.

        Args:
            actor: who asks for it.
            study_name: the study of people that is copied.
            seed: of the behaviour; another seed makes another copy.
            reader_code: one reader only, by the code in the study or in the copy.
            progress: told after each answer.

        Raises:
            Refusal: there is no such study or reader, or the person stopped; answers given until
                then stay, and the same call goes on.
        """
        original = self._original(actor, study_name)
        _refuse_stranger(original, seed, reader_code)
        copy = self._copy(actor, original, seed)
        chosen = [
            place
            for place, source in zip(copy.readers, original.readers, strict=True)
            if reader_code in {None, place.code, source.code}
        ]
        counts = self._studies.progress()
        total = sum(
            counts[copy.id, place.reader_id].total - counts[copy.id, place.reader_id].done
            for place in chosen
            if (copy.id, place.reader_id) in counts
        )
        keys = ReferenceAnswers(self._store).of_set_version(copy.set_version_id)
        answers = 0
        try:
            for place in chosen:
                for _ in self._take(copy, place, seed, keys):
                    answers += 1
                    progress(answers, total)
        except Stopped as stopped:
            raise Refusal(
                "The simulation was stopped after {answers} of {total} answers, which are kept; "
                "start it again with the same seed to go on.",
                answers=answers,
                total=total,
            ) from stopped
        return SimulationReport(copy.name, tuple(place.code for place in chosen), answers)

    def _take(
        self,
        copy: StudyVersion,
        place: ReaderPlace,
        seed: int,
        keys: Mapping[ItemVersionId, ReferenceAnswer],
    ) -> Iterator[TrialId]:
        """Let one simulated reader go on with its list, item by item."""
        readings = Readings(self._store)
        items = {
            trial.id: trial.item_version_id
            for trial in readings.trials(copy.id, place.reader_id)
            if not trial.state.is_final
        }
        # What was answered before names the stream, so that a second run repeats no id.
        start = f"{copy.id}|{place.code}|{len(items)}"
        # Nothing of it may lie in the future, however long the answers take.
        span = timedelta(milliseconds=MOST_MS * len(items))
        clock = ManualClock(self._store.clock.utc() - span)
        names = [group.name for group in copy.groups]
        # Codes may differ between workspaces, where people had them already; places do not.
        who = (place.group, str(_place_in_group(copy, place)))
        skill = skill_of(names.index(place.group), Draw(seed, "skill", *who))
        reader = SimulatedReader(skill, Draw(seed, "reader", *who, str(len(items))), clock)
        reading = Reading(self._store, clock=clock, ids=SeededIds(start))
        actor = self._people.actor(place.code)
        session = reading.begin(actor, copy.name, place.code, {"simulated": True}, simulated=True)
        try:
            while (item := session.current()) is not None:
                recorder = session.recorder(item.trial_id)
                reader.take(item, keys.get(items[item.trial_id]), recorder)
                session.confirm(recorder)
                if reader.slips():
                    session.mark_slip(item.trial_id, clock.now_ns())
                yield item.trial_id
        finally:
            session.close()

    def _original(self, actor: Actor, name: str) -> StudyVersion:
        version = study_for(self._studies, actor, UseCase.SIMULATE_STUDY, name)
        if version.origin is Origin.SIMULATED:
            raise Refusal(
                "{study} is a copy for simulated readers already; name the study that it is a "
                "copy of.",
                study=name,
            )
        return version

    def _copy(self, actor: Actor, original: StudyVersion, seed: int) -> StudyVersion:
        name = copy_name(original.name, seed)
        there = self._studies.named(name)
        if there is not None:
            return there
        placed = self._studies.placed(original.id)
        ids = self._store.ids
        with self._store.writing(actor) as work:
            codes = [_copy_code(place.code, seed) for place in original.readers]
            people = self._people.add(work, codes, simulated=True)
            copy = replace(
                original,
                id=StudyVersionId(ids.new()),
                study_id=StudyId(ids.new()),
                name=name,
                number=1,
                arm_id=ArmId(ids.new()),
                origin=Origin.SIMULATED,
                groups=tuple(replace(g, id=GroupId(ids.new())) for g in original.groups),
                readers=tuple(
                    replace(place, reader_id=person.id, code=person.code)
                    for place, person in zip(original.readers, people, strict=True)
                ),
                copy_of=original.id,
            )
            trials = [
                planned_trial(
                    copy, person.id, position, trial.item_version_id, trial.option_order, ids
                )
                for place, person in zip(original.readers, people, strict=True)
                for position, trial in enumerate(placed.get(place.reader_id, ()), start=1)
            ]
            self._studies.add(work, copy, trials)
            readers: list[PersonId] = [person.id for person in people]
            self._people.grant(work, readers, Role.READER, copy.study_id)
        return copy


def _place_in_group(version: StudyVersion, place: ReaderPlace) -> int:
    group = [one.reader_id for one in version.readers if one.group == place.group]
    return group.index(place.reader_id) + 1


def copy_name(study_name: str, seed: int) -> str:
    """Return the name of a study's copy for simulated readers."""
    return f"{study_name} (simulated, seed {seed})"


def _copy_code(code: str, seed: int) -> str:
    return f"simulated-{seed}-{code}"


def _refuse_stranger(version: StudyVersion, seed: int, code: str | None) -> None:
    known = {place.code for place in version.readers}
    if code is None or code in known | {_copy_code(one, seed) for one in known}:
        return
    raise Refusal(
        "The study {study} has no reader {reader}; its readers are {readers}.",
        study=version.name,
        reader=code,
        readers=", ".join(place.code for place in version.readers),
    )
