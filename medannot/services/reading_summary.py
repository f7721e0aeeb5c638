"""What a reader is told of the set as a whole: how much is left, and what was done."""

from collections.abc import Iterable
from dataclasses import replace
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

OWN_PACE_LEAST_MS = 5_000
"""No pace is taken for faster than this: who hurried through a few items reads others slower."""


def opening_of(readings: Readings, version_id: StudyVersionId, reader_id: PersonId) -> Opening:
    """Return what the opening screen says of a reader's list."""
    trials = readings.trials(version_id, reader_id)
    done = sum(trial.state.is_final for trial in trials)
    remaining = len(trials) - done
    own_ms = _own_pace_ms(_times(readings, version_id, reader_id, trials))
    pace_ms = EXPECTED_MS if own_ms is None else own_ms
    return Opening(
        total=len(trials),
        done=done,
        remaining=remaining,
        minutes=ceil(remaining * pace_ms / 60_000),
        has_started=any(trial.state is not TrialState.PLANNED for trial in trials),
        last_utc=readings.last_confirmation(version_id, reader_id),
        own_pace=own_ms is not None,
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


def recorded_ms_of(readings: Readings, trial: Trial) -> int:
    """Return the response time that is recorded of an unfinished trial so far, in milliseconds."""
    if trial.state is not TrialState.SHOWN:
        return 0
    events = readings.events_of(trial.id)
    # Taken as confirmed by the last thing known: more of it will never be counted.
    ended = replace(events[-1], kind=EventKind.CONFIRMED.value, input_ns=None)
    epochs = readings.epochs(trial.study_version_id, trial.reader_id)
    return times((*events, ended), epochs).response_time_ms or 0


def _own_pace_ms(measured: Iterable[TrialTimes]) -> float | None:
    """Return the reader's own time for one item, or None before there are enough items."""
    own = [one.response_time_ms for one in measured if one.response_time_ms is not None]
    return max(median(own), OWN_PACE_LEAST_MS) if len(own) >= OWN_PACE_FROM else None


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
