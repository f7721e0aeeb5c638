"""Adjudication behind its view: every choice is kept here, and written when the case is kept."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medannot.domain.errors import Outdated, Refusal
from medannot.domain.ids import AnnotationCaseId, FindingId
from medannot.domain.people import Actor
from medannot.domain.progress import Stopped
from medannot.domain.review.consensus import Choice, Point, Rule
from medannot.domain.review.consensus_settling import is_offered
from medannot.services.adjudicating_values import CaseToSettle, OpenAdjudication
from medannot.services.annotating_values import CaseImage
from medannot.ui import faults
from medannot.ui.review.adjudication.state import AdjudicationState, Work
from medannot.ui.tasks import Job, Tasks

if TYPE_CHECKING:
    from medannot.imaging.opened import OpenedImage
    from medannot.services.desk import Desk


class AdjudicationPresenter(QObject):
    """Leads through the cases of a project that two or more handed in.

    Signals:
        state_changed: (AdjudicationState).
        case_opened: (OpenAdjudication) another case is in front, or the same one anew.
        refused: (str) why a key did nothing, in words.
    """

    state_changed = Signal(object)
    case_opened = Signal(object)
    refused = Signal(str)

    def __init__(self, desk: "Desk", tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self._job: Job | None = None
        self._asked = 0
        self._drafts: dict[AnnotationCaseId, Work] = {}
        self.state = AdjudicationState()

    # The list

    def begin(self, project: str, actor: Actor) -> None:
        """List the cases of a project."""
        self.stop()
        self._remember()
        if self.state.project != project or self.state.actor != actor:
            self._drafts = {}
        self._put(AdjudicationState(project, actor, loading=True))
        self._list(self._open_first)

    def sit_down(self, code: str) -> None:
        """Let an owner say who settles the readings."""
        desk, state, actor = self._desk, self.state, self.state.actor
        if actor is None or not code.strip():
            return
        self._change(busy=True, fault="")
        self._tasks.store(
            lambda: desk.adjudicating.appoint(actor, state.project, code.strip()),
            lambda found: self.begin(state.project, found),
            self._fail,
        )

    def stop(self) -> None:
        """Stop reading the list."""
        if self._job is not None:
            self._job.stop()
            self._job = None

    def reload(self) -> None:
        """List the cases anew, and keep the one in front."""
        if self.state.actor is not None:
            self._list(lambda: None)

    def _list(self, then: Callable[[], None]) -> None:
        desk, state, actor = self._desk, self.state, self.state.actor
        if actor is None:
            return
        job = self._job = Job(self._tasks)
        job.moved.connect(lambda done, total: self._move(job, done, total))

        def show(cases: tuple[CaseToSettle, ...]) -> None:
            if self._job is job:
                self._job = None
                self._change(cases=cases, loading=False)
                then()

        def fail(fault: Exception) -> None:
            if self._job is job and not isinstance(fault, Stopped):
                self._job = None
                self._change(loading=False, fault=faults.sentence(fault))

        self._tasks.store(lambda: desk.adjudicating.cases(actor, state.project, job), show, fail)

    def _move(self, job: Job, done: int, total: int) -> None:
        if self._job is job:
            self._change(done=done, total=total)

    # The case in front

    def _open_first(self) -> None:
        found = next((one for one in self.state.cases if not one.done and not one.own), None)
        found = found or next((one for one in self.state.cases if not one.own), None)
        actor = self.state.actor
        if found is not None and actor is not None and actor.person_id is not None:
            self.open(found.case_id)

    def open(self, case_id: AnnotationCaseId, told: str = "") -> None:
        """Bring a case to the front, with the choices that were made of it before.

        Args:
            case_id: of the case.
            told: what was written just before, in words, which is still to be read.
        """
        desk, actor = self._desk, self.state.actor
        if actor is None or actor.person_id is None:
            # Whoever settles must not have annotated the case, so it is asked before it is shown.
            self.refused.emit(self.tr("Say first who settles the readings."))
            return
        self._remember()
        self._asked += 1
        asked = self._asked

        def show(opened: OpenAdjudication) -> None:
            if asked == self._asked:
                self._show(opened, told)

        self._change(busy=True, fault="")
        self._tasks.store(lambda: desk.adjudicating.open(actor, case_id), show, self._fail)

    def _show(self, opened: OpenAdjudication, told: str) -> None:
        draft = self._drafts.get(opened.case_id)
        work = _begun(opened)
        if draft is not None and _same(draft.opened, opened):
            matches = draft.opened.readings.matches
            work = replace(draft, opened=opened.with_matches(matches))
        self._change(work=work, busy=False, told=told)
        self.case_opened.emit(work.opened)
        if draft is not None and work.choices != draft.choices:
            self._drafts.pop(opened.case_id)
            self.refused.emit(
                self.tr("A reading was changed meanwhile; settle its conflicts again.")
            )

    def _remember(self) -> None:
        work = self.state.work
        if work is not None and (work.choices or work.opened.by_hand or work.comment):
            self._drafts[work.opened.case_id] = work

    def step(self, by: int) -> None:
        """Bring the next case of the list to the front, or the one before; own ones are passed."""
        place = self.state.place + by
        while 0 <= place < len(self.state.cases):
            if not self.state.cases[place].own:
                self.open(self.state.cases[place].case_id)
                return
            place += by
        self.refused.emit(
            self.tr("This is the last case.") if by > 0 else self.tr("This is the first case.")
        )

    def image(self, image: CaseImage) -> "OpenedImage":
        """Open an image of the case in front; called off the GUI thread."""
        work, actor = self.state.work, self.state.actor
        if work is None or actor is None:
            raise Refusal("Another case is in front; open this image with its case.")
        return self._desk.adjudicating.image(actor, work.opened, image)

    # Choices

    def go(self, by: int) -> None:
        """Go to the next conflict, or to the one before."""
        work = self.state.work
        conflicts = work.conflicts if work is not None else ()
        if work is None or not conflicts:
            return
        keys = [one.key for one in conflicts]
        place = keys.index(work.current) + by if work.current in keys else 0
        self.choose_point(keys[min(max(place, 0), len(keys) - 1)])

    def choose_point(self, key: str) -> None:
        """Put a point in front."""
        if self.state.work is not None:
            self._change(work=replace(self.state.work, current=key))

    def choose(self, rule: Rule, key: str = "") -> None:
        """Settle the point in front, or another one, and go to the next open conflict."""
        work = self.state.work
        point = self._point(key)
        if work is None or point is None:
            self.refused.emit(self.tr("There is no conflict to be settled."))
            return
        if not is_offered(point, Choice(rule)):
            self.refused.emit(self._why_not(rule))
            return
        self._settle(work, point, Choice(rule))

    def order(self, key: str, order: tuple[str, ...]) -> None:
        """Settle a differential by the adjudicator's own order."""
        work, point = self.state.work, self._point(key)
        choice = Choice(Rule.EDITED, order)
        if work is not None and point is not None and is_offered(point, choice):
            after = {**work.choices, point.key: choice}
            self._go_on(work, choices=after, current=point.key)

    def _settle(self, work: Work, point: Point, choice: Choice) -> None:
        after = replace(work, choices={**work.choices, point.key: choice})
        later = [one.key for one in after.open]
        order = [one.key for one in after.conflicts]
        here = order.index(point.key) if point.key in order else 0
        following = [key for key in order[here:] if key in later] or later
        self._go_on(work, choices=after.choices, current=following[0] if following else point.key)

    def _go_on(self, work: Work, **changed: object) -> None:
        after = replace(work, before=replace(work, kept=False), kept=False, **changed)  # type: ignore[arg-type]  # fields of Work by their names
        self._change(work=after, told="")

    def undo(self) -> None:
        """Take the last choice back, or the last change of a pair."""
        work = self.state.work
        if work is None or work.before is None:
            self.refused.emit(self.tr("There is no choice to take back."))
            return
        self._change(work=replace(work.before, comment=work.comment), told="")

    def comment(self, text: str) -> None:
        """Take a comment; it is written with the consensus."""
        if self.state.work is not None and self.state.work.comment != text:
            self._change(work=replace(self.state.work, comment=text, kept=False))

    def pair(self, first: FindingId, second: FindingId) -> None:
        """Take two lesions for one."""
        if self.state.work is not None:
            self._match(self.state.work, self.state.work.opened.with_pair(first, second))

    def part(self, first: FindingId) -> None:
        """Take a lesion of A for none of B's."""
        if self.state.work is not None:
            self._match(self.state.work, self.state.work.opened.parted(first))

    def _match(self, work: Work, opened: OpenAdjudication) -> None:
        there = {one.key for one in opened.points}
        kept: Mapping[str, Choice] = {
            key: choice for key, choice in work.choices.items() if key in there
        }
        first = _begun(opened, kept)
        current = work.current if work.current in there else first.current
        self._go_on(work, opened=opened, choices=kept, current=current)

    # Keeping

    def keep(self) -> None:
        """Write the consensus of the case in front, and go on with the next one to be settled."""
        desk, work, actor = self._desk, self.state.work, self.state.actor
        if work is None or actor is None or self.state.busy:
            return
        if work.open:
            self._change(work=replace(work, current=work.open[0].key))
            words = self.tr(
                "Not kept: %Ln open conflict(s); the first is in front.", "", len(work.open)
            )
            self.refused.emit(words)
            return
        self._change(busy=True, fault="")

        def done(opened: OpenAdjudication) -> None:
            self._drafts.pop(opened.case_id, None)
            kept = replace(work, opened=opened, kept=True, before=None)
            number = opened.records[-1].seq
            words = self.tr("Consensus {number} of case {case} is saved.").format(
                number=number, case=opened.number
            )
            cases = tuple(
                replace(one, record=opened.records[-1], outdated=False)
                if one.case_id == opened.case_id
                else one
                for one in self.state.cases
            )
            in_front = self._is_in_front(opened)
            work_now = kept if in_front else self.state.work
            self._change(work=work_now, cases=cases, busy=False, told=words)
            waiting = self._next_waiting() if in_front else None
            if waiting is not None:
                self.open(waiting, words)

        self._tasks.store(
            lambda: desk.adjudicating.keep(actor, work.opened, work.choices, work.comment),
            done,
            self._fail,
        )

    def _next_waiting(self) -> AnnotationCaseId | None:
        """Return the case that is to be settled next: one that follows, else one passed over."""
        here = self.state.place + 1
        cases = (*self.state.cases[here:], *self.state.cases[:here])
        return next((one.case_id for one in cases if not one.done and not one.own), None)

    def _is_in_front(self, opened: OpenAdjudication) -> bool:
        work = self.state.work
        return work is not None and work.opened.case_id == opened.case_id

    def _why_not(self, rule: Rule) -> str:
        if rule is Rule.BOTH:
            return self.tr("Both cannot stand here; part the pair, or choose one.")
        return self.tr("This has to be one of the two.")

    def _point(self, key: str) -> Point | None:
        work = self.state.work
        if work is None:
            return None
        return next((one for one in work.asked if one.key == (key or work.current)), None)

    def _fail(self, fault: Exception) -> None:
        self._change(busy=False, loading=False, fault=faults.sentence(fault))
        work = self.state.work
        if isinstance(fault, Outdated) and work is not None:
            self._remember()

    def _change(self, **changed: object) -> None:
        self._put(replace(self.state, **changed))  # type: ignore[arg-type]  # fields by their names

    def _put(self, state: AdjudicationState) -> None:
        self.state = state
        self.state_changed.emit(state)


def _begun(opened: OpenAdjudication, choices: Mapping[str, Choice] | None = None) -> Work:
    work = Work(opened, dict(choices or {}))
    waiting = work.open or work.conflicts
    return replace(work, current=waiting[0].key if waiting else "")


def _same(one: OpenAdjudication, other: OpenAdjudication) -> bool:
    """Tell whether two values of a case are of the same readings."""
    then = one.first, one.second, one.first_last, one.second_last
    return then == (other.first, other.second, other.first_last, other.second_last)
