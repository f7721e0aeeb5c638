"""Brings the timestamps of input events onto the monotonic clock.

The window system stamps a key or click in milliseconds of a clock of its own, often the monotonic
one, when it happens; a handler may run much later, while the window is busy. The least difference
ever seen between handler and timestamp is the offset between the two clocks, plus the shortest
way an event takes (well under a millisecond on an idle window).
"""

_NS_PER_MS = 1_000_000

LATEST_MS = 5_000
"""Clocks that part further than this belong to another time: a sleep, a counter that wrapped."""


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
        known_ns = offset_ns if self._offset_ns is None else self._offset_ns
        if abs(offset_ns - known_ns) > LATEST_MS * _NS_PER_MS:
            # Learned anew; were it only this handler that was late, the next event mends it.
            self._offset_ns = offset_ns
            return None
        self._offset_ns = min(offset_ns, known_ns)
        return handler_ns - (offset_ns - self._offset_ns)
