"""A new project behind its form: images looked at once, cases by each rule, then all written."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from medannot.domain.errors import InputFault
from medannot.domain.people import Actor
from medannot.domain.progress import Stopped
from medannot.services.annotation_values import ProjectDraft
from medannot.ui import faults as fault_words
from medannot.ui.annotation.projects.making import Made, make_project
from medannot.ui.annotation.projects.wanted import ImageSource, Wanted, faults, pattern_fault
from medannot.ui.tasks import Job, Tasks

if TYPE_CHECKING:
    from medannot.domain.question import QuestionSet
    from medannot.services.annotation_images import LookedImages
    from medannot.services.annotation_lexicons import LexiconOffer, LexiconVersion
    from medannot.services.desk import Desk

_QUIET_MS: Final = 250
_SEED_DIGITS: Final = 8


class Work(StrEnum):
    """What is under way."""

    NOTHING = ""
    LOOKING = "looking"
    MAKING = "making"


@dataclass(frozen=True)
class FormState:
    """What the form shows beside what was typed.

    Attributes:
        faults: sentences by the names of fields; shown once the project was asked for.
        draft: the cases that the images become, or None before they were looked at.
        offer: what there is to choose of the lexicon, or None while it is being opened.
        work: what is under way; done and total tell how far.
        stopped: the person stopped looking at the images.
        fault: what is wrong with all else.
    """

    lexicons: "tuple[LexiconVersion, ...]" = ()
    sets: "tuple[QuestionSet, ...]" = ()
    offer: "LexiconOffer | None" = None
    faults: Mapping[str, str] = field(default_factory=dict)
    draft: ProjectDraft | None = None
    work: Work = Work.NOTHING
    done: int = 0
    total: int = 0
    stopped: bool = False
    fault: str = ""


class FormPresenter(QObject):
    """Checks what is filled in, shows what the images become, and makes the project.

    Args:
        desk: the open workspace.
        tasks: the window's threads.
        actor: who makes projects.

    Signals:
        state_changed: (FormState).
        created: (Made) the project is there.
    """

    state_changed = Signal(object)
    created = Signal(object)

    def __init__(self, desk: "Desk", tasks: Tasks, actor: Actor, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._actor = desk, tasks, actor
        self._wanted = Wanted()
        self._taken: frozenset[str] = frozenset()
        self._looked: LookedImages | None = None
        self._job: Job | None = None
        self._asked = 0
        self._pressed = self._make_then = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._group)
        self.state = FormState()

    @property
    def lexicon(self) -> str:
        """Return the lexicon that was taken from the form last."""
        return self._wanted.lexicon

    def begin(self, taken: frozenset[str]) -> None:
        """Find what can be chosen; these names are given already."""
        self._taken, self._pressed, self._make_then = taken, False, False
        desk, actor = self._desk, self._actor
        self._show(replace(self.state, faults={}, fault="", stopped=False))

        def find() -> "tuple[tuple[LexiconVersion, ...], tuple[QuestionSet, ...]]":
            from medannot.services.annotation_lexicons import versions_of  # noqa: PLC0415  # as below

            return versions_of(desk.lexicons), desk.bank.sets(actor)

        def found(both: "tuple[tuple[LexiconVersion, ...], tuple[QuestionSet, ...]]") -> None:
            self._show(replace(self.state, lexicons=both[0], sets=both[1]))

        self._tasks.store(find, found, self._fail)

    def clear(self) -> None:
        """Forget the images and what was typed."""
        self.stop()
        self._wanted, self._looked = Wanted(), None
        self._show(FormState(lexicons=self.state.lexicons, sets=self.state.sets))

    def new_seed(self) -> str:
        """Draw a seed of eight digits."""
        return str(int(self._desk.store.ids.new(), 16) % 10**_SEED_DIGITS)

    # What is typed

    def edit(self, wanted: Wanted) -> None:
        """Take what is filled in; images are looked at where they are others."""
        before, self._wanted = self._wanted, wanted
        if wanted.lexicon != before.lexicon:
            self._open_lexicon(wanted.lexicon)
        self._check()
        places = (wanted.source, wanted.places, wanted.question_set)
        if places != (before.source, before.places, before.question_set):
            self._look()
        elif wanted.rule() != before.rule() and self._can_group:
            self._timer.start(_QUIET_MS)

    @property
    def _can_group(self) -> bool:
        """Tell whether another rule has images to make cases of."""
        return self._wanted.source is ImageSource.SET or self._looked is not None

    def _check(self) -> None:
        found = faults(self._wanted, self._taken) if self._pressed else {}
        self._show(replace(self.state, faults=found, fault=""))

    def _open_lexicon(self, key: str) -> None:
        shelf = self._desk.lexicons
        self._show(replace(self.state, offer=None))

        def work() -> "LexiconOffer":
            from medannot.services.annotation_lexicons import offer_of  # noqa: PLC0415  # loads readers

            return offer_of(shelf, key)

        def opened(offer: "LexiconOffer") -> None:
            if offer.key == self._wanted.lexicon:
                self._show(replace(self.state, offer=offer))

        if key:
            self._tasks.free(work, opened, self._fail)

    # The images

    def look_again(self) -> None:
        """Look at the images once more, such as after a stop."""
        self._look()

    def _look(self) -> None:
        """Look at the images that are chosen now; what was found before is let go."""
        self.stop()
        self._timer.stop()
        self._asked += 1
        self._looked = None
        wanted, asked = self._wanted, self._asked
        self._show(replace(self.state, draft=None, work=Work.NOTHING, stopped=False))
        if wanted.source is ImageSource.SET:
            self._group()
        elif wanted.places and all(place.exists() for place in wanted.places):
            self._look_at(wanted.places, asked)

    def _look_at(self, places: tuple[Path, ...], asked: int) -> None:
        job, desk, actor = self._begin_job(Work.LOOKING), self._desk, self._actor

        def looked(found: "LookedImages") -> None:
            if asked == self._asked:
                self._looked = found
                self._group()

        def failed(fault: Exception) -> None:
            if asked == self._asked:
                self._fail(fault)

        self._tasks.store(
            lambda: desk.projects.look_at(actor, places, progress=job), looked, failed
        )

    def _group(self) -> None:
        """Make cases of the images by the rule that is filled in now."""
        wanted, looked, asked = self._wanted, self._looked, self._asked
        desk, actor = self._desk, self._actor
        if wanted.source is ImageSource.FILES and looked is None:
            return
        if "pattern" in faults(wanted, frozenset()):
            self._take_draft(None)
            self._show(replace(self.state, fault=pattern_fault(wanted.pattern)))
            return

        def work() -> ProjectDraft | None:
            if wanted.source is ImageSource.FILES and looked is not None:
                return desk.projects.grouped(looked, wanted.rule())
            if not wanted.question_set:
                return None
            return desk.projects.read_set(actor, wanted.question_set, wanted.rule())

        def done(draft: ProjectDraft | None) -> None:
            if asked == self._asked:
                self._take_draft(draft)

        self._tasks.store(work, done, self._fail)

    def _take_draft(self, draft: ProjectDraft | None) -> None:
        self._show(replace(self.state, draft=draft, work=Work.NOTHING, fault=""))
        if self._make_then:
            self._make_then = False
            self.create()

    # Making it

    def create(self) -> None:
        """Make the project; where its images are being looked at, as soon as that is done."""
        self._pressed = True
        self._check()
        if self.state.faults or self.state.work is Work.MAKING:
            return
        if self.state.work is Work.LOOKING or self._timer.isActive():
            self._make_then = True
            return
        draft, wanted = self.state.draft, self._wanted
        if draft is None:  # looking was stopped, or failed
            self._look()
            self._make_then = True
            return
        job, desk, actor = self._begin_job(Work.MAKING), self._desk, self._actor
        self._tasks.store(
            lambda: make_project(desk, actor, wanted, draft, job), self._written, self._fail
        )

    def stop(self) -> None:
        """Stop what is under way; nothing of it is kept."""
        self._make_then = False
        if self._job is not None:
            self._job.stop()

    def _begin_job(self, work: Work) -> Job:
        job = Job(self._tasks)
        job.moved.connect(self._move)
        self._job = job
        self._show(replace(self.state, work=work, done=0, total=0, fault="", stopped=False))
        return job

    def _move(self, done: int, total: int) -> None:
        if self.state.work and self.sender() is self._job:
            self._show(replace(self.state, done=done, total=total))

    def _written(self, made: Made) -> None:
        self.clear()
        self.created.emit(made)

    def _fail(self, fault: Exception) -> None:
        stopped = isinstance(fault, Stopped)
        said = "" if stopped else fault_words.sentence(fault)
        if isinstance(fault, InputFault) and fault.problems:
            said = " ".join((said, *(fault_words.line(one) for one in fault.problems[:3])))
        self._make_then = False
        self._show(replace(self.state, work=Work.NOTHING, fault=said, stopped=stopped))

    def _show(self, state: FormState) -> None:
        self.state = state
        self.state_changed.emit(state)
