"""A model over the cases of a project: it knows how many there are and holds those near the eye."""

from collections import OrderedDict

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, Qt
from PySide6.QtCore import QPersistentModelIndex as Persistent
from PySide6.QtCore import Signal as QtSignal

from medannot.domain.annotation.gallery import CaseLine
from medannot.ui.annotation.projects.words import state_words
from medannot.ui.widgets.table import TONE_ROLE

Index = QModelIndex | Persistent

CHUNK = 200
NUMBER, NAME, IMAGES, GIVEN, BEGUN, SUBMITTED, STATE, DISAGREES = range(8)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_NUMBERS = {NUMBER, IMAGES, GIVEN, BEGUN, SUBMITTED}
_MOST_CHUNKS = 40


class CaseModel(QAbstractTableModel):
    """Cases, loaded in chunks as rows come into sight.

    Signals:
        chunk_wanted: a row of this chunk came into sight.
        chunk_dropped: a chunk was given up to keep the model small.
    """

    chunk_wanted = QtSignal(int)
    chunk_dropped = QtSignal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._count = 0
        self._chunks: OrderedDict[int, tuple[CaseLine, ...]] = OrderedDict()

    def begin(self, count: int) -> None:
        """Begin anew with a number of rows, none of them loaded."""
        self.beginResetModel()
        self._count = count
        self._chunks.clear()
        self.endResetModel()

    def fill(self, number: int, lines: tuple[CaseLine, ...]) -> None:
        """Take the rows of a chunk."""
        self._chunks[number] = lines
        while len(self._chunks) > _MOST_CHUNKS:
            dropped, _lines = self._chunks.popitem(last=False)
            self.chunk_dropped.emit(dropped)
        if lines:
            first = number * CHUNK
            last = min(first + len(lines), self._count) - 1
            self.dataChanged.emit(self.index(first, 0), self.index(last, DISAGREES))

    def line(self, row: int) -> CaseLine | None:
        """Return a row, or None while it is being loaded; asking for it loads it."""
        number, place = divmod(row, CHUNK)
        lines = self._chunks.get(number)
        if lines is None:
            self.chunk_wanted.emit(number)
            return None
        self._chunks.move_to_end(number)
        return lines[place] if place < len(lines) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many cases were found."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else DISAGREES + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heads."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section in _NUMBERS:
            return _RIGHT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        heads = (
            self.tr("Case"),
            self.tr("Name"),
            self.tr("Images"),
            self.tr("Given to"),
            self.tr("Begun"),
            self.tr("Handed in"),
            self.tr("State"),
            self.tr("Disagreement"),
        )
        return heads[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell; a row that is being loaded is empty."""
        if not index.isValid():
            return None
        column = index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column in _NUMBERS else None
        if role == TONE_ROLE:
            return "text" if column in {NUMBER, NAME, STATE} else "text_2"
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        line = self.line(index.row())
        return self._cell(line, column) if line is not None else None

    def _cell(self, line: CaseLine, column: int) -> str:
        numbers = {
            NUMBER: line.number,
            IMAGES: line.images,
            GIVEN: line.annotators,
            BEGUN: line.begun,
            SUBMITTED: line.submitted,
        }
        if column in numbers:
            return QLocale().toString(numbers[column])
        if column == STATE:
            return state_words(line.state)
        if column == DISAGREES:
            return self.tr("Yes") if line.disagrees else ""
        return line.name
