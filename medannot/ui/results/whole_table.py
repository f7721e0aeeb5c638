"""Tables as high as their rows: the page around them scrolls, and no row is half hidden."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from medannot.domain.baseline import Cell
from medannot.ui.results.words import score_words
from medannot.ui.widgets.row_model import VALUE_ROLE
from medannot.ui.widgets.table import Table

Index = QModelIndex | QPersistentModelIndex

_PADDING, _STRONGER = 16, 6
"""Room beside a text, and what strong type needs beyond the plain type that is measured."""


class WholeTable(Table):
    """Shows all its rows at once, and keeps the chosen one in sight where the page scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_all(self) -> None:
        """Take the height of all rows, and of the bar below them where columns need one."""
        rows, head = self.verticalHeader(), self.horizontalHeader()
        bar = self.horizontalScrollBar().sizeHint().height()
        wide = head.length() > self.viewport().width()
        height = head.height() + self.model().rowCount() * rows.defaultSectionSize()
        self.setFixedHeight(height + (bar if wide else 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take another height where columns need a bar now."""
        super().resizeEvent(event)
        if self.model() is not None:
            self.show_all()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt names it so
        """Bring the chosen row into sight on the page, where a key chose it."""
        super().currentChanged(current, previous)
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        inside = area.widget() if area is not None else None
        if area is None or inside is None or not (self.hasFocus() and current.isValid()):
            return
        height = self.rowHeight(current.row())
        middle = QPoint(0, self.rowViewportPosition(current.row()) + height // 2)
        place = self.viewport().mapTo(inside, middle)
        area.ensureVisible(place.x(), place.y(), 0, height)

    def width_of(self, column: int) -> int:
        """Return the width at which neither head nor any cell of a column is cut."""
        model, metrics = self.model(), self.fontMetrics()
        texts = [str(model.headerData(column, Qt.Orientation.Horizontal) or "")]
        for row in range(model.rowCount()):
            index = model.index(row, column)
            value = index.data(VALUE_ROLE)
            if isinstance(value, Cell):
                texts += score_words(value)
            elif isinstance(value, tuple):
                texts += value
            else:
                texts.append(str(index.data() or ""))
        widest = max(metrics.horizontalAdvance(text) for text in texts)
        return widest + 2 * _PADDING + _STRONGER
