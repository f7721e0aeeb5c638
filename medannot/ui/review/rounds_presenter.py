"""The rounds of review of a workspace behind the page's opening view."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medannot.domain.people import OWNER, Actor
from medannot.ui import faults
from medannot.ui.review.seats import ProjectRounds, rounds_of
from medannot.ui.tasks import Tasks

if TYPE_CHECKING:
    from medannot.services.desk import Desk


@dataclass(frozen=True, slots=True)
class RoundsState:
    """What the opening view shows.

    Attributes:
        loaded: whether the rounds were read once.
        said: what was done last, as a sentence.
    """

    projects: tuple[ProjectRounds, ...] = ()
    loaded: bool = False
    fault: str = ""
    said: str = ""


class RoundsPresenter(QObject):
    """Lists rounds.

    Args:
        desk: the open workspace.
        tasks: the window's threads.
        actor: who asks.

    Signals:
        state_changed: (RoundsState).
    """

    state_changed = Signal(object)

    def __init__(
        self, desk: "Desk", tasks: Tasks, actor: Actor = OWNER, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._actor = desk, tasks, actor
        self.state = RoundsState()

    def load(self) -> None:
        """Read the rounds."""
        desk, actor = self._desk, self._actor
        self._tasks.store(lambda: rounds_of(desk, actor), self._loaded, self._fail)

    def tell(self, said: str) -> None:
        """Say what was done; an empty sentence takes it away."""
        self._show(replace(self.state, said=said))

    def _loaded(self, projects: tuple[ProjectRounds, ...]) -> None:
        self._show(replace(self.state, projects=projects, loaded=True, fault=""))

    def _fail(self, fault: Exception) -> None:
        self._show(replace(self.state, loaded=True, fault=faults.sentence(fault)))

    def _show(self, state: RoundsState) -> None:
        self.state = state
        self.state_changed.emit(state)
