"""The last steps of an import: what would be written in each case, and what was."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.domain.annotation.attribute_mapping import MappedValue
from medannot.domain.annotation.finding import FindingKind
from medannot.domain.annotation.mapping import How, Mapped
from medannot.domain.annotation.shapes import ShapeFault
from medannot.domain.wording import one_line
from medannot.services.annotation_import_values import CaseChanges, ImportPlan, ImportReport
from medannot.ui.annotation.exchange.import_presenter import ImportState
from medannot.ui.annotation.exchange.parts import Fact, Facts, heading
from medannot.ui.annotation.exchange.problem_list import ProblemList
from medannot.ui.annotation.exchange.words import finding_words, number
from medannot.ui.widgets.banner import EmptyState
from medannot.ui.widgets.fields import CheckBox
from medannot.ui.widgets.front_stack import FrontStack
from medannot.ui.widgets.row_model import Column, RowModel
from medannot.ui.widgets.small import Card
from medannot.ui.widgets.table import Table, TableFrame
from medannot.ui.widgets.text import Text

_NAMED = 20
_KINDS = (FindingKind.REGION, FindingKind.LESION, FindingKind.DIAGNOSIS, FindingKind.MARK)


class ChangesStep(QWidget):
    """Counts, repairs to agree to, the cases, and what stays out; after writing, what was done.

    Signals:
        repair_chosen: (bool) marks are mended, or not.
    """

    repair_chosen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._plan: ImportPlan | None = None
        self._report: ImportReport | None = None
        self._title = Text("", "ui_strong")
        self.facts = Facts(self.tr("What would be written"))
        self.facts.set_middle(220)
        self.repair = CheckBox("")
        self._repair_words = Text("", tone="text_2", wrap=True)
        self._consent = Card(margin=12)
        self._model = RowModel[CaseChanges]((self._case_column(), *self._kind_columns()), self)
        self.cases = Table(self.tr("Cases into which something comes"), dense=True)
        self.cases.setModel(self._model)
        self.cases.set_columns(None, 92, 92, 108, 84, 104, least=90)
        self._cases_title = Text(self.tr("Case by case"), "ui_strong")
        self._nothing = EmptyState("file-text", "")
        self._front = FrontStack()
        self.problems = ProblemList(self.tr("Stays out"), self.tr("Everything comes in."))
        self._lay_out()
        self.repair.clicked.connect(self.repair_chosen)

    def _case_column(self) -> Column[CaseChanges]:
        words = self.tr("Case {number}")
        return Column(self.tr("Case"), lambda row: words.format(number=number(row.case.number)))

    def _kind_columns(self) -> list[Column[CaseChanges]]:
        def column(kind: FindingKind) -> Column[CaseChanges]:
            return Column(
                finding_words(kind), lambda row: _dashed(row.counts.get(kind, 0)), right=True
            )

        added: Column[CaseChanges] = Column(
            self.tr("Added to"), lambda row: _dashed(len(row.known)), right=True
        )
        return [*(column(kind) for kind in _KINDS), added]

    def _lay_out(self) -> None:
        self._consent.body.setSpacing(4)
        self._consent.body.addWidget(self.repair)
        self._consent.body.addWidget(self._repair_words)
        self._front.addWidget(TableFrame(self.cases))
        self._front.addWidget(TableFrame(self._nothing))
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(heading(self._title))
        left.addWidget(self.facts)
        left.addWidget(self._consent)
        left.addSpacing(8)
        left.addWidget(self._cases_title)
        left.addWidget(self._front, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addLayout(left, 1)
        row.addWidget(self.problems, 1)

    def take_focus(self) -> None:
        """Give the keys to what is to be agreed to, or to the cases."""
        first: QWidget = self.repair if self._consent.isVisible() else self.cases
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Measure the rows once the columns have their widths."""
        super().showEvent(event)
        self.cases.fit_rows()

    # Showing

    def show_state(self, state: ImportState) -> None:
        """Show what would be written, or what was."""
        plan, report = state.plan, state.report
        if plan is None or (plan is self._plan and report is self._report):
            return
        self._plan, self._report = plan, report
        facts = self._planned(plan) if report is None else self._written(plan, report)
        self.facts.show_facts([*facts, *self._left(plan)])
        self._title.setText(
            self.tr("Before anything is written") if report is None else self.tr("What was done")
        )
        self._show_consent(plan, state.repair)
        self._model.show_rows(plan.cases)
        self._front.setCurrentIndex(0 if plan.cases else 1)
        self._nothing.sentence.setText(self._why_nothing(plan))
        refused = () if report is None else report.refused
        self.problems.show_problems((*refused, *plan.problems))

    def _planned(self, plan: ImportPlan) -> list[Fact]:
        counts = plan.counts
        words = self.tr("in %Ln case(s)", "", len(plan.cases))
        facts = [
            Fact(sum(counts.values()), self.tr("new findings"), words, "success"),
            *(
                Fact(counts[kind], finding_words(kind).lower())
                for kind in FindingKind
                if counts.get(kind)
            ),
        ]
        if plan.added_to:
            facts.append(Fact(plan.added_to, self.tr("lesions get further attributes")))
        if plan.already:
            facts.append(Fact(plan.already, self.tr("there already"), self.tr("nothing changes")))
        if plan.repaired:
            facts.append(Fact(plan.repaired, self.tr("marks mended")))
        return facts

    def _written(self, plan: ImportPlan, report: ImportReport) -> list[Fact]:
        of = self.tr("of {count} cases").format(count=number(len(plan.cases)))
        facts = [
            Fact(report.findings, self.tr("findings written"), "", "success"),
            Fact(report.cases, self.tr("cases changed"), of),
        ]
        if report.refused:
            facts.append(Fact(len(report.refused), self.tr("cases refused"), "", "danger"))
        return facts

    def _left(self, plan: ImportPlan) -> list[Fact]:
        """Return what was left out by choice, and what could not come in."""
        fates: tuple[Mapped | MappedValue, ...] = (*plan.words, *plan.values)
        out = [one for one in fates if one.how is How.LEFT_OUT]
        facts = []
        if out:
            names = ", ".join(one_line(one.label) for one in out[:_NAMED])
            facts.append(Fact(len(out), self.tr("labels left out"), names, "warning"))
        if plan.beside:
            count = sum(plan.beside.values())
            names = ", ".join(map(one_line, sorted(plan.beside)[:_NAMED]))
            words = self.tr("attributes not taken over")
            facts.append(Fact(count, words, names, "warning"))
        if plan.problems:
            words = self.tr("named at the right")
            facts.append(Fact(len(plan.problems), self.tr("stay out"), words, "warning"))
        return facts

    def _show_consent(self, plan: ImportPlan, repair: bool) -> None:  # noqa: FBT001 - a state's
        outside = plan.mendable.get(ShapeFault.OUTSIDE, 0)
        crossing = plan.mendable.get(ShapeFault.CROSSES_ITSELF, 0)
        asked = bool(outside or crossing or repair) and self._report is None
        self._consent.setVisible(asked)
        self.repair.setText(self.tr("Mend marks, and take them in"))
        self.repair.setChecked(repair)
        parts = []
        if outside:
            words = self.tr("Beyond the edge of the image: {count}; they would end there.")
            parts.append(words.format(count=number(outside)))
        if crossing:
            words = self.tr("Crossing themselves: {count}; what is enclosed would be painted.")
            parts.append(words.format(count=number(crossing)))
        if repair:
            parts.append(self.tr("%Ln mark(s) mended.", "", plan.repaired))
        self._repair_words.setText(" ".join(parts))

    def _why_nothing(self, plan: ImportPlan) -> str:
        if plan.already:
            return self.tr("All of it is there already; nothing would change.")
        return self.tr("Nothing of these files would come in.")


def _dashed(count: int) -> str:
    return number(count) if count else "–"
