"""The first step of an import: which files, and into whose cases."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.ui.annotation.exchange.import_presenter import ImportState
from medannot.ui.dialogs import Dialogs
from medannot.ui.widgets.banner import EmptyState
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import Choice, FormRow
from medannot.ui.widgets.front_stack import FrontStack
from medannot.ui.widgets.row_model import Column, RowModel
from medannot.ui.widgets.table import Table, TableFrame


class FileTable(Table):
    """The chosen files; Delete takes one away.

    Signals:
        gone: (row) a file is not wanted any more.
    """

    gone = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the chosen row away by Delete."""
        row = self.chosen_row()
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and row is not None:
            self.gone.emit(row)
            return
        super().keyPressEvent(event)


class FilesStep(QWidget):
    """Takes files from dialogs and from drops.

    Args:
        dialogs: for choosing files.

    Signals:
        added: (paths) they are to be read.
        removed: (path) it is not.
        code_chosen: (code) into whose cases.
        questions_wanted: the marks of question sets are to come in.
    """

    added = Signal(object)
    removed = Signal(object)
    code_chosen = Signal(str)
    questions_wanted = Signal()

    def __init__(self, dialogs: Dialogs) -> None:
        super().__init__()
        self._dialogs = dialogs
        self.setAcceptDrops(True)
        self.seat = Choice(self.tr("Into whose cases"))
        self._seat_row = FormRow(
            self.tr("Into whose cases"),
            self.seat,
            self.tr("What comes in is theirs, and they can undo it."),
        )
        self.files = Button(self.tr("Choose files"), icon="file")
        self.folder = Button(self.tr("Choose folder"), icon="folder-open")
        self.questions = Button(self.tr("Marks of the questions"), icon="books")
        self.remove = Button(self.tr("Take away"), "quiet", icon="minus-circle")
        self._model = RowModel[Path](
            (
                Column(self.tr("File or folder"), lambda path: path.name),
                Column(self.tr("In"), lambda path: str(path.parent), tone=lambda _row: "text_2"),
            ),
            self,
        )
        self.table = FileTable(self.tr("Chosen files"), dense=True)
        self.table.setModel(self._model)
        self.table.set_columns(360, None)
        self.empty = EmptyState(
            "upload-simple",
            self.tr(
                "Choose files or a folder, or drop them here: COCO, LabelMe, CVAT, Label Studio, "
                "DICOM, maps of labels as PNG, or medannot's own JSON Lines or table."
            ),
        )
        self.remove.hide()
        self._front = FrontStack()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.files, self.folder, self.questions):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.remove)
        self._front.addWidget(TableFrame(self.empty))
        self._front.addWidget(TableFrame(self.table))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._seat_row)
        column.addLayout(row)
        column.addWidget(self._front, 1)

    def _connect(self) -> None:
        self.files.clicked.connect(lambda _on=False: self._choose_files())
        self.folder.clicked.connect(lambda _on=False: self._choose_folder())
        self.questions.clicked.connect(lambda _on=False: self.questions_wanted.emit())
        self.remove.clicked.connect(lambda _on=False: self._remove(self.table.chosen_row()))
        self.table.gone.connect(self._remove)
        self.seat.currentIndexChanged.connect(
            lambda _place: self.code_chosen.emit(self.seat.choice())
        )

    def begin(self, codes: Sequence[str], chosen: str) -> None:
        """Offer the annotators of a project."""
        first = [] if len(codes) == 1 else [("", self.tr("Choose an annotator"))]
        self.seat.blockSignals(True)
        self.seat.offer([*first, *((code, code) for code in codes)])
        self.seat.choose(chosen)
        self.seat.blockSignals(False)

    def take_focus(self) -> None:
        """Give the keys to what is asked first."""
        first: QWidget = self.table if self._model.rows else self.files
        if not self.seat.choice():
            first = self.seat
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, state: ImportState) -> None:
        """Show what is chosen."""
        if state.paths != self._model.rows:
            came = not self._model.rows
            self.remove.setVisible(bool(state.paths))
            self._model.show_rows(state.paths)
            self._front.setCurrentIndex(1 if state.paths else 0)
            if came and self.isVisible():
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_files(self) -> None:
        kinds = ((self.tr("Annotations"), "*.json *.jsonl *.csv *.xml *.png *.dcm"),)
        chosen = self._dialogs.choose_files(self.tr("Files of annotations"), kinds)
        if chosen:
            self.added.emit(chosen)

    def _choose_folder(self) -> None:
        chosen = self._dialogs.choose_folder(self.tr("A folder of annotations"))
        if chosen is not None:
            self.added.emit((chosen,))

    def _remove(self, row: int | None) -> None:
        if row is not None:
            self.removed.emit(self._model.row_at(row))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged here."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Choose files that are dropped here."""
        urls = event.mimeData().urls()
        paths = tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
        if paths:
            event.acceptProposedAction()
            self.added.emit(paths)
