"""The page on which images are annotated: choose a project and who annotates, then work."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from medannot.domain.changes import Area, Changes
from medannot.domain.ids import AnnotationCaseId
from medannot.domain.people import OWNER, Actor
from medannot.ui.actions import ActionSpec
from medannot.ui.annotation.actions import SCOPE
from medannot.ui.annotation.exchange.actions import SCOPE as EXCHANGE
from medannot.ui.annotation.opening_view import OpeningView
from medannot.ui.annotation.projects_presenter import ProjectsPresenter, ProjectsState
from medannot.ui.annotation.seats import ProjectSeats
from medannot.ui.annotation.workbench_presenter import WorkbenchPresenter
from medannot.ui.bench.actions import KEEP_ALT
from medannot.ui.bench.actions import SCOPE as BENCH
from medannot.ui.bench.bench_state import BenchState
from medannot.ui.bench.marks.actions import SCOPE as MARKS
from medannot.ui.bench.seat import Seat
from medannot.ui.page import Page
from medannot.ui.shell.surroundings import Surroundings
from medannot.ui.terms.actions import SCOPE as TERMS
from medannot.ui.viewer.actions import SCOPE as VIEWER
from medannot.ui.viewer.plain_keys import plain_keys
from medannot.ui.widgets.front_stack import FrontStack

if TYPE_CHECKING:
    from medannot.services.desk import Desk
    from medannot.ui.annotation.exchange.room import ExchangeRoom
    from medannot.ui.annotation.overview.overview_view import OverviewView
    from medannot.ui.annotation.projects.entry import ProjectViews
    from medannot.ui.annotation.projects.new_project_form import NewProjectForm
    from medannot.ui.bench.bench import Bench

_AHEAD_MS = 250
"""So long after the list is shown the bench is made ready, while somebody looks at the list."""


class WorkbenchPage(Page):
    """Shows the projects, a form for a new one, or the case that is open.

    The list of projects is there at once; each other view is made when it is first wanted.

    Args:
        desk: the open workspace.
        around: the window's tools.
        actor: who looks at projects; in a workspace without accounts its owner.
    """

    def __init__(self, desk: "Desk", around: Surroundings, actor: Actor = OWNER) -> None:
        super().__init__()
        self._desk, self._around, self._actor = desk, around, actor
        self.presenter = WorkbenchPresenter(desk, around.tasks, around.ids, self)
        self.projects = ProjectsPresenter(desk, around.tasks, actor, self)
        self.opening = OpeningView()
        self._wants_focus = False
        self._stack = FrontStack()
        self._stack.addWidget(self.opening)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.setInterval(_AHEAD_MS)
        self._ahead.timeout.connect(self._make_bench_ready)
        self._connect()

    def _connect(self) -> None:
        self.projects.state_changed.connect(self._show_projects)
        self.opening.seat_wanted.connect(self._sit_down)
        self.opening.case_wanted.connect(self._sit_down)
        self.opening.new_wanted.connect(self._begin_new)
        self.opening.overview_wanted.connect(self._show_overview)
        self.opening.import_wanted.connect(self._begin_import)
        self.opening.export_wanted.connect(self._begin_export)
        self.opening.manage_wanted.connect(self._manage)
        self.presenter.state_changed.connect(self._show_bench)
        self.presenter.left.connect(self._show_opening)

    # Views, each made when it is first wanted

    @cached_property
    def bench(self) -> "Bench":
        """Return the bench."""
        from medannot.ui.annotation.cover_here import CoverHere  # noqa: PLC0415 - see above
        from medannot.ui.bench.bench import Bench  # noqa: PLC0415 - see above

        bench = Bench(self.presenter, self._around)
        self._stack.addWidget(bench)
        bench.foot.projects.clicked.connect(lambda _on=False: self._leave_bench())
        bench.submit_wanted.connect(self._submit)
        self.cover = CoverHere(self._desk, self._around, bench.image, self)
        self._bind(bench)
        return bench

    @cached_property
    def overview(self) -> "OverviewView":
        """Return the overviews of a project."""
        from medannot.ui.annotation.overview.overview_view import (  # noqa: PLC0415 - see above
            OverviewView,
        )

        view = OverviewView(self._desk, self._around)
        self._stack.addWidget(view)
        view.left.connect(self._show_opening)
        view.seat_wanted.connect(self._open_seat)
        return view

    @cached_property
    def exchange(self) -> "ExchangeRoom":
        """Return where annotations go out and come in."""
        from medannot.ui.annotation.exchange.room import ExchangeRoom  # noqa: PLC0415 - see above

        room = ExchangeRoom(self._desk, self._around)
        self._stack.addWidget(room)
        room.left.connect(self._show_opening)
        return room

    @cached_property
    def looking_after(self) -> "ProjectViews":
        """Return the form of a new project and the view by which one is managed."""
        from medannot.ui.annotation.projects.entry import ProjectViews  # noqa: PLC0415 - see above

        views = ProjectViews(self._desk, self._around, self._actor, self._stack, self)
        views.left.connect(self._leave_form)
        return views

    def _make_bench_ready(self) -> None:
        """Make the bench, and read the lexicon of the project that is likely to be wanted."""
        self._ahead.stop()
        if "bench" in vars(self):
            return
        self.bench.ensurePolished()
        recent = [project_id for project_id, _code in self._around.settings.values.recent_seats]
        projects = self.projects.state.projects
        likely = sorted(projects, key=lambda one: one.project_id not in recent[:1])
        if likely and likely[0].lexicon and self.presenter.state.seat is None:
            self.presenter.read_ahead(likely[0].lexicon)

    def _is_in_front(self, name: str) -> bool:
        """Tell whether a view is in front; asking makes none."""
        return name in vars(self) and self._stack.currentWidget() is vars(self)[name]

    def _bind(self, bench: "Bench") -> None:
        from medannot.ui.bench.acts import bind_acts  # noqa: PLC0415 - see above

        acts: dict[str, Callable[[], object]] = {
            "annotation.next_anywhere": partial(bench.go, 1),
            "annotation.previous_anywhere": partial(bench.go, -1),
            "annotation.next_unfinished": partial(bench.go, 1, unfinished=True),
            "annotation.previous_unfinished": partial(bench.go, -1, unfinished=True),
            "annotation.cover": self.cover.begin,
            "annotation.submit": self._submit,
            "annotation.saved": partial(bench.leave, stays=True),
            "annotation.projects": self._leave_bench,
        }
        for action, act in acts.items():
            # Bound to the bench, so that they rest while the projects are in front.
            self._around.actions.bind(action, bench, act)
        bind_acts(bench, self.presenter, self._around.actions)

    # The page

    def title(self) -> str:
        """Return the title."""
        return self.tr("Annotate")

    def scopes(self) -> tuple[str, ...]:
        """Return the scopes of the keys that act here."""
        if self._is_in_front("bench"):
            return (SCOPE, BENCH, MARKS, TERMS, VIEWER, "workspace", "window")
        if self._is_in_front("overview"):
            return (TERMS, "workspace", "window")
        if self._is_in_front("exchange"):
            return (EXCHANGE, "workspace", "window")
        return ("workspace", "window")

    def keys_of(self, spec: ActionSpec) -> tuple[str, ...]:
        """Return the keys by which an action works here: the viewer's by plain letters."""
        return spec.keys if spec.scope != VIEWER or spec.id in KEEP_ALT else plain_keys(spec)

    def make_ready(self) -> None:
        """Make the bench and read the lexicon where there are cases to annotate."""
        self.projects.load()

    def activate(self) -> None:
        """Read the projects again, or go on with the open case."""
        if self._is_in_front("bench"):
            self.presenter.look_again()
            self.bench.take_focus()
            return
        if self._is_in_front("overview"):
            self.overview.load_again()
            self.overview.take_focus()
            return
        self._wants_focus = self._stack.currentWidget() is self.opening
        if "looking_after" in vars(self):
            self.looking_after.look_again()
        if self._wants_focus and self.projects.state.loaded:
            # What was read before is there at once; what changed meanwhile follows.
            self._wants_focus = False
            self.opening.take_focus()
        self.projects.load()

    def refresh(self, changes: Changes) -> None:
        """Take over images that were covered or erased."""
        if Area.MEDIA not in changes.areas:
            return
        if "overview" in vars(self):
            self.overview.images_changed()
        if self._is_in_front("bench"):
            self.presenter.look_again()

    def can_leave(self) -> bool:
        """Keep what is begun; nothing forbids to go."""
        if "bench" in vars(self):
            self.bench.leave()
        return True

    def finish(self) -> None:
        """Keep what is begun, stop what is being made, let go of images."""
        self._ahead.stop()
        if "exchange" in vars(self):
            self.exchange.stop()
        if "looking_after" in vars(self):
            self.looking_after.stop()
        if "bench" in vars(self):
            self.bench.leave()
            self.bench.image.finish()

    # Projects

    def _show_projects(self, state: ProjectsState) -> None:
        had_focus = self.opening.isAncestorOf(self.focusWidget())
        self.opening.show_state(state, self._around.settings.values.recent_seats)
        self._wants_focus |= had_focus and not self.opening.isAncestorOf(self.focusWidget())
        # Who went on meanwhile keeps the keys.
        in_front = self._stack.currentWidget() is self.opening
        if self._wants_focus and state.loaded and in_front:
            self._wants_focus = False
            self.opening.take_focus()
        if state.projects and "bench" not in vars(self):
            # Behind another page nobody waits for the list to be drawn.
            self._ahead.start(_AHEAD_MS if self.isVisible() else 0)

    @property
    def form(self) -> "NewProjectForm":
        """Return the form of a new project."""
        return self.looking_after.form

    def _begin_new(self) -> None:
        self.looking_after.new_project(one.project for one in self.projects.state.projects)

    def _manage(self, name: str) -> None:
        self.looking_after.manage_project(name)

    def _begin_import(self, project: ProjectSeats) -> None:
        self._stack.setCurrentWidget(self.exchange)
        self.exchange.begin_import(project)

    def _begin_export(self, project: ProjectSeats) -> None:
        self._stack.setCurrentWidget(self.exchange)
        self.exchange.begin_export(project)

    def _leave_form(self, told: tuple[str, ...]) -> None:
        self.projects.tell(told)
        self._show_opening()

    def _show_opening(self) -> None:
        self._stack.setCurrentWidget(self.opening)
        self._wants_focus = True
        self.projects.load()

    def _show_overview(self, project: ProjectSeats) -> None:
        self._stack.setCurrentWidget(self.overview)
        self.overview.begin(project)
        self.overview.take_focus()

    def _sit_down(self, seat: Seat, case_id: AnnotationCaseId | None = None) -> None:
        self._around.settings.sat_down(seat.project_id, seat.code)
        self._open_seat(seat, case_id)

    def _open_seat(self, seat: Seat, case_id: AnnotationCaseId | None = None) -> None:
        # The image may come before the widgets that show it are there.
        self.presenter.sit_down(seat, case_id)
        self._make_bench_ready()

    def _show_bench(self, state: BenchState) -> None:
        if state.opened is not None and not self._is_in_front("bench"):
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
            if self.bench.may_hand_in():
                self.presenter.submit()
            return
        # A case that may not be opened is refused before anybody says why.
        self.presenter.before_reopening(self._ask_why)

    def _ask_why(self) -> None:
        reason = self._around.dialogs.ask_reason(
            self.tr("Open this case again?"),
            self.tr("It was handed in. What you change is kept beside what was there."),
            label=self.tr("Reason"),
            accept=self.tr("Open again"),
        )
        if reason is not None:
            self.presenter.reopen(reason)
