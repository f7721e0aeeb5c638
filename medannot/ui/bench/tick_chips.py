"""Chips that are ticked, as many in a line as have room."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medannot.ui import icons, theme
from medannot.ui.widgets.button import Focusable
from medannot.ui.widgets.painting import focus_ring, surface

_HEIGHT, _PAD, _GAP, _MARK = 28, 10, 6, 14


@dataclass(frozen=True, slots=True)
class TickSpec:
    """One chip.

    Attributes:
        name: by which it is found again.
        text: translated.
        key: by which it is ticked, where there is one; printed in the place of a plus.
    """

    name: str
    text: str
    ticked: bool
    key: str = ""


class TickChip(Focusable):
    """A word that is ticked or not."""

    def __init__(self, spec: TickSpec) -> None:
        super().__init__()
        self._key = spec.key
        self.setObjectName(spec.name)
        self.setText(spec.text)
        self.setAccessibleName(spec.text)
        self.setToolTip(spec.text)
        self.setCheckable(True)
        self.setChecked(spec.ticked)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def wanted(self) -> int:
        """Return how wide it would be."""
        words = QFontMetrics(theme.current().font("ui")).horizontalAdvance(self.text()) + 2
        return words + 2 * _PAD + _MARK + _GAP

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint surface, tick and words."""
        look, painter, on = theme.current(), QPainter(self), self.isChecked()
        over = self.underMouse() or self.isDown()
        fill = "selection" if on else "hover" if over else None
        radius = look.metric("radius.chip")
        edge = None if on and not over else "border_control"
        surface(painter, self.rect(), fill, edge, radius)
        tone = ("accent_text" if on else "text_2") if self.isEnabled() else "text_disabled"
        box = QRect(_PAD, (self.height() - _MARK) // 2, _MARK, _MARK)
        if on or not self._key:
            icons.paint_icon(painter, box, "check" if on else "plus", look.colour(tone))
        else:
            painter.setFont(look.font("key"))
            painter.setPen(look.colour("text_3" if self.isEnabled() else tone))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._key)
        left = _PAD + _MARK + _GAP
        painter.setFont(look.font("ui"))
        painter.setPen(look.colour(tone if on or not self.isEnabled() else "text"))
        room = QRect(left, 0, self.width() - left - _PAD + 2, self.height())
        cut = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), cut)
        if self.shows_focus:
            focus_ring(painter, self.rect(), radius)


class TickChips(QWidget):
    """Chips one after the other, in as many lines as they need.

    Args:
        name: translated, for those who do not see it.
        specs: the chips.

    Signals:
        switched: the name of a chip that was pressed.
    """

    switched = Signal(str)

    def __init__(self, name: str, specs: Sequence[TickSpec]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.chips = [TickChip(spec) for spec in specs]
        for chip in self.chips:
            chip.setParent(self)
            chip.clicked.connect(partial(self._tell, chip.objectName()))
        self._place()

    def _tell(self, name: str, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        self.switched.emit(name)

    def sizeHint(self) -> QSize:
        """Return the room that the chips take as they lie now."""
        return QSize(0, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the chips anew."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        left, top = 0, 0
        for chip in self.chips:
            width = min(chip.wanted(), max(self.width(), 60))
            if left and left + width > self.width():
                left, top = 0, top + _HEIGHT + _GAP
            chip.setGeometry(left, top, width, _HEIGHT)
            left += width + _GAP
        height = top + _HEIGHT if self.chips else 0
        if self.minimumHeight() != height or self.maximumHeight() != height:
            self.setFixedHeight(height)
