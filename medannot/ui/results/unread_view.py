"""Unread answers: image, question, options and the model's text; a person says what it means."""

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from medannot.domain.model_answers.rule import LETTERS
from medannot.domain.question import ItemType
from medannot.ui.actions import caption, key_caption
from medannot.ui.results.unread_presenter import UnreadPresenter, UnreadState
from medannot.ui.shell.surroundings import Surroundings
from medannot.ui.thumbnails import Thumbnails
from medannot.ui.widgets.banner import Banner, EmptyState
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.front_stack import FrontStack
from medannot.ui.widgets.item_pictures import ItemPictures
from medannot.ui.widgets.option_row import Mark
from medannot.ui.widgets.small import Card
from medannot.ui.widgets.text import Text
from medannot.ui.widgets.tried_options import FlowingOption

if TYPE_CHECKING:
    from medannot.services.desk import Desk
    from medannot.services.model_values import UnreadAnswer

_LEAST_TEXT, _MOST_TEXT = 72, 8000
"""Heights in pixels; a text of more than some thousands scrolls within, as a page has its end."""

_STEPS = {
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
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


class UnreadView(QWidget):
    """Lets a person read answers, by letters; nothing here names a model or a key.

    Args:
        desk: the open workspace.
        around: the window's tools.

    Signals:
        left: the person has gone.
    """

    left = Signal()

    def __init__(self, desk: "Desk", around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self.presenter = UnreadPresenter(desk, around.tasks, self)
        self.count = Text("", tone="text_2", tabular=True)
        self.fault = Banner("", "danger")
        self.question = Text("", "section", wrap=True)
        self.text = GrownText()
        self.text.setAccessibleName(self.tr("The answer as it was given"))
        self.pictures = ItemPictures(Thumbnails(desk, around.tasks, self), 0, by_keys=False)
        self.options: list[FlowingOption] = []
        self._shown = ""
        self.done = EmptyState("checks", self.tr("Every answer is read."), self.tr("Results"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._asked, self._front, self._nothing = QWidget(), FrontStack(), QWidget()
        said = Card(margin=16)
        said.body.setSpacing(12)
        said.body.addWidget(self.question)
        said.body.addWidget(self.text)
        said.body.addStretch(1)
        self.area = self._scrolling(said)
        options = QWidget()
        self._options = QVBoxLayout(options)
        self._options.setContentsMargins(0, 0, 0, 0)
        self._options.setSpacing(6)
        self._options.addStretch(1)
        beside = QHBoxLayout()
        beside.setSpacing(16)
        beside.addWidget(self.pictures, 4)
        beside.addWidget(self.area, 5)
        beside.addWidget(self._scrolling(options), 4)
        # What is asked for stands still, however far one has scrolled in a long answer.
        column = QVBoxLayout(self._asked)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Text(self.tr("Which option does this answer mean?"), "section"))
        column.addLayout(beside, 1)
        for one in (self._nothing, self._asked, self.done):
            self._front.addWidget(one)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.count, 1)
        self.buttons = {
            name: self._button(name)
            for name in ("unread.undo", "unread.unreadable", "unread.keep", "unread.leave")
        }
        for button in self.buttons.values():
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.fault)
        column.addWidget(self._front, 1)
        column.addLayout(foot)
        self.fault.hide()

    @staticmethod
    def _scrolling(widget: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(widget)
        return area

    def _button(self, name: str) -> Button:
        spec = self._around.actions[name]
        button = Button(caption(spec), "normal", key=key_caption(spec.keys[0]), size="compact")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button

    def _connect(self) -> None:
        presenter, bind = self.presenter, self._around.actions.bind
        acts = {
            "unread.undo": presenter.undo,
            "unread.unreadable": presenter.set_unreadable,
            "unread.keep": self._keep,
            "unread.leave": self.left.emit,
        }
        for name, act in acts.items():
            bind(name, self, act)
            self.buttons[name].clicked.connect(lambda _checked=False, act=act: act())
        self.done.acted.connect(self.left)
        presenter.state_changed.connect(self.show_state)

    def begin(self, set_name: str) -> None:
        """Let a person sit down at the unread answers to a set."""
        self.presenter.begin(set_name)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        if self.presenter.state.current is None:
            self.left.emit()
        else:
            self.presenter.keep()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose an option by its letter; arrows and Page up and down scroll question and text."""
        place = event.key() - int(Qt.Key.Key_A)
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        }
        if plain and 0 <= place < len(LETTERS):
            if not event.isAutoRepeat():
                self.presenter.choose(place)
            return
        if not event.modifiers() and (step := _STEPS.get(Qt.Key(event.key()))) is not None:
            self.area.verticalScrollBar().triggerAction(step)
            return
        super().keyPressEvent(event)

    def show_state(self, state: UnreadState) -> None:
        """Show the answer in front."""
        one = state.current
        self.fault.say(state.fault)
        front = self._asked if one else self.done if state.loaded else self._nothing
        self._front.setCurrentWidget(front)
        self.count.setText(self._count_line(state) if state.loaded else "")
        several = one is not None and one.type is ItemType.SEVERAL_ANSWERS
        self.buttons["unread.keep"].setVisible(several)
        self.buttons["unread.keep"].setEnabled(bool(state.chosen))
        self.buttons["unread.unreadable"].setEnabled(one is not None)
        self.buttons["unread.undo"].setEnabled(state.place > 0)
        if one is None:
            return
        self._show_pictures(one)
        self.question.setText(f"{one.context}\n{one.stem}" if one.context else one.stem)
        if self._shown != one.id:
            self._shown = one.id
            self.text.show_words(one.raw)
            # The next answer is read from its question on, wherever the last one was left.
            self.area.verticalScrollBar().setValue(0)
        self._show_options([option.text for option in one.options], state.chosen, several=several)

    def _show_pictures(self, one: "UnreadAnswer") -> None:
        self.pictures.setVisible(bool(one.images))
        if one.images and (one.images, one.erased) != (self.pictures.images, self.pictures.erased):
            self.pictures.show_images(one.images, one.erased)

    def _show_options(self, texts: list[str], chosen: frozenset[int], *, several: bool) -> None:
        mark: Mark = "square" if several else "circle"
        while len(self.options) < len(texts):
            row, place = FlowingOption(("",), "", several=several), len(self.options)
            row.clicked.connect(lambda _on=False, place=place: self.presenter.choose(place))
            self.options.append(row)
            self._options.insertWidget(place, row)
        for place, row in enumerate(self.options):
            row.setVisible(place < len(texts))
            if place < len(texts):
                letter = LETTERS[place] if place < len(LETTERS) else str(place + 1)
                row.show_words((letter,), texts[place], mark)
                row.setChecked(place in chosen)
                row.updateGeometry()

    def _count_line(self, state: UnreadState) -> str:
        numbers = QLocale()
        return self.tr("{done} of {count} read").format(
            done=numbers.toString(state.place), count=numbers.toString(len(state.answers))
        )
