"""The tables of the results: groups by ability, and readers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem, QWidget

from medannot.domain.baseline import Cell
from medannot.domain.model_answers.rows import NO_CELL
from medannot.ui import theme
from medannot.ui.results.folding import is_model
from medannot.ui.results.legend import name_lines
from medannot.ui.results.words import (
    ability_caption,
    needs_caption,
    score_words,
    seconds,
    spoken_cell,
)
from medannot.ui.widgets.cells import paint_ground
from medannot.ui.widgets.markers import paint_marker
from medannot.ui.widgets.row_model import VALUE_ROLE, Column, RowModel
from medannot.ui.widgets.table import RowDelegate, Table

if TYPE_CHECKING:
    from medannot.domain.baseline import BaselineTable, GroupRow, ReaderRow

Index = QModelIndex | QPersistentModelIndex

_PAD = 15
_LINE = 17
_HEIGHT = 52
_GROUP, _COUNT, _SCORE = 140, 96, 114
_MODEL = 240  # names of models are longer than those of groups
_SETS = 5
_NO_IMAGE = 8


@dataclass(frozen=True, slots=True)
class _Line:
    """A group's row and its place among the groups, which gives its marker."""

    row: "GroupRow"
    place: int


class ScoreCell(RowDelegate):
    """Paints a mean in strong type, and below it on how many answers it rests.

    Where answers wait there is no mean: the bounds stand there, in plain type.
    """

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell."""
        cell = index.data(VALUE_ROLE)
        paint_ground(painter, option)
        if not isinstance(cell, Cell):
            return
        score, rests = score_words(cell)
        final = cell.mean is not None
        tone = "text" if final else "text_2" if cell.waiting else "text_3"
        paint_two_lines(painter, option.rect, score, rests, strong=final, tone=tone)


def paint_two_lines(  # two texts and how the first of them looks
    painter: QPainter,
    box: QRect,
    first: str,
    second: str,
    *,
    strong: bool = True,
    tone: str = "text",
) -> None:
    """Paint a figure at a cell's right side, and below it, where there is one, what it is of."""
    look = theme.current()
    room = box.adjusted(2, 0, -_PAD, -1)
    side = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    painter.setFont(look.font("ui_strong" if strong else "ui", tabular=True))
    painter.setPen(look.colour(tone))
    painter.drawText(room.adjusted(0, 0, 0, -_LINE if second else 0), side, first)
    painter.setFont(look.font("ui", tabular=True))
    painter.setPen(look.colour("text_3"))
    painter.drawText(room.adjusted(0, _LINE, 0, 0), side, second)


class MarkedCell(RowDelegate):
    """Paints a group's marker before its name, which may take two lines."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell."""
        paint_ground(painter, option)
        look = theme.current()
        box: QRect = option.rect
        mark = index.data(VALUE_ROLE)
        if isinstance(mark, _Line):
            where = QPointF(box.left() + 20, box.center().y())
            paint_marker(painter, where, mark.place, hollow=is_model(mark.row))
        painter.setFont(look.font("ui_medium"))
        painter.setPen(look.colour("text"))
        room = box.adjusted(36, 0, -4, -1)
        lines = name_lines(str(index.data()), room.width(), QFontMetrics(painter.font()), 2)
        top = box.top() + (box.height() - len(lines) * _LINE) // 2
        for number, line in enumerate(lines):
            text = QRect(room.left(), top + number * _LINE, room.width(), _LINE)
            painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter), line)


