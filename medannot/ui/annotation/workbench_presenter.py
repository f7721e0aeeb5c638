"""The workbench behind its page: whose case is open, what is said of it, and what is done next.

Every act runs on the store's thread after those before it, on the work as it is then; the page is
told of the outcome. What a refused act leaves is what was there before.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medannot.domain.annotation.breach import Breach
from medannot.domain.annotation.finding import Finding
from medannot.domain.annotation.project import (
    Assignment,
    AssignmentState,
    DiagnosisScope,
    Schema,
    Step,
)
from medannot.domain.annotation.revision import Change
from medannot.domain.annotation.rules import RuleBook
from medannot.domain.annotation.sentence import Spoken, sentences
from medannot.domain.annotation.steps import StepView, step_views
from medannot.domain.errors import Outdated, Refusal
from medannot.domain.ids import AnnotationCaseId, FindingId, IdSource, MediaId
from medannot.domain.lexicon.node import Language
from medannot.domain.lexicon.search import SearchIndex
from medannot.domain.lexicon.tree import Lexicon
from medannot.domain.people import Actor
from medannot.services.annotating_acts import refuse_levels
from medannot.services.annotating_values import CaseImage, MediaChange, OpenCase
from medannot.services.lexicons import OpenLexicon, with_index
from medannot.ui import faults
from medannot.ui.annotation.seats import Seat
from medannot.ui.tasks import Tasks

if TYPE_CHECKING:
    from medannot.imaging.opened import OpenedImage
    from medannot.services.desk import Desk

Findings = Mapping[FindingId, Finding]
Wish = Callable[[Findings], tuple[Change, ...]]
"""Returns what an act changes of what is current when it is its turn."""


@dataclass(frozen=True)
class BenchState:
    """What the page shows.

    Attributes:
        opened: the case, or None before one is there.
        lexicon: of the project, or None while it loads.
        total, submitted: the annotator's cases in the project.
        fault: why the last wish was not fulfilled, or "".
        ended: there is no further case in the direction in which one was looked for.
        writing: acts that are under way.
    """

    seat: Seat | None = None
    opened: OpenCase | None = None
    lexicon: OpenLexicon | None = None
    total: int = 0
    submitted: int = 0
    fault: str = ""
    ended: bool = False
    writing: int = 0

    @property
    def findings(self) -> Findings:
        """Return what is current of the case."""
        return self.opened.findings if self.opened is not None else {}

    @property
    def terms(self) -> Lexicon | None:
        """Return the project's lexicon."""
        return self.lexicon.loaded.lexicon if self.lexicon is not None else None

    @property
    def schema(self) -> Schema | None:
        """Return what the project asks for."""
        return self.opened.project.schema if self.opened is not None else None

    @property
    def closed(self) -> bool:
        """Tell whether the case was handed in."""
        return self.opened is not None and self.opened.assignment.state is AssignmentState.SUBMITTED

    @property
    def saved_at(self) -> datetime | None:
        """Return when something of the case was last written."""
        return self.opened.saved_at if self.opened is not None else None

    @cached_property
    def views(self) -> tuple[StepView, ...]:
        """Return how far each step is."""
        if self.opened is None:
            return ()
        seen = [one.media_id for one in self.opened.images if one.change is not MediaChange.ERASED]
        schema = self.opened.project.schema
        return step_views(self.findings.values(), seen, schema, self.terms)

    def scope(self, image: CaseImage | None) -> MediaId | None:
        """Return what diagnoses and advice are said of: the case, or the image in front."""
        if self.opened is None or image is None:
            return None
        by_case = self.opened.project.schema.diagnosis_scope is DiagnosisScope.CASE
        return None if by_case else image.media_id

    def spoken(self, language: Language) -> Spoken:
        """Return what was said so far, in sentences."""
        if self.opened is None:
            return Spoken((), ())
        required = self.opened.project.schema.required
        return sentences(self.findings.values(), language, self.terms, required)

    @property
    def steps(self) -> tuple[Step, ...]:
        """Return the steps of the project."""
        return self.opened.project.schema.steps if self.opened is not None else ()


class _Work:
    """The open case as the store's thread knows it; no other thread touches `opened`."""

    def __init__(self, actor: Actor, opened: OpenCase) -> None:
        self.actor = actor
        self.opened = opened


