"""How far a project is, who annotates it, and what it asks."""

import re

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from medannot.domain.annotation.gallery import CaseState, PersonProgress
from medannot.domain.annotation.project import DiagnosisScope, Schema
from medannot.services.annotation_values import ProjectStatus
from medannot.ui.annotation.projects.manage_presenter import ManageState
from medannot.ui.annotation.projects.words import asked_words, level_words
from medannot.ui.bench.words import step_words
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.cells import ProgressCell
from medannot.ui.widgets.fields import FormRow, LineField
from medannot.ui.widgets.figures import Figure, figure_row
from medannot.ui.widgets.row_model import Column, RowModel
from medannot.ui.widgets.small import Card
from medannot.ui.widgets.table import Table, TableFrame
from medannot.ui.widgets.text import Text

_SCHEMA_WIDTH, _LEAST_TABLE = 400, 200
_HANDED_IN = 3


class ProgressView(QWidget):
    """Shows figures, annotators and schema; gives cases to people.

    Signals:
        assign_wanted: (codes) the cases are to be given to these.
    """

    assign_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.done = Figure(self.tr("Cases done"))
        self.partly = Figure(self.tr("Handed in by some"))
        self.open = Figure(self.tr("Open"))
        self.disagreeing = Figure(self.tr("Disagreement"))
        self._model = RowModel[PersonProgress](self._columns(), self)
        self.people = Table(self.tr("Annotators"), dense=True)
        self.people.setModel(self._model)
        self.people.setItemDelegateForColumn(_HANDED_IN, ProgressCell(self.people))
        self.people.set_columns(None, 88, 88, 260, least=120)
        self.codes = LineField(self.tr("Such as ann-01, ann-02"), name=self.tr("Give the cases to"))
        self.give = Button(self.tr("Give out"))
        self._why = Text("", tone="text_2", wrap=True)
        self._rows = QFormLayout()
        self._people = ""
        self._lay_out()
        self.give.clicked.connect(lambda _on=False: self._want())
        self.codes.returnPressed.connect(self._want)
        self.codes.textEdited.connect(lambda _text: self._row.set_error(""))

    def _columns(self) -> tuple[Column[PersonProgress], ...]:
        number = QLocale().toString
        return (
            Column(self.tr("Annotator"), lambda row: row.code),
            Column(self.tr("Cases"), lambda row: number(row.total), right=True),
            Column(self.tr("Begun"), lambda row: number(row.begun), right=True),
            Column(
                self.tr("Handed in"),
                lambda row: self.tr("{done} of {total}").format(
                    done=number(row.submitted), total=number(row.total)
                ),
                value=lambda row: (row.submitted, row.total),
            ),
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(figure_row(self.done, self.partly, self.open, self.disagreeing))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._make_people(), 1)
        row.addWidget(self._make_schema())
        column.addLayout(row, 1)

    def _make_people(self) -> QWidget:
        card = Card()
        card.body.addWidget(Text(self.tr("Annotators"), "section"))
        self.people.setMinimumHeight(_LEAST_TABLE)
        card.body.addWidget(TableFrame(self.people), 1)
        place = QWidget()
        line = QHBoxLayout(place)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.codes, 1)
        line.addWidget(self.give)
        self._row = FormRow(self.tr("Give the cases to"), place)
        card.body.addWidget(self._row)
        card.body.addWidget(self._why)
        return card

    def _make_schema(self) -> QWidget:
        card = Card()
        card.setFixedWidth(_SCHEMA_WIDTH)
        card.body.addWidget(Text(self.tr("What is asked"), "section"))
        inner = QWidget()
        inner.setObjectName("canvas")
        inner.setLayout(self._rows)
        self._rows.setContentsMargins(0, 0, 8, 0)
        self._rows.setHorizontalSpacing(16)
        self._rows.setVerticalSpacing(12)
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        card.body.addWidget(area, 1)
        return card

    def show_state(self, state: ManageState) -> None:
        """Show a project."""
        status = state.status
        if status is None:
            return
        self._show_figures(status)
        if status.people != self._model.rows:
            self._model.show_rows(status.people)
        codes = ", ".join(one.code for one in status.people)
        if codes != self._people or not self.codes.text():
            # What others gave out meanwhile comes in; what is being typed stays otherwise.
            self._people = codes
            self.codes.setText(codes)
        self._row.setVisible(not state.begun)
        self.give.setEnabled(not state.begun and not state.working)
        each = self.tr("Each case goes to %Ln annotator(s), as evenly as it can be.", "",
                       status.project.schema.annotators)  # fmt: skip
        begun = self.tr("Work has begun, so that cases and annotators stay as they are.")
        anew = self.tr("Name all of them; giving out again draws anew, until work begins.")
        self._why.setText(begun if state.begun else f"{each} {anew}")
        self._show_schema(status.project.schema, status.project.seed, state.required)

    def _show_figures(self, status: ProjectStatus) -> None:
        number = QLocale().toString
        of = self.tr("of {total}").format(total=number(status.cases))
        images = self.tr("%Ln image(s) in all", "", status.images)
        self.done.say(number(status.states[CaseState.DONE]), of)
        self.partly.say(number(status.states[CaseState.PARTLY]), of)
        self.open.say(number(status.states[CaseState.OPEN]), images)
        named = self.tr("of the cases handed in by two or more")
        self.disagreeing.say(number(status.disagreeing), named)

    def _show_schema(self, schema: Schema, seed: int, required: tuple[str, ...]) -> None:
        while self._rows.rowCount():
            self._rows.removeRow(0)
        by_case = schema.diagnosis_scope is DiagnosisScope.CASE
        scope = self.tr("the case") if by_case else self.tr("each image")
        closed = self.tr("Yes: what is not marked is not there")
        rows = [
            (self.tr("Steps"), ", ".join(step_words(step) for step in schema.steps)),
            (self.tr("Lexicon"), schema.lexicon.replace("@", "  ")),
            *((asked_words(asked), level_words(depths)) for asked, depths in schema.levels),
            (self.tr("Each lesion needs"), ", ".join(required) or self.tr("Nothing")),
            (self.tr("Diagnosis, advice of"), scope),
            (self.tr("Closed world"), closed if schema.closed_world else self.tr("No")),
            (self.tr("Annotators a case"), QLocale().toString(schema.annotators)),
            (self.tr("Seed"), str(seed)),
        ]
        for label, words in rows:
            self._rows.addRow(Text(label, tone="text_2"), Text(words, wrap=True))

    def _want(self) -> None:
        if not self.give.isEnabled():
            return
        codes = tuple(filter(None, re.split(r"[,，、;；\s]+", self.codes.text())))
        self._row.set_error("" if codes else self.tr("Name at least one annotator."))
        self.codes.set_error(not codes)
        if codes:
            self.assign_wanted.emit(codes)

    def take_focus(self) -> None:
        """Give the keys to the annotators."""
        (self.people if self._model.rows else self.codes).setFocus(Qt.FocusReason.OtherFocusReason)
