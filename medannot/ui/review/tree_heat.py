"""The tree of a lexicon as a heat map: each reviewed node's cell, as dark as it is often wrong.

What lies below a node is rolled up to it, so that a folded branch still shows its errors. The rate
stands on its ground and the counts beside it: the ground alone says nothing that is not written.
"""

import itertools
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyleOptionViewItem, QWidget

from medannot.services.review_tree import TreeRow
from medannot.ui import icons, theme
from medannot.ui.review.words import THIN, node_words, number, percent, plain
from medannot.ui.widgets.cells import paint_ground
from medannot.ui.widgets.grounds import readable, step_of_ramp
from medannot.ui.widgets.row_model import VALUE_ROLE, Column, RowModel
from medannot.ui.widgets.table import RowDelegate, Table

Index = QModelIndex | QPersistentModelIndex

STEPS = (0.02, 0.05, 0.10, 0.20)
"""Error rates at which the next darker ground begins."""

_INDENT, _CARET, _PAD = 20, 14, 12
_LABELS, _HEAT, _COUNTS = 76, 92, (92, 86, 78)
_MOST_OPEN = 60
_ERRORS = 2
"""The column whose ground tells what stands in it."""


def step_of(rate: float) -> int:
    """Return the ground of an error rate, 0 to 4."""
    return sum(rate >= begin for begin in STEPS)


