"""Words over an image: light letters in a dark casing, readable on any ground."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QTextLayout,
    QTextOption,
)

from medannot.ui import theme
from medannot.ui.widgets.painting import faded

MARGIN = 16


def draw_lines(
    painter: QPainter, area: QRectF, lines: Sequence[str], corner: Qt.AlignmentFlag
) -> None:
    """Write lines into a corner of an area; empty lines are left out."""
    shown = [line for line in lines if line]
    font = theme.current().font("ui_medium")
    metrics = QFontMetricsF(font)
    height = metrics.height()
    below = bool(corner & Qt.AlignmentFlag.AlignBottom)
    first = area.bottom() - MARGIN - height * (len(shown) - 1) - metrics.descent()
    y = first if below else area.top() + MARGIN + metrics.ascent()
    for number, line in enumerate(shown):
        width = metrics.horizontalAdvance(line)
        right = bool(corner & Qt.AlignmentFlag.AlignRight)
        x = area.right() - MARGIN - width if right else area.left() + MARGIN
        _cased(painter, font, QPointF(x, y + number * height), line)


def broken(words: str, width: float, most: int = 3) -> tuple[str, ...]:
    """Break words into lines of a width; what does not fit into so many ends in an ellipsis."""
    font = theme.current().font("ui_medium")
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 40.0))
        starts.append(line.textStart())
    layout.endLayout()
    lines = [words[start:end].strip() for start, end in pairwise([*starts, len(words)])]
    if len(lines) <= most:
        return tuple(line for line in lines if line)
    rest = " ".join(lines[most - 1 :])
    last = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, max(width, 40.0))
    return (*lines[: most - 1], last)


def room_beside_bar(area: QRectF, length: float, words: str) -> float:
    """Return the width that a scale bar and its words leave free in the line of the title."""
    taken = length + 8 + QFontMetricsF(theme.current().font("ui_medium")).horizontalAdvance(words)
    return area.width() - 2 * MARGIN - (taken + MARGIN if words else 0.0)


def draw_scale_bar(painter: QPainter, area: QRectF, length: float, words: str) -> None:
    """Draw a bar of a known length with its words into the upper right corner."""
    font = theme.current().font("ui_medium")
    metrics = QFontMetricsF(font)
    right, y = area.right() - MARGIN, area.top() + MARGIN + metrics.height() / 2
    left = right - length
    bar = QPainterPath(QPointF(left, y))
    bar.lineTo(right, y)
    for x in (left, right):
        bar.moveTo(x, y - 5)
        bar.lineTo(x, y + 5)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((_casing(), 4.0), (_letters(), 1.5)):
        painter.setPen(QPen(colour, width))
        painter.drawPath(bar)
    place = QPointF(left - 8 - metrics.horizontalAdvance(words), y + metrics.ascent() / 2 - 1)
    _cased(painter, font, place, words)


def _cased(painter: QPainter, font: QFont, place: QPointF, words: str) -> None:
    path = QPainterPath()
    path.addText(place, font, words)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(_casing(), 3)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, pen)
    painter.fillPath(path, _letters())


def _letters() -> QColor:
    return theme.current().colour("image.text")


def _casing() -> QColor:
    look = theme.current()
    return faded(
        look.colour("image.text_casing"), float(theme.tokens()["image"]["text_casing_alpha"])
    )
