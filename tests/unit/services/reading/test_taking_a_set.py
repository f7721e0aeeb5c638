"""Taking a set through the service: opening, order, receipts, and whose list it is."""

import json
from pathlib import Path

import pytest

from medannot.domain.errors import Refusal
from medannot.domain.people import OWNER, Actor, Role
from medannot.domain.question import ItemType
from medannot.domain.session import Answer
from medannot.domain.trial import CannotJudgeReason, EventKind, TrialState
from medannot.services.reading import (
    Opening,
    Receipt,
    SittingSummary,
)
from tests.helpers.question_sets import Draft
from tests.helpers.reading_desks import READER, START_UTC, Room, rows
from tests.helpers.workspaces import empty_workspace


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
    assert room.session.opening() == Opening(
        17, 5, 12, 1, True, "2026-01-01T09:00:25.000Z", own_pace=True
    )
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


def test_each_question_asks_in_the_form_of_its_type(tmp_path: Path) -> None:
    drafts = [Draft(type=ItemType.SEVERAL_ANSWERS), Draft(type=ItemType.SINGLE_CHOICE)]
    room = Room(empty_workspace(tmp_path)).with_study(drafts)
    session = room.begin()

    first = session.current()
    assert first is not None
    second = session.following(first.trial_id)
    assert second is not None

    assert {first.type, second.type} == {ItemType.SEVERAL_ANSWERS, ItemType.SINGLE_CHOICE}
    room.desk.close()
