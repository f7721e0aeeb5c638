"""Precision and recall week by week, each with its interval, and the bound as a line."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from medannot.statistics.clusters import ClusterShare
from medannot.statistics.label_quality import QualityRow
from medannot.ui import theme
from medannot.ui.phrases import parted
from medannot.ui.review.words import measure_words, percent, share_words, short
from medannot.ui.widgets.markers import paint_marker

_LEFT, _RIGHT, _TOP, _BOTTOM = 48, 24, 36, 32
_APART, _MOST_APART, _PART, _CAP = 6.0, 16.0, 5, 4.0
_LEGEND_GAP, _MOST_WEEK = 28, 160.0


class DriftChart(QWidget):
    """Paints weeks from left to right; two measures beside one another in each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[QualityRow, ...] = ()
        self._start, self._bound = 0.0, 1.0
        self.setAccessibleName(self.tr("Precision and recall by week"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_rows(self, rows: Sequence[QualityRow], start: float, bound: float) -> None:
        """Show other weeks, the first first; they are also read out as a description."""
        self._rows = tuple(sorted(rows, key=lambda row: str(row.value)))
        self._start, self._bound = start, bound
        told = self.tr("{week}: precision {precision}, recall {recall}")
        self.setAccessibleDescription(
            parted(
                told.format(
                    week=row.value,
                    precision=share_words(row.figures.precision),
                    recall=share_words(row.figures.recall),
                )
                for row in self._rows
            )
        )
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Return room for a grid that can be read."""
        return QSize(320, 180)

    def sizeHint(self) -> QSize:
        """Return comfortable room."""
        return QSize(800, 200)

    def _y(self, share: float) -> float:
        room = self.height() - _TOP - _BOTTOM
        part = (min(max(share, self._start), 1.0) - self._start) / (1 - self._start)
        return _TOP + (1 - part) * room

    def _x(self, place: int) -> float:
        weeks = max(len(self._rows), 1)
        step = min((self.width() - _LEFT - _RIGHT) / weeks, _MOST_WEEK)
        return _LEFT + (place + 0.5) * step

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint grid, bound, legend and weeks."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_grid(painter)
        self._paint_legend(painter)
        self._paint_weeks(painter)
        for place, measure in enumerate((_precision, _recall)):
            self._paint_series(painter, place, [measure(row) for row in self._rows])

    def _paint_grid(self, painter: QPainter) -> None:
        look = theme.current()
        painter.setFont(look.font("ui", tabular=True))
        for share in _ticks(self._start):
            y = round(self._y(share))
            line = QRect(_LEFT, y, self.width() - _LEFT - _RIGHT, 1)
            painter.fillRect(line, look.colour("line"))
            painter.setPen(look.colour("text_3"))
            box = QRect(0, y - 10, _LEFT - 10, 20)
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, int(side), short(share))
        painter.setPen(QPen(look.colour("text_2"), 1.5, Qt.PenStyle.DotLine))
        at = self._y(self._bound)
        painter.drawLine(QPointF(_LEFT, at), QPointF(self.width() - _RIGHT, at))

    def _paint_legend(self, painter: QPainter) -> None:
        look = theme.current()
        painter.setFont(look.font("ui"))
        metrics, left = QFontMetrics(painter.font()), _LEFT
        for place, name in enumerate(("precision", "recall")):
            words = measure_words(name)
            width = metrics.horizontalAdvance(words)
            paint_marker(painter, QPointF(left + 6, 12), place, 5)
            painter.setPen(look.colour("text_2"))
            painter.drawText(QRectF(left + 18, 0, width + 4, 24), _MIDDLE, words)
            left += 18 + width + _LEGEND_GAP
        painter.setPen(QPen(look.colour("text_2"), 1.5, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(left, 12), QPointF(left + 22, 12))
        words = self.tr("Bound, {bound}").format(bound=percent(self._bound))
        painter.setPen(look.colour("text_2"))
        painter.drawText(QRectF(left + 30, 0, 200, 24), _MIDDLE, words)

    def _paint_weeks(self, painter: QPainter) -> None:
        look = theme.current()
        painter.setFont(look.font("ui", tabular=True))
        painter.setPen(look.colour("text_3"))
        metrics = QFontMetrics(painter.font())
        free = 0.0
        for place, row in enumerate(self._rows):
            words = str(row.value)
            width = metrics.horizontalAdvance(words) + 16
            left = self._x(place) - width / 2
            if left < free:  # too many weeks for all names
                continue
            free = left + width
            box = QRectF(left, self.height() - _BOTTOM + 6, width, 20)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)

    def _paint_series(self, painter: QPainter, place: int, shares: Sequence[ClusterShare]) -> None:
        colour, _ = theme.current().categorical(place)
        step = self._x(1) - self._x(0)
        aside = (place - 0.5) * 2 * min(max(step / _PART, _APART), _MOST_APART)
        points: list[QPointF] = []
        for week, share in enumerate(shares):
            value, ends = share.estimate.value, share.estimate.interval
            if value is None:
                continue
            x = self._x(week) + aside
            points.append(QPointF(x, self._y(value)))
            if ends is not None:
                painter.setPen(QPen(colour, 2))
                low, high = self._y(ends.low), self._y(ends.high)
                painter.drawLine(QPointF(x, low), QPointF(x, high))
                for end in (low, high):
                    painter.drawLine(QPointF(x - _CAP, end), QPointF(x + _CAP, end))
        painter.setPen(QPen(colour, 1))
        painter.drawPolyline(points)
        for point in points:
            paint_marker(painter, point, place, 5)


_TICKS, _COARSE = ((0.1, 0.02), (0.2, 0.05), (0.5, 0.1)), 0.2
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)


def _ticks(start: float) -> list[float]:
    """Return round shares from the start of the axis to 1."""
    span = round(1 - start, 6)
    step = next((step for most, step in _TICKS if span <= most), _COARSE)
    return [1 - step * place for place in range(int(span / step + 1e-9) + 1)]


def _precision(row: QualityRow) -> ClusterShare:
    return row.figures.precision


def _recall(row: QualityRow) -> ClusterShare:
    return row.figures.recall
