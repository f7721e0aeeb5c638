"""The time of the item on the screen, as the page shows it; the truth are the events."""

from medannot.domain.clock import Clock


class StopWatch:
    """Counts from the item's first paint, without pauses.

    Args:
        clock: the monotonic clock.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._paused_ns: int | None = None
        self.clear()

    def clear(self, recorded_ms: int = 0) -> None:
        """Stand at what was recorded of the item before, until the start; a pause goes on."""
        self._shown_ns: int | None = None
        self._appeared_ns: int | None = None
        self._away_ns = 0
        self._before_ns = recorded_ms * 1_000_000

    def start(self) -> None:
        """Count from now."""
        self._shown_ns = self._appeared_ns = self._clock.now_ns()
        self._away_ns = 0

    def pause(self) -> None:
        """Stop counting."""
        self._paused_ns = self._clock.now_ns()

    def resume(self) -> None:
        """Count on; the item appears anew."""
        now = self._clock.now_ns()
        if self._paused_ns is not None:
            self._away_ns += now - self._paused_ns if self._shown_ns is not None else 0
            self._paused_ns = None
        self._appeared_ns = now

    def since_appeared_ns(self, input_ns: int | None) -> int:
        """Return how long after the item came up an input was made; now where it has no time."""
        if self._appeared_ns is None:
            return 0
        moment = self._clock.now_ns() if input_ns is None else input_ns
        return moment - self._appeared_ns

    def item_seconds(self) -> int:
        """Return the whole seconds of the item so far, in earlier sittings too."""
        if self._shown_ns is None:
            return self._before_ns // 1_000_000_000
        end = self._paused_ns if self._paused_ns is not None else self._clock.now_ns()
        here_ns = max(0, end - self._shown_ns - self._away_ns)
        return (self._before_ns + here_ns) // 1_000_000_000

    def pause_seconds(self) -> int:
        """Return the whole seconds of the pause so far."""
        if self._paused_ns is None:
            return 0
        return (self._clock.now_ns() - self._paused_ns) // 1_000_000_000
