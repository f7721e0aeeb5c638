"""The second step of an import: which images of the files are images of the project."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.domain.wording import one_line
from medannot.services.annotation_import_values import FoundImage, ImportPlan
from medannot.ui.annotation.exchange.import_presenter import ImportState
from medannot.ui.annotation.exchange.parts import Fact, Facts, heading
from medannot.ui.annotation.exchange.problem_list import ProblemList
from medannot.ui.annotation.exchange.words import number
from medannot.ui.faults import said
from medannot.ui.widgets.row_model import Column, RowModel
from medannot.ui.widgets.table import Table, TableFrame
from medannot.ui.widgets.text import Text


class ImagesStep(QWidget):
    """Counts, the images by name, and what could not be read."""

    def __init__(self) -> None:
        super().__init__()
        self._plan: ImportPlan | None = None
        self.facts = Facts(self.tr("What the files hold"))
        self.facts.set_middle(260)
        self._model = RowModel[FoundImage](
            (
                Column(self.tr("Image in the files"), lambda row: one_line(row.name)),
                Column(self.tr("Marks"), lambda row: number(row.marks), right=True),
                Column(self.tr("In the project"), self._own, tone=_tone),
            ),
            self,
        )
        self.images = Table(self.tr("Images of the files"), dense=True)
        self.images.setModel(self._model)
        self.images.set_columns(200, 76, None)
        self.images.wrap_cells()
        self.problems = ProblemList(
            self.tr("Not read"), self.tr("Everything in the files could be read.")
        )
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(heading(Text(self.tr("What the files hold"), "ui_strong")))
        left.addWidget(self.facts)
        left.addSpacing(8)
        left.addWidget(Text(self.tr("Images"), "ui_strong"))
        left.addWidget(TableFrame(self.images), 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addLayout(left, 1)
        row.addWidget(self.problems, 1)

    def take_focus(self) -> None:
        """Give the keys to the images."""
        self.images.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Measure the rows once the columns have their widths."""
        super().showEvent(event)
        self.images.fit_rows()

    def show_state(self, state: ImportState) -> None:
        """Show what was found."""
        plan = state.plan
        if plan is None or plan is self._plan:
            return
        self._plan = plan
        lost = [one for one in plan.found if not one.own]
        by_size = sum(one.by_size for one in plan.found)
        marks = sum(one.marks for one in plan.found)
        alone = sum(one.marks for one in lost)
        known = self.tr("{count} by their size alone").format(count=number(by_size))
        facts = [
            Fact(
                plan.images,
                self.tr("images found in the project"),
                known if by_size else "",
                "success",
            ),
            Fact(
                len(lost),
                self.tr("images not found"),
                self.tr("their marks stay out") if alone else "",
                "warning" if lost else "",
            ),
            Fact(marks - alone, self.tr("marks on images found")),
            Fact(alone, self.tr("on images not found"), "", "warning" if alone else ""),
        ]
        self.facts.show_facts(facts)
        # What is missing is read first.
        self._model.show_rows(sorted(plan.found, key=lambda one: bool(one.own)))
        self.images.fit_rows()
        self.problems.show_problems(state.unread)

    def _own(self, row: FoundImage) -> str:
        if not row.own:
            return said(row.why) if row.why is not None else self.tr("not found")
        if row.by_size:
            return self.tr("{name}, by its size alone").format(name=row.own)
        return row.own


def _tone(row: FoundImage) -> str:
    if not row.own:
        return "warning"
    return "warning" if row.by_size else ""
