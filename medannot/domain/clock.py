"""Clocks: a monotonic one for durations and UTC for dates; the two are never mixed."""

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """What the program asks of time."""

    def now_ns(self) -> int:
        """Return nanoseconds of a monotonic clock; only differences mean anything."""

    def utc(self) -> datetime:
        """Return the date and time in UTC, time-zone aware."""


class SystemClock:
    """The machine's clocks."""

    def now_ns(self) -> int:
        """Return `time.perf_counter_ns()`."""
        return time.perf_counter_ns()

    def utc(self) -> datetime:
        """Return the wall clock in UTC."""
        return datetime.now(UTC)


class ManualClock:
    """A clock that moves only when told to, for tests and simulated readers."""

    def __init__(self, utc: datetime | None = None, now_ns: int = 1_000_000_000) -> None:
        self._utc = utc or datetime(2026, 1, 1, 9, 0, tzinfo=UTC)
        self._now_ns = now_ns

    def now_ns(self) -> int:
        """Return the manual monotonic time."""
        return self._now_ns

    def utc(self) -> datetime:
        """Return the manual UTC time."""
        return self._utc

    def advance_ms(self, milliseconds: float) -> None:
        """Move both clocks on by the same time."""
        self._now_ns += round(milliseconds * 1_000_000)
        self._utc += timedelta(milliseconds=milliseconds)

    def sleep_ms(self, milliseconds: float) -> None:
        """Move UTC only, as a machine does that sleeps."""
        self._utc += timedelta(milliseconds=milliseconds)


def utc_text(moment: datetime) -> str:
    """Write a moment as ISO 8601 in UTC with milliseconds, such as 2026-11-21T09:30:00.125Z."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def utc_moment(text: str) -> datetime:
    """Read what `utc_text` wrote.

    Raises:
        ValueError: the text is no ISO 8601 date and time.
    """
    return datetime.fromisoformat(text)
