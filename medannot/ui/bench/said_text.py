"""Sentences of the foot: two lines of them, and all where there is room or it is asked for."""

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy

from medannot.ui.widgets.text import Text, Tone

_SAMPLE = "国Åg"
"""Letters of both scripts: one of them comes from another font, which may be higher."""


def line_height(font: QFont) -> int:
    """Return the room that a line takes, whichever script stands in it."""
    layout = QTextLayout(_SAMPLE, font)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return ceil(line.height())


class SaidText(Text):
    """A paragraph of at most some lines; the rest is in the tooltip, or shown when opened.

    Args:
        most: lines that are shown while it is closed.
        style: of the type scale.
        tone: "text", "text_2" or "text_3".

    Signals:
        overflowed: (bool) whether there is more than is shown.
    """

    overflowed = Signal(bool)

    def __init__(self, most: int, style: str = "body", tone: Tone = "text") -> None:
        super().__init__("", style, tone, wrap=True)
        self._most = most
        self.opened = False
        self._cut = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setAlignment(Qt.AlignmentFlag.AlignVCenter)

    def set_opened(self, *, opened: bool) -> None:
        """Show all of it, or the first lines."""
        self.opened = opened
        self._look_again()
        self.updateGeometry()

    def say(self, text: str) -> None:
        """Say something else."""
        self.setText(text)
        self._look_again()

    def heightForWidth(self, width: int) -> int:
        """Return the room that is needed: of all lines, or of as many as are shown."""
        lines = len(self._lines(width))
        return self._line_height() * max(lines if self.opened else min(lines, self._most), 1)

    def whole_height(self, width: int) -> int:
        """Return the room that all lines need."""
        return self._line_height() * max(len(self._lines(width)), 1)

    def sizeHint(self) -> QSize:
        """Return the room for the lines that are shown."""
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        """Return room for one line."""
        return QSize(60, self._line_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See anew whether all has room."""
        super().resizeEvent(event)
        self._look_again()

    def _line_height(self) -> int:
        return line_height(self.font())

    def _lines(self, width: int) -> list[str]:
        """Return the text as it breaks into lines of a width."""
        layout = QTextLayout(self.text(), self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        found = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 40))
            found.append(self.text()[line.textStart() : line.textStart() + line.textLength()])
        layout.endLayout()
        return found

    def _look_again(self) -> None:
        more = len(self._lines(self.width())) > self._most
        self._cut = more and not self.opened
        self.setToolTip(self.text() if self._cut else "")
        # What is cut cannot be selected: letters would lie elsewhere than they are seen.
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(
            flags.NoTextInteraction if self._cut else flags.TextSelectableByMouse
        )
        self.overflowed.emit(more)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint all lines, or those that have room and a sign that there are more."""
        if not self._cut:
            super().paintEvent(event)
            return
        painter, lines = QPainter(self), self._lines(self.width())
        shown = lines[: self._most]
        rest = "".join(lines[self._most - 1 :])
        shown[-1] = self.fontMetrics().elidedText(rest, Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        top = (self.height() - self._line_height() * len(shown)) / 2
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for place, line in enumerate(shown):
            base = top + place * self._line_height()
            room = QRectF(0, base, self.width() + 1, self._line_height())
            painter.drawText(room, int(flags), line.rstrip())
