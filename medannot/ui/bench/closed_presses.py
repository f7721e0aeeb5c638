"""Presses in a case that was handed in: what is disabled says nothing by itself."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractButton, QWidget


class ClosedPresses(QObject):
    """Tells of presses on what is disabled, so that somebody says why nothing happens.

    Disabled buttons swallow presses; other widgets leave them to what is around them.

    Args:
        pressed: is called for each.
        around: the page.
    """

    def __init__(self, pressed: Callable[[], object], around: QWidget) -> None:
        super().__init__(around)
        self._pressed, self._around = pressed, around
        self._closed = False
        around.installEventFilter(self)

    def watch(self, *, closed: bool) -> None:
        """Watch the buttons that are disabled now, while the case is closed."""
        self._closed = closed
        for button in self._around.findChildren(QAbstractButton) if closed else ():
            if not button.isEnabled():
                # Once more is no harm: Qt keeps a filter once.
                button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell of a press; it goes its way."""
        if self._closed and event.type() == QEvent.Type.MouseButtonPress:
            disabled = isinstance(watched, QWidget) and not watched.isEnabled()
            if disabled or watched is self._around:
                self._pressed()
        return False
