"""A job under way, in one line of a page: what it does, how far it is, and its stop."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from medannot.ui import theme
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.painting import surface
from medannot.ui.widgets.small import ProgressLine
from medannot.ui.widgets.text import ElidedText, Text

_BAR = 220


class UnderWay(QFrame):
    """Stands where a banner tells the outcome afterwards; hidden while nothing is under way.

    Signals:
        stopped: the job is to stop.
    """

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = ElidedText("")
        self._bar = ProgressLine()
        self._bar.setFixedWidth(_BAR)
        self._count = Text("", tone="text_2", tabular=True)
        self.halt = Button(self.tr("Stop"), "danger", size="compact")
        self.halt.clicked.connect(lambda _checked=False: self.stopped.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(12)
        row.addWidget(self._what, 1)
        row.addWidget(self._count)
        row.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.halt)
        self.setMinimumHeight(44)
        self.hide()

    def begin(self, what: str) -> None:
        """Show a job that has just begun."""
        self._what.setText(what)
        self.setAccessibleName(what)
        self._count.setText("")
        self._bar.set_progress(0, 1)
        self.halt.setEnabled(True)
        self.show()

    def move_on(self, done: int, total: int) -> None:
        """Show how far it is, in per cent: steps of several kinds are counted together."""
        self._bar.set_progress(done, total)
        share = 100 * done // total if total else 0
        self._count.setText(f"{QLocale().toString(share)}\u2009%" if total else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the surface."""
        radius = theme.current().metric("radius.control")
        surface(QPainter(self), self.rect(), "panel", "line", radius)
