"""The pages without an item: a column in the middle, one button that goes on by Enter."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.ui import theme
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.small import Card, Line
from medannot.ui.widgets.text import Text

COLUMN = 720


class CalmPage(QWidget):
    """A page with a column in its middle.

    Args:
        ground: token of its ground.
        width: of the column.

    Signals:
        went_on: the page's one filled button, or Enter; with the input's own timestamp.
        left: the person goes.
    """

    went_on = Signal(int)
    left = Signal()

    def __init__(self, ground: str, width: int = COLUMN, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground = ground
        self._stamp_ms = 0
        self.column = QVBoxLayout()
        self.column.setSpacing(20)
        middle = QWidget()
        middle.setFixedWidth(width)
        middle.setLayout(self.column)
        self.column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 24, 24, 24)
        row.addStretch(1)
        row.addWidget(middle, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.primary = Button("", "primary", size="large")
        self.primary.clicked.connect(lambda _checked=False: self._go_on())
        self.secondary = Button("", "normal", size="large")
        self.secondary.clicked.connect(lambda _checked=False: self.left.emit())

    def add_buttons(self) -> None:
        """Put the two buttons below what is there so far."""
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(1)
        row.addWidget(self.secondary)
        self.primary.setMinimumWidth(220)
        row.addWidget(self.primary)
        row.addStretch(1)
        self.column.addSpacing(8)
        self.column.addLayout(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on by Enter or Space; all else is for the page around this one."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            if not event.isAutoRepeat() and self.primary.isEnabled():
                self._stamp_ms = event.timestamp()
                self._go_on()
            return
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        QPainter(self).fillRect(self.rect(), theme.current().colour(self._ground))

    def _go_on(self) -> None:
        stamp, self._stamp_ms = self._stamp_ms, 0
        self.went_on.emit(stamp)


class FigureStrip(Card):
    """Figures side by side with lines between them.

    Args:
        count: how many.
    """

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(margin=16, parent=parent)
        row = QHBoxLayout()
        self._figures: list[tuple[Text, Text]] = []
        for place in range(count):
            if place:
                line = Line(Qt.Orientation.Vertical)
                line.setFixedHeight(44)
                row.addWidget(line)
            row.addLayout(self._figure(), 1)
        self.body.addLayout(row)

    def say(self, place: int, number: str, words: str) -> None:
        """Show a figure and what it counts."""
        figure, caption = self._figures[place]
        figure.setText(number)
        caption.setText(words)

    def _figure(self) -> QVBoxLayout:
        number = Text("", "title", tabular=True)
        caption = Text("", "ui", "text_3")
        column = QVBoxLayout()
        column.setSpacing(2)
        for text in (number, caption):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(text)
        self._figures.append((number, caption))
        return column
