"""The tables of a report: figures by a column, and which terms were corrected to which."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from medannot.statistics.clusters import ClusterShare
from medannot.statistics.label_confusions import Confusion
from medannot.statistics.label_quality import QualityRow
from medannot.ui.review.strips import ShareCell
from medannot.ui.review.words import (
    THIN,
    kind_words,
    node_words,
    number,
    plain,
    section_words,
    share_words,
)
from medannot.ui.widgets.row_model import Column, RowModel
from medannot.ui.widgets.table import Table

Words = Mapping[str, tuple[str, str]]

_COUNTS, _SHARE, _F1 = (84, 78, 100, 94, 84), 236, 174
_WIDE_AT, _WIDE_SHARE = 1440, 340
_LABELS, _SHORT_SHARE, _SHORT_NAME = 96, 168, 104


def value_words(section: str, value: object, words: Words) -> str:
    """Return a value of a column as it is shown."""
    told = str(value)
    if section == "kind":
        return kind_words(told)
    if section in {"node", "attribute", "level"}:
        return node_words(words.get(told), told)
    return told


class FigureTable(Table):
    """A row for each value of a column.

    Args:
        name: translated name for those who do not see it.
        short: only value, labels and precision and recall, for a narrow place.
    """

    def __init__(self, name: str, *, short: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(name, dense=True, parent=parent)
        self._short = short
        self._section, self._words = "node", dict[str, tuple[str, str]]()
        self.rows_model: RowModel[QualityRow] = RowModel((), self)
        self.setModel(self.rows_model)
        self._shares = ShareCell(self)

    def show_rows(
        self, section: str, rows: Sequence[QualityRow], words: Words, start: float, bound: float
    ) -> None:
        """Show other rows.

        Args:
            section: name of the column.
            rows: its values.
            words: of nodes.
            start: of the strips.
            bound: their line.
        """
        self._section, self._words = section, dict(words)
        self._shares.start, self._shares.bound = start, bound
        columns = self._columns()
        self.rows_model.show_rows(rows, columns)
        for place, column in enumerate(columns):
            self.setItemDelegateForColumn(
                place, self._shares if column.value is not None else self.itemDelegate()
            )
        self._set_widths()

    def _set_widths(self) -> None:
        """Give strips more room where there is some."""
        if self.rows_model.columnCount() == 0:
            return
        wide = self.viewport().width() >= _WIDE_AT
        if self._short:
            self.set_columns(None, _LABELS, _SHORT_SHARE, _SHORT_SHARE, least=_SHORT_NAME)
            return
        share = _WIDE_SHARE if wide else _SHARE
        self.set_columns(None, *_COUNTS, share, share, _F1, least=160)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._set_widths()

    def fit_height(self) -> None:
        """Take the room that all rows need: the page scrolls, not the table in it."""
        rows = max(len(self.rows_model.rows), 1)
        self.setFixedHeight(self.horizontalHeader().height() + rows * self.rowHeight(0) + 16)

    def _columns(self) -> list[Column[QualityRow]]:
        value: Column[QualityRow] = Column(section_words(self._section), self._value)
        labels = _count(self.tr("Labels"), reviewed)
        shares = [
            _share(self.tr("Precision, %"), lambda row: row.figures.precision),
            _share(self.tr("Recall, %"), lambda row: row.figures.recall),
        ]
        if self._short:
            return [value, labels, *shares]
        counts = (
            labels,
            _count(self.tr("Kept"), lambda row: row.kept),
            _count(self.tr("Changed"), lambda row: row.changed),
            _count(self.tr("Deleted"), lambda row: row.deleted),
            _count(self.tr("Added"), lambda row: row.added),
        )
        return [
            value,
            *counts,
            *shares,
            _share(self.tr("F1, %"), lambda row: row.figures.f1),
        ]

    def _value(self, row: QualityRow) -> str:
        return value_words(self._section, row.value, self._words)


def reviewed(row: QualityRow) -> int:
    """Return how many labels a row counts."""
    return row.kept + row.changed + row.deleted + row.added


def _count(title: str, count: Callable[[QualityRow], int]) -> Column[QualityRow]:
    return Column(
        title,
        lambda row: number(count(row)),
        right=True,
        tone=lambda row: "text_2" if count(row) else "text_3",
    )


def _share(title: str, share: Callable[[QualityRow], ClusterShare]) -> Column[QualityRow]:
    return Column(title, lambda row: share_words(share(row)), value=share)


class ConfusionTable(Table):
    """Which term was corrected to which, the most frequent first.

    Args:
        short: for a narrow place.
    """

    def __init__(self, *, short: bool = False, parent: QWidget | None = None) -> None:
        super().__init__("", dense=True, parent=parent)
        self._widths = (150, None, 70, 150) if short else (190, None, 76, 170)
        self.setAccessibleName(self.tr("Confusions"))
        self._words: Words = {}
        self.rows_model: RowModel[Confusion] = RowModel(
            (
                Column(self.tr("Was"), lambda row: node_words(self._words.get(row.was), row.was)),
                Column(
                    self.tr("Corrected to"),
                    lambda row: node_words(self._words.get(row.becomes), row.becomes),
                ),
                Column(self.tr("Times"), lambda row: number(row.count), right=True),
                Column(
                    self.tr("Share of its labels"),
                    self._share,
                    right=True,
                    tone=lambda _row: "text_2",
                ),
            ),
            self,
        )
        self.setModel(self.rows_model)

    def _share(self, row: Confusion) -> str:
        """Return how many of the reviewed labels of a term were corrected so."""
        if not row.share:
            return ""
        words = self.tr("{share} of {all}")
        return words.format(
            share=f"{plain(row.share)}{THIN}%", all=number(round(row.count / row.share))
        )

    def show_rows(self, rows: Sequence[Confusion], words: Words) -> None:
        """Show other confusions."""
        self._words = words
        self.rows_model.show_rows(rows)
        self.set_columns(*self._widths, least=120)
