"""Clock epochs: stretches in which durations may be taken, and how their end is seen."""

from dataclasses import dataclass
from datetime import datetime

from medannot.domain.clock import Clock, utc_moment, utc_text
from medannot.domain.ids import EpochId, IdSource
from medannot.domain.timing import SLEEP, Epoch

START = "start"
"""Cause of an epoch that a start of the program or of a sitting began."""

PARTED_AFTER_MS = 1_000
"""Clocks that part by more than this show that the machine slept, or that somebody set UTC."""


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

    Args:
        first: the moment from which on is watched.
    """

    def __init__(self, first: Moment) -> None:
        self._last = first

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
        if abs(utc_ms - monotonic_ms) > PARTED_AFTER_MS:
            return True
        self._last = now
        return False

    def restart(self, now: Moment) -> None:
        """Go on from a moment after the clocks had parted."""
        self._last = now


class EpochLine:
    """The epochs of one sitting, in order; recorders stamp their events with the newest.

    Args:
        clock: where both times come from.
        ids: where identifiers come from.
    """

    def __init__(self, clock: Clock, ids: IdSource) -> None:
        self._clock = clock
        self._ids = ids
        self._epochs: list[tuple[EpochId, Epoch]] = []
        self._ends: dict[EpochId, Moment] = {}
        self._saved = 0
        self.watch = ClockWatch(Moment(clock.utc(), clock.now_ns()))
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
        """Tell whether the clocks parted since they were last looked at."""
        return self.watch.parted(Moment(self._clock.utc(), self._clock.now_ns()))
