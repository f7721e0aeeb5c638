"""The mean score of each group by ability, a dot each; a dotted span where it is not final."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medannot.ui import theme
from medannot.ui.phrases import parted
from medannot.ui.results.folding import is_model
from medannot.ui.results.legend import name_lines
from medannot.ui.results.words import ability_caption, score_sentence
from medannot.ui.widgets.markers import paint_marker

if TYPE_CHECKING:
    from medannot.domain.baseline import BaselineTable, Cell

_NAMES, _MOST_NAMES = 184, 0.3
"""Room for the names of abilities: at least so many pixels, at most this share of the width."""

_LINE, _GAP = 19, 20
_MARKER, _AFTER_COUNT = 20, 18
_AXIS = 28
_LANE, _AIR = 17, 10
_LEAST_ROW, _MOST_ROW = 36, 64
_RIGHT = 32
_END = 4
_STEPS = range(0, 101, 10)


class DotPlot(QWidget):
    """Paints abilities as rows and groups as lanes in them.

    Each lane begins with its group's marker and how many answers it has; then the mean stands on
    the scale, or the span in which it may still come to lie.
    """

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

    def _abilities(self) -> tuple[str, ...]:
        return self._table.abilities if self._table else ()

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(theme.current().font("ui", tabular=True), self)

    def _name_width(self, ability: str) -> int:
        return self._metrics().horizontalAdvance(ability_caption(ability)) + _GAP

    def _names(self) -> int:
        """Return the room for names: as wide as the longest one asks, within bounds."""
        wanted = max(map(self._name_width, self._abilities()), default=0)
        return max(_NAMES, min(wanted, round(self.width() * _MOST_NAMES)))

    def counts(self) -> tuple[tuple[str, ...], ...]:
        """Return how many answers stand at the lanes of each ability, as they are written."""
        rows = self._table.rows if self._table else ()
        numbers = QLocale()
        return tuple(
            tuple(numbers.toString(row.by_ability[place].scorable) for row in rows)
            for place in range(len(self._abilities()))
        )

    def _widest(self) -> int:
        written = [count for counts in self.counts() for count in counts]
        return max(map(self._metrics().horizontalAdvance, written), default=0)

    def _counts_width(self) -> int:
        head = self._metrics().horizontalAdvance(self.tr("Answers"))
        return max(_MARKER + self._widest(), head)

    def _start(self) -> int:
        """Return where the scale begins."""
        return self._names() + self._counts_width() + _AFTER_COUNT

    def _least_heights(self) -> list[int]:
        """Return the least height of each row: for its lanes, and for the lines of its name."""
        names = self._names()
        lanes = _LANE * len(self._table.rows if self._table else ()) + _AIR
        return [
            max(_LEAST_ROW, lanes, (2 if self._name_width(one) > names else 1) * _LINE + _AIR)
            for one in self._abilities()
        ]

    def minimumSizeHint(self) -> QSize:
        """Return room for every row."""
        return QSize(_NAMES + 380, sum(self._least_heights()) + _AXIS)

    def sizeHint(self) -> QSize:
        """Return comfortable width; the height that is comfortable is `most_height`."""
        return QSize(900, self.minimumSizeHint().height())

    def most_height(self) -> int:
        """Return beyond which height nothing more would be painted."""
        return sum(max(_MOST_ROW, least) for least in self._least_heights()) + _AXIS

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for other room where names break into lines now."""
        super().resizeEvent(event)
        self.updateGeometry()

    def _heights(self) -> list[float]:
        """Return the height of each row; low ones grow first where there is more room."""
        least, room = self._least_heights(), self.height() - _AXIS
        low, high = float(_LEAST_ROW), float(_MOST_ROW)
        for _step in range(16):
            level = (low + high) / 2
            if sum(max(level, one) for one in least) <= room:
                low = level
            else:
                high = level
        return [max(low, one) for one in least]

    def _x(self, share: float) -> float:
        start = self._start()
        return start + share * (self.width() - start - _RIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint grid, names and lanes."""
        if self._table is None:
            return
        painter = QPainter(self)
        heights, top = self._heights(), float(_AXIS)
        self._paint_grid(painter, sum(heights))
        for place, (ability, height) in enumerate(zip(self._abilities(), heights, strict=True)):
            self._paint_row(painter, top, height, ability, place)
            top += height

    def _paint_grid(self, painter: QPainter, height: float) -> None:
        """Paint the scale above the rows, where it is seen with the legend, and its lines."""
        look = theme.current()
        painter.setFont(look.font("ui", tabular=True))
        for step in _STEPS:
            x = round(self._x(step / 100))
            painter.fillRect(QRect(x, _AXIS, 1, round(height)), look.colour("line"))
            painter.setPen(look.colour("text_3"))
            box = QRect(x - 24, 2, 48, 20)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(step))
        head = QRect(self._names(), 2, self._counts_width(), 20)
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(head, int(side), self.tr("Answers"))
        painter.fillRect(QRect(0, _AXIS, self.width(), 1), look.colour("line"))

    def _paint_row(
        self, painter: QPainter, top: float, height: float, ability: str, place: int
    ) -> None:
        look = theme.current()
        painter.fillRect(QRect(0, round(top + height), self.width(), 1), look.colour("line"))
        self._paint_name(painter, top, height, ability)
        rows, counts = self._table.rows if self._table else (), self.counts()[place]
        lane = (height - _AIR) / max(len(rows), 1)
        left, wide = self._names(), self._counts_width()
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for group, row in enumerate(rows):
            y = top + _AIR / 2 + lane * (group + 0.5)
            painter.fillRect(
                QRect(self._start(), round(y), round(self._x(1)) - self._start(), 1),
                look.colour("line"),
            )
            hollow = is_model(row)
            where = QPointF(left + wide - _MARKER - self._widest() + 4, y)
            paint_marker(painter, where, group, 5.0, hollow=hollow)
            painter.setPen(look.colour("text_2"))
            box = QRect(left, round(y) - _LINE // 2, wide, _LINE)
            painter.drawText(box, int(side), counts[group])
            self._paint_cell(painter, y, group, row.by_ability[place], hollow=hollow)

    def _paint_name(self, painter: QPainter, top: float, height: float, ability: str) -> None:
        look = theme.current()
        painter.setFont(look.font("ui", tabular=True))
        painter.setPen(look.colour("text"))
        wide = self._names() - _GAP // 2
        most = 2 if self._name_width(ability) > self._names() else 1
        lines = name_lines(ability_caption(ability), wide, QFontMetrics(painter.font()), most)
        first = round(top + (height - len(lines) * _LINE) / 2)
        for number, line in enumerate(lines):
            box = QRect(0, first + number * _LINE, wide, _LINE)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), line)

    def _paint_cell(
        self, painter: QPainter, y: float, place: int, cell: "Cell", *, hollow: bool
    ) -> None:
        colour, _ = theme.current().categorical(place)
        if cell.waiting and cell.lowest is not None and cell.highest is not None:
            left, right = self._x(cell.lowest), self._x(cell.highest)
            painter.setPen(QPen(colour, 2, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(left, y), QPointF(right, y))
            painter.setPen(QPen(colour, 2))
            for end in (left, right):
                painter.drawLine(QPointF(end, y - _END), QPointF(end, y + _END))
        elif cell.mean is not None:
            paint_marker(painter, QPointF(self._x(cell.mean), y), place, hollow=hollow)
