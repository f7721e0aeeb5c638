"""Taking a set through the service: order, resumption, receipts, and no truth in the room."""

import dataclasses
import json
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from medannot.domain.clock import ManualClock, utc_text
from medannot.domain.errors import EnvironmentFault, Refusal
from medannot.domain.ids import MediaId, SeededIds
from medannot.domain.people import OWNER, Actor, Role
from medannot.domain.question import ItemType
from medannot.domain.session import Answer, TrialRecorder
from medannot.domain.study import GroupPlan, StudyPlan
from medannot.domain.timing import times
from medannot.domain.trial import CannotJudgeReason, EventKind, TrialState
from medannot.services.desk import Desk, open_desk
from medannot.services.media_care import erase_media
from medannot.services.media_import import MediaImporter
from medannot.services.reading import (
    Opening,
    ReadingItem,
    ReadingSession,
    Receipt,
    SittingSummary,
)
from medannot.store.readings import Readings
from medannot.store.store import Store
from medannot.store.studies import Studies
from tests.helpers.pictures import encoded
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.sources import PACKAGE, imported
from tests.helpers.workspaces import empty_workspace

READER = "primary-01"
START_UTC = "2026-01-01T09:00:00.000Z"


class Room:
    """A workspace with a study of five questions, its clock at hand."""

    def __init__(self, folder: Path) -> None:
        self.clock = ManualClock(now_ns=0)
        self.folder = folder
        self.desk = open_desk(folder, clock=self.clock, ids=SeededIds(str(folder)))
        self.session: ReadingSession

    def with_study(self, drafts: list[Draft], *, takes_several: bool = False) -> "Room":
        add_set(self.desk.store, "set", drafts, takes_several=takes_several)
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


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    room = Room(empty_workspace(tmp_path))
    room.with_study([Draft(stem=f"Question {n}?") for n in range(5)])
    room.begin()
    yield room
    room.desk.close()


def rows(room: Room, query: str) -> list[tuple[object, ...]]:
    database = sqlite3.connect(room.desk.store.database)
    found = database.execute(query).fetchall()
    database.close()
    return found


def test_the_opening_screen_says_how_many_and_about_how_long(room: Room) -> None:
    assert room.session.opening() == Opening(
        total=5, done=0, remaining=5, minutes=3, has_started=False, last_utc=None
    )


def test_the_set_is_taken_in_the_stored_order_to_its_end(room: Room) -> None:
    stems = []
    while (item := room.session.current()) is not None:
        stems.append(item.stem)
        room.answer()

    assert sorted(stems) == [f"Question {n}?" for n in range(5)]
    assert room.session.done == 5
    assert room.states() == [TrialState.ANSWERED] * 5
    with pytest.raises(Refusal, match="has no reader nobody"):
        room.desk.reading.begin(OWNER, "main", "nobody", {})


def test_the_receipt_tells_when_it_was_saved_and_how_far_the_reader_is(room: Room) -> None:
    assert room.answer() == Receipt("2026-01-01T09:00:05.000Z", done=1, total=5)
    assert room.answer() == Receipt("2026-01-01T09:00:10.000Z", done=2, total=5)


def test_after_five_answers_the_readers_own_pace_counts(tmp_path: Path) -> None:
    room = Room(empty_workspace(tmp_path)).with_study([Draft(stem=f"{n}") for n in range(17)])
    room.begin()
    for _ in range(5):
        room.answer()

    # Twelve items at five seconds each.
    assert room.session.opening() == Opening(17, 5, 12, 1, True, "2026-01-01T09:00:25.000Z")
    room.desk.close()


