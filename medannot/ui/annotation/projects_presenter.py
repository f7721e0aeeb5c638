"""The projects of a workspace behind the workbench's opening view, and new ones."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medannot.domain.annotation.project import LEAST_FOR_DIAGNOSES, Step
from medannot.domain.errors import InputFault
from medannot.domain.people import OWNER
from medannot.domain.progress import Stopped
from medannot.ui import faults
from medannot.ui.annotation.seats import ProjectSeats, seats_of
from medannot.ui.tasks import Job, Tasks

if TYPE_CHECKING:
    from medannot.services.desk import Desk


@dataclass(frozen=True, slots=True)
class NewProject:
    """What a person fills in for a new project.

    Attributes:
        annotators: their codes; where there is one only, no diagnosis is asked for.
    """

    name: str
    images: Path
    lexicon: str
    annotators: tuple[str, ...]
    seed: int = 1


@dataclass(frozen=True, slots=True)
class ProjectsState:
    """What the opening view shows.

    Attributes:
        loaded: whether the projects were read once.
        busy: a project is being made; done and total tell how far it is.
        refused: images that were not taken in, a line each.
    """

    projects: tuple[ProjectSeats, ...] = ()
    loaded: bool = False
    busy: bool = False
    done: int = 0
    total: int = 0
    fault: str = ""
    refused: tuple[str, ...] = ()


class ProjectsPresenter(QObject):
    """Lists projects and makes new ones.

    Args:
        desk: the open workspace.
        tasks: the window's threads.

    Signals:
        state_changed: (ProjectsState).
        created: (name) a project was made.
    """

    state_changed = Signal(object)
    created = Signal(str)

    def __init__(self, desk: "Desk", tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self._job: Job | None = None
        self.state = ProjectsState()

    def load(self) -> None:
        """Read the projects."""
        desk = self._desk
        self._tasks.store(lambda: seats_of(desk), self._loaded, self._fail)

    def lexicons(self) -> Sequence[str]:
        """Return the lexicons that a project can go by."""
        return self._desk.lexicons.names()

    def create(self, wanted: NewProject) -> None:
        """Take images in, make a project of them and give it out."""
        if self.state.busy:
            return
        desk, job = self._desk, Job(self._tasks)
        job.moved.connect(self._move)
        self._job = job
        self._show(replace(self.state, busy=True, done=0, total=0, fault="", refused=()))

        def make() -> tuple[str, tuple[str, ...]]:
            return wanted.name, _make(desk, wanted, job)

        self._tasks.store(make, self._made, self._fail)

    def stop(self) -> None:
        """Stop what is being made; nothing of it is kept."""
        if self._job is not None:
            self._job.stop()

    def _made(self, found: tuple[str, tuple[str, ...]]) -> None:
        self._show(replace(self.state, busy=False, refused=found[1]))
        self.created.emit(found[0])
        self.load()

    def _move(self, done: int, total: int) -> None:
        if self.state.busy:
            self._show(replace(self.state, done=done, total=total))

    def _loaded(self, projects: tuple[ProjectSeats, ...]) -> None:
        self._show(replace(self.state, projects=projects, loaded=True))

    def _fail(self, fault: Exception) -> None:
        said = "" if isinstance(fault, Stopped) else faults.sentence(fault)
        if isinstance(fault, InputFault) and fault.problems:
            said = " ".join((said, *(faults.line(one) for one in fault.problems[:3])))
        self._show(replace(self.state, busy=False, loaded=True, fault=said))

    def _show(self, state: ProjectsState) -> None:
        self.state = state
        self.state_changed.emit(state)


def _make(desk: "Desk", wanted: NewProject, job: Job) -> tuple[str, ...]:
    from medannot.services.annotation_values import (  # noqa: PLC0415  # loads what reads images
        CaseRule,
        ProjectPlan,
    )

    alone = len(wanted.annotators) < LEAST_FOR_DIAGNOSES
    steps = (Step.QUALITY, Step.REGIONS, Step.LESIONS) if alone else tuple(Step)
    draft = desk.projects.read_files(OWNER, [wanted.images], CaseRule(), job)
    plan = ProjectPlan(
        wanted.name,
        wanted.lexicon,
        wanted.seed,
        steps,
        annotators=1 if alone else LEAST_FOR_DIAGNOSES,
    )
    desk.projects.create(OWNER, plan, draft, job)
    desk.projects.assign(OWNER, wanted.name, wanted.annotators)
    return tuple(faults.line(one) for one in draft.refused)
