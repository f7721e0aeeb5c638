"""Numbers that were measured: the least and the most, with their unit."""

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.domain.annotation.finding import Value
from medannot.ui.bench import words
from medannot.ui.widgets.fields import LineField
from medannot.ui.widgets.text import Text

_PAD = 8
_COUNT = "count"
_ARROWS = {Qt.Key.Key_Down, Qt.Key.Key_Up}
_NOTHING_HELD = Qt.KeyboardModifier.NoModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


class NumberField(LineField):
    """A number; a letter begins a term of the tree instead, as an arrow goes there.

    Signals:
        terms_wanted: (str) the keys are to go to the tree, with what was typed.
    """

    terms_wanted = Signal(str)

    def event(self, event: QEvent) -> bool:
        """Leave the key of the search to the page."""
        asks = event.type() == QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and event.text() == "/":
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits and what edits them."""
        typed, plain = event.text(), event.modifiers() & ~_KEYPAD == _NOTHING_HELD
        if plain and (event.key() in _ARROWS or typed.isalpha()):
            self.terms_wanted.emit(typed)
            return
        super().keyPressEvent(event)


class MeasureRow(QWidget):
    """Two fields and a unit; what cannot be a measure is told below and stays as it was typed.

    Args:
        name: of the attribute.
        unit: such as "cm".
        value: what is said now.

    Signals:
        said: (least, most) other numbers; None for nothing.
        ended: Enter was pressed in the last field, and what stands there is sound.
        terms_wanted: (str) the keys are to go to the tree, with a letter that was typed.
    """

    said = Signal(object)
    ended = Signal()
    terms_wanted = Signal(str)

    def __init__(self, name: str, unit: str, value: Value | None) -> None:
        super().__init__()
        self._before = (value.least, value.most) if value else (None, None)
        self.least = NumberField(words.tr("from"), name=words.tr("{name}, least").format(name=name))
        self.most = NumberField(words.tr("to"), name=words.tr("{name}, most").format(name=name))
        self.fault = Text("", tone="danger", wrap=True)
        self.fault.hide()
        row = QHBoxLayout()
        row.setSpacing(6)
        for field, number in zip((self.least, self.most), self._before, strict=True):
            field.setText("" if number is None else _shown(number))
            field.editingFinished.connect(self._tell)
            field.terms_wanted.connect(self.terms_wanted)
            row.addWidget(field, 1)
        row.addWidget(Text(words.tr("lesions") if unit == _COUNT else unit, tone="text_2"))
        column = QVBoxLayout(self)
        column.setContentsMargins(_PAD, 0, _PAD, 4)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.fault)
        self.least.returnPressed.connect(self.most.setFocus)
        self.most.returnPressed.connect(self._end)

    def named(self, name: str) -> None:
        """Give both fields names by which they are found again."""
        self.least.setObjectName(f"{name}.least")
        self.most.setObjectName(f"{name}.most")

    def _end(self) -> None:
        # One number is that number; who leaves the second field otherwise says "at least".
        if not self.most.text().strip():
            self.most.setText(self.least.text())
        self._tell()
        if self.fault.isHidden():
            self.ended.emit()

    def _tell(self) -> None:
        ends, fault = self._read_both()
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        if fault:
            return
        for field in (self.least, self.most):
            field.setModified(False)
        if ends != self._before:
            self._before = ends
            self.said.emit(ends)

    def _read_both(self) -> tuple[tuple[float | None, float | None], str]:
        """Return both numbers, and why they cannot be taken or ""."""
        numbers = []
        for field in (self.least, self.most):
            number, sound = _read(field.text())
            field.set_error(not sound)
            if not sound:
                return (None, None), words.tr("Type a number, such as 0.3.")
            numbers.append(number)
        least, most = numbers
        if least is not None and most is not None and least > most:
            self.most.set_error(True)
            return (None, None), words.tr("The least is more than the most; exchange them.")
        return (least, most), ""


def _shown(number: float) -> str:
    return f"{number:.12g}"


def _read(text: str) -> tuple[float | None, bool]:
    """Return a typed number and whether it is one; a comma is a point to many people."""
    typed = text.strip().replace(",", ".")
    if not typed:
        return None, True
    number, sound = QLocale.c().toDouble(typed)
    return (float(number), True) if sound and number >= 0 else (None, False)
