"""The pages without an item: a column in the middle, one button that goes on by Enter."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from medannot.ui import theme
from medannot.ui.reading.stem_pane import SCROLL_BAR
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.small import Card, Line
from medannot.ui.widgets.text import Text

COLUMN = 720
_LEAST_HEIGHT = 160


class _ColumnPane(QScrollArea):
    """As high as its column; where the window is lower the column scrolls in it.

    Args:
        column: of a fixed width.
        layout: of the column.
    """

    def __init__(self, column: QWidget, layout: QVBoxLayout) -> None:
        super().__init__()
        self._column, self._layout = column, layout
        column.setObjectName("canvas")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        self.setWidget(column)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Become as high as the column when that becomes another height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        """Return the column's size, with room for a scroll bar."""
        layout, width = self._layout, self._column.minimumWidth()
        wraps = layout.hasHeightForWidth()
        height = layout.totalHeightForWidth(width) if wraps else layout.totalSizeHint().height()
        return QSize(width + SCROLL_BAR, height)

    def minimumSizeHint(self) -> QSize:
        """Return what is the least that can be read."""
        return QSize(self.sizeHint().width(), _LEAST_HEIGHT)


class CalmPage(QWidget):
    """A page with a column in its middle, and below it the buttons, which stay in sight.

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
        self.below = QVBoxLayout()
        self.below.setSpacing(20)
        self.pane = _ColumnPane(middle, self.column)
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 24, 24 - SCROLL_BAR, 24)
        page.setSpacing(20)
        page.addStretch(1)
        page.addWidget(self.pane, 0, Qt.AlignmentFlag.AlignHCenter)
        page.addLayout(self.below)
        page.addStretch(1)
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
        self.below.addLayout(row)

    def scroll_column(self, by: int) -> None:
        """Move the column up by so many pixels, where it does not fit."""
        bar = self.pane.verticalScrollBar()
        bar.setValue(bar.value() + by)

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
        # Chinese signs are taller than digits; the captions stand in one line all the same.
        tallest = max(one.sizeHint().height() for one, _ in self._figures)
        for one, _ in self._figures:
            one.setMinimumHeight(tallest)

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
