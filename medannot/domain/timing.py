"""Times of a trial, derived from its events; the one place where a duration is defined.

A trial's events are walked epoch by epoch. Within an epoch the monotonic clock is compared with
itself only; what lies between two epochs is known in UTC alone and is the gap.

The moment of an event is `input_ns` where the event came from a key, a click or a wheel and the
window system said when, else `at_ns`; `shown` and the focus events are always `at_ns`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from medannot.domain.clock import utc_moment
from medannot.domain.ids import EpochId
from medannot.domain.trial import Event, EventKind, TrialTimes

IDLE_AFTER_MS = 30_000
"""A stretch longer than this without any input counts wholly as idle."""

_NS_PER_MS = 1_000_000

SLEEP = "sleep"
"""Cause of an epoch that began while the item stayed on the screen: the machine had slept."""

CHANGE_KINDS = frozenset(
    {
        EventKind.OPTION_SET,
        EventKind.OPTION_CLEARED,
        EventKind.TEXT_CHANGED,
        EventKind.CANNOT_JUDGE,
    }
)
"""Events that change the answer; the last of them ends the decision time."""

INPUT_KINDS = CHANGE_KINDS | {
    EventKind.FIRST_INPUT,
    EventKind.CONFIDENCE_SET,
    EventKind.TOOL_USED,
    EventKind.FRAME_SHOWN,
    EventKind.IMAGE_OPENED,
    EventKind.PAUSED,
    EventKind.RESUMED,
    EventKind.CONFIRMED,
}
"""Events that a person's hand made."""


@dataclass(frozen=True, slots=True)
class Epoch:
    """A stretch in which the monotonic clock may be compared with itself.

    Attributes:
        number: 1, 2, 3 … within the sitting.
        cause: "start" of the program or of the sitting, or "sleep" of the machine.
        utc: when it began, ISO 8601.
        at_ns: the monotonic clock at that moment.
    """

    number: int
    cause: str
    utc: str
    at_ns: int


def times(
    events: Sequence[Event],
    epochs: Mapping[EpochId, Epoch],
    idle_after_ms: int = IDLE_AFTER_MS,
) -> TrialTimes:
    """Derive a trial's times from its events, in whole milliseconds.

    - `response_time_ms`: from `shown` to `confirmed`, pauses and gaps taken out, time away left in.
    - `decision_time_ms`: from `shown` to the last change of the answer, the same taken out.
    - `idle_ms`: the stretches of the response time between two inputs (or the item's appearing,
      a pause, an epoch's end) that are longer than the limit, each wholly; `active_ms` is the rest
      of the response time.
    - `away_ms`: the part of the response time in which the window had lost the focus.
    - `paused_ms`: from `paused` to `resumed`.
    - `gap_ms`: UTC time from the last known moment of one epoch to the item's being on the screen
      in the next; 0 where there is one epoch.

    Nothing is capped or edited. A trial that was not confirmed has no times: all are None.

    Args:
        events: of one trial, in the order of their numbers.
        epochs: at least those that the events name.
        idle_after_ms: the limit beyond which a stretch without input is idle.
    """
    kept = _from_shown_to_confirmed(events)
    interrupted = len({event.epoch_id for event in kept}) > 1 or any(
        event.kind == EventKind.INTERRUPTED for event in events
    )
    if not kept or kept[-1].kind != EventKind.CONFIRMED:
        return TrialTimes(interrupted=interrupted)
    walk = _Walk(idle_after_ms * _NS_PER_MS)
    gap_ms = 0
    before: tuple[Event, ...] = ()
    for stretch in _by_epoch(kept):
        epoch = epochs[stretch[0].epoch_id]
        if before:
            gap_ms += _gap_ms(before, stretch, epoch)
        walk.enter(epoch, first=not before)
        for event in sorted(stretch, key=_moment_ns):
            walk.take(event)
        walk.leave()
        before = stretch
    return walk.result(gap_ms, interrupted=interrupted)


