"""Taking a set: one reader's session with a study, item by item."""

from collections.abc import Mapping

from medannot import __version__
from medannot.domain.clock import Clock
from medannot.domain.epochs import EpochLine, interruption
from medannot.domain.errors import Refusal
from medannot.domain.ids import EventId, IdSource, SittingId
from medannot.domain.people import Actor, Role, UseCase, may, require_somewhere
from medannot.domain.study import ReaderPlace, StudyVersion
from medannot.domain.trial import Event, EventKind, Origin, TrialState
from medannot.services.reading_session import ReadingSession, Room
from medannot.services.reading_values import (
    Opening,
    ReaderWork,
    ReadingImage,
    ReadingItem,
    Receipt,
    SittingSummary,
)
from medannot.services.study_access import study_for
from medannot.store.people import People
from medannot.store.readings import Readings, Sitting, TrialRecord
from medannot.store.store import Store
from medannot.store.studies import Studies
from medannot.store.unit_of_work import UnitOfWork

__all__ = [
    "Opening",
    "ReaderWork",
    "Reading",
    "ReadingImage",
    "ReadingItem",
    "ReadingSession",
    "Receipt",
    "SittingSummary",
]


class Reading:
    """Says what there is to read, and begins sittings.

    Args:
        store: the workspace's store.
        clock: stamps the events; by default the store's. Another one only for simulated readers.
        ids: makes the ids of events and answers; by default the store's.
    """

    def __init__(
        self, store: Store, *, clock: Clock | None = None, ids: IdSource | None = None
    ) -> None:
        self._store = store
        self._clock = clock or store.clock
        self._ids = ids or store.ids
        self._studies = Studies(store)
        self._readings = Readings(store)

    def waiting(self, actor: Actor) -> tuple[ReaderWork, ...]:
        """Return the places of all studies that this actor may take, finished ones included.

        An owner, who acts for everybody in a workspace without accounts, sees every reader.
        """
        require_somewhere(actor, UseCase.READ_STUDY)
        progress = self._studies.progress()
        works = []
        for version in self._studies.all():
            if not may(actor, UseCase.READ_STUDY, version.study_id):
                continue
            for place in version.readers:
                own = progress.get((version.id, place.reader_id))
                if own is None or not _may_take(actor, place.code):
                    continue
                work = ReaderWork(
                    study=version.name,
                    code=place.code,
                    group=place.group,
                    total=own.total,
                    done=own.done,
                    last_utc=own.last_utc,
                    simulated=version.origin is Origin.SIMULATED,
                )
                works.append(work)
        return tuple(works)

    def place(
        self, actor: Actor, study_name: str, reader_code: str, *, simulated: bool = False
    ) -> tuple[StudyVersion, ReaderPlace]:
        """Return a reader's place in a study; writes nothing.

        Raises:
            Refusal: nobody could `begin` there.
        """
        version = study_for(self._studies, actor, UseCase.READ_STUDY, study_name)
        place = _place(version, reader_code)
        if not _may_take(actor, reader_code):
            raise Refusal(
                "{actor} may not read for {reader}; begin your own set.",
                actor=actor.code,
                reader=reader_code,
            )
        _refuse_mixture(version, simulated=simulated)
        return version, place

    def begin(
        self,
        actor: Actor,
        study_name: str,
        reader_code: str,
        environment: Mapping[str, object],
        *,
        simulated: bool = False,
    ) -> ReadingSession:
        """Begin a sitting; an item that was cut off before is flagged with the gap.

        Args:
            actor: who begins it: the reader, or the owner for a reader.
            study_name: the study.
            reader_code: the reader.
            environment: facts of the machine, as JSON values.
            simulated: whether no person answers. A study of people takes people only, its copy
                for simulated readers takes these only.

        Raises:
            Refusal: there is no such study or reader in it, the actor may not read for this
                reader, or people and simulated readers would mix.
        """
        version, place = self.place(actor, study_name, reader_code, simulated=simulated)
        epochs = EpochLine(self._clock, self._ids)
        sitting = SittingId(self._ids.new())
        with self._store.writing(actor) as work:
            self._readings.add_sitting(
                work, Sitting(sitting, version.id, place.reader_id, environment, __version__)
            )
            self._readings.add_epochs(work, sitting, epochs.unsaved)
            self._flag_interrupted(work, version, place, epochs)
        epochs.saved(1)
        reader = People(self._store).actor(reader_code)
        room = Room(self._store, self._clock, self._ids, epochs, sitting)
        return ReadingSession(room, reader, version, place)

    def _flag_interrupted(
        self, work: UnitOfWork, version: StudyVersion, place: ReaderPlace, epochs: EpochLine
    ) -> None:
        for trial in self._readings.trials(version.id, place.reader_id):
            if trial.state is not TrialState.SHOWN:
                continue
            before = self._readings.events_of(trial.id)
            event = Event(
                id=EventId(self._ids.new()),
                seq=before[-1].seq + 1,
                kind=EventKind.INTERRUPTED.value,
                at_ns=epochs.current.at_ns,
                input_ns=None,
                utc=epochs.current.utc,
                epoch_id=epochs.current_id,
                payload=interruption(
                    epochs.current.cause, max(event.utc for event in before), epochs.current.utc
                ),
            )
            record = TrialRecord(trial.id, trial.state, trial.state, (event,))
            self._readings.record(work, record, "trial.interrupt")


def _may_take(actor: Actor, reader_code: str) -> bool:
    return Role.OWNER in actor.roles or actor.code == reader_code


def _place(version: StudyVersion, code: str) -> ReaderPlace:
    for place in version.readers:
        if place.code == code:
            return place
    raise Refusal(
        "The study {study} has no reader {reader}; its readers are {readers}.",
        study=version.name,
        reader=code,
        readers=", ".join(place.code for place in version.readers),
    )


def _refuse_mixture(version: StudyVersion, *, simulated: bool) -> None:
    is_copy = version.origin is Origin.SIMULATED
    if is_copy and not simulated:
        raise Refusal(
            "The study {study} holds simulated readers only; people read the study that it is a "
            "copy of.",
            study=version.name,
        )
    if simulated and not is_copy:
        raise Refusal(
            "The study {study} holds people's answers only; simulated readers answer in a copy.",
            study=version.name,
        )
