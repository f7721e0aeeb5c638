"""The question's words: all of them where there is room, else in a pane that says it goes on."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from medannot.ui.reading.more_hint import MoreHint
from medannot.ui.widgets.question_text import QuestionText

SCROLL_BAR = 14
_GAP = 8


class StemPane(QScrollArea):
    """Context and stem; scrolls where they do not fit, with a hint at its foot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._canvas = QWidget()
        self._canvas.setObjectName("canvas")
        self._context = QuestionText("body", "text_2", self._canvas)
        self.stem = QuestionText("stem", parent=self._canvas)
        self.setWidget(self._canvas)
        self._hint = MoreHint(self)

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

    def set_style(self, style: str) -> None:
        """Show the stem larger or smaller."""
        if style != self.stem.style_name:
            self.stem.set_style(style)
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
        return self._hint.goes_on

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
        self._hint.place()
