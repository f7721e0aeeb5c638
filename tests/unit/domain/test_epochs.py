"""Clock epochs end where UTC and the monotonic clock part by more than a second."""

import pytest

from medannot.domain.clock import ManualClock
from medannot.domain.epochs import ClockWatch, EpochLine, Moment, interruption
from medannot.domain.ids import SeededIds


def moment(clock: ManualClock) -> Moment:
    return Moment(clock.utc(), clock.now_ns())


@pytest.mark.parametrize(
    ("slept_ms", "parted"), [(0, False), (1_000, False), (1_001, True), (-5_000, True)]
)
def test_more_than_a_second_apart_is_a_sleep(slept_ms: int, parted: bool) -> None:
    clock = ManualClock()
    watch = ClockWatch(moment(clock))
    clock.advance_ms(60_000)
    clock.sleep_ms(slept_ms)

    assert watch.parted(moment(clock)) is parted


def test_a_slow_drift_is_no_sleep() -> None:
    clock = ManualClock()
    watch = ClockWatch(moment(clock))
    for _ in range(60):
        clock.advance_ms(1_000)
        clock.sleep_ms(100)
        assert not watch.parted(moment(clock))


def test_the_last_good_moment_is_kept_until_the_watch_starts_again() -> None:
    clock = ManualClock()
    watch = ClockWatch(moment(clock))
    before = moment(clock)
    clock.sleep_ms(5_000)

    assert watch.parted(moment(clock))
    assert watch.parted(moment(clock))
    assert watch.last == before
    watch.restart(moment(clock))
    assert not watch.parted(moment(clock))


def watched(clock: ManualClock, *, runs_on: bool) -> ClockWatch:
    """Return a watch that has been looked at each second so far."""
    watch = ClockWatch(moment(clock), runs_on=runs_on)
    for _ in range(10):
        clock.advance_ms(1_000)
        assert not watch.look(moment(clock))
    return watch


@pytest.mark.parametrize(("late_ms", "slept"), [(5_000, False), (5_001, True), (600_000, True)])
def test_a_look_that_comes_late_is_a_sleep_where_the_clock_runs_on(
    late_ms: int, slept: bool
) -> None:
    clock = ManualClock()
    watch = watched(clock, runs_on=True)
    before = moment(clock)
    clock.advance_ms(late_ms)

    assert watch.look(moment(clock)) is slept
    assert watch.last == (before if slept else moment(clock))
    watch.restart(moment(clock))
    assert not watch.look(moment(clock))


def test_an_input_right_after_the_sleep_is_not_stamped_across_it() -> None:
    clock = ManualClock()
    watch = watched(clock, runs_on=True)
    clock.advance_ms(60_000)

    assert watch.parted(moment(clock))


def test_a_late_look_means_nothing_where_the_clock_stands_still_in_a_sleep() -> None:
    clock = ManualClock()
    watch = watched(clock, runs_on=False)
    clock.advance_ms(60_000)

    assert not watch.look(moment(clock))


def test_nothing_is_late_before_the_first_look_and_after_the_last() -> None:
    clock = ManualClock()
    watch = ClockWatch(moment(clock), runs_on=True)
    clock.advance_ms(60_000)
    assert not watch.parted(moment(clock))

    watch = watched(clock, runs_on=True)
    watch.stop_looking()
    clock.advance_ms(60_000)
    assert not watch.parted(moment(clock))
    assert not watch.look(moment(clock))


def test_epochs_count_from_one_and_remember_how_the_one_before_ended() -> None:
    clock = ManualClock(now_ns=0)
    line = EpochLine(clock, SeededIds(1))
    first = line.current_id
    clock.advance_ms(500)
    line.parted()
    end = moment(clock)
    clock.sleep_ms(60_000)
    line.begin()

    assert (line.current.number, line.current.cause) == (2, "sleep")
    assert line.current.utc == "2026-01-01T09:01:00.500Z"
    assert line.end_of(first) == end
    assert [epoch.number for _, epoch in line.unsaved] == [1, 2]
    line.saved(1)
    assert [epoch.number for _, epoch in line.unsaved] == [2]


def test_an_interruption_tells_the_gap_in_utc() -> None:
    assert interruption("sleep", "2026-01-01T09:00:00.000Z", "2026-01-01T09:30:00.250Z") == {
        "cause": "sleep",
        "since_utc": "2026-01-01T09:00:00.000Z",
        "gap_ms": 1_800_250,
    }
