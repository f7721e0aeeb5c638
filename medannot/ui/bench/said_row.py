"""Rows of a form: what is asked and what was said, side by side, with a sign of what is done."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from medannot.ui import icons, theme
from medannot.ui.bench import words
from medannot.ui.phrases import with_value
from medannot.ui.widgets.button import Focusable
from medannot.ui.widgets.painting import focus_ring, surface

_HEIGHT, _PAD, _ASKED = 34, 8, 92
_MARK = 16


@dataclass(frozen=True, slots=True)
class Said:
    """What a row shows.

    Attributes:
        asked, said: translated; said is "" where nothing was said yet.
        chosen: the tree chooses this now.
        required: it has to be said before the case is handed in.
        unfinished: what was said lacks a part, such as a side.
    """

    asked: str
    said: str
    chosen: bool = False
    required: bool = False
    unfinished: bool = False

    @property
    def is_done(self) -> bool:
        """Tell whether nothing more is asked."""
        return bool(self.said) and not self.unfinished


class SaidRow(Focusable):
    """What is asked, what was said or that it can be chosen, and whether that is enough.

    Args:
        shown: what it shows.
    """

    def __init__(self, shown: Said) -> None:
        super().__init__()
        self._shown = shown
        self.setText(shown.asked)
        self.setAccessibleName(shown.asked)
        told = shown.said or self._open_words()
        if shown.said and shown.unfinished:
            told = words.tr("{said}; the side is open").format(said=shown.said)
        self.setAccessibleDescription(told)
        self.setToolTip(with_value(shown.asked, told))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def said(self) -> str:
        """Return what was said."""
        return self._shown.said

    def _open_words(self) -> str:
        required = self._shown.required
        return words.tr("nothing said yet, required") if required else words.tr("nothing said yet")

    def sizeHint(self) -> QSize:
        """Return room for both."""
        return QSize(220, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        return QSize(120, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint surface, both words, the line below and the sign of what is done."""
        look, painter, shown = theme.current(), QPainter(self), self._shown
        fill = "selection" if shown.chosen else "hover" if self.underMouse() else None
        surface(painter, self.rect(), fill, None, look.metric("radius.control"))
        if fill is None:
            edge = QRect(_PAD, _HEIGHT - 1, self.width() - 2 * _PAD, 1)
            painter.fillRect(edge, look.colour("line"))
        room = self._asked_width()
        self._words(painter, QRect(_PAD, 0, room, _HEIGHT), shown.asked, "text_2")
        left = _PAD + room + 6
        where = QRect(left, 0, self.width() - left - _MARK - _PAD - 4, _HEIGHT)
        if shown.said:
            self._words(painter, where, shown.said, "text")
        else:
            self._words(painter, where, words.tr("Choose"), "accent_text")
        self._mark(painter)
        if self.shows_focus:
            focus_ring(painter, self.rect(), look.metric("radius.control"))

    def _asked_width(self) -> int:
        metrics = QFontMetrics(theme.current().font("ui"))
        needed = metrics.horizontalAdvance(self._shown.asked) + 4
        return min(max(needed, _ASKED), self.width() // 2)

    def _mark(self, painter: QPainter) -> None:
        name, tone = "caret-right", "text_3"
        if self._shown.is_done:
            name, tone = "check", "success"
        elif self._shown.required:
            name, tone = "circle-dashed", "text_2"
        box = QRect(self.width() - _PAD - _MARK, (_HEIGHT - _MARK) // 2, _MARK, _MARK)
        icons.paint_icon(painter, box, name, theme.current().colour(tone))

    def _words(self, painter: QPainter, room: QRect, text: str, token: str) -> None:
        look = theme.current()
        bold = self._shown.chosen and room.left() > _PAD
        font = look.font("ui_strong" if bold else "ui")
        painter.setFont(font)
        painter.setPen(look.colour(token if self.isEnabled() else "text_disabled"))
        cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), cut)
