"""A project that goes to a later version of its lexicon: the plan, what is decided, the act."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medannot.domain.ids import FindingId
from medannot.domain.people import Actor
from medannot.domain.progress import Stopped
from medannot.services.annotation_migration_values import ProjectMigration, WaitingTerm
from medannot.ui import faults
from medannot.ui.tasks import Job, Tasks

if TYPE_CHECKING:
    from medannot.services.annotation_lexicons import LexiconVersion
    from medannot.services.desk import Desk

Key = tuple[FindingId, str]


@dataclass(frozen=True)
class MigrationState:
    """What the view of the migration shows.

    Attributes:
        pin: of the project's lexicon now.
        versions: later ones, the latest first.
        chosen: key of the version that it is to go to, or nothing.
        plan: what would happen, without what is decided.
        decided: nodes that a person chose for terms that wait; an empty one leaves it as it was.
        loaded: whether the versions were looked for.
        work: the plan is being made, or the migration runs.
    """

    name: str = ""
    pin: str = ""
    versions: "tuple[LexiconVersion, ...]" = ()
    chosen: str = ""
    plan: ProjectMigration | None = None
    decided: Mapping[Key, str] = field(default_factory=dict)
    loaded: bool = False
    work: bool = False
    done: int = 0
    total: int = 0
    fault: str = ""
    said: str = ""

    @property
    def undecided(self) -> int:
        """Count the terms that wait and are not decided."""
        waiting = self.plan.waiting if self.plan is not None else ()
        return sum(not self.decided.get(one.key) for one in waiting)


class MigrationPresenter(QObject):
    """Plans the migration of a project and runs it, on the store's thread.

    Args:
        desk: the open workspace.
        tasks: the window's threads.
        actor: who looks after projects.

    Signals:
        state_changed: (MigrationState).
        migrated: the project goes by another version now.
    """

    state_changed = Signal(object)
    migrated = Signal()

    def __init__(self, desk: "Desk", tasks: Tasks, actor: Actor, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._actor = desk, tasks, actor
        self._job: Job | None = None
        self.state = MigrationState()

    def open(self, name: str, pin: str) -> None:
        """Find the versions to which a project can go."""
        if (name, pin) != (self.state.name, self.state.pin):
            self.stop()
            said = self.state.said if name == self.state.name else ""
            self.state = MigrationState(name, pin, said=said)
            self._show()
        shelf, state = self._desk.lexicons, self.state

        def find() -> "tuple[LexiconVersion, ...]":
            from medannot.services.annotation_lexicons import later_of  # noqa: PLC0415  # loads readers

            return later_of(shelf, pin)

        def found(versions: "tuple[LexiconVersion, ...]") -> None:
            if (self.state.name, self.state.pin) != (state.name, state.pin):
                return
            self._show(versions=versions, loaded=True)
            if not self.state.chosen and len(versions) == 1:
                self.choose(versions[0].key)

        self._tasks.free(find, found, self._fail)

    def choose(self, key: str) -> None:
        """Choose the version, by its name on the shelf or its folder; the plan is told."""
        self._show(chosen=key, plan=None, decided={}, fault="", said="")
        if key:
            self._plan()

    def choose_folder(self, folder: Path) -> None:
        """Choose a version that lies in a folder."""
        self.choose(str(folder))

    def _plan(self) -> None:
        state, job = self.state, self._begin()
        service, actor = self._desk.project_migration, self._actor

        def planned(plan: ProjectMigration) -> None:
            if (self.state.name, self.state.chosen) == (state.name, state.chosen):
                self._show(work=False, plan=plan)

        self._tasks.store(
            lambda: service.plan(actor, state.name, state.chosen, job), planned, self._fail
        )

    def decide(self, waiting: WaitingTerm, node_id: str, *, everywhere: bool = False) -> None:
        """Let a node take the place of a term that waits.

        Args:
            waiting: the term.
            node_id: one of its candidates; nothing leaves the finding as it was.
            everywhere: wherever the same term waits with the same candidates.
        """
        plan = self.state.plan
        if plan is None:
            return
        alike = (
            [one for one in plan.waiting if _is_alike(one, waiting)] if everywhere else [waiting]
        )
        self._show(decided={**self.state.decided, **{one.key: node_id for one in alike}})

    def migrate(self) -> None:
        """Bring the project to the chosen version, as it was planned and decided."""
        state = self.state
        if state.plan is None or state.work:
            return
        job, service, actor = self._begin(), self._desk.project_migration, self._actor
        decided = {key: node for key, node in state.decided.items() if node}

        def done(told: ProjectMigration) -> None:
            said = self.tr("Written anew by {pin}: %Ln finding(s).", "", told.migrated)
            left = self.tr("Left as they were: %Ln term(s).", "", len(told.waiting))
            words = said.format(pin=told.after) + (f" {left}" if told.waiting else "")
            self._show(work=False, plan=None, chosen="", decided={}, said=words)
            self.migrated.emit()

        self._tasks.store(
            lambda: service.migrate(actor, state.name, state.chosen, job, decided), done, self._fail
        )

    def stop(self) -> None:
        """Stop what is under way; nothing of it is written."""
        if self._job is not None:
            self._job.stop()

    def _begin(self) -> Job:
        self.stop()
        job = Job(self._tasks)
        job.moved.connect(self._move)
        self._job = job
        self._show(work=True, done=0, total=0, fault="", said="")
        return job

    def _move(self, done: int, total: int) -> None:
        if self.state.work and self.sender() is self._job:
            self._show(done=done, total=total)

    def _fail(self, fault: Exception) -> None:
        stopped = isinstance(fault, Stopped)
        self._show(work=False, loaded=True, fault="" if stopped else faults.sentence(fault))

    def _show(self, **changed: object) -> None:
        self.state = replace(self.state, **changed)  # type: ignore[arg-type]  # fields by name
        self.state_changed.emit(self.state)


def _is_alike(one: WaitingTerm, other: WaitingTerm) -> bool:
    return (one.node_id, one.candidates) == (other.node_id, other.candidates)
