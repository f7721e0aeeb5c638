"""Sittings, events and answers as they are stored; both of the last are append-only."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, bindparam, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from medannot.domain.audit import JsonValue, canonical_json
from medannot.domain.errors import Refusal
from medannot.domain.ids import (
    EpochId,
    EventId,
    OptionId,
    PersonId,
    ResponseId,
    ResponseKey,
    SittingId,
    StudyVersionId,
    TrialId,
)
from medannot.domain.timing import Epoch
from medannot.domain.trial import (
    CannotJudgeReason,
    Event,
    Origin,
    Response,
    ResponseKind,
    Trial,
    TrialState,
)
from medannot.store.prepared import Prepared
from medannot.store.readings_content import trial_of
from medannot.store.sqlite_only import repeats_a_row
from medannot.store.store import Store
from medannot.store.tables import (
    EpochRow,
    EventRow,
    ResponseRow,
    SittingRow,
    TrialRow,
    table_of,
)
from medannot.store.unit_of_work import UnitOfWork

_TRIAL = table_of(TrialRow)
_SITTING = table_of(SittingRow)
_EPOCH = table_of(EpochRow)
_EVENT = table_of(EventRow)
_RESPONSE = table_of(ResponseRow)

# Made once: they run between two items of a reader.
_SET_STATE = Prepared(
    update(_TRIAL)
    .where(_TRIAL.c.id == bindparam("trial"), _TRIAL.c.state == bindparam("old"))
    .values(state=bindparam("new"))
)
_EVENTS_OF = select(_EVENT).where(_EVENT.c.trial_id == bindparam("trial")).order_by(_EVENT.c.seq)
_LINKS_OF = (
    select(_RESPONSE).where(_RESPONSE.c.trial_id == bindparam("trial")).order_by(_RESPONSE.c.seq)
)
_ADD = {table.name: Prepared(insert(table)) for table in (_EVENT, _RESPONSE, _EPOCH)}


@dataclass(frozen=True, slots=True)
class Sitting:
    """One start of the reading page for one reader.

    Attributes:
        environment: facts of the machine, as JSON values.
    """

    id: SittingId
    study_version_id: StudyVersionId
    reader_id: PersonId
    environment: Mapping[str, object]
    program_version: str


@dataclass(frozen=True, slots=True)
class TrialRecord:
    """What is written of one trial at once.

    Attributes:
        before: the state it had.
        after: the state it has from now on.
    """

    trial_id: TrialId
    before: TrialState
    after: TrialState
    events: tuple[Event, ...]
    links: tuple[Response, ...] = ()


class Readings:
    """Writes what happens in a sitting, and reads it for those who count."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add_sitting(self, work: UnitOfWork, sitting: Sitting) -> None:
        """Write a new sitting."""
        row: dict[str, JsonValue] = {
            "id": sitting.id,
            "study_version_id": sitting.study_version_id,
            "reader_id": sitting.reader_id,
            "started_utc": work.now(),
            "environment": canonical_json(dict(sitting.environment)),
            "program_version": sitting.program_version,
        }
        work.connection.execute(insert(_SITTING), [row])
        work.note("sitting.begin", f"sitting:{sitting.id}", new={"rows": {_SITTING.name: [row]}})

    def add_epochs(
        self, work: UnitOfWork, sitting_id: SittingId, epochs: Sequence[tuple[EpochId, Epoch]]
    ) -> None:
        """Write clock epochs of a sitting; nothing where there are none."""
        if not epochs:
            return
        rows: list[dict[str, JsonValue]] = [
            {
                "id": epoch_id,
                "sitting_id": sitting_id,
                "number": epoch.number,
                "cause": epoch.cause,
                "utc": epoch.utc,
                "at_ns": epoch.at_ns,
            }
            for epoch_id, epoch in epochs
        ]
        _ADD[_EPOCH.name].run(work.connection, rows)
        work.note("epoch.begin", f"sitting:{sitting_id}", new={"rows": {_EPOCH.name: rows}})

    def record(self, work: UnitOfWork, record: TrialRecord, action: str = "trial.record") -> None:
        """Write events and answers of a trial, and its new state.

        Raises:
            Refusal: another window has gone on with the trial meanwhile.
        """
        if record.before is not record.after:
            self._set_state(work, record)
        rows: dict[str, list[dict[str, JsonValue]]] = {}
        if record.events:
            rows[_EVENT.name] = [_event_columns(record.trial_id, one) for one in record.events]
        if record.links:
            rows[_RESPONSE.name] = [_link_columns(link) for link in record.links]
        try:
            for table, own in rows.items():
                _ADD[table].run(work.connection, own)
        except IntegrityError as fault:
            if repeats_a_row(fault):
                raise _open_twice() from fault
            raise
        work.note(
            action,
            f"trial:{record.trial_id}",
            old={"state": record.before.value},
            new={"state": record.after.value, "rows": rows},
        )

    @staticmethod
    def _set_state(work: UnitOfWork, record: TrialRecord) -> None:
        states = {
            "trial": record.trial_id,
            "old": record.before.value,
            "new": record.after.value,
        }
        if _SET_STATE.run(work.connection, [states]).rowcount != 1:
            raise _open_twice()

    def holds(self, record: TrialRecord, epochs: Sequence[EpochId]) -> bool:
        """Tell whether a record stands in the store with the epochs that were written with it.

        One row tells of all: they are written in one transaction.
        """
        rows = (
            *((_EVENT, event.id) for event in record.events[:1]),
            *((_RESPONSE, link.id) for link in record.links[:1]),
            *((_EPOCH, epoch) for epoch in epochs[:1]),
        )
        with self._store.reading() as connection:
            return any(
                connection.execute(select(table.c.id).where(table.c.id == id_)).first()
                for table, id_ in rows
            )

    def events_of(self, trial_id: TrialId) -> tuple[Event, ...]:
        """Return one trial's events in order."""
        with self._store.reading() as connection:
            rows = connection.execute(_EVENTS_OF, {"trial": trial_id})
            return tuple(_event(row) for row in rows)

    def links_of(self, trial_id: TrialId) -> tuple[Response, ...]:
        """Return one trial's chain of answers in order."""
        with self._store.reading() as connection:
            rows = connection.execute(_LINKS_OF, {"trial": trial_id})
            return tuple(_link(row) for row in rows)

    def trials(
        self, version_id: StudyVersionId, reader_id: PersonId | None = None
    ) -> tuple[Trial, ...]:
        """Return the trials of a study version, of one reader or of all, in their order."""
        wanted = _of(select(_TRIAL), version_id, reader_id)
        with self._store.reading() as connection:
            rows = connection.execute(wanted.order_by(_TRIAL.c.reader_id, _TRIAL.c.position))
            return tuple(trial_of(row) for row in rows)

    def events(
        self, version_id: StudyVersionId, reader_id: PersonId | None = None
    ) -> Mapping[TrialId, tuple[Event, ...]]:
        """Return the events of each trial in order; trials without one are left out."""
        wanted = select(_EVENT).join(_TRIAL, _TRIAL.c.id == _EVENT.c.trial_id)
        found: dict[TrialId, list[Event]] = defaultdict(list)
        with self._store.reading() as connection:
            ordered = _of(wanted, version_id, reader_id).order_by(_EVENT.c.trial_id, _EVENT.c.seq)
            for row in connection.execute(ordered):
                found[TrialId(row.trial_id)].append(_event(row))
        return {trial: tuple(events) for trial, events in found.items()}

    def epochs(
        self, version_id: StudyVersionId, reader_id: PersonId | None = None
    ) -> Mapping[EpochId, Epoch]:
        """Return the clock epochs of a study version's sittings."""
        wanted = (
            select(_EPOCH)
            .join(_SITTING, _SITTING.c.id == _EPOCH.c.sitting_id)
            .where(_SITTING.c.study_version_id == version_id)
        )
        if reader_id is not None:
            wanted = wanted.where(_SITTING.c.reader_id == reader_id)
        with self._store.reading() as connection:
            return {
                EpochId(row.id): Epoch(row.number, row.cause, row.utc, row.at_ns)
                for row in connection.execute(wanted)
            }

    def confirmations(
        self, version_id: StudyVersionId, reader_id: PersonId | None = None
    ) -> Mapping[TrialId, Response]:
        """Return the confirmed answer of each finished trial."""
        wanted = (
            select(_RESPONSE)
            .join(_TRIAL, _TRIAL.c.id == _RESPONSE.c.trial_id)
            .where(_RESPONSE.c.kind == ResponseKind.CONFIRMATION.value)
        )
        with self._store.reading() as connection:
            rows = connection.execute(_of(wanted, version_id, reader_id))
            return {TrialId(row.trial_id): _link(row) for row in rows}

    def last_confirmation(self, version_id: StudyVersionId, reader_id: PersonId) -> str | None:
        """Return when a reader confirmed last, ISO 8601 in UTC, or None."""
        wanted = (
            select(func.max(_RESPONSE.c.utc))
            .join(_TRIAL, _TRIAL.c.id == _RESPONSE.c.trial_id)
            .where(_RESPONSE.c.kind == ResponseKind.CONFIRMATION.value)
        )
        with self._store.reading() as connection:
            return connection.execute(_of(wanted, version_id, reader_id)).scalar()


