"""At the right: what was changed of the question, what is wrong with it, what was said of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.domain.ids import ItemVersionId
from medannot.domain.review.questions import Problem
from medannot.services.question_review_values import OpenQuestion, Said, VersionStep
from medannot.ui.actions import ActionRegistry, key_caption, tooltip
from medannot.ui.bench.tick_chips import TickChips, TickSpec
from medannot.ui.phrases import listed
from medannot.ui.review.desk.words import verdict_words
from medannot.ui.review.questions.audit_state import AuditState
from medannot.ui.review.questions.part_changes import PartChanges
from medannot.ui.review.questions.words import problem_words
from medannot.ui.widgets.button import Button, IconButton
from medannot.ui.widgets.fields import LineField
from medannot.ui.widgets.scroll import ColumnScroll
from medannot.ui.widgets.small import Card
from medannot.ui.widgets.text import ElidedText, Text


class ProblemChips(QWidget):
    """Problems, any of which may be named, by digits too."""

    def __init__(self) -> None:
        super().__init__()
        name = self.tr("What is wrong with it")
        self._chips = TickChips(
            name,
            [
                TickSpec(one.value, problem_words(one), False, str(place))
                for place, one in enumerate(Problem, start=1)
            ],
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Text(name, tone="text_2"))
        column.addWidget(self._chips)

    def chosen(self) -> tuple[Problem, ...]:
        """Return the problems that are named."""
        return tuple(Problem(chip.objectName()) for chip in self._chips.chips if chip.isChecked())

    def switch_at(self, place: int) -> None:
        """Name a problem by its place, counted from 0, or take it away again."""
        chip = self._chips.chips[place]
        chip.setChecked(not chip.isChecked())

    def choose(self, problems: tuple[Problem, ...]) -> None:
        """Name these and no others."""
        names = {one.value for one in problems}
        for chip in self._chips.chips:
            chip.setChecked(chip.objectName() in names)


class _SaidList(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Said, ...] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_said(self, said: tuple[Said, ...]) -> None:
        if said == self._shown:
            return
        self._shown = said
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for one in reversed(said):
            self._column.addWidget(self._card(one))

    def _card(self, one: Said) -> Card:
        card = Card("info_bg", 12)
        card.body.setSpacing(2)
        head = self.tr("{verdict} by {code}, version {number}").format(
            verdict=verdict_words(one.verdict), code=one.code, number=one.version
        )
        card.body.addWidget(Text(head, "ui_strong", wrap=True))
        words = listed(problem_words(problem) for problem in one.problems)
        for text in (words, one.comment):
            if text:
                card.body.addWidget(Text(text, tone="text_2", wrap=True))
        return card


class QuestionSidePanel(QWidget):
    """Shows what there is to know of the question in front beside itself.

    Args:
        actions: whose keys the buttons show.

    Signals:
        history_wanted: the history is to be opened or closed.
        step_wanted: (int) another step of it.
    """

    history_wanted = Signal()
    step_wanted = Signal(int)

    def __init__(self, actions: ActionRegistry) -> None:
        super().__init__()
        self._of: tuple[ItemVersionId | None, bool] = (None, False)
        self._step = 0
        self.title = ElidedText("", "section")
        self.below = Text("", tone="text_2", wrap=True)
        self.back = IconButton("caret-left", self.tr("One version back (Left)"))
        self.on = IconButton("caret-right", self.tr("One version on (Right)"))
        self.table = PartChanges()
        self.problems = ProblemChips()
        self.comment = LineField(
            self.tr("Comment"),
            name=self.tr("Comment"),
            key=key_caption(actions["questions.comment"].keys[0]),
        )
        self.said = _SaidList()
        spec = actions["questions.history"]
        self.history = Button(
            self.tr("History"),
            "quiet",
            icon="clock-counter-clockwise",
            key=key_caption(spec.keys[0]),
            size="compact",
        )
        self.history.setToolTip(tooltip(spec))
        self._lay_out()
        self.history.clicked.connect(lambda _on=False: self.history_wanted.emit())
        self.back.clicked.connect(lambda _on=False: self.step_wanted.emit(self._step - 1))
        self.on.clicked.connect(lambda _on=False: self.step_wanted.emit(self._step + 1))

    def _lay_out(self) -> None:
        inner = QWidget()
        body = QVBoxLayout(inner)
        body.setContentsMargins(16, 12, 16, 12)
        body.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.title, 1)
        head.addWidget(self.back)
        head.addWidget(self.on)
        top = QVBoxLayout()
        top.setSpacing(0)
        top.addLayout(head)
        top.addWidget(self.below)
        body.addLayout(top)
        for part in (self.table, self.problems, self.comment, self.said):
            body.addWidget(part)
        body.addStretch(1)
        acts = QHBoxLayout()
        acts.setContentsMargins(12, 4, 12, 8)
        acts.addStretch(1)
        acts.addWidget(self.history)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(ColumnScroll(inner), 1)
        column.addLayout(acts)

    def show_state(self, state: AuditState) -> None:
        """Show the question in front, or a step of its history."""
        opened = state.opened
        past = state.step is not None
        self.setEnabled(opened is not None)
        for part in (self.back, self.on):
            part.setVisible(past)
        for widget in (self.problems, self.comment):
            widget.setVisible(not past)
        if opened is None:
            self.title.setText("")
            self.below.setText("")
            self.table.hide()
            self.said.show_said(())
            return
        now = next(n for n, one in enumerate(opened.history) if one.version_id == opened.version.id)
        self._step = state.step if state.step is not None else now
        step = opened.history[self._step]
        self.back.setEnabled(self._step > 0)
        self.on.setEnabled(self._step + 1 < len(opened.history))
        self._show_step(opened, step, past=past)
        self.said.show_said(opened.said)
        if self._of != (opened.version.id, True):
            self._of = (opened.version.id, True)
            own = opened.own
            self.problems.choose(own.problems if own is not None else ())

    def _show_step(self, opened: OpenQuestion, step: VersionStep, *, past: bool) -> None:
        self.title.setText(
            self.tr("Version {number} of {total}").format(
                number=step.number, total=len(opened.history)
            )
            if past or len(opened.history) > 1
            else self.tr("As it came")
        )
        made = (
            self.tr("Edited by {code}, {time}").format(code=step.author, time=step.made)
            if step.author
            else self.tr("Imported {time}").format(time=step.made)
        )
        why = listed(problem_words(one) for one in step.problems)
        self.below.setText("\n".join(part for part in (made, why, step.comment) if part))
        self.table.show_changes(step.changes)
        self.table.setVisible(bool(step.changes))

    def take_comment(self) -> str:
        """Return what is written, and empty the field."""
        text = self.comment.text().strip()
        self.comment.clear()
        return text