def test_the_next_item_can_be_prepared_ahead(room: Room) -> None:
    first = room.session.current()
    assert first is not None

    second = room.session.following(first.trial_id)
    assert second is not None
    assert second.position == 2
    prepared = room.session.recorder(second.trial_id)
    prepared.note(EventKind.REQUESTED)
    prepared.note(EventKind.DECODED)
    room.answer()
    now = room.session.current()
    assert now is not None
    assert now.trial_id == second.trial_id
    prepared.note(EventKind.SHOWN)
    room.session.confirm(prepared, Answer((second.options[0].id,)))

    assert room.session.done == 2
    assert room.session.following(second.trial_id) is not None


def test_answer_events_and_audit_entry_are_one_transaction(room: Room) -> None:
    room.answer()

    assert rows(room, "SELECT kind FROM response ORDER BY seq") == [
        ("first_answer",),
        ("confirmation",),
    ]
    bodies = [json.loads(str(body)) for (body,) in rows(room, "SELECT body FROM audit")]
    (entry,) = [body for body in bodies if body["action"] == "trial.confirm"]
    assert entry["actor"] == READER
    assert (entry["old"]["state"], entry["new"]["state"]) == ("shown", "answered")
    assert [row["kind"] for row in entry["new"]["rows"]["event"]] == [
        "first_input",
        "option_set",
        "confirmed",
    ]
    assert [row["kind"] for row in entry["new"]["rows"]["response"]] == [
        "first_answer",
        "confirmation",
    ]
    assert room.desk.auditing.verify(OWNER).holds


def test_confirming_again_writes_nothing_and_gives_the_same_receipt(room: Room) -> None:
    recorder = room.show()
    item = room.session.current()
    assert item is not None
    first = room.session.confirm(recorder, Answer((item.options[1].id,)))

    assert room.session.confirm(recorder) == first
    assert rows(room, "SELECT count(*) FROM response WHERE kind = 'confirmation'") == [(1,)]
    assert room.session.done == 1


class CutOff:
    """The disk takes the commit, and the fault comes after it."""

    def __init__(self, inner: Any) -> None:
        self.inner = inner

    def __enter__(self) -> object:
        return self.inner.__enter__()

    def __exit__(self, *fault: object) -> None:
        self.inner.__exit__(*fault)
        raise EnvironmentFault("The disk is gone.")


