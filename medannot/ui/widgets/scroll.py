"""Scroll areas that move up and down alone."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from medannot.ui.widgets.layouts import clear


class ColumnScroll(QScrollArea):
    """Scrolls a column as wide as itself, without a frame; keys go to what it holds.

    Args:
        inner: the column.
    """

    def __init__(self, inner: QWidget | None = None) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if inner is not None:
            self.setWidget(inner)


class CardScroll(QScrollArea):
    """Scrolls a list of cards, one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self.list = QWidget()
        self._rows = QVBoxLayout(self.list)
        self._rows.setSpacing(12)
        self._rows.setContentsMargins(0, 0, 12, 0)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self.list)

    def show_cards(self, cards: Iterable[QWidget]) -> None:
        """Show other cards in the place of those that are there."""
        clear(self._rows)
        for card in cards:
            self._rows.addWidget(card)
        self._rows.addStretch(1)
