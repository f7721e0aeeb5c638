"""Tables of a migration: its changes, its counts, and the labels that need a person."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from medannot.domain.lexicon.change import Op
from medannot.services.lexicon_migration import MigrationReport, WorkItem
from medannot.ui.faults import said
from medannot.ui.lexicon.comparing.migration_presenter import ChangeRow
from medannot.ui.lexicon.comparing.words import fate_words, number, op_word
from medannot.ui.widgets.banner import EmptyState
from medannot.ui.widgets.front_stack import FrontStack
from medannot.ui.widgets.row_model import Column, RowModel
from medannot.ui.widgets.table import Table, TableFrame
from medannot.ui.widgets.text import Text

_COUNTS_WIDTH = 380
_ROW, _HEAD = 36, 40

Count = tuple[str, str, str]


class ChangeTable(QWidget):
    """What the table of changes says between two versions, a change a row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RowModel[ChangeRow](
            (
                Column(self.tr("In version"), lambda row: row.version),
                Column(self.tr("What happened"), lambda row: op_word(row.op)),
                Column(self.tr("Terms before"), lambda row: row.old),
                Column(self.tr("Terms after"), self._new),
                Column(self.tr("Who decides for a label"), self._who),
                Column(self.tr("Note"), lambda row: row.note, tone=lambda _row: "text_2"),
            ),
            self,
        )
        self.table = Table(self.tr("Changes between the two versions"), dense=True)
        self.table.setModel(self._model)
        self.table.set_columns(112, 152, 220, 240, 300, None)
        self.table.wrap_cells()
        self._count = Text("", tone="text_3")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(TableFrame(self.table), 1)
        column.addWidget(self._count)

    def show_changes(self, changes: Sequence[ChangeRow]) -> None:
        """Show other changes."""
        self._model.show_rows(changes)
        self.table.fit_rows()
        self._count.setText(self.tr("%Ln change(s)", "", len(changes)))

    def _new(self, row: ChangeRow) -> str:
        if row.new:
            return row.new
        return self.tr("none") if row.op is Op.DROP else self.tr("the same")

    def _who(self, row: ChangeRow) -> str:
        if row.op is Op.DROP and row.auto:
            return self.tr("nobody: labels are kept and flagged")
        if not row.auto:
            return self.tr("a person, for each label")
        if row.condition:
            return self.tr("{condition}; a person where that is not known").format(
                condition=row.condition
            )
        return self.tr("nobody: labels follow")


class ReportView(QWidget):
    """Counts by fate and operation at the left, the work list beside them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fates = self._counts_model(self.tr("Labels"), "")
        self._ops = self._counts_model(self.tr("Automatic"), self.tr("Waiting"))
        self.fates = self._counts_table(self.tr("Labels by what becomes of them"), self._fates)
        self.ops = self._counts_table(self.tr("Labels by operation"), self._ops)
        self.fates.setColumnHidden(2, True)
        self._model = RowModel[WorkItem](
            (
                Column(self.tr("Label"), lambda row: row.label_id),
                Column(self.tr("Finding"), lambda row: row.finding_id),
                Column(self.tr("Term"), _term),
                Column(self.tr("May become"), _candidates),
                Column(self.tr("What to decide"), lambda row: said(row.sentence)),
            ),
            self,
        )
        self.work = Table(self.tr("Labels that need a person"), dense=True)
        self.work.setModel(self._model)
        self.work.set_columns(92, 92, 164, 164, None)
        self.work.wrap_cells()
        self._front = FrontStack()
        self._title = Text("", "ui_strong")
        self._more = Text("", tone="text_2", wrap=True)
        self._lay_out()

    def _counts_model(self, first: str, second: str) -> RowModel[Count]:
        return RowModel[Count](
            (
                Column("", lambda row: row[0]),
                Column(first, lambda row: row[1], right=True, tone=_zero_tone(1)),
                Column(second, lambda row: row[2], right=True, tone=_zero_tone(2)),
            ),
            self,
        )

    @staticmethod
    def _counts_table(name: str, model: RowModel[Count]) -> Table:
        table = Table(name, dense=True)
        table.setModel(model)
        table.set_columns(None, 112, 92, least=150)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.setSelectionMode(Table.SelectionMode.NoSelection)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.share_width()
        return table

    def _lay_out(self) -> None:
        counts = QWidget()
        counts.setFixedWidth(_COUNTS_WIDTH)
        left = QVBoxLayout(counts)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        left.addWidget(TableFrame(self.fates))
        left.addWidget(TableFrame(self.ops))
        left.addWidget(self._more)
        left.addStretch(1)
        nobody = EmptyState("check-circle", self.tr("No label needs a person."))
        self._front.addWidget(TableFrame(self.work))
        self._front.addWidget(nobody)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._title)
        right.addWidget(self._front, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(counts)
        row.addLayout(right, 1)

    def show_report(self, report: MigrationReport) -> None:
        """Show another report."""
        fates = [(fate_words(fate), number(count), "") for fate, count in report.fates.items()]
        fates.append((self.tr("All labels"), number(report.labels), ""))
        self._fates.show_rows(fates)
        met = [one for one in report.by_op if one.automatic or one.waiting]
        ops = [(op_word(one.op), number(one.automatic), number(one.waiting)) for one in met]
        ops.append((self.tr("Only new words"), number(report.untouched), number(0)))
        self._ops.show_rows(ops)
        for table, rows in ((self.fates, fates), (self.ops, ops)):
            table.setFixedHeight(_HEAD + _ROW * len(rows) + 2)
        self._model.show_rows(report.work)
        self.work.fit_rows()
        self._front.setCurrentIndex(0 if report.work else 1)
        self._title.setText(
            self.tr("%Ln label(s) for a person, from {before} to {after}", "", len(report.work))
            .replace("{before}", report.before)
            .replace("{after}", report.after)
        )
        self._show_more(report)

    def _show_more(self, report: MigrationReport) -> None:
        words = ""
        if report.dropped:
            words = self.tr(
                "%Ln label(s) kept and flagged: the term was dropped.", "", report.dropped
            )
        self._more.setText(words)
        self._more.setVisible(bool(words))


def _term(row: WorkItem) -> str:
    return " ".join(part for part in (row.en, row.zh, f"({row.node_id})") if part)


def _candidates(row: WorkItem) -> str:
    return "; ".join(" ".join((one.en, one.zh)).strip() or one.id for one in row.candidates)


def _zero_tone(place: int) -> Callable[[Count], str]:
    return lambda row: "text_3" if row[place] == "0" else ""
