"""Clocks: a moment survives its text, and the manual clock moves as it is told."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medannot.domain.clock import ManualClock, SystemClock, utc_moment, utc_text


def test_a_moment_is_written_in_utc_with_milliseconds() -> None:
    in_china = datetime(2026, 11, 21, 17, 30, 0, 125_000, timezone(timedelta(hours=8)))

    assert utc_text(in_china) == "2026-11-21T09:30:00.125Z"


@given(st.datetimes(timezones=st.just(UTC)))
def test_a_moment_survives_its_text_to_the_millisecond(moment: datetime) -> None:
    assert abs(utc_moment(utc_text(moment)) - moment) < timedelta(milliseconds=1)


def test_texts_that_are_no_moments_are_refused() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        utc_moment("yesterday")


def test_the_manual_clock_moves_both_times_and_sleeps_in_utc_only() -> None:
    clock = ManualClock(now_ns=0)

    clock.advance_ms(1_500)
    clock.sleep_ms(60_000)

    assert clock.now_ns() == 1_500_000_000
    assert utc_text(clock.utc()) == "2026-01-01T09:01:01.500Z"


def test_the_systems_monotonic_clock_does_not_run_backwards() -> None:
    clock = SystemClock()

    assert clock.now_ns() <= clock.now_ns()
    assert clock.utc().tzinfo is UTC
