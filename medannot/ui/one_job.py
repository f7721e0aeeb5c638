"""One long job at a time beside the window; the answer to an earlier one is dropped."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from medannot.domain.progress import Stopped
from medannot.ui.tasks import Job, Tasks

Found = TypeVar("Found")


class OneJob(QObject):
    """Runs jobs; a new one stops that before it.

    Args:
        tasks: the window's threads.
        failed: told what went wrong.

    Signals:
        moved: (done, total) of the job that runs now.
    """

    moved = Signal(int, int)

    def __init__(
        self, tasks: Tasks, failed: Callable[[Exception], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks, self._failed = tasks, failed
        self._job: Job | None = None
        self._done: Callable[[Any], None] = lambda _found: None
        self._writes = False

    @property
    def busy(self) -> bool:
        """Tell whether a job is under way."""
        return self._job is not None

    def run(
        self,
        work: Callable[[Job], Found],
        done: Callable[[Found], None],
        *,
        free: bool = False,
        writes: bool = False,
    ) -> None:
        """Run a job.

        Args:
            work: given the job, which it tells how far it is.
            done: given what was found.
            free: it asks nothing of the store.
            writes: what it did holds, also where a stop came too late for it.
        """
        self.stop()
        self._writes = writes
        job = self._job = Job(self._tasks)
        self._done = done
        job.moved.connect(self._move)

        def guarded() -> tuple[Job, Found | None, Exception | None]:
            try:
                return job, work(job), None
            except Exception as fault:  # noqa: BLE001 - every fault goes back to who asked
                return job, None, fault

        (self._tasks.free if free else self._tasks.store)(guarded, self._answer)

    def stop(self) -> None:
        """Ask the job to stop at its next step."""
        if self._job is not None:
            self._job.stop()

    def forget(self) -> None:
        """Stop the job, and drop its answer."""
        self.stop()
        self._job = None

    def _answer(self, answer: tuple[Job, object, Exception | None]) -> None:
        job, found, fault = answer
        if job is not self._job:
            return
        self._job = None
        if fault is None and job.stopping and not self._writes:
            self._failed(Stopped())
        elif fault is None:
            self._done(found)
        else:
            self._failed(fault)

    def _move(self, done: int, total: int) -> None:
        if self.sender() is self._job:
            self.moved.emit(done, total)
