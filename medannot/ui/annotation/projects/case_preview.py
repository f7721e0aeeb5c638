"""What images become: how many cases, the first of them, and what is left out."""

from dataclasses import dataclass

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from medannot.domain.wording import one_line
from medannot.services.annotation_values import DraftCase, ProjectDraft
from medannot.ui import faults
from medannot.ui.annotation.projects.form_presenter import FormState, Work
from medannot.ui.annotation.projects.words import distance_words
from medannot.ui.widgets.banner import Banner, EmptyState
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.front_stack import FrontStack
from medannot.ui.widgets.row_model import Column, RowModel
from medannot.ui.widgets.small import Card, ProgressLine
from medannot.ui.widgets.table import Table
from medannot.ui.widgets.text import Text

_FIRST_CASES, _MOST_REFUSED, _MOST_NAMED = 100, 200, 6
_REFUSED_HEIGHT = 176


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    case: DraftCase


class CasePreview(Card):
    """Shows a draft, or how far the look at its images is.

    Signals:
        stop_wanted: the work is to be stopped.
        look_wanted: the images are to be looked at again.
    """

    stop_wanted = Signal()
    look_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._shown: ProjectDraft | None = None
        self._sum = Text("", tone="text_2", wrap=True, tabular=True)
        self._model = RowModel[_Row](
            (
                Column(self.tr("Case"), lambda row: QLocale().toString(row.number), right=True),
                Column(self.tr("Images"), lambda row: _count(row.case), right=True),
                Column(self.tr("Which, in their order"), _images),
            ),
            self,
        )
        self.table = Table(self.tr("First cases"), dense=True)
        self.table.setModel(self._model)
        self.table.set_columns(72, 80, None)
        self.table.setSelectionMode(Table.SelectionMode.NoSelection)
        self._refused_model = RowModel[str]((Column(self.tr("Left out"), lambda row: row),), self)
        self.refused = Table(self.tr("Images that are left out"), dense=True)
        self.refused.setModel(self._refused_model)
        self.refused.set_columns(None)
        self.refused.wrap_cells()
        self.refused.setMaximumHeight(_REFUSED_HEIGHT)
        self._notes = Banner("", "neutral")
        self._nothing = EmptyState("image", self.tr("Choose images; their cases are shown here."))
        self._stopped = EmptyState(
            "image",
            self.tr("Looking at the images was stopped; nothing of it is kept."),
            self.tr("Look again"),
            kind="normal",
        )
        self._stopped.acted.connect(self.look_wanted)
        self._front = FrontStack()
        for view in (self._nothing, self._stopped, self.table):
            self._front.addWidget(view)
        self.body.addWidget(Text(self.tr("What they become"), "section"))
        self.body.addWidget(self._sum)
        self.body.addWidget(self._make_running())
        self.body.addWidget(self._front, 1)
        self.body.addWidget(self.refused)
        self.body.addWidget(self._notes)
        for part in (self._sum, self.refused, self._notes):
            part.hide()

    def _make_running(self) -> QWidget:
        self._running = QWidget()
        row = QHBoxLayout(self._running)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self._said = Text("", tabular=True)
        self._line = ProgressLine()
        self.stop = Button(self.tr("Stop"), size="compact")
        self.stop.clicked.connect(lambda _on=False: self.stop_wanted.emit())
        row.addWidget(self._said)
        row.addWidget(self._line, 1)
        row.addWidget(self.stop)
        self._running.hide()
        return self._running

    def show_state(self, state: FormState) -> None:
        """Show what there is."""
        self._show_running(state)
        draft = state.draft
        front = self._nothing if draft is None else self.table
        self._front.setCurrentWidget(self._stopped if state.stopped and draft is None else front)
        if draft is self._shown:
            return
        self._shown = draft
        rows = draft.cases[:_FIRST_CASES] if draft is not None else ()
        self._model.show_rows([_Row(number, one) for number, one in enumerate(rows, start=1)])
        refused = draft.refused if draft is not None else ()
        self._refused_model.show_rows([faults.line(one) for one in refused[:_MOST_REFUSED]])
        self.refused.fit_rows()
        self.refused.setVisible(bool(refused))
        self._sum.setText(self._sum_words(draft) if draft is not None else "")
        self._sum.setVisible(draft is not None)
        notes = " ".join(faults.said(note) for note in draft.notes) if draft is not None else ""
        self._notes.say(notes)

    def _show_running(self, state: FormState) -> None:
        self._running.setVisible(bool(state.work))
        number = QLocale().toString
        looking = self.tr("Looking at the images")
        words = looking if state.work is Work.LOOKING else self.tr("Making the project")
        if state.total:
            # Each file is looked at, then taken in.
            of = 2 if state.work is Work.LOOKING else 1
            words = self.tr("{what}  {done} of {total}").format(
                what=words,
                done=number(-(-state.done // of)),
                total=number(state.total // of),
            )
        self._said.setText(words)
        self._line.set_progress(state.done, state.total)

    def _sum_words(self, draft: ProjectDraft) -> str:
        cases = self.tr("%Ln case(s)", "", len(draft.cases))
        images = self.tr("%Ln image(s)", "", draft.images)
        words = [self.tr("{cases}, {images}.").format(cases=cases, images=images)]
        if draft.repeated:
            words.append(self.tr("%Ln image(s) came twice and are taken once.", "", draft.repeated))
        if draft.refused:
            words.append(self.tr("%Ln file(s) cannot be taken in.", "", len(draft.refused)))
        if len(draft.cases) > _FIRST_CASES:
            words.append(self.tr("The first %Ln case(s) are listed.", "", _FIRST_CASES))
        return " ".join(words)


def _count(case: DraftCase) -> str:
    return QLocale().toString(len(case.images))


def _images(row: _Row) -> str:
    """Return what a case's images are: its name, how far they were taken, and their files."""
    images = row.case.images
    names = [one_line(one.called) for one in images[:_MOST_NAMED] if one.called]
    more = "…" if len(images) > _MOST_NAMED else ""
    parts = (
        row.case.name,
        distance_words(one.distance for one in images[:_MOST_NAMED]),
        ", ".join(names) + more,
    )
    return "  ·  ".join(part for part in parts if part)
