"""Tables over a project behind their views: counted beside the GUI thread, written as CSV."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medannot.domain.people import Actor
from medannot.services.annotation_tables import Table, save_table
from medannot.ui import faults
from medannot.ui.annotation.overview.onlooker import EVERYTHING, Newest, Onlooker
from medannot.ui.tasks import Tasks

if TYPE_CHECKING:
    from medannot.services.annotation_figures import ProjectFigures
    from medannot.services.desk import Desk

Ask = Callable[["ProjectFigures", Actor, str], Table]
"""Counts a table of a project, by its name, for somebody."""


@dataclass(frozen=True, slots=True)
class FiguresState:
    """What a view of a table shows.

    Attributes:
        table: the last one; while another is counted it stays.
        saved: name of the file that was written last, or nothing.
    """

    table: Table | None = None
    counting: bool = False
    fault: str = ""
    saved: str = ""


class FiguresPresenter(QObject):
    """Counts one table at a time; an answer to an earlier wish is dropped.

    Signals:
        state_changed: (FiguresState).
    """

    state_changed = Signal(object)

    def __init__(self, desk: "Desk", tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self._newest = Newest()
        self._name, self._onlooker = "", EVERYTHING
        self.state = FiguresState()

    def begin(self, name: str, onlooker: Onlooker) -> None:
        """Count in a project, for somebody; what was counted before goes."""
        if (name, onlooker) != (self._name, self._onlooker):
            self._name, self._onlooker = name, onlooker
            self._newest.drop()
            self._show(FiguresState())

    def count(self, ask: Ask) -> None:
        """Count a table."""
        desk, name, onlooker = self._desk, self._name, self._onlooker
        self._show(replace(self.state, counting=True, fault="", saved=""))

        def work() -> Table:
            return ask(desk.project_figures, onlooker.actor(desk), name)

        def done(table: Table) -> None:
            self._show(FiguresState(table))

        self._tasks.store(work, self._newest.ask(done), self._fail)

    def save(self, path: Path) -> None:
        """Write the table that is shown as CSV."""
        table = self.state.table
        if table is None:
            return

        def done(_none: None) -> None:
            self._show(replace(self.state, saved=path.name, fault=""))

        self._tasks.free(lambda: save_table(table, path), done, self._fail)

    def _fail(self, fault: Exception) -> None:
        self._show(replace(self.state, counting=False, fault=faults.sentence(fault)))

    def _show(self, state: FiguresState) -> None:
        self.state = state
        self.state_changed.emit(state)
