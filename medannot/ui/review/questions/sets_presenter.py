"""The question sets behind their list: who reviews which, and who may be asked to."""

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
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
        name: None for all sets.
        reviewed: how many of its questions are reviewed as they are now.
        reviewers: codes of those in whose place the one who asks may sit down.
        invites: whether the one who asks may name reviewers.
    """

    name: str | None
    questions: int
    reviewed: int
    reviewers: tuple[str, ...]
    invites: bool

    @property
    def done(self) -> bool:
        """Tell whether every question is reviewed."""
        return self.reviewed >= self.questions


@dataclass(frozen=True, slots=True)
class SetsState:
    """What the list shows.

    Attributes:
        sets: where there are several, all of them stand first as one.
        said: what was done, as a sentence, or "".
    """

    sets: tuple[SetLine, ...] = ()
    loaded: bool = False
    fault: str = ""
    said: str = ""


class SetsPresenter(QObject):
    """Lists sets, and lets reviewers be named.

    Args:
        desk: the open workspace.
        tasks: the window's threads.
        actor: who looks; in a workspace without accounts its owner.

    Signals:
        state_changed: (SetsState).
        seated: (set or None for all, Actor) somebody sits down.
    """

    state_changed = Signal(object)
    seated = Signal(object, object)

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

    def write_report(self, name: str, folder: Path) -> None:
        """Write the report of a set into a new folder."""
        desk, actor = self._desk, self.actor
        words = self.tr("The report of {set} is in {folder}.").format(set=name, folder=folder)

        def written(_found: object) -> None:
            self._show(replace(self.state, fault="", said=words))

        self._tasks.store(
            lambda: desk.question_review_files.write(actor, name, folder), written, self._fail
        )

    def sit_down(self, name: str | None, code: str) -> None:
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
        self._show(replace(self.state, loaded=True, fault=faults.sentence(fault), said=""))

    def _show(self, state: SetsState) -> None:
        self.state = state
        self.state_changed.emit(state)


def _sets(desk: "Desk", actor: Actor) -> tuple[SetLine, ...]:
    found = []
    for one in desk.bank.sets(actor):
        codes = desk.question_reviewing.reviewers(actor, one.name)
        own = codes if Role.OWNER in actor.roles else tuple(c for c in codes if c == actor.code)
        invites = may(actor, UseCase.PLAN_REVIEW, one.id)
        reviewed = one.items - desk.question_reviewing.figures(actor, one.name).waiting
        found.append(SetLine(one.name, one.items, reviewed, own, invites))
    return (*_together(found), *found)


def _together(sets: list[SetLine]) -> tuple[SetLine, ...]:
    """Return several sets as one line, for who reviews more than one of them."""
    codes = Counter(code for one in sets for code in one.reviewers)
    several = tuple(sorted(code for code, many in codes.items() if many > 1))
    if not several:
        return ()
    held = [one for one in sets if one.reviewers]
    questions = sum(one.questions for one in held)
    return (SetLine(None, questions, sum(one.reviewed for one in held), several, invites=False),)