def _from_shown_to_confirmed(events: Sequence[Event]) -> tuple[Event, ...]:
    """Return the events from the first `shown` on, up to the confirmation where there is one.

    What was only prepared ahead, in an earlier epoch perhaps, is not yet the reader's time.
    """
    kinds = [event.kind for event in events]
    if EventKind.SHOWN not in kinds:
        return ()
    end = kinds.index(EventKind.CONFIRMED) + 1 if EventKind.CONFIRMED in kinds else len(kinds)
    return tuple(events[kinds.index(EventKind.SHOWN) : end])


def _by_epoch(events: Sequence[Event]) -> Iterable[tuple[Event, ...]]:
    """Group the events by epoch, the epochs in the order in which they first come."""
    groups: dict[EpochId, list[Event]] = {}
    for event in events:
        groups.setdefault(event.epoch_id, []).append(event)
    return [tuple(group) for group in groups.values()]


def _moment_ns(event: Event) -> int:
    if event.kind in INPUT_KINDS and event.input_ns is not None:
        return event.input_ns
    return event.at_ns


def _gap_ms(before: Sequence[Event], after: Sequence[Event], epoch: Epoch) -> int:
    """Return the UTC time from the last event of one epoch to the item's presence in the next."""
    until = epoch.utc
    if epoch.cause != SLEEP:
        until = next((event.utc for event in after if event.kind == EventKind.SHOWN), epoch.utc)
    gap = utc_moment(until) - max(utc_moment(event.utc) for event in before)
    # A wall clock that was set back leaves nothing to measure.
    return max(0, round(gap.total_seconds() * 1_000))


class _Walk:
    """Adds up the stretches between one event and the next."""

    def __init__(self, idle_limit_ns: int) -> None:
        self._idle_limit_ns = idle_limit_ns
        self._now_ns = 0
        self._visible = self._paused = self._away = False
        self._quiet_ns = 0
        self._response_ns = self._decision_ns = self._idle_ns = 0
        self._away_ns = self._paused_ns = 0
        self._decided = False

    def enter(self, epoch: Epoch, *, first: bool) -> None:
        """Begin an epoch; after a sleep the item is where it was, after a start it is not."""
        self._now_ns = epoch.at_ns
        if first or epoch.cause != SLEEP:
            self._visible = self._paused = self._away = False

    def take(self, event: Event) -> None:
        """Go on to an event and take over what it changes."""
        self._advance(_moment_ns(event))
        kind = event.kind
        if kind in INPUT_KINDS:
            self._end_quiet()
        if kind == EventKind.SHOWN:
            self._visible = True
        elif kind in {EventKind.PAUSED, EventKind.RESUMED}:
            self._paused = kind == EventKind.PAUSED
        elif kind in {EventKind.FOCUS_LOST, EventKind.FOCUS_GAINED}:
            self._away = kind == EventKind.FOCUS_LOST
        elif kind in CHANGE_KINDS:
            self._decided, self._decision_ns = True, self._response_ns
        elif kind == EventKind.CONFIRMED:
            self._visible = False

    def leave(self) -> None:
        """End an epoch."""
        self._end_quiet()

    def result(self, gap_ms: int, *, interrupted: bool) -> TrialTimes:
        """Return the sums; the parts of the response time add up to it."""
        response_ms, idle_ms = _ms(self._response_ns), _ms(self._idle_ns)
        return TrialTimes(
            response_time_ms=response_ms,
            decision_time_ms=_ms(self._decision_ns) if self._decided else None,
            active_ms=response_ms - idle_ms,
            idle_ms=idle_ms,
            away_ms=_ms(self._away_ns),
            paused_ms=_ms(self._paused_ns),
            gap_ms=gap_ms,
            interrupted=interrupted,
        )

    def _advance(self, moment_ns: int) -> None:
        passed_ns = max(0, moment_ns - self._now_ns)
        self._now_ns += passed_ns
        if not self._visible:
            return
        if self._paused:
            self._paused_ns += passed_ns
            return
        self._response_ns += passed_ns
        self._quiet_ns += passed_ns
        if self._away:
            self._away_ns += passed_ns

    def _end_quiet(self) -> None:
        if self._quiet_ns > self._idle_limit_ns:
            self._idle_ns += self._quiet_ns
        self._quiet_ns = 0


def _ms(nanoseconds: int) -> int:
    return (nanoseconds + _NS_PER_MS // 2) // _NS_PER_MS
