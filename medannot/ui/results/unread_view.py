"""Unread answers: question, options and the model's text; a person says which option it means."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from medannot.domain.model_answers.rule import LETTERS
from medannot.domain.question import ItemType
from medannot.ui.actions import caption, key_caption
from medannot.ui.results.unread_presenter import UnreadPresenter, UnreadState
from medannot.ui.shell.surroundings import Surroundings
from medannot.ui.widgets.banner import Banner, EmptyState
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.front_stack import FrontStack
from medannot.ui.widgets.small import Card
from medannot.ui.widgets.text import Text

if TYPE_CHECKING:
    from medannot.services.desk import Desk

_TEXT_LINES_HIGH = 160


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
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        # Letters are answers here, wherever one has clicked.
        self.text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.text.setMinimumHeight(_TEXT_LINES_HIGH)
        self.text.setAccessibleName(self.tr("The answer as it was given"))
        self.options: list[Button] = []
        self._options = QVBoxLayout()
        self.done = EmptyState("checks", self.tr("Every answer is read."), self.tr("Results"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        card = Card(margin=16)
        card.body.setSpacing(12)
        card.body.addWidget(self.question)
        card.body.addWidget(Text(self.tr("Which option does this answer mean?"), tone="text_2"))
        card.body.addWidget(self.text, 1)
        card.body.addLayout(self._options)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(card)
        self._front, self._nothing = FrontStack(), QWidget()
        for one in (self._nothing, area, self.done):
            self._front.addWidget(one)
        self._asked = area
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
        """Choose an option by its letter."""
        place = event.key() - int(Qt.Key.Key_A)
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        }
        if plain and 0 <= place < len(LETTERS):
            if not event.isAutoRepeat():
                self.presenter.choose(place)
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
        self.question.setText(f"{one.context}\n{one.stem}" if one.context else one.stem)
        if self.text.toPlainText() != one.raw:
            self.text.setPlainText(one.raw)
        self._show_options([option.text for option in one.options], state.chosen)

    def _show_options(self, texts: list[str], chosen: frozenset[int]) -> None:
        while len(self.options) < len(texts):
            button = Button("", "quiet", size="compact")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            place = len(self.options)
            button.clicked.connect(lambda _on=False, place=place: self.presenter.choose(place))
            self.options.append(button)
            self._options.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        for place, button in enumerate(self.options):
            button.setVisible(place < len(texts))
            if place < len(texts):
                letter = LETTERS[place] if place < len(LETTERS) else str(place + 1)
                mark = "✓ " if place in chosen else ""
                button.setText(f"{mark}{letter}. {texts[place]}")

    def _count_line(self, state: UnreadState) -> str:
        numbers = QLocale()
        return self.tr("{done} of {count} read").format(
            done=numbers.toString(state.place), count=numbers.toString(len(state.answers))
        )
