"""The steps of a way in one line."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medannot.ui import icons, theme
from medannot.ui.widgets.painting import surface

_DISC, _GAP, _WAY = 24, 10, 40


class StepsLine(QWidget):
    """The steps of a way in one line: done, now, to come.

    Args:
        names: translated.
    """

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names, self._now = tuple(names), 0
        self.setFixedHeight(32)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        icons.icons().loaded.connect(self.update)

    def show_step(self, now: int) -> None:
        """Show which step it is now, counted from 0."""
        self._now = now
        words = self.tr("Step {now} of {all}: {name}")
        name = self._names[now]
        self.setAccessibleName(words.format(now=now + 1, all=len(self._names), name=name))
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for all names."""
        metrics = QFontMetrics(theme.current().font("ui_strong"))
        names = sum(metrics.horizontalAdvance(name) for name in self._names)
        each = _DISC + 3 * _GAP + _WAY
        return QSize(names + each * len(self._names), 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint discs, names, and the lines between them."""
        look = theme.current()
        painter = QPainter(self)
        left = 0
        for place, name in enumerate(self._names):
            disc = QRect(left, (self.height() - _DISC) // 2, _DISC, _DISC)
            self._paint_disc(painter, disc, place)
            left += _DISC + _GAP
            painter.setFont(look.font("ui_strong" if place == self._now else "ui"))
            painter.setPen(look.colour("text" if place <= self._now else "text_3"))
            width = painter.fontMetrics().horizontalAdvance(name)
            box = QRect(left, 0, width + 2, self.height())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), name)
            left += width + _GAP
            if place < len(self._names) - 1:
                line = QRect(left, self.height() // 2, _WAY, 1)
                painter.fillRect(line, look.colour("line_strong"))
                left += _WAY + _GAP

    def _paint_disc(self, painter: QPainter, disc: QRect, place: int) -> None:
        look = theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if place < self._now:
            surface(painter, disc, "success_bg", None, _DISC // 2)
            mark = disc.adjusted(5, 5, -5, -5)
            icons.paint_icon(painter, mark, "check", look.colour("success"))
            return
        fill = "accent" if place == self._now else None
        line = None if fill else "border_control"
        surface(painter, disc, fill, line, _DISC // 2)
        painter.setFont(look.font("ui_strong", tabular=True))
        painter.setPen(look.colour("on_accent" if fill else "text_2"))
        painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), str(place + 1))
