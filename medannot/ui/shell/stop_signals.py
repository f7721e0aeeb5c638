"""Ctrl+C and the system's wish to end close the window as a person would.

While Qt waits for events no Python runs, and a signal's handler is Python. On POSIX systems the
interpreter writes a byte into a pipe that Qt watches; elsewhere Python is let in by a slow timer.
A pipe, since a pair of sockets would be Internet sockets on Windows.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QSocketNotifier, QTimer

_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_LOOK_MS = 300


class StopSignals(QObject):
    """Calls what ends the program for each signal that asks for it.

    Args:
        stop: called in the event loop, with the number of signals so far.

    Attributes:
        asked: signals so far.
    """

    def __init__(self, stop: Callable[[int], None]) -> None:
        super().__init__()
        self._stop = stop
        self.asked = 0

    def ask(self, _number: int, _frame: object) -> None:
        """Take a signal; it may come between any two steps, so that the loop does the rest."""
        self.asked += 1
        QTimer.singleShot(0, self, self._tell)

    def _tell(self) -> None:
        self._stop(self.asked)


@contextmanager
def installed(stop: Callable[[int], None]) -> Iterator[StopSignals]:
    """Ask for the end in the event loop at SIGINT and SIGTERM; the former handlers come back.

    Args:
        stop: called with the number of signals so far, 1 for the first.
    """
    stopper = StopSignals(stop)
    if threading.current_thread() is not threading.main_thread():
        yield stopper  # only the main thread may be given handlers
        return
    before = {number: signal.signal(number, stopper.ask) for number in _SIGNALS}
    try:
        with _waking(stopper):
            yield stopper
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


if sys.platform == "win32":

    @contextmanager
    def _waking(stopper: StopSignals) -> Iterator[None]:
        timer = QTimer(stopper)
        timer.timeout.connect(lambda: None)
        timer.start(_LOOK_MS)
        yield
        timer.stop()
else:

    @contextmanager
    def _waking(stopper: StopSignals) -> Iterator[None]:
        reading, writing = os.pipe()
        os.set_blocking(reading, False)
        os.set_blocking(writing, False)
        notifier = QSocketNotifier(reading, QSocketNotifier.Type.Read, stopper)
        notifier.activated.connect(lambda: os.read(reading, 64))
        former = signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        try:
            yield
        finally:
            signal.set_wakeup_fd(former)
            notifier.setEnabled(False)
            os.close(reading)
            os.close(writing)
