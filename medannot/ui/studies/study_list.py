"""The list of studies."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medannot.domain.trial import Origin
from medannot.ui.actions import ActionRegistry, caption, key_caption, tooltip
from medannot.ui.phrases import listed
from medannot.ui.studies.list_presenter import StudiesState
from medannot.ui.studies.words import day, of_total
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.cells import ProgressCell
from medannot.ui.widgets.header import PageHeader
from medannot.ui.widgets.row_model import Column, RowModel
from medannot.ui.widgets.table import Table, TableFrame

if TYPE_CHECKING:
    from medannot.services.study_design import StudyCard


_LEAST_NAME = 220
_SET, _GROUPS, _CREATED = 1, 2, 6
_ROOM_FOR = {_CREATED: 1130, _GROUPS: 1040, _SET: 880}
"""How wide the list is at least for these columns; the study's name comes first."""


class StudyList(QWidget):
    """Shows every study with its progress.

    Args:
        actions: the window's actions.

    Signals:
        opened: (name) a study was opened.
        new_wanted: a new study is wanted.
    """

    opened = Signal(str)
    new_wanted = Signal()

    def __init__(self, actions: ActionRegistry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._header = PageHeader(self.tr("Studies"))
        new = actions["studies.new"]
        self.new_button = Button(caption(new), "primary", icon="plus", key=key_caption(new.keys[0]))
        self.new_button.setToolTip(tooltip(new))
        self.new_button.clicked.connect(lambda _checked=False: self.new_wanted.emit())
        self._header.add(self.new_button)
        self._banner = Banner()
        self._banner.say("")
        self._model: RowModel[StudyCard] = RowModel(self._columns(), self)
        self.table = Table(self.tr("Studies"))
        self.table.setModel(self._model)
        self.table.setItemDelegateForColumn(4, ProgressCell(self.table))
        self.table.set_columns(None, 150, 160, 90, 240, 160, 170, least=_LEAST_NAME)
        self.table.opened.connect(self._open_row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._header)
        layout.addWidget(self._banner)
        layout.addWidget(TableFrame(self.table), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what a study's own page shows where the window is small."""
        super().resizeEvent(event)
        room = self.width()
        for column, least in _ROOM_FOR.items():
            self.table.setColumnHidden(column, room < least)
        self.table.share_width()

    def _columns(self) -> "list[Column[StudyCard]]":
        numbers = QLocale()
        return [
            Column(self.tr("Study"), lambda card: card.name),
            Column(self.tr("Question set"), lambda card: card.set_name, tone=lambda _: "text_2"),
            Column(self.tr("Groups"), lambda card: listed(card.groups), tone=lambda _: "text_2"),
            Column(self.tr("Readers"), lambda card: numbers.toString(card.readers), right=True),
            Column(
                self.tr("Answered"),
                lambda card: of_total(card.done, card.trials),
                value=lambda card: (card.done, card.trials),
            ),
            Column(
                self.tr("Answers by"),
                self._origin,
                tone=lambda card: "warning" if card.origin is Origin.SIMULATED else "text_2",
            ),
            Column(self.tr("Created"), lambda card: day(card.created_utc), tone=lambda _: "text_2"),
        ]

    def _origin(self, card: "StudyCard") -> str:
        if card.origin is Origin.SIMULATED:
            return self.tr("Simulated readers")
        return self.tr("People")

    def show_state(self, state: StudiesState) -> None:
        """Show the studies; the chosen row stays chosen where it is still there."""
        chosen = self._chosen_name()
        count = self.tr("%Ln in all", "", len(state.cards))
        self._header.set_title(self.tr("Studies"), count if state.cards else "")
        self._banner.say(state.fault, "danger")
        self._model.show_rows(state.cards)
        names = [card.name for card in state.cards]
        if names:
            self.table.select_row(names.index(chosen) if chosen in names else 0)

    def _chosen_name(self) -> str:
        row = self.table.chosen_row()
        return self._model.row_at(row).name if row is not None else ""

    def _open_row(self, row: int) -> None:
        self.opened.emit(self._model.row_at(row).name)
