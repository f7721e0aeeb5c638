"""Small painted things: icon, key badge, chip, progress line, skeleton, card, line."""

from typing import Literal

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from medannot.ui import icons, theme
from medannot.ui.widgets.painting import key_size, paint_key, surface

Tone = Literal["neutral", "accent", "success", "warning", "danger"]

_CHIP = {
    "neutral": ("hover", "text_2"),
    "accent": ("selection", "accent_text"),
    "success": ("success_bg", "success"),
    "warning": ("warning_bg", "warning"),
    "danger": ("danger_bg", "danger"),
}


class IconMark(QWidget):
    """An icon that only shows.

    Args:
        name: Phosphor name.
        colour: token of the theme.
        size: in pixels.
    """

    def __init__(
        self, name: str, colour: str = "text_2", size: int = 20, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._token = name, colour
        self.setFixedSize(size, size)
        icons.icons().loaded.connect(self.update)

    def show_icon(self, name: str, token: str) -> None:
        """Show another icon."""
        self._name, self._token = name, token
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon."""
        colour = theme.current().colour(self._token)
        icons.paint_icon(QPainter(self), self.rect(), self._name, colour)


class KeyBadge(QWidget):
    """A key as printed on the keyboard.

    Args:
        key: as printed, such as "Enter" or "A".
        live: whether the key does something now.
    """

    def __init__(self, key: str, *, live: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key, self._live = key, live
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(key)

    def set_live(self, live: bool) -> None:  # noqa: FBT001 - as Qt's setters
        """Light the badge or not."""
        self._live = live
        self.update()

    def sizeHint(self) -> QSize:
        """Return the badge's own size."""
        return key_size(self._key)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the badge."""
        paint_key(QPainter(self), self.rect(), self._key, "key" if self._live else "key_off")


class Chip(QWidget):
    """A state in a word, on a tone of its own.

    Args:
        text: translated.
        tone: "neutral", "accent", "success", "warning" or "danger".
        icon: Phosphor name, or "".
    """

    def __init__(
        self, text: str, tone: Tone = "neutral", *, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tone: Tone = tone
        self._icon = icon
        self._text = text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        icons.icons().loaded.connect(self.update)

    def text(self) -> str:
        """Return the word."""
        return self._text

    def show_state(self, text: str, tone: Tone) -> None:
        """Show another state."""
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for icon and word."""
        width = QFontMetrics(theme.current().font("ui")).horizontalAdvance(self._text)
        return QSize(width + 20 + (22 if self._icon else 0), 26)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint surface, icon and word."""
        look = theme.current()
        painter = QPainter(self)
        fill, text = _CHIP[self._tone]
        surface(painter, self.rect(), fill, None, look.metric("radius.chip"))
        left = 10
        if self._icon:
            icons.paint_icon(painter, QRect(left, 5, 16, 16), self._icon, look.colour(text))
            left += 22
        painter.setFont(look.font("ui"))
        painter.setPen(look.colour(text))
        box = self.rect().adjusted(left, 0, 0, 0)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), self._text)


class ProgressLine(QWidget):
    """A thin bar; the count stands beside it in a text of the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setFixedHeight(theme.current().metric("control.progress"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room enough to see how far it is."""
        return QSize(120, self.height())

    def set_progress(self, done: int, total: int) -> None:
        """Show how much of the total is done."""
        self._share = min(1.0, done / total) if total else 0.0
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the groove and what is done."""
        painter = QPainter(self)
        surface(painter, self.rect(), "hover", None, 3)
        if self._share > 0:
            width = max(6, round(self.width() * self._share))
            surface(painter, QRect(0, 0, width, self.height()), "accent", None, 3)


class Skeleton(QWidget):
    """Flat blocks in the place of rows that are being loaded; seen after 200 ms only.

    Args:
        rows: how many.
        height: of a row in pixels.
    """

    def __init__(self, rows: int, height: int = 44, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows, self._row_height = rows, height
        self._seen = False
        self.setFixedHeight(rows * height)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._appear)
        self._timer.start(theme.current().metric("motion.skeleton_after"))

    def _appear(self) -> None:
        self._seen = True
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the blocks."""
        if not self._seen:
            return
        painter = QPainter(self)
        for row in range(self._rows):
            top = row * self._row_height + self._row_height // 2 - 7
            width = self.width() - 32 - (row % 3) * 64
            surface(painter, QRect(16, top, max(width, 48), 14), "hover", None, 4)


class Card(QFrame):
    """A surface of its own with a hairline around it; `body` takes what it holds.

    Args:
        fill: token of its surface.
        margin: room inside in pixels.
    """

    def __init__(
        self, fill: str = "panel", margin: int = 24, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._surface = fill
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the surface."""
        radius = theme.current().metric("radius.card")
        surface(QPainter(self), self.rect(), self._surface, "line", radius)


class Line(QWidget):
    """A hairline.

    Args:
        orientation: horizontal by default.
    """

    def __init__(
        self,
        orientation: Qt.Orientation = Qt.Orientation.Horizontal,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        if orientation == Qt.Orientation.Horizontal:
            self.setFixedHeight(1)
        else:
            self.setFixedWidth(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        QPainter(self).fillRect(self.rect(), theme.current().colour("line"))
