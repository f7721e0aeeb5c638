"""Adjudication: the cases, the image with both readings' marks, and what is to be settled."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from medannot.domain.people import OWNER, Actor
from medannot.domain.review.consensus import Rule
from medannot.services.adjudicating_values import OpenAdjudication
from medannot.ui.actions import key_caption, tooltip
from medannot.ui.review.adjudication.case_list import CaseList
from medannot.ui.review.adjudication.decision_bar import DecisionBar
from medannot.ui.review.adjudication.image_side import ReadingImages
from medannot.ui.review.adjudication.presenter import AdjudicationPresenter
from medannot.ui.review.adjudication.side_panel import SidePanel
from medannot.ui.review.adjudication.sit_down import SitDown
from medannot.ui.review.adjudication.state import AdjudicationState
from medannot.ui.shell.surroundings import Surroundings
from medannot.ui.widgets.banner import Banner, EmptyState
from medannot.ui.widgets.button import Button, Focusable
from medannot.ui.widgets.fields import LineField
from medannot.ui.widgets.overlay import Overlay
from medannot.ui.widgets.small import ProgressLine
from medannot.ui.widgets.text import ElidedText, Text

if TYPE_CHECKING:
    from medannot.services.desk import Desk

_LIST, _LIST_SMALL = 260, 208
_SIDE, _SIDE_SMALL = 500, 416
_SMALL = 1500
_ABOVE_WORDS = 56
"""How far notices stay from the image's lower edge, where words stand in its corners."""


