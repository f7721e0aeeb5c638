"""A model over the database: it knows how many rows there are and holds those near the eye."""

from collections import OrderedDict

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtCore import Signal as QtSignal

from medannot.domain.question_list import CHUNK, ItemLine
from medannot.domain.wording import one_line
from medannot.ui import theme
from medannot.ui.languages import language_name
from medannot.ui.library.words import ability_word, language_word, number_word, type_word
from medannot.ui.widgets.table import TONE_ROLE

Index = QModelIndex | QPersistentModelIndex

LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The whole line of a row, or None while it is being loaded."""

NUMBER, PICTURE, STEM, SET, TYPE, ABILITY, LANGUAGE, VERSION = range(8)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_CONTENT = {
    int(Qt.ItemDataRole.DisplayRole),
    int(Qt.ItemDataRole.AccessibleTextRole),
    LINE_ROLE,
}
_CUT = {SET, ABILITY}
"""Columns of names that may be longer than their room; a question is read in the preview."""
_MOST_CHUNKS = 60


class LibraryModel(QAbstractTableModel):
    """Questions, loaded in chunks as rows come into sight.

    Signals:
        chunk_wanted: a row of this chunk came into sight.
        chunk_dropped: a chunk was given up to keep the model small.
    """

    chunk_wanted = QtSignal(int)
    chunk_dropped = QtSignal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._count = 0
        self._chunks: OrderedDict[int, tuple[ItemLine, ...]] = OrderedDict()

    def begin(self, count: int) -> None:
        """Begin anew with a number of rows, none of them loaded."""
        self.beginResetModel()
        self._count = count
        self._chunks.clear()
        self.endResetModel()

    def fill(self, number: int, lines: tuple[ItemLine, ...]) -> None:
        """Take the rows of a chunk."""
        self._chunks[number] = lines
        while len(self._chunks) > _MOST_CHUNKS:
            dropped, _lines = self._chunks.popitem(last=False)
            self.chunk_dropped.emit(dropped)
        if lines:
            first = number * CHUNK
            last = min(first + len(lines), self._count) - 1
            self.dataChanged.emit(self.index(first, 0), self.index(last, VERSION))

    def line(self, row: int) -> ItemLine | None:
        """Return a row, or None while it is being loaded; asking for it loads it."""
        number, place = divmod(row, CHUNK)
        lines = self._chunks.get(number)
        if lines is None:
            self.chunk_wanted.emit(number)
            return None
        self._chunks.move_to_end(number)
        return lines[place] if place < len(lines) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many questions were found."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else VERSION + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heads."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section in {NUMBER, VERSION}:
            return _RIGHT
        if role == Qt.ItemDataRole.DisplayRole:
            heads = (
                self.tr("No."),
                "",
                self.tr("Question"),
                self.tr("Set"),
                self.tr("Type"),
                self.tr("Ability"),
                self.tr("Language"),
                self.tr("Version"),
            )
            return heads[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell; a row that is being loaded is empty."""
        if not index.isValid():
            return None
        if role in _CONTENT:
            line = self.line(index.row())
            return line if role == LINE_ROLE or line is None else self._cell(line, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in _CUT:
            line = self.line(index.row())
            return self._cell(line, index.column()) if line else None
        return self._dress(index.column(), role)

    @staticmethod
    def _dress(column: int, role: int) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column in {NUMBER, VERSION} else None
        if role == Qt.ItemDataRole.FontRole and column == STEM:
            return theme.current().font("ui_medium")
        if role == TONE_ROLE:
            return "text" if column == STEM else "text_2"
        return None

    @staticmethod
    def _cell(line: ItemLine, column: int) -> str:
        cells = {
            NUMBER: lambda: number_word(line.number),
            STEM: lambda: " ".join(line.stem.split()),
            SET: lambda: one_line(line.set_name),
            TYPE: lambda: type_word(line.type),
            ABILITY: lambda: ability_word(line.ability),
            LANGUAGE: lambda: language_name(line.language) or language_word(""),
            VERSION: lambda: number_word(line.version),
        }
        cell = cells.get(column)
        return cell() if cell else ""
