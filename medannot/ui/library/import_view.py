"""The import of questions: files, report, done; nothing is stored before the report was seen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from medannot.domain.question import SetSummary
from medannot.ui import theme
from medannot.ui.dialogs import Dialogs
from medannot.ui.faults import line
from medannot.ui.faults import said as said_of
from medannot.ui.library.import_form import ImportForm
from medannot.ui.library.import_presenter import ImportPresenter, ImportState, Step
from medannot.ui.library.import_report import ReportView
from medannot.ui.library.words import number_word
from medannot.ui.tasks import Tasks
from medannot.ui.widgets.banner import Banner, Tone
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.header import PageHeader
from medannot.ui.widgets.small import Card, Chip, IconMark, ProgressLine
from medannot.ui.widgets.text import Text

if TYPE_CHECKING:
    from medannot.services.desk import Desk

_FORM, _PROGRESS, _REPORT, _DONE = range(4)
_PAGE = {
    Step.WISH: _FORM,
    Step.READING: _PROGRESS,
    Step.REPORT: _REPORT,
    Step.WRITING: _PROGRESS,
    Step.DONE: _DONE,
}


class ImportView(QWidget):
    """Stands in the library's place while questions are imported.

    Args:
        desk: the open workspace.
        tasks: the window's pools of work.
        dialogs: for choosing files.

    Signals:
        left: back to the list.
        written: a set was written.
    """

    left = Signal()
    written = Signal()

    def __init__(self, desk: "Desk", tasks: Tasks, dialogs: Dialogs) -> None:
        super().__init__()
        self._dialogs = dialogs
        self.presenter = ImportPresenter(desk, tasks, self)
        self.form = ImportForm(dialogs)
        self.report = ReportView()
        self._chip = Chip("", "accent")
        self._banner = Banner()
        self._banner.hide()
        self._what = Text("", "body")
        self._bar = ProgressLine()
        self._count = Text("", tone="text_2", tabular=True)
        self._result = Text("", "body", wrap=True)
        self._more = Text("", tone="text_2", wrap=True)
        self._back = Button(self.tr("Back"), icon="arrow-left")
        self._stop = Button(self.tr("Stop"), "danger")
        self._next = Button("", "primary")
        self._note = Text("", tone="text_3")
        self._step = Step.WISH
        self._build()
        self._connect()

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(12)
        header = PageHeader(self.tr("Import questions"))
        header.mark(self._chip)
        self._column.addWidget(header)
        self._column.addWidget(self._banner)
        self._stack = QStackedWidget()
        for page in (self.form, self._progress_page(), self.report, self._done_page()):
            self._stack.addWidget(page)
        self._column.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._back)
        foot.addStretch(1)
        foot.addWidget(self._note)
        foot.addWidget(self._stop)
        foot.addWidget(self._next)
        self._column.addLayout(foot)

    def _progress_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(2)
        card = Card(margin=32)
        card.setMaximumWidth(640)
        card.body.addWidget(self._what)
        card.body.addWidget(self._bar)
        card.body.addWidget(self._count)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card, 4)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)
        return page

    def _done_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(2)
        card = Card(margin=32)
        card.setMaximumWidth(640)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(IconMark("check-circle", "success", 24))
        head.addWidget(self._result, 1)
        card.body.addLayout(head)
        self._more.setContentsMargins(36, 0, 0, 0)
        card.body.addWidget(self._more)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card, 4)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)
        return page

    def _connect(self) -> None:
        presenter = self.presenter
        presenter.state_changed.connect(self.show_state)
        presenter.moved.connect(self._move)
        presenter.written.connect(self.written)
        self._back.clicked.connect(lambda _checked=False: self._go_back())
        self._stop.clicked.connect(lambda _checked=False: presenter.stop())
        self._next.clicked.connect(lambda _checked=False: self._go_on())
        self.form.finished.connect(self._go_on)
        self.report.good_rows_wanted.connect(presenter.take_good_rows)

    def begin(self) -> None:
        """Begin anew."""
        self._step = Step.WISH
        self.form.clear()
        self.presenter.begin()
        self.form.focus_first()

    def leave(self) -> None:
        """Go back one step; out of the import from its first and last step."""
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
        if self.presenter.state.step is Step.REPORT:
            self.presenter.back()
        else:
            self.left.emit()

    def _go_on(self) -> None:
        step = self.presenter.state.step
        if step is Step.WISH:
            wish = self.form.wish()
            wrong = self.form.first_wrong()
            if wish is not None:
                self.presenter.read(wish)
            elif wrong is not None:
                wrong.setFocus(Qt.FocusReason.OtherFocusReason)
        elif step is Step.REPORT:
            self.presenter.write()
        elif step is Step.DONE:
            self.left.emit()

    def _move(self, done: int, total: int) -> None:
        self._bar.set_progress(done, total)
        self._count.setText(
            self.tr("{done} of {total}").format(done=number_word(done), total=number_word(total))
        )

    # Showing

    def show_state(self, state: ImportState) -> None:
        """Show a step."""
        self._stack.setCurrentIndex(_PAGE[state.step])
        self.form.offer_mappings(state.mappings)
        self._show_banner(state)
        self._show_foot(state)
        captions = {
            Step.WISH: self.tr("1 of 3: files"),
            Step.READING: self.tr("1 of 3: files"),
            Step.REPORT: self.tr("2 of 3: report"),
            Step.WRITING: self.tr("2 of 3: report"),
            Step.DONE: self.tr("3 of 3: done"),
        }
        self._chip.show_state(captions[state.step], "accent")
        if self.presenter.busy:
            self._show_job(state.step)
        elif state.step is Step.REPORT and state.draft is not None:
            self.report.show_draft(state.draft, good_rows=state.wish.good_rows)
            self.form.good_rows.setChecked(state.wish.good_rows)
        elif state.step is Step.DONE and state.done is not None:
            self._show_done(state.done)
        self._give_focus(state.step)

    def _give_focus(self, step: Step) -> None:
        """Give the focus to the next act of a step just reached."""
        if step is self._step:
            return
        self._step = step
        if self.presenter.busy:
            first: QWidget = self._stop
        elif self._next.isEnabled():
            first = self._next
        else:
            first = self.report.good_rows if self.report.offers_good_rows() else self._back
        first.setFocus(Qt.FocusReason.OtherFocusReason)

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
        busy = self.presenter.busy
        self._stop.setVisible(busy)
        self._back.setVisible(not busy and state.step is not Step.DONE)
        self._next.setVisible(not busy)
        self._note.setText(
            self.tr("Nothing is stored until you choose.") if state.step is Step.REPORT else ""
        )
        items = state.draft.report.items if state.draft else 0
        captions = {
            Step.WISH: self.tr("Read the files"),
            Step.REPORT: self.tr("Import %Ln question(s)", "", items),
            Step.DONE: self.tr("Show the questions"),
        }
        self._next.setText(captions.get(state.step, ""))
        self._next.updateGeometry()
        can_write = state.draft is not None and state.draft.can_write
        self._next.setEnabled(state.step is not Step.REPORT or can_write)

    def _show_job(self, step: Step) -> None:
        self._bar.set_progress(0, 1)
        self._count.setText(" ")
        self._what.setText(
            self.tr("Reading the files") if step is Step.READING else self.tr("Writing the set")
        )

    def _show_done(self, summary: SetSummary) -> None:
        self._result.setText(
            self.tr("The set {name} holds {count} now.").format(
                name=summary.name, count=self.tr("%Ln question(s)", "", summary.items)
            )
        )
        lines = [self.tr("It is version {number}.").format(number=summary.version)]
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
