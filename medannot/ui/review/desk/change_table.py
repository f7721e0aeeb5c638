"""Before and after review, row by row; what was changed lies on a colour."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medannot.ui import theme
from medannot.ui.review.desk.fact_rows import FactRow
from medannot.ui.widgets.painting import surface

_PAD, _LABEL, _LEAST, _BAR, _ABOVE = 8, 96, 30, 3, 6


class ChangeTable(QWidget):
    """Three columns: what is said, as it was handed in, and as it is now."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[FactRow, ...] = ()
        self._heads = ("", self.tr("Before"), self.tr("After"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Before and after"))

    @property
    def rows(self) -> tuple[FactRow, ...]:
        """Return what is shown."""
        return self._rows

    def show_rows(self, rows: Sequence[FactRow]) -> None:
        """Show other rows."""
        self._rows = tuple(rows)
        said = [
            row.label
            if row.heading
            else self.tr("{label}: {before}, then {after}").format(
                label=row.label,
                before=row.before or self.tr("nothing"),
                after=row.after or self.tr("nothing"),
            )
            if row.changed
            else self.tr("{label}: {said}").format(label=row.label, said=row.before)
            for row in self._rows
        ]
        self.setAccessibleDescription("\n".join(said))
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room that all rows take at this width."""
        return QSize(300, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break words anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the rows are at this width."""
        self.setFixedHeight(_LEAST + sum(self._height(row, self.width()) for row in self._rows))

    def _columns(self, width: int) -> tuple[int, int, int]:
        """Return the widths of label, before and after."""
        rest = max(width - _LABEL, 60)
        return _LABEL, rest // 2, rest - rest // 2

    def _height(self, row: FactRow, width: int) -> int:
        metrics = QFontMetrics(theme.current().font("ui_strong"))
        if row.heading:
            return _LEAST + _ABOVE
        tallest = _LEAST
        cells = zip((row.label, *self._said(row)), self._columns(width), strict=True)
        for text, room in cells:
            box = metrics.boundingRect(
                QRect(0, 0, room - 2 * _PAD, 2000), int(Qt.TextFlag.TextWordWrap), text
            )
            tallest = max(tallest, box.height() + 10)
        return tallest

    def _said(self, row: FactRow) -> tuple[str, str]:
        """Return what stands in both columns, in words where nothing is said."""
        told, gone = self.tr("Not said"), self.tr("Taken away")
        return row.before or told, row.after or (gone if row.before else told)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint heads and rows."""
        painter, look = QPainter(self), theme.current()
        widths, top = self._columns(self.width()), 0
        self._line(painter, self._heads, widths, QRect(0, top, self.width(), _LEAST), "text_3")
        top += _LEAST
        for row in self._rows:
            box = QRect(0, top, self.width(), self._height(row, self.width()))
            self._row(painter, row, widths, box)
            painter.fillRect(QRect(0, box.bottom(), box.width(), 1), look.colour("line"))
            top += box.height()

    def _row(
        self, painter: QPainter, row: FactRow, widths: tuple[int, int, int], box: QRect
    ) -> None:
        look = theme.current()
        if row.heading:
            painter.setFont(look.font("ui_strong"))
            painter.setPen(look.colour("text"))
            room = box.adjusted(_PAD, _ABOVE, -_PAD, 0)
            said = painter.fontMetrics().elidedText(
                row.label, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), said)
            return
        if row.changed:
            after = QRect(widths[0] + widths[1], box.top(), widths[2], box.height())
            surface(painter, after.adjusted(0, 1, 0, -2), "selection", None, 4)
        if row.lit:
            bar = QRect(0, box.top() + 4, _BAR, box.height() - 9)
            surface(painter, bar, "accent", None, 1)
        before, after_words = self._said(row)
        self._line(painter, (row.label, "", ""), widths, box, "text" if row.lit else "text_2")
        font = look.font("ui")
        font.setStrikeOut(row.changed and bool(row.before))
        painter.setFont(font)
        painter.setPen(look.colour("text_3" if row.changed or not row.before else "text"))
        self._cell(painter, before, widths[0], widths[1], box)
        painter.setFont(look.font("ui_strong" if row.changed else "ui"))
        painter.setPen(look.colour("text" if row.after or row.changed else "text_3"))
        self._cell(painter, after_words, widths[0] + widths[1], widths[2], box)

    def _line(
        self,
        painter: QPainter,
        words: Sequence[str],
        widths: tuple[int, int, int],
        box: QRect,
        tone: str,
    ) -> None:
        look, left = theme.current(), 0
        painter.setFont(look.font("ui"))
        painter.setPen(look.colour(tone))
        for text, width in zip(words, widths, strict=True):
            self._cell(painter, text, left, width, box)
            left += width

    def _cell(self, painter: QPainter, text: str, left: int, width: int, box: QRect) -> None:
        room = QRect(left + _PAD, box.top(), width - 2 * _PAD, box.height())
        flags = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(room, flags, text)
