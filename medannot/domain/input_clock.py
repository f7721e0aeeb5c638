"""Brings the timestamps of input events onto the monotonic clock.

The window system stamps a key or click in milliseconds of a clock of its own, often the monotonic
one, when it happens; a handler may run much later, while the window is busy. The least difference
ever seen between handler and timestamp is the offset between the two clocks, plus the shortest
way an event takes (well under a millisecond on an idle window).
"""

_NS_PER_MS = 1_000_000

LATEST_MS = 5_000
"""A handler that runs later than this after the event is not believed."""

JUMP_MS = 60_000
"""Timestamps that part further than this from the offset belong to another clock."""


class InputClock:
    """The offset between the window system's clock and the monotonic one."""

    def __init__(self) -> None:
        self._offset_ns: int | None = None

    def input_ns(self, timestamp_ms: int, handler_ns: int) -> int | None:
        """Return when the input happened, in nanoseconds of the monotonic clock, or None.

        Args:
            timestamp_ms: the event's own timestamp; 0 where the platform gives none.
            handler_ns: the monotonic clock as the handler began.

        Returns:
            Never later than `handler_ns`; None where the timestamp is missing or implausible.
        """
        if timestamp_ms <= 0:
            return None
        offset_ns = handler_ns - timestamp_ms * _NS_PER_MS
        if self._offset_ns is None or offset_ns < self._offset_ns:
            if self._jumped(offset_ns):
                self._offset_ns = offset_ns
                return None
            self._offset_ns = offset_ns
        latency_ns = offset_ns - self._offset_ns
        if latency_ns > JUMP_MS * _NS_PER_MS:
            # The platform's clock was set anew (a sleep, a counter that wrapped round).
            self._offset_ns = offset_ns
            return None
        return handler_ns - latency_ns if latency_ns <= LATEST_MS * _NS_PER_MS else None

    def _jumped(self, offset_ns: int) -> bool:
        return self._offset_ns is not None and self._offset_ns - offset_ns > JUMP_MS * _NS_PER_MS
