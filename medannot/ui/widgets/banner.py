"""Banners and empty states: one sentence, at most one act."""

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from medannot.ui import theme
from medannot.ui.widgets.button import Button, Kind
from medannot.ui.widgets.painting import surface
from medannot.ui.widgets.small import IconMark
from medannot.ui.widgets.text import Text

Tone = Literal["neutral", "warning", "success", "danger"]

_LOOKS: dict[Tone, tuple[str, str, str]] = {
    "neutral": ("info_bg", "info", "info"),
    "warning": ("warning_bg", "warning", "warning-circle"),
    "success": ("success_bg", "success", "check-circle"),
    "danger": ("danger_bg", "danger", "warning-circle"),
}


class Banner(QFrame):
    """A sentence across its column, with an icon and at most one act.

    Args:
        text: translated.
        tone: "neutral", "warning", "success" or "danger".
        act: translated text of a button, or "" for none.

    Signals:
        acted: the button was pressed.
    """

    acted = Signal()

    def __init__(
        self,
        text: str = "",
        tone: Tone = "neutral",
        *,
        act: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone: Tone = tone
        fill, line, icon = _LOOKS[tone]
        self._fill = fill
        self._mark = IconMark(icon, line, 20)
        self._text = Text(text, wrap=True)
        self._act = Button(act, "normal", size="compact")
        if not act:
            self._act.hide()
        self._act.clicked.connect(lambda _checked=False: self.acted.emit())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 10, 12, 10)
        layout.setSpacing(12)
        layout.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._act)
        self.setMinimumHeight(44)
        self.setAccessibleName(text)

    def text(self) -> str:
        """Return the sentence shown."""
        return self._text.text()

    def tone(self) -> Tone:
        """Return the tone shown."""
        return self._tone

    def say(self, text: str, tone: Tone | None = None, *, act: str = "") -> None:
        """Show a sentence; an empty one hides the banner."""
        self._tone = tone or self._tone
        self._fill, line, icon = _LOOKS[self._tone]
        self._mark.show_icon(icon, line)
        self._text.setText(text)
        self._act.setText(act)
        self._act.setVisible(bool(act))
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the surface."""
        radius = theme.current().metric("radius.control")
        surface(QPainter(self), self.rect(), self._fill, None, radius)


class EmptyState(QWidget):
    """What stands where nothing is yet: an icon, a sentence, a button.

    Args:
        icon: Phosphor name.
        text: translated sentence.
        act: translated text of the button, or "" for none.
        kind: of the button.

    Signals:
        acted: the button was pressed.
    """

    acted = Signal()

    def __init__(
        self,
        icon: str,
        text: str,
        act: str = "",
        *,
        kind: Kind = "primary",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.sentence = Text(text, "body", "text_2", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = Button(act, kind)
        # To show a widget without a parent would open a window; it is seen with its parent.
        if not act:
            self.button.hide()
        self.button.clicked.connect(lambda _checked=False: self.acted.emit())
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        layout.addStretch(2)
        layout.addWidget(IconMark(icon, "text_3", 32), 0, Qt.AlignmentFlag.AlignHCenter)
        self.sentence.setMaximumWidth(520)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.sentence, 4)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
