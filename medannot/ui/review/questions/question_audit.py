"""The audit of questions: queue, image and question with its key, before and after, decisions."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from medannot.domain.people import Actor
from medannot.domain.review.decision import Verdict
from medannot.domain.review.questions_queue import QuestionFilter
from medannot.ui.review.desk.decision_bar import DecisionBar
from medannot.ui.review.desk_columns import DeskColumns
from medannot.ui.review.questions.actions import PROBLEM_KEYS, scopes
from medannot.ui.review.questions.audit_presenter import AuditPresenter
from medannot.ui.review.questions.audit_state import WAITING, AuditState
from medannot.ui.review.questions.edit_form import EditForm
from medannot.ui.review.questions.figures_bar import QuestionFiguresBar
from medannot.ui.review.questions.filter_panel import QuestionFilterPanel
from medannot.ui.review.questions.image_part import QuestionImages
from medannot.ui.review.questions.question_sheet import QuestionSheet
from medannot.ui.review.questions.queue_column import QuestionColumn
from medannot.ui.review.questions.side_panel import QuestionSidePanel
from medannot.ui.shell.surroundings import Surroundings
from medannot.ui.widgets.banner import Banner, EmptyState
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.front_stack import FrontStack
from medannot.ui.widgets.scroll import ColumnScroll
from medannot.ui.widgets.small import Line
from medannot.ui.widgets.text import ElidedText

if TYPE_CHECKING:
    from medannot.services.desk import Desk

_SIDES = 420, 330
_LEAST_IMAGE, _LEAST_SHEET = 200, 260


class QuestionAudit(QWidget):
    """Lets a reviewer judge the questions of a set, one after another.

    Args:
        desk: the open workspace.
        around: the window's tools.

    Signals:
        left: the reviewer has gone; what was edited is in the set's next version.
    """

    left = Signal()

    def __init__(self, desk: "Desk", around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self._editing, self._pictured = False, True
        actions = around.actions
        self.presenter = AuditPresenter(desk, around.tasks, around.bus, self)
        self.figures = QuestionFiguresBar()
        self.queue = QuestionColumn()
        self.filter = QuestionFilterPanel()
        self.images = QuestionImages(desk, self.presenter, around)
        self.sheet = QuestionSheet()
        self.form = EditForm(actions)
        self.side = QuestionSidePanel(actions)
        self.decisions = DecisionBar(actions)
        self.fault, self.told = Banner("", "danger"), Banner("", "success")
        self.saved = ElidedText("", tone="text_2")
        self.empty = EmptyState("list-numbers", "", self.tr("All questions"), kind="normal")
        self.rounds = Button(self.tr("Question sets"), "quiet", icon="list-numbers", size="compact")
        self._lay_out()
        self._connect()
        self._bind()

    def _lay_out(self) -> None:
        self._below = FrontStack()
        self._below.addWidget(self.sheet)
        self._below.addWidget(self.form)
        self._middle = QSplitter(Qt.Orientation.Vertical)
        self._middle.addWidget(self.images)
        self._middle.addWidget(self._below)
        self._middle.setChildrenCollapsible(False)
        # In a low window, such as one that is enlarged twice, image and question scroll together.
        self._reading = ColumnScroll(self._middle)
        # Nothing is shown while questions are read: what stands there would only flicker.
        self._front, self._nothing = FrontStack(), QWidget()
        for one in (self._nothing, self._reading, self.empty):
            self._front.addWidget(one)
        self._columns = DeskColumns(self.queue, self.filter, self._front, self.side, _SIDES)
        # Bound to it, so that letters are letters while something is edited.
        self._deciding = QWidget()
        row = QHBoxLayout(self._deciding)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.decisions)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 2, 16, 4)
        foot.addWidget(self.saved, 1)
        foot.addWidget(self.rounds)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.figures)
        column.addWidget(Line())
        column.addWidget(self.fault)
        column.addWidget(self.told)
        column.addWidget(self._columns, 1)
        column.addWidget(Line())
        column.addWidget(self._deciding)
        column.addLayout(foot)
        self.fault.hide()
        self.told.hide()

    def _connect(self) -> None:
        presenter = self.presenter
        presenter.state_changed.connect(self.show_state)
        presenter.left.connect(self.left)
        self.queue.list.light_wanted.connect(presenter.light)
        self.queue.filter_wanted.connect(self._open_filter)
        for wanted in (self.queue.all_wanted, self.empty.acted):
            wanted.connect(lambda: presenter.filter(QuestionFilter()))
        self.filter.applied.connect(self._apply_filter)
        self.filter.draw_wanted.connect(self._draw)
        self.decisions.decided.connect(self.decide)
        self.decisions.undo_wanted.connect(presenter.undo)
        self.side.history_wanted.connect(self.switch_history)
        self.side.step_wanted.connect(presenter.go_in_history)
        self.form.keep_wanted.connect(self.keep)
        self.form.leave_wanted.connect(self.give_up)
        self.rounds.clicked.connect(lambda _on=False: self.leave())

    def _bind(self) -> None:
        presenter, bind = self.presenter, self._around.actions.bind
        acts: dict[str, Callable[[], object]] = {
            f"questions.{verdict.value}": partial(self.decide, verdict)
            for verdict in self.decisions.buttons
        }
        acts |= {
            "questions.undo": presenter.undo,
            "questions.next": partial(self.go, 1),
            "questions.previous": partial(self.go, -1),
            "questions.comment": lambda: self.side.comment.setFocus(
                Qt.FocusReason.ShortcutFocusReason
            ),
            "questions.history": self.switch_history,
            "questions.filter": self._open_filter,
            "questions.leave": self.leave,
        }
        for digit in range(1, PROBLEM_KEYS + 1):
            acts[f"questions.problem_{digit}"] = partial(self.side.problems.switch_at, digit - 1)
        for action, act in acts.items():
            bind(action, self._deciding, act)
        bind("questions.keep", self.form, self.keep)
        bind("questions.give_up", self.form, self.give_up)

    def begin(self, set_name: str | None, actor: Actor) -> None:
        """Let a reviewer sit down at a set, or at all of them."""
        self._columns.show_filter(shown=False)
        self.presenter.begin(set_name, actor)
        self.take_focus()

    def key_scopes(self) -> tuple[str, ...]:
        """Return the scopes of the keys that act now."""
        return scopes(editing=self._editing)

    # Showing

    def show_state(self, state: AuditState) -> None:
        """Show how the audit stands."""
        self.figures.show_state(state)
        self.queue.show_state(state)
        self.side.show_state(state)
        self._show_mode(state)
        opened, step = state.opened, state.step
        if opened is not None:
            self.images.show_question(opened)
            self._give_room(pictured=any(one.there for one in opened.images))
            self.sheet.show_question(opened, None if step is None else opened.history[step].content)
        elif state.lit is None:
            self.sheet.show_question(None)
        self._show_front(state)
        self.fault.say(state.fault)
        self.told.say(state.said)
        live = opened is not None and step is None
        for button in self.decisions.buttons.values():
            button.setEnabled(live)
        self.saved.setText(self.tr("Saving") if state.writing else self.tr("All saved"))

    def _give_room(self, *, pictured: bool) -> None:
        """Leave the room of the image to the question where there is no image."""
        if pictured != self._pictured:
            self._pictured = pictured
            self._share_room()

    def _show_front(self, state: AuditState) -> None:
        """Show the question, or why there is none."""
        none = state.loaded and not state.lines
        front = self._reading if state.lit is not None else self.empty if none else self._nothing
        self._front.setCurrentWidget(front)
        self.empty.button.setVisible(state.wanted != QuestionFilter())
        if state.wanted == QuestionFilter():
            said = self.tr("The set has no question.")
        elif state.wanted == WAITING:
            said = self.tr("No question waits for a review.")
        else:
            said = self.tr("No question is so; choose others, or let all come.")
        self.empty.sentence.setText(said)

    def _show_mode(self, state: AuditState) -> None:
        """Open the form, or put it away."""
        if state.editing == self._editing:
            return
        self._editing = state.editing
        self._deciding.setVisible(not state.editing)
        self._columns.left.setEnabled(not state.editing)
        self._below.setCurrentWidget(self.form if state.editing else self.sheet)
        self._share_room()
        if state.editing and state.opened is not None:
            self.form.begin(state.opened)
        else:
            self.take_focus()

    # Acts

    def decide(self, verdict: Verdict) -> None:
        """Decide on the question in front; an edit opens the form."""
        state = self.presenter.state
        if state.opened is None or state.step is not None or state.editing:
            return
        if verdict is Verdict.EDIT:
            self.presenter.begin_edit()
            return
        problems = () if verdict is Verdict.ACCEPT else self.side.problems.chosen()
        if self.presenter.decide(verdict, problems, self.side.comment.text().strip()):
            self._clear_side()

    def keep(self) -> None:
        """Make what is written the question."""
        problems, comment = self.side.problems.chosen(), self.side.comment.text().strip()
        if self.presenter.decide(Verdict.EDIT, problems, comment, self.form.content()):
            self._clear_side()

    def _clear_side(self) -> None:
        self.side.take_comment()

    def give_up(self) -> None:
        """Leave the form; what was typed is given up only with consent."""
        if self._consents():
            self.presenter.give_up()

    def _consents(self) -> bool:
        if not (self._editing and self.form.changed):
            return True
        return self._around.dialogs.ask(
            self.tr("Leave the edited question?"),
            self.tr("What you changed here is not kept yet and would be lost."),
            accept=self.tr("Leave"),
            danger=True,
        )

    def go(self, by: int) -> None:
        """Go to the next question, or through the history while that is open."""
        step = self.presenter.state.step
        if step is None:
            self.presenter.move(by)
        else:
            self.presenter.go_in_history(step + by)

    def switch_history(self) -> None:
        """Show the history from its last version on, or what is current again."""
        state = self.presenter.state
        if state.opened is not None and not state.editing:
            last = len(state.opened.history) - 1
            self.presenter.go_in_history(last if state.step is None else None)

    def leave(self) -> None:
        """Go; what is being edited is given up only with consent."""
        if self._consents():
            self.presenter.leave()

    # Filters

    def _open_filter(self) -> None:
        state = self.presenter.state
        self._columns.show_filter(shown=True)
        self.filter.begin(state)

    def _apply_filter(self, wanted: QuestionFilter) -> None:
        self._close_filter()
        self.presenter.filter(wanted)

    def _draw(self, size: int, seed: int) -> None:
        self._close_filter()
        self.presenter.draw(size, seed)

    def _close_filter(self) -> None:
        self._columns.show_filter(shown=False)
        self.take_focus()

    # Keys and room

    def take_focus(self) -> None:
        """Give the keys to the queue."""
        self.queue.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go one step back by Esc; give other keys to the image."""
        if event.key() == Qt.Key.Key_Escape:
            self._step_back()
        elif self._editing or not self.images.viewer.handle_key(event):
            super().keyPressEvent(event)

    def _step_back(self) -> None:
        if self._columns.filtering:
            self._close_filter()
        elif self.presenter.state.step is not None:
            self.presenter.go_in_history(None)
        elif self._editing:
            self.give_up()
        else:
            self.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the parts the widths of a small or a large window."""
        super().resizeEvent(event)
        if event.oldSize() != event.size():
            self._share_room()

    def _share_room(self) -> None:
        self._columns.share_room()
        self.decisions.set_small(small=self._columns.small)
        least = _LEAST_SHEET + (_LEAST_IMAGE if self._pictured else 0)
        self._middle.setMinimumHeight(least)
        self.images.setMinimumHeight(_LEAST_IMAGE if self._pictured else 0)
        self._below.setMinimumHeight(_LEAST_SHEET)
        high = max(self._columns.height(), least)
        part = 0.3 if self._editing else 0.55
        image = int(high * part) if self._pictured else self.images.minimumSizeHint().height()
        self._middle.setSizes([image, high - image])

    def finish(self) -> None:
        """Give up what is still being decoded."""
        self.images.finish()
