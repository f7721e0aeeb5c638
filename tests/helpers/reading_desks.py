"""A study at the desk, taken through the service without a window."""

import shutil
import sqlite3
from pathlib import Path

from medannot.domain.clock import ManualClock
from medannot.domain.ids import SeededIds
from medannot.domain.people import OWNER
from medannot.domain.session import Answer, TrialRecorder
from medannot.domain.study import GroupPlan, StudyPlan
from medannot.domain.trial import EventKind, TrialState
from medannot.services.desk import open_desk
from medannot.services.reading import (
    ReadingItem,
    ReadingSession,
    Receipt,
)
from medannot.store.readings import Readings
from medannot.store.studies import Studies
from tests.helpers.question_sets import Draft, add_set

READER = "primary-01"


START_UTC = "2026-01-01T09:00:00.000Z"


class Room:
    """A workspace with a study of five questions, its clock at hand."""

    def __init__(self, folder: Path) -> None:
        self.clock = ManualClock(now_ns=0)
        self.folder = folder
        self.desk = open_desk(folder, clock=self.clock, ids=SeededIds(str(folder)))
        self.session: ReadingSession

    def with_study(self, drafts: list[Draft]) -> "Room":
        add_set(self.desk.store, "set", drafts)
        groups = (GroupPlan("primary", 1, 1),)
        self.desk.designs.create(OWNER, StudyPlan("main", "set", groups, 7))
        return self

    def begin(self) -> ReadingSession:
        self.session = self.desk.reading.begin(OWNER, "main", READER, {"screen": "1366 x 768"})
        return self.session

    def show(self, item: ReadingItem | None = None) -> TrialRecorder:
        item = item or self.session.current()
        assert item is not None
        recorder = self.session.recorder(item.trial_id)
        recorder.note(EventKind.REQUESTED)
        recorder.note(EventKind.DECODED)
        recorder.note(EventKind.SHOWN)
        self.session.save_events(recorder)
        return recorder

    def answer(self) -> Receipt:
        item = self.session.current()
        assert item is not None
        recorder = self.show(item)
        self.clock.advance_ms(4_000)
        recorder.change(Answer((item.options[0].id,)))
        self.clock.advance_ms(1_000)
        return self.session.confirm(recorder)

    def restart(self) -> None:
        """Go on with what is on the disk, as after a kill: the program gets no word in."""
        after = self.folder.with_name("after the kill")
        shutil.copytree(self.folder, after, ignore=shutil.ignore_patterns("*.lock"))
        self.desk.close()
        self.clock.advance_ms(600_000)
        self.folder = after
        self.desk = open_desk(after, clock=self.clock, ids=SeededIds("after the kill"))

    @property
    def readings(self) -> Readings:
        return Readings(self.desk.store)

    def states(self) -> list[TrialState]:
        version = Studies(self.desk.store).named("main")
        assert version is not None
        return [trial.state for trial in self.readings.trials(version.id)]


def rows(room: Room, query: str) -> list[tuple[object, ...]]:
    database = sqlite3.connect(room.desk.store.database)
    found = database.execute(query).fetchall()
    database.close()
    return found
