"""Files and folders that are dropped onto the window are looked at."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent

from medannot.ui.shell.surroundings import Host


class FileDrops(QObject):
    """Takes drops for a window.

    Args:
        window: onto which files are dropped.
        allowed: tells whether one may look at images now.
    """

    def __init__(self, window: Host, allowed: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window, self._allowed = window, allowed
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take files that are dragged over the window, and look at those that are dropped."""
        wanted = {QEvent.Type.DragEnter, QEvent.Type.Drop}
        # A drag's entering is a kind of drop to Qt.
        if event.type() not in wanted or not isinstance(event, QDropEvent):
            return False
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if not paths or not self._allowed():
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._window.look_at_images(paths)
        return True
