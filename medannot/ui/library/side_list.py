"""A list at the library's side that is left by Esc."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.ui.widgets.button import Button
from medannot.ui.widgets.layouts import clear
from medannot.ui.widgets.scroll import ColumnScroll
from medannot.ui.widgets.small import Card
from medannot.ui.widgets.text import Text


class SideList(Card):
    """Lists something in a column that scrolls, with a button below it that leads back.

    Attributes:
        area: where what is listed stands.
        foot: the row below it, the way back at its end.

    Signals:
        leave_wanted: the list is to be left.
    """

    leave_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(margin=1)
        self.area = QVBoxLayout()
        self.body.addLayout(self.area, 1)
        self.leave = Button(self.tr("Back"), "normal", key="Esc")
        self.leave.clicked.connect(lambda _on=False: self.leave_wanted.emit())
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(12, 8, 12, 8)
        self.foot.addStretch(1)
        self.foot.addWidget(self.leave)
        self.body.addLayout(self.foot)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def begin(self, title: str) -> QVBoxLayout:
        """Return an empty column below a title, in the place of what was listed."""
        clear(self.area)
        inner = QWidget()
        inner.setObjectName("canvas")
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(Text(title, "section"))
        self.area.addWidget(ColumnScroll(inner))
        return column

    def end(self, column: QVBoxLayout) -> None:
        """Push what was listed to the top, and take the keys."""
        column.addStretch(1)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave_wanted.emit()
        else:
            super().keyPressEvent(event)
