"""A new round of review behind its form: what a claim takes while one types, then the draw."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from medannot.domain.people import Actor
from medannot.domain.review.round import ReviewRound
from medannot.ui import faults as fault_words
from medannot.ui.review.plan_wish import PlanWish, faults
from medannot.ui.review.seats import ProjectRounds
from medannot.ui.tasks import Tasks

if TYPE_CHECKING:
    from medannot.services.desk import Desk
    from medannot.services.review_outlook import ReviewOutlook

QUIET_MS: Final = 250
_SEED_DIGITS: Final = 8


@dataclass(frozen=True)
class PlanState:
    """What the form shows beside what was typed.

    Attributes:
        projects: in which a round may be begun.
        faults: sentences by the names of fields; shown once the round was asked for.
        outlook: what the claim takes, of `reckoned`; None before it is known.
        reckoned: what was filled in when it was reckoned.
        waiting: another outlook is being reckoned.
        beginning: the round is being drawn.
        fault: what is wrong with all else.
    """

    projects: tuple[ProjectRounds, ...] = ()
    faults: Mapping[str, str] = field(default_factory=dict)
    outlook: "ReviewOutlook | None" = None
    reckoned: PlanWish = field(default_factory=PlanWish)
    waiting: bool = False
    beginning: bool = False
    fault: str = ""


class PlanPresenter(QObject):
    """Reckons what a claim takes, and begins the round.

    Args:
        desk: the open workspace.
        tasks: the window's threads.
        actor: who plans.

    Signals:
        state_changed: (PlanState).
        begun: (project, ReviewRound) the round is there.
    """

    state_changed = Signal(object)
    begun = Signal(str, object)

    def __init__(self, desk: "Desk", tasks: Tasks, actor: Actor, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._actor = desk, tasks, actor
        self._wish = PlanWish()
        self._asked = 0
        self._pressed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.reckon)
        self.state = PlanState()

    def begin(self, projects: tuple[ProjectRounds, ...]) -> None:
        """Take the projects in which rounds may be begun."""
        self._pressed = False
        self._asked += 1
        self._show(PlanState(projects=projects))

    def new_seed(self) -> str:
        """Draw a seed of eight digits."""
        return str(int(self._desk.store.ids.new(), 16) % 10**_SEED_DIGITS)

    def edit(self, wish: PlanWish) -> None:
        """Take what is filled in; what the claim takes is reckoned when the typing rests."""
        before, self._wish = self._wish, wish
        self._check()
        if _asks(before) != _asks(wish) or self.state.outlook is None:
            self._asked += 1
            self._timer.start(QUIET_MS)
            self._show(replace(self.state, waiting=True))

    def reckon(self) -> None:
        """Ask what the claim takes; the answer to what was filled in before is dropped."""
        self._timer.stop()
        self._asked += 1
        wish, asked = self._wish, self._asked
        plan = wish.plan()
        if not wish.project or plan is None:
            self._show(replace(self.state, outlook=None, waiting=False))
            return
        desk, actor = self._desk, self._actor
        self._show(replace(self.state, waiting=True))

        def done(outlook: "ReviewOutlook") -> None:
            if asked == self._asked:
                state = replace(self.state, outlook=outlook, reckoned=wish, waiting=False)
                self._show(replace(state, fault=""))

        def failed(fault: Exception) -> None:
            if asked == self._asked:
                self._fail(fault)

        self._tasks.store(
            lambda: desk.review_planning.outlook(actor, wish.project, plan), done, failed
        )

    def create(self) -> None:
        """Draw the round and give it out."""
        if self.state.beginning:
            return
        self._pressed = True
        self._check()
        wish, desk, actor = self._wish, self._desk, self._actor
        plan = wish.plan()
        if self.state.faults or plan is None:
            return
        # What the claim takes is not asked for any more; it would wipe out why a round was refused.
        self._timer.stop()
        self._show(replace(self.state, beginning=True, fault=""))

        def work() -> tuple[str, ReviewRound]:
            made = desk.review_planning.begin(
                actor, wish.project, wish.name.strip(), plan, wish.codes
            )
            return wish.project, made

        self._tasks.store(work, self._begun, self._fail)

    def _begun(self, made: tuple[str, ReviewRound]) -> None:
        self._show(replace(self.state, beginning=False))
        self.begun.emit(*made)

    def _check(self) -> None:
        found = faults(self._wish, self._taken()) if self._pressed else {}
        self._show(replace(self.state, faults=found))

    def _taken(self) -> frozenset[str]:
        rounds = (one.rounds for one in self.state.projects if one.project == self._wish.project)
        return frozenset(card.round.name for those in rounds for card in those)

    def _fail(self, fault: Exception) -> None:
        state = replace(self.state, beginning=False, waiting=False)
        self._show(replace(state, fault=fault_words.sentence(fault)))

    def _show(self, state: PlanState) -> None:
        self.state = state
        self.state_changed.emit(state)


def _asks(wish: PlanWish) -> tuple[object, ...]:
    """Return what the outlook hangs on."""
    return (
        wish.project,
        wish.bound,
        wish.level,
        wish.expected,
        wish.correlation,
        wish.sampling,
        wish.size,
        wish.rare_below,
        wish.seed,
        wish.doubled,
    )
