"""Events and answers in the database: append-only, unique, and read back as they were."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medannot.domain.epochs import EpochLine
from medannot.domain.errors import Refusal
from medannot.domain.ids import EventId, OptionId, ResponseId, ResponseKey, SittingId
from medannot.domain.people import OWNER
from medannot.domain.study import GroupPlan, StudyPlan
from medannot.domain.trial import (
    CannotJudgeReason,
    Event,
    Origin,
    Response,
    ResponseKind,
    Trial,
    TrialState,
)
from medannot.services.desk import Desk
from medannot.store.readings import Readings, Sitting, TrialRecord
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import make_desk


class Book:
    """A workspace with one planned trial and a sitting."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.ids = desk, desk.store.ids
        self.readings = Readings(desk.store)
        add_set(desk.store, "set", [Draft()])
        plan = StudyPlan("main", "set", (GroupPlan("primary", 1, 1),), 7)
        self.version = desk.designs.create(OWNER, plan)
        self.epochs = EpochLine(desk.store.clock, self.ids)
        self.reader = self.version.readers[0].reader_id
        sitting = SittingId(self.ids.new())
        with desk.store.writing(OWNER) as work:
            self.readings.add_sitting(
                work, Sitting(sitting, self.version.id, self.reader, {"screens": 1}, "0.1")
            )
            self.readings.add_epochs(work, sitting, self.epochs.unsaved)

    @property
    def trial(self) -> Trial:
        (trial,) = self.readings.trials(self.version.id, self.reader)
        return trial

    def event(self, seq: int, kind: str = "shown", **payload: object) -> Event:
        return Event(
            id=EventId(self.ids.new()),
            seq=seq,
            kind=kind,
            at_ns=seq * 1_000,
            input_ns=None if seq % 2 else seq,
            utc="2026-01-01T09:00:00.000Z",
            epoch_id=self.epochs.current_id,
            payload=payload,
        )

    def link(self, kind: ResponseKind, seq: int = 1, key: str = "") -> Response:
        return Response(
            id=ResponseId(self.ids.new()),
            key=ResponseKey(key or self.ids.new()),
            trial_id=self.trial.id,
            seq=seq,
            kind=kind,
            option_ids=(OptionId("b"), OptionId("a")),
            text="=1+1 “肺”",
            cannot_judge=CannotJudgeReason.OTHER,
            event_seq=1,
            utc="2026-01-01T09:00:00.000Z",
            origin=Origin.PERSON,
            comment="-",
        )

    def write(self, record: TrialRecord) -> None:
        with self.desk.store.writing(OWNER) as work:
            self.readings.record(work, record)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with make_desk(tmp_path) as desk:
        yield Book(desk)


def test_events_and_links_come_back_as_they_were_written(book: Book) -> None:
    events = (book.event(1, nested={"a": [1, None, "ä"]}), book.event(2, "of a later version"))
    link = book.link(ResponseKind.CONFIRMATION)

    book.write(TrialRecord(book.trial.id, TrialState.PLANNED, TrialState.ANSWERED, events, (link,)))

    trial = book.trial
    assert trial.state is TrialState.ANSWERED
    assert book.readings.events_of(trial.id) == events
    assert book.readings.links_of(trial.id) == (link,)
    assert book.readings.events(book.version.id) == {trial.id: events}
    assert book.readings.confirmations(book.version.id, book.reader) == {trial.id: link}
    assert book.readings.epochs(book.version.id) == dict(book.epochs.unsaved)
    assert book.readings.last_confirmation(book.version.id, book.reader) == link.utc


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_text_comes_back_as_it_was_typed(book: Book, text: str) -> None:
    seq = len(book.readings.events_of(book.trial.id)) + 1
    event = book.event(seq, "text_changed", text=text)

    book.write(TrialRecord(book.trial.id, TrialState.PLANNED, TrialState.PLANNED, (event,)))

    assert book.readings.events_of(book.trial.id)[-1].payload == {"text": text}


def test_a_trial_that_went_on_elsewhere_is_refused_and_nothing_is_written(book: Book) -> None:
    book.write(TrialRecord(book.trial.id, TrialState.PLANNED, TrialState.SHOWN, (book.event(1),)))

    with pytest.raises(Refusal, match="in another window"):
        book.write(
            TrialRecord(book.trial.id, TrialState.PLANNED, TrialState.SHOWN, (book.event(2),))
        )
    with pytest.raises(Refusal, match="in another window"):
        book.write(TrialRecord(book.trial.id, TrialState.SHOWN, TrialState.SHOWN, (book.event(1),)))

    assert len(book.readings.events_of(book.trial.id)) == 1


def test_a_key_is_written_once(book: Book) -> None:
    first = book.link(ResponseKind.FIRST_ANSWER, 1, "the key")
    again = book.link(ResponseKind.CHANGE, 2, "the key")
    shown = TrialRecord(
        book.trial.id, TrialState.PLANNED, TrialState.SHOWN, (book.event(1),), (first,)
    )
    book.write(shown)

    with pytest.raises(Refusal, match="in another window"):
        book.write(TrialRecord(book.trial.id, TrialState.SHOWN, TrialState.SHOWN, (), (again,)))


@pytest.mark.parametrize("table", ["event", "response", "audit"])
@pytest.mark.parametrize("verb", ["UPDATE {} SET rowid = rowid", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_change_what_was_written(
    book: Book, table: str, verb: str
) -> None:
    link = book.link(ResponseKind.FIRST_ANSWER)
    book.write(
        TrialRecord(book.trial.id, TrialState.PLANNED, TrialState.SHOWN, (book.event(1),), (link,))
    )
    database = sqlite3.connect(book.desk.store.database)

    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        database.execute(verb.format(table))
    database.close()
