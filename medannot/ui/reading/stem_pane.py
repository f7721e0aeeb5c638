"""The question's words: all of them where there is room, else in a pane that says it goes on."""

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from medannot.ui import icons, theme
from medannot.ui.widgets.text import Text

HINT_HEIGHT = 28
_GAP = 8


class StemText(Text):
    """Words that know whether they have been painted."""

    def __init__(self, style: str, *, parent: QWidget | None = None) -> None:
        super().__init__("", style, wrap=True, parent=parent)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.has_painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words."""
        super().paintEvent(event)
        self.has_painted = True

    def height_at(self, width: int) -> int:
        """Return the height of all words at a width."""
        if not self.text():
            return 0
        flags = int(Qt.TextFlag.TextWordWrap)
        box = QFontMetrics(self.font()).boundingRect(
            QRect(0, 0, width, 100_000), flags, self.text()
        )
        return box.height() + 2


class StemPane(QScrollArea):
    """Context and stem; scrolls where they do not fit, with a hint at its foot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        canvas = QWidget()
        canvas.setObjectName("canvas")
        self._column = QVBoxLayout(canvas)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP)
        self._context = StemText("body")
        self.stem = StemText("stem")
        self._column.addWidget(self._context)
        self._column.addWidget(self.stem)
        self._column.addStretch(1)
        self.setWidget(canvas)
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
        self.stem.setFont(theme.current().font(style))
        self._context.setFont(theme.current().font("body"))
        self.stem.setText(stem)
        self._context.setText(context)
        self._context.setVisible(bool(context))
        self.stem.has_painted = False
        self.verticalScrollBar().setValue(0)
        QTimer.singleShot(0, self._show_hint)

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
        """Keep the hint at the foot."""
        super().resizeEvent(event)
        self._show_hint()

    def minimumSizeHint(self) -> QSize:
        """Return what is the least that can be read."""
        return QSize(80, 32)

    def _show_hint(self) -> None:
        self._hint.setGeometry(0, self.height() - HINT_HEIGHT, self.width() - 14, HINT_HEIGHT)
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
