"""Tables: a head, rows parted by hairlines, a selection that fills its row."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSinglePointEvent,
)
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

_MOST_FITTED = 200
_PADDING, _AIR, _HIGHEST = 15, 18, 100_000
_POINTED = {QEvent.Type.MouseMove, QEvent.Type.HoverMove, QEvent.Type.HoverEnter}
_LEFT = {QEvent.Type.Leave, QEvent.Type.HoverLeave}


class RowDelegate(QStyledItemDelegate):
    """Paints a cell without the frame of a focused cell; the row is what is chosen."""

    def initStyleOption(  # noqa: N802 - Qt names it so
        self, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Take the colour that the model names, no focus frame, and the row's mark of hovering."""
        super().initStyleOption(option, index)
        state: QStyle.StateFlag = option.state
        state &= ~QStyle.StateFlag.State_HasFocus
        table = option.widget
        if isinstance(table, Table):
            over = QStyle.StateFlag.State_MouseOver
            state = state | over if index.row() == table.hovered else state & ~over
        option.state = state
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

    Attributes:
        hovered: the row under the pointer, or -1.

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
        self._wide, self._least = -1, 0
        self.hovered, self._pointer = -1, -1
        self.setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._hover())

    def _dress_heads(self, *, dense: bool) -> None:
        look = theme.current()
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(look.metric("control.row_dense" if dense else "control.row"))
        head = self.horizontalHeader()
        head.setFixedHeight(look.metric("control.normal"))
        head.setHighlightSections(False)
        # Without it a head at the right side loses its beginning.
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setSectionsClickable(False)
        head.setFont(look.font("ui"))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def set_columns(self, *widths: int | None, least: int = 160) -> None:
        """Set the widths of the columns in pixels.

        Args:
            widths: None for the one column that takes what is left.
            least: what that column has at least; below that the table scrolls.
        """
        head = self.horizontalHeader()
        head.setMinimumSectionSize(24)
        self._wide, self._least = (widths.index(None) if None in widths else -1), least
        for column, width in enumerate(widths):
            if width is not None:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
                self.setColumnWidth(column, width)
        self.share_width()

    def share_width(self) -> None:
        """Give the one wide column what the others leave, and never less than its least."""
        if self._wide < 0:
            return
        head = self.horizontalHeader()
        others = [column for column in range(head.count()) if column != self._wide]
        left = self.viewport().width() - sum(head.sectionSize(column) for column in others)
        if left >= self._least:
            head.setSectionResizeMode(self._wide, QHeaderView.ResizeMode.Stretch)
        else:
            head.setSectionResizeMode(self._wide, QHeaderView.ResizeMode.Fixed)
            head.resizeSection(self._wide, self._least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self.share_width()

    def viewportEvent(self, event: QEvent) -> bool:
        """Mark the whole row that the pointer is over: the row is what a click chooses."""
        if isinstance(event, QSinglePointEvent) and event.type() in _POINTED:
            self._pointer = round(event.position().y())
            self._hover()
        elif event.type() in _LEFT:
            self._pointer = -1
            self._hover()
        return super().viewportEvent(event)

    def _hover(self) -> None:
        row = self.rowAt(self._pointer) if self._pointer >= 0 else -1
        if row != self.hovered:
            for one in (self.hovered, row):
                if one >= 0:
                    top, width = self.rowViewportPosition(one), self.viewport().width()
                    self.viewport().update(0, top, width, self.rowHeight(one))
            self.hovered = row

    def wrap_cells(self) -> None:
        """Break texts that are longer than their column into lines, and let rows grow with them."""
        self.setWordWrap(True)
        self.horizontalHeader().sectionResized.connect(self.fit_rows)

    def fit_rows(self, *_sizes: int) -> None:
        """Give rows the height of their lines; of very many only the first: each is measured."""
        if self.model() is not None:
            for row in range(min(self.model().rowCount(), _MOST_FITTED)):
                self.setRowHeight(row, self._height_of(row))

    def _height_of(self, row: int) -> int:
        """Return the height of a row's highest cell; Qt's own reckoning forgets the padding."""
        model, metrics = self.model(), self.fontMetrics()
        height = self.verticalHeader().defaultSectionSize()
        for column in range(model.columnCount()):
            room = max(self.columnWidth(column) - 2 * _PADDING, 1)
            text = model.index(row, column).data()
            if text and not self.isColumnHidden(column):
                box = QRect(0, 0, room, _HIGHEST)
                lines = metrics.boundingRect(box, int(Qt.TextFlag.TextWordWrap), str(text))
                height = max(height, lines.height() + _AIR)
        return height

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

    def moveCursor(  # noqa: N802 - Qt names it so
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Lead Home and End to the first and the last row: what is chosen is a row, not a cell."""
        moves, model, current = QAbstractItemView.CursorAction, self.model(), self.currentIndex()
        if not current.isValid():
            return super().moveCursor(action, modifiers)
        ends = {moves.MoveHome: 0, moves.MoveEnd: model.rowCount() - 1}
        if action not in ends:
            return super().moveCursor(action, modifiers)
        return model.index(ends[action], current.column())

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
