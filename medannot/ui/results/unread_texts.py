"""A question above the answer given to it; each scrolls for itself, so that both stay in sight."""

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from medannot.ui.widgets.small import Card
from medannot.ui.widgets.text import Text

_LEAST_TEXT, _MOST_TEXT = 72, 8000
"""Heights in pixels; a text of more than some thousands scrolls within, as a page has its end."""

_MARGIN, _BETWEEN, _BELOW_CAPTION = 16, 12, 4
_OF_QUESTION = 0.45
"""Share of the height that a question may take where both texts are too long to stand whole."""

STEPS = {
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}
"""Keys that scroll."""

_ONWARD = {
    QAbstractSlider.SliderAction.SliderSingleStepAdd,
    QAbstractSlider.SliderAction.SliderPageStepAdd,
}
_BACK = {
    QAbstractSlider.SliderAction.SliderSingleStepSub,
    QAbstractSlider.SliderAction.SliderPageStepSub,
}


class GrownText(QPlainTextEdit):
    """A text as high as its lines, so that it scrolls with what stands around it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        # Letters are answers here, wherever one has clicked.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_words(self, text: str) -> None:
        """Show another text."""
        self.setPlainText(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the text anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        layout, block, lines = self.document().documentLayout(), self.document().begin(), 0.0
        while block.isValid():
            lines += layout.blockBoundingRect(block).height()
            block = block.next()
        around = self.height() - self.viewport().height() + 2 * self.document().documentMargin()
        height = math.ceil(lines + around)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        within = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(within if height > _MOST_TEXT else off)
        self.setFixedHeight(min(max(height, _LEAST_TEXT), _MOST_TEXT))


class QuestionAndAnswer(QWidget):
    """Shows a question in a card, and below it what was answered.

    Attributes:
        asked, said: the areas in which the two scroll.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = Text("", "section", wrap=True)
        self.text = GrownText()
        # Question and answer are both plain words: which is which has to be written there.
        self.caption = Text(self.tr("The answer as it was given"), tone="text_2")
        self.caption.setBuddy(self.text)
        self.text.setAccessibleName(self.caption.text())
        self.asked, self.said = scrolling(self.question), scrolling(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_BETWEEN)
        self._card = Card(margin=_MARGIN)
        self._card.body.addWidget(self.asked)
        column.addWidget(self._card)
        answer = QVBoxLayout()
        answer.setSpacing(_BELOW_CAPTION)
        answer.addWidget(self.caption)
        answer.addWidget(self.said, 1)
        column.addLayout(answer, 1)
        # The areas have room given to them, whatever their texts would like.
        for area in (self.asked, self.said):
            area.setMinimumHeight(0)
            area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        # On the card's own colour.
        self.question.setAutoFillBackground(False)

    def show_question(self, text: str) -> None:
        """Show a question."""
        self.question.setText(text)
        self._share()

    def show_answer(self, text: str) -> None:
        """Show another answer, from the question's beginning on."""
        self.text.show_words(text)
        for area in (self.asked, self.said):
            area.verticalScrollBar().setValue(0)
        self._share()

    def move_on(self, step: QAbstractSlider.SliderAction) -> None:
        """Scroll as one text: on through the question, then through the answer; back likewise."""
        asked, said = self.asked.verticalScrollBar(), self.said.verticalScrollBar()
        if step in _ONWARD:
            moves = [asked if asked.value() < asked.maximum() else said]
        elif step in _BACK:
            moves = [said if said.value() > 0 else asked]
        else:
            moves = [asked, said]
        for bar in moves:
            bar.triggerAction(step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._share()

    def showEvent(self, event: QShowEvent) -> None:
        """Share the room once the texts have their width."""
        super().showEvent(event)
        self._share()

    def _share(self) -> None:
        """Give the question what it needs, and no more than leaves the answer in sight."""
        around = 2 * _MARGIN
        caption = self.caption.sizeHint().height() + _BELOW_CAPTION
        room = self.height() - _BETWEEN - around - caption
        width = self.width() - around - self.asked.verticalScrollBar().sizeHint().width()
        wanted = self.question.heightForWidth(max(width, 1))
        left = max(room - self.text.height(), round(room * _OF_QUESTION))
        self._card.setFixedHeight(max(min(wanted, left), 0) + around)


def scrolling(widget: QWidget) -> QScrollArea:
    """Return an area in which a widget scrolls up and down, without taking the keys."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(widget)
    return area
