"""The views of those who make projects and look after them, as the workbench's page needs them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from medannot.domain.people import Actor
from medannot.ui import faults
from medannot.ui.annotation.projects.form_presenter import FormPresenter
from medannot.ui.annotation.projects.making import Made
from medannot.ui.annotation.projects.manage_view import ManageView
from medannot.ui.annotation.projects.new_project_form import NewProjectForm
from medannot.ui.shell.surroundings import Surroundings

if TYPE_CHECKING:
    from medannot.services.desk import Desk


class ProjectViews(QObject):
    """Makes the form and the manage view, and brings them to the front of a stack.

    Args:
        desk: the open workspace.
        around: the window's tools.
        actor: who looks after projects.
        stack: in which they stand.

    Signals:
        left: (sentences) back to the projects; what was left open, a sentence each.
    """

    left = Signal(object)

    def __init__(
        self,
        desk: "Desk",
        around: Surroundings,
        actor: Actor,
        stack: QStackedWidget,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._stack = stack
        self._presenter = FormPresenter(desk, around.tasks, actor, self)
        self.form = NewProjectForm(self._presenter, around.dialogs)
        self.manage = ManageView(desk, around, actor)
        for view in (self.form, self.manage):
            stack.addWidget(view)
        self._presenter.created.connect(self._made)
        self.form.left.connect(self._leave)
        self.manage.left.connect(self._leave)

    def new_project(self, taken: Iterable[str]) -> None:
        """Ask for a new project; these names are given already."""
        self._stack.setCurrentWidget(self.form)
        self.form.begin(frozenset(taken))

    def manage_project(self, name: str) -> None:
        """Show a project as a whole."""
        self._stack.setCurrentWidget(self.manage)
        self.manage.open(name)

    def look_again(self) -> None:
        """Take over what changed elsewhere in the project that is in front."""
        if self._stack.currentWidget() is self.manage:
            self.manage.look_again()

    def stop(self) -> None:
        """Stop what is under way; nothing of it is kept."""
        self._presenter.stop()
        self.manage.leave()

    def _made(self, made: Made) -> None:
        self.form.clear()
        self.left.emit((*made.notes, *(faults.line(one) for one in made.refused)))

    def _leave(self) -> None:
        self.stop()
        self.left.emit(())
