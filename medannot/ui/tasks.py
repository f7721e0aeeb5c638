"""Work beside the window: one thread for the store, in order, and a few for all else."""

import logging
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEventLoop, QObject, Signal, Slot

from medannot.domain.progress import Progress, Stopped, Unit

_log = logging.getLogger(__name__)

Result = TypeVar("Result")
Failed = Callable[[Exception], None]
_Reply = Callable[[], None]


class Tasks(QObject):
    """Runs plain functions beside the GUI thread and brings their results back to it.

    The work must not touch Qt widgets or pixmaps. What it raises comes back to `failed`; without
    one it goes to `sys.excepthook`. A reply to a widget that was destroyed meanwhile is dropped.
    """

    _answered = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = ThreadPoolExecutor(1, "store")
        self._free = ThreadPoolExecutor(max(2, (os.cpu_count() or 2) - 1), "free")
        self._open = {self._store: 0, self._free: 0}
        self._closed = False
        # Queued by Qt, since it is sent from other threads.
        self._answered.connect(self._deliver)

    @property
    def busy(self) -> bool:
        """Tell whether any work or reply is outstanding."""
        return any(self._open.values())

    def store(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Run work on the store's thread, after all that was asked before."""
        self._submit(self._store, work, done, failed)

    def free(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Run work that needs no store, such as decoding, in no set order."""
        self._submit(self._free, work, done, failed)

    def _submit(
        self,
        pool: ThreadPoolExecutor,
        work: Callable[[], Result],
        done: Callable[[Result], None] | None,
        failed: Failed | None,
    ) -> None:
        if self._closed:
            # A reply of the last moment asks for what a page that is gone would have shown.
            _log.info("work was asked for after the end, and is not done")
            return
        self._open[pool] += 1
        pool.submit(self._run, pool, work, done, failed)

    def _run(
        self,
        pool: ThreadPoolExecutor,
        work: Callable[[], Result],
        done: Callable[[Result], None] | None,
        failed: Failed | None,
    ) -> None:
        try:
            result = work()
        except Exception as fault:  # noqa: BLE001 - every fault goes back to who asked
            self._send(pool, _failure(fault, failed))
        else:
            self._send(pool, _success(result, done))

    def _send(self, pool: ThreadPoolExecutor, reply: _Reply) -> None:
        if shiboken6.isValid(self):
            self._answered.emit(pool, reply)

    @Slot(object, object)
    def _deliver(self, pool: ThreadPoolExecutor, reply: _Reply) -> None:
        self._open[pool] -= 1
        reply()

    def wait(self, timeout_ms: int = 30_000) -> bool:
        """Let the window live until all work is done and answered; tell whether it was in time."""
        timer = QElapsedTimer()
        timer.start()
        while self.busy and not timer.hasExpired(timeout_ms):
            _let_live()
        return not self.busy

    def close(self, patience_ms: int = 30_000) -> None:
        """Finish what was begun and end the threads.

        Work for the store is never given up, however long a disk hangs: it may be an answer that
        was confirmed. Other work is given up after the patience.
        """
        self.wait(patience_ms)
        while self._open[self._store]:
            _let_live()
        self._closed = True
        self._store.shutdown(wait=True)
        self._free.shutdown(wait=True, cancel_futures=True)


def _let_live() -> None:
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def _success(result: Result, done: Callable[[Result], None] | None) -> _Reply:
    def reply() -> None:
        if done is not None and _is_there(done):
            done(result)

    return reply


def _failure(fault: Exception, failed: Failed | None) -> _Reply:
    def reply() -> None:
        if failed is None:
            sys.excepthook(type(fault), fault, fault.__traceback__)
        elif _is_there(failed):
            failed(fault)
        else:
            _log.info("a fault came too late for its page: %s", type(fault).__name__)

    return reply


def _is_there(receiver: Callable[..., object]) -> bool:
    owner = getattr(receiver, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)


class Job(QObject):
    """A long job's progress and its stop; give it to a service as `progress`.

    It lives as long as the threads do: its own thread may tell of progress while a page goes.

    Args:
        tasks: whose thread the job runs on.

    Signals:
        moved: (done, total), at most some hundred times a job.
        counted: (done, total, `Unit`), where the job says what it counts.
    """

    moved = Signal(int, int)
    counted = Signal(int, int, object)

    def __init__(self, tasks: Tasks | None = None) -> None:
        super().__init__(tasks)
        self._stopping = False
        self._told: dict[Unit | None, int] = {}

    def __call__(self, done: int, total: int) -> None:
        """Tell the window how far the job is; called on the job's own thread.

        Raises:
            Stopped: the person has stopped the job.
        """
        self._tell(done, total, None)

    def counting(self, unit: Unit) -> Progress:
        """Return the same progress for a part of the job that counts this."""
        return lambda done, total: self._tell(done, total, unit)

    def _tell(self, done: int, total: int, unit: Unit | None) -> None:
        if self._stopping:
            raise Stopped
        step = 200 * done // max(total, 1)
        if step == self._told.get(unit) or not shiboken6.isValid(self):
            return
        self._told[unit] = step
        self.moved.emit(done, total)
        if unit is not None:
            self.counted.emit(done, total, unit)

    @property
    def stopping(self) -> bool:
        """Tell whether the job was asked to stop."""
        return self._stopping

    def stop(self) -> None:
        """Ask the job to stop at its next step."""
        self._stopping = True
