"""The third step of an import: every label brought to a term of the lexicon, or left out."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from medannot.domain.lexicon.node import Node
from medannot.services.lexicons import OpenLexicon
from medannot.ui.annotation.exchange.import_presenter import ImportPresenter, ImportState
from medannot.ui.annotation.exchange.label_table import LabelTable
from medannot.ui.annotation.exchange.labels import LabelRow, narrowed_for, suggestions
from medannot.ui.annotation.exchange.words import number
from medannot.ui.dialogs import Dialogs
from medannot.ui.settings import SettingsFile, TermIds
from medannot.ui.terms.chips import ChipFlow, ChipSpec
from medannot.ui.terms.find_column import FindColumn
from medannot.ui.terms.term_memory import TermMemory
from medannot.ui.widgets.banner import EmptyState
from medannot.ui.widgets.button import Button, IconButton
from medannot.ui.widgets.fields import CheckBox
from medannot.ui.widgets.front_stack import FrontStack
from medannot.ui.widgets.small import Card
from medannot.ui.widgets.table import TableFrame
from medannot.ui.widgets.text import ElidedText, Text

_FILE = "mapping.csv"
_NARROW, _WIDE = 360, 440


class _Forgetful(TermMemory):
    """Knows favourites, but no recent terms: digits mean suggestions here."""

    def recent(self, _lexicon_id: str) -> TermIds:
        """Return nothing."""
        return ()

    def remember(self, lexicon_id: str, node_id: str) -> None:
        """Remember nothing."""


class LabelsStep(QWidget):
    """Labels at the left; the chosen one with its suggestions and the tree at the right.

    Args:
        presenter: keeps what is chosen.
        dialogs: for choosing files of mappings.
        settings: know the favourite terms.

    Signals:
        refused: (sentence) a term cannot be chosen.
    """

    refused = Signal(str)

    def __init__(
        self, presenter: ImportPresenter, dialogs: Dialogs, settings: SettingsFile
    ) -> None:
        super().__init__()
        self._presenter, self._dialogs = presenter, dialogs
        self._lexicon: OpenLexicon | None = None
        self._key = ""
        self._shown: tuple[LabelRow, ...] | None = None
        self.table = LabelTable()
        self.only_open = CheckBox(self.tr("Only what is open"))
        self.load = Button(self.tr("Load a mapping"), "quiet", icon="folder-open", size="compact")
        self.save = Button(self.tr("Save the mapping"), "quiet", icon="file-text", size="compact")
        self.rest = Button(self.tr("Leave all open ones out"), icon="prohibit", size="compact")
        self._count = Text("", "ui_strong")
        self._name = ElidedText("", "ui_strong")
        self._fate = ElidedText("", tone="text_2")
        self.likely = ChipFlow(self.tr("Suggestions"), height=32)
        self.out = Button(self.tr("Leave out"), icon="prohibit", key=self.tr("Del"), size="compact")
        self.every = Button(self.tr("Every value"), icon="prohibit", size="compact")
        self.again = IconButton("arrow-counter-clockwise", self.tr("Take back (Backspace)"))
        self.finder = FindColumn(_Forgetful(settings))
        self.finder.front.of_enter = self.tr("Enter gives the label this term.")
        self._side = Card(margin=16)
        self._front = FrontStack()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._count)
        head.addSpacing(8)
        head.addWidget(self.only_open)
        head.addStretch(1)
        for button in (self.load, self.save):
            head.addWidget(button)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.rest)
        self._front.addWidget(TableFrame(self.table))
        nothing = EmptyState("check-circle", self.tr("Nothing is open."))
        self._front.addWidget(TableFrame(nothing))
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(head)
        left.addWidget(self._front, 1)
        left.addLayout(foot)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        for button in (self.out, self.again):
            acts.addWidget(button)
        acts.addStretch(1)
        side = self._side.body
        side.setSpacing(8)
        for part in (self._name, self._fate, self.likely):
            side.addWidget(part)
        side.addLayout(acts)
        side.addWidget(self.every, 0, Qt.AlignmentFlag.AlignLeft)
        side.addWidget(self.finder, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addLayout(left, 3)
        self._side.setMinimumWidth(_NARROW)
        self._side.setMaximumWidth(_WIDE)
        row.addWidget(self._side, 2)

    def _connect(self) -> None:
        table = self.table
        table.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_row())
        table.opened.connect(lambda _row: self.begin_search())
        table.suggested.connect(self._take_suggested)
        table.left_out.connect(self.leave_out)
        table.taken_back.connect(self._take_back)
        self.likely.clicked.connect(self._take_likely)
        self.finder.term_chosen.connect(self._take_term)
        self.only_open.clicked.connect(lambda _on: self._fill(self._presenter.state))
        self.out.clicked.connect(lambda _on=False: self.leave_out())
        self.every.clicked.connect(lambda _on=False: self._leave_name_out())
        self.again.clicked.connect(lambda _on=False: self._take_back())
        self.rest.clicked.connect(lambda _on=False: self._leave_rest_out())
        self.load.clicked.connect(lambda _on=False: self._load())
        self.save.clicked.connect(lambda _on=False: self._save())

    # Showing

    def show_state(self, state: ImportState) -> None:
        """Show what becomes of each label."""
        if state.lexicon is not None and state.lexicon is not self._lexicon:
            self._lexicon = state.lexicon
            self.finder.show_lexicon(state.lexicon)
            self._show_row()
        self._fill(state)

    def _fill(self, state: ImportState) -> None:
        only = self.only_open.isChecked()
        rows = state.open_rows if only else state.rows
        opened = len(state.open_rows)
        words = self.tr("{open} of {all} labels open")
        self._count.setText(words.format(open=number(opened), all=number(len(state.rows))))
        self.rest.setEnabled(opened > 0)
        self._front.setCurrentIndex(0 if rows else 1)
        if rows == self._shown:
            return
        self._shown = rows
        place = max(self.table.currentIndex().row(), 0)
        with QSignalBlocker(self.table.selectionModel()):
            self.table.rows.show_rows(rows)
        known = self.table.row_of(self._key)
        if rows:
            self.table.select_row(known if known is not None else min(place, len(rows) - 1))
        self._show_row()

    @property
    def row(self) -> LabelRow | None:
        """Return the label that is chosen."""
        place = self.table.currentIndex().row()
        return self.table.rows.row_at(place) if 0 <= place < len(self.table.rows.rows) else None

    def _show_row(self) -> None:
        row, opened = self.row, self._lexicon
        self._side.setEnabled(row is not None and opened is not None)
        if row is None or opened is None:
            return
        self._key = row.key
        self._name.setText(str(self.table.rows.index(self.table.currentIndex().row(), 0).data()))
        self._fate.setText(self.table.becomes(row))
        found = suggestions(row, opened.index)
        self.likely.show_chips(
            [
                ChipSpec(node.id, node.words(self.table.language).label, key=str(place))
                for place, node in enumerate(found, start=1)
            ]
        )
        self.every.setVisible(row.is_value)
        if row.is_value:
            name = row.of_name.removesuffix("=*")
            self.every.setText(self.tr("Leave out every “{name}”").format(name=name[:24]))
        self.again.setEnabled({row.key, row.of_name} & self._presenter.state.given.keys() != set())
        self.finder.narrowing.narrow(narrowed_for(row))
        self.finder.narrowing.hide()

    def take_focus(self) -> None:
        """Give the keys to the labels."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_search(self) -> None:
        """Give the keys to the search of terms."""
        self.finder.begin_search()

    def step_back(self) -> bool:
        """Leave the search or the tree for the labels; tell whether one was there."""
        focused = QApplication.focusWidget()
        is_there = focused is not None and self.finder.isAncestorOf(focused)
        if is_there or self.finder.search.text():
            self.finder.search.clear()
            self.take_focus()
            return True
        return False

    def go_part(self) -> None:
        """Go from the labels to the terms, or back."""
        if self.table.hasFocus():
            self.finder.front.take_focus()
        else:
            self.take_focus()

    # Choosing

    def _take_term(self, node: Node) -> None:
        row = self.row
        if row is None:
            return
        if not self._presenter.map_to(row, node):
            words = self.tr("“{name}” is a heading; choose what lies below it.")
            self.refused.emit(words.format(name=self.table.named(node)))
            return
        self.finder.search.clear()
        self._go_on()

    def _take_likely(self, node_id: str) -> None:
        if self._lexicon is not None:
            self._take_term(self._lexicon.loaded.lexicon[node_id])

    def _take_suggested(self, place: int) -> None:
        chips = self.likely.shown()
        if place < len(chips):
            self._take_likely(chips[place].id)

    def leave_out(self) -> None:
        """Leave the chosen label out."""
        row = self.row
        if row is not None:
            self._presenter.leave_out(row)
            self._go_on()

    def _leave_name_out(self) -> None:
        row = self.row
        if row is not None and row.is_value:
            self._presenter.leave_name_out(row)
            self._go_on()

    def _leave_rest_out(self) -> None:
        self._presenter.leave_open_out()
        self.take_focus()

    def _take_back(self) -> None:
        row = self.row
        if row is not None:
            self._presenter.undo_choice(row)
            self.take_focus()

    def _go_on(self) -> None:
        """Go to the next label that is open, where there is one."""
        rows = self.table.rows.rows
        place = max(self.table.currentIndex().row(), 0)
        following = [*range(place, len(rows)), *range(place)]
        opened = next((one for one in following if rows[one].is_open), None)
        if opened is not None:
            self.table.select_row(opened)
        self.take_focus()

    # Files

    def _load(self) -> None:
        kinds = ((self.tr("Mappings"), "*.csv"),)
        chosen = self._dialogs.choose_files(self.tr("A mapping of labels"), kinds)
        if chosen:
            self._presenter.load_mapping(chosen[0])

    def _save(self) -> None:
        kinds = ((self.tr("Mappings"), "*.csv"),)
        out = self._dialogs.choose_save(self.tr("Save the mapping"), _FILE, kinds)
        if out is not None:
            named = out if out.suffix else out.with_name(f"{out.name}.csv")
            self._presenter.save_mapping(named)
