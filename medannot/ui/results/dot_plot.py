"""The mean score of each group by ability, a dot each; a dotted span where it is not final."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medannot.ui import theme
from medannot.ui.phrases import listed, parted
from medannot.ui.results.words import ability_caption, score_sentence
from medannot.ui.widgets.markers import paint_marker

if TYPE_CHECKING:
    from medannot.domain.baseline import BaselineTable, Cell

_NAMES, _MOST_NAMES = 264, 0.3
"""Room for the names of abilities: at least so many pixels, at most this share of the width."""

_LINE, _GAP, _LEGEND_LINE = 19, 20, 24
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

    def _name_width(self, ability: str) -> int:
        metrics = QFontMetrics(theme.current().font("ui", tabular=True), self)
        return metrics.horizontalAdvance(ability_caption(ability)) + _GAP

    def _names(self) -> int:
        """Return the room for names: as wide as the longest one asks, within bounds."""
        abilities = self._table.abilities if self._table else ()
        wanted = max(map(self._name_width, abilities), default=0)
        return max(_NAMES, min(wanted, round(self.width() * _MOST_NAMES)))

    def _broken(self) -> list[bool]:
        """Return of each ability whether its name needs a second line."""
        names = self._names()
        abilities = self._table.abilities if self._table else ()
        return [self._name_width(one) > names for one in abilities]

    def _height_for(self, row: int) -> int:
        return self._rows() * row + sum(self._broken()) * _LINE + _AXIS

    def minimumSizeHint(self) -> QSize:
        """Return room for every row."""
        return QSize(_NAMES + 300, self._height_for(max(_TWO_LINES, self._least_row())))

    def sizeHint(self) -> QSize:
        """Return comfortable width; the height that is comfortable is `most_height`."""
        return QSize(900, self.minimumSizeHint().height())

    def most_height(self) -> int:
        """Return beyond which height nothing more would be painted."""
        return self._height_for(max(_MOST_ROW, self._least_row()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for other room where names break into lines now."""
        super().resizeEvent(event)
        self.updateGeometry()

    def _heights(self) -> list[float]:
        """Return the height of each row; one whose name breaks is a line higher."""
        broken = self._broken()
        room = (self.height() - _AXIS - sum(broken) * _LINE) / max(len(broken), 1)
        row = min(max(_MOST_ROW, self._least_row()), max(self._least_row(), room))
        return [row + is_broken * _LINE for is_broken in broken]

    def _x(self, share: float) -> float:
        names = self._names()
        return names + share * (self.width() - names - _RIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint grid, names and markers."""
        if self._table is None:
            return
        painter = QPainter(self)
        heights, top = self._heights(), 0.0
        self._paint_grid(painter, sum(heights))
        for place, (ability, height) in enumerate(zip(self._table.abilities, heights, strict=True)):
            cells = [row.by_ability[place] for row in self._table.rows]
            self._paint_row(painter, top, height, ability, cells)
            top += height

    def _paint_grid(self, painter: QPainter, bottom: float) -> None:
        look = theme.current()
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
        painter.setFont(look.font("ui", tabular=True))
        metrics = QFontMetrics(painter.font())
        caption, wide = ability_caption(ability), self._names() - _GAP // 2
        breaks = self._name_width(ability) > self._names()
        lines = breaks + (2 if height - breaks * _LINE >= _TWO_LINES else 1)
        top_line = round(top + (height - lines * _LINE) / 2)
        numbers = " / ".join(QLocale().toString(cell.scorable) for cell in cells)
        counts = self.tr("{counts} answers").format(counts=numbers)
        beside = lines == 1 + breaks
        below = QRect(0, top_line + (lines - 1) * _LINE, wide, _LINE)
        side = Qt.AlignmentFlag.AlignRight if beside else Qt.AlignmentFlag.AlignLeft
        painter.setPen(look.colour("text_3"))
        painter.drawText(below, int(side | Qt.AlignmentFlag.AlignVCenter), counts)
        painter.setPen(look.colour("text"))
        if beside:
            wide -= metrics.horizontalAdvance(counts) + 12
        for number, line in enumerate(name_lines(caption, wide, metrics, 2 if breaks else 1)):
            box = QRect(0, top_line + number * _LINE, wide, _LINE)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), line)

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


def name_lines(name: str, width: int, metrics: QFontMetrics, most: int) -> list[str]:
    """Break a name between words into so many lines at most; only the last may end in dots."""
    lines: list[str] = []
    words = name.split()
    while words and len(lines) < most - 1:
        line = words.pop(0)
        while words and metrics.horizontalAdvance(f"{line} {words[0]}") <= width:
            line = f"{line} {words.pop(0)}"
        lines.append(line)
    last = " ".join(words) if most > 1 else name
    lines += [last] if last else []
    # Elided at its very width, a text would lose its end to the fraction that widths round away.
    return [
        line
        if metrics.horizontalAdvance(line) <= width
        else metrics.elidedText(line, Qt.TextElideMode.ElideRight, width)
        for line in lines
    ]


class Legend(QWidget):
    """Names the groups beside their markers, in as many lines as they need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()

    def show_names(self, names: tuple[str, ...]) -> None:
        """Show other groups."""
        self._names = names
        self.setAccessibleName(listed(names))
        self._fit()
        self.update()

    def places(self) -> list[QRect]:
        """Return where each name stands with its marker, line by line."""
        metrics = QFontMetrics(theme.current().font("ui"))
        found: list[QRect] = []
        left = top = 0
        for name in self._names:
            width = min(metrics.horizontalAdvance(name) + 44, max(self.width(), 1))
            if left and left + width > self.width():
                left, top = 0, top + _LEGEND_LINE
            found.append(QRect(left, top, width, _LEGEND_LINE))
            left += width
        return found

    def _fit(self) -> None:
        places = self.places()
        self.setFixedHeight(places[-1].bottom() + 1 if places else _LEGEND_LINE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the names anew."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint markers and names."""
        look = theme.current()
        painter = QPainter(self)
        painter.setFont(look.font("ui"))
        metrics = QFontMetrics(painter.font())
        for place, (name, box) in enumerate(zip(self._names, self.places(), strict=True)):
            paint_marker(painter, QPointF(box.left() + 10, box.center().y() + 1), place)
            painter.setPen(look.colour("text_2"))
            where = box.adjusted(24, 0, -8, 0)
            text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, where.width())
            painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter), text)
