"""Tables: a head, rows parted by hairlines, a selection that fills its row."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from medannot.ui import theme
from medannot.ui.widgets.painting import focus_ring, surface

TONE_ROLE = int(Qt.ItemDataRole.UserRole) + 50
"""A model may return here the token of a text's colour."""

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Paints a cell without the frame of a focused cell; the row is what is chosen."""

    def initStyleOption(  # noqa: N802 - Qt names it so
        self, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Take the colour that the model names, and no focus frame."""
        super().initStyleOption(option, index)
        state: QStyle.StateFlag = option.state
        option.state = state & ~QStyle.StateFlag.State_HasFocus
        tone = index.data(TONE_ROLE)
        if tone:
            palette = option.palette
            for role in (palette.ColorRole.Text, palette.ColorRole.HighlightedText):
                palette.setColor(role, theme.current().colour(str(tone)))
            option.palette = palette


class Table(QTableView):
    """A table of rows; Enter and a double click open a row.

    Args:
        name: translated name for those who do not see it.
        dense: rows of 36 instead of 44 pixels.

    Signals:
        opened: the row that was opened, as the model numbers it.
    """

    opened = Signal(int)

    def __init__(self, name: str, *, dense: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme.current()
        self.setAccessibleName(name)
        self.setFont(look.font("ui", tabular=True))
        self.setShowGrid(False)
        self.setItemDelegate(RowDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setCornerButtonEnabled(False)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        self._dress_heads(dense=dense)
        self._by_key = False

    def _dress_heads(self, *, dense: bool) -> None:
        look = theme.current()
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(look.metric("control.row_dense" if dense else "control.row"))
        head = self.horizontalHeader()
        head.setFixedHeight(look.metric("control.normal"))
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setFont(look.font("ui"))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def set_columns(self, *widths: int | None) -> None:
        """Set the widths of the columns in pixels; None takes what is left."""
        head = self.horizontalHeader()
        head.setMinimumSectionSize(24)
        for column, width in enumerate(widths):
            if width is None:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
            else:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
                self.setColumnWidth(column, width)

    def select_row(self, row: int) -> None:
        """Choose a row and bring it into sight."""
        self.setCurrentIndex(self.model().index(row, 0))

    def chosen_row(self) -> int | None:
        """Return the chosen row as the model numbers it, or None."""
        rows = self.selectionModel().selectedRows() if self.model() is not None else []
        return rows[0].row() if rows else None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus after keys only; the first key finds a row chosen."""
        self._by_key = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        if self._by_key and self.chosen_row() is None and self.model() is not None:
            self.select_row(0)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the chosen row by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            row = self.chosen_row()
            if row is not None and not event.isAutoRepeat():
                self.opened.emit(row)
            return
        self._by_key = True
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, then the focus around the chosen one."""
        super().paintEvent(event)
        row = self.chosen_row()
        if row is None or not (self.hasFocus() and self._by_key):
            return
        top = self.rowViewportPosition(row)
        box = QRect(0, top, self.viewport().width(), self.rowHeight(row) - 1)
        focus_ring(QPainter(self.viewport()), box, 2)


class TableFrame(QWidget):
    """The rounded frame around a table.

    Args:
        table: what it holds; a table, or what stands in its place.
    """

    def __init__(self, table: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(table)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the surface."""
        radius = theme.current().metric("radius.card")
        surface(QPainter(self), self.rect(), "panel", "line", radius)
