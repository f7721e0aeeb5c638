"""The fields in which an answer is typed; they know a text that was pasted from one typed."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

_PASTE_ACTION = "edit-paste"


class AnswerLine(QLineEdit):
    """One line of text.

    Signals:
        written: the whole text at each change by the reader, and whether that was pasted.
    """

    written = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pasting = False
        self.textEdited.connect(self._tell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, or paste by the keys for it."""
        pasting = event.matches(QKeySequence.StandardKey.Paste)
        self._take(lambda: super(AnswerLine, self).keyPressEvent(event), pasting=pasting)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Paste what is selected elsewhere, where the middle button does so."""
        pasting = event.button() == Qt.MouseButton.MiddleButton
        self._take(lambda: super(AnswerLine, self).mouseReleaseEvent(event), pasting=pasting)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dragged here."""
        self._take(lambda: super(AnswerLine, self).dropEvent(event), pasting=True)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the usual menu, whose "paste" is told too."""
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == _PASTE_ACTION:
                action.triggered.disconnect()
                action.triggered.connect(lambda _c=False: self._take(self.paste, pasting=True))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _take(self, act: Callable[[], object], *, pasting: bool) -> None:
        self._pasting = pasting
        try:
            act()
        finally:
            self._pasting = False

    def _tell(self, text: str) -> None:
        self.written.emit(text, self._pasting)


class AnswerArea(QPlainTextEdit):
    """Several lines of text.

    Signals:
        written: the whole text at each change, and whether that was pasted.
    """

    written = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pasting = False
        self.textChanged.connect(self._tell)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt names it so
        """Take what was pasted, by whatever way."""
        self._pasting = True
        try:
            super().insertFromMimeData(source)
        finally:
            self._pasting = False

    def _tell(self) -> None:
        self.written.emit(self.toPlainText(), self._pasting)
