"""The question's words: all of them where there is room, else in a pane that says it goes on."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from medannot.ui import icons, theme

HINT_HEIGHT = 28
SCROLL_BAR = 14
_GAP = 8
_CJK_FROM = 0x2E7F


class StemText(QWidget):
    """Plain words in lines of the type scale's own height, which know when they were painted."""

    def __init__(self, style: str, tone: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._tone, self._text = style, tone, ""
        self.has_painted = False

    def text(self) -> str:
        """Return the words."""
        return self._text

    def show_text(self, text: str, style: str) -> None:
        """Show other words; what looks like markup stays text."""
        self._text, self._style = text, style
        self.has_painted = False
        self.setAccessibleName(text)
        self.update()

    def set_style(self, style: str) -> None:
        """Become larger or smaller."""
        if style != self._style:
            self._style = style
            self.update()

    def height_at(self, width: int) -> int:
        """Return the height of all words at a width."""
        return self._laid_out(width)[1] if self._text else 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words."""
        painter = QPainter(self)
        painter.setPen(theme.current().colour(self._tone))
        self._laid_out(self.width())[0].draw(painter, QPointF(0, 0))
        self.has_painted = True

    def _laid_out(self, width: int) -> tuple[QTextLayout, int]:
        look = theme.current()
        wide = any(ord(character) > _CJK_FROM for character in self._text)
        height = look.line_height(self._style) * (1.1 if wide else 1.0)
        # Between lines a layout knows the separator of Unicode only.
        layout = QTextLayout(self._text.replace("\n", "\u2028"), look.font(self._style))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y + (height - line.height()) / 2))
            y += height
        layout.endLayout()
        return layout, round(y)


class StemPane(QScrollArea):
    """Context and stem; scrolls where they do not fit, with a hint at its foot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._canvas = QWidget()
        self._canvas.setObjectName("canvas")
        self._context = StemText("body", "text_2", self._canvas)
        self.stem = StemText("stem", parent=self._canvas)
        self.setWidget(self._canvas)
        self._hint = _MoreHint(self)
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._show_hint)
        bar.rangeChanged.connect(self._show_hint)

    def show_words(self, stem: str, context: str, style: str) -> None:
        """Show another question from its beginning.

        Args:
            stem: the question.
            context: text that stands before it, or "".
            style: the stem's type style.
        """
        self.stem.show_text(stem, style)
        self._context.show_text(context, "body")
        self._context.setVisible(bool(context))
        self.verticalScrollBar().setValue(0)
        self._lay_out()

    def height_at(self, width: int) -> int:
        """Return the height of everything at a width."""
        gap = _GAP if self._context.text() else 0
        return self._context.height_at(width) + gap + self.stem.height_at(width)

    def scroll(self, by: int) -> None:  # type: ignore[override]  # a pane scrolls its words, not its pixels
        """Move the words up by so many pixels."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + by)

    @property
    def goes_on(self) -> bool:
        """Tell whether there is more below."""
        bar = self.verticalScrollBar()
        return bar.value() < bar.maximum()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew, and keep the hint at the foot."""
        super().resizeEvent(event)
        self._lay_out()

    def minimumSizeHint(self) -> QSize:
        """Return what is the least that can be read."""
        return QSize(80, 32)

    def _lay_out(self) -> None:
        """Give the words their place; whether they fit is known at once, without a layout."""
        # The bar's room is left free at all times, so that its coming breaks no line anew.
        width = max(self.width() - SCROLL_BAR, 40)
        context, stem = self._context.height_at(width), self.stem.height_at(width)
        top = context + _GAP if context else 0
        self._context.setGeometry(0, 0, width, context)
        self.stem.setGeometry(0, top, width, stem)
        self._canvas.resize(width, top + stem)
        self._show_hint()

    def _show_hint(self) -> None:
        self._hint.setGeometry(
            0, self.height() - HINT_HEIGHT, self.width() - SCROLL_BAR, HINT_HEIGHT
        )
        self._hint.setVisible(self.goes_on)
        self._hint.raise_()


class _MoreHint(QWidget):
    """Says that the words go on below."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, arrow and words."""
        look = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("overlay"))
        painter.fillRect(0, 0, self.width(), 1, look.colour("line_strong"))
        colour = look.colour("accent_text")
        icons.paint_icon(painter, QRect(8, 6, 16, 16), "caret-double-down", colour)
        painter.setFont(look.font("ui_medium"))
        painter.setPen(colour)
        box = self.rect().adjusted(32, 0, 0, 0)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), self.tr("More below"))
