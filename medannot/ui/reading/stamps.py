"""When an input happened, by the window system's own clock."""

from PySide6.QtGui import QInputEvent

from medannot.domain.clock import Clock
from medannot.domain.input_clock import InputClock


class InputStamps:
    """Brings the times of keys and clicks onto the monotonic clock.

    Args:
        clock: the monotonic clock, read as the handler begins.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._inputs = InputClock()

    def of(self, event: QInputEvent) -> int | None:
        """Return when an event happened, or None where the platform does not say."""
        return self.at(event.timestamp())

    def at(self, timestamp_ms: int) -> int | None:
        """Return the moment of a timestamp that an event brought along."""
        return self._inputs.input_ns(timestamp_ms, self._clock.now_ns())
