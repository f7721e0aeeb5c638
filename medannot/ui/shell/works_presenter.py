"""What a workspace holds and which readers' sets wait in it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medannot.domain.people import OWNER
from medannot.ui.faults import sentence
from medannot.ui.shell.project_works import ProjectWork, project_works
from medannot.ui.tasks import Tasks

if TYPE_CHECKING:
    from medannot.services.desk import Desk
    from medannot.services.reading import ReaderWork


@dataclass(frozen=True, slots=True)
class WorkspaceState:
    """Counts of a workspace, and the sets of its readers.

    Attributes:
        questions: those of sets that were not drawn from others.
        drawn: those of subsets, which are questions of the other sets once more.
        answers: those of people.
        simulated: those of simulated readers, which count to nothing else.
        works: the readers' sets, those begun first, then those not begun, then those done.
        projects: of annotation, with their rounds of review.
        fault: why nothing could be loaded, or "".
    """

    sets: int = 0
    questions: int = 0
    drawn: int = 0
    studies: int = 0
    answers: int = 0
    simulated: int = 0
    works: "tuple[ReaderWork, ...]" = ()
    projects: tuple[ProjectWork, ...] = ()
    fault: str = ""

    @property
    def asks(self) -> bool:
        """Tell whether the workspace is about questions: it has some, or nothing else yet."""
        there = self.questions or self.sets or self.studies
        return bool(there) or not self.projects


class WorksPresenter(QObject):
    """Loads the state of a workspace.

    Signals:
        state_changed: (WorkspaceState).
    """

    state_changed = Signal(object)

    def __init__(self, desk: "Desk", tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks

    def load(self) -> None:
        """Load anew beside the GUI thread."""
        self._tasks.store(lambda: _state(self._desk), self.state_changed.emit, self._fail)

    def _fail(self, fault: Exception) -> None:
        self.state_changed.emit(WorkspaceState(fault=sentence(fault)))


def _state(desk: "Desk") -> WorkspaceState:
    sets = desk.bank.sets(OWNER)
    drawn = {draw.set_name for draw in desk.set_keeping.draws(OWNER)}
    studies = desk.designs.studies(OWNER)
    works = desk.reading.waiting(OWNER)
    return WorkspaceState(
        sets=len(sets),
        questions=sum(entry.items for entry in sets if entry.name not in drawn),
        drawn=sum(entry.items for entry in sets if entry.name in drawn),
        studies=len(studies),
        answers=sum(work.done for work in works if not work.simulated),
        simulated=sum(work.done for work in works if work.simulated),
        works=tuple(sorted(works, key=_urgency)),
        projects=project_works(desk),
    )


def _urgency(work: "ReaderWork") -> tuple[int, str, str]:
    begun = 0 < work.done < work.total
    done = work.done >= work.total
    return (0 if begun else 2 if done else 1, work.study, work.code)
