"""Clock epochs: stretches in which durations may be taken, and how their end is seen."""

import sys
from dataclasses import dataclass
from datetime import datetime

from medannot.domain.clock import Clock, utc_moment, utc_text
from medannot.domain.ids import EpochId, IdSource
from medannot.domain.timing import SLEEP, Epoch

START = "start"
"""Cause of an epoch that a start of the program or of a sitting began."""

PARTED_AFTER_MS = 1_000
"""Clocks that part by more than this show that the machine slept, or that somebody set UTC."""

LATE_AFTER_MS = 5_000
"""Looks that are a second apart and come later than this show that the machine slept."""

RUNS_ON_IN_SLEEP = sys.platform == "win32"
"""Whether the monotonic clock may run on through a sleep, so that the clocks do not part.

The performance counter of Windows does; the clocks of Linux and macOS stand still. There a late
look means nothing: a system may hold the timers of a hidden window back, while its time is away
time and no gap.
"""


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment on both clocks."""

    utc: datetime
    at_ns: int


def interruption(cause: str, since_utc: str, until_utc: str) -> dict[str, object]:
    """Return the payload of an `interrupted` event: the cause and the gap in UTC."""
    gap = utc_moment(until_utc) - utc_moment(since_utc)
    return {
        "cause": cause,
        "since_utc": since_utc,
        "gap_ms": max(0, round(gap.total_seconds() * 1_000)),
    }


class ClockWatch:
    """Sees from moments of both clocks when they part by more than a second.

    Where the monotonic clock may run on through a sleep, it sees a sleep from the looks that are
    made once a second, too: one that comes more than five seconds late. A window that stood still
    for so long counts as asleep as well; nobody can tell the two apart, it took no input in
    between, and its events keep both times, so that the gap is written down and not hidden.

    Args:
        first: the moment from which on is watched.
        runs_on: whether the monotonic clock may run on through a sleep.
    """

    def __init__(self, first: Moment, *, runs_on: bool = False) -> None:
        self._last = first
        self._runs_on = runs_on
        self._looked: Moment | None = None

    @property
    def last(self) -> Moment:
        """Return the last moment at which both clocks still agreed."""
        return self._last

    def parted(self, now: Moment) -> bool:
        """Tell whether UTC and the monotonic clock parted since the last moment.

        Where they did, the last moment stays what it was until `restart`.
        """
        utc_ms = (now.utc - self._last.utc).total_seconds() * 1_000
        monotonic_ms = (now.at_ns - self._last.at_ns) / 1_000_000
        if abs(utc_ms - monotonic_ms) > PARTED_AFTER_MS or self._is_late(now):
            return True
        self._last = now
        return False

    def look(self, now: Moment) -> bool:
        """Take the look of each second; tell whether the machine slept since the last moment."""
        if self.parted(now):
            return True
        self._looked = now
        return False

    def restart(self, now: Moment) -> None:
        """Go on from a moment after the clocks had parted."""
        self._last = now
        if self._looked is not None:
            self._looked = now

    def stop_looking(self) -> None:
        """Expect no more looks until the next one."""
        self._looked = None

    def _is_late(self, now: Moment) -> bool:
        if self._looked is None or not self._runs_on:
            return False
        return now.at_ns - self._looked.at_ns > LATE_AFTER_MS * 1_000_000


class EpochLine:
    """The epochs of one sitting, in order; recorders stamp their events with the newest.

    Args:
        clock: where both times come from.
        ids: where identifiers come from.
        runs_on: whether the clock's monotonic time may run on through a sleep.
    """

    def __init__(self, clock: Clock, ids: IdSource, *, runs_on: bool = RUNS_ON_IN_SLEEP) -> None:
        self._clock = clock
        self._ids = ids
        self._epochs: list[tuple[EpochId, Epoch]] = []
        self._ends: dict[EpochId, Moment] = {}
        self._saved = 0
        self.watch = ClockWatch(Moment(clock.utc(), clock.now_ns()), runs_on=runs_on)
        self.begin(START)

    @property
    def current_id(self) -> EpochId:
        """Return the id of the newest epoch."""
        return self._epochs[-1][0]

    @property
    def current(self) -> Epoch:
        """Return the newest epoch."""
        return self._epochs[-1][1]

    @property
    def unsaved(self) -> tuple[tuple[EpochId, Epoch], ...]:
        """Return the epochs that are not in the store yet."""
        return tuple(self._epochs[self._saved :])

    def saved(self, count: int) -> None:
        """Take note that the first `count` unsaved epochs are in the store."""
        self._saved += count

    def begin(self, cause: str = SLEEP) -> Epoch:
        """Begin the next epoch now."""
        now = Moment(self._clock.utc(), self._clock.now_ns())
        if self._epochs:
            self._ends[self.current_id] = self.watch.last
        epoch = Epoch(len(self._epochs) + 1, cause, utc_text(now.utc), now.at_ns)
        self._epochs.append((EpochId(self._ids.new()), epoch))
        self.watch.restart(now)
        return epoch

    def end_of(self, epoch_id: EpochId) -> Moment:
        """Return the last moment of an epoch that is over.

        Raises:
            KeyError: it is not over, or of another sitting.
        """
        return self._ends[epoch_id]

    def parted(self) -> bool:
        """Tell whether the machine slept since the clocks were last read, as an event asks."""
        return self.watch.parted(Moment(self._clock.utc(), self._clock.now_ns()))

    def look(self) -> bool:
        """Tell whether the machine slept; to be called once a second while an item is taken."""
        return self.watch.look(Moment(self._clock.utc(), self._clock.now_ns()))