class WorkbenchPresenter(QObject):
    """Opens cases one after another and turns wishes into acts.

    Args:
        desk: the open workspace.
        tasks: the window's threads.
        ids: for new findings.

    Signals:
        state_changed: (BenchState).
        case_opened: (OpenCase) another case is in front, or its images changed.
        lexicon_opened: (OpenLexicon) of the project, or a fuller index of the same one.
        left: the annotator went back to the projects.
    """

    state_changed = Signal(object)
    case_opened = Signal(object)
    lexicon_opened = Signal(object)
    left = Signal()

    def __init__(
        self, desk: "Desk", tasks: Tasks, ids: IdSource, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._ids = desk, tasks, ids
        self._actor: Actor | None = None
        self._work: _Work | None = None
        self._book: RuleBook | None = None
        self._breaches: tuple[Findings, tuple[Breach, ...]] = ({}, ())
        self.state = BenchState()

    def new_id(self) -> FindingId:
        """Return the id of a finding that is to be made."""
        return FindingId(self._ids.new())

    @property
    def breaches(self) -> tuple[Breach, ...]:
        """Return what the findings break of the lexicon's rules, the gravest first."""
        found = self.state.findings
        if self._book is None:
            return ()
        if self._breaches[0] is not found:
            self._breaches = found, self._book.breaches(found.values())
        return self._breaches[1]

    # Cases

    def sit_down(self, seat: Seat, case_id: AnnotationCaseId | None = None) -> None:
        """Open a case of an annotator: by default the first that is not handed in, or the first."""
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

        self._tasks.store(begin, self._begun, self._fail)
        self._show()

    def stand_up(self) -> None:
        """Go back to the projects; what was written stays."""
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

        Args:
            by: 1 or -1.
            unfinished: pass over those that were handed in.
        """
        work, actor, seat = self._work, self._actor, self.state.seat
        if work is None or actor is None or seat is None:
            return
        annotating, here = self._desk.annotating, work.opened.assignment.position
        way = annotating.next if by > 0 else annotating.previous

        def look() -> _Work | None:
            return self._opened(actor, way(actor, seat.project_id, here, unfinished=unfinished))

        self._tasks.store(look, self._bring, self._fail)

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
        self._work = work
        self._show(opened=work.opened, fault="", ended=False)
        self.case_opened.emit(work.opened)
        self._need_lexicon(work.opened.project.schema.lexicon)

    def _need_lexicon(self, pin: str) -> None:
        shelf, known = self._desk.lexicons, self.state.lexicon
        if known is not None and known.loaded.lexicon.head.pin == pin:
            return

        def first() -> OpenLexicon:
            loaded = shelf.open(pin)
            return OpenLexicon(loaded, SearchIndex(loaded.lexicon))

        def shown(opened: OpenLexicon) -> None:
            self._take_lexicon(opened)
            # The tree is there at once; the pinyin of all names takes a moment longer.
            self._tasks.free(lambda: with_index(opened.loaded), self._take_index, self._fail)

        self._tasks.free(first, shown, self._fail)

    def _take_lexicon(self, opened: OpenLexicon) -> None:
        loaded = opened.loaded
        self._book = RuleBook(loaded.lexicon, loaded.rules)
        self._breaches = {}, ()
        self._take_index(opened)

    def _take_index(self, opened: OpenLexicon) -> None:
        if self.state.opened is None:
            return
        self._show(lexicon=opened)
        self.lexicon_opened.emit(opened)

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
            changes = wish(work.opened.findings)
            refuse_levels(work.opened, changes, lexicon)
            return annotating.act(work.actor, work.opened, changes)

        self._write(act)

    def undo(self) -> None:
        """Take the last act back; nothing where there is none."""
        annotating = self._desk.annotating
        self._write(
            lambda work: (
                annotating.undo(work.actor, work.opened) if work.opened.walk.undo else work.opened
            )
        )

    def redo(self) -> None:
        """Bring back what was undone last; nothing where there is none."""
        annotating = self._desk.annotating
        self._write(
            lambda work: (
                annotating.redo(work.actor, work.opened) if work.opened.walk.redo else work.opened
            )
        )

    def submit(self) -> None:
        """Hand the case in."""
        annotating, book = self._desk.annotating, self._book
        self._write(lambda work: annotating.submit(work.actor, work.opened, book))
        self._count_again()

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
                # Somebody else went on: what comes next is done on the work as it is now.
                work.opened = self._desk.annotating.open(work.actor, work.opened.case_id)
                fault = faults.sentence(refused)
            return work.opened, fault

        def done(found: tuple[OpenCase, str]) -> None:
            self._settle(work, *found)
            if found[1]:
                self._follow(work, found[0])

        def failed(fault: Exception) -> None:
            self._settle(work, self.state.opened, faults.sentence(fault))

        self.state = replace(self.state, writing=self.state.writing + 1)
        self._tasks.store(run, done, failed)

    def _follow(self, work: _Work, opened: OpenCase) -> None:
        """Show what else became of a case that changed elsewhere: its images, its lexicon."""
        if work is self._work:
            self.case_opened.emit(opened)
            self._need_lexicon(opened.project.schema.lexicon)

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

    def _fail(self, fault: Exception) -> None:
        self._show(fault=faults.sentence(fault))

    def _show(self, **changed: object) -> None:
        self.state = replace(self.state, **changed)  # type: ignore[arg-type]  # fields by name
        self.state_changed.emit(self.state)
