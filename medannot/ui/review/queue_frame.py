"""The frame of a queue: what it is of, how far it is, its rows, and what is filtered."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.ui.widgets.button import Button, IconButton
from medannot.ui.widgets.small import ProgressLine
from medannot.ui.widgets.text import ElidedText, Text


class QueueFrame(QWidget):
    """Holds the head; who fills the frame puts the rows below it into `column`.

    Signals:
        filter_wanted: the filter is to be opened.
        all_wanted: everything is to come again.
    """

    filter_wanted = Signal()
    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = ElidedText("", "ui_strong")
        self.count = Text("", tone="text_2", tabular=True, wrap=True)
        self.progress = ProgressLine()
        self.filter = IconButton("funnel", "")
        self.all = Button("", "quiet", icon="x", size="compact")
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.filter)
        top = QVBoxLayout()
        top.setContentsMargins(16, 12, 12, 8)
        top.setSpacing(6)
        top.addLayout(head)
        top.addWidget(self.count)
        top.addWidget(self.progress)
        top.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addLayout(top)
        self.filter.clicked.connect(lambda _on=False: self.filter_wanted.emit())
        self.all.clicked.connect(lambda _on=False: self.all_wanted.emit())

    def call_acts(self, filter_: str, everything: str) -> None:
        """Name the buttons.

        Args:
            filter_: translated: what the one that opens the filter does.
            everything: translated: the one that lets everything come again.
        """
        self.filter.setAccessibleName(filter_)
        self.filter.setToolTip(filter_)
        self.all.setText(everything)
