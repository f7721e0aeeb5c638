"""The recent workspaces of the start page: a handful of rows, each painted as one button.

A table would need Qt's item views, whose loading alone costs a tenth of the start.
"""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from medannot.ui import icons, theme
from medannot.ui.settings import RecentWorkspace
from medannot.ui.widgets.button import Focusable
from medannot.ui.widgets.painting import focus_ring, surface
from medannot.ui.widgets.text import Text

Entry = tuple[RecentWorkspace, str, bool]
"""A workspace, when it was opened in words, whether its folder is missing."""

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _columns(width: int, height: int) -> tuple[QRect, QRect, QRect, QRect]:
    """Return the boxes of name, place, questions and day in a row of this size."""
    day, count, name = 190, 110, 210
    left = 48
    rest = width - left - name - count - day - 16
    return (
        QRect(left, 0, name - 12, height),
        QRect(left + name, 0, rest - 12, height),
        QRect(left + name + rest, 0, count, height),
        QRect(left + name + rest + count, 0, day, height),
    )


class RecentRow(Focusable):
    """One workspace; a press opens it, Delete takes it off the list.

    Signals:
        forgotten: Delete was pressed.
    """

    forgotten = Signal()

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        workspace, opened, missing = entry
        self.missing = missing
        count = "–" if workspace.questions is None else QLocale().toString(workspace.questions)
        when = self.tr("Folder not found") if missing else opened
        self._cells = (workspace.name, workspace.path, count, when)
        self.setText(workspace.name)
        self.setAccessibleName(workspace.name)
        self.setAccessibleDescription(", ".join((workspace.path, when)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of a row."""
        return QSize(400, theme.current().metric("control.row"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the row off the list by Delete; arrows go up and down."""
        if event.key() == Qt.Key.Key_Delete:
            self.forgotten.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the row."""
        look = theme.current()
        painter = QPainter(self)
        if self.isDown() or self.underMouse():
            painter.fillRect(self.rect().adjusted(1, 1, -1, 0), look.colour("hover"))
        painter.fillRect(QRect(1, 0, self.width() - 2, 1), look.colour("line"))
        icon = QRect(18, (self.height() - 18) // 2, 18, 18)
        icons.paint_icon(painter, icon, "folder", look.colour("text_3"))
        boxes = _columns(self.width(), self.height())
        for place, (box, text) in enumerate(zip(boxes, self._cells, strict=True)):
            self._paint_cell(painter, box, text, place)
        if self.shows_focus:
            focus_ring(painter, self.rect().adjusted(1, 1, -1, -1), 4)

    def _paint_cell(self, painter: QPainter, box: QRect, text: str, place: int) -> None:
        look = theme.current()
        painter.setFont(look.font("ui_medium") if place == 0 else look.font("ui", tabular=True))
        tone = "text_3" if self.missing else "text" if place == 0 else "text_2"
        painter.setPen(look.colour(tone))
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, box.width())
        painter.drawText(box, int(_RIGHT if place >= 2 else _LEFT), cut)


class RecentHead(QWidget):
    """The heads of the columns."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.current().metric("control.normal"))
        self._heads = (
            self.tr("Name"),
            self.tr("Place"),
            self.tr("Questions"),
            self.tr("Last opened"),
        )

    def words(self) -> tuple[str, ...]:
        """Return every text of the head."""
        return self._heads

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the heads."""
        look = theme.current()
        painter = QPainter(self)
        painter.setFont(look.font("ui"))
        painter.setPen(look.colour("text_3"))
        boxes = _columns(self.width(), self.height())
        for place, (box, text) in enumerate(zip(boxes, self._heads, strict=True)):
            painter.drawText(box, int(_RIGHT if place >= 2 else _LEFT), text)


class RecentList(QWidget):
    """The rows, or a sentence where there is none yet.

    Signals:
        opened: the path of a workspace to open.
        forgotten: the path of one to take off the list.
    """

    opened = Signal(str)
    forgotten = Signal(str)

    ROWS = 5

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] | None = None
        self.rows: list[RecentRow] = []
        self._head = RecentHead()
        self._empty = Text(
            self.tr("No workspace was opened on this machine yet."), "body", "text_2"
        )
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setFixedHeight(96)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 1, 0, 1)
        self._column.setSpacing(0)
        self._column.addWidget(self._head)
        self._column.addWidget(self._empty)
        self.show_entries(())

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show other rows."""
        shown = tuple(entries[: self.ROWS])
        if shown == self._entries:
            return
        self._entries = shown
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(entry) for entry in shown]
        self._head.setVisible(bool(shown))
        self._empty.setVisible(not shown)

    def _row(self, entry: Entry) -> RecentRow:
        row = RecentRow(entry)
        path = entry[0].path
        row.clicked.connect(lambda _checked=False: self.opened.emit(path))
        row.forgotten.connect(lambda: self.forgotten.emit(path))
        self._column.addWidget(row)
        return row

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the surface."""
        radius = theme.current().metric("radius.card")
        surface(QPainter(self), self.rect(), "panel", "line", radius)
