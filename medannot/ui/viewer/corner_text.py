"""Words over an image: light letters on a dark plate, readable on any ground and any writing."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)

from medannot.imaging.frame import Edges
from medannot.ui import theme
from medannot.ui.widgets.painting import faded

MARGIN = 16
_PAD = 6


def draw_lines(
    painter: QPainter, area: QRectF, lines: Sequence[str], corner: Qt.AlignmentFlag
) -> None:
    """Write lines into a corner of an area; empty lines are left out."""
    shown = [line for line in lines if line]
    font = theme.current().font("ui_medium")
    metrics = QFontMetricsF(font)
    height = metrics.height()
    if not shown:
        return
    widths = [metrics.horizontalAdvance(line) for line in shown]
    box = QRectF(0, 0, max(widths), height * len(shown))
    inner = area.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    right = bool(corner & Qt.AlignmentFlag.AlignRight)
    below = bool(corner & Qt.AlignmentFlag.AlignBottom)
    box.moveLeft(inner.right() - box.width() if right else inner.left())
    box.moveTop(inner.bottom() - box.height() if below else inner.top())
    _plate(painter, box)
    for number, (line, width) in enumerate(zip(shown, widths, strict=True)):
        x = box.right() - width if right else box.left()
        _letter(painter, font, QPointF(x, box.top() + metrics.ascent() + number * height), line)


def foot(area: QRectF, lines: int) -> QRectF:
    """Return the strip of an area on which so many lines in its lower corners stand."""
    height = QFontMetricsF(theme.current().font("ui_medium")).height() * lines
    return QRectF(area).adjusted(0, area.height() - height - MARGIN - _PAD, 0, 0)


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
    words_width = metrics.horizontalAdvance(words)
    right, y = area.right() - MARGIN, area.top() + MARGIN + metrics.height() / 2
    left = right - length
    box = QRectF(left - 8 - words_width, area.top() + MARGIN, 0, metrics.height())
    box.setRight(right)
    _plate(painter, box)
    painter.setPen(QPen(_letters(), 1.5))
    painter.drawLine(QPointF(left, y), QPointF(right, y))
    for x in (left, right):
        painter.drawLine(QPointF(x, y - 5), QPointF(x, y + 5))
    _letter(painter, font, QPointF(box.left(), box.top() + metrics.ascent()), words)


def draw_edges(painter: QPainter, area: QRectF, edges: Edges) -> None:
    """Write where in the patient each edge lies, in the middle of the edge."""
    font = theme.current().font("ui_strong")
    metrics = QFontMetricsF(font)
    height = metrics.height()
    inner = area.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    middle = inner.center()
    for letters, x, y in (
        (edges.left, inner.left(), middle.y()),
        (edges.right, inner.right() - metrics.horizontalAdvance(edges.right), middle.y()),
        (edges.top, middle.x() - metrics.horizontalAdvance(edges.top) / 2, inner.top()),
        (
            edges.bottom,
            middle.x() - metrics.horizontalAdvance(edges.bottom) / 2,
            inner.bottom() - height,
        ),
    ):
        if letters:
            box = QRectF(x, y, metrics.horizontalAdvance(letters), height)
            _plate(painter, box)
            _letter(painter, font, QPointF(x, y + metrics.ascent()), letters)


def draw_notice(painter: QPainter, area: QRectF, words: str) -> None:
    """Write what has to be known first on a band of its own across the upper edge."""
    look = theme.current()
    font = look.font("ui_strong")
    metrics = QFontMetricsF(font)
    band = QRectF(area.left(), area.top(), area.width(), metrics.height() + 2 * _PAD)
    painter.fillRect(band, look.colour("warning_bg"))
    painter.setFont(font)
    painter.setPen(look.colour("warning"))
    painter.drawText(band, int(Qt.AlignmentFlag.AlignCenter), words)


def below_notice(area: QRectF, words: str) -> QRectF:
    """Return the area that a notice leaves to the other words."""
    if not words:
        return area
    height = QFontMetricsF(theme.current().font("ui_strong")).height() + 2 * _PAD
    return area.adjusted(0, height, 0, 0)


def _plate(painter: QPainter, box: QRectF) -> None:
    """Draw the ground of words: the writing of an image below it is seen, but not read."""
    look = theme.current()
    alpha = float(theme.tokens()["image"]["tag_background_alpha"])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(faded(look.colour("image.tag_background"), alpha))
    radius = look.metric("radius.badge")
    painter.drawRoundedRect(box.adjusted(-_PAD, -_PAD / 2, _PAD, _PAD / 2), radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _letter(painter: QPainter, font: QFont, place: QPointF, words: str) -> None:
    painter.setFont(font)
    painter.setPen(_letters())
    painter.drawText(place, words)


def _letters() -> QColor:
    return theme.current().colour("image.text")
