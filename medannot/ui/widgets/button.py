"""Buttons: one filled button a page, all others quiet; the key stands where it acts."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from medannot.ui import icons, theme
from medannot.ui.widgets.painting import focus_ring, key_size, paint_key, surface

Kind = Literal["primary", "normal", "quiet", "danger", "danger_fill"]
Size = Literal["compact", "normal", "large"]

_GAP = 8
_BY_KEY = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
}


@dataclass(frozen=True, slots=True)
class _Colours:
    fill: str | None
    border: str | None
    text: str


class Focusable(QAbstractButton):
    """A button that shows the focus after keys only, and is pressed by Enter as by Space."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by_key = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        icons.icons().loaded.connect(self.update)

    @property
    def shows_focus(self) -> bool:
        """Tell whether the ring is painted now."""
        return self.hasFocus() and self._by_key

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the focus came by a key, or was put here for the next one."""
        self._by_key = event.reason() in _BY_KEY
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press by Enter too; a key that repeats itself presses nothing."""
        if event.isAutoRepeat():
            return
        self._by_key = True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure and paint anew when font, style or state change."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()
        self.update()


class Button(Focusable):
    """A button with a text, and where wanted an icon before it and its key after it.

    Args:
        text: translated.
        kind: "primary" for the one filled button of a page, "normal", "quiet", "danger", or
            "danger_fill" in the dialog that confirms.
        icon: Phosphor name, or "".
        key: as printed, such as "Enter"; the key itself is bound by the page.
        size: "compact" 32, "normal" 40 or "large" 48 pixels high.
    """

    def __init__(
        self,
        text: str,
        kind: Kind = "normal",
        *,
        icon: str = "",
        key: str = "",
        size: Size = "normal",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind: Kind = kind
        self._icon = icon
        self._key = key
        self._size: Size = size
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def set_key(self, key: str) -> None:
        """Print another key, or none."""
        self._key = key
        self.updateGeometry()
        self.update()

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon = name
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: Kind) -> None:
        """Become another kind of button."""
        self._kind = kind
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for icon, text and key."""
        look = theme.current()
        height = look.metric(f"control.{self._size}")
        padding = {"compact": 10, "normal": 14, "large": 20}[self._size]
        if not self.text() and not self._key:
            return QSize(height, height)
        return QSize(self._content_width() + 2 * padding, height)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a text is never cut."""
        return self.sizeHint()

    def _font_style(self) -> str:
        return "ui_strong" if self._kind in {"primary", "danger_fill"} else "ui_medium"

    def _parts(self) -> list[int]:
        metrics = QFontMetrics(theme.current().font(self._font_style()))
        icon = theme.current().metric("icon.control") if self._icon else 0
        text = metrics.horizontalAdvance(self.text()) if self.text() else 0
        key = key_size(self._key).width() if self._key else 0
        return [icon, text, key]

    def _content_width(self) -> int:
        widths = [width for width in self._parts() if width]
        return sum(widths) + _GAP * max(len(widths) - 1, 0)

    def _colours(self) -> _Colours:
        if not self.isEnabled():
            bare = self._kind == "quiet"
            return _Colours(None, None if bare else "line", "text_disabled")
        down = self.isDown() or self.isChecked()
        over = self.underMouse()
        state = "_pressed" if down else "_hover" if over else ""
        if self._kind == "primary":
            return _Colours(f"accent{state}", None, "on_accent")
        if self._kind == "danger_fill":
            return _Colours("danger_fill", None, "on_danger")
        fill = "pressed" if down else "hover" if over else None
        if self._kind == "quiet":
            return _Colours(fill, None, "text" if over else "text_2")
        text = "danger" if self._kind == "danger" else "text"
        return _Colours(fill or "raised", "line_strong", text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint surface, icon, text, key and focus."""
        look = theme.current()
        painter = QPainter(self)
        colours = self._colours()
        radius = look.metric("radius.control")
        filled = self._kind in {"primary", "danger_fill"}
        inset = 4 if self.shows_focus and filled else 1
        body = self.rect().adjusted(inset, inset, -inset, -inset)
        surface(painter, body, colours.fill, colours.border, radius)
        self._paint_content(painter, colours.text)
        if self.shows_focus:
            focus_ring(painter, self.rect(), radius + 1)

    def _paint_content(self, painter: QPainter, text_token: str) -> None:
        look = theme.current()
        icon, text, key = self._parts()
        left = (self.width() - self._content_width()) // 2
        if icon:
            box = QRect(left, (self.height() - icon) // 2, icon, icon)
            icons.paint_icon(painter, box, self._icon, look.colour(text_token))
            left += icon + _GAP
        if text:
            painter.setFont(look.font(self._font_style()))
            painter.setPen(look.colour(text_token))
            box = QRect(left, 0, text + 2, self.height())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), self.text())
            left += text + _GAP
        if key:
            live = "accent_key" if self._kind == "primary" else "key"
            box = QRect(left, 0, key, self.height())
            paint_key(painter, box, self._key, live if self.isEnabled() else "key_off")


class IconButton(Button):
    """A square button with an icon only; its name is read to those who do not see it.

    Args:
        icon: Phosphor name.
        name: translated name, shown as the tooltip.
        kind: as of `Button`.
    """

    def __init__(
        self, icon: str, name: str, kind: Kind = "quiet", *, parent: QWidget | None = None
    ) -> None:
        super().__init__("", kind, icon=icon, size="compact", parent=parent)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        """Return the square of a tool."""
        side = theme.current().metric("control.tool")
        return QSize(side, side)
