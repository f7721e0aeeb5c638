"""What is interrupted, fails or is written again loses nothing and doubles nothing."""

from typing import Any

import pytest

from medannot.domain.clock import utc_text
from medannot.domain.errors import EnvironmentFault, Refusal
from medannot.domain.people import OWNER
from medannot.domain.session import Answer, TrialRecorder
from medannot.domain.timing import times
from medannot.domain.trial import EventKind, TrialState
from medannot.store.readings import Readings
from medannot.store.store import Store
from medannot.store.studies import Studies
from tests.helpers.reading_desks import READER, Room, rows


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
