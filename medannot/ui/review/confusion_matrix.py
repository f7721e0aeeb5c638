"""The commonest confusions as a matrix: what was said down, what it was corrected to across."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from medannot.statistics.label_confusions import Confusion
from medannot.ui import theme
from medannot.ui.review.report_tables import Words
from medannot.ui.review.words import node_words, number
from medannot.ui.widgets.cells import paint_ground
from medannot.ui.widgets.grounds import readable, step_of_ramp
from medannot.ui.widgets.row_model import VALUE_ROLE, Column, RowModel
from medannot.ui.widgets.table import RowDelegate, Table

Index = QModelIndex | QPersistentModelIndex

MOST = 5
"""Terms down and across; the list beside it holds all."""

_WIDTH, _STEPS = 92, 4


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """What a term was corrected to.

    Attributes:
        counts: by the columns of the matrix.
    """

    was: str
    counts: tuple[int, ...]


def matrix_of(rows: Sequence[Confusion]) -> tuple[tuple[str, ...], tuple[MatrixRow, ...]]:
    """Return the terms that were corrected to most often, and the rows of those corrected most."""
    down: Counter[str] = Counter()
    across: Counter[str] = Counter()
    for one in rows:
        down[one.was] += one.count
        across[one.becomes] += one.count
    columns = tuple(node for node, _many in across.most_common(MOST))
    counts = {(one.was, one.becomes): one.count for one in rows}
    return columns, tuple(
        MatrixRow(was, tuple(counts.get((was, becomes), 0) for becomes in columns))
        for was, _many in down.most_common(MOST)
    )


def _counts(place: int, title: str) -> Column[MatrixRow]:
    def count(row: MatrixRow) -> int:
        return row.counts[place]

    return Column(title, lambda row: number(count(row)), right=True, value=count)


class ConfusionMatrix(Table):
    """Shows the commonest confusions; the more often, the stronger the ground of the count."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", dense=True, parent=parent)
        self.setAccessibleName(self.tr("Matrix of the commonest confusions"))
        self.rows_model: RowModel[MatrixRow] = RowModel((), self)
        self.setModel(self.rows_model)
        self._cell = _CountCell(self)

    def show_rows(self, rows: Sequence[Confusion], words: Words) -> None:
        """Show other confusions."""
        nodes, shown = matrix_of(rows)
        self._cell.most = max((max(row.counts, default=0) for row in shown), default=0)

        def was(row: MatrixRow) -> str:
            return node_words(words.get(row.was), row.was)

        columns = [
            Column(self.tr("Was ↓  Corrected to →"), was),
            *(_counts(place, node_words(words.get(one), one)) for place, one in enumerate(nodes)),
        ]
        self.rows_model.show_rows(shown, columns)
        for place in range(1, len(columns)):
            self.setItemDelegateForColumn(place, self._cell)
        self.set_columns(None, *(_WIDTH for _node in nodes), least=180)


class _CountCell(RowDelegate):
    """Paints a count on a ground; nothing where nothing was corrected so."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.most = 0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        count = index.data(VALUE_ROLE)
        paint_ground(painter, option)
        box = QRect(option.rect).adjusted(4, 3, -4, -4)
        if not isinstance(count, int) or not count:
            return
        ground = step_of_ramp(round(_STEPS * count / max(self.most, 1)))
        painter.fillRect(box, ground)
        painter.setFont(theme.current().font("ui_strong", tabular=True))
        painter.setPen(readable(ground))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(index.data()))
