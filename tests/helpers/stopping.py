"""A progress that stops a job at one of its steps."""

from medannot.domain.progress import Stopped


class StopAt:
    """Stops the job when it tells of its step for the n-th time.

    Attributes:
        told: what it told before, (done, total).
    """

    def __init__(self, step: int) -> None:
        self._step = step
        self.told: list[tuple[int, int]] = []

    def __call__(self, done: int, total: int) -> None:
        """Take a step, or stop at it."""
        self.told.append((done, total))
        if len(self.told) == self._step:
            raise Stopped
