"""The legend of the plot: groups and models beside their markers."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medannot.ui import theme
from medannot.ui.phrases import listed
from medannot.ui.widgets.markers import paint_marker

_LINE, _TEXT, _AFTER = 24, 24, 20
_MOST_LINES = 3
_SLACK = 2
"""Pixels by which a text may be painted wider than the sum of its letters, which is rounded."""


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
        self._hollow: frozenset[int] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()

    def show_names(self, names: tuple[str, ...], hollow: frozenset[int] = frozenset()) -> None:
        """Show other groups.

        Args:
            names: in the order of their markers.
            hollow: places of those whose markers are outlines.
        """
        self._names, self._hollow = names, hollow
        self.setAccessibleName(listed(names))
        self._fit()
        self.update()

    def places(self) -> list[QRect]:
        """Return where each name stands with its marker, line by line."""
        metrics = QFontMetrics(theme.current().font("ui"))
        found: list[QRect] = []
        left = top = 0
        height = _LINE
        for name in self._names:
            width = metrics.horizontalAdvance(name) + _TEXT + _AFTER
            if left and left + width > self.width():
                left, top = 0, top + height
            wide = min(width, max(self.width(), 1))
            # What is longer than the card breaks between its words.
            height = _LINE * len(name_lines(name, wide - _TEXT - _SLACK, metrics, _MOST_LINES))
            found.append(QRect(left, top, wide, height))
            left += width
        return found

    def _fit(self) -> None:
        places = self.places()
        self.setFixedHeight(places[-1].bottom() + 1 if places else _LINE)

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
            middle = QPointF(box.left() + 10, box.top() + _LINE / 2)
            paint_marker(painter, middle, place, hollow=place in self._hollow)
            painter.setPen(look.colour("text_2"))
            wide = box.width() - _TEXT - _SLACK
            for number, line in enumerate(name_lines(name, wide, metrics, _MOST_LINES)):
                where = QRect(box.left() + _TEXT, box.top() + number * _LINE, wide + _SLACK, _LINE)
                painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter), line)
