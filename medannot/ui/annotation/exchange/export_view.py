"""Annotations written for other programs: what is lost is counted before anything is written."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.domain.annotation.exported import FileFormat, Holds, Loss
from medannot.domain.lexicon.node import Language
from medannot.services.annotation_export_values import ExportPlan, ExportReport
from medannot.ui.annotation.exchange.export_presenter import ExportPresenter, ExportState
from medannot.ui.annotation.exchange.frame import ExchangeView
from medannot.ui.annotation.exchange.parts import Fact, Facts, Working
from medannot.ui.annotation.exchange.words import (
    fate_words,
    format_name,
    format_words,
    loss_words,
    number,
)
from medannot.ui.shell.surroundings import Surroundings
from medannot.ui.widgets.banner import EmptyState
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import CheckBox, Choice, FormRow
from medannot.ui.widgets.front_stack import FrontStack
from medannot.ui.widgets.row_model import Column, RowModel
from medannot.ui.widgets.segmented import Segment, Segmented
from medannot.ui.widgets.small import Skeleton
from medannot.ui.widgets.table import Table, TableFrame
from medannot.ui.widgets.text import Text

_COUNTS, _WORKING, _WAITING, _NOTHING = range(4)
_EVERYBODY = ""

FormatRow = tuple[FileFormat, Holds]


class ExportView(ExchangeView):
    """Chooses format and authors, shows what would be written, and writes it.

    Args:
        presenter: counts and writes.
        around: the window's tools.
    """

    def __init__(self, presenter: ExportPresenter, around: Surroundings) -> None:
        super().__init__("", around.actions)
        self._title = self.tr("Export annotations")
        self.presenter, self._dialogs = presenter, around.dialogs
        self._formats = RowModel[FormatRow](
            (
                Column(self.tr("Format"), lambda row: format_name(row[0])),
                Column(
                    self.tr("What it holds"),
                    lambda row: format_words(*row),
                    tone=lambda _row: "text_2",
                ),
            ),
            self,
        )
        self.formats = Table(self.tr("Formats"), dense=True)
        self.formats.setModel(self._formats)
        self.formats.set_columns(168, None, least=200)
        self.formats.wrap_cells()
        self.authors = Choice(self.tr("Whose work"))
        self.language = Segmented(
            [
                Segment(Language.ENGLISH.value, self.tr("English")),
                Segment(Language.CHINESE.value, self.tr("中文")),
            ],
            self.tr("Labels in"),
        )
        self.images = CheckBox(self.tr("Also the images, as they are shown"))
        self.facts = Facts(self.tr("What would be written"))
        self._losses = RowModel[Loss](
            (
                Column(self.tr("Count"), lambda row: number(row.count), right=True),
                Column(self.tr("What the format cannot hold"), loss_words),
                Column(self.tr("What becomes of it"), fate_words, tone=_tone),
            ),
            self,
        )
        self.losses = Table(self.tr("What the format cannot hold"), dense=True)
        self.losses.setModel(self._losses)
        self.losses.set_columns(84, None, 184, least=160)
        self.losses.wrap_cells()
        self._holds_all = EmptyState("check-circle", self.tr("The format holds all of it."))
        self._nothing = EmptyState("file-text", "")
        self.working = Working()
        self.copy = Button(self.tr("Copy the path"), icon="copy", size="compact")
        self._languages = Text("", tone="text_3", wrap=True)
        self._heading = Text("", "ui_strong")
        self._front, self._lost = FrontStack(), FrontStack()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self._choices(), 1)
        self._lost.addWidget(TableFrame(self.losses))
        self._lost.addWidget(self._holds_all)
        counts = QWidget()
        column = QVBoxLayout(counts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.named("", self.facts, heading=self._heading))
        column.addWidget(self._lost, 1)
        waiting = QWidget()
        above = QVBoxLayout(waiting)
        above.setContentsMargins(0, 28, 0, 0)
        above.addWidget(TableFrame(Skeleton(8, 36)))
        above.addStretch(1)
        for part in (counts, self.working, waiting, self._nothing):
            self._front.addWidget(part)
        row.addWidget(self._front, 1)
        self.body.addLayout(row, 1)
        self.foot.insertWidget(2, self.copy)
        self.copy.hide()
        self.go.setText(self.tr("Choose a folder and write"))

    def _choices(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        frame = TableFrame(self.formats)
        column.addWidget(self.named(self.tr("Format"), frame), 1)
        column.addWidget(FormRow(self.tr("Whose work"), self.authors))
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.language)
        row.addWidget(self._languages, 1)
        column.addWidget(FormRow(self.tr("Labels in"), beside))
        line = QHBoxLayout()
        line.setContentsMargins(FormRow.LABEL_WIDTH + 16, 0, 0, 0)
        line.addWidget(self.images, 1)
        column.addLayout(line)
        return left

    def _connect(self) -> None:
        presenter = self.presenter
        presenter.state_changed.connect(self.show_state)
        self.authors.currentIndexChanged.connect(
            lambda _place: presenter.choose_author(self.authors.choice() or None)
        )
        self.language.chosen.connect(lambda key: presenter.choose_language(Language(key)))
        self.images.clicked.connect(lambda on: presenter.choose_images(wanted=on))
        self.working.stopped.connect(presenter.stop)
        self.copy.clicked.connect(lambda _on=False: self._copy_path())
        self.told.acted.connect(presenter.gather)

    def begin(self, project: str, codes: Sequence[str]) -> None:
        """Come to the front for a project and its annotators."""
        self.show_project(project)
        everybody = [(_EVERYBODY, self.tr("Everybody’s"))]
        self.authors.offer([*everybody, *((code, code) for code in codes)])
        if not self._formats.rows:
            self._formats.show_rows(tuple(self.presenter.formats().items()))
            self.formats.selectionModel().currentRowChanged.connect(self._choose_format)
        self.presenter.begin(project)
        self.formats.select_row(self._row_of(self.presenter.state.format))
        self.formats.fit_rows()
        self.formats.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row_of(self, format_: FileFormat) -> int:
        listed = [row[0] for row in self._formats.rows]
        return listed.index(format_) if format_ in listed else 0

    def _choose_format(self, *_indexes: object) -> None:
        row = self.formats.currentIndex().row()
        if row >= 0:
            self.presenter.choose_format(self._formats.row_at(row)[0])

    def step_back(self) -> None:
        """Stop what is being written, or go back to the projects."""
        if self.presenter.state.writing:
            self.presenter.stop()
            return
        self.presenter.stop()
        self.left.emit()

    def act(self) -> None:
        """Ask for a folder and write into it."""
        folder = self._dialogs.name_folder(self.tr("A new or empty folder"), self.tr("Write"))
        if folder is not None:
            self.presenter.write(folder)

    def _copy_path(self) -> None:
        report = self.presenter.state.report
        if report is not None:
            QGuiApplication.clipboard().setText(report.folder)

    # Showing

    def show_state(self, state: ExportState) -> None:
        """Show what was chosen and counted, or where it lies now."""
        plan = state.plan
        if state.author is None and self.authors.choice():
            self.authors.choose(_EVERYBODY)
        self._show_front(state)
        if plan is not None and not state.writing:
            self._show_plan(plan)
        self._show_told(state)
        for part in (self.formats, self.authors, self.images):
            part.setEnabled(not state.writing)
        one = self.presenter.has_one_language()
        self.language.setEnabled(one and not state.writing)
        words = self.tr("The format has both languages, or codes only.")
        self._languages.setText("" if one else words)
        self.images.setChecked(state.with_images)
        self.copy.setVisible(state.report is not None)
        self._heading.setText(
            self.tr("Before anything is written")
            if state.report is None
            else self.tr("What was written")
        )
        self.go.setEnabled(plan is not None and not state.busy)
        ready = plan is not None and not state.busy and state.report is None
        self.say.setText(self.tr("Nothing is written until you choose a folder.") if ready else "")

    def _show_front(self, state: ExportState) -> None:
        place = _COUNTS if state.plan is not None else _NOTHING
        if state.writing:
            words = self.tr("Writing {format}").format(format=format_name(state.format))
            self.working.show_job(words, state.done, state.total)
            place = _WORKING
        elif state.busy and state.total:
            self.working.show_job(self.tr("Counting cases"), state.done, state.total)
            place = _WORKING
        elif state.busy:
            place = _WAITING
        began = place == _WORKING != self._front.currentIndex()
        self._nothing.sentence.setText(self._why_nothing(state))
        self._front.setCurrentIndex(place)
        if began and state.writing:
            self.working.halt.setFocus(Qt.FocusReason.OtherFocusReason)

    def _why_nothing(self, state: ExportState) -> str:
        return self.tr("Counting was stopped.") if state.stopped else state.fault

    def _show_told(self, state: ExportState) -> None:
        if state.report is not None:
            self.told.say(self._done(state.report), "success")
        elif state.fault and state.stopped:
            act = "" if state.plan else self.tr("Count again")
            self.told.say(state.fault, "neutral", act=act)
        elif state.fault and state.plan is not None:
            self.told.say(state.fault, "danger")
        else:
            self.told.say("")

    def _done(self, report: ExportReport) -> str:
        files = self.tr("%Ln file(s)", "", report.files)
        if report.pictures:
            pictures = self.tr("%Ln image(s)", "", report.pictures)
            files = self.tr("{files} and {images}").format(files=files, images=pictures)
        words = self.tr("{files} lie in {folder} now.")
        said = words.format(files=files, folder=report.folder)
        if report.erased:
            gone = self.tr("Erased on request and not there any more: {names}.")
            said = f"{said} {gone.format(names=', '.join(report.erased[:10]))}"
        return said

    def _show_plan(self, plan: ExportPlan) -> None:
        authors = ", ".join(plan.authors)
        facts = [
            Fact(len(plan.cases), self.tr("works on cases"), self.tr("by {authors}").format(
                authors=authors)),
            Fact(len(plan.images), self.tr("images")),
            Fact(plan.marks, self.tr("marks")),
        ]  # fmt: skip
        if plan.unsubmitted:
            words = self.tr("they are written as they stand")
            facts.append(Fact(plan.unsubmitted, self.tr("not handed in yet"), words, "warning"))
        if plan.withheld:
            words = self.tr("until your own are handed in")
            facts.append(Fact(plan.withheld, self.tr("left out"), words, "warning"))
        if tuple(facts) != self.facts.facts:
            self.facts.show_facts(facts)
        if plan.losses != self._losses.rows or self._lost.currentIndex() == (not plan.losses):
            self._losses.show_rows(plan.losses)
            self._lost.setCurrentIndex(0 if plan.losses else 1)
            self.losses.fit_rows()


def _tone(loss: Loss) -> str:
    return "text_2" if loss.approximate else "warning"
