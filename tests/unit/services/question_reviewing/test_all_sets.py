"""The queue over all sets: what somebody may review, taken back and taken in wherever it lies."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from medannot.domain.clock import ManualClock
from medannot.domain.errors import Refusal
from medannot.domain.people import OWNER
from medannot.domain.review.decision import Verdict
from medannot.domain.review.questions_queue import QuestionFilter
from medannot.domain.study import GroupPlan, StudyPlan
from tests.helpers.question_review_scene import SET, QuestionRoom
from tests.helpers.question_sets import Draft, add_set

NUMBERS = "numbers"


@pytest.fixture
def room(tmp_path: Path) -> Iterator[QuestionRoom]:
    """Return the set of letters, which rita and ruth review, and one of numbers, rita alone."""
    with QuestionRoom(tmp_path, [Draft("Which letter is the first?"), Draft("And the last?")]) as r:
        add_set(r.desk.store, NUMBERS, [Draft("Which number is even?")])
        add_set(r.desk.store, "secret", [Draft("Which word is it?")])
        r.service.invite(OWNER, NUMBERS, ("rita",))
        r.rita = r.service.seat(OWNER, None, "rita")
        yield r


def stems(room: QuestionRoom, **wanted: object) -> list[str]:
    lines = room.service.queue(room.rita, None, QuestionFilter(**wanted))  # type: ignore[arg-type]  # named by the test
    return [f"{line.set_name}: {line.stem}" for line in lines]


def test_a_reviewer_is_shown_their_sets_alone(room: QuestionRoom) -> None:
    assert stems(room) == [
        "letters: Which letter is the first?",
        "letters: And the last?",
        "numbers: Which number is even?",
    ]
    assert {line.set_name for line in room.service.queue(room.ruth, None)} == {SET}
    assert len(room.service.queue(OWNER, None)) == 4


def test_what_was_edited_is_told_from_what_was_imported(room: QuestionRoom) -> None:
    opened = room.open(2)
    room.decide(2, Verdict.EDIT, content=replace(opened.content, stem="Which is the last letter?"))

    assert stems(room, edited=True) == ["letters: Which is the last letter?"]
    assert stems(room, edited=False) == [
        "letters: Which letter is the first?",
        "numbers: Which number is even?",
    ]
    room.service.take_in(room.rita, None)
    assert stems(room, edited=True) == ["letters: Which is the last letter?"]

    room.service.undo(room.rita, None)
    assert stems(room, edited=True) == []


def test_the_last_decision_is_taken_back_wherever_it_lies(room: QuestionRoom) -> None:
    room.decide(1, Verdict.ACCEPT)
    clock = room.desk.store.clock
    assert isinstance(clock, ManualClock)
    clock.advance_ms(1_000)
    number = room.service.queue(room.rita, None)[2]
    room.service.decide(room.rita, room.service.open(room.rita, number.item_id), Verdict.ACCEPT)

    assert room.service.undo(room.rita, None).line.set_name == NUMBERS
    assert room.service.undo(room.rita, None).line.stem == "Which letter is the first?"
    with pytest.raises(Refusal, match="There is no decision of yours to take back"):
        room.service.undo(room.rita, None)


def test_edits_of_every_set_are_taken_in_and_counted(room: QuestionRoom) -> None:
    for line in room.service.queue(room.rita, None)[1:]:
        opened = room.service.open(room.rita, line.item_id)
        content = replace(opened.content, stem=f"{line.stem} Choose one.")
        room.service.decide(room.rita, opened, Verdict.EDIT, content=content)

    found = room.service.figures(room.rita, None)
    assert (found.set_name, found.whole.questions, found.whole.edited) == ("", 3, 2)
    assert room.service.take_in(room.rita, None) == 2
    assert room.service.take_in(room.rita, None) == 0


def test_a_set_that_somebody_is_yet_to_read_is_left_out(room: QuestionRoom) -> None:
    room.desk.designs.create(OWNER, StudyPlan("main", SET, (GroupPlan("primary", 1, 1),), 7))
    room.service.invite(OWNER, NUMBERS, ("primary-01",))
    reader = room.service.seat(OWNER, None, "primary-01")

    assert [line.set_name for line in room.service.queue(reader, None)] == [NUMBERS]
