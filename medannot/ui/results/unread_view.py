"""Unread answers: image, question, options and the model's text; a person says what it means."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from medannot.domain.model_answers.rule import LETTERS
from medannot.domain.question import ItemType
from medannot.ui.actions import caption, key_caption
from medannot.ui.results.unread_presenter import UnreadPresenter, UnreadState
from medannot.ui.results.unread_texts import STEPS, QuestionAndAnswer, scrolling
from medannot.ui.shell.surroundings import Surroundings
from medannot.ui.thumbnails import Thumbnails
from medannot.ui.widgets.banner import Banner, EmptyState
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.front_stack import FrontStack
from medannot.ui.widgets.item_pictures import ItemPictures
from medannot.ui.widgets.option_row import Mark
from medannot.ui.widgets.text import Text
from medannot.ui.widgets.tried_options import FlowingOption

if TYPE_CHECKING:
    from medannot.services.desk import Desk
    from medannot.services.model_values import UnreadAnswer

_NARROW = 1080
"""Pixels; image, answer and options do not fit in less beside each other, nor do the buttons."""

_LEAST = 480
_ACTS = ("unread.undo", "unread.unreadable", "unread.keep", "unread.leave")


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
        self.texts = QuestionAndAnswer()
        self.pictures = ItemPictures(Thumbnails(desk, around.tasks, self), 0, by_keys=False)
        self.options: list[FlowingOption] = []
        self._shown = ""
        self.done = EmptyState("checks", self.tr("Every answer is read."), self.tr("Results"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._asked, self._front, self._nothing = QWidget(), FrontStack(), QWidget()
        options = QWidget()
        self._options = QVBoxLayout(options)
        self._options.setContentsMargins(0, 0, 0, 0)
        self._options.setSpacing(6)
        self._options.addStretch(1)
        self._choosing = scrolling(options)
        self._grid = QGridLayout()
        self._grid.setSpacing(16)
        # What is asked for stands still, however far one has scrolled in a long answer.
        column = QVBoxLayout(self._asked)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Text(self.tr("Which option does this answer mean?"), "section"))
        column.addLayout(self._grid, 1)
        for one in (self._nothing, self._asked, self.done):
            self._front.addWidget(one)
        self.buttons = {name: self._button(name) for name in _ACTS}
        self._foot = QGridLayout()
        self._foot.setSpacing(12)
        self._foot.setColumnStretch(0, 1)
        self._place(narrow=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.fault)
        column.addWidget(self._front, 1)
        column.addLayout(self._foot)
        self.fault.hide()
        # Else what stands side by side would keep it wide, and nothing were ever placed anew.
        self.setMinimumWidth(_LEAST)

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

    def _place(self, *, narrow: bool) -> None:
        """Put the options beside the answer, or below it where there is no room for three."""
        grid, down = self._grid, 2 if narrow else 1
        for one in (self.pictures, self.texts, self._choosing):
            grid.removeWidget(one)
        grid.addWidget(self.pictures, 0, 0, down, 1)
        grid.addWidget(self.texts, 0, 1)
        grid.addWidget(self._choosing, down - 1, 1 if narrow else 2)
        for column, share in enumerate((4, 5, 0 if narrow else 4)):
            grid.setColumnStretch(column, share)
        for row in range(2):
            grid.setRowStretch(row, int(row < down))
        self._narrow = narrow
        foot: tuple[QWidget, ...] = (self.count, *self.buttons.values())
        for part in foot:
            self._foot.removeWidget(part)
        places = (0, 0, 3), (1, 1, 1), (1, 2, 1), (1, 3, 1), (0, 3, 1)
        for place, (part, (row, at, across)) in enumerate(zip(foot, places, strict=True)):
            where = (row, at, 1, across) if narrow else (0, place, 1, 1)
            self._foot.addWidget(part, *where)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place what is shown anew where the width asks for it."""
        super().resizeEvent(event)
        self._place_anew()

    def _place_anew(self) -> None:
        narrow = self.width() < _NARROW and not self.pictures.isHidden()
        if narrow != self._narrow:
            self._place(narrow=narrow)

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
        if not event.modifiers() and (step := STEPS.get(Qt.Key(event.key()))) is not None:
            self.texts.move_on(step)
            return
        super().keyPressEvent(event)

    def show_state(self, state: UnreadState) -> None:
        """Show the answer in front."""
        one = state.current
        self.fault.say(state.fault)
        through = state.loaded and not state.fault
        front = self._asked if one else self.done if through else self._nothing
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
        self.texts.show_question(f"{one.context}\n{one.stem}" if one.context else one.stem)
        if self._shown != one.id:
            self._shown = one.id
            # The next answer is read from its question on, wherever the last one was left.
            self.texts.show_answer(one.raw)
        self._show_options([option.text for option in one.options], state.chosen, several=several)

    def _show_pictures(self, one: "UnreadAnswer") -> None:
        self.pictures.setVisible(bool(one.images))
        self._place_anew()
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
