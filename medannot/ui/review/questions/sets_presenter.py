"""The question sets behind their list: who reviews which, and who may be asked to."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medannot.domain.people import OWNER, Actor, Role, UseCase, may
from medannot.ui import faults
from medannot.ui.tasks import Tasks

if TYPE_CHECKING:
    from medannot.services.desk import Desk


@dataclass(frozen=True, slots=True)
class SetLine:
    """A set with those who review its questions.

    Attributes:
        reviewers: codes of those in whose place the one who asks may sit down.
        invites: whether the one who asks may name reviewers.
    """

    name: str
    questions: int
    reviewers: tuple[str, ...]
    invites: bool


@dataclass(frozen=True, slots=True)
class SetsState:
    """What the list shows."""

    sets: tuple[SetLine, ...] = ()
    loaded: bool = False
    fault: str = ""


class SetsPresenter(QObject):
    """Lists sets, and lets reviewers be named.

    Args:
        desk: the open workspace.
        tasks: the window's threads.
        actor: who looks; in a workspace without accounts its owner.

    Signals:
        state_changed: (SetsState).
        seated: (set, Actor) somebody sits down.
    """

    state_changed = Signal(object)
    seated = Signal(str, object)

    def __init__(
        self, desk: "Desk", tasks: Tasks, actor: Actor = OWNER, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self.actor = desk, tasks, actor
        self.state = SetsState()

    def load(self) -> None:
        """Read the sets."""
        desk, actor = self._desk, self.actor
        self._tasks.store(lambda: _sets(desk, actor), self._loaded, self._fail)

    def invite(self, name: str, code: str) -> None:
        """Let somebody review the questions of a set."""
        desk, actor = self._desk, self.actor

        def act() -> tuple[SetLine, ...]:
            desk.question_reviewing.invite(actor, name, (code,))
            return _sets(desk, actor)

        self._tasks.store(act, self._loaded, self._fail)

    def sit_down(self, name: str, code: str) -> None:
        """Let a reviewer sit down at a set, unless they are yet to read it in a study."""
        desk, actor = self._desk, self.actor

        def seated(found: Actor) -> None:
            self.seated.emit(name, found)

        self._tasks.store(
            lambda: desk.question_reviewing.seat(actor, name, code), seated, self._fail
        )

    def _loaded(self, sets: tuple[SetLine, ...]) -> None:
        self._show(SetsState(sets, loaded=True))

    def _fail(self, fault: Exception) -> None:
        self._show(replace(self.state, loaded=True, fault=faults.sentence(fault)))

    def _show(self, state: SetsState) -> None:
        self.state = state
        self.state_changed.emit(state)


def _sets(desk: "Desk", actor: Actor) -> tuple[SetLine, ...]:
    found = []
    for one in desk.bank.sets(actor):
        codes = desk.question_reviewing.reviewers(actor, one.name)
        own = codes if Role.OWNER in actor.roles else tuple(c for c in codes if c == actor.code)
        invites = may(actor, UseCase.PLAN_REVIEW, one.id)
        found.append(SetLine(one.name, one.items, own, invites))
    return tuple(found)
