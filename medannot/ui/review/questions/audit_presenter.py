"""The audit of questions behind its view: what is read, decided and taken back."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medannot.domain.changes import Area, Changes
from medannot.domain.errors import Outdated
from medannot.domain.ids import ItemId
from medannot.domain.people import OWNER, Actor
from medannot.domain.question import ItemType
from medannot.domain.review.decision import Verdict
from medannot.domain.review.questions import Problem
from medannot.domain.review.questions_content import QuestionContent
from medannot.domain.review.questions_queue import QuestionFilter
from medannot.services.question_review_values import OpenQuestion, QuestionFigures
from medannot.ui import faults
from medannot.ui.changes_bus import ChangesBus
from medannot.ui.review.questions.audit_state import WAITING, AuditState
from medannot.ui.tasks import Tasks

if TYPE_CHECKING:
    from medannot.services.desk import Desk
    from medannot.services.question_reviewing import Decided


class AuditPresenter(QObject):
    """Leads a reviewer through the questions of a set.

    Args:
        desk: the open workspace.
        tasks: the window's threads.
        bus: told when the set has another version.

    Signals:
        state_changed: (AuditState).
        left: the reviewer has gone, and what was edited is in the set.
    """

    state_changed = Signal(object)
    left = Signal()

    def __init__(
        self, desk: "Desk", tasks: Tasks, bus: ChangesBus, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._bus = desk, tasks, bus
        self.actor: Actor = OWNER
        self.state = AuditState()
        self._ahead: OpenQuestion | None = None
        self._counting = self._stale = False

    # Reading

    def begin(self, set_name: str | None, actor: Actor) -> None:
        """Sit down at a set, or at all; what an earlier sitting left waiting is taken in first."""
        self.actor, self._ahead = actor, None
        self.state = AuditState(set_name=set_name, seated=True)
        service = self._desk.question_reviewing
        if not self._desk.read_only:
            self._tasks.store(lambda: service.take_in(actor, set_name), self._taken, self._fail)
        self.filter(WAITING)

    def filter(self, wanted: QuestionFilter) -> None:
        """Read the queue of other questions, and go to its first one that waits."""
        name, actor, service = self.state.set_name, self.actor, self._desk.question_reviewing

        def work() -> AuditState:
            return AuditState(
                set_name=name,
                lines=service.queue(actor, name, wanted),
                wanted=wanted,
                samples=len(service.samples(actor, name)) if name is not None else 0,
            )

        def done(found: AuditState) -> None:
            if found.set_name != self.state.set_name or not self.state.seated:
                return
            self._tell(
                lines=found.lines,
                wanted=wanted,
                samples=found.samples,
                loaded=True,
                lit=None,
                opened=None,
                step=None,
                editing=False,
                fault="",
                said="",
            )
            first = self.state.after(-1) or (found.lines[0].item_id if found.lines else None)
            self.light(first)
            self._count()

        self._tasks.store(work, done, self._fail)

    def draw(self, size: int, seed: int) -> None:
        """Draw a sample, and make it the queue."""
        name, actor, service = self.state.set_name, self.actor, self._desk.question_reviewing
        if name is None:
            return
        self._tasks.store(
            lambda: service.draw(actor, name, size, seed),
            lambda sample: self.filter(QuestionFilter(sample=sample.number)),
            self._fail,
        )

    def light(self, item_id: ItemId | None) -> None:
        """Bring a question to the front."""
        if item_id is None:
            self._tell(lit=None, opened=None, step=None, editing=False)
            return
        ahead, self._ahead = self._ahead, None
        if ahead is not None and ahead.item_id == item_id:
            self._tell(lit=item_id, opened=ahead, step=None, editing=False)
            self._look_ahead()
            return
        self._tell(lit=item_id, opened=None, step=None, editing=False)
        self.look_again()

    def look_again(self) -> None:
        """Read the question in front anew."""
        item_id, actor = self.state.lit, self.actor
        service = self._desk.question_reviewing
        if item_id is None:
            return

        def done(opened: OpenQuestion) -> None:
            if self.state.lit == item_id and not self.state.editing:
                self._tell(opened=opened)
                self._look_ahead()

        self._tasks.store(lambda: service.open(actor, item_id), done, self._fail)

    def _look_ahead(self) -> None:
        """Read the question that comes after the one in front."""
        wanted, actor = self.state.after(self.state.place), self.actor
        service = self._desk.question_reviewing
        if wanted is None or wanted == self.state.lit:
            return

        def done(opened: OpenQuestion) -> None:
            if self.state.lit != opened.item_id:
                self._ahead = opened

        # What fails here fails again, and is told, when the question itself is wanted.
        self._tasks.store(lambda: service.open(actor, wanted), done, _nothing)

    def move(self, by: int) -> None:
        """Go to the next question of the queue, or back."""
        place = self.state.place + by
        if self.state.lines and 0 <= place < len(self.state.lines):
            self._tell(fault="", said="")
            self.light(self.state.lines[place].item_id)

    def go_in_history(self, step: int | None) -> None:
        """Show a step of the question's history, or what it is now."""
        opened = self.state.opened
        if opened is None or step is None:
            self._tell(step=None)
        elif 0 <= step < len(opened.history):
            self._tell(step=step)

    # Deciding

    def decide(
        self,
        verdict: Verdict,
        problems: tuple[Problem, ...] = (),
        comment: str = "",
        content: QuestionContent | None = None,
    ) -> bool:
        """Write a decision and go on; tell whether there was a question to decide on."""
        opened, actor = self.state.opened, self.actor
        if opened is None:
            return False
        if verdict is Verdict.REJECT and not problems and not comment.strip():
            self._tell(
                fault=self.tr("Name what is wrong with the question (1 to 9), then reject it.")
            )
            return False
        service = self._desk.question_reviewing
        stays = verdict is Verdict.EDIT

        def act() -> "Decided":
            return service.decide(actor, opened, verdict, problems, comment, content)

        self._write(act, opened, stays=stays)
        if not stays:
            self._go_on()
        return True

    def _go_on(self) -> None:
        """Bring the next question up while the decision is written."""
        wanted = self.state.after(self.state.place)
        if wanted is not None and wanted != self.state.lit:
            self.light(wanted)

    def _say_if_through(self) -> None:
        """Say that the queue is through, once its last decision is written."""
        if not self.state.deciding and self.state.after(-1) is None:
            self._tell(said=self._all_seen())

    def _all_seen(self) -> str:
        if not self.state.put_off:
            return self.tr("Every question of this queue is decided.")
        return self.tr(
            "You have seen every question of this queue; %Ln of them skipped or flagged.",
            "",
            self.state.put_off,
        )

    def undo(self) -> None:
        """Take the last decision back, and bring its question to the front."""
        name, actor, service = self.state.set_name, self.actor, self._desk.question_reviewing
        if self.state.editing or not self.state.seated:
            return

        def done(found: "Decided") -> None:
            self._ahead = None
            self._replace(found)
            self._tell(fault="", said=self.tr("Taken back."))
            self.light(found.line.item_id)
            self._count()

        self._tasks.store(lambda: service.undo(actor, name), done, self._fail)

    def _write(self, act: Callable[[], "Decided"], opened: OpenQuestion, *, stays: bool) -> None:
        deciding = self.state.deciding | {opened.item_id}
        self._tell(writing=self.state.writing + 1, deciding=deciding, fault="", said="")

        def done(found: "Decided") -> None:
            self._replace(found)
            self._written(opened)
            if stays and self.state.lit == opened.item_id:
                self._tell(editing=False)
                self._go_on()
            self._say_if_through()
            if self.state.lit == opened.item_id:
                self.look_again()
            self._count()

        def failed(fault: Exception) -> None:
            self._written(opened)
            self._tell(fault=faults.sentence(fault))
            if isinstance(fault, Outdated) or not stays:
                # The question comes back: its decision is still to be made.
                self._ahead = None
                self.light(opened.item_id)

        self._tasks.store(act, done, failed)

    def _written(self, opened: OpenQuestion) -> None:
        state = self.state
        self._tell(writing=max(state.writing - 1, 0), deciding=state.deciding - {opened.item_id})

    def _replace(self, found: "Decided") -> None:
        lines = [
            found.line if one.item_id == found.line.item_id else one for one in self.state.lines
        ]
        if all(one.item_id != found.line.item_id for one in lines):
            lines.append(found.line)
        self._tell(lines=tuple(lines))

    # Editing

    def begin_edit(self) -> None:
        """Open the form over the question in front."""
        if self.state.opened is not None and self.state.step is None:
            self._tell(editing=True, fault="", said="")

    def give_up(self) -> None:
        """Close the form; nothing of it is kept."""
        self._tell(editing=False, fault="")

    # Going

    def leave(self) -> None:
        """Take what was edited into the set, then go."""
        name, actor, service = self.state.set_name, self.actor, self._desk.question_reviewing
        seated, self.state = self.state.seated, AuditState()
        self._ahead = None
        if self._desk.read_only or not seated:
            self.left.emit()
            return

        def gone(taken: int) -> None:
            self._taken(taken)
            self.left.emit()

        def failed(fault: Exception) -> None:
            self._fail(fault)
            self.left.emit()

        self._tasks.store(lambda: service.take_in(actor, name), gone, failed)

    def _taken(self, questions: int) -> None:
        if questions:
            self._bus.publish(Changes.of(Area.QUESTIONS))

    def _count(self) -> None:
        """Reckon the running figures anew, over the sample where one is reviewed.

        One reckoning at a time: what was decided meanwhile is in the next, so that figures over
        many questions never stand in a line before decisions.
        """
        if self._counting:
            self._stale = True
            return
        self._counting, self._stale = True, False
        name, actor, service = self.state.set_name, self.actor, self._desk.question_reviewing
        sample = self.state.wanted.sample
        self._tasks.store(
            lambda: service.figures(actor, name, sample), self._counted, self._not_counted
        )

    def _counted(self, figures: QuestionFigures) -> None:
        self._counting = False
        if not self.state.seated:
            return
        if figures.set_name == (self.state.set_name or ""):
            abilities = frozenset(row.value for row in figures.by_ability)
            types = frozenset(ItemType(row.value) for row in figures.by_type)
            self._tell(
                figures=figures,
                abilities=self.state.abilities | abilities,
                types=self.state.types | types,
            )
        if self._stale:
            self._count()

    def _not_counted(self, fault: Exception) -> None:
        self._counting = False
        self._fail(fault)

    def _fail(self, fault: Exception) -> None:
        self._tell(loaded=True, fault=faults.sentence(fault))

    def _tell(self, **changed: object) -> None:
        self.state = replace(self.state, **changed)  # type: ignore[arg-type]  # fields of the state
        self.state_changed.emit(self.state)


def _nothing(_outcome: object) -> None:
    """Take no note."""
