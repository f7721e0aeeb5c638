"""The desk: queue, image with one entity lit, before and after, and the five decisions."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.domain.review.decision import ReviewReason, Verdict
from medannot.domain.review.entity import EntityKey
from medannot.domain.review.queue import QueueFilter
from medannot.services.annotating_values import OpenCase
from medannot.ui.bench.acts import bind_acts
from medannot.ui.bench.bench import Bench
from medannot.ui.review.desk.actions import REASON_KEYS
from medannot.ui.review.desk.correction_bar import CorrectionBar
from medannot.ui.review.desk.decision_bar import DecisionBar
from medannot.ui.review.desk.desk_state import DeskState
from medannot.ui.review.desk.fact_rows import fact_rows
from medannot.ui.review.desk.figures_bar import FiguresBar
from medannot.ui.review.desk.filter_panel import FilterPanel
from medannot.ui.review.desk.foot import DeskFoot
from medannot.ui.review.desk.hindrance import hindrance
from medannot.ui.review.desk.history_panel import HistoryPanel
from medannot.ui.review.desk.items import is_named, item_of
from medannot.ui.review.desk.lighting import Lighting
from medannot.ui.review.desk.queue_column import QueueColumn
from medannot.ui.review.desk.review_presenter import ReviewPresenter
from medannot.ui.review.desk.side_panel import SidePanel
from medannot.ui.review.desk.words import below_of, namer, title_of
from medannot.ui.review.desk_columns import DeskColumns
from medannot.ui.shell.surroundings import Surroundings
from medannot.ui.small_pictures import SmallPictures
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.front_stack import FrontStack
from medannot.ui.widgets.overlay import Overlay
from medannot.ui.widgets.small import Line

_SIDES = 440, 340
_ABOVE_WORDS = 56
"""How far the notice stays from the image's lower edge, where words stand in its corners."""
_PICTURES = 24
"""Of less than a megabyte each."""


