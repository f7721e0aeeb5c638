"""The page on which labels are reviewed: rounds, a new round, its report, and the desk."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from medannot.domain.changes import Area, Changes
from medannot.domain.people import OWNER, Actor
from medannot.domain.review.round import ReviewRound
from medannot.ui.actions import ActionSpec
from medannot.ui.bench.actions import KEEP_ALT
from medannot.ui.bench.actions import SCOPE as BENCH
from medannot.ui.bench.marks.actions import SCOPE as MARKS
from medannot.ui.page import Page
from medannot.ui.review.adjudication.actions import scopes as settling_scopes
from medannot.ui.review.desk.actions import CORRECTING, SCOPE
from medannot.ui.review.desk.review_presenter import ReviewPresenter
from medannot.ui.review.plan_form import PlanForm
from medannot.ui.review.plan_presenter import PlanPresenter
from medannot.ui.review.questions.sets_presenter import SetsPresenter
from medannot.ui.review.report_presenter import ReportPresenter
from medannot.ui.review.report_view import ReportView
from medannot.ui.review.rounds_presenter import RoundsPresenter, RoundsState
from medannot.ui.review.rounds_view import RoundsView
from medannot.ui.review.seats import ProjectRounds, ReviewSeat
from medannot.ui.shell.surroundings import Surroundings
from medannot.ui.terms.actions import SCOPE as TERMS
from medannot.ui.viewer.actions import SCOPE as VIEWER
from medannot.ui.viewer.plain_keys import plain_keys
from medannot.ui.widgets.front_stack import FrontStack

if TYPE_CHECKING:
    from medannot.services.desk import Desk
    from medannot.ui.review.adjudication.adjudication_view import AdjudicationView
    from medannot.ui.review.adjudication.agreement_view import AgreementView
    from medannot.ui.review.desk.review_desk import ReviewDesk
    from medannot.ui.review.questions.question_audit import QuestionAudit
    from medannot.ui.review.questions.sets_view import SetsView


class ReviewPage(Page):
    """Shows the rounds, the form of a new one, or a report.

    Args:
        desk: the open workspace.
        around: the window's tools.
        actor: who looks at reviews; in a workspace without accounts its owner.

    Signals:
        seat_taken: (ReviewSeat) somebody has sat down.
    """

    seat_taken = Signal(object)

    def __init__(self, desk: "Desk", around: Surroundings, actor: Actor = OWNER) -> None:
        super().__init__()
        self._workspace, self._around, self._actor = desk, around, actor
        self._settling: AdjudicationView | None = None
        self._agreement: AgreementView | None = None
        self._sets: SetsView | None = None
        self._audit: QuestionAudit | None = None
        self.choosing = SetsPresenter(desk, around.tasks, actor, self)
        self.choosing.seated.connect(self._audit_set)
        self.seat: ReviewSeat | None = None
        self.deciding = ReviewPresenter(desk, around.tasks, around.ids, self)
        self._desk: ReviewDesk | None = None
        self.rounds = RoundsPresenter(desk, around.tasks, actor, self)
        self.opening = RoundsView()
        self._planning = PlanPresenter(desk, around.tasks, actor, self)
        self.form = PlanForm(self._planning)
        self._reporting = ReportPresenter(desk, around.tasks, actor, self)
        self.report = ReportView(self._reporting, around.dialogs)
        self._wants_focus = ""
        self._stack = FrontStack()
        for view in (self.opening, self.form, self.report):
            self._stack.addWidget(view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._connect()

    def _connect(self) -> None:
        self.rounds.state_changed.connect(self._show_rounds)
        self.opening.seat_wanted.connect(self.sit_down)
        self.opening.plan_wanted.connect(self._plan)
        self.opening.report_wanted.connect(self._report)
        self.opening.settle_wanted.connect(self._settle)
        self.opening.questions_wanted.connect(self._choose_set)
        self.opening.annotate_wanted.connect(lambda: self.place_wanted.emit("go.annotate"))
        self._planning.begun.connect(self._begun)
        self.form.left.connect(self.show_opening)
        self.report.left.connect(self.show_opening)
        self.deciding.left.connect(self._stand_up)

    def title(self) -> str:
        """Return the title."""
        return self.tr("Review")

    def scopes(self) -> tuple[str, ...]:
        """Return the scopes of the keys that act here."""
        front = self._stack.currentWidget()
        if self._audit is not None and front is self._audit:
            return (*self._audit.key_scopes(), "workspace", "window")
        if self._settling is not None and front is self._settling:
            return (*settling_scopes(), "workspace", "window")
        if self._desk is None or front is not self._desk:
            return ("workspace", "window")
        if self.deciding.at.working:
            return (CORRECTING, BENCH, MARKS, TERMS, VIEWER, "workspace", "window")
        return (SCOPE, VIEWER, "workspace", "window")

    def keys_of(self, spec: ActionSpec) -> tuple[str, ...]:
        """Return the keys by which an action works here: the viewer's by plain letters."""
        plain = spec.scope == VIEWER and spec.id not in KEEP_ALT
        return plain_keys(spec) if plain else spec.keys

    def activate(self) -> None:
        """Read the rounds again, or go on with what is in front."""
        if self._stack.currentWidget() is self.report:
            self.report.take_focus()
            return
        if self._desk is not None and self._stack.currentWidget() is self._desk:
            self.deciding.look_again()
            self._desk.take_focus()
            return
        front = self._stack.currentWidget()
        for view in (self._audit, self._sets, self._agreement):
            if view is not None and front is view:
                view.take_focus()
                return
        if self._settling is not None and self._stack.currentWidget() is self._settling:
            self._settling.refresh()
            self._settling.take_focus()
            return
        if self._stack.currentWidget() is self.form:
            return
        self._wants_focus = _ANY
        self.rounds.load()

    def refresh(self, changes: Changes) -> None:
        """Take over images that were covered or erased; rounds are read whenever they come up."""
        if Area.MEDIA in changes.areas:
            self.deciding.look_again()

    def can_leave(self) -> bool:
        """Nothing forbids to go; what is typed stays."""
        return True

    def finish(self) -> None:
        """Stop what is being made."""
        self._reporting.leave()
        for one in (self._settling, self._audit):
            if one is not None:
                one.finish()
        if self._agreement is not None:
            self._agreement.presenter.leave()
        if self._desk is not None:
            self._desk.bench.leave()
            self._desk.bench.image.finish()

    def sit_down(self, seat: ReviewSeat) -> None:
        """Let a reviewer sit down at a round."""
        self.seat = seat
        desk = self.desk
        self._stack.setCurrentWidget(desk)
        self.deciding.sit_down(seat)
        self.seat_taken.emit(seat)

    @property
    def settling(self) -> "AdjudicationView":
        """Return where two readings are settled; it is made when somebody first settles."""
        if self._settling is None:
            from medannot.ui.review.adjudication.adjudication_view import (  # noqa: PLC0415 - not to open
                AdjudicationView,
            )

            self._settling = AdjudicationView(self._workspace, self._around)
            self._settling.left.connect(self.show_opening)
            self._settling.agreement_wanted.connect(self._compare)
            self._stack.addWidget(self._settling)
        return self._settling

    @property
    def agreement(self) -> "AgreementView":
        """Return how two readings agree; it is made when somebody first asks."""
        if self._agreement is None:
            from medannot.ui.review.adjudication.agreement_view import (  # noqa: PLC0415 - not to open
                AgreementView,
            )

            self._agreement = AgreementView(self._workspace, self._around)
            self._agreement.left.connect(self._settle_on)
            self._stack.addWidget(self._agreement)
        return self._agreement

    def _compare(self, project: str, actor: Actor) -> None:
        view = self.agreement
        self._stack.setCurrentWidget(view)
        view.begin(project, actor)

    def _settle_on(self) -> None:
        settling = self.settling
        self._stack.setCurrentWidget(settling)
        settling.take_focus()

    def _settle(self, project: str) -> None:
        self.rounds.tell("")
        self._wants_focus = f"settle.{project}"
        settling = self.settling
        self._stack.setCurrentWidget(settling)
        settling.begin(project, self._actor)

    @property
    def audit(self) -> "QuestionAudit":
        """Return where questions are reviewed; it is made when somebody first sits down."""
        if self._audit is None:
            from medannot.ui.review.questions.question_audit import (  # noqa: PLC0415 - not to open
                QuestionAudit,
            )

            self._audit = QuestionAudit(self._workspace, self._around)
            self._audit.left.connect(self._choose_set)
            self._stack.addWidget(self._audit)
        return self._audit

    def _choose_set(self) -> None:
        if self._sets is None:
            from medannot.ui.review.questions.sets_view import (  # noqa: PLC0415 - not to open
                SetsView,
            )

            self._sets = SetsView(self.choosing, self._around.dialogs)
            self._sets.left.connect(self.show_opening)
            self._stack.addWidget(self._sets)
        self._stack.setCurrentWidget(self._sets)
        self.choosing.load()

    def _audit_set(self, name: str | None, actor: Actor) -> None:
        audit = self.audit
        self._stack.setCurrentWidget(audit)
        audit.begin(name, actor)

    @property
    def desk(self) -> "ReviewDesk":
        """Return the desk; it is made when somebody first sits down."""
        if self._desk is None:
            from medannot.ui.review.desk.review_desk import ReviewDesk  # noqa: PLC0415 - not to open

            self._desk = ReviewDesk(self.deciding, self._around)
            self._stack.addWidget(self._desk)
        return self._desk

    def _stand_up(self) -> None:
        if self.seat is not None:
            self._wants_focus = f"seat.{self.seat.project}.{self.seat.round}.{self.seat.code}"
        self.seat = None
        self.show_opening()

    def show_opening(self) -> None:
        """Go back to the rounds, and read them again."""
        self._stack.setCurrentWidget(self.opening)
        self._wants_focus = self._wants_focus or _ANY
        self.rounds.load()

    def _show_rounds(self, state: RoundsState) -> None:
        self.opening.show_state(state)
        # Who went on meanwhile keeps the keys.
        in_front = self._stack.currentWidget() is self.opening
        if self._wants_focus and state.loaded and in_front:
            wanted, self._wants_focus = self._wants_focus, ""
            self.opening.take_focus("" if wanted == _ANY else wanted)

    def _plan(self, project: ProjectRounds) -> None:
        projects = tuple(one for one in self.rounds.state.projects if one.planned)
        self.rounds.tell("")
        self._wants_focus = f"plan.{project.project}"
        self._stack.setCurrentWidget(self.form)
        self.form.begin(projects, project.project)

    def _begun(self, project: str, made: ReviewRound) -> None:
        words = self.tr("The round {round} of {project} has begun.")
        self.rounds.tell(words.format(round=made.name, project=project))
        self._wants_focus = _ANY
        self.show_opening()

    def _report(self, project: str, name: str) -> None:
        self.rounds.tell("")
        self._wants_focus = f"report.{project}.{name}"
        self._stack.setCurrentWidget(self.report)
        self.report.open(project, name)


_ANY = "any"
