"""One option as a big row: the keys that choose it, its words, and whether it is chosen."""

from typing import Literal

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from medannot.domain.scripts import has_leftward_letters, runs_leftwards
from medannot.ui import icons, theme
from medannot.ui.widgets.painting import key_size, paint_key, surface

Mark = Literal["circle", "square", "none"]
Density = Literal["normal", "small", "tight"]

_HEIGHTS = {"normal": 60, "small": 46, "tight": 40}
_MARK = 18
_BADGE = 24


class OptionRow(QAbstractButton):
    """A row that is one target as a whole; it takes no focus, since its keys belong to the page.

    Args:
        badges: the keys printed on it, such as "1" and "A".
        text: the option, or translated words.
        mark: a circle where one may be chosen, a square where several may.
    """

    def __init__(
        self,
        badges: tuple[str, ...],
        text: str,
        mark: Mark = "circle",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._badges = badges
        self._mark: Mark = mark
        self._density: Density = "normal"
        self._live, self._leftwards = True, False
        self._heights: dict[tuple[int, Density], int] = {}
        self.stamp_ms = 0
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name_itself()

    def show_words(self, badges: tuple[str, ...], text: str, mark: Mark) -> None:
        """Become another option, not chosen yet."""
        self._badges, self._mark = badges, mark
        self._heights.clear()
        self.setText(text)
        self.setChecked(False)
        self._name_itself()
        self.update()

    def set_leftwards(self, *, leftwards: bool) -> None:
        """Begin at the right, as the options beside it, where most are in Arabic, Hebrew, ….

        What has no letter of these ("> 5 mm", "CT") is written rightwards there all the same.
        """
        if leftwards != self._leftwards:
            self._leftwards = leftwards
            self.update()

    def set_live(self, *, live: bool) -> None:
        """Light the keys, or not while nothing can be chosen."""
        if live != self._live:
            self._live = live
            self.update()

    def set_density(self, density: Density) -> None:
        """Become higher or lower."""
        self._density = density
        self.update()

    def height_for(self, width: int, density: Density) -> int:
        """Return the height that all words need."""
        known = self._heights.get((width, density))
        if known is None:
            known = self._heights[width, density] = self._measured(width, density)
        return known

    def _measured(self, width: int, density: Density) -> int:
        room = max(width - self._text_left(density) - self._text_right(), 40)
        metrics = QFontMetrics(self._font(density, chosen=True))
        flags = int(Qt.TextFlag.TextWordWrap)
        words = metrics.boundingRect(QRect(0, 0, room, 10_000), flags, self.text()).height()
        padding = {"normal": 24, "small": 16, "tight": 10}[density]
        return max(_HEIGHTS[density], words + padding)

    def sizeHint(self) -> QSize:
        """Return the size of a row of one line."""
        return QSize(200, _HEIGHTS[self._density])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep the click's own time; then click."""
        self.stamp_ms = event.timestamp()
        super().mouseReleaseEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint surface, keys, words and mark."""
        look = theme.current()
        painter = QPainter(self)
        self._paint_surface(painter)
        self._paint_badges(painter)
        chosen = self.isChecked()
        painter.setFont(self._font(self._density, chosen=chosen))
        quiet = self._mark == "none" and not chosen
        token = "text_2" if quiet else "text"
        painter.setPen(look.colour(token if self.isEnabled() else "text_disabled"))
        left = self._text_left(self._density)
        box = QRect(left, 0, self.width() - left - self._text_right(), self.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        # Keys and marks stay where hands and eyes know them; the words begin at the right.
        if self._leftwards or runs_leftwards(self.text()):
            flags |= Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
        if runs_leftwards(self.text()) or (self._leftwards and has_leftward_letters(self.text())):
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        painter.drawText(box, int(flags), self.text())
        self._paint_mark(painter)

    def _name_itself(self) -> None:
        keys = " ".join(badge for badge in self._badges if badge)
        self.setAccessibleName(self.tr("{keys}: {text}").format(keys=keys, text=self.text()))

    def _font(self, density: Density, *, chosen: bool) -> QFont:
        font = theme.current().font("body" if density == "normal" else "ui")
        if chosen:
            font.setWeight(QFont.Weight.Medium)
        return font

    def _pad(self, density: Density) -> int:
        return 20 if density == "normal" else 16

    def _text_left(self, density: Density) -> int:
        width = sum(_badge_width(badge) + 4 for badge in self._badges)
        return self._pad(density) + width + 8

    def _text_right(self) -> int:
        return 16 if self._mark == "none" else _MARK + 32

    def _paint_surface(self, painter: QPainter) -> None:
        radius = theme.current().metric("radius.option")
        if self.isChecked():
            surface(painter, self.rect(), "selection", "selection_border", radius, 2)
        elif self._mark == "none":
            if self.underMouse() and self.isEnabled():
                surface(painter, self.rect(), "hover", None, radius)
        else:
            fill = "hover" if self.underMouse() and self.isEnabled() else "raised"
            surface(painter, self.rect(), fill, "line_strong", radius)

    def _paint_badges(self, painter: QPainter) -> None:
        left = self._pad(self._density)
        kind = "key" if self._live and self.isEnabled() else "key_off"
        for badge in self._badges:
            width = _badge_width(badge)
            if badge:
                paint_key(painter, QRect(left, 0, width, self.height()), badge, kind)
            # An option without a digit still stands in line with the others.
            left += width + 4

    def _paint_mark(self, painter: QPainter) -> None:
        if self._mark == "none":
            return
        look = theme.current()
        top = (self.height() - _MARK) // 2
        box = QRect(self.width() - 16 - _MARK, top, _MARK, _MARK)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._mark == "square":
            fill = "accent" if self.isChecked() else None
            surface(painter, box, fill, None if fill else "border_control", 4)
            if self.isChecked():
                icons.paint_icon(
                    painter, box.adjusted(2, 2, -2, -2), "check-bold", look.colour("on_accent")
                )
            return
        painter.setBrush(look.colour("accent") if self.isChecked() else Qt.BrushStyle.NoBrush)
        edge = look.colour("accent" if self.isChecked() else "border_control")
        painter.setPen(QPen(edge, 1.5))
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        if self.isChecked():
            painter.setBrush(look.colour("on_accent"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(box.adjusted(6, 6, -6, -6))


def _badge_width(badge: str) -> int:
    """Return the room of a badge: one letter or digit has the same as any other, and as none."""
    widest = max(key_size(letter).width() for letter in "0JW")
    return max(widest if len(badge) <= 1 else key_size(badge).width(), _BADGE)
