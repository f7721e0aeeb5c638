"""The import of questions: files, mapping, report, done; nothing is stored before the report."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from medannot.domain.progress import Unit
from medannot.domain.question import SetSummary
from medannot.domain.wording import one_line
from medannot.ui import theme
from medannot.ui.actions import ActionRegistry
from medannot.ui.dialogs import Dialogs
from medannot.ui.faults import line
from medannot.ui.faults import said as said_of
from medannot.ui.library.importing.import_form import ImportForm
from medannot.ui.library.importing.import_presenter import ImportPresenter, ImportState, Step
from medannot.ui.library.importing.import_report import ReportView
from medannot.ui.library.importing.mapping_step import MappingStep
from medannot.ui.library.importing.progress_words import progress_words
from medannot.ui.tasks import Tasks
from medannot.ui.widgets.banner import Banner, Tone
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.header import PageHeader
from medannot.ui.widgets.small import Card, IconMark, ProgressLine
from medannot.ui.widgets.steps import StepsLine
from medannot.ui.widgets.text import Text

if TYPE_CHECKING:
    from medannot.services.desk import Desk

_FORM, _PROGRESS, _MAPPING, _REPORT, _DONE = range(5)
_PAGE = {
    Step.WISH: _FORM,
    Step.LOOKING: _PROGRESS,
    Step.MAPPING: _MAPPING,
    Step.READING: _PROGRESS,
    Step.REPORT: _REPORT,
    Step.WRITING: _PROGRESS,
    Step.DONE: _DONE,
}
_NUMBER = {
    Step.WISH: 0,
    Step.LOOKING: 0,
    Step.MAPPING: 1,
    Step.READING: 1,
    Step.REPORT: 2,
    Step.WRITING: 2,
    Step.DONE: 3,
}
_ROOMY = 1500
"""From this width on a report stands beside record, roles and preview."""


class ImportView(QWidget):
    """Stands in the library's place while questions are imported.

    Args:
        desk: the open workspace.
        tasks: the window's pools of work.
        dialogs: for choosing files.
        actions: by which it is worked.

    Signals:
        left: back to the list.
        written: a set was written.
    """

    left = Signal()
    written = Signal()

    def __init__(
        self, desk: "Desk", tasks: Tasks, dialogs: Dialogs, actions: ActionRegistry
    ) -> None:
        super().__init__()
        self._dialogs = dialogs
        self.presenter = ImportPresenter(desk, tasks, self)
        self.form = ImportForm(dialogs)
        self.mapping = MappingStep(self.presenter.mapping, actions)
        self.report = ReportView()
        self.steps = StepsLine(
            (self.tr("Files"), self.tr("Mapping"), self.tr("Report"), self.tr("Done"))
        )
        self._header = PageHeader(self.tr("Import questions"))
        self._banner = Banner()
        self._banner.hide()
        self._what = Text("", "body")
        self._bar = ProgressLine()
        self._count = Text("", tone="text_2", tabular=True)
        self._result = Text("", "body", wrap=True)
        self._more = Text("", tone="text_2", wrap=True)
        self._back = Button(self.tr("Back"), icon="arrow-left")
        self._stop = Button(self.tr("Stop"), "danger")
        self._again = Button(self.tr("Correct the file and read again"))
        self._next = Button("", "primary")
        self._note = Text("", tone="text_3")
        self._step = Step.WISH
        self._build()
        self._connect(actions)

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(12)
        self._column.addWidget(self._header)
        self._column.addWidget(self.steps)
        self._column.addWidget(self._banner)
        self._stack = QStackedWidget()
        self._alone = QWidget()
        self._holder = QVBoxLayout(self._alone)
        self._holder.setContentsMargins(0, 0, 0, 0)
        self._holder.addWidget(self.report)
        pages = (self.form, self._progress_page(), self.mapping, self._alone, self._done_page())
        for page in pages:
            self._stack.addWidget(page)
        self._column.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._back)
        foot.addStretch(1)
        for part in (self._note, self._stop, self._again, self._next):
            foot.addWidget(part)
        self._column.addLayout(foot)

    def _progress_page(self) -> QWidget:
        card = Card(margin=32)
        card.body.addWidget(self._what)
        card.body.addWidget(self._bar)
        card.body.addWidget(self._count)
        return _centred(card)

    def _done_page(self) -> QWidget:
        card = Card(margin=32)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(IconMark("check-circle", "success", 24))
        head.addWidget(self._result, 1)
        card.body.addLayout(head)
        self._more.setContentsMargins(36, 0, 0, 0)
        card.body.addWidget(self._more)
        return _centred(card)

    def _connect(self, actions: ActionRegistry) -> None:
        presenter = self.presenter
        presenter.state_changed.connect(self.show_state)
        presenter.moved.connect(self._move)
        presenter.counted.connect(self._move)
        presenter.written.connect(self.written)
        self._back.clicked.connect(lambda _checked=False: self._go_back())
        self._stop.clicked.connect(lambda _checked=False: presenter.stop())
        self._next.clicked.connect(lambda _checked=False: self._go_on())
        self.form.finished.connect(self._go_on)
        self.form.changed.connect(lambda: self._show_foot(presenter.state))
        self._again.clicked.connect(lambda _checked=False: presenter.read_again())
        self.report.change_wanted.connect(presenter.change)
        self.report.list_wanted.connect(self._save_list)
        presenter.mapping.state_changed.connect(lambda _state: self._show_foot(presenter.state))
        actions.bind("importing.go", self, self._press_next)
        actions.bind("importing.change", self, self._change)

    def begin(self) -> None:
        """Begin anew."""
        self._step = Step.WISH
        self.form.clear()
        self.presenter.begin()
        self.form.focus_first()

    def leave(self) -> None:
        """Go back one step; out of the import from its first and last step.

        Where an answer was tried in the preview, that ends first.
        """
        if self.mapping.isVisible() and self.mapping.end_trying():
            return
        if not self.presenter.busy:
            self._go_back()

    def can_leave(self) -> bool:
        """Ask before a job under way is stopped."""
        if not self.presenter.busy:
            return True
        stopped = self._dialogs.ask(
            self.tr("An import is under way"),
            self.tr("Nothing of it is kept when it is stopped."),
            accept=self.tr("Stop the import"),
        )
        if stopped:
            self.stop()
        return stopped

    def stop(self) -> None:
        """Stop a job that is under way."""
        self.presenter.stop()

    def _go_back(self) -> None:
        if self.presenter.state.step in {Step.MAPPING, Step.REPORT}:
            self.presenter.back()
        else:
            self.left.emit()

    def _press_next(self) -> None:
        if self._next.isVisible() and self._next.isEnabled():
            self._go_on()

    def _change(self) -> None:
        if self.presenter.state.step is Step.REPORT:
            self.presenter.change()

    def _save_list(self) -> None:
        kinds = ((self.tr("Tables"), "*.csv"),)
        path = self._dialogs.choose_save(self.tr("Save list"), "refused-rows.csv", kinds)
        if path is not None:
            self.presenter.save_list(path, self.report.rows())

    def _go_on(self) -> None:
        step = self.presenter.state.step
        if step is Step.WISH:
            wish = self.form.wish()
            wrong = self.form.first_wrong()
            if wish is not None:
                self.presenter.read(wish)
            elif wrong is not None:
                wrong.setFocus(Qt.FocusReason.OtherFocusReason)
        elif step is Step.MAPPING:
            self.presenter.read_mapped(self.mapping.save_as.text().strip())
        elif step is Step.REPORT:
            self.presenter.write()
        elif step is Step.DONE:
            self.left.emit()

    def _move(self, done: int, total: int, unit: Unit | None = None) -> None:
        self._bar.set_progress(done, total)
        self._count.setText(progress_words(done, total, unit))

    # Showing

    def show_state(self, state: ImportState) -> None:
        """Show a step."""
        self.steps.show_step(_NUMBER[state.step])
        names = [one_line(path.name) for path in state.wish.paths]
        beside = names[0] if len(names) == 1 else ""
        self._header.set_title(self.tr("Import questions"), beside)
        self._place_report(state)
        self.form.offer_mappings(state.mappings)
        self._show_banner(state)
        self._show_foot(state)
        if self.presenter.busy:
            self._show_job(state.step)
        elif state.step is Step.REPORT and state.draft is not None:
            self.report.show_draft(state.draft, state.mapped)
        elif state.step is Step.DONE and state.done is not None:
            self._show_done(state.done)
        self._give_focus(state.step)

    def _place_report(self, state: ImportState) -> None:
        """Show the page of the step; a report stands beside the mapping where there is room."""
        look = self.presenter.mapping.state.look
        roomy = self.window().width() >= _ROOMY and look is not None and bool(look.rows)
        beside = state.step is Step.REPORT and roomy and self.presenter.looked
        if beside:
            self.mapping.put_beside(self.report)
        elif self.report.parent() is not self._alone:
            self.mapping.put_beside(None)
            self._holder.addWidget(self.report)
        self.mapping.set_open(can_change=not beside)
        self.report.stack(above=beside)
        self._stack.setCurrentIndex(_MAPPING if beside else _PAGE[state.step])

    def _give_focus(self, step: Step) -> None:
        """Give the focus to the next act of a step just reached."""
        if step is self._step:
            return
        self._step = step
        if step is Step.MAPPING:
            self._begin_mapping()
            return
        if self.presenter.busy:
            first: QWidget = self._stop
        elif not self._again.isHidden():
            # To leave rows out is chosen, never what a key held too long does.
            first = self._again
        else:
            first = self._next if self._next.isEnabled() else self._back
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_mapping(self) -> None:
        state = self.presenter.mapping.state
        own = {one.name for one in self.presenter.mapping.names if one.own}
        wanted = state.begun if state.begun in own else self.presenter.state.wish.set_name
        kept = state.begun in own
        self.mapping.save_as.setText(wanted if kept else self.presenter.suggest_name(wanted))
        self.mapping.save_as.setCursorPosition(0)
        self.mapping.focus_first()

    def is_done(self) -> bool:
        """Tell whether the import has come to its end."""
        return self.presenter.state.step is Step.DONE

    def _show_banner(self, state: ImportState) -> None:
        refusal = said_of(state.draft.refusal) if state.draft and state.step is Step.REPORT else ""
        rows = "\n".join(line(problem) for problem in state.problems[:3])
        said = "\n".join(text for text in (state.fault or refusal, rows) if text)
        tone: Tone = "danger" if state.fault else "warning"
        if state.stopped:
            tone = "neutral"
        if state.late:
            said = self.tr("The stop came too late: the set was written already.")
            tone = "warning"
        self._banner.say(said, tone)

    def _show_foot(self, state: ImportState) -> None:
        busy, draft = self.presenter.busy, state.draft
        refused = draft is not None and bool(draft.report.refused)
        self._stop.setVisible(busy)
        self._back.setVisible(not busy and state.step is not Step.DONE)
        self._again.setVisible(state.step is Step.REPORT and refused)
        self._next.setVisible(not busy)
        why_not = self.form.why_not() if state.step is Step.WISH else ""
        note = self.tr("Nothing is stored until you choose.") if state.step is Step.REPORT else ""
        self._note.setText(note or why_not)
        self._next.setToolTip(why_not)
        items = draft.report.items if draft else 0
        known = self.presenter.mapping.state.known
        good = self.tr("Import the %Ln good row(s)", "", items)
        captions = {
            Step.WISH: self.tr("Read the files"),
            Step.MAPPING: self.tr("Read all rows")
            if known
            else self.tr("Save the mapping and read all rows"),
            Step.REPORT: good if refused else self._import_words(state, items),
            Step.DONE: self.tr("Show the questions"),
        }
        self._next.setText(captions.get(state.step, ""))
        self._next.updateGeometry()
        self._next.setEnabled(self._can_go_on(state))

    def _import_words(self, state: ImportState, items: int) -> str:
        if state.draft is not None and state.draft.changes_nothing:
            return self.tr("Go on; nothing is changed")
        return self.tr("Import %Ln question(s)", "", items)

    def _can_go_on(self, state: ImportState) -> bool:
        if state.step is Step.WISH:
            return not self.form.why_not()
        if state.step is Step.MAPPING:
            checked = self.presenter.mapping.state.checked
            return checked is not None and not checked.fault
        return state.step is not Step.REPORT or bool(state.draft and state.draft.report.items)

    def _show_job(self, step: Step) -> None:
        self._bar.set_progress(0, 1)
        self._count.setText(" ")
        words = {
            Step.LOOKING: self.tr("Looking at the first rows"),
            Step.READING: self.tr("Reading the files"),
        }
        self._what.setText(words.get(step, self.tr("Writing the set")))

    def _show_done(self, summary: SetSummary) -> None:
        self._result.setText(
            self.tr("The set {name} holds {count} now.").format(
                name=summary.name, count=self.tr("%Ln question(s)", "", summary.items)
            )
        )
        lines = [self.tr("It is version {number}.").format(number=summary.version)]
        draft = self.presenter.state.draft
        if draft is not None and draft.changes_nothing:
            lines.insert(0, self.tr("It held all of this already; nothing was changed."))
        if draft is not None and draft.report.kept_edits:
            kept = draft.report.kept_edits
            lines.append(self.tr("Edited here, and left so: %Ln question(s).", "", kept))
        if summary.missing_images:
            lines.append(self.tr("Without an image: %Ln question(s).", "", summary.missing_images))
        if summary.without_key:
            lines.append(self.tr("Without a key: %Ln question(s).", "", summary.without_key))
        self._more.setText("\n".join(lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page's margin."""
        super().resizeEvent(event)
        margin = theme.current().margin(self.window().width())
        self._column.setContentsMargins(margin, 0, margin, 20)
        self.mapping.fit_width()
        self._place_report(self.presenter.state)


def _centred(card: Card) -> QWidget:
    """Return a page with a card somewhat above its middle."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.addStretch(2)
    card.setMaximumWidth(640)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(card, 4)
    row.addStretch(1)
    column.addLayout(row)
    column.addStretch(3)
    return page
