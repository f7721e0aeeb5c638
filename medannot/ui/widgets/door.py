"""A door of the start page: a large button that says what lies behind it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medannot.ui import icons, theme
from medannot.ui.widgets.button import Focusable
from medannot.ui.widgets.painting import focus_ring, key_size, paint_key, surface

_MARGIN = 24


class Door(Focusable):
    """Icon and key, a title, what one does there, and how matters stand.

    Args:
        icon: Phosphor name.
        title: translated.
        text: translated sentence.
        key: as printed.
        note: translated, in few words.
    """

    def __init__(
        self,
        icon: str,
        title: str,
        text: str,
        key: str,
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._key = icon, key
        self._said, self._note = text, note
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_note(self, note: str) -> None:
        """Say how matters stand."""
        self._note = note
        self.update()

    def words(self) -> tuple[str, ...]:
        """Return every text on the door."""
        return tuple(text for text in (self.text(), self._said, self._note) if text)

    def sizeHint(self) -> QSize:
        """Return the measures of a door; its width follows the page."""
        return QSize(304, 228)

    def hasHeightForWidth(self) -> bool:
        """Grow with a text that needs more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that all lines need."""
        text = self._text_height(self._said, width - 2 * _MARGIN, "ui")
        note = self._text_height(self._note or " ", width - 2 * _MARGIN, "ui")
        return max(212, 88 + 34 + text + 16 + note + _MARGIN)

    @staticmethod
    def _text_height(text: str, width: int, style: str) -> int:
        metrics = QFontMetrics(theme.current().font(style))
        flags = int(Qt.TextFlag.TextWordWrap)
        return metrics.boundingRect(QRect(0, 0, width, 1000), flags, text).height()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card and its lines."""
        look = theme.current()
        painter = QPainter(self)
        radius = look.metric("radius.card")
        fill = "pressed" if self.isDown() else "hover" if self.underMouse() else "panel"
        surface(painter, self.rect().adjusted(1, 1, -1, -1), fill, "line", radius)
        self._paint_head(painter)
        self._paint_words(painter)
        if self.shows_focus:
            focus_ring(painter, self.rect(), radius)

    def _paint_head(self, painter: QPainter) -> None:
        look = theme.current()
        side = look.metric("icon.door")
        icons.paint_icon(
            painter, QRect(_MARGIN, _MARGIN, side, side), self._icon, look.colour("accent_text")
        )
        width = key_size(self._key).width()
        right = self.width() - _MARGIN - width
        paint_key(painter, QRect(right, _MARGIN, width, side), self._key)

    def _paint_words(self, painter: QPainter) -> None:
        look = theme.current()
        width = self.width() - 2 * _MARGIN
        wrap = int(Qt.TextFlag.TextWordWrap)
        painter.setFont(look.font("section"))
        painter.setPen(look.colour("text"))
        painter.drawText(QRect(_MARGIN, 84, width, 30), 0, self.text())
        painter.setFont(look.font("ui"))
        painter.setPen(look.colour("text_2"))
        painter.drawText(QRect(_MARGIN, 118, width, self.height() - 118), wrap, self._said)
        painter.setPen(look.colour("text_3"))
        bottom = int(Qt.AlignmentFlag.AlignBottom) | wrap
        box = QRect(_MARGIN, 118, width, self.height() - 118 - _MARGIN + 4)
        painter.drawText(box, bottom, self._note)
