"""Import and export of a project, in the place of the list of projects."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from medannot.ui.annotation.exchange.export_presenter import ExportPresenter
from medannot.ui.annotation.exchange.export_view import ExportView
from medannot.ui.annotation.exchange.import_presenter import ImportPresenter
from medannot.ui.annotation.exchange.import_view import ImportView
from medannot.ui.annotation.seats import ProjectSeats
from medannot.ui.shell.surroundings import Surroundings
from medannot.ui.widgets.front_stack import FrontStack

if TYPE_CHECKING:
    from medannot.services.desk import Desk


class ExchangeRoom(FrontStack):
    """Holds both views; each is made when it is first asked for.

    Args:
        desk: the open workspace.
        around: the window's tools.

    Signals:
        left: back to the projects.
    """

    left = Signal()

    def __init__(self, desk: "Desk", around: Surroundings) -> None:
        super().__init__()
        self._desk, self._around = desk, around
        self.coming: ImportView | None = None
        self.going: ExportView | None = None

    def begin_import(self, project: ProjectSeats) -> None:
        """Bring annotations into a project."""
        if self.coming is None:
            presenter = ImportPresenter(self._desk, self._around.tasks, self)
            self.coming = ImportView(presenter, self._around)
            self.addWidget(self.coming)
            self.coming.left.connect(self.left)
        self.setCurrentWidget(self.coming)
        self.coming.begin(project.project, [seat.code for seat in project.seats])

    def begin_export(self, project: ProjectSeats) -> None:
        """Give a project's annotations away."""
        if self.going is None:
            presenter = ExportPresenter(self._desk, self._around.tasks, self)
            self.going = ExportView(presenter, self._around)
            self.addWidget(self.going)
            self.going.left.connect(self.left)
        self.setCurrentWidget(self.going)
        self.going.begin(project.project, [seat.code for seat in project.seats])

    def stop(self) -> None:
        """Stop what is under way."""
        for view in (self.coming, self.going):
            if view is not None:
                view.presenter.stop()
