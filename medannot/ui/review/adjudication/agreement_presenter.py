"""How two readings agree over a project: reckoned beside the window, with progress and a stop."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medannot.domain.people import Actor
from medannot.domain.progress import Stopped
from medannot.ui import faults
from medannot.ui.tasks import Job, Tasks

if TYPE_CHECKING:
    from medannot.services.consensus import ConsensusReport
    from medannot.services.desk import Desk


@dataclass(frozen=True)
class AgreementState:
    """What the view of agreement shows.

    Attributes:
        report: None before it is there.
        busy: it is being reckoned.
        done, total: how far that is, in cases.
        fault: what went wrong, or "".
    """

    project: str = ""
    report: "ConsensusReport | None" = None
    busy: bool = False
    done: int = 0
    total: int = 0
    fault: str = ""


class AgreementPresenter(QObject):
    """Compares the readings of a project; the answer to an earlier wish is dropped.

    Signals:
        state_changed: (AgreementState).
    """

    state_changed = Signal(object)

    def __init__(self, desk: "Desk", tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self._job: Job | None = None
        self.state = AgreementState()

    def open(self, project: str, actor: Actor) -> None:
        """Compare the readings of a project."""
        self.leave()
        desk, job = self._desk, Job(self._tasks)
        self._job = job
        job.moved.connect(lambda done, total: self._move(job, done, total))

        def show(report: "ConsensusReport") -> None:
            if self._job is job:
                self._job = None
                self._put(AgreementState(project, report))

        def fail(fault: Exception) -> None:
            if self._job is job and not isinstance(fault, Stopped):
                self._job = None
                self._put(AgreementState(project, fault=faults.sentence(fault)))

        self._put(AgreementState(project, busy=True))
        self._tasks.store(lambda: desk.consensus.of(actor, project, job), show, fail)

    def leave(self) -> None:
        """Stop what is under way, and drop its answer."""
        if self._job is not None:
            self._job.stop()
            self._job = None

    def _move(self, job: Job, done: int, total: int) -> None:
        if self._job is job:
            self._put(replace(self.state, done=done, total=total))

    def _put(self, state: AgreementState) -> None:
        self.state = state
        self.state_changed.emit(state)
