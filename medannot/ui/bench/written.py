"""A text that is kept when its writer pauses or goes elsewhere."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit

_PAUSE_MS = 1_000
_HEIGHT = 72


class Written(QPlainTextEdit):
    """Free words.

    Args:
        name: translated; what is asked.
        text: what is kept.

    Signals:
        begun: (bool) something is written that is not kept, or no longer.
        kept: (str) what was written, after a pause or when the focus goes.
    """

    kept = Signal(str)
    begun = Signal(bool)

    def __init__(self, name: str, text: str) -> None:
        super().__init__(text)
        self._before = text
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(_HEIGHT)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_PAUSE_MS)
        self._rest.timeout.connect(self.keep)
        self.textChanged.connect(self._rest.start)
        self.textChanged.connect(lambda: self.begun.emit(True))

    def keep(self) -> None:
        """Tell of what was written, where it is new."""
        self._rest.stop()
        self.document().setModified(False)
        now = self.toPlainText()
        if now.strip() != self._before.strip():
            self._before = now
            self.kept.emit(now)
        self.begun.emit(False)

    def show_text(self, text: str) -> None:
        """Show what is kept now, unless somebody writes here."""
        if text.strip() != self._before.strip() and not self._rest.isActive():
            self._before = text
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was written."""
        super().focusOutEvent(event)
        self.keep()
