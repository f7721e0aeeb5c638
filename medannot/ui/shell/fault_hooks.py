"""What nobody caught: it is logged and told, and the window lives on."""

import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from medannot.ui.faults import sentence
from medannot.ui.shell.surroundings import Host

_log = logging.getLogger(__name__)


class _Herald(QObject):
    """Brings a fault from whichever thread to the GUI thread, one at a time."""

    met = Signal(object)

    def __init__(self, window: Host) -> None:
        super().__init__(window)
        self._window = window
        self._telling = False
        self.met.connect(self._tell)

    @Slot(object)
    def _tell(self, fault: BaseException) -> None:
        if self._telling:
            return
        self._telling = True
        try:
            title = QCoreApplication.translate("Faults", "Something went wrong")
            self._window.around.dialogs.tell(title, sentence(fault))
        finally:
            self._telling = False


@contextmanager
def installed(window: Host) -> Iterator[None]:
    """Tell what nobody caught while the window lives, from the GUI thread or any other."""
    herald = _Herald(window)
    before, thread_before = sys.excepthook, threading.excepthook

    def hook(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        _log.error("an unforeseen fault: %s", kind.__name__, exc_info=(kind, fault, trace))
        herald.met.emit(fault)

    def thread_hook(met: threading.ExceptHookArgs) -> None:
        if met.exc_value is not None:
            hook(met.exc_type, met.exc_value, met.exc_traceback)

    sys.excepthook, threading.excepthook = hook, thread_hook
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook = before, thread_before
