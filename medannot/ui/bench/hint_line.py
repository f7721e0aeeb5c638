"""Keys and what they do, in one line of small words."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from medannot.ui.widgets.small import KeyBadge
from medannot.ui.widgets.text import Text

_GAP, _LEFT = 6, 8


class HintLine(QWidget):
    """Keys with words behind them; the last ones give way where there is no room.

    Args:
        parts: each the keys as printed, and what they do, translated.
    """

    def __init__(self, *parts: tuple[tuple[str, ...], str]) -> None:
        super().__init__()
        self._parts: list[QWidget] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(_LEFT, 2, 0, 2)
        row.setSpacing(_GAP)
        for keys, words in parts:
            part = QWidget()
            inner = QHBoxLayout(part)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(_GAP)
            for key in keys:
                inner.addWidget(KeyBadge(key))
            inner.addWidget(Text(words, tone="text_2"))
            self._parts.append(part)
            row.addWidget(part)
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the height of a badge."""
        return QSize(0, 26)

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what has no room."""
        super().resizeEvent(event)
        left = _LEFT
        for part in self._parts:
            inner = part.layout()
            left += inner.sizeHint().width() if inner is not None else 0
            part.setVisible(left <= self.width())
            left += _GAP
