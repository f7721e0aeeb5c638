"""Cards with one figure each."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from medannot.ui.widgets.small import Card
from medannot.ui.widgets.text import ElidedText, Text

_LONGEST = 180


class Figure(Card):
    """One number with its name above and its unit or total below.

    Args:
        name: translated.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(margin=16, parent=parent)
        self.body.setSpacing(2)
        self._number = ElidedText("", "figure", tabular=True)
        self._below = Text("", tone="text_3", wrap=True)
        self.body.addWidget(Text(name, tone="text_2"))
        self.body.addWidget(self._number)
        self.body.addWidget(self._below)
        self.body.addStretch(1)

    def say(self, number: str, below: str = "") -> None:
        """Show a number and what it is of."""
        self._number.setText(number)
        # Only a number as long as a seed may be cut.
        wanted = self._number.fontMetrics().horizontalAdvance(number) + 2
        self._number.setMinimumWidth(min(wanted, _LONGEST))
        self._below.setText(below)


def figure_row(*figures: Figure) -> QWidget:
    """Put figures side by side, all of one width."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(16)
    for figure in figures:
        layout.addWidget(figure, 1)
    return row
