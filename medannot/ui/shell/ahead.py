"""Reads what pages are made of ahead, while somebody looks at the first one."""

from collections.abc import Sequence
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

_BEGINS_MS, _BETWEEN_MS = 1_200, 60
"""So long after the workspace is shown it begins, and so long it rests between two modules."""


class Ahead(QObject):
    """Imports modules one after another, with rests in which the window answers.

    On the window's own thread: Qt's bindings are not made to be imported beside it.

    Args:
        modules: dotted names; what others import comes first, so that each takes a moment only.
    """

    def __init__(self, modules: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._waiting = list(modules)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._read)
        if self._waiting:
            self._timer.start(_BEGINS_MS)

    @property
    def done(self) -> bool:
        """Tell whether all is read."""
        return not self._waiting

    def _read(self) -> None:
        import_module(self._waiting.pop(0))
        if self._waiting:
            self._timer.start(_BETWEEN_MS)
