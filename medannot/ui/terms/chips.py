"""Words that can be clicked, side by side: what a search is narrowed to, recent terms."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medannot.ui import icons, theme
from medannot.ui.widgets.button import Focusable
from medannot.ui.widgets.painting import focus_ring, key_size, paint_key, surface

_MOST_WIDTH, _PAD, _EDGE, _GAP, _CROSS = 320, 10, 5, 6, 14


@dataclass(frozen=True, slots=True)
class ChipSpec:
    """One chip.

    Attributes:
        id: for the program.
        text: translated.
        key: as printed, behind the words as on a button, or "".
        closes: whether a cross says that a click takes it away.
        struck: whether a line goes through the text.
        tip: translated tooltip, or "".
    """

    id: str
    text: str
    key: str = ""
    closes: bool = False
    struck: bool = False
    tip: str = ""


class ChipButton(Focusable):
    """A chip that is clicked, or taken away by Delete too."""

    def __init__(self, spec: ChipSpec, height: int) -> None:
        super().__init__()
        self.spec = spec
        self.setText(spec.text)
        self.setAccessibleName(spec.tip or spec.text)
        self.setToolTip(spec.tip or spec.text)
        self.setFixedSize(self._width(), height)

    def _width(self) -> int:
        # A key stands nearer to the edge than words do.
        key = key_size(self.spec.key).width() + _GAP - _PAD + _EDGE if self.spec.key else 0
        cross = _CROSS + _GAP if self.spec.closes else 0
        words = QFontMetrics(theme.current().font("ui")).horizontalAdvance(self.spec.text) + 1
        return min(words + key + cross + 2 * _PAD, _MOST_WIDTH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take away by Delete and Backspace, as by a click."""
        if self.spec.closes and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint surface, key, words and cross."""
        look, painter, box = theme.current(), QPainter(self), self.rect()
        radius = look.metric("radius.chip" if self.spec.closes else "radius.control")
        over = self.underMouse() or self.isDown()
        if self.spec.closes:
            surface(painter, box, "selection", "border_control" if over else None, radius)
            tone = "accent_text"
        else:
            surface(painter, box, "hover" if over else None, "line", radius)
            tone = "text"
        left, right = box.left() + _PAD, box.right() - _PAD
        if self.spec.key:
            width = key_size(self.spec.key).width()
            place = QRect(box.right() + 1 - _EDGE - width, 0, width, box.height())
            paint_key(painter, place, self.spec.key)
            right = place.left() - _GAP
        if self.spec.closes:
            square = QRect(right - _CROSS, box.center().y() - _CROSS // 2, _CROSS, _CROSS)
            icons.paint_icon(painter, square, "x", look.colour(tone))
            right = square.left() - _GAP
        font = look.font("ui")
        font.setStrikeOut(self.spec.struck)
        painter.setFont(font)
        painter.setPen(look.colour("text_3" if self.spec.struck else tone))
        words = QRect(left, 0, right - left + 2, box.height())
        cut = QFontMetrics(font).elidedText(
            self.spec.text, Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), cut)
        if self.shows_focus:
            focus_ring(painter, box, radius)


class ChipFlow(QWidget):
    """Chips one after the other, in as many lines as they need, or in one that shows what fits.

    Args:
        name: translated, for those who do not see it.
        height: of a chip in pixels.
        one_line: whether those without room are left out.

    Signals:
        clicked: the id of a chip.
    """

    clicked = Signal(str)

    def __init__(
        self, name: str, *, height: int = 26, one_line: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._height, self._one_line = height, one_line
        self._chips: list[ChipButton] = []
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_chips(self, specs: Sequence[ChipSpec]) -> None:
        """Show these chips; without any the line is gone."""
        if [chip.spec for chip in self._chips] == list(specs):
            return
        focused = next((place for place, one in enumerate(self._chips) if one.hasFocus()), None)
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [self._made(spec) for spec in specs]
        self.setVisible(bool(specs))
        self._place()
        if focused is not None and self._chips:
            chip = self._chips[min(focused, len(self._chips) - 1)]
            chip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made(self, spec: ChipSpec) -> ChipButton:
        chip = ChipButton(spec, self._height)
        chip.setParent(self)
        chip.clicked.connect(lambda: self.clicked.emit(spec.id))
        chip.show()
        return chip

    def shown(self) -> tuple[ChipSpec, ...]:
        """Return the chips that have room."""
        return tuple(chip.spec for chip in self._chips if not chip.isHidden())

    def sizeHint(self) -> QSize:
        """Return the room that the chips take as they lie now."""
        return QSize(0, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the chips anew."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        left, top = 0, 0
        for chip in self._chips:
            if left and left + chip.width() > self.width():
                left, top = 0, top + self._height + _GAP
            chip.setVisible(not (self._one_line and top))
            chip.move(left, 0 if self._one_line else top)
            left += chip.width() + _GAP
        lines = self._height if self._one_line else top + self._height
        if self.height() != lines or self.minimumHeight() != lines:
            self.setFixedHeight(lines)
