"""A trial whose image fails, whose machine sleeps or whose program ends in the middle."""

import pytest

from medannot.domain.epochs import ClockWatch, Moment
from medannot.domain.errors import Refusal
from medannot.domain.session import (
    Answer,
    ImpossibleStepError,
)
from medannot.domain.trial import CannotJudgeReason, EventKind
from tests.helpers.recorded_trials import CHANGE, CONFIRMATION, A, B, C, Trial


def test_an_item_with_an_erased_image_takes_cannot_judge_only() -> None:
    recorder = Trial(answerable=False).shown()

    with pytest.raises(Refusal, match="cannot judge"):
        recorder.lock(Answer((A,)))
    recorder.lock(Answer(cannot_judge=CannotJudgeReason.OTHER))

    assert recorder.confirmation is not None
    assert recorder.confirmation.cannot_judge is CannotJudgeReason.IMAGE_UNAVAILABLE


def test_an_image_that_fails_later_leaves_cannot_judge_only_too() -> None:
    trial = Trial()
    recorder = trial.shown()
    recorder.change(Answer((A,)))
    assert recorder.complete

    recorder.image_failed()

    assert not recorder.answerable
    assert not recorder.complete
    recorder.lock(Answer(cannot_judge=CannotJudgeReason.IMAGE_UNAVAILABLE))
    assert trial.kinds()[-2:] == ["cannot_judge", "confirmed"]


def test_nobody_can_claim_that_an_image_was_unavailable() -> None:
    recorder = Trial().shown()

    with pytest.raises(ImpossibleStepError, match="said to be unavailable"):
        recorder.change(Answer(cannot_judge=CannotJudgeReason.IMAGE_UNAVAILABLE))


def test_what_was_said_of_a_missing_image_lapses_once_it_is_there() -> None:
    said = Answer(cannot_judge=CannotJudgeReason.IMAGE_UNAVAILABLE)

    assert Trial(answer=said).shown().answer == Answer()
    assert Trial(answer=said, answerable=False).shown().answer == said


def test_a_sleep_that_the_clock_ran_through_is_no_time_of_the_reader() -> None:
    trial = Trial()
    trial.epochs.watch = ClockWatch(Moment(trial.clock.utc(), trial.clock.now_ns()), runs_on=True)
    recorder = trial.shown()
    trial.clock.advance_ms(1_000)
    assert not trial.epochs.look()
    trial.clock.advance_ms(3_600_000)

    recorder.change(Answer((A,)))

    assert trial.kinds() == ["shown", "suspended", "interrupted", "first_input", "option_set"]
    suspended, interrupted = recorder.pending[1:3]
    assert suspended.at_ns == 1_000_000_000
    assert interrupted.payload["cause"] == "sleep"
    assert interrupted.payload["gap_ms"] == 3_600_000


def test_a_sleep_closes_the_epoch_at_the_last_good_moment_and_opens_the_next() -> None:
    trial = Trial()
    recorder = trial.shown()
    trial.clock.advance_ms(5_000)
    trial.epochs.parted()
    trial.clock.sleep_ms(600_000)
    trial.clock.advance_ms(100)

    recorder.change(Answer((A,)))

    assert trial.kinds() == ["shown", "suspended", "interrupted", "first_input", "option_set"]
    shown, suspended, interrupted, *later = recorder.pending
    assert suspended.epoch_id == shown.epoch_id
    assert suspended.at_ns == 5_000_000_000
    assert interrupted.payload == {
        "cause": "sleep",
        "since_utc": "2026-01-01T09:00:05.000Z",
        "gap_ms": 600_100,
    }
    assert {event.epoch_id for event in later} == {interrupted.epoch_id}
    assert [event.seq for event in recorder.pending] == [1, 2, 3, 4, 5]


def test_a_recorder_made_ahead_stamps_with_the_newest_epoch() -> None:
    trial = Trial()
    trial.recorder.note(EventKind.REQUESTED)
    trial.clock.sleep_ms(600_000)
    trial.epochs.begin()

    trial.shown()

    assert trial.kinds() == ["requested", "shown"]
    assert trial.recorder.pending[1].epoch_id == trial.epochs.current_id


def test_what_is_saved_is_no_longer_pending() -> None:
    trial = Trial()
    recorder = trial.shown()
    recorder.change(Answer((A,)))
    recorder.saved(events=3, links=1)

    recorder.lock()

    assert trial.kinds() == ["confirmed"]
    assert trial.chain() == [(CONFIRMATION, (A,), "")]


def test_after_an_interruption_numbers_and_chain_go_on() -> None:
    trial = Trial(last_event=7, last_link=2, answer=Answer((B,)), had_input=True)
    recorder = trial.shown()

    recorder.change(Answer((C,)))
    recorder.lock()

    assert [event.seq for event in recorder.pending] == [8, 9, 10, 11]
    assert "first_input" not in trial.kinds()
    assert [(link.seq, link.kind) for link in recorder.pending_links] == [
        (3, CHANGE),
        (4, CONFIRMATION),
    ]
