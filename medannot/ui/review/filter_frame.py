"""The frame of a filter, which stands in the place of a queue while one is chosen."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.ui.widgets.button import Button
from medannot.ui.widgets.scroll import ColumnScroll


class FilterFrame(QWidget):
    """Holds fields in `body`, above the buttons that apply them or let everything come.

    The buttons are named by who fills the frame.

    Signals:
        applied: (filter).
    """

    applied = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.apply = Button("", "primary", size="compact")
        self.all = Button("", size="compact")
        inner = QWidget()
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(16, 12, 16, 12)
        self.body.setSpacing(6)
        acts = QHBoxLayout()
        acts.setContentsMargins(16, 4, 16, 8)
        acts.setSpacing(8)
        acts.addWidget(self.apply)
        acts.addWidget(self.all)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._scroll = ColumnScroll(inner)
        column.addWidget(self._scroll, 1)
        column.addLayout(acts)

    def bring_into_sight(self, part: QWidget) -> None:
        """Scroll to a part once it has its place."""
        QTimer.singleShot(0, part, lambda: self._scroll.ensureWidgetVisible(part))