class AdjudicationView(QWidget):
    """Settles two readings of each case.

    Args:
        desk: the open workspace.
        around: the window's tools; its actions hold those of `ADJUDICATION`.

    Signals:
        left: back to where one came from.
        agreement_wanted: (project, Actor) how the readings agree is to be shown.
    """

    left = Signal()
    agreement_wanted = Signal(str, object)

    def __init__(self, desk: "Desk", around: Surroundings) -> None:
        super().__init__()
        self._around, self._asked_by, self._asks = around, OWNER, False
        self.presenter = AdjudicationPresenter(desk, around.tasks, self)
        self.back = Button(self.tr("Back"), "quiet", icon="caret-left", key="Esc", size="compact")
        marks = around.actions["adjudication.marks"]
        self.marks = Button(
            self.tr("Marks"), "quiet", icon="eye", key=key_caption(marks.keys[0]), size="compact"
        )
        self.marks.setToolTip(tooltip(marks))
        self.agreement = Button(
            self.tr("Agreement"),
            "quiet",
            icon="chart-bar-horizontal",
            key=key_caption(around.actions["adjudication.agreement"].keys[0]),
            size="compact",
        )
        self.agreement.setToolTip(tooltip(around.actions["adjudication.agreement"]))
        self._title = ElidedText("", "section")
        self._count = Text("", tone="text_2", tabular=True)
        self._line = ProgressLine()
        self._line.setMaximumWidth(200)
        self.fault = Banner("", "warning")
        self.told = Banner("", "neutral")
        self.fault.hide()
        self.sit_down = SitDown()
        self.sit_down.hide()
        self.list = CaseList()
        self.images = ReadingImages(self.presenter, around)
        # Over the image, so that nothing moves below the eyes when something is said.
        Overlay(self.told, self.images.viewer, margin=_ABOVE_WORDS)
        self.panel = SidePanel()
        self.comment = LineField(
            self.tr("Comment, kept with the consensus"), name=self.tr("Comment")
        )
        self.bar = DecisionBar(around.actions)
        self.nothing = EmptyState(
            "git-diff",
            self.tr(
                "There is no case to settle: none was handed in by two annotators yet, or you "
                "still have it to annotate."
            ),
        )
        self.all_own = EmptyState("prohibit", "", self.tr("Somebody else settles"))
        self._body = QWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.back)
        head.addWidget(self._title, 1)
        head.addWidget(self._line)
        head.addWidget(self._count)
        head.addWidget(self.marks)
        head.addWidget(self.agreement)
        side = QVBoxLayout()
        side.setSpacing(10)
        side.addWidget(self.panel, 1)
        side.addWidget(self.comment)
        self._side = QWidget()
        side.setContentsMargins(0, 0, 0, 0)
        self._side.setLayout(side)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.list, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self.images, 1)
        row.addWidget(self._side)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(10)
        body.addLayout(row, 1)
        body.addWidget(self.bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.fault)
        column.addWidget(self.sit_down)
        column.addWidget(self._body, 1)
        for empty in (self.nothing, self.all_own):
            column.addWidget(empty, 1)
            empty.hide()

    def _connect(self) -> None:
        presenter, panel = self.presenter, self.panel
        presenter.state_changed.connect(self.show_state)
        presenter.case_opened.connect(self._show_case)
        presenter.refused.connect(self._refuse)
        self.back.clicked.connect(lambda _on=False: self.left.emit())
        self.marks.clicked.connect(lambda _on=False: self.images.turn_marks())
        self.images.marks_turned.connect(
            lambda hidden: self.marks.set_icon("eye-slash" if hidden else "eye")
        )
        self.agreement.clicked.connect(lambda _on=False: self._want_agreement())
        self.all_own.acted.connect(self._ask_again)
        self.sit_down.entered.connect(presenter.sit_down)
        self.list.wanted.connect(presenter.open)
        panel.chosen.connect(lambda key, rule: presenter.choose(rule, key))
        panel.touched.connect(presenter.choose_point)
        panel.ordered.connect(presenter.order)
        panel.pair_wanted.connect(presenter.pair)
        panel.part_wanted.connect(presenter.part)
        self.comment.textEdited.connect(presenter.comment)
        self.bar.decided.connect(presenter.choose)
        self.bar.undo_wanted.connect(presenter.undo)
        self.bar.keep_wanted.connect(presenter.keep)
        bind = self._around.actions.bind
        for action, act in {
            "first": lambda: presenter.choose(Rule.FIRST),
            "second": lambda: presenter.choose(Rule.SECOND),
            "both": lambda: presenter.choose(Rule.BOTH),
            "neither": lambda: presenter.choose(Rule.NEITHER),
            "next": lambda: self._go(1),
            "previous": lambda: self._go(-1),
            "undo": presenter.undo,
            "next_case": lambda: self._step(1),
            "previous_case": lambda: self._step(-1),
            "marks": self.images.turn_marks,
            "agreement": self._want_agreement,
            "keep": presenter.keep,
        }.items():
            bind(f"adjudication.{action}", self, act)

    # What the page does

    def begin(self, project_name: str, actor: Actor) -> None:
        """Settle the readings of a project as somebody, or ask an owner who does."""
        self._asked_by = actor
        self.presenter.begin(project_name, actor)
        self.take_focus()

    def _ask_again(self) -> None:
        """Ask anew who settles; the keys go to the question once it is there."""
        self._asks = True
        self.begin(self.presenter.state.project, self._asked_by)

    def _want_agreement(self) -> None:
        state = self.presenter.state
        if state.actor is not None:
            self.agreement_wanted.emit(state.project, state.actor)

    def refresh(self) -> None:
        """List the cases anew; the one in front stays."""
        self.presenter.reload()

    def take_focus(self) -> None:
        """Give the keys to the decisions."""
        self.images.viewer.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Let go of what is decoded."""
        self.presenter.stop()
        self.images.finish()

    # What is shown

    def show_state(self, state: AdjudicationState) -> None:
        """Show where the adjudicator is."""
        held = QApplication.focusWidget()
        self._show(state)
        now = QApplication.focusWidget()
        if held is not None and now is not held and not self._may_hold(now):
            # A button that went, or goes off, hands the keys to a neighbour that nobody meant.
            self.take_focus()

    def _may_hold(self, now: QWidget | None) -> bool:
        inside = now is not None and self.isAncestorOf(now)
        return not inside or any(
            now is not None and part.isAncestorOf(now) for part in (self.panel, self.sit_down)
        )

    def _show(self, state: AdjudicationState) -> None:
        self._title.setText(self.tr("Two readings · {project}").format(project=state.project))
        self.fault.say(state.fault)
        # Why a key did nothing is said after this, and stays until something else is done.
        self.told.say(state.told, "success")
        asks = state.actor is not None and state.actor.person_id is None
        self.sit_down.setVisible(asks and not state.loading)
        # In the field in which a code is typed, a letter is a letter.
        spec = self._around.actions["adjudication.agreement"]
        self.agreement.set_key("" if asks else key_caption(spec.keys[0]))
        if self._asks and asks and not state.loading:
            self._asks = False
            self.sit_down.code.clear()
            self.sit_down.code.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_count(state)
        nothing = not state.loading and not state.cases
        self.nothing.setVisible(nothing and not state.fault)
        self._show_all_own(state)
        self._body.setVisible(not nothing and not state.all_own)
        self.list.show_state(state)
        self.bar.show_state(state)
        for part in (self._side, self.images, self.bar, self.marks):
            part.setVisible(state.work is not None)
        if state.work is not None:
            self.panel.show_work(state.work)
            self.images.show_work(state.work)
            if self.comment.text() != state.work.comment:
                self.comment.setText(state.work.comment)

    def _show_all_own(self, state: AdjudicationState) -> None:
        """Say why there is nothing to settle where the adjudicator annotated every case."""
        self.all_own.setVisible(state.all_own)
        if state.all_own and state.actor is not None:
            words = self.tr(
                "{code} annotated every case that two have handed in, and nobody settles their own "
                "readings; somebody else has to."
            )
            self.all_own.sentence.setText(words.format(code=state.actor.code))
            # Only who looks after the project may say that it is somebody else.
            self.all_own.button.setVisible(self._asked_by.person_id is None)

    def _refuse(self, words: str) -> None:
        """Say why a key did nothing; where nobody sits down yet, it is asked who does."""
        self.told.say(words, "warning")
        if self.sit_down.isVisible():
            self.sit_down.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_count(self, state: AdjudicationState) -> None:
        if state.loading:
            self._line.set_progress(state.done, state.total)
            self._count.setText(self.tr("Comparing the readings"))
            return
        self._line.set_progress(state.settled, len(state.cases))
        words = self.tr("{done} of {all} settled")
        self._count.setText(words.format(done=state.settled, all=len(state.cases)))

    def _show_case(self, opened: OpenAdjudication) -> None:
        self.images.show_case(opened)
        self.images.show_work(self.presenter.state.work)

    # Keys

    def _go(self, by: int) -> None:
        if self.list.hasFocus():
            row = min(max(self.list.currentRow() + by, 0), self.list.count() - 1)
            self.list.setCurrentRow(row)
            return
        self.presenter.go(by)

    def _step(self, by: int) -> None:
        """Go to another case; where a button has the keys, Enter presses it."""
        held = QApplication.focusWidget()
        if isinstance(held, Focusable) and held.shows_focus:
            held.click()
        elif isinstance(held, QLineEdit) and self.sit_down.isAncestorOf(held):
            held.returnPressed.emit()
        elif isinstance(held, QLineEdit):
            self.take_focus()
        else:
            self.presenter.step(by)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go one step back by Esc: out of a field, else to the rounds; give the image the rest."""
        if self.images.handle_key(event):
            return
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif isinstance(QApplication.focusWidget(), QLineEdit) and not self.sit_down.isVisible():
            self.take_focus()
        else:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the image its room in a small window."""
        super().resizeEvent(event)
        small = self.window().width() < _SMALL
        self.list.setFixedWidth(_LIST_SMALL if small else _LIST)
        self._side.setFixedWidth(_SIDE_SMALL if small else _SIDE)
        self.bar.fit(self.window().width())
