"""Looking at images: what is gathered, beside the window."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from medannot.domain.errors import Sentence
from medannot.domain.progress import Stopped
from medannot.domain.wording import one_line
from medannot.imaging.series.gathering import Gathered, Refused
from medannot.services.looking import Gallery
from medannot.ui import faults
from medannot.ui.tasks import Job, Tasks


@dataclass(frozen=True, slots=True)
class LookingState:
    """What the page shows.

    Attributes:
        done: files looked at so far.
        total: files there are; 0 until that is known.
        fault: why nothing could be gathered, or "".
        notes: what a person should know of what was gathered.
        places: names of the files and folders that were opened.
    """

    loading: bool = False
    done: int = 0
    total: int = 0
    fault: str = ""
    refused: tuple[Refused, ...] = ()
    notes: tuple[Sentence, ...] = ()
    places: tuple[str, ...] = ()


class LookingPresenter(QObject):
    """Gathers images; what was gathered before stays until the next is there.

    Signals:
        state_changed: (LookingState).
        gathered: (Gathered).
    """

    state_changed = Signal(object)
    gathered = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.gallery = Gallery()
        self.state = LookingState()
        self._job: Job | None = None

    def look(self, paths: Sequence[Path]) -> None:
        """Gather what lies at some places; nothing while another job goes on."""
        if self.state.loading or not paths:
            return
        # Another gallery: frames of the one before may still be asked for.
        gallery, job = Gallery(), Job(self._tasks)
        job.moved.connect(self._move)
        self._job = job
        self._show(LookingState(loading=True))

        def done(found: Gathered) -> None:
            self.gallery = gallery
            places = tuple(one_line(path.name or str(path)) for path in paths)
            self._show(LookingState(refused=found.refused, notes=found.notes, places=places))
            self.gathered.emit(found)

        self._tasks.free(lambda: gallery.gather(paths, job), done, self._fail)

    def stop(self) -> None:
        """Stop gathering; what was shown before stays."""
        if self._job is not None:
            self._job.stop()

    def _move(self, done: int, total: int) -> None:
        if self.state.loading:
            self._show(replace(self.state, done=done, total=total))

    def _fail(self, fault: Exception) -> None:
        stopped = isinstance(fault, Stopped)
        self._show(LookingState(fault="" if stopped else faults.sentence(fault)))

    def _show(self, state: LookingState) -> None:
        self.state = state
        self.state_changed.emit(state)
