"""The workbench behind its page: whose case is open, what is said of it, and what is done next.

Every act runs on the store's thread after those before it, on the work as it is then; the page is
told of the outcome. What a refused act leaves is what was there before.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medannot.domain.annotation.project import Assignment, AssignmentState
from medannot.domain.errors import Outdated, Refusal
from medannot.domain.ids import AnnotationCaseId, IdSource
from medannot.domain.people import Actor
from medannot.services.annotating_acts import refuse_levels
from medannot.services.annotating_values import OpenCase
from medannot.ui import faults
from medannot.ui.bench.bench_state import BenchState, Wish
from medannot.ui.bench.case_presenter import CasePresenter
from medannot.ui.bench.seat import Seat
from medannot.ui.tasks import Tasks

if TYPE_CHECKING:
    from medannot.imaging.opened import OpenedImage
    from medannot.services.desk import Desk


class _Work:
    """The open case as the store's thread knows it; no other thread touches `opened`.

    Attributes:
        refused: acts that were not done, counted on the store's thread.
        told: those of them of which the page was told.
    """

    def __init__(self, actor: Actor, opened: OpenCase) -> None:
        self.actor = actor
        self.opened = opened
        self.refused = self.told = 0


class WorkbenchPresenter(CasePresenter):
    """Opens cases one after another and turns wishes into acts.

    Args:
        desk: the open workspace.
        tasks: the window's threads.
        ids: for new findings.

    Signals:
        left: the annotator went back to the projects.
    """

    left = Signal()

    def __init__(
        self, desk: "Desk", tasks: Tasks, ids: IdSource, parent: QObject | None = None
    ) -> None:
        super().__init__(desk, tasks, ids, parent)
        self._actor: Actor | None = None
        self._work: _Work | None = None

    # Cases

    def sit_down(self, seat: Seat, case_id: AnnotationCaseId | None = None) -> None:
        """Open a case of an annotator: by default the first that is not handed in, or the first."""
        self.leaving.emit()
        self.state = BenchState(seat=seat)
        self._work, self._book = None, None
        desk = self._desk

        def begin() -> tuple[Actor, _Work | None, tuple[int, int]]:
            actor = desk.annotating.seat(seat.actor, seat.code)
            if case_id is not None:
                work: _Work | None = _Work(actor, desk.annotating.open(actor, case_id))
                return actor, work, desk.annotating.counts(actor, seat.project_id)
            found = desk.annotating.next(actor, seat.project_id, unfinished=True)
            found = found or desk.annotating.next(actor, seat.project_id)
            work = self._opened(actor, found)
            return actor, work, desk.annotating.counts(actor, seat.project_id)

        def begun(found: tuple[Actor, _Work | None, tuple[int, int]]) -> None:
            # Who stood up meanwhile, or let another one sit down, is not brought back.
            if self.state.seat is seat:
                self._begun(found)

        self._tasks.store(begin, begun, self._fail)
        self._show()

    def stand_up(self) -> None:
        """Go back to the projects; what was written stays."""
        self.leaving.emit()
        self.state = BenchState()
        self._work, self._actor = None, None
        self.left.emit()
        self._show()

    def _begun(self, found: tuple[Actor, _Work | None, tuple[int, int]]) -> None:
        self._actor, work, counts = found
        self._count(counts)
        self._bring(work)

    def _opened(self, actor: Actor, found: Assignment | None) -> _Work | None:
        if found is None:
            return None
        return _Work(actor, self._desk.annotating.open(actor, found.case_id))

    def step(self, by: int, *, unfinished: bool = False) -> None:
        """Go to the next case of the annotator's order, or to the one before.

        Where the last act was refused before anybody could see it, the case stays in front.

        Args:
            by: 1 or -1.
            unfinished: pass over those that were handed in.
        """
        work, actor, seat = self._work, self._actor, self.state.seat
        if work is None or actor is None or seat is None:
            return
        annotating, here = self._desk.annotating, work.opened.assignment.position
        way, told = annotating.next if by > 0 else annotating.previous, work.told

        def look() -> _Work | None:
            if work.refused > told:
                return work
            return self._opened(actor, way(actor, seat.project_id, here, unfinished=unfinished))

        def found(other: _Work | None) -> None:
            if self._work is work and other is not work:
                self._bring(other)

        self._tasks.store(look, found, self._fail)

    def peek(self, taken: Callable[[OpenCase], None]) -> None:
        """Hand the next case over as it is now, so that its images are made ready."""
        work, actor, seat = self._work, self._actor, self.state.seat
        if work is None or actor is None or seat is None:
            return
        annotating, here = self._desk.annotating, work.opened.assignment.position

        def look() -> OpenCase | None:
            found = annotating.next(actor, seat.project_id, here)
            return None if found is None else annotating.open(actor, found.case_id)

        def done(opened: OpenCase | None) -> None:
            if opened is not None and self._work is work:
                taken(opened)

        # What fails here fails again, and is told, when the case itself is wanted.
        self._tasks.store(look, done, lambda _fault: None)

    def _bring(self, work: _Work | None) -> None:
        if work is None:
            self._show(ended=True, fault="")
            return
        if self._work is not None:
            self.leaving.emit()
        self._work = work
        self._show(opened=work.opened, fault="", ended=False)
        # Before the image, which may have to wait for the process that decodes it.
        self._need_lexicon(work.opened.project.schema.lexicon)
        self.case_opened.emit(work.opened)

    def opener(self, opened: OpenCase) -> Callable[[str], "OpenedImage"]:
        """Return what opens the images of a case by their ids, off the GUI thread."""
        annotating, actor = self._desk.annotating, self._actor

        def image(key: str) -> "OpenedImage":
            found = next(one for one in opened.images if one.media_id == key)
            if actor is None:
                raise Refusal("Say who annotates.")
            return annotating.image(actor, opened, found)

        return image

    # Acts

    def do(self, wish: Wish) -> None:
        """Do what is wished, as one act, after all that was wished before."""
        annotating, lexicon = self._desk.annotating, self.state.terms

        def act(work: _Work) -> OpenCase:
            _refuse_closed(work.opened)
            changes = wish(work.opened.findings)
            refuse_levels(work.opened, changes, lexicon)
            return annotating.act(work.actor, work.opened, changes)

        self._write(act)

    def undo(self) -> None:
        """Take the last act back; nothing where there is none."""
        annotating = self._desk.annotating

        def act(work: _Work) -> OpenCase:
            _refuse_closed(work.opened)
            opened = work.opened
            return annotating.undo(work.actor, opened) if opened.walk.undo else opened

        self._write(act)

    def redo(self) -> None:
        """Bring back what was undone last; nothing where there is none."""
        annotating = self._desk.annotating

        def act(work: _Work) -> OpenCase:
            _refuse_closed(work.opened)
            opened = work.opened
            return annotating.redo(work.actor, opened) if opened.walk.redo else opened

        self._write(act)

    def answer(self, text: str) -> None:
        """Answer what a reviewer wrote last, of the label that it was about."""
        annotating = self._desk.annotating

        def act(work: _Work) -> OpenCase:
            return annotating.reply(work.actor, work.opened, work.opened.asked_of, text)

        self._write(act)

    def submit(self) -> None:
        """Hand the case in."""
        annotating, book = self._desk.annotating, self._book
        self._write(lambda work: annotating.submit(work.actor, work.opened, book))
        self._count_again()

    def before_reopening(self, ask: Callable[[], None]) -> None:
        """Ask why a case is to be opened again, unless it may not be; then that is told."""
        work, annotating = self._work, self._desk.annotating
        if work is None:
            return

        def may() -> None:
            annotating.refuse_reopening(work.actor, work.opened)

        def told(fault: Exception) -> None:
            if work is self._work:
                self._show(fault=faults.sentence(fault))

        def asked(_none: None) -> None:
            if work is self._work:
                ask()

        self._tasks.store(may, asked, told)

    def reopen(self, reason: str) -> None:
        """Take a case back that was handed in."""
        self._write(lambda work: self._desk.annotating.reopen(work.actor, work.opened, reason))
        self._count_again()

    def look_again(self) -> None:
        """Take over images that were covered or erased elsewhere in the window."""
        annotating = self._desk.annotating

        def look(work: _Work) -> OpenCase:
            return work.opened.with_images(annotating.media_changed(work.actor, work.opened))

        before = self.state.opened
        self._write(look)

        def tell() -> None:
            now = self.state.opened
            if before is not None and now is not None and now.images != before.images:
                self.case_opened.emit(now)

        self._tasks.store(lambda: None, lambda _none: tell())

    def _write(self, act: Callable[[_Work], OpenCase]) -> None:
        work = self._work
        if work is None:
            return

        def run() -> tuple[OpenCase, str]:
            try:
                work.opened, fault = act(work), ""
            except Outdated as refused:
                work.refused += 1
                # Somebody else went on: what comes next is done on the work as it is now.
                work.opened = self._desk.annotating.open(work.actor, work.opened.case_id)
                fault = faults.sentence(refused)
            except Exception:
                work.refused += 1
                raise
            return work.opened, fault

        def done(found: tuple[OpenCase, str]) -> None:
            self._settle(work, *found)
            if found[1]:
                work.told += 1
                self._follow(work, found[0])

        def failed(fault: Exception) -> None:
            work.told += 1
            self._settle(work, self.state.opened, faults.sentence(fault))

        self.state = replace(self.state, writing=self.state.writing + 1)
        self._tasks.store(run, done, failed)

    def _follow(self, work: _Work, opened: OpenCase) -> None:
        """Show what else became of a case that changed elsewhere: its images, its lexicon."""
        if work is self._work:
            self._need_lexicon(opened.project.schema.lexicon)
            self.case_opened.emit(opened)

    def _settle(self, work: _Work, opened: OpenCase | None, fault: str) -> None:
        writing = max(self.state.writing - 1, 0)
        if work is not self._work:
            # Another case came to the front meanwhile.
            self._show(writing=writing, fault=fault or self.state.fault)
            return
        self._show(opened=opened, fault=fault, writing=writing)

    def _count_again(self) -> None:
        actor, seat = self._actor, self.state.seat
        if actor is not None and seat is not None:
            annotating = self._desk.annotating
            self._tasks.store(lambda: annotating.counts(actor, seat.project_id), self._counted)

    def _counted(self, counts: tuple[int, int]) -> None:
        self._count(counts)
        self._show()

    def _count(self, counts: tuple[int, int]) -> None:
        self.state = replace(self.state, total=counts[0], submitted=counts[1])


def _refuse_closed(opened: OpenCase) -> None:
    if opened.assignment.state is AssignmentState.SUBMITTED:
        raise Refusal("This case is handed in; open it again to change it.")
