"""The readers of a study with their progress."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from medannot.ui.studies.words import day, of_total
from medannot.ui.widgets.cells import ProgressCell
from medannot.ui.widgets.row_model import Column, RowModel
from medannot.ui.widgets.table import Table

if TYPE_CHECKING:
    from medannot.domain.study import ReaderList


_NAME, _STATE, _LAST = 1, 4, 5
_ROOM_FOR_STATE, _ROOM_FOR_LAST = 584, 750


class ReaderTable(Table):
    """A row for each reader.

    Signals:
        chosen: another reader is chosen.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setAccessibleName(self.tr("Readers"))
        self._last_utc: Mapping[str, str] = {}
        self._names: Mapping[str, str] = {}
        columns: list[Column[ReaderList]] = [
            Column(self.tr("Reader"), lambda reader: reader.code),
            Column(self.tr("Name"), lambda reader: self._names.get(reader.code, "")),
            Column(self.tr("Group"), lambda reader: reader.group, tone=lambda _: "text_2"),
            Column(
                self.tr("Answered"),
                lambda reader: of_total(reader.done, len(reader.items)),
                value=lambda reader: (reader.done, len(reader.items)),
            ),
            Column(self.tr("State"), self._state, tone=_tone),
            Column(self.tr("Last answer"), self._last_seen, tone=lambda _: "text_2"),
        ]
        self._readers: RowModel[ReaderList] = RowModel(columns, self)
        self.setModel(self._readers)
        self.setItemDelegateForColumn(3, ProgressCell(self))
        self.set_columns(None, 150, 90, 205, 124, 170)
        self._keeps_names = False
        self.selectionModel().selectionChanged.connect(self._tell)

    def _tell(self) -> None:
        self.chosen.emit()

    def show_readers(
        self,
        readers: "Sequence[ReaderList]",
        last_utc: Mapping[str, str],
        chosen: str,
        names: Mapping[str, str],
    ) -> None:
        """Show other readers and choose one of them, else the first.

        Names stand in a column of their own, which is there only where a list is kept.
        """
        self._keeps_names = bool(names)
        self._choose_columns()
        shown = (self._readers.rows, self._last_utc, self._names)
        if (tuple(readers), last_utc, names) == shown:
            return
        self._last_utc, self._names = last_utc, names
        self._readers.show_rows(readers)
        codes = [reader.code for reader in readers]
        if codes:
            self.select_row(codes.index(chosen) if chosen in codes else 0)

    def _choose_columns(self) -> None:
        """Show names only where a list is kept, and state and last answer where there is room."""
        self.setColumnHidden(_NAME, not self._keeps_names)
        room = self.width() - (150 if self._keeps_names else 0)
        self.setColumnHidden(_LAST, room < _ROOM_FOR_LAST)
        self.setColumnHidden(_STATE, room < _ROOM_FOR_STATE)
        self.share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the columns that have room."""
        super().resizeEvent(event)
        self._choose_columns()

    def chosen_reader(self) -> "ReaderList | None":
        """Return the chosen reader, or None."""
        row = self.chosen_row()
        return self._readers.row_at(row) if row is not None else None

    def _state(self, reader: "ReaderList") -> str:
        if not reader.items:
            return self.tr("No questions")
        if not reader.done:
            return self.tr("Not begun")
        return self.tr("Finished") if is_finished(reader) else self.tr("Working")

    def _last_seen(self, reader: "ReaderList") -> str:
        utc = self._last_utc.get(reader.code)
        return day(utc) if utc else ""


def is_finished(reader: "ReaderList") -> bool:
    """Tell whether this reader had questions and none is left."""
    return bool(reader.items) and reader.done >= len(reader.items)


def _tone(reader: "ReaderList") -> str:
    if not reader.done:
        return "text_3"
    return "success" if is_finished(reader) else "accent_text"
