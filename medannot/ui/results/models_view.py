"""The models of a study or set: scores, what was read by machine, and figures typed by hand."""

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStyleOptionViewItem, QVBoxLayout, QWidget

from medannot.domain.model_answers.values import RunKind
from medannot.ui.actions import ActionRegistry, caption, key_caption, tooltip
from medannot.ui.results.tables import ScoreCell, paint_two_lines
from medannot.ui.results.whole_table import WholeTable
from medannot.ui.results.words import percent, spoken_cell
from medannot.ui.widgets.banner import Banner, EmptyState
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.cells import paint_ground
from medannot.ui.widgets.front_stack import FrontStack
from medannot.ui.widgets.row_model import VALUE_ROLE, Column, RowModel
from medannot.ui.widgets.table import RowDelegate, TableFrame
from medannot.ui.widgets.text import Text

if TYPE_CHECKING:
    from medannot.domain.model_answers.rows import ModelResultsTable, ModelRow

Index = QModelIndex | QPersistentModelIndex

_HEIGHT = 52
_MEAN, _READ, _SOURCE = 1, 3, 8
_NAME = 180
_LEAST_WIDTHS = (110, 96, 96, 90, 90, 90, 90, 130)


class ModelsView(QWidget):
    """Shows a row for each model, and the ways to more.

    Args:
        actions: hold those of the page.

    Signals:
        unread_wanted: somebody wants to read the unread answers.
        take_in_wanted: somebody wants to take a model's answers in.
    """

    unread_wanted = Signal()
    take_in_wanted = Signal()

    def __init__(self, actions: ActionRegistry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scored, self.typed = ModelTable(), TypedTable()
        self.share = Text("", tone="text_2", wrap=True, tabular=True)
        self._typed_head = Text(self.tr("Figures typed by hand; not scored here"), "section")
        self.unread = self._button(actions, "results.unread", self.unread_wanted)
        self.take_in = self._button(actions, "results.take_in", self.take_in_wanted)
        self.more = Button(self.tr("More"), icon="dots-three", size="compact")
        bar = QHBoxLayout()
        bar.setSpacing(12)
        bar.addWidget(self.share, 1)
        bar.addWidget(self.unread)
        bar.addWidget(self.take_in)
        bar.addWidget(self.more)
        self.left_out = Banner()
        self.left_out.hide()
        self.empty = EmptyState(
            "robot",
            self.tr(
                "No model has answered this set yet. Take in a file of a model's answers; a figure "
                "that was read elsewhere is typed in under More."
            ),
            self.tr("Take in a file…"),
        )
        self.empty.acted.connect(self.take_in_wanted)
        self._front = FrontStack()
        self._front.addWidget(self.empty)
        self._front.addWidget(self._make_tables())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(bar)
        column.addWidget(self.left_out)
        column.addWidget(self._front, 1)

    def _make_tables(self) -> QWidget:
        self._scored_frame, self._typed_frame = TableFrame(self.scored), TableFrame(self.typed)
        tables = QWidget()
        column = QVBoxLayout(tables)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._scored_frame)
        column.addWidget(self._typed_head)
        column.addWidget(self._typed_frame)
        column.addStretch(1)
        return tables

    @staticmethod
    def _button(actions: ActionRegistry, name: str, wanted: SignalInstance) -> Button:
        spec = actions[name]
        button = Button(caption(spec), "normal", key=key_caption(spec.keys[0]), size="compact")
        button.setToolTip(tooltip(spec))
        button.clicked.connect(lambda _checked=False: wanted.emit())
        return button

    def show_models(self, models: "ModelResultsTable | None") -> None:
        """Show other models."""
        rows = models.rows if models else ()
        typed = [row for row in rows if row.kind is RunKind.TYPED]
        scored = [row for row in rows if row.kind is not RunKind.TYPED]
        self._front.setCurrentIndex(1 if rows else 0)
        self.scored.show_rows(scored)
        self._scored_frame.setVisible(bool(scored))
        self.typed.show_rows(typed)
        self._typed_head.setVisible(bool(typed))
        self._typed_frame.setVisible(bool(typed))
        self.unread.setEnabled(bool(models and models.unread))
        for button in (self.take_in, self.more):
            button.setEnabled(bool(models and models.set_name))
        self.share.setText(self._share_line(models))
        self.left_out.say(self._left_out_line(models.changed if models else 0))

    def _left_out_line(self, changed: int) -> str:
        if not changed:
            return ""
        return self.tr(
            "Left out of every figure: %Ln answer(s) of models to questions that have other words, "
            "options or images in this version of the set.",
            "",
            changed,
        )

    def chosen(self) -> "ModelRow | None":
        """Return the row in front: of the table that has the focus, else of what was scored."""
        first, other = self.scored, self.typed
        if other.hasFocus() or first.chosen() is None:
            return other.chosen() or first.chosen()
        return first.chosen()

    def _share_line(self, models: "ModelResultsTable | None") -> str:
        rows = models.rows if models else ()
        if not rows:
            return ""
        counts = [row.counts for row in rows if row.counts and not row.judge]
        choices = sum(one.choices for one in counts)
        if models is None or not counts:
            return ""
        if not choices:
            return self.tr("These answers are to open questions: their text is the answer.")
        said = self.tr(
            "The machine read {share} % of {choices} answers with options ({rule}). Waiting for a "
            "person to read: {unread}."
        )
        return said.format(
            share=percent(sum(one.by_machine for one in counts) / choices),
            choices=QLocale().toString(choices),
            rule=" / ".join(sorted({row.rule for row in rows if row.rule})),
            unread=QLocale().toString(models.unread),
        )


