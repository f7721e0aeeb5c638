"""What a reader is told of the set as a whole: how much is left, and what was done."""

from collections.abc import Iterable
from math import ceil
from statistics import median

from medannot.domain.ids import PersonId, StudyVersionId
from medannot.domain.study import EXPECTED_SECONDS_PER_ITEM
from medannot.domain.timing import times
from medannot.domain.trial import Event, EventKind, Trial, TrialState, TrialTimes
from medannot.services.reading_values import Opening, SittingSummary
from medannot.store.readings import Readings

EXPECTED_MS = EXPECTED_SECONDS_PER_ITEM * 1_000
"""Time for one item that is assumed before a reader's own pace is known."""

OWN_PACE_FROM = 5
"""Finished items from which on the reader's own median time is taken."""


def opening_of(readings: Readings, version_id: StudyVersionId, reader_id: PersonId) -> Opening:
    """Return what the opening screen says of a reader's list."""
    trials = readings.trials(version_id, reader_id)
    done = sum(trial.state.is_final for trial in trials)
    remaining = len(trials) - done
    return Opening(
        total=len(trials),
        done=done,
        remaining=remaining,
        minutes=ceil(remaining * _pace_ms(readings, version_id, reader_id, trials) / 60_000),
        has_started=any(trial.state is not TrialState.PLANNED for trial in trials),
        last_utc=readings.last_confirmation(version_id, reader_id),
    )


def summary_of(
    readings: Readings, version_id: StudyVersionId, reader_id: PersonId
) -> SittingSummary:
    """Return what the end page says of a reader's list."""
    trials = readings.trials(version_id, reader_id)
    events = readings.events(version_id, reader_id)
    measured = _times(readings, version_id, reader_id, trials)
    happened = [event for own in events.values() for event in own]
    return SittingSummary(
        total=len(trials),
        answered=sum(trial.state is TrialState.ANSWERED for trial in trials),
        cannot_judge=sum(trial.state is TrialState.CANNOT_JUDGE for trial in trials),
        slips=_count(happened, EventKind.SLIP_MARKED),
        working_ms=sum(one.response_time_ms or 0 for one in measured),
        paused_ms=sum(one.paused_ms or 0 for one in measured),
        interruptions=_count(happened, EventKind.INTERRUPTED),
        away_ms=sum(one.away_ms or 0 for one in measured),
    )


def _pace_ms(
    readings: Readings,
    version_id: StudyVersionId,
    reader_id: PersonId,
    trials: Iterable[Trial],
) -> float:
    measured = _times(readings, version_id, reader_id, trials)
    own = [one.response_time_ms for one in measured if one.response_time_ms is not None]
    return median(own) if len(own) >= OWN_PACE_FROM else EXPECTED_MS


def _times(
    readings: Readings,
    version_id: StudyVersionId,
    reader_id: PersonId,
    trials: Iterable[Trial],
) -> list[TrialTimes]:
    events = readings.events(version_id, reader_id)
    epochs = readings.epochs(version_id, reader_id)
    return [times(events.get(trial.id, ()), epochs) for trial in trials if trial.state.is_final]


def _count(events: Iterable[Event], kind: EventKind) -> int:
    return sum(event.kind == kind for event in events)
