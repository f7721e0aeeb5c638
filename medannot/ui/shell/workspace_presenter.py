"""Opens, creates and closes the one workspace of the window, beside the GUI thread."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medannot.domain.clock import Clock
from medannot.domain.ids import IdSource
from medannot.domain.people import OWNER
from medannot.ui.faults import sentence
from medannot.ui.tasks import Tasks

if TYPE_CHECKING:
    from medannot.services.desk import Desk
    from medannot.services.reading import ReadingSession


class WorkspacePresenter(QObject):
    """Holds the open workspace, or none.

    Signals:
        opened: (Desk) a workspace is open.
        closed: it was given back.
        refused: (folder, sentence) it could not be opened or made.
        session_ready: (ReadingSession) a reader may begin.
        session_refused: (sentence).
    """

    opened = Signal(object)
    closed = Signal()
    refused = Signal(object, str)
    session_ready = Signal(object)
    session_refused = Signal(str)

    def __init__(self, tasks: Tasks, clock: Clock, ids: IdSource, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._clock, self._ids = tasks, clock, ids
        self.desk: Desk | None = None
        self._opening = False

    @property
    def opening(self) -> bool:
        """Tell whether a workspace is about to open."""
        return self._opening

    def open(self, folder: Path) -> None:
        """Open a workspace; one that is open already is closed first."""
        self._begin(folder, lambda: self._open(folder))

    def create(self, folder: Path) -> None:
        """Make a workspace in an empty folder and open it."""
        self._begin(folder, lambda: self._create(folder))

    def _begin(self, folder: Path, work: "Callable[[], Desk]") -> None:
        if self._opening:
            return
        self._opening = True
        self.close()
        self._tasks.store(work, self._take, lambda fault: self._refuse(folder, fault))

    def _open(self, folder: Path) -> "Desk":
        from medannot.services.desk import open_desk  # noqa: PLC0415 - not needed to start

        return open_desk(folder, clock=self._clock, ids=self._ids)

    def _create(self, folder: Path) -> "Desk":
        from medannot.services.desk import create_desk  # noqa: PLC0415 - not needed to start

        return create_desk(folder, clock=self._clock, ids=self._ids)

    def _take(self, desk: "Desk") -> None:
        self._opening = False
        self.desk = desk
        self.opened.emit(desk)

    def _refuse(self, folder: Path, fault: Exception) -> None:
        self._opening = False
        self.refused.emit(folder, sentence(fault))

    def close(self) -> None:
        """Back the workspace up and give it back; nothing happens where none is open."""
        desk, self.desk = self.desk, None
        if desk is not None:
            self._tasks.store(desk.close)
            self.closed.emit()

    def begin_reading(
        self, study: str, reader: str, environment: Mapping[str, object], *, simulated: bool = False
    ) -> None:
        """Begin or resume a reader's session in the open workspace.

        Args:
            study: the study.
            reader: the reader's code.
            environment: facts of the machine.
            simulated: whether no person answers.
        """
        desk = self.desk
        if desk is None:
            return

        def work() -> "ReadingSession":
            return desk.reading.begin(OWNER, study, reader, environment, simulated=simulated)

        self._tasks.store(
            work,
            self.session_ready.emit,
            lambda fault: self.session_refused.emit(sentence(fault)),
        )
