"""The table of recent workspaces on the start page: a handful of rows, painted as one."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QStackedLayout, QWidget

from medannot.ui import icons, theme
from medannot.ui.settings import RecentWorkspace
from medannot.ui.widgets.banner import EmptyState
from medannot.ui.widgets.table import TONE_ROLE, Table, TableFrame

Entry = tuple[RecentWorkspace, str, bool]
"""A workspace, when it was opened in words, whether its folder is missing."""

Index = QModelIndex | QPersistentModelIndex


class RecentModel(QAbstractTableModel):
    """Recent workspaces: name, place, when opened."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Take other rows."""
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return name, place and day."""
        return 0 if parent.isValid() else 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heads."""
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                heads = (
                    self.tr("Name"),
                    self.tr("Place"),
                    self.tr("Questions"),
                    self.tr("Last opened"),
                )
                return heads[section]
            if role == Qt.ItemDataRole.TextAlignmentRole and section >= 2:
                return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell."""
        entry, opened, missing = self.entries[index.row()]
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            count = f"{entry.questions:,}" if entry.questions is not None else "–"
            when = self.tr("Folder not found") if missing else opened
            return (entry.name, entry.path, count, when)[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return entry.path
        if role == TONE_ROLE:
            return "text_3" if missing else "text" if column == 0 else "text_2"
        return self._dress(column, role)

    @staticmethod
    def _dress(column: int, role: int) -> object:
        if role == Qt.ItemDataRole.DecorationRole and column == 0:
            return icons.icon("folder", "text_3") if icons.icons().library else None
        if role == Qt.ItemDataRole.TextAlignmentRole and column >= 2:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.FontRole and column == 0:
            return theme.current().font("ui_medium")
        return None


class RecentList(QWidget):
    """The table, or what to do where there is none yet.

    Signals:
        opened: the path of a workspace to open.
        forgotten: the path of one to take off the list.
    """

    opened = Signal(str)
    forgotten = Signal(str)

    ROWS = 5

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RecentModel(self)
        self.table = Table(self.tr("Recent workspaces"))
        self.table.setModel(self._model)
        self.table.set_columns(240, None, 120, 180)
        self.table.opened.connect(self._open)
        self.table.clicked.connect(lambda index: self._open(index.row()))
        self._empty = EmptyState(
            "folder-open", self.tr("No workspace was opened on this machine yet.")
        )
        self._layout = QStackedLayout(self)
        self._layout.addWidget(TableFrame(self.table))
        self._layout.addWidget(self._empty)
        icons.icons().loaded.connect(self.table.viewport().update)
        self.show_entries(())

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show other rows."""
        if tuple(entries) != self._model.entries:
            self._model.show_entries(entries)
        self._layout.setCurrentIndex(0 if entries else 1)
        rows = min(len(entries), self.ROWS)
        self.setFixedHeight(41 + 44 * rows if rows else 120)

    def _open(self, row: int) -> None:
        self.opened.emit(self._model.entries[row][0].path)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to take a row off the list."""
        row = self.table.chosen_row()
        if row is None:
            return
        menu = QMenu(self)
        forget = menu.addAction(self.tr("Take off the list"))
        if menu.exec(event.globalPos()) is forget:
            self.forgotten.emit(self._model.entries[row][0].path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the chosen row off the list by Delete; its folder stays as it is."""
        row = self.table.chosen_row()
        if event.key() == Qt.Key.Key_Delete and row is not None:
            self.forgotten.emit(self._model.entries[row][0].path)
            return
        super().keyPressEvent(event)
