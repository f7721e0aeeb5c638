"""One case beside each other behind its view; an answer for an earlier case is dropped."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medannot.domain.annotation.gallery import GalleryLine
from medannot.domain.people import OWNER
from medannot.ui import faults
from medannot.ui.annotation.overview.onlooker import Newest
from medannot.ui.tasks import Tasks

if TYPE_CHECKING:
    from medannot.services.annotation_beside import CaseBeside
    from medannot.services.desk import Desk


@dataclass(frozen=True, slots=True)
class CaseState:
    """What the view shows.

    Attributes:
        line: the image by which the case was opened.
        beside: everybody's work, or None while it loads or where it is refused.
    """

    line: GalleryLine | None = None
    beside: "CaseBeside | None" = None
    fault: str = ""


class CasePresenter(QObject):
    """Reads one case with everybody's work, for those who look after the project.

    Signals:
        state_changed: (CaseState).
    """

    state_changed = Signal(object)

    def __init__(self, desk: "Desk", tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self._newest = Newest()
        self.state = CaseState()

    def show(self, line: GalleryLine) -> None:
        """Show the case of an image."""
        desk, before = self._desk, self.state
        same = before.line is not None and before.line.case_id == line.case_id
        self._set(CaseState(line, before.beside if same else None))

        def done(beside: "CaseBeside") -> None:
            self._set(CaseState(line, beside))

        self._tasks.store(
            lambda: desk.cases_beside.of(OWNER, line.case_id),
            self._newest.ask(done),
            lambda fault: self._set(CaseState(line, None, faults.sentence(fault))),
        )

    def _set(self, state: CaseState) -> None:
        self.state = state
        self.state_changed.emit(state)
