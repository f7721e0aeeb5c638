"""The projects of a workspace behind the workbench's opening view."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medannot.domain.people import OWNER, Actor
from medannot.ui import faults
from medannot.ui.annotation.seats import ProjectSeats, may_design, seats_of
from medannot.ui.tasks import Tasks

if TYPE_CHECKING:
    from medannot.services.desk import Desk


@dataclass(frozen=True, slots=True)
class ProjectsState:
    """What the opening view shows.

    Attributes:
        loaded: whether the projects were read once.
        may_design: whether new projects may be made.
        refused: images that were not taken into a new project, and what else was left open.
    """

    projects: tuple[ProjectSeats, ...] = ()
    loaded: bool = False
    may_design: bool = True
    fault: str = ""
    refused: tuple[str, ...] = ()


class ProjectsPresenter(QObject):
    """Lists projects.

    Args:
        desk: the open workspace.
        tasks: the window's threads.
        actor: who asks.

    Signals:
        state_changed: (ProjectsState).
    """

    state_changed = Signal(object)

    def __init__(
        self, desk: "Desk", tasks: Tasks, actor: Actor = OWNER, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._actor = desk, tasks, actor
        self.state = ProjectsState(may_design=may_design(actor))

    def load(self) -> None:
        """Read the projects."""
        desk, actor = self._desk, self._actor
        self._tasks.store(lambda: seats_of(desk, actor), self._loaded, self._fail)

    def tell(self, sentences: tuple[str, ...]) -> None:
        """Say what was left open when a project was made; nothing takes it away."""
        self._show(replace(self.state, refused=sentences))

    def _loaded(self, projects: tuple[ProjectSeats, ...]) -> None:
        self._show(replace(self.state, projects=projects, loaded=True, fault=""))

    def _fail(self, fault: Exception) -> None:
        self._show(replace(self.state, loaded=True, fault=faults.sentence(fault)))

    def _show(self, state: ProjectsState) -> None:
        self.state = state
        self.state_changed.emit(state)