class GroupTable(Table):
    """A row for each group, a column for each ability."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setAccessibleName(self.tr("Mean score by group and ability"))
        self._lines: RowModel[_Line] = RowModel((), self)
        self.setModel(self._lines)
        self.verticalHeader().setDefaultSectionSize(_HEIGHT)
        self._marked = MarkedCell(self)
        self._scores = ScoreCell(self)
        self._plain = RowDelegate(self)
        self._counts, self._models = 0, False

    def show_table(self, table: "BaselineTable | None") -> None:
        """Show other results."""
        abilities = table.abilities if table else ()
        rows = table.rows if table else ()
        counts = self._count_columns(unseen=has_unseen(table))
        levels = self._level_columns(table) if table else []
        first, *others = self._score_columns(abilities)
        columns = [*counts, first, *levels, *others]
        lines = [_Line(row, place) for place, row in enumerate(rows)]
        self._lines.show_rows(lines, columns)
        self._counts = len(counts)
        self._models = any(map(is_model, rows))
        for column in range(len(columns)):
            self.setItemDelegateForColumn(column, self._painter_of(column))
        self._set_widths()
        if rows:
            self.select_row(0)
        height = self.horizontalHeader().height() + len(rows) * self.rowHeight(0) + 4
        self.setFixedHeight(height + 12)

    def _painter_of(self, column: int) -> RowDelegate:
        if column >= self._counts:
            return self._scores
        return self._plain if column else self._marked

    def _set_widths(self) -> None:
        """Fill the width where all columns have room, else let the table scroll."""
        head = self.horizontalHeader()
        head.setMinimumSectionSize(_COUNT)
        columns = self._lines.columnCount()
        named = _MODEL if self._models else _GROUP
        widths = [named, *([_COUNT] * (self._counts - 1)), *([_SCORE] * (columns - self._counts))]
        fits = sum(widths) <= self.viewport().width()
        for column, width in enumerate(widths[:columns]):
            mode = QHeaderView.ResizeMode
            stretches = fits and column >= self._counts
            head.setSectionResizeMode(column, mode.Stretch if stretches else mode.Fixed)
            if not stretches:
                head.resizeSection(column, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._set_widths()

    def _count_columns(self, *, unseen: bool) -> list[Column[_Line]]:
        numbers = QLocale()
        columns: list[Column[_Line]] = [
            Column(self.tr("Group"), lambda line: line.row.group, value=lambda line: line),
            Column(
                self.tr("Readers"),
                lambda line: (
                    f"{line.row.readers_begun} / {line.row.readers}" if line.row.readers else "–"
                ),
                right=True,
                tone=lambda _: "text_2",
            ),
            Column(
                self.tr("Answers"),
                lambda line: numbers.toString(line.row.overall.n),
                right=True,
                tone=lambda _: "text_2",
            ),
        ]
        if unseen:
            columns.append(
                Column(
                    self.tr("No image"),
                    lambda line: numbers.toString(line.row.overall.image_unavailable),
                    right=True,
                    tone=lambda _: "text_2",
                )
            )
        return columns

    def _score_columns(self, abilities: tuple[str, ...]) -> list[Column[_Line]]:
        overall: Column[_Line] = Column(
            self.tr("Overall"),
            lambda line: spoken_cell(line.row.overall),
            right=True,
            value=lambda line: line.row.overall,
        )
        by_ability: list[Column[_Line]] = [
            Column(
                ability_caption(ability, short=True),
                _cell_text(place),
                right=True,
                value=_cell_value(place),
            )
            for place, ability in enumerate(abilities)
        ]
        return [overall, *by_ability]

    def _level_columns(self, table: "BaselineTable") -> list[Column[_Line]]:
        """Return columns for sets that are right together, and for what questions ask for."""
        columns: list[Column[_Line]] = []
        if table.has_sets:
            columns.append(
                Column(
                    self.tr("Sets"),
                    lambda line: spoken_cell(line.row.sets or NO_CELL),
                    right=True,
                    value=lambda line: line.row.sets,
                )
            )
        for place, need in enumerate(table.needs):
            columns.append(
                Column(
                    needs_caption(need),
                    _needs_text(place),
                    right=True,
                    value=_needs_value(place),
                )
            )
        return columns


def has_unseen(table: "BaselineTable | None") -> bool:
    """Tell whether any answer has no score since its image could not be shown."""
    return any(row.overall.image_unavailable for row in table.rows) if table else False


def _cell_text(place: int) -> "Callable[[_Line], str]":
    return lambda line: spoken_cell(line.row.by_ability[place])


def _cell_value(place: int) -> "Callable[[_Line], object]":
    return lambda line: line.row.by_ability[place]


def _needs_text(place: int) -> "Callable[[_Line], str]":
    return lambda line: spoken_cell(line.row.by_needs[place])


def _needs_value(place: int) -> "Callable[[_Line], object]":
    return lambda line: line.row.by_needs[place]


class ReaderTable(Table):
    """A row for each reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setAccessibleName(self.tr("Readers"))
        count = self._counts
        columns: list[Column[ReaderRow]] = [
            Column(self.tr("Reader"), lambda row: row.reader),
            Column(self.tr("Group"), lambda row: row.group, tone=lambda _: "text_2"),
            count(self.tr("Items"), lambda row: row.trials),
            count(self.tr("Answers"), lambda row: row.overall.n),
            Column(
                self.tr("Mean, %"),
                lambda row: spoken_cell(row.overall),
                right=True,
                value=lambda row: row.overall,
            ),
            Column(
                self.tr("Sets, %"),
                lambda row: spoken_cell(row.sets or NO_CELL),
                right=True,
                value=lambda row: row.sets,
            ),
            count(self.tr("Waiting"), lambda row: row.overall.waiting),
            count(self.tr("Cannot judge"), lambda row: row.overall.cannot_judge),
            count(self.tr("No image"), lambda row: row.overall.image_unavailable),
            count(self.tr("Slips"), lambda row: row.slips),
            count(self.tr("Interrupted"), lambda row: row.interrupted),
            Column(
                self.tr("Median time"),
                lambda row: seconds(row.median_response_time_ms),
                right=True,
            ),
        ]
        self._readers: RowModel[ReaderRow] = RowModel(columns, self)
        self.setModel(self._readers)
        self.verticalHeader().setDefaultSectionSize(_HEIGHT)
        self.setItemDelegateForColumn(4, ScoreCell(self))
        self.setItemDelegateForColumn(_SETS, ScoreCell(self))
        self.set_columns(None, 120, 84, 100, 124, 124, 100, 136, 108, 84, 112, 120)

    def _counts(self, title: str, number: "Callable[[ReaderRow], int]") -> "Column[ReaderRow]":
        return Column(
            title,
            lambda row: QLocale().toString(number(row)),
            right=True,
            tone=lambda row: "" if number(row) else "text_3",
        )

    def show_table(self, table: "BaselineTable | None") -> None:
        """Show other results."""
        self._readers.show_rows(table.readers if table else ())
        self.setColumnHidden(_NO_IMAGE, not has_unseen(table))
        self.setColumnHidden(_SETS, not (table and table.has_sets))
        self.share_width()
        if table and table.readers:
            self.select_row(0)
