"""Times are derived from events; every expected value here is worked out by hand."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medannot.domain.ids import EpochId, EventId
from medannot.domain.timing import Epoch, times
from medannot.domain.trial import Event, EventKind, TrialTimes

MS = 1_000_000
NOON = "2026-01-01T12:00:00.000Z"
FIRST = {EpochId("e1"): Epoch(1, "start", NOON, 0)}


def event(
    kind: str, at_ms: float, *, input_ms: float | None = None, epoch: str = "e1", utc: str = NOON
) -> Event:
    return Event(
        id=EventId(f"{kind} {at_ms}"),
        seq=1,
        kind=kind,
        at_ns=round(at_ms * MS),
        input_ns=None if input_ms is None else round(input_ms * MS),
        utc=utc,
        epoch_id=EpochId(epoch),
    )


def test_a_plain_answer_takes_the_time_from_shown_to_confirmed() -> None:
    events = [
        event("requested", 0),
        event("decoded", 400),
        event("shown", 1_000),
        event("first_input", 5_000),
        event("option_set", 5_000),
        event("confirmed", 7_250),
    ]

    assert times(events, FIRST) == TrialTimes(
        response_time_ms=6_250,
        decision_time_ms=4_000,
        active_ms=6_250,
        idle_ms=0,
        away_ms=0,
        paused_ms=0,
        gap_ms=0,
        interrupted=False,
    )


def test_keys_count_at_their_own_time_and_not_when_the_window_got_round_to_them() -> None:
    events = [
        event("shown", 1_000),
        event("option_set", 4_090, input_ms=4_000),
        event("confirmed", 6_060, input_ms=6_000),
    ]

    measured = times(events, FIRST)

    assert (measured.response_time_ms, measured.decision_time_ms) == (5_000, 3_000)


def test_a_pause_is_taken_out_of_response_and_decision_time() -> None:
    events = [
        event("shown", 0),
        event("paused", 10_000),
        event("resumed", 70_000),
        event("option_set", 75_000),
        event("confirmed", 76_000),
    ]

    measured = times(events, FIRST)

    assert measured.response_time_ms == 16_000
    assert measured.decision_time_ms == 15_000
    assert measured.paused_ms == 60_000


def test_time_away_is_left_in_and_told_apart() -> None:
    events = [
        event("shown", 0),
        event("focus_lost", 2_000),
        event("focus_gained", 12_000),
        event("option_set", 15_000),
        event("confirmed", 16_000),
    ]

    measured = times(events, FIRST)

    assert measured.response_time_ms == 16_000
    assert measured.away_ms == 10_000


def test_time_away_during_a_pause_is_pause_only() -> None:
    events = [
        event("shown", 0),
        event("focus_lost", 1_000),
        event("paused", 3_000),
        event("focus_gained", 8_000),
        event("resumed", 9_000),
        event("option_set", 10_000),
        event("confirmed", 11_000),
    ]

    measured = times(events, FIRST)

    assert measured.away_ms == 2_000
    assert measured.paused_ms == 6_000
    assert measured.response_time_ms == 5_000


@pytest.mark.parametrize(
    ("quiet_ms", "idle_ms"), [(29_000, 0), (30_000, 0), (30_001, 30_001), (95_000, 95_000)]
)
def test_a_stretch_without_input_beyond_the_limit_is_idle_as_a_whole(
    quiet_ms: int, idle_ms: int
) -> None:
    events = [
        event("shown", 0),
        event("tool_used", 1_000),
        event("option_set", 1_000 + quiet_ms),
        event("confirmed", 2_000 + quiet_ms),
    ]

    measured = times(events, FIRST)

    assert measured.idle_ms == idle_ms
    assert measured.active_ms == 2_000 + quiet_ms - idle_ms


def test_the_decision_ends_with_the_last_change_of_the_answer() -> None:
    events = [
        event("shown", 0),
        event("option_set", 2_000),
        event("option_cleared", 5_000),
        event("option_set", 5_000),
        event("tool_used", 8_000),
        event("confirmed", 9_000),
    ]

    assert times(events, FIRST).decision_time_ms == 5_000


def test_what_follows_the_confirmation_changes_nothing() -> None:
    events = [
        event("shown", 0),
        event("option_set", 2_000),
        event("confirmed", 3_000),
        event("focus_lost", 3_500),
        event("slip_marked", 9_000),
    ]

    measured = times(events, FIRST)

    assert (measured.response_time_ms, measured.away_ms) == (3_000, 0)


def test_no_duration_is_taken_across_a_restart() -> None:
    epochs = FIRST | {EpochId("e2"): Epoch(1, "start", "2026-01-01T12:30:00.000Z", 900_000 * MS)}
    events = [
        event("shown", 1_000, utc="2026-01-01T12:00:01.000Z"),
        event("option_set", 4_000, utc="2026-01-01T12:00:04.000Z"),
        event("interrupted", 900_000, epoch="e2", utc="2026-01-01T12:30:00.000Z"),
        event("shown", 905_000, epoch="e2", utc="2026-01-01T12:30:05.000Z"),
        event("option_set", 907_000, epoch="e2", utc="2026-01-01T12:30:07.000Z"),
        event("confirmed", 908_000, epoch="e2", utc="2026-01-01T12:30:08.000Z"),
    ]

    measured = times(events, epochs)

    assert measured.response_time_ms == 3_000 + 3_000
    assert measured.decision_time_ms == 3_000 + 2_000
    assert measured.gap_ms == 30 * 60_000 + 5_000 - 4_000
    assert measured.interrupted


def test_after_a_sleep_the_item_goes_on_where_it_was() -> None:
    epochs = FIRST | {EpochId("e2"): Epoch(2, "sleep", "2026-01-01T13:00:00.000Z", 10_000 * MS)}
    events = [
        event("shown", 1_000, utc="2026-01-01T12:00:01.000Z"),
        event("suspended", 9_000, utc="2026-01-01T12:00:09.000Z"),
        event("interrupted", 10_200, epoch="e2", utc="2026-01-01T13:00:00.200Z"),
        event("option_set", 14_000, epoch="e2", utc="2026-01-01T13:00:04.000Z"),
        event("confirmed", 15_000, epoch="e2", utc="2026-01-01T13:00:05.000Z"),
    ]

    measured = times(events, epochs)

    assert measured.response_time_ms == 8_000 + 5_000
    assert measured.gap_ms == 59 * 60_000 + 51_000
    assert measured.interrupted


def test_a_pause_that_the_machine_slept_through_stays_a_pause() -> None:
    epochs = FIRST | {EpochId("e2"): Epoch(2, "sleep", "2026-01-01T13:00:00.000Z", 10_000 * MS)}
    events = [
        event("shown", 1_000, utc="2026-01-01T12:00:01.000Z"),
        event("paused", 3_000, utc="2026-01-01T12:00:03.000Z"),
        event("suspended", 9_000, utc="2026-01-01T12:00:09.000Z"),
        event("resumed", 12_000, epoch="e2", utc="2026-01-01T13:00:02.000Z"),
        event("option_set", 13_000, epoch="e2", utc="2026-01-01T13:00:03.000Z"),
        event("confirmed", 14_000, epoch="e2", utc="2026-01-01T13:00:04.000Z"),
    ]

    measured = times(events, epochs)

    assert measured.paused_ms == 6_000 + 2_000
    assert measured.response_time_ms == 2_000 + 2_000


def test_what_was_prepared_in_an_earlier_sitting_is_no_interruption() -> None:
    epochs = FIRST | {EpochId("e2"): Epoch(1, "start", "2026-01-01T13:00:00.000Z", 5_000 * MS)}
    events = [
        event("requested", 1_000),
        event("decoded", 2_000),
        event("shown", 6_000, epoch="e2", utc="2026-01-01T13:00:01.000Z"),
        event("option_set", 7_000, epoch="e2", utc="2026-01-01T13:00:02.000Z"),
        event("confirmed", 8_000, epoch="e2", utc="2026-01-01T13:00:03.000Z"),
    ]

    measured = times(events, epochs)

    assert (measured.response_time_ms, measured.gap_ms) == (2_000, 0)
    assert not measured.interrupted


def test_a_wall_clock_set_back_leaves_no_negative_gap() -> None:
    epochs = FIRST | {EpochId("e2"): Epoch(2, "sleep", "2026-01-01T11:00:00.000Z", 10_000 * MS)}
    events = [
        event("shown", 1_000),
        event("confirmed", 12_000, epoch="e2", utc="2026-01-01T11:00:02.000Z"),
    ]

    assert times(events, epochs).gap_ms == 0


@pytest.mark.parametrize(
    "events",
    [
        [],
        [event("requested", 0)],
        [event("shown", 1_000), event("option_set", 2_000)],
        [event("option_set", 2_000), event("confirmed", 3_000)],
    ],
)
def test_what_was_not_shown_and_confirmed_has_no_times(events: list[Event]) -> None:
    assert times(events, FIRST) == TrialTimes()


def test_unknown_kinds_of_a_later_version_are_passed_over() -> None:
    events = [
        event("shown", 0),
        event("gaze_moved", 500),
        event("option_set", 1_000),
        event("confirmed", 1_500),
    ]

    assert times(events, FIRST).response_time_ms == 1_500


KINDS = [kind.value for kind in EventKind if kind not in {EventKind.CONFIRMED, EventKind.SHOWN}]


@given(
    steps=st.lists(
        st.tuples(st.sampled_from(KINDS), st.integers(0, 40_000), st.integers(0, 300)), max_size=30
    ),
    sleeps=st.sets(st.integers(0, 30), max_size=3),
)
def test_the_parts_of_any_trial_add_up_and_none_is_negative(
    steps: list[tuple[str, int, int]], sleeps: set[int]
) -> None:
    epochs, events, now, current = dict(FIRST), [event("shown", 0)], 0, "e1"
    for place, (kind, wait, late) in enumerate(steps):
        now += wait
        if place in sleeps:
            current = f"sleep {place}"
            epochs[EpochId(current)] = Epoch(place + 2, "sleep", NOON, now * MS)
        events.append(event(kind, now, input_ms=max(0, now - late), epoch=current))
    events.append(event("confirmed", now + 100, epoch=current))

    measured = times(events, epochs)

    assert measured.active_ms is not None
    assert measured.idle_ms is not None
    assert measured.active_ms + measured.idle_ms == measured.response_time_ms
    for value in (
        measured.active_ms,
        measured.idle_ms,
        measured.away_ms,
        measured.paused_ms,
        measured.gap_ms,
    ):
        assert value is not None
        assert value >= 0
    assert measured.away_ms is not None
    assert measured.away_ms <= measured.response_time_ms
    assert (measured.decision_time_ms or 0) <= measured.response_time_ms


@given(st.lists(st.integers(1, 20_000), min_size=3, max_size=12))
def test_without_pauses_the_response_time_is_the_whole_stretch(waits: list[int]) -> None:
    moments = list(accumulate(waits))
    inner = [event("option_set", moment) for moment in moments[1:-1]]
    events = [event("shown", moments[0]), *inner, event("confirmed", moments[-1])]

    assert times(events, FIRST).response_time_ms == moments[-1] - moments[0]
