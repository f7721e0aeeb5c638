"""A share as a dot with its interval and the bound as a line: alone, and in the cells of tables."""

import math
from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStyleOptionViewItem, QWidget

from medannot.statistics.clusters import ClusterShare
from medannot.statistics.label_quality import QualityRow
from medannot.ui import theme
from medannot.ui.review.words import interval_words, plain, short
from medannot.ui.widgets.cells import paint_ground
from medannot.ui.widgets.row_model import VALUE_ROLE
from medannot.ui.widgets.table import RowDelegate

Index = QModelIndex | QPersistentModelIndex

_DOT, _LINE, _TICK = 5.0, 2.0, 7
_PAD, _VALUE, _ENDS, _LEAST_STRIP = 15, 50, 86, 48
_HIGHEST_START = 0.9
_AXIS = 20


def axis_start(rows: Iterable[QualityRow], bound: float) -> float:
    """Return where the strips of rows begin, in tenths: all ends and the bound have room."""
    lows = [bound - 0.05]
    for row in rows:
        for share in (row.figures.precision, row.figures.recall, row.figures.f1):
            ends, value = share.estimate.interval, share.estimate.value
            if value is not None:
                lows.append(ends.low if ends else value)
    return min(max(math.floor(10 * min(lows)) / 10, 0.0), _HIGHEST_START)


def paint_strip(
    painter: QPainter, box: QRectF, share: ClusterShare, start: float, bound: float
) -> None:
    """Paint a strip from `start` to 1 in a box; without a share only its line and the bound."""
    look = theme.current()
    middle = box.center().y()

    def x(value: float) -> float:
        part = (min(max(value, start), 1.0) - start) / (1 - start)
        return box.left() + part * box.width()

    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.colour("line_strong"), 1))
    painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle))
    painter.setPen(QPen(look.colour("text_2"), 1.5, Qt.PenStyle.DotLine))
    at = x(bound)
    painter.drawLine(QPointF(at, middle - _TICK), QPointF(at, middle + _TICK))
    value, ends = share.estimate.value, share.estimate.interval
    if value is not None:
        accent = look.colour("accent")
        if ends is not None:
            painter.setPen(QPen(accent, _LINE))
            painter.drawLine(QPointF(x(ends.low), middle), QPointF(x(ends.high), middle))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawEllipse(QPointF(x(value), middle), _DOT, _DOT)
    painter.restore()


class ShareStrip(QWidget):
    """One share as a strip with its axis below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share: ClusterShare | None = None
        self._start, self._bound = 0.0, 1.0
        self.setFixedHeight(2 * _TICK + 4 + _AXIS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: ClusterShare, start: float, bound: float, said: str) -> None:
        """Show another share; `said` tells it to those who do not see it."""
        self._share, self._start, self._bound = share, start, bound
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        """Return comfortable room."""
        return QSize(200, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint strip, ends of the axis and the bound's number."""
        if self._share is None:
            return
        look, painter = theme.current(), QPainter(self)
        box = QRectF(_DOT, 0, self.width() - 2 * _DOT, 2 * _TICK + 4)
        paint_strip(painter, box, self._share, self._start, self._bound)
        painter.setFont(look.font("ui", tabular=True))
        painter.setPen(look.colour("text_3"))
        below = QRect(0, self.height() - _AXIS, self.width(), _AXIS)
        side = Qt.AlignmentFlag
        painter.drawText(below, int(side.AlignLeft | side.AlignBottom), short(self._start))
        self._paint_bound(painter, below, box)
        part = (self._bound - self._start) / (1 - self._start)
        if part < 1 - 3 * _AXIS / max(self.width(), 1):
            painter.drawText(below, int(side.AlignRight | side.AlignBottom), "100")

    def _paint_bound(self, painter: QPainter, below: QRect, box: QRectF) -> None:
        """Write the bound below its line, so that it needs no legend."""
        words = short(self._bound)
        width = QFontMetrics(painter.font()).horizontalAdvance(words) + 8
        at = box.left() + (self._bound - self._start) / (1 - self._start) * box.width()
        left = min(round(at - width / 2), below.right() - width)
        where = QRect(left, below.top(), width, below.height())
        side = Qt.AlignmentFlag
        painter.setPen(theme.current().colour("text_2"))
        painter.drawText(where, int(side.AlignHCenter | side.AlignBottom), words)
        painter.setPen(theme.current().colour("text_3"))


class ShareCell(RowDelegate):
    """Paints a share, its interval in a quieter tone, and where there is room its strip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.start, self.bound = 0.0, 1.0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell."""
        paint_ground(painter, option)
        share = index.data(VALUE_ROLE)
        if not isinstance(share, ClusterShare):
            return
        look, box = theme.current(), QRect(option.rect).adjusted(_PAD, 0, -_PAD, -1)
        value = share.estimate.value
        flags = int(Qt.AlignmentFlag.AlignVCenter)
        right = flags | int(Qt.AlignmentFlag.AlignRight)
        if value is None:
            painter.setFont(look.font("ui"))
            painter.setPen(look.colour("text_3"))
            painter.drawText(box, flags, "–")
            return
        painter.setFont(look.font("ui_strong", tabular=True))
        painter.setPen(look.colour("text"))
        painter.drawText(
            QRect(box.left(), box.top(), _VALUE - 4, box.height()), right, plain(value)
        )
        painter.setFont(look.font("ui", tabular=True))
        painter.setPen(look.colour("text_3"))
        ends = QRect(box.left() + _VALUE, box.top(), _ENDS, box.height())
        painter.drawText(ends, flags, interval_words(share.estimate.interval))
        strip = box.adjusted(_VALUE + _ENDS + 6, 0, 0, 0)
        if strip.width() >= _LEAST_STRIP:
            paint_strip(painter, QRectF(strip), share, self.start, self.bound)