class TreeHeat(Table):
    """Shows reviewed nodes with all above them; Left and Right fold and unfold.

    Signals:
        node_chosen: (TreeRow) a node came under the cursor.
    """

    node_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", dense=True, parent=parent)
        self.setAccessibleName(self.tr("Errors in the tree of terms"))
        self._all: tuple[TreeRow, ...] = ()
        self._parents: frozenset[str] = frozenset()
        self._folded: set[str] = set()
        self.rows_model: RowModel[TreeRow] = RowModel(self._columns(), self)
        self.setModel(self.rows_model)
        self.setItemDelegateForColumn(0, _TermCell(self))
        self.setItemDelegateForColumn(_ERRORS, _HeatCell(self))
        self.set_columns(None, _LABELS, _HEAT, *_COUNTS, least=180)
        self.selectionModel().currentRowChanged.connect(self._tell)

    def _columns(self) -> list[Column[TreeRow]]:
        def count(title: str, of: str) -> Column[TreeRow]:
            return Column(
                title,
                lambda row: number(getattr(row, of)),
                right=True,
                tone=lambda row: "text_2" if getattr(row, of) else "text_3",
            )

        return [
            Column(self.tr("Term"), _name, value=lambda row: row),
            count(self.tr("Labels"), "reviewed"),
            Column(
                self.tr("Errors"),
                lambda row: f"{plain(row.error_rate)}{THIN}%",
                right=True,
                value=lambda row: row,
            ),
            count(self.tr("Changed"), "changed"),
            count(self.tr("Deleted"), "deleted"),
            count(self.tr("Added"), "added"),
        ]

    def show_tree(self, rows: Sequence[TreeRow]) -> None:
        """Show another tree; a large one comes folded below its second level."""
        self._all = tuple(rows)
        self._parents = frozenset(row.parent for row in rows)
        large = len(rows) > _MOST_OPEN
        self._folded = {row.node for row in rows if large and row.depth and self.is_branch(row)}
        self._show()
        if self._all:
            self.select_row(0)

    def is_branch(self, row: TreeRow) -> bool:
        """Tell whether reviewed nodes lie below a node."""
        return row.node in self._parents

    def is_folded(self, row: TreeRow) -> bool:
        """Tell whether those are hidden."""
        return row.node in self._folded

    def below(self, row: TreeRow) -> tuple[TreeRow, ...]:
        """Return a node and all below it."""
        place = self._all.index(row)
        after = self._all[place + 1 :]
        end = next((n for n, one in enumerate(after) if one.depth <= row.depth), len(after))
        return (row, *after[:end])

    def chosen(self) -> TreeRow | None:
        """Return the chosen node."""
        row = self.chosen_row()
        return self.rows_model.row_at(row) if row is not None else None

    def turn(self, row: TreeRow) -> None:
        """Fold a branch, or unfold it."""
        if not self.is_branch(row):
            return
        self._folded.symmetric_difference_update({row.node})
        self._show()
        self.select_row(self.rows_model.rows.index(row))

    def _show(self) -> None:
        shown, hidden_below = [], None
        for row in self._all:
            if hidden_below is not None and row.depth > hidden_below:
                continue
            hidden_below = row.depth if self.is_folded(row) else None
            shown.append(row)
        self.rows_model.show_rows(shown)
        self.share_width()

    def _tell(self, *_indexes: object) -> None:
        row = self.currentIndex().row()
        if 0 <= row < len(self.rows_model.rows):
            self.node_chosen.emit(self.rows_model.row_at(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold by Left, unfold by Right; Left on a leaf goes to what is above it."""
        row, key = self.chosen(), event.key()
        if row is None or key not in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            super().keyPressEvent(event)
            return
        open_branch = self.is_branch(row) and not self.is_folded(row)
        if self.is_branch(row) and open_branch == (key == Qt.Key.Key_Left):
            self.turn(row)
        elif key == Qt.Key.Key_Left:
            above = [n for n, one in enumerate(self.rows_model.rows) if one.node == row.parent]
            self.select_row(above[0] if above else self.rows_model.rows.index(row))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Fold or unfold by a click on the caret."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or index.column():
            return
        row = self.rows_model.row_at(index.row())
        left = self.columnViewportPosition(0) + _PAD + row.depth * _INDENT
        if left - 4 <= event.position().x() <= left + _CARET + 6:
            self.turn(row)


def _name(row: TreeRow) -> str:
    return node_words((row.en, row.zh), row.node)


class _TermCell(RowDelegate):
    """Paints a term with its indent and caret."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, tree = index.data(VALUE_ROLE), self.parent()
        paint_ground(painter, option)
        if not isinstance(row, TreeRow) or not isinstance(tree, TreeHeat):
            return
        look = theme.current()
        box = QRect(option.rect).adjusted(_PAD + row.depth * _INDENT, 0, -8, -1)
        if tree.is_branch(row):
            caret = QRect(box.left(), box.center().y() - _CARET // 2, _CARET, _CARET)
            name = "caret-right" if tree.is_folded(row) else "caret-down"
            icons.paint_icon(painter, caret, name, look.colour("text_2"))
        painter.setFont(look.font("ui_medium" if tree.is_branch(row) else "ui"))
        painter.setPen(look.colour("text" if row.own else "text_2"))
        words = box.adjusted(_CARET + 8, 0, 0, 0)
        text = QFontMetrics(painter.font()).elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), text)


class _HeatCell(RowDelegate):
    """Paints an error rate on its ground."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(VALUE_ROLE)
        paint_ground(painter, option)
        if not isinstance(row, TreeRow):
            return
        ground = step_of_ramp(step_of(row.error_rate))
        box = QRect(option.rect).adjusted(4, 3, -4, -4)
        _paint_step(painter, box, ground)
        painter.setFont(theme.current().font("ui_strong", tabular=True))
        painter.setPen(readable(ground))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(index.data()))


def _paint_step(painter: QPainter, box: QRect, ground: QColor) -> None:
    """Paint a ground in a hairline, since the palest is hardly seen on its own."""
    painter.fillRect(box, theme.current().colour("line_strong"))
    painter.fillRect(box.adjusted(1, 1, -1, -1), ground)


class HeatLegend(QWidget):
    """Names the grounds of the heat map."""

    _BOX, _GAP = 22, 16

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(24)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("; ".join((self._title(), *self._words())))

    def _title(self) -> str:
        return self.tr("Errors")

    def _words(self) -> list[str]:
        first = self.tr("below {end}").format(end=percent(STEPS[0]))
        last = self.tr("{begin} and more").format(begin=percent(STEPS[-1]))
        pairs = itertools.pairwise(STEPS)
        between = [f"{plain_step(low)}–{percent(high)}" for low, high in pairs]
        return [first, *between, last]

    def sizeHint(self) -> QSize:
        """Return room for all steps."""
        metrics = QFontMetrics(theme.current().font("ui", tabular=True))
        words = [metrics.horizontalAdvance(one) + 4 for one in self._words()]
        title = metrics.horizontalAdvance(self._title()) + self._GAP
        return QSize(title + sum(words) + len(words) * (self._BOX + 8 + self._GAP), 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the steps with their words."""
        look, painter = theme.current(), QPainter(self)
        painter.setFont(look.font("ui", tabular=True))
        metrics, middle = QFontMetrics(painter.font()), int(Qt.AlignmentFlag.AlignVCenter)
        painter.setPen(look.colour("text_3"))
        painter.drawText(self.rect(), middle, self._title())
        left = metrics.horizontalAdvance(self._title()) + self._GAP
        for step, words in enumerate(self._words()):
            _paint_step(painter, QRect(left, 4, self._BOX, 16), step_of_ramp(step))
            width = metrics.horizontalAdvance(words) + 4
            painter.setPen(look.colour("text_2"))
            painter.drawText(QRect(left + self._BOX + 8, 0, width, 24), middle, words)
            left += self._BOX + 8 + width + self._GAP


def plain_step(share: float) -> str:
    """Return the begin of a step without its sign."""
    return percent(share).removesuffix(f"{THIN}%")
