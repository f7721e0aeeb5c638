"""What is wrong with a file: sheet, row, column and sentence, to be read and copied."""

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.domain.errors import Problem
from medannot.domain.wording import one_line
from medannot.ui.faults import reason
from medannot.ui.lexicon.comparing.words import number
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.row_model import Column, RowModel
from medannot.ui.widgets.table import Table, TableFrame
from medannot.ui.widgets.text import Text

_SHEET_MARK = ", sheet "


class ProblemTable(QWidget):
    """The faults of one file, one a row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RowModel[Problem](
            (
                Column(self.tr("Sheet"), sheet_of, tone=lambda _row: "text_2"),
                Column(self.tr("Row"), row_of, right=True),
                Column(self.tr("Column"), column_of, tone=lambda _row: "text_2"),
                Column(self.tr("What is wrong"), reason),
            ),
            self,
        )
        self.table = Table(self.tr("What is wrong with the file"), dense=True)
        self.table.setModel(self._model)
        self.table.set_columns(150, 72, 150, None)
        self.table.wrap_cells()
        self._count = Text("", tone="text_2")
        self.copy = Button(self.tr("Copy"), icon="copy")
        self.copy.clicked.connect(lambda _checked=False: self._copy())
        foot = QHBoxLayout()
        foot.addWidget(self._count, 1)
        foot.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(TableFrame(self.table), 1)
        column.addLayout(foot)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show other faults."""
        if tuple(problems) == self._model.rows:
            return
        self._model.show_rows(problems)
        named = any(_SHEET_MARK in problem.file for problem in problems)
        self.table.setColumnHidden(0, not named)
        self.table.fit_rows()
        self._count.setText(self.tr("%Ln fault(s); nothing was taken over.", "", len(problems)))

    def showEvent(self, event: QShowEvent) -> None:
        """Measure the rows once the columns have their widths."""
        super().showEvent(event)
        self.table.fit_rows()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(copied(self._model.rows))


def sheet_of(problem: Problem) -> str:
    """Return the sheet of a workbook; of other files their name."""
    return one_line(problem.file.rpartition(_SHEET_MARK)[2])


def row_of(problem: Problem) -> str:
    """Return the row, or a dash where the whole sheet is meant."""
    return number(problem.row) if problem.row else "–"


def column_of(problem: Problem) -> str:
    """Return the column, where one is meant."""
    return one_line(str(problem.details.get("column", "")))


def copied(problems: Sequence[Problem]) -> str:
    """Return faults as lines with tabs, as a spreadsheet takes them."""
    return "\n".join(
        "\t".join((sheet_of(one), str(one.row) if one.row else "", column_of(one), reason(one)))
        for one in problems
    )
