"""The field in which terms are searched: it says how many were found, and how to leave it."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from medannot.ui import theme
from medannot.ui.widgets.fields import LineField
from medannot.ui.widgets.painting import key_size, paint_key

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


class SearchField(LineField):
    """Arrows go through what was found while one types, Enter takes it.

    Signals:
        stepped: so many rows down, or up.
        taken: Enter; with True it was Shift and Enter.
    """

    stepped = Signal(int)
    taken = Signal(bool)

    def __init__(self, placeholder: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(placeholder, name=name, icon="magnifying-glass", key="/", parent=parent)
        self._said = ""
        # A narrow column cuts the hint.
        self.setToolTip(placeholder)

    def say(self, said: str) -> None:
        """Show words at the right while something is typed."""
        self._said = said
        keys = key_size(self._leave_key()).width()
        words = QFontMetrics(theme.current().font("ui")).horizontalAdvance(said)
        self.setTextMargins(26, 0, words + keys + 16 if said else keys + 6, 0)
        self.setAccessibleDescription(said)
        self.update()

    def said(self) -> str:
        """Return the words at the right."""
        return self._said if self.text() else ""

    def _leave_key(self) -> str:
        return self.tr("Esc")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand arrows and Enter on; all else is typed."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.taken.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, then what is said and the key that leaves it."""
        super().paintEvent(event)
        if not self.text():
            return
        painter, look = QPainter(self), theme.current()
        width = key_size(self._leave_key()).width()
        key = QRect(self.width() - width - 10, 0, width, self.height())
        paint_key(painter, key, self._leave_key())
        painter.setFont(look.font("ui", tabular=True))
        painter.setPen(look.colour("text_3"))
        words = QRect(0, 0, key.left() - 8, self.height())
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, int(flags), self._said)