def _of(wanted: Select[Any], version_id: StudyVersionId, reader_id: PersonId | None) -> Select[Any]:
    wanted = wanted.where(_TRIAL.c.study_version_id == version_id)
    return wanted if reader_id is None else wanted.where(_TRIAL.c.reader_id == reader_id)


def _event_columns(trial_id: TrialId, event: Event) -> dict[str, JsonValue]:
    return {
        "id": event.id,
        "trial_id": trial_id,
        "seq": event.seq,
        "kind": event.kind,
        "at_ns": event.at_ns,
        "input_ns": event.input_ns,
        "utc": event.utc,
        "epoch_id": event.epoch_id,
        "payload": canonical_json(dict(event.payload)),
    }


def _event(row: Row[Any]) -> Event:
    return Event(
        id=EventId(row.id),
        seq=row.seq,
        kind=row.kind,
        at_ns=row.at_ns,
        input_ns=row.input_ns,
        utc=row.utc,
        epoch_id=EpochId(row.epoch_id),
        payload=json.loads(row.payload),
    )


def _link_columns(link: Response) -> dict[str, JsonValue]:
    return {
        "id": link.id,
        "key": link.key,
        "trial_id": link.trial_id,
        "seq": link.seq,
        "kind": link.kind.value,
        "option_ids": canonical_json(list(link.option_ids)),
        "text": link.text,
        "cannot_judge": link.cannot_judge.value if link.cannot_judge else None,
        "comment": link.comment,
        "event_seq": link.event_seq,
        "utc": link.utc,
        "origin": link.origin.value,
    }


def _link(row: Row[Any]) -> Response:
    return Response(
        id=ResponseId(row.id),
        key=ResponseKey(row.key),
        trial_id=TrialId(row.trial_id),
        seq=row.seq,
        kind=ResponseKind(row.kind),
        option_ids=tuple(OptionId(option) for option in json.loads(row.option_ids)),
        text=row.text,
        cannot_judge=CannotJudgeReason(row.cannot_judge) if row.cannot_judge else None,
        event_seq=row.event_seq,
        utc=row.utc,
        origin=Origin(row.origin),
        comment=row.comment,
    )


def _open_twice() -> Refusal:
    return Refusal(
        "This item was taken in another window meanwhile; close this one and resume there."
    )
