"""The buttons of the viewer's bars: an icon or a word, with its key beside it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medannot.ui import icons, theme
from medannot.ui.phrases import with_key
from medannot.ui.widgets.button import Focusable
from medannot.ui.widgets.painting import key_size, paint_key, surface

_PAD = 8


class ToolButton(Focusable):
    """A tool or a preset; chosen ones lie on the colour of the selection.

    It takes no focus: every one has a key, and the keys belong to the page.

    Args:
        name: translated; the tooltip too.
        icon: Phosphor name, or "" for a button that shows its name.
        key: as printed beside it, or "".
    """

    def __init__(
        self, name: str, *, icon: str = "", key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._key = icon, key
        self._compact = False
        self.setText(name)
        self.setAccessibleName(name)
        self.setToolTip(with_key(name, key) if key else name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_compact(self, *, compact: bool) -> None:
        """Show an icon without its key where there is little room."""
        if compact != self._compact:
            self._compact = compact
            self.updateGeometry()
            self.update()

    def room(self, *, compact: bool) -> int:
        """Return how wide it is in full, or compact."""
        return self._size(compact=compact).width()

    def sizeHint(self) -> QSize:
        """Return the room for icon or word, and key."""
        return self._size(compact=self._compact)

    def _size(self, *, compact: bool) -> QSize:
        look = theme.current()
        side = look.metric("control.tool")
        key = key_size(self._key).width() + _PAD if self._key else 0
        if compact and self._icon:
            return QSize(side, side)
        if self._icon:
            return QSize(side + (key - _PAD + 2 + _PAD if key else 0), side)
        word = QFontMetrics(look.font("ui_strong")).horizontalAdvance(self.text())
        return QSize(word + key + 2 * _PAD, look.metric("control.compact"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint surface, key, and icon or word."""
        look = theme.current()
        painter = QPainter(self)
        fill = "selection" if self.isChecked() else "hover" if self.underMouse() else None
        surface(painter, self.rect(), fill, None, look.metric("radius.control"))
        token = "text" if self.isChecked() or not self._icon else "text_2"
        colour = look.colour(token if self.isEnabled() else "text_disabled")
        if self._icon:
            side = look.metric("icon.tool")
            square = look.metric("control.tool")
            box = QRect((square - side) // 2, (self.height() - side) // 2, side, side)
            icons.paint_icon(painter, box, self._icon, colour)
            if not self._compact:
                self._paint_key(painter, square)
            return
        left = self._paint_key(painter, _PAD)
        painter.setFont(look.font("ui_strong" if self.isChecked() else "ui"))
        painter.setPen(colour)
        box = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), self.text())

    def _paint_key(self, painter: QPainter, left: int) -> int:
        if not self._key:
            return left
        width = key_size(self._key).width()
        paint_key(painter, QRect(left, 0, width, self.height()), self._key)
        return left + width + _PAD
