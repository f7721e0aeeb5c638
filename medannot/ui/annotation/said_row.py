"""Rows of a form: what is asked and what was said, side by side; numbers with their unit."""

from PySide6.QtCore import QLocale, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from medannot.domain.annotation.finding import Value
from medannot.ui import icons, theme
from medannot.ui.annotation import words
from medannot.ui.widgets.button import Focusable
from medannot.ui.widgets.fields import LineField
from medannot.ui.widgets.painting import focus_ring, surface
from medannot.ui.widgets.text import Text

_HEIGHT, _PAD, _SHARE = 34, 10, 0.42


class SaidRow(Focusable):
    """What is asked, what was said, and whether that is enough; a press leads there.

    Args:
        asked: translated.
        said: in words, or "".
        chosen: the tree chooses this now.
        done: something was said.
        required: something has to be said.
    """

    def __init__(
        self,
        asked: str,
        said: str,
        *,
        chosen: bool = False,
        done: bool = False,
        required: bool = False,
    ) -> None:
        super().__init__()
        self._asked, self._said = asked, said
        self._chosen, self._done, self._required = chosen, done, required
        self.setText(asked)
        self.setAccessibleName(asked)
        self.setAccessibleDescription(said or words.tr("nothing said yet"))
        self.setToolTip(f"{asked}: {said}" if said else asked)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def said(self) -> str:
        """Return what was said."""
        return self._said

    def sizeHint(self) -> QSize:
        """Return room for both."""
        return QSize(220, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        return QSize(120, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint surface, both words and the sign of what is done."""
        look, painter = theme.current(), QPainter(self)
        fill = "selection" if self._chosen else "hover" if self.underMouse() else None
        surface(painter, self.rect(), fill, None, look.metric("radius.control"))
        left = int(self.width() * _SHARE) if self._said else self.width() - _HEIGHT
        self._words(painter, QRect(_PAD, 0, left - _PAD, _HEIGHT), self._asked, "text_2")
        room = QRect(left + 4, 0, self.width() - left - _HEIGHT, _HEIGHT)
        self._words(painter, room, self._said, "text")
        side = look.metric("icon.tool") - 4
        box = QRect(self.width() - _HEIGHT + 6, (_HEIGHT - side) // 2, side, side)
        if self._done:
            icons.paint_icon(painter, box, "check", look.colour("success"))
        elif self._required:
            icons.paint_icon(painter, box, "circle-dashed", look.colour("text_3"))
        if self.shows_focus:
            focus_ring(painter, self.rect(), look.metric("radius.control"))

    def _words(self, painter: QPainter, room: QRect, text: str, token: str) -> None:
        look = theme.current()
        font = look.font("ui_strong" if self._chosen else "ui")
        painter.setFont(font)
        painter.setPen(look.colour(token if self.isEnabled() else "text_disabled"))
        cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), cut)


class MeasureRow(QWidget):
    """The least and the most of what was measured, with the unit.

    Args:
        name: of the attribute.
        unit: such as "cm".
        value: what is said now.

    Signals:
        said: (least, most) other numbers; None for nothing.
    """

    said = Signal(object)

    def __init__(self, name: str, unit: str, value: Value | None) -> None:
        super().__init__()
        self._before = (value.least, value.most) if value else (None, None)
        self.least = LineField(words.tr("from"), name=words.tr("{name}, least").format(name=name))
        self.most = LineField(words.tr("to"), name=words.tr("{name}, most").format(name=name))
        row = QHBoxLayout(self)
        row.setContentsMargins(_PAD, 0, 0, 0)
        row.setSpacing(6)
        for field, number in zip((self.least, self.most), self._before, strict=True):
            field.setText("" if number is None else _shown(number))
            field.editingFinished.connect(self._tell)
            row.addWidget(field, 1)
        row.addWidget(Text(unit, tone="text_2"))

    def named(self, name: str) -> None:
        """Give both fields names by which they are found again."""
        self.least.setObjectName(f"{name}.least")
        self.most.setObjectName(f"{name}.most")

    def _tell(self) -> None:
        numbers = []
        for field in (self.least, self.most):
            number, sound = _read(field.text())
            field.set_error(not sound)
            if not sound:
                return
            numbers.append(number)
        ends = numbers[0], numbers[1]
        if ends != self._before:
            self._before = ends
            self.said.emit(ends)


def _shown(number: float) -> str:
    return f"{number:g}"


def _read(text: str) -> tuple[float | None, bool]:
    """Return a typed number and whether it is one; a comma is a point to many people."""
    typed = text.strip().replace(",", ".")
    if not typed:
        return None, True
    number, sound = QLocale.c().toDouble(typed)
    return (float(number), True) if sound and number >= 0 else (None, False)
