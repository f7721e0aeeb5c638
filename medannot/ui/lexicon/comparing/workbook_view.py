"""An edited workbook brought in: each difference accepted or refused, then written at once."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.domain.lexicon.version import Version
from medannot.services.lexicon_exchange import Proposal
from medannot.services.lexicons import LexiconShelf, Loaded
from medannot.ui.actions import key_caption
from medannot.ui.dialogs import Dialogs
from medannot.ui.faults import said
from medannot.ui.lexicon.comparing.differences_panel import DifferencesPanel
from medannot.ui.lexicon.comparing.problem_table import ProblemTable
from medannot.ui.lexicon.comparing.sub_view import SubView
from medannot.ui.lexicon.comparing.words import step_words
from medannot.ui.lexicon.comparing.workbook_presenter import WorkbookPresenter, WorkbookState
from medannot.ui.phrases import sentences
from medannot.ui.tasks import Tasks
from medannot.ui.widgets.banner import Banner, EmptyState
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import Choice, LineField
from medannot.ui.widgets.front_stack import FrontStack
from medannot.ui.widgets.small import Card, Skeleton
from medannot.ui.widgets.table import TableFrame
from medannot.ui.widgets.text import ElidedText, Text

_EMPTY, _BUSY, _FOUND, _PROBLEMS, _COPY = range(5)


class WorkbookView(SubView):
    """Shows what a workbook would change, and takes over what is accepted.

    Args:
        shelf: the lexicons.
        tasks: the window's pools of work.
        dialogs: for choosing the workbook.
        read_only: whether the workspace may only be read.

    Signals:
        taken: (name of the lexicon, Taken): it was written.
        copied: name of a lexicon that was made.
    """

    taken = Signal(str, object)
    copied = Signal(str)

    def __init__(
        self, shelf: LexiconShelf, tasks: Tasks, dialogs: Dialogs, *, read_only: bool
    ) -> None:
        super().__init__("")
        self._title = self.tr("Import a workbook")
        self.header.set_title(self._title)
        self._dialogs, self._shelf = dialogs, shelf
        self.presenter = WorkbookPresenter(shelf, tasks, self, read_only=read_only)
        self.target = Choice(self.tr("Into the lexicon"))
        self.choose = Button(self.tr("Choose a workbook"), icon="table")
        self._name = ElidedText("", tone="text_2")
        self._told = Banner("", "warning")
        self._told.hide()
        self.panel = DifferencesPanel(checkable=True)
        self._all = Button(self.tr("Accept shown"))
        self._none = Button(self.tr("Refuse shown"))
        self.problems = ProblemTable()
        self._empty = EmptyState("table", "", self.tr("Choose a workbook"))
        self.new_id = LineField("clinic-skin", name=self.tr("Name of the copy"))
        self.copy = Button(self.tr("Copy and go on"), "primary")
        self._copy_words = Text("", "body", wrap=True)
        self._step = Text("", tone="text_2")
        self.take = Button("", "primary", key=key_caption("Ctrl+Return"))
        self._front = FrontStack()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(12)
        words = Text(self.tr("Into the lexicon"), tone="text_2")
        words.setBuddy(self.target)
        self.target.setFixedWidth(300)
        bar.addWidget(words)
        bar.addWidget(self.target)
        bar.addWidget(self.choose)
        bar.addWidget(self._name, 1)
        self.body.addLayout(bar)
        self.body.addWidget(self._told)
        self.panel.beside.addWidget(self._all)
        self.panel.beside.addWidget(self._none)
        busy = TableFrame(Skeleton(8))
        for part in (self._empty, busy, self.panel, self.problems, self._copying()):
            self._front.addWidget(part)
        self.body.addWidget(self._front, 1)
        foot = QHBoxLayout()
        foot.setSpacing(16)
        foot.addStretch(1)
        foot.addWidget(self._step)
        foot.addWidget(self.take)
        self.body.addLayout(foot)

    def _copying(self) -> QWidget:
        """Return what stands where the lexicon is one of the program's."""
        page = QWidget()
        card = Card(margin=24)
        card.setMaximumWidth(640)
        card.body.addWidget(self._copy_words)
        name = Text(self.tr("Name of the copy: small letters, digits, hyphens"), tone="text_2")
        name.setBuddy(self.new_id)
        card.body.addWidget(name)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.new_id, 1)
        line.addWidget(self.copy)
        card.body.addLayout(line)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card, 4)
        row.addStretch(1)
        column = QVBoxLayout(page)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)
        return page

    def _connect(self) -> None:
        presenter, panel = self.presenter, self.panel
        presenter.state_changed.connect(self.show_state)
        presenter.taken.connect(self.taken)
        presenter.copied.connect(self.copied)
        self.target.currentIndexChanged.connect(
            lambda _place: presenter.choose_target(self.target.choice())
        )
        self.choose.clicked.connect(lambda _checked=False: self._choose_workbook())
        self._empty.acted.connect(self._choose_workbook)
        self._all.clicked.connect(lambda _checked=False: self._check_shown(on=True))
        self._none.clicked.connect(lambda _checked=False: self._check_shown(on=False))
        panel.model.checks_changed.connect(self._show_take)
        self.take.clicked.connect(lambda _checked=False: self.act())
        self.copy.clicked.connect(lambda _checked=False: self._copy())
        self.new_id.returnPressed.connect(self._copy)

    def begin(self, loaded: Loaded) -> None:
        """Begin anew for the lexicon of the page."""
        names = self._shelf.names()
        name = loaded.lexicon.head.id
        self._offer(names, name if name in names else names[0])
        self.panel.show_all()
        self.presenter.begin(self.target.choice())
        self._focus(self._place(self.presenter.state))

    def _offer(self, names: tuple[str, ...], chosen: str) -> None:
        self.target.offer([(name, name) for name in names])
        self.target.blockSignals(True)
        self.target.choose(chosen)
        self.target.blockSignals(False)

    def begin_search(self) -> None:
        """Give the keys to the search of differences."""
        if self._front.currentIndex() == _FOUND:
            self.panel.begin_search()

    def step_back(self) -> bool:
        """Leave the search, where there is one."""
        return self._front.currentIndex() == _FOUND and self.panel.step_back()

    def act(self) -> None:
        """Take over what is accepted."""
        if self.take.isEnabled() and self.take.isVisible():
            self.presenter.accept(self.panel.model.checked)

    def _copy(self) -> None:
        self.presenter.copy(self.new_id.text().strip())

    def _choose_workbook(self) -> None:
        kinds = ((self.tr("Workbooks"), "*.xlsx"),)
        chosen = self._dialogs.choose_files(
            self.tr("A workbook that was exported and edited"), kinds
        )
        if chosen:
            self.panel.show_all()
            self.presenter.read(chosen[0])

    def _check_shown(self, *, on: bool) -> None:
        self.panel.model.check((row.key for row in self.panel.shown), on=on)

    # Showing

    def show_state(self, state: WorkbookState) -> None:
        """Show what was chosen, and what the workbook would change."""
        if state.target and state.target != self.target.choice():
            self._offer(self._shelf.names(), state.target)
        self._name.setText(state.workbook.name if state.workbook else "")
        place = self._place(state)
        self.choose.setVisible(place not in {_EMPTY, _COPY})
        self.choose.setEnabled(not state.busy)
        proposal = state.proposal
        if place == _FOUND and proposal is not None:
            if self.panel.model.rows != state.rows or self._front.currentIndex() == _BUSY:
                self._show_proposal(state, proposal)
        elif place == _PROBLEMS:
            self.problems.show_problems(state.problems)
        elif place == _COPY:
            self._copy_words.setText(self._copy_offer(state))
        else:
            self._empty.sentence.setText(self._nothing(state))
            self._empty.button.setVisible(proposal is None)
        self._show_told(state)
        came_from = self._front.currentIndex()
        self._front.setCurrentIndex(place)
        self._show_take()
        if came_from != place:
            self._focus(place)

    def _show_proposal(self, state: WorkbookState, proposal: Proposal) -> None:
        keys = [] if proposal.is_stale else [row.key for row in state.rows]
        if self._front.currentIndex() == _BUSY and not state.fault:
            self.panel.model.check_only(keys)
        head = proposal.before.lexicon.head.pin
        after = self.tr("the workbook")
        self.panel.show_differences(state.rows, head, after)

    def _focus(self, place: int) -> None:
        if place == _FOUND:
            self.panel.focus_list()
        elif place == _PROBLEMS:
            self.problems.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif place == _COPY:
            self.new_id.setFocus(Qt.FocusReason.OtherFocusReason)
        elif place == _EMPTY:
            self._empty.button.setFocus(Qt.FocusReason.OtherFocusReason)

    @staticmethod
    def _place(state: WorkbookState) -> int:
        if state.busy:
            return _BUSY
        if state.proposal is not None and state.rows:
            return _FOUND
        if state.problems:
            return _PROBLEMS
        return _COPY if state.needs_copy else _EMPTY

    def _show_told(self, state: WorkbookState) -> None:
        proposal = state.proposal
        if state.fault:
            self._told.say(state.fault, "danger")
        elif proposal is not None and proposal.is_stale and state.rows:
            words = self.tr(
                "{pin} was changed after the workbook was written: what was changed meanwhile "
                "shows as differences too, backwards. Nothing is accepted yet; tick what was "
                "edited."
            )
            self._told.say(words.format(pin=proposal.before.lexicon.head.pin), "warning")
        elif proposal is not None and proposal.notes:
            self._told.say(sentences(said(note) for note in proposal.notes), "neutral")
        else:
            self._told.say("")

    def _show_take(self) -> None:
        state, chosen = self.presenter.state, self.panel.model.checked
        found = self._place(state) == _FOUND
        self.take.setVisible(found)
        self._step.setVisible(found)
        self.take.setEnabled(bool(chosen))
        self.take.setText(self.tr("Take over %Ln change(s)", "", len(chosen)))
        self.take.updateGeometry()
        step, proposal = self.presenter.step_of(chosen), state.proposal
        if step is None or proposal is None:
            self._step.setText(self.tr("Nothing is accepted."))
            return
        before: Version = proposal.before.lexicon.head.version
        words = self.tr("Version {before} → {after}, {step}")
        self._step.setText(
            words.format(before=before, after=before.after(step), step=step_words(step))
        )

    def _copy_offer(self, state: WorkbookState) -> str:
        words = self.tr(
            "{name} comes with the program and is not changed. Copy it under a name of your own; "
            "workbooks of {name} fit the copy."
        )
        return words.format(name=state.target)

    def _nothing(self, state: WorkbookState) -> str:
        if state.proposal is not None:
            words = self.tr("The workbook and {pin} do not differ.")
            return words.format(pin=state.proposal.before.lexicon.head.pin)
        return self.tr(
            "Choose a workbook that was exported from this lexicon and edited. What it would "
            "change is shown first, and nothing is written before it is accepted."
        )
