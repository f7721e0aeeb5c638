"""The mean score of each group by ability, a dot each; a dotted span where it is not final."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from medannot.ui import theme
from medannot.ui.phrases import listed, parted
from medannot.ui.results.words import ability_caption, score_sentence
from medannot.ui.widgets.markers import paint_marker

if TYPE_CHECKING:
    from medannot.domain.baseline import BaselineTable, Cell

_NAMES = 264
_AXIS = 28
_LEAST_ROW, _TWO_LINES, _MOST_ROW = 30, 44, 64
_RIGHT = 32
_END = 4
_STEPS = range(0, 101, 10)


class DotPlot(QWidget):
    """Paints abilities as rows, groups as markers, and where a mean may still come to lie."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: BaselineTable | None = None
        self.setAccessibleName(self.tr("Mean score by ability"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_table(self, table: "BaselineTable | None") -> None:
        """Show other results; they are also read out as the widget's description."""
        self._table = table
        self.setAccessibleDescription(parted(self._spoken()) if table else "")
        self.updateGeometry()
        self.update()

    def _spoken(self) -> list[str]:
        if self._table is None:
            return []
        return [
            self.tr("{ability}, {group}: {score}").format(
                ability=ability_caption(ability),
                group=row.group,
                score=score_sentence(row.by_ability[place]),
            )
            for place, ability in enumerate(self._table.abilities)
            for row in self._table.rows
        ]

    def _rows(self) -> int:
        return len(self._table.abilities) if self._table else 0

    def _groups(self) -> int:
        return len(self._table.rows) if self._table else 0

    def _least_row(self) -> int:
        return max(_LEAST_ROW, 11 * self._groups() + 8)

    def minimumSizeHint(self) -> QSize:
        """Return room for every row."""
        return QSize(_NAMES + 300, self._rows() * max(_TWO_LINES, self._least_row()) + _AXIS)

    def sizeHint(self) -> QSize:
        """Return comfortable room."""
        return QSize(900, self.minimumSizeHint().height())

    def _row_height(self) -> float:
        rows = max(self._rows(), 1)
        most = max(_MOST_ROW, self._least_row())
        return min(most, max(self._least_row(), (self.height() - _AXIS) / rows))

    def _x(self, share: float) -> float:
        return _NAMES + share * (self.width() - _NAMES - _RIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint grid, names and markers."""
        if self._table is None:
            return
        painter = QPainter(self)
        height = self._row_height()
        self._paint_grid(painter, height)
        for place, ability in enumerate(self._table.abilities):
            cells = [row.by_ability[place] for row in self._table.rows]
            self._paint_row(painter, place * height, height, ability, cells)

    def _paint_grid(self, painter: QPainter, height: float) -> None:
        look = theme.current()
        bottom = self._rows() * height
        painter.setFont(look.font("ui", tabular=True))
        for step in _STEPS:
            x = round(self._x(step / 100))
            painter.fillRect(QRect(x, 0, 1, round(bottom)), look.colour("line"))
            painter.setPen(look.colour("text_3"))
            box = QRect(x - 24, round(bottom) + 6, 48, 20)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(step))

    def _paint_row(
        self, painter: QPainter, top: float, height: float, ability: str, cells: "list[Cell]"
    ) -> None:
        look = theme.current()
        painter.fillRect(QRect(0, round(top + height), self.width(), 1), look.colour("line"))
        self._paint_name(painter, top, height, ability, cells)
        lane = (height - 8) / max(len(cells), 1)
        for place, cell in enumerate(cells):
            self._paint_cell(painter, top + 4 + lane * (place + 0.5), place, cell)

    def _paint_name(
        self, painter: QPainter, top: float, height: float, ability: str, cells: "list[Cell]"
    ) -> None:
        """Write the ability, and below it, or beside it where rows are low, its counts."""
        look = theme.current()
        two = height >= _TWO_LINES
        middle = round(top + height / 2)
        upper = QRect(0, middle - (19 if two else 10), _NAMES - 20, 20)
        lower = upper.translated(0, 19) if two else upper
        side = Qt.AlignmentFlag.AlignLeft if two else Qt.AlignmentFlag.AlignRight
        numbers = " / ".join(QLocale().toString(cell.scorable) for cell in cells)
        counts = self.tr("{counts} answers").format(counts=numbers)
        painter.setFont(look.font("ui", tabular=True))
        painter.setPen(look.colour("text_3"))
        painter.drawText(lower, int(side | Qt.AlignmentFlag.AlignVCenter), counts)
        metrics = QFontMetrics(painter.font())
        room = upper.width() - (0 if two else metrics.horizontalAdvance(counts) + 12)
        caption = ability_caption(ability)
        name = metrics.elidedText(caption, Qt.TextElideMode.ElideRight, room)
        painter.setPen(look.colour("text"))
        painter.drawText(upper, int(Qt.AlignmentFlag.AlignVCenter), name)

    def _paint_cell(self, painter: QPainter, y: float, place: int, cell: "Cell") -> None:
        colour, _ = theme.current().categorical(place)
        if cell.waiting and cell.lowest is not None and cell.highest is not None:
            left, right = self._x(cell.lowest), self._x(cell.highest)
            painter.setPen(QPen(colour, 2, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(left, y), QPointF(right, y))
            painter.setPen(QPen(colour, 2))
            for end in (left, right):
                painter.drawLine(QPointF(end, y - _END), QPointF(end, y + _END))
        elif cell.mean is not None:
            paint_marker(painter, QPointF(self._x(cell.mean), y), place)


class Legend(QWidget):
    """Names the groups beside their markers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self.setFixedHeight(24)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_names(self, names: tuple[str, ...]) -> None:
        """Show other groups."""
        self._names = names
        self.setAccessibleName(listed(names))
        self.updateGeometry()
        self.update()

    def _widths(self) -> list[int]:
        metrics = QFontMetrics(theme.current().font("ui"))
        return [metrics.horizontalAdvance(name) + 44 for name in self._names]

    def sizeHint(self) -> QSize:
        """Return room for all names."""
        return QSize(sum(self._widths()), 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint markers and names."""
        look = theme.current()
        painter = QPainter(self)
        painter.setFont(look.font("ui"))
        left = 0
        for place, (name, width) in enumerate(zip(self._names, self._widths(), strict=True)):
            paint_marker(painter, QPointF(left + 10, 12), place)
            painter.setPen(look.colour("text_2"))
            box = QRect(left + 24, 0, width - 24, 24)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), name)
            left += width