def test_events_whose_acknowledgement_was_lost_are_not_written_again(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = room.session.current()
    assert item is not None
    recorder = room.session.recorder(item.trial_id)
    recorder.note(EventKind.SHOWN)
    room.clock.sleep_ms(60_000)
    room.session.new_epoch(recorder)
    really = Store.writing
    monkeypatch.setattr(Store, "writing", lambda *given: CutOff(really(*given)))
    with pytest.raises(EnvironmentFault, match="disk is gone"):
        room.session.save_events(recorder)
    monkeypatch.undo()
    recorder.change(Answer((item.options[0].id,)))

    room.session.save_events(recorder)
    room.session.confirm(recorder)

    assert [event.kind for event in room.readings.events_of(item.trial_id)] == [
        "shown",
        "suspended",
        "interrupted",
        "first_input",
        "option_set",
        "confirmed",
    ]
    assert rows(room, "SELECT number FROM clock_epoch ORDER BY number") == [(1,), (2,)]
    assert room.states()[0] is TrialState.ANSWERED
    assert room.desk.auditing.verify(OWNER).holds


def test_a_slip_whose_acknowledgement_was_lost_is_marked_once(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = room.session.current()
    assert item is not None
    room.answer()
    room.clock.sleep_ms(60_000)
    room.session.new_epoch(None)
    really = Store.writing
    monkeypatch.setattr(Store, "writing", lambda *given: CutOff(really(*given)))
    with pytest.raises(EnvironmentFault, match="disk is gone"):
        room.session.mark_slip(item.trial_id)
    monkeypatch.undo()

    room.session.mark_slip(item.trial_id)
    room.answer()

    assert rows(room, "SELECT count(*) FROM event WHERE kind = 'slip_marked'") == [(1,)]
    assert rows(room, "SELECT count(*) FROM clock_epoch") == [(2,)]


def test_a_write_whose_acknowledgement_was_lost_is_recognised_by_its_key(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorder = room.show()
    item = room.session.current()
    assert item is not None
    recorder.lock(Answer((item.options[1].id,)))
    really = Store.writing

    monkeypatch.setattr(Store, "writing", lambda *given: CutOff(really(*given)))
    with pytest.raises(EnvironmentFault, match="disk is gone"):
        room.session.confirm(recorder)
    monkeypatch.undo()
    saved_utc = utc_text(room.clock.utc())
    room.clock.advance_ms(90_000)

    receipt = room.session.confirm(recorder)

    assert receipt.saved_utc == saved_utc
    assert (receipt.done, receipt.total) == (1, 5)
    assert rows(room, "SELECT count(*) FROM response WHERE kind = 'confirmation'") == [(1,)]
    assert room.desk.auditing.verify(OWNER).holds


def test_a_failed_write_keeps_the_answer_for_the_next_attempt(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorder = room.show()
    item = room.session.current()
    assert item is not None
    recorder.lock(Answer((item.options[2].id,)))

    def full(*_given: object) -> object:
        raise EnvironmentFault("The disk is full.")

    monkeypatch.setattr(Readings, "record", full)
    with pytest.raises(EnvironmentFault, match="full"):
        room.session.confirm(recorder)
    monkeypatch.undo()
    assert rows(room, "SELECT count(*) FROM response") == [(0,)]

    room.session.confirm(recorder)

    assert rows(room, "SELECT count(*) FROM response WHERE kind = 'confirmation'") == [(1,)]
    assert room.desk.auditing.verify(OWNER).holds


def test_cannot_judge_finishes_an_item_with_its_reason(room: Room) -> None:
    recorder = room.show()

    room.session.confirm(recorder, Answer(cannot_judge=CannotJudgeReason.OTHER, comment="blurred"))

    assert room.states()[0] is TrialState.CANNOT_JUDGE
    assert rows(room, "SELECT cannot_judge, comment FROM response WHERE kind='confirmation'") == [
        ("other", "blurred")
    ]


def test_an_incomplete_answer_is_refused_and_the_item_stays_open(room: Room) -> None:
    recorder = room.show()

    with pytest.raises(Refusal, match="not complete"):
        room.session.confirm(recorder, Answer())

    assert room.states()[0] is TrialState.SHOWN


def test_after_a_crash_the_same_item_comes_again_with_the_gap_written_down(room: Room) -> None:
    room.answer()
    item = room.session.current()
    assert item is not None
    recorder = room.show(item)
    room.clock.advance_ms(3_000)
    recorder.change(Answer((item.options[1].id,)))
    room.session.save_events(recorder)

    room.restart()
    session = room.begin()
    again = session.current()

    assert again is not None
    assert (again.trial_id, again.position) == (item.trial_id, 2)
    assert session.opening().has_started
    interrupted = room.readings.events_of(item.trial_id)[-1]
    assert interrupted.kind == "interrupted"
    assert interrupted.payload == {
        "cause": "start",
        "since_utc": "2026-01-01T09:00:08.000Z",
        "gap_ms": 600_000,
    }
    recorder = room.show(again)
    assert recorder.answer == Answer((item.options[1].id,))
    room.clock.advance_ms(2_000)
    session.confirm(recorder)
    events = room.readings.events_of(item.trial_id)
    version = Studies(room.desk.store).named("main")
    assert version is not None
    measured = times(events, room.readings.epochs(version.id))
    assert measured.response_time_ms == 3_000 + 2_000
    assert measured.gap_ms == 600_000
    assert measured.interrupted
    assert session.summary().interruptions == 1
    assert room.desk.auditing.verify(OWNER).holds


def test_closing_in_the_middle_loses_nothing_and_resumes_at_the_same_item(room: Room) -> None:
    item = room.session.current()
    assert item is not None
    recorder = room.show(item)
    recorder.change(Answer((item.options[0].id,)))
    recorder.pause()
    room.clock.advance_ms(60_000)

    room.session.close()
    session = room.begin()

    kinds = [event.kind for event in room.readings.events_of(item.trial_id)]
    assert kinds[-3:] == ["paused", "suspended", "interrupted"]
    again = session.current()
    assert again is not None
    assert again.trial_id == item.trial_id


def test_a_confirmed_answer_that_could_not_be_written_is_written_at_the_end(room: Room) -> None:
    item = room.session.current()
    assert item is not None
    recorder = room.show(item)
    recorder.lock(Answer((item.options[0].id,)))

    room.session.close()

    assert room.states()[0] is TrialState.ANSWERED


def test_what_was_only_prepared_ahead_leaves_no_event(room: Room) -> None:
    item = room.session.current()
    assert item is not None
    room.session.recorder(item.trial_id).note(EventKind.REQUESTED)

    room.session.close()

    assert room.readings.events_of(item.trial_id) == ()


def test_a_sleep_in_the_middle_begins_a_new_epoch(room: Room) -> None:
    recorder = room.show()
    room.clock.advance_ms(2_000)
    assert not room.session.clocks_parted()
    room.clock.sleep_ms(3_600_000)
    assert room.session.clocks_parted()

    room.session.new_epoch(recorder)
    room.session.save_events(recorder)

    kinds = [event.kind for event in room.readings.events_of(recorder.trial_id)]
    assert kinds == ["requested", "decoded", "shown", "suspended", "interrupted"]
    assert rows(room, "SELECT number, cause FROM clock_epoch ORDER BY number") == [
        (1, "start"),
        (2, "sleep"),
    ]
    assert not room.session.clocks_parted()


def test_a_slip_is_marked_once_and_changes_nothing(room: Room) -> None:
    item = room.session.current()
    assert item is not None
    with pytest.raises(Refusal, match="Only an item that is confirmed"):
        room.session.mark_slip(item.trial_id)
    room.answer()
    before = rows(room, "SELECT * FROM response")

    room.session.mark_slip(item.trial_id, input_ns=5)
    room.session.mark_slip(item.trial_id)

    events = room.readings.events_of(item.trial_id)
    assert [event.kind for event in events].count("slip_marked") == 1
    assert events[-1].input_ns == 5
    assert rows(room, "SELECT * FROM response") == before
    assert room.session.summary().slips == 1


def test_the_end_page_counts_the_whole_set(room: Room) -> None:
    room.answer()
    recorder = room.show()
    room.clock.advance_ms(1_000)
    recorder.pause()
    room.clock.advance_ms(20_000)
    recorder.resume()
    recorder.note(EventKind.FOCUS_LOST)
    room.clock.advance_ms(2_000)
    recorder.note(EventKind.FOCUS_GAINED)
    room.session.confirm(recorder, Answer(cannot_judge=CannotJudgeReason.IMAGE_QUALITY))

    assert room.session.summary() == SittingSummary(
        total=5,
        answered=1,
        cannot_judge=1,
        slips=0,
        working_ms=5_000 + 3_000,
        paused_ms=20_000,
        interruptions=0,
        away_ms=2_000,
    )


def test_a_finished_item_cannot_be_opened_again(room: Room) -> None:
    item = room.session.current()
    assert item is not None
    room.answer()

    with pytest.raises(Refusal, match="finished"):
        room.session.recorder(item.trial_id)


def test_two_windows_on_one_reader_do_not_answer_twice(room: Room) -> None:
    item = room.session.current()
    assert item is not None
    first = room.show(item)
    other = room.desk.reading.begin(OWNER, "main", READER, {})
    second = other.recorder(item.trial_id)
    second.note(EventKind.SHOWN)
    other.confirm(second, Answer((item.options[0].id,)))

    with pytest.raises(Refusal, match="in another window"):
        room.session.confirm(first, Answer((item.options[1].id,)))

    assert rows(room, "SELECT count(*) FROM response WHERE kind = 'confirmation'") == [(1,)]
    assert room.desk.auditing.verify(OWNER).holds


def test_only_the_reader_or_the_owner_may_take_a_list(room: Room) -> None:
    reader = Actor(READER, frozenset({Role.READER}))
    stranger = Actor("primary-99", frozenset({Role.READER}))
    coordinator = Actor("c", frozenset({Role.COORDINATOR}))

    assert room.desk.reading.begin(reader, "main", READER, {}).total == 5
    with pytest.raises(Refusal, match="may not read for"):
        room.desk.reading.begin(stranger, "main", READER, {})
    with pytest.raises(Refusal, match="may not read study"):
        room.desk.reading.begin(coordinator, "main", READER, {})
    assert [work.code for work in room.desk.reading.waiting(reader)] == [READER]
    assert room.desk.reading.waiting(stranger) == ()


def test_the_waiting_list_tells_how_far_each_reader_is(room: Room) -> None:
    room.answer()

    (work,) = room.desk.reading.waiting(OWNER)

    assert (work.study, work.code, work.group) == ("main", READER, "primary")
    assert (work.total, work.done, work.simulated) == (5, 1, False)
    assert work.last_utc == "2026-01-01T09:00:05.000Z"


def test_the_facts_of_the_machine_are_kept_with_the_sitting(room: Room) -> None:
    assert rows(room, "SELECT environment, started_utc FROM sitting") == [
        ('{"screen":"1366 x 768"}', START_UTC)
    ]


def test_a_set_that_takes_several_shows_every_choice_question_so(tmp_path: Path) -> None:
    drafts = [Draft(), Draft(type=ItemType.YES_NO, options=("Yes", "No"))]
    room = Room(empty_workspace(tmp_path)).with_study(drafts, takes_several=True)
    session = room.begin()

    first = session.current()
    assert first is not None
    second = session.following(first.trial_id)
    assert second is not None

    assert session.takes_several
    assert {first.type, second.type} == {ItemType.SEVERAL_ANSWERS, ItemType.YES_NO}
    room.desk.close()


def stored_picture(desk: Desk) -> MediaId:
    picture = np.full((30, 40, 3), (190, 130, 110), np.uint8)
    with desk.store.writing(OWNER) as work:
        importer = MediaImporter(desk.store)
        media = importer.save(work, importer.take_in(encoded(picture, "PNG"), "face.png"))
        work.note("test.picture", "media")
    return media.id


def test_an_image_is_opened_from_the_store(tmp_path: Path) -> None:
    room = Room(empty_workspace(tmp_path))
    room.with_study([Draft(images=(stored_picture(room.desk),))])
    session = room.begin()
    item = session.current()
    assert item is not None
    (image,) = item.images

    frame = session.image(image).frame(image.frame)

    assert (image.rows, image.columns, image.monochrome, image.frames) == (30, 40, False, 1)
    assert frame.pixels.shape == (30, 40, 3)
    room.desk.close()


def test_an_erased_image_leaves_cannot_judge_only(tmp_path: Path) -> None:
    room = Room(empty_workspace(tmp_path))
    media_id = stored_picture(room.desk)
    room.with_study([Draft(images=(media_id,))])
    erase_media(room.desk.store, OWNER, media_id, "the patient asked")
    session = room.begin()
    item = session.current()
    assert item is not None
    assert item.erased

    with pytest.raises(Refusal, match="erased on request"):
        session.image(item.images[0])
    recorder = room.show(item)
    with pytest.raises(Refusal, match="cannot judge"):
        session.confirm(recorder, Answer((item.options[0].id,)))
    session.confirm(recorder, Answer(cannot_judge=CannotJudgeReason.IMAGE_QUALITY))

    assert room.states() == [TrialState.CANNOT_JUDGE]
    assert rows(room, "SELECT cannot_judge FROM response WHERE kind='confirmation'") == [
        ("image_unavailable",)
    ]
    (row,) = room.desk.results.table(OWNER, "main").rows
    assert (row.overall.n, row.overall.scored, row.overall.counted) == (1, 0, 0)
    assert (row.overall.cannot_judge, row.overall.image_unavailable) == (0, 1)
    assert row.overall.mean is None
    room.desk.close()


FORBIDDEN_FIELDS = (
    "key",
    "right",
    "reference",
    "correct",
    "synonym",
    "explanation",
    "ability",
    "source",
    "file",
    "name",
    "set",
    "categor",
    "case",
    "famil",
    "score",
    "hash",
)


def test_what_the_reading_room_is_handed_has_no_field_for_the_truth(room: Room) -> None:
    item = room.session.current()
    assert item is not None

    names = {field.name for kind in _kinds_within(type(item)) for field in dataclasses.fields(kind)}

    assert names >= {"stem", "options", "images", "text", "media_id"}
    assert [name for name in names if any(part in name for part in FORBIDDEN_FIELDS)] == []
    assert "secret" not in repr(item)


def _kinds_within(kind: type) -> set[type]:
    """Return a dataclass and every dataclass that its fields hold."""
    found = {kind}
    for field in dataclasses.fields(kind):
        for part in (field.type, *getattr(field.type, "__args__", ())):
            if dataclasses.is_dataclass(part) and isinstance(part, type) and part not in found:
                found |= _kinds_within(part)
    return found


def test_the_reading_modules_do_not_know_where_the_truth_lies() -> None:
    modules = [
        *PACKAGE.glob("services/reading*.py"),
        *PACKAGE.glob("store/readings*.py"),
        *PACKAGE.glob("ui/reading/**/*.py"),
        PACKAGE / "domain" / "session.py",
    ]
    names = {name for module in modules for name in imported(module)}

    assert len(modules) >= 6
    for secret in (
        "medannot.store.reference_answers",
        "medannot.store.questions",
        "medannot.domain.scoring",
        "medannot.domain.question.ReferenceAnswer",
        "medannot.domain.question.ItemVersion",
        "medannot.store.tables.ReferenceAnswerRow",
        "medannot.services.question_bank",
        "medannot.services.results",
    ):
        assert secret not in names


def test_a_confirmation_stamped_while_the_former_step_is_saved_is_written_as_a_whole(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorder = room.show()
    item = room.session.current()
    assert item is not None
    recorder.change(Answer((item.options[0].id,)))
    pending = TrialRecorder.pending_links

    def locked_meanwhile(self: TrialRecorder) -> object:
        if not self.locked:
            self.lock()
        return pending.__get__(self)

    monkeypatch.setattr(TrialRecorder, "pending_links", property(locked_meanwhile))
    room.session.save_events(recorder)

    assert rows(room, "SELECT kind FROM response") == [("first_answer",)]
    assert rows(room, "SELECT count(*) FROM event WHERE kind = 'confirmed'") == [(0,)]
    room.session.confirm(recorder)
    assert rows(room, "SELECT kind FROM response ORDER BY seq") == [
        ("first_answer",),
        ("confirmation",),
    ]


def test_no_new_study_can_show_an_erased_image(tmp_path: Path) -> None:
    room = Room(empty_workspace(tmp_path))
    media_id = stored_picture(room.desk)
    room.with_study([Draft(), Draft(stem="And here?", images=(media_id,))])
    erase_media(room.desk.store, OWNER, media_id, "the patient asked")

    with pytest.raises(Refusal, match=r"lacks images for.*: 1, .*question 2"):
        room.desk.designs.create(OWNER, StudyPlan("next", "set", (GroupPlan("other", 1, 1),), 7))
    room.desk.close()