class ReviewDesk(QWidget):
    """Shows one work after another, and takes decisions by keys or by mouse.

    Args:
        presenter: of the desk.
        around: the window's tools.
    """

    def __init__(self, presenter: ReviewPresenter, around: Surroundings) -> None:
        super().__init__()
        self.presenter, self._around = presenter, around
        self._working = False
        self._lit: tuple[object, EntityKey | None] = (None, None)
        actions = around.actions
        self.figures = FiguresBar()
        self.bench = Bench(presenter, around)
        pictures = SmallPictures(presenter.find_picture, around.tasks, self, most=_PICTURES)
        self.queue = QueueColumn(pictures)
        presenter.images_changed.connect(pictures.forget_all)
        self.filter = FilterPanel()
        self.side = SidePanel(actions)
        self.history = HistoryPanel()
        self.decisions = DecisionBar(actions)
        self.correction = CorrectionBar(actions)
        self.fault = Banner("", "danger")
        self.foot = DeskFoot()
        self.lighting = Lighting(self.bench.image, self)
        # Of which a return was begun: what is said next goes with it.
        self._returning: EntityKey | None = None
        self._lay_out()
        self._connect()
        self._bind()
        self.bench.set_working(working=False)

    def _lay_out(self) -> None:
        self._right = FrontStack()
        self._right.addWidget(self.side)
        self._right.addWidget(self.history)
        self._columns = DeskColumns(self.queue, self.filter, self.bench, self._right, _SIDES)
        self.bench.foot.hide()
        self.bench.sentence.previous.hide()
        self.bench.sentence.next.hide()
        self.bench.steps.submit.hide()
        self.bench.steps.complete.hide()
        # Bound to it, so that letters are letters while something is corrected.
        self._deciding = QWidget()
        row = QHBoxLayout(self._deciding)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.decisions)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.figures)
        column.addWidget(Line())
        column.addWidget(self._columns, 1)
        column.addWidget(Line())
        column.addWidget(self._deciding)
        column.addWidget(self.correction)
        column.addWidget(self.foot)
        self.correction.hide()
        # Over the image: nothing moves below the hand that is about to decide.
        Overlay(self.fault, self.bench.image.viewer, margin=_ABOVE_WORDS)

    def _connect(self) -> None:
        presenter, side = self.presenter, self.side
        presenter.desk_changed.connect(self.show_state)
        presenter.case_opened.connect(self._show_case)
        self.queue.list.light_wanted.connect(presenter.light)
        self.queue.filter_wanted.connect(self._open_filter)
        self.queue.all_wanted.connect(lambda: presenter.filter(QueueFilter()))
        self.filter.applied.connect(self._apply_filter)
        self.decisions.decided.connect(self.decide)
        self.decisions.undo_wanted.connect(self._undo)
        side.add_wanted.connect(self._begin_add)
        side.history_wanted.connect(self.switch_history)
        side.return_wanted.connect(self.send_back)
        side.commented.connect(self._say)
        side.reasons.chosen.connect(self._say_reason)
        self.history.step_wanted.connect(presenter.go_in_history)
        self.history.left.connect(lambda: presenter.go_in_history(None))
        self.correction.keep_wanted.connect(self.keep)
        self.correction.leave_wanted.connect(self._give_up)
        self.foot.left.connect(self.leave)

    def _bind(self) -> None:
        presenter, bind = self.presenter, self._around.actions.bind
        acts: dict[str, Callable[[], object]] = {
            "review.accept": partial(self.decide, Verdict.ACCEPT),
            "review.reject": partial(self.decide, Verdict.REJECT),
            "review.edit": partial(self.decide, Verdict.EDIT),
            "review.skip": partial(self.decide, Verdict.SKIP),
            "review.flag": partial(self.decide, Verdict.FLAG),
            "review.undo": self._undo,
            "review.next": partial(self.go, 1),
            "review.previous": partial(self.go, -1),
            "review.next_work": partial(presenter.step, 1),
            "review.previous_work": partial(presenter.step, -1),
            "review.add": self._begin_add,
            "review.comment": self._begin_comment,
            "review.return": self.send_back,
            "review.history": self.switch_history,
            "review.marks": self.lighting.switch,
            "review.filter": self._open_filter,
        }
        for place in range(len(REASON_KEYS)):
            acts[f"review.reason_{place + 1}"] = partial(self.side.reasons.choose_at, place)
        for action, act in acts.items():
            bind(action, self._deciding, act)
        bind("review.keep", self.correction, self.keep)
        bind("review.give_up", self.correction, self._give_up)
        bind("review.rounds", self, self.leave)
        bind_acts(self.bench, presenter, self._around.actions)

    # Showing

    def show_state(self, state: DeskState) -> None:
        """Show how the desk stands."""
        if state.seat is not None:
            self.figures.show_seat(state.seat)
        bound = state.opened.round.plan.bound if state.opened is not None else 0.95
        self.figures.show_figures(state.figures, bound)
        if state.second:
            self.figures.say_second(state.decided, len(state.entities))
        self._show_mode(state)
        name = namer(self.bench.language)
        self.queue.show_state(state, name)
        self._show_side(state)
        self.fault.say(state.fault or hindrance(state), "danger" if state.fault else "warning")
        for button in self.decisions.buttons.values():
            button.setEnabled(state.decidable)
        takes_back = state.opened is not None and bool(state.opened.undoable)
        self.decisions.undo.setEnabled(takes_back and state.step is None)
        self.foot.show_state(state)
        self.lighting.show_state(state)

    def _show_mode(self, state: DeskState) -> None:
        """Open the bench for a correction, or put it away."""
        working = state.working
        if working == self._working:
            if working:
                self.correction.suggest(self.presenter.likely_reason())
            return
        self._working = working
        for part in (self._columns.left, self._right, self._deciding, self.foot):
            part.setVisible(not working)
        self.correction.setVisible(working)
        self.bench.set_working(working=working)
        self._share_room()
        if working:
            self._begin_work(state)
        else:
            self.take_focus()

    def _begin_work(self, state: DeskState) -> None:
        entity = None if state.adding else state.entity
        name = namer(self.bench.language)
        title = (
            self.tr("Add a missed label")
            if entity is None
            else self.tr("Correcting: {label}").format(
                label=title_of(entity, name, state.finding_of(entity))
            )
        )
        self.correction.begin(title, adding=state.adding)
        self.correction.suggest(self.presenter.likely_reason())
        if state.opened is not None:
            item = item_of(entity, state.opened)
            way = self.bench.rename if is_named(entity) else self.bench.go_to
            way(item)

    def _show_case(self, _case: OpenCase) -> None:
        self.lighting.follow_view()
        if not self._working:
            self.take_focus()

    def _show_side(self, state: DeskState) -> None:
        past = state.past
        self._right.setCurrentWidget(self.side if past is None else self.history)
        name = namer(self.bench.language)
        entity = state.entity
        if past is not None and state.opened is not None and state.step is not None:
            numbers = {one.media_id: one.number for one in state.opened.images}
            self.history.show_steps(state.history, state.step, name, numbers)
        opened = state.opened
        before = opened.before if opened is not None else {}
        if entity is not None:
            title = title_of(entity, name, state.finding_of(entity))
            self.side.show_entity(title, below_of(entity, name), there=True)
        else:
            self.side.show_entity(self.tr("All decided") if opened else "", "", there=False)
        self.side.table.show_rows(fact_rows(entity, before, state.findings, name))
        comments = opened.comments if opened is not None else ()
        self.side.talk.show_comments(
            comments, {one.key: title_of(one, name) for one in state.entities}
        )
        key = (opened.place.id if opened is not None else None, state.lit)
        if key != self._lit:
            self._lit = key
            self.side.reasons.choose(ReviewReason.UNSTATED)
            self.side.begin_above()
        self._say_reason()
        second = state.second
        self.decisions.show_second(second=second)
        self.side.add.setEnabled(opened is not None and not second)
        self.side.send_back.setEnabled(opened is not None and not second)

    def _say_reason(self, _reason: ReviewReason | None = None) -> None:
        self.decisions.buttons[Verdict.REJECT].say(self.side.reasons.words())

    # Acts

    def decide(self, verdict: Verdict) -> None:
        """Decide on the lit entity; an edit opens the bench."""
        state = self.presenter.at
        if not state.decidable:
            return
        if verdict is Verdict.EDIT and not state.second:
            self.presenter.begin_edit()
            return
        reason = None
        if verdict in {Verdict.REJECT, Verdict.EDIT}:
            reason = self.side.reasons.reason
        self.presenter.decide(verdict, reason, self.side.take_comment())

    def go(self, by: int) -> None:
        """Go to the next entity, or through the history while that is open."""
        step = self.presenter.at.step
        if step is None:
            self.presenter.move(by)
        else:
            self.presenter.go_in_history(step + by)

    def keep(self) -> None:
        """Keep the correction in hand."""
        self.bench.leave()
        adding = self.presenter.at.adding
        reason = ReviewReason.MISSED if adding else self.correction.reasons.reason
        self.presenter.keep(reason, self.correction.comment.text().strip())

    def _begin_add(self) -> None:
        self.presenter.begin_add()

    def send_back(self) -> None:
        """Return the lit entity to its annotator; the comment says what is asked."""
        text = self.side.comment.text().strip()
        if not text:
            self.fault.say(
                self.tr("Write to the annotator what is to be looked at again; Enter returns it."),
                "warning",
            )
            self._returning = self.presenter.at.lit
            self._focus(self.side.comment)
            return
        self.side.comment.clear()
        self.presenter.send_back(text)

    def _begin_comment(self) -> None:
        self._returning = None
        self._focus(self.side.comment)

    def _say(self, text: str) -> None:
        """Write a comment; with it goes the label back of which a return was begun."""
        returning, self._returning = self._returning, None
        if returning is not None and returning == self.presenter.at.lit:
            self.presenter.send_back(text)
        else:
            self.presenter.comment(text)

    def switch_history(self) -> None:
        """Show the history from its last step on, or what is current again."""
        self.presenter.switch_history()

    def leave(self) -> None:
        """Go back to the rounds; a correction in hand is given up only with consent."""
        if self._may_give_up():
            self.presenter.stand_up()

    def _give_up(self) -> None:
        if self._may_give_up():
            self.presenter.give_up()

    def _may_give_up(self) -> bool:
        """Tell whether nothing would be lost, or the reviewer lets it go."""
        correction = self.presenter.at.correction
        if correction is None or not correction.changes:
            return True
        return self._around.dialogs.ask(
            self.tr("Leave the correction?"),
            self.tr("What you changed here is not kept yet and would be lost."),
            accept=self.tr("Leave"),
            danger=True,
        )

    def _undo(self) -> None:
        """Take the last decision back, unless the past is looked at."""
        if self.presenter.at.step is None:
            self.presenter.undo_decision()

    # Filters

    def _open_filter(self) -> None:
        state = self.presenter.at
        blind = state.opened is None or state.opened.round.plan.blind
        self._columns.show_filter(shown=True)
        self.filter.begin(
            state.wanted, self.presenter.state.terms, self.bench.language, blind=blind
        )

    def _apply_filter(self, wanted: QueueFilter) -> None:
        self._close_filter()
        self.presenter.filter(wanted)

    def _close_filter(self) -> None:
        self._columns.show_filter(shown=False)
        self.take_focus()

    # Keys and room

    def take_focus(self) -> None:
        """Give the keys to the queue."""
        self.queue.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus(self, field: QWidget) -> None:
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go one step back by Esc; give other keys to the image."""
        if event.key() == Qt.Key.Key_Escape:
            self._step_back()
            return
        if not self._working and self.bench.image.handle_key(event):
            return
        super().keyPressEvent(event)

    def _step_back(self) -> None:
        state = self.presenter.at
        if self._columns.filtering:
            self._close_filter()
        elif state.step is not None:
            self.presenter.go_in_history(None)
        elif state.working and not (state.correction and state.correction.changes):
            self.presenter.give_up()
        else:
            self.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the parts the widths of a small or a large window."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._share_room()

    def _share_room(self) -> None:
        self._columns.share_room()
        self.decisions.set_small(small=self._columns.small)
