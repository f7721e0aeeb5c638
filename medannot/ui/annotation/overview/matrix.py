"""A matrix of counts: names down and across, each cell on a ground as strong as its part."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from medannot.ui import theme
from medannot.ui.widgets.grounds import ramp, readable
from medannot.ui.widgets.painting import focus_ring
from medannot.ui.widgets.table import RowDelegate, TableFrame
from medannot.ui.widgets.text import Text

Index = QModelIndex | QPersistentModelIndex

CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_HEIGHT, _LEAST, _MOST, _NAMES = 40, 104, 220, 260


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One cell.

    Attributes:
        text: the count, or another figure that leads.
        beside: what stands after it in a quieter tone.
        strength: of the ground, 0 to 1.
        said: all of it in a sentence.
        tone: of the text of a cell on no ground, or nothing for that of others.
    """

    text: str
    beside: str
    strength: float
    said: str
    tone: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows and columns by key and name, with their cells."""

    rows: tuple[tuple[str, str], ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    cells: Mapping[tuple[str, str], MatrixCell] | None = None

    def cell(self, row: int, column: int) -> MatrixCell | None:
        """Return a cell by its place."""
        return (self.cells or {}).get((self.rows[row][0], self.columns[column][0]))


class MatrixModel(QAbstractTableModel):
    """Holds a matrix for a table."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.matrix = Matrix()

    def show_matrix(self, matrix: Matrix) -> None:
        """Show another matrix."""
        self.beginResetModel()
        self.matrix = matrix
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many names stand down."""
        return 0 if parent.isValid() else len(self.matrix.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many names stand across."""
        return 0 if parent.isValid() else len(self.matrix.columns)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return a cell, or its words."""
        if not index.isValid():
            return None
        cell = self.matrix.cell(index.row(), index.column())
        if cell is None or role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{cell.text} {cell.beside}".strip()
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell.said
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> object:
        """Return a name; a long one is whole in the tooltip."""
        names = self.matrix.rows
        if orientation == Qt.Orientation.Horizontal:
            names = self.matrix.columns
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return names[section][1] if section < len(names) else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


class MatrixTable(QWidget):
    """Shows a matrix; the chosen cell is told in a sentence below.

    Args:
        name: translated name for those who do not see it.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.model = MatrixModel(self)
        self.view = _View(name)
        self.view.setModel(self.model)
        self.view.setItemDelegate(_Cell(self.view))
        self.told = Text("", tone="text_2", wrap=True, tabular=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(TableFrame(self.view), 1)
        column.addWidget(self.told)
        self.view.selectionModel().currentChanged.connect(self._tell)

    def show_matrix(self, matrix: Matrix) -> None:
        """Show another matrix."""
        self.model.show_matrix(matrix)
        self.view.fit()
        self.told.setText("")

    def _tell(self, now: QModelIndex, _before: QModelIndex) -> None:
        cell: MatrixCell | None = now.data(CELL_ROLE) if now.isValid() else None
        self.told.setText(cell.said if cell is not None else "")


class _View(QTableView):
    def __init__(self, name: str) -> None:
        super().__init__()
        look = theme.current()
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            head.setSectionsClickable(False)
            head.setHighlightSections(True)
            head.setFont(look.font("ui"))
            head.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().setDefaultSectionSize(_HEIGHT)
        self.horizontalHeader().setFixedHeight(look.metric("control.normal"))

    def fit(self) -> None:
        """Give each column the room of its name, within bounds."""
        metrics, model = QFontMetrics(theme.current().font("ui_strong")), self.model()
        cells = model.matrix.cells or {} if isinstance(model, MatrixModel) else {}
        longest = max((f"{one.text} {one.beside}" for one in cells.values()), key=len, default="")
        least = metrics.horizontalAdvance(longest) + 34 if longest.strip().count(" ") else 0
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        for column in range(model.columnCount()):
            name = str(model.headerData(column, across) or "")
            wanted = metrics.horizontalAdvance(name) + 28
            self.setColumnWidth(column, max(min(max(wanted, _LEAST), _MOST), least))
        names = [
            metrics.horizontalAdvance(str(model.headerData(row, down) or ""))
            for row in range(model.rowCount())
        ]
        self.verticalHeader().setFixedWidth(min(max(names, default=0) + 28, _NAMES))


class _Cell(RowDelegate):
    """Paints a count on the ramp of the theme, with what stands beside it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell: MatrixCell | None = index.data(CELL_ROLE)
        if cell is None:
            return
        look, box = theme.current(), QRect(option.rect)
        ground = ramp(cell.strength)
        painter.save()
        if ground is not None:
            painter.fillRect(box.adjusted(1, 1, -1, -1), ground)
        tone = look.colour(cell.tone or "text")
        if ground is not None:
            tone = readable(ground)
        painter.setPen(tone)
        font = look.font("ui" if ground is None else "ui_strong", tabular=True)
        painter.setFont(font)
        inner = box.adjusted(12, 0, -8, 0)
        flags = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(inner, flags, cell.text)
        if cell.beside:
            taken = QFontMetrics(font).horizontalAdvance(cell.text) + 8
            painter.setFont(look.font("ui", tabular=True))
            painter.drawText(inner.adjusted(taken, 0, 0, 0), flags, cell.beside)
        if option.state & QStyle.StateFlag.State_Selected:
            focus_ring(painter, box.adjusted(1, 1, -1, -1), 2)
        painter.restore()