class ReadCell(RowDelegate):
    """Paints a share in strong type, and below it of how many answers it is."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell."""
        lines = index.data(VALUE_ROLE)
        if not isinstance(lines, tuple):
            super().paint(painter, option, index)
            return
        paint_ground(painter, option)
        paint_two_lines(painter, option.rect, *lines)


class ModelTable(WholeTable):
    """A row for each model whose answers were scored here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Models"))
        columns: list[Column[ModelRow]] = [
            Column(self.tr("Model"), self._named),
            Column(
                self.tr("Mean, %"),
                lambda row: spoken_cell(row.overall) if row.overall else "",
                right=True,
                value=lambda row: row.overall,
            ),
            Column(
                self.tr("Answers"),
                lambda row: (
                    f"{row.overall.n if row.overall else 0} / {QLocale().toString(row.items)}"
                ),
                right=True,
            ),
            Column(self.tr("Read by machine"), self._read, right=True, value=self._read_lines),
            Column(self.tr("By a person"), lambda row: self._count(row, "by_person"), right=True),
            Column(self.tr("Unread"), lambda row: self._count(row, "unread"), right=True),
            Column(self.tr("Unreadable"), lambda row: self._count(row, "unreadable"), right=True),
            Column(self.tr("No answer"), lambda row: self._count(row, "no_answer"), right=True),
            Column(self.tr("Source"), lambda row: row.source or row.file_name),
        ]
        self._rows: RowModel[ModelRow] = RowModel(columns, self)
        self.setModel(self._rows)
        self.verticalHeader().setDefaultSectionSize(_HEIGHT)
        self.setItemDelegateForColumn(_MEAN, ScoreCell(self))
        self.setItemDelegateForColumn(_READ, ReadCell(self))
        self.set_columns(None, *_LEAST_WIDTHS, least=_NAME)

    def _named(self, row: "ModelRow") -> str:
        if not row.judge:
            return row.model
        return self.tr("{model}, open answers graded by {judge}").format(
            model=row.model, judge=row.judge
        )

    def _read(self, row: "ModelRow") -> str:
        counts = row.counts
        if counts is None or counts.share is None:
            return "–"
        return self.tr("{read} of {choices} ({share} %)").format(
            read=QLocale().toString(counts.by_machine),
            choices=QLocale().toString(counts.choices),
            share=percent(counts.share),
        )

    def _read_lines(self, row: "ModelRow") -> tuple[str, str] | None:
        counts = row.counts
        if counts is None or counts.share is None:
            return None
        share = self.tr("{share} %").format(share=percent(counts.share))
        of = self.tr("{read} of {choices}").format(
            read=QLocale().toString(counts.by_machine), choices=QLocale().toString(counts.choices)
        )
        return share, of

    @staticmethod
    def _count(row: "ModelRow", name: str) -> str:
        return QLocale().toString(int(getattr(row.counts, name))) if row.counts else "–"

    def chosen(self) -> "ModelRow | None":
        """Return the row that is chosen, or None."""
        row = self.chosen_row()
        return None if row is None else self._rows.row_at(row)

    def show_rows(self, rows: "list[ModelRow]") -> None:
        """Show other models."""
        self._rows.show_rows(rows)
        self._fit()
        if rows:
            self.select_row(0)

    def _fit(self) -> None:
        """Give figures what they ask for, then names what is left, then sources."""
        asked = [
            max(least, self.width_of(column))
            for column, least in enumerate(_LEAST_WIDTHS[:-1], start=1)
        ]
        for column, width in enumerate(asked, start=1):
            self.setColumnWidth(column, width)
        left = self.viewport().width() - sum(asked) - max(_NAME, self.width_of(0))
        source = min(max(left, _LEAST_WIDTHS[-1]), max(self.width_of(_SOURCE), _LEAST_WIDTHS[-1]))
        self.setColumnWidth(_SOURCE, source)
        self.share_width()
        self.show_all()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._fit()


class TypedTable(WholeTable):
    """A row for each figure that was typed by hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Figures typed by hand; not scored here"))
        columns: list[Column[ModelRow]] = [
            Column(self.tr("Model"), lambda row: row.model),
            Column(self.tr("Typed, %"), lambda row: percent(row.score), right=True),
            Column(self.tr("Answers"), lambda row: QLocale().toString(row.n or 0), right=True),
            Column(self.tr("Source"), lambda row: row.source),
        ]
        self._rows: RowModel[ModelRow] = RowModel(columns, self)
        self.setModel(self._rows)
        self.set_columns(220, 110, 110, None)

    def chosen(self) -> "ModelRow | None":
        """Return the row that is chosen, or None."""
        row = self.chosen_row()
        return None if row is None else self._rows.row_at(row)

    def show_rows(self, rows: "list[ModelRow]") -> None:
        """Show other figures."""
        self._rows.show_rows(rows)
        self.share_width()
        self.show_all()
