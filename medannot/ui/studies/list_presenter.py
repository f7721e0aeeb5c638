"""What the list of studies shows."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medannot.domain.people import OWNER
from medannot.ui.faults import sentence
from medannot.ui.tasks import Tasks

if TYPE_CHECKING:
    from medannot.domain.question import QuestionSet
    from medannot.services.desk import Desk
    from medannot.services.question_sets import FrozenSet
    from medannot.services.study_design import StudyCard


@dataclass(frozen=True, slots=True)
class StudiesState:
    """The list as it is shown.

    Attributes:
        loading: nothing was read yet.
        fault: why nothing could be read, or "".
    """

    loading: bool = True
    cards: "tuple[StudyCard, ...]" = ()
    sets: "tuple[QuestionSet, ...]" = ()
    frozen: "tuple[FrozenSet, ...]" = ()
    fault: str = ""


class StudiesPresenter(QObject):
    """Reads the studies beside the window.

    Signals:
        state_changed: (StudiesState).
    """

    state_changed = Signal(object)

    def __init__(self, desk: "Desk", tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self.state = StudiesState()

    def load(self) -> None:
        """Read studies and question sets again."""
        self._tasks.store(self._read, self._show, self._refuse)

    def _read(self) -> StudiesState:
        cards = self._desk.designs.studies(OWNER)
        return StudiesState(
            loading=False,
            cards=cards,
            sets=self._desk.bank.sets(OWNER),
            frozen=self._desk.set_keeping.frozen(OWNER),
        )

    def _refuse(self, fault: Exception) -> None:
        self._show(replace(self.state, loading=False, fault=sentence(fault)))

    def _show(self, state: StudiesState) -> None:
        self.state = state
        self.state_changed.emit(state)
