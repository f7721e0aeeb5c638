"""The view in which a project goes to a later version of its lexicon."""

from functools import partial

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.services.annotation_migration_values import ProjectMigration, WaitingTerm
from medannot.ui import faults
from medannot.ui.annotation.projects.migration_presenter import MigrationState
from medannot.ui.dialogs import Dialogs
from medannot.ui.widgets.banner import Banner, EmptyState
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import Choice, FormRow
from medannot.ui.widgets.front_stack import FrontStack
from medannot.ui.widgets.layouts import clear
from medannot.ui.widgets.row_model import Column, RowModel
from medannot.ui.widgets.small import Card, ProgressLine
from medannot.ui.widgets.table import Table, TableFrame
from medannot.ui.widgets.text import Text

_PANEL_WIDTH = 400


class MigrationView(QWidget):
    """Shows the plan of a migration, asks what is to be decided, and runs it.

    Args:
        dialogs: ask for a folder.

    Signals:
        version_wanted: (key) the project is to go there.
        folder_wanted: (Path) to the version in this folder.
        decided: (WaitingTerm, node id, everywhere).
        migrate_wanted: as it was planned.
        stop_wanted: what is under way is to be stopped.
    """

    version_wanted = Signal(str)
    folder_wanted = Signal(object)
    decided = Signal(object, str, bool)
    migrate_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
        self._asked: object = None
        self._state = MigrationState()
        self.version = Choice(self.tr("Later version"))
        self.folder = Button(self.tr("From a folder"), icon="folder-open")
        self.migrate = Button(self.tr("Migrate"), "primary")
        self.stop = Button(self.tr("Stop"), size="compact")
        self._model = RowModel[WaitingTerm](self._columns(), self)
        self.waiting = Table(self.tr("Terms that need a person"), dense=True)
        self.waiting.setModel(self._model)
        self.waiting.set_columns(72, 120, None, 240)
        self.waiting.selectionModel().selectionChanged.connect(lambda *_rows: self._show_chosen())
        self._said = Banner("", "success")
        self._sum = Text("", wrap=True)
        self._nothing = EmptyState("git-branch", "")
        self._automatic = EmptyState("check-circle", self.tr("No term needs a person."))
        self._front = FrontStack()
        self._question = Text("", wrap=True)
        self._choices = QVBoxLayout()
        self._lay_out()
        self.version.currentIndexChanged.connect(self._choose_version)
        self.folder.clicked.connect(lambda _on=False: self._choose_folder())
        self.migrate.clicked.connect(lambda _on=False: self.migrate_wanted.emit())
        self.stop.clicked.connect(lambda _on=False: self.stop_wanted.emit())

    def _columns(self) -> tuple[Column[WaitingTerm], ...]:
        return (
            Column(self.tr("Case"), lambda row: QLocale().toString(row.number), right=True),
            Column(self.tr("Annotator"), lambda row: row.code),
            Column(self.tr("Term"), lambda row: f"{row.en} {row.zh}".strip() or row.node_id),
            Column(self.tr("Becomes"), self._becomes, tone=self._tone),
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.version, 1)
        row.addWidget(self.folder)
        row.addWidget(self.migrate)
        self._row = FormRow(self.tr("Later version"), head)
        column.addWidget(self._row)
        column.addWidget(self._make_running())
        column.addWidget(self._said)
        column.addWidget(self._sum)
        for view in (self._nothing, self._automatic, self._make_deciding()):
            self._front.addWidget(view)
        column.addWidget(self._front, 1)
        for part in (self._said, self._sum):
            part.hide()

    def _make_running(self) -> QWidget:
        self._running = QWidget()
        row = QHBoxLayout(self._running)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self._done = Text("", tabular=True)
        self._line = ProgressLine()
        row.addWidget(self._done)
        row.addWidget(self._line, 1)
        row.addWidget(self.stop)
        self._running.hide()
        return self._running

    def _make_deciding(self) -> QWidget:
        self._deciding = QWidget()
        row = QHBoxLayout(self._deciding)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(TableFrame(self.waiting), 1)
        card = Card()
        card.setFixedWidth(_PANEL_WIDTH)
        card.body.addWidget(Text(self.tr("What to decide"), "section"))
        card.body.addWidget(self._question)
        self._choices.setSpacing(8)
        card.body.addLayout(self._choices)
        card.body.addStretch(1)
        row.addWidget(card)
        return self._deciding

    # What is shown

    def show_state(self, state: MigrationState) -> None:
        """Show versions, plan and decisions."""
        plan, before = state.plan, self._state
        self._state = state
        self._show_versions(state)
        self._running.setVisible(state.work)
        number = QLocale().toString
        of = self.tr("{done} of {total} terms").format(
            done=number(state.done), total=number(state.total)
        )
        self._done.setText(of if state.total else self.tr("Opening the two versions"))
        self._line.set_progress(state.done, state.total)
        self._row.set_error(state.fault)
        self._said.say(state.said)
        self.migrate.setEnabled(plan is not None and not state.work)
        self._sum.setText(self._sum_words(state, plan) if plan is not None else "")
        self._sum.setVisible(plan is not None)
        self._show_front(state)
        if plan is not before.plan:
            self._model.show_rows(plan.waiting if plan is not None else ())
            if plan is not None and plan.waiting:
                self.waiting.select_row(0)
        elif state.decided != before.decided:
            last = self._model.index(self._model.rowCount() - 1, 3)
            self._model.dataChanged.emit(self._model.index(0, 3), last)
        self._show_chosen()

    def _show_versions(self, state: MigrationState) -> None:
        offers = [(one.key, one.pin.replace("@", "  ")) for one in state.versions]
        if state.chosen and state.chosen not in dict(offers):
            offers.append((state.chosen, state.chosen))
        if not state.chosen:
            offers.insert(0, ("", self.tr("Choose a version")))
        self.version.blockSignals(True)
        self.version.offer(offers)
        self.version.choose(state.chosen)
        self.version.blockSignals(False)
        self.version.setEnabled(bool(state.versions or state.chosen) and not state.work)
        self.folder.setEnabled(not state.work)

    def _show_front(self, state: MigrationState) -> None:
        if state.plan is not None:
            self._front.setCurrentWidget(self._deciding if state.plan.waiting else self._automatic)
            return
        words = ""
        if state.loaded and not state.versions:
            words = self.tr(
                "There is no later version of {pin} here; keep one on the page of lexicons, or "
                "choose its folder."
            ).format(pin=state.pin)
        elif state.loaded and not state.work:
            words = self.tr("Choose a version; what would happen is told before it is done.")
        self._nothing.sentence.setText(words)
        self._front.setCurrentWidget(self._nothing)

    def _sum_words(self, state: MigrationState, plan: ProjectMigration) -> str:
        words = [
            self.tr("From {before} to {after}.").format(before=plan.before, after=plan.after),
            self.tr("%Ln finding(s) with a term.", "", plan.findings),
            self.tr("Of them, %Ln can be written anew without a person.", "", plan.migrated),
        ]
        if plan.dropped:
            words.append(self.tr("Moved to the term above: %Ln term(s).", "", plan.dropped))
        if plan.waiting:
            words.append(self.tr("For a person: %Ln term(s).", "", len(plan.waiting)))
        if state.undecided:
            words.append(self.tr("Not decided, left as it was: %Ln.", "", state.undecided))
        return " ".join(words)

    # Deciding

    def _becomes(self, row: WaitingTerm) -> str:
        chosen = self._state.decided.get(row.key, "")
        node = next((one for one in row.candidates if one.id == chosen), None)
        if node is None:
            return self.tr("Stays as it was")
        return f"{node.en} {node.zh}".strip() or node.id

    def _tone(self, row: WaitingTerm) -> str:
        return "text" if self._state.decided.get(row.key) else "text_3"

    def _chosen(self) -> WaitingTerm | None:
        row = self.waiting.chosen_row()
        return self._model.row_at(row) if row is not None and row < len(self._model.rows) else None

    def _show_chosen(self) -> None:
        """Ask about the chosen term."""
        row = self._chosen()
        signature = (row, self._state.decided.get(row.key, "") if row is not None else "")
        if signature == self._asked:
            return
        self._asked = signature
        clear(self._choices)
        self._question.setText(faults.said(row.sentence) if row is not None else "")
        if row is None:
            return
        chosen = self._state.decided.get(row.key, "")
        for node in row.candidates:
            text = f"{node.en} {node.zh}".strip() or node.id
            self._add_choice(row, node.id, text, on=chosen == node.id)
        self._add_choice(row, "", self.tr("Leave it as it was"), on=not chosen)
        alike = [one for one in self._model.rows if one.node_id == row.node_id]
        if row.candidates and len(alike) > 1:
            words = self.tr("The same for all %Ln of this term", "", len(alike))
            same = Button(words, "quiet", size="compact")
            same.clicked.connect(partial(self._decide, row, chosen, everywhere=True))
            self._choices.addWidget(same, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_choice(self, row: WaitingTerm, node_id: str, text: str, *, on: bool) -> None:
        button = Button(text, icon="check" if on else "")
        button.setCheckable(True)
        button.setChecked(on)
        button.clicked.connect(partial(self._decide, row, node_id))
        self._choices.addWidget(button)

    def _decide(self, row: WaitingTerm, node_id: str, *_on: bool, everywhere: bool = False) -> None:
        self.decided.emit(row, node_id, everywhere)
        # The buttons are made anew: the keys go back to the list, on to the next term.
        self.waiting.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_version(self, _place: int) -> None:
        self.version_wanted.emit(self.version.choice())

    def _choose_folder(self) -> None:
        folder = self._dialogs.choose_folder(self.tr("A later version of the lexicon"))
        if folder is not None:
            self.folder_wanted.emit(folder)

    def take_focus(self) -> None:
        """Give the keys to the versions."""
        (self.version if self.version.isEnabled() else self.folder).setFocus(
            Qt.FocusReason.OtherFocusReason
        )
