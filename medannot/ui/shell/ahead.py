"""Makes pages ready ahead, while somebody looks at the first one."""

from collections.abc import Sequence
from importlib import import_module

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

_BEGINS_MS, _BETWEEN_MS = 1_200, 60
"""So long after the workspace is shown it begins, and so long it rests between two modules."""


class Ahead(QTimer):
    """Imports modules one after another, with rests in which the window answers.

    On the window's own thread: Qt's bindings are not made to be imported beside it. It rests while
    a page fills the window: somebody may be timed there.

    Args:
        modules: dotted names; what others import comes first, so that each takes a moment only.
        frame: the workspace in the window.

    Signals:
        finished: all modules are read.
    """

    finished = Signal()

    def __init__(self, modules: Sequence[str], frame: QWidget) -> None:
        super().__init__(frame)
        self._waiting = list(modules)
        self._frame = frame
        self.setSingleShot(True)
        self.timeout.connect(self._read)
        self.done = not modules
        if modules:
            self.start(_BEGINS_MS)

    def _read(self) -> None:
        if not self._frame.isVisible():
            self.start(_BEGINS_MS)
        elif self._waiting:
            import_module(self._waiting.pop(0))
            self.start(_BETWEEN_MS)
        else:
            self.done = True
            self.finished.emit()
