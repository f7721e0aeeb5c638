"""The door "take a set": which reader goes on with which study."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from medannot.domain.changes import Area, Changes
from medannot.ui import theme
from medannot.ui.actions import caption
from medannot.ui.page import Page
from medannot.ui.shell.surroundings import Surroundings
from medannot.ui.shell.works_presenter import WorkspaceState, WorksPresenter
from medannot.ui.widgets.banner import Banner, EmptyState
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.header import PageHeader
from medannot.ui.widgets.small import Skeleton
from medannot.ui.widgets.table import TONE_ROLE, Table, TableFrame
from medannot.ui.widgets.text import Text

if TYPE_CHECKING:
    from medannot.services.desk import Desk
    from medannot.services.reading import ReaderWork

Index = QModelIndex | QPersistentModelIndex
_CODE_WIDTH, _CELL_PADDING = 160, 40
_NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class WorksModel(QAbstractTableModel):
    """Readers' sets: study, reader, group, progress, state."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.works: tuple[ReaderWork, ...] = ()

    def show_works(self, works: "tuple[ReaderWork, ...]") -> None:
        """Take other rows."""
        self.beginResetModel()
        self.works = works
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many sets there are."""
        return 0 if parent.isValid() else len(self.works)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else 5

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heads."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section == 3:
            return int(_NUMBERS)
        if role == Qt.ItemDataRole.DisplayRole:
            heads = (
                self.tr("Reader"),
                self.tr("Study"),
                self.tr("Group"),
                self.tr("Answered"),
                self.tr("State"),
            )
            return heads[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell."""
        work = self.works[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            numbers = QLocale()
            answered = self.tr("{done} of {total}").format(
                done=numbers.toString(work.done), total=numbers.toString(work.total)
            )
            cells = (work.code, work.study, work.group, answered, self._state(work))
            return cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() <= 2:
            return (work.code, work.study, work.group)[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 3:
            return int(_NUMBERS)
        if role == Qt.ItemDataRole.FontRole and index.column() == 0:
            return theme.current().font("ui_medium")
        if role == TONE_ROLE:
            return self._tone(work, index.column())
        return None

    def _state(self, work: "ReaderWork") -> str:
        state = (
            self.tr("Done")
            if work.done >= work.total
            else self.tr("Begun")
            if work.done
            else self.tr("Waiting")
        )
        return self.tr("{state}, simulated").format(state=state) if work.simulated else state

    @staticmethod
    def _tone(work: "ReaderWork", column: int) -> str:
        if work.done >= work.total:
            return "text_3"
        if column == 4 and work.simulated:
            return "warning"
        return "text" if column == 0 else "text_2"


class TakePage(Page):
    """Lets a reader choose the own set, by mouse or by keys.

    Args:
        desk: the open workspace.
        around: the window's tools.
    """

    def __init__(self, desk: "Desk", around: Surroundings) -> None:
        super().__init__()
        self._presenter = WorksPresenter(desk, around.tasks, self)
        self._model = WorksModel(self)
        self.table = Table(self.tr("Sets of the readers"))
        self.table.setModel(self._model)
        self.table.set_columns(_CODE_WIDTH, None, 140, 132, 164, least=120)
        self._banner = Banner()
        self._banner.hide()
        spec = around.actions["take.begin"]
        self._begin = Button(caption(spec), "primary", icon="play", key=self.tr("Enter"))
        self._empty = EmptyState(
            "list-numbers",
            self.tr("No set waits here yet. Import questions and create a study first."),
            self.tr("Go to the studies"),
        )
        self._build()
        self._connect()

    def _build(self) -> None:
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(12)
        header = PageHeader(self.title())
        header.add(self._begin)
        self._layout.addWidget(header)
        self._layout.addWidget(
            Text(
                self.tr("Choose your code. You go on where you stopped; every answer is saved."),
                "body",
                "text_2",
                wrap=True,
            )
        )
        self._layout.addWidget(self._banner)
        self._stack = QStackedWidget()
        self._stack.addWidget(Skeleton(4))
        self._stack.addWidget(TableFrame(self.table))
        self._stack.addWidget(self._empty)
        self._layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._presenter.state_changed.connect(self.show_state)
        self.table.opened.connect(self._open)
        self._begin.clicked.connect(self._open_chosen)
        self._empty.acted.connect(lambda: self.place_wanted.emit("go.studies"))

    def title(self) -> str:
        """Return the page's title."""
        return self.tr("Take a set")

    def scopes(self) -> tuple[str, ...]:
        """Return the scopes that the key sheet shows here."""
        return ("take", "workspace", "window")

    def activate(self) -> None:
        """Load, and let the keys choose a row."""
        width = self.window().width()
        margin = theme.current().margin(width)
        self._layout.setContentsMargins(margin, 0, margin, margin)
        self._presenter.load()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Changes) -> None:
        """Load again what was answered or created."""
        if changes.areas & {Area.READINGS, Area.STUDIES, Area.QUESTIONS}:
            self._presenter.load()

    def show_state(self, state: WorkspaceState) -> None:
        """Show the sets, or what to do where there is none."""
        self._banner.say(state.fault, "danger")
        chosen = self.table.chosen_row() or 0
        self._model.show_works(state.works)
        self._give_codes_room(state)
        self._stack.setCurrentIndex(1 if state.works else 2)
        self._begin.setEnabled(bool(state.works))
        if state.works:
            self.table.select_row(min(chosen, len(state.works) - 1))

    def _give_codes_room(self, state: WorkspaceState) -> None:
        """Make the first column as wide as the longest code: readers know their sets by it."""
        metrics = QFontMetrics(theme.current().font("ui_medium"))
        widest = max((metrics.horizontalAdvance(work.code) for work in state.works), default=0)
        self.table.setColumnWidth(0, max(_CODE_WIDTH, widest + _CELL_PADDING))
        self.table.share_width()

    def _open_chosen(self) -> None:
        row = self.table.chosen_row()
        if row is not None:
            self._open(row)

    def _open(self, row: int) -> None:
        work = self._model.works[row]
        if work.done >= work.total:
            self._banner.say(
                self.tr("{reader} has answered the whole set of {study}.").format(
                    reader=work.code, study=work.study
                ),
                "neutral",
            )
            return
        self._banner.say("")
        self.reading_wanted.emit(work.study, work.code)
