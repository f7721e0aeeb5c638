"""A migration told before it is done: what each change does, what becomes of labels."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.services.lexicons import LexiconShelf, Loaded
from medannot.ui.actions import key_caption
from medannot.ui.dialogs import Dialogs
from medannot.ui.lexicon.comparing.migration_presenter import (
    MigrationPresenter,
    MigrationState,
    Work,
)
from medannot.ui.lexicon.comparing.migration_tables import ChangeTable, ReportView
from medannot.ui.lexicon.comparing.problem_table import ProblemTable
from medannot.ui.lexicon.comparing.sub_view import SubView
from medannot.ui.lexicon.comparing.version_choice import VersionChoice
from medannot.ui.lexicon.comparing.words import number
from medannot.ui.tasks import Tasks
from medannot.ui.widgets.banner import Banner, EmptyState
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.front_stack import FrontStack
from medannot.ui.widgets.small import Card, ProgressLine
from medannot.ui.widgets.text import ElidedText, Text

_EMPTY, _CHANGES, _REPORT, _PROGRESS, _PROBLEMS = range(5)


class MigrationView(SubView):
    """Chooses versions and a file of labels, and shows what becomes of them.

    Args:
        shelf: the lexicons.
        tasks: the window's pools of work.
        dialogs: for choosing files.
    """

    def __init__(self, shelf: LexiconShelf, tasks: Tasks, dialogs: Dialogs) -> None:
        super().__init__("")
        self._title = self.tr("Preview a migration")
        self.header.set_title(self._title)
        self._dialogs = dialogs
        self.presenter = MigrationPresenter(shelf, tasks, self)
        self.before = VersionChoice(self.tr("From"), self.tr("Add a version from a folder"))
        self.after = VersionChoice(self.tr("To"), self.tr("Add a version from a folder"))
        self.after.folder.hide()
        self.labels = Button(self.tr("Choose labels"), icon="file-text")
        self._name = ElidedText("", tone="text_2")
        self._clear = Button(self.tr("Without labels"), "quiet")
        self._told = Banner("", "danger")
        self._told.hide()
        self.changes = ChangeTable()
        self.report = ReportView()
        self.problems = ProblemTable()
        self._empty = EmptyState("swap", "")
        self._what = Text("", "body")
        self._bar = ProgressLine()
        self._count = Text("", tone="text_2", tabular=True)
        self.halt = Button(self.tr("Stop"), "danger")
        self.write = Button(
            self.tr("Write migrated labels"), "primary", key=key_caption("Ctrl+Return")
        )
        self.export = Button(self.tr("Export work list"), icon="download-simple")
        self._front = FrontStack()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(12)
        choices.addWidget(self.before, 1)
        choices.addWidget(self.after, 1)
        self.body.addLayout(choices)
        file = QHBoxLayout()
        file.setSpacing(12)
        file.addWidget(self.labels)
        file.addWidget(self._name, 1)
        file.addWidget(self._clear)
        self.body.addLayout(file)
        self.body.addWidget(self._told)
        parts = (self._empty, self.changes, self.report, self._progress(), self.problems)
        for part in parts:
            self._front.addWidget(part)
        self.body.addWidget(self._front, 1)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addStretch(1)
        foot.addWidget(self.export)
        foot.addWidget(self.write)
        self.body.addLayout(foot)

    def _progress(self) -> QWidget:
        page = QWidget()
        card = Card(margin=32)
        card.setMaximumWidth(640)
        for part in (self._what, self._bar, self._count):
            card.body.addWidget(part)
        card.body.addWidget(self.halt, 0, Qt.AlignmentFlag.AlignRight)
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
        presenter = self.presenter
        presenter.state_changed.connect(self.show_state)
        presenter.moved.connect(self._move)
        self.before.chosen.connect(lambda key: presenter.choose(key, presenter.state.after))
        self.after.chosen.connect(lambda key: presenter.choose(presenter.state.before, key))
        self.before.folder_wanted.connect(self._choose_folder)
        self.labels.clicked.connect(lambda _checked=False: self._choose_labels())
        self._clear.clicked.connect(lambda _checked=False: presenter.choose_labels(None))
        self.halt.clicked.connect(lambda _checked=False: presenter.stop())
        self.write.clicked.connect(lambda _checked=False: self._write())
        self.export.clicked.connect(lambda _checked=False: self._export())

    def begin(self, loaded: Loaded) -> None:
        """Preview the way to the last version of the page's lexicon, where there are two."""
        self.presenter.begin(loaded.lexicon.head.id)
        self.before.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_back(self) -> bool:
        """Stop a job that is under way."""
        if self.presenter.busy:
            self.presenter.stop()
            return True
        return False

    def act(self) -> None:
        """Write the migrated labels."""
        if self.write.isEnabled() and self.write.isVisible():
            self._write()

    def stop(self) -> None:
        """Stop a job that is under way."""
        self.presenter.stop()

    def _choose_folder(self) -> None:
        chosen = self._dialogs.choose_folder(self.tr("A folder that holds a lexicon"))
        if chosen is not None:
            self.presenter.add_folder(chosen)

    def _choose_labels(self) -> None:
        kinds = ((self.tr("Labels"), "*.csv"),)
        chosen = self._dialogs.choose_files(self.tr("The file of labels"), kinds)
        if chosen:
            self.presenter.choose_labels(chosen[0])

    def _write(self) -> None:
        labels = self.presenter.state.labels
        stem = labels.stem if labels else "labels"
        out = self._save(self.tr("Write the migrated labels"), f"{stem}-migrated.csv")
        if out is not None:
            self.presenter.write(out)

    def _export(self) -> None:
        labels = self.presenter.state.labels
        stem = labels.stem if labels else "labels"
        out = self._save(self.tr("Export the work list"), f"{stem}-work.csv")
        if out is not None:
            self.presenter.write_work(out)

    def _save(self, title: str, suggested: str) -> Path | None:
        out = self._dialogs.choose_save(title, suggested, ((self.tr("Tables"), "*.csv"),))
        return out.with_name(f"{out.name}.csv") if out is not None and not out.suffix else out

    def _move(self, done: int, total: int) -> None:
        self._bar.set_progress(done, total)
        words = self.tr("{done} of {total}")
        if self.presenter.state.work is Work.READING:
            words = self.tr("{done} of {total} bytes")
        self._count.setText(words.format(done=number(done), total=number(total)))

    # Showing

    def show_state(self, state: MigrationState) -> None:
        """Show choices, and what was found for them."""
        nothing = self.tr("Choose a version")
        self.before.show_sources(state.earlier, state.before, nothing)
        self.after.show_sources(state.later, state.after, nothing)
        self._name.setText(
            state.labels.name
            if state.labels
            else self.tr("No labels chosen: the changes between the two versions are shown.")
        )
        self._clear.setVisible(state.labels is not None)
        chosen = bool(state.before and state.after)
        self.labels.setEnabled(chosen and not self.presenter.busy)
        self._show_told(state)
        self._show_front(state)
        report = state.report
        self.write.setVisible(report is not None)
        self.export.setVisible(report is not None)
        self.write.setEnabled(not self.presenter.busy)
        self.export.setEnabled(report is not None and bool(report.work))

    def _show_told(self, state: MigrationState) -> None:
        if state.fault:
            self._told.say(state.fault, "neutral" if state.stopped else "danger")
        else:
            self._told.say(state.said, "success")

    def _show_front(self, state: MigrationState) -> None:
        if self.presenter.busy:
            words = {
                Work.READING: self.tr("Reading the labels"),
                Work.MIGRATING: self.tr("Telling what becomes of each label"),
            }
            self._what.setText(words.get(state.work, self.tr("Writing the migrated labels")))
            if self._front.currentIndex() != _PROGRESS:
                self._bar.set_progress(0, 1)
                self._count.setText("")
            self._front.setCurrentIndex(_PROGRESS)
            self.halt.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        place = self._place(state)
        if place == _PROBLEMS:
            self.problems.show_problems(state.problems)
        elif place == _REPORT and state.report is not None:
            self.report.show_report(state.report)
        elif place == _CHANGES:
            self.changes.show_changes(state.changes)
        else:
            self._empty.sentence.setText(self._nothing(state))
        came_from_work = self._front.currentIndex() == _PROGRESS
        self._front.setCurrentIndex(place)
        if came_from_work:
            self._focus(place)

    def _focus(self, place: int) -> None:
        tables = {_REPORT: self.report.work, _PROBLEMS: self.problems.table}
        table = tables.get(place)
        if table is not None:
            table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.labels.setFocus(Qt.FocusReason.OtherFocusReason)

    @staticmethod
    def _place(state: MigrationState) -> int:
        if state.problems:
            return _PROBLEMS
        if state.report is not None:
            return _REPORT
        return _CHANGES if state.changes else _EMPTY

    def _nothing(self, state: MigrationState) -> str:
        if state.work is Work.LOOKING:
            return self.tr("Looking through the versions.")
        if not state.earlier:
            return self.tr(
                "A migration leads from one version of a lexicon to a later one, and there is no "
                "lexicon with two versions here yet. A version is kept when changes are taken "
                "over; a folder with another version can be added above."
            )
        if not (state.before and state.after):
            return self.tr("Choose from which version to which the labels are brought.")
        if state.labels is not None:
            return self.tr("Choose the labels once more, or another file.")
        return self.tr(
            "The table of changes says nothing between these versions: labels keep their terms, "
            "and only their words and version become new."
        )
