"""The page on which images are annotated: choose a project and who annotates, then work."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from medannot.domain.changes import Area, Changes
from medannot.ui.actions import ActionSpec
from medannot.ui.annotation.bench import Bench
from medannot.ui.annotation.marks.actions import SCOPE as MARKS
from medannot.ui.annotation.new_project_form import NewProjectForm
from medannot.ui.annotation.opening_view import OpeningView
from medannot.ui.annotation.projects_presenter import ProjectsPresenter, ProjectsState
from medannot.ui.annotation.seats import Seat
from medannot.ui.annotation.workbench_presenter import BenchState, WorkbenchPresenter
from medannot.ui.page import Page
from medannot.ui.shell.surroundings import Surroundings
from medannot.ui.terms.actions import SCOPE as TERMS
from medannot.ui.viewer.actions import SCOPE as VIEWER
from medannot.ui.viewer.plain_keys import plain_keys
from medannot.ui.widgets.front_stack import FrontStack

if TYPE_CHECKING:
    from medannot.services.desk import Desk

_STEPS = 5


class WorkbenchPage(Page):
    """Shows the projects, a form for a new one, or the case that is open.

    Args:
        desk: the open workspace.
        around: the window's tools.
    """

    def __init__(self, desk: "Desk", around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self.presenter = WorkbenchPresenter(desk, around.tasks, around.ids, self)
        self.projects = ProjectsPresenter(desk, around.tasks, self)
        self.opening = OpeningView()
        self.form = NewProjectForm(around.dialogs.choose_folder)
        self.bench = Bench(self.presenter, around)
        self._wants_focus = False
        self._stack = FrontStack()
        for view in (self.opening, self.form, self.bench):
            self._stack.addWidget(view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._connect()
        self._bind()

    def _connect(self) -> None:
        self.projects.state_changed.connect(self._show_projects)
        self.projects.created.connect(self._created)
        self.opening.seat_wanted.connect(self._sit_down)
        self.opening.new_wanted.connect(self._begin_new)
        self.form.wanted.connect(self.projects.create)
        self.form.left.connect(self._leave_form)
        self.presenter.state_changed.connect(self._show_bench)
        self.presenter.left.connect(self._show_opening)
        self.bench.foot.projects.clicked.connect(lambda _on=False: self._leave_bench())
        self.bench.submit_wanted.connect(self._submit)

    def _bind(self) -> None:
        bench, presenter = self.bench, self.presenter
        acts: dict[str, Callable[[], object]] = {
            "annotation.next_anywhere": partial(bench.go, 1),
            "annotation.previous_anywhere": partial(bench.go, -1),
            "annotation.next_unfinished": partial(bench.go, 1, unfinished=True),
            "annotation.previous_unfinished": partial(bench.go, -1, unfinished=True),
            "annotation.undo": presenter.undo,
            "annotation.redo": presenter.redo,
            "annotation.search": bench.finder.begin_search,
            "annotation.part": partial(bench.go_part, 1),
            "annotation.part_back": partial(bench.go_part, -1),
            "annotation.next_step": partial(bench.go_step, 1),
            "annotation.previous_step": partial(bench.go_step, -1),
            "annotation.map": bench.switch_map,
            "annotation.language": bench.sentence.switch_language,
            "annotation.complete": bench.switch_complete,
            "annotation.submit": self._submit,
            "annotation.saved": bench.leave,
            "annotation.projects": self._leave_bench,
        }
        for place in range(_STEPS):
            acts[f"annotation.step_{place + 1}"] = partial(bench.open_step_at, place)
        for action, act in acts.items():
            # Bound to the bench, so that they rest while the projects are in front.
            self._around.actions.bind(action, bench, act)
        bench.finder.bind(self._around.actions, bench)

    def title(self) -> str:
        """Return the title."""
        return self.tr("Annotate")

    def scopes(self) -> tuple[str, ...]:
        """Return the scopes of the keys that act here."""
        if self._stack.currentWidget() is self.bench:
            return ("annotation", MARKS, TERMS, VIEWER, "workspace", "window")
        return ("workspace", "window")

    def keys_of(self, spec: ActionSpec) -> tuple[str, ...]:
        """Return the keys by which an action works here: the viewer's by plain letters."""
        return spec.keys if spec.scope != VIEWER or "preset" in spec.id else plain_keys(spec)

    def activate(self) -> None:
        """Read the projects again, or go on with the open case."""
        if self._stack.currentWidget() is self.bench:
            self.presenter.look_again()
            self.bench.take_focus()
            return
        self._wants_focus = self._stack.currentWidget() is self.opening
        self.projects.load()

    def refresh(self, changes: Changes) -> None:
        """Take over images that were covered or erased."""
        if Area.MEDIA in changes.areas and self._stack.currentWidget() is self.bench:
            self.presenter.look_again()

    def can_leave(self) -> bool:
        """Keep what is begun; nothing forbids to go."""
        self.bench.leave()
        return True

    def finish(self) -> None:
        """Keep what is begun, stop what is being made, let go of images."""
        self.projects.stop()
        self.bench.leave()
        self.bench.image.finish()

    # Projects

    def _show_projects(self, state: ProjectsState) -> None:
        self.opening.show_state(state)
        self.form.show_state(state)
        if self._wants_focus and state.loaded:
            self._wants_focus = False
            self.opening.take_focus()

    def _begin_new(self) -> None:
        self._stack.setCurrentWidget(self.form)
        self.form.begin(self.projects.lexicons())

    def _leave_form(self) -> None:
        self.projects.stop()
        self._show_opening()

    def _created(self, _name: str) -> None:
        self.form.clear()
        self._show_opening()

    def _show_opening(self) -> None:
        self._stack.setCurrentWidget(self.opening)
        self._wants_focus = True
        self.projects.load()

    def _sit_down(self, seat: Seat) -> None:
        self.presenter.sit_down(seat)

    def _show_bench(self, state: BenchState) -> None:
        if state.opened is not None and self._stack.currentWidget() is not self.bench:
            self._stack.setCurrentWidget(self.bench)
        elif state.opened is None and state.fault:
            self._around.dialogs.tell(self.tr("Annotate"), state.fault)

    def _leave_bench(self) -> None:
        self.bench.leave()
        self.presenter.stand_up()

    # The case

    def _submit(self) -> None:
        self.bench.leave()
        if not self.presenter.state.closed:
            self.presenter.submit()
            return
        reason = self._around.dialogs.ask_reason(
            self.tr("Open this case again?"),
            self.tr("It was handed in. What you change is kept beside what was there."),
            label=self.tr("Reason"),
            accept=self.tr("Open again"),
        )
        if reason is not None:
            self.presenter.reopen(reason)
