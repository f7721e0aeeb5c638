"""A table model over a list of values: each column says how a value is written in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from medannot.ui.widgets.table import TONE_ROLE

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

VALUE_ROLE = int(Qt.ItemDataRole.UserRole) + 51
"""What a painted cell asks for: the column's own `value` of the row."""


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column.

    Attributes:
        title: translated.
        text: writes the value, translated.
        right: whether it stands at the right, as numbers do.
        tone: returns the token of the text's colour, or "".
        value: what a delegate paints instead of the text, where there is one.
    """

    title: str
    text: Callable[[Row], str]
    right: bool = False
    tone: Callable[[Row], str] | None = None
    value: Callable[[Row], object] | None = None


class RowModel(QAbstractTableModel, Generic[Row]):
    """Shows a list of values in columns.

    Args:
        columns: from left to right.
    """

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: tuple[Row, ...] = ()

    def show_rows(self, rows: Sequence[Row], columns: Sequence[Column[Row]] | None = None) -> None:
        """Show other values, and where given other columns."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._columns = tuple(columns) if columns is not None else self._columns
        self.endResetModel()

    def row_at(self, row: int) -> Row:
        """Return the value of a row."""
        return self._rows[row]

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return all values."""
        return self._rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of values."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return text, alignment, tone or painted value of a cell."""
        if not index.isValid():
            return None
        column, row = self._columns[index.column()], self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(right=column.right)
        if role == TONE_ROLE:
            return column.tone(row) if column.tone else None
        if role == VALUE_ROLE:
            return column.value(row) if column.value else None
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> object:
        """Return title and alignment of a column's head; the title is its tip too."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self._columns):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(right=self._columns[section].right)
        return None


def _side(*, right: bool) -> int:
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
