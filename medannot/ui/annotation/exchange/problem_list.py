"""What cannot be read, found or taken in, each with its place, to be read and copied."""

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.domain.errors import Problem
from medannot.domain.wording import one_line
from medannot.ui.annotation.exchange.words import number
from medannot.ui.faults import line, reason
from medannot.ui.widgets.banner import EmptyState
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.front_stack import FrontStack
from medannot.ui.widgets.row_model import Column, RowModel
from medannot.ui.widgets.table import Table, TableFrame
from medannot.ui.widgets.text import Text


class ProblemList(QWidget):
    """Problems, one a row.

    Args:
        title: translated.
        nothing: translated sentence where there are none.
    """

    def __init__(self, title: str, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RowModel[Problem](
            (
                Column(self.tr("Where"), lambda row: one_line(row.file)),
                Column(self.tr("No."), _row, right=True, tone=lambda _row: "text_2"),
                Column(self.tr("What is wrong"), reason),
            ),
            self,
        )
        self.table = Table(title, dense=True)
        self.table.setModel(self._model)
        self.table.set_columns(176, 64, None)
        self.table.wrap_cells()
        self._title, self._count = Text(title, "ui_strong"), Text("", tone="text_3", tabular=True)
        self.copy = Button(self.tr("Copy the list"), "quiet", icon="copy", size="compact")
        self.copy.clicked.connect(lambda _on=False: self._copy())
        self._front = FrontStack()
        self._front.addWidget(TableFrame(self.table))
        self._front.addWidget(TableFrame(EmptyState("check-circle", nothing)))
        head = QHBoxLayout()
        head.setSpacing(8)
        for part in (self._title, self._count):
            head.addWidget(part)
        head.addStretch(1)
        head.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._front, 1)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show other problems."""
        if tuple(problems) != self._model.rows or not self.copy.isVisible():
            self._model.show_rows(problems)
            self.table.fit_rows()
        self._front.setCurrentIndex(0 if problems else 1)
        self._count.setText(number(len(problems)) if problems else "")
        self.copy.setVisible(bool(problems))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what is shown."""
        return self._model.rows

    def showEvent(self, event: QShowEvent) -> None:
        """Measure the rows once the columns have their widths."""
        super().showEvent(event)
        self.table.fit_rows()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(map(line, self._model.rows)))


def _row(problem: Problem) -> str:
    return number(problem.row) if problem.row else "–"
