"""Text on the screen: plain, never markup, in a style and a tone of the theme."""

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from medannot.ui import theme

Tone = Literal["text", "text_2", "text_3", "accent_text", "success", "warning", "danger", "info"]


class Text(QLabel):
    """A line or a paragraph of plain text; what looks like markup stays text.

    Args:
        text: translated.
        style: of the type scale, such as "ui" or "title".
        tone: "text", "text_2", "text_3" or a state's colour.
        wrap: whether it breaks into lines.
        tabular: whether digits have equal widths.
    """

    def __init__(
        self,
        text: str = "",
        style: str = "ui",
        tone: Tone = "text",
        *,
        wrap: bool = False,
        tabular: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.current().font(style, tabular=tabular))
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        self.setText(text)
        if wrap:
            policy = self.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def set_tone(self, tone: Tone) -> None:
        """Change the colour."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)


class ElidedText(Text):
    """One line that ends in an ellipsis where it has no room; the whole stands in the tooltip."""

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters only."""
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the text, cut where it has no room."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        metrics = self.fontMetrics()
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip("" if shown == self.text() else self.text())
        painter.drawText(self.rect(), int(self.alignment()), shown)
