"""Which rounds of review somebody sees, and at which of them they may sit down."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medannot.domain.ids import ProjectId, ReviewRoundId
from medannot.domain.people import OWNER, Actor, Role, UseCase, may
from medannot.domain.review.round import ReviewRound

if TYPE_CHECKING:
    from medannot.services.annotation_values import ProjectCard
    from medannot.services.desk import Desk
    from medannot.store.reviews import ReviewerProgress


@dataclass(frozen=True, slots=True)
class ReviewSeat:
    """One reviewer's place in one round.

    Attributes:
        actor: who asks; in a workspace without accounts its owner.
        code: of the reviewer.
        done, total: their works.
    """

    project_id: ProjectId
    project: str
    round_id: ReviewRoundId
    round: str
    code: str
    actor: Actor = OWNER
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class ReviewerLine:
    """How far one reviewer is.

    Attributes:
        seat: where the one who asks may sit down for them; else None.
    """

    code: str
    done: int
    total: int
    seat: ReviewSeat | None


@dataclass(frozen=True, slots=True)
class RoundCard:
    """A round as the one who asks sees it.

    Attributes:
        reported: its report may be seen: it names annotators, which a blind reviewer is not told.
    """

    round: ReviewRound
    reviewers: tuple[ReviewerLine, ...]
    reported: bool


@dataclass(frozen=True, slots=True)
class ProjectRounds:
    """A project with its rounds.

    Attributes:
        handed_in: works that can be drawn.
        given: works that annotators have in all.
        planned: whether the one who asks may begin a round.
        settled: whether the one who asks may settle two readings.
    """

    project_id: ProjectId
    project: str
    handed_in: int
    given: int
    rounds: tuple[RoundCard, ...]
    planned: bool
    settled: bool = False


def rounds_of(desk: "Desk", actor: Actor = OWNER) -> tuple[ProjectRounds, ...]:
    """Return the projects whose reviews somebody sees; call it on the store's thread.

    Who plans reviews sees every reviewer's progress; a reviewer sees the rounds they are in, and
    nothing of how far others are.
    """
    sees = any(may(actor, UseCase.SEE_PROJECT, scope) for scope in (None, *actor.in_scope))
    cards = desk.project_overview.projects(actor) if sees else ()
    return tuple(_project(desk, actor, card) for card in cards)


def _project(desk: "Desk", actor: Actor, card: "ProjectCard") -> ProjectRounds:
    project = card.project
    plans = may(actor, UseCase.PLAN_REVIEW, project.id)
    people = desk.project_overview.people(actor, project.id) if plans else ()
    rounds = [
        _round(desk, actor, project.name, one)
        for one in desk.review_planning.rounds(actor, project.name)
    ]
    return ProjectRounds(
        project_id=project.id,
        project=project.name,
        handed_in=sum(one.submitted for one in people),
        given=sum(one.total for one in people),
        rounds=tuple(one for one in rounds if plans or one.reviewers),
        planned=plans,
        settled=may(actor, UseCase.ADJUDICATE, project.id),
    )


def _round(desk: "Desk", actor: Actor, project: str, made: ReviewRound) -> RoundCard:
    plans = may(actor, UseCase.PLAN_REVIEW, made.project_id)
    lines = [
        _line(actor, project, made, one)
        for one in desk.review_planning.progress(made.id)
        if plans or one.code == actor.code
    ]
    return RoundCard(made, tuple(lines), plans or not made.plan.blind)


def _line(actor: Actor, project: str, made: ReviewRound, one: "ReviewerProgress") -> ReviewerLine:
    own = Role.OWNER in actor.roles or one.code == actor.code
    seat = ReviewSeat(
        made.project_id, project, made.id, made.name, one.code, actor, one.done, one.total
    )
    sits = own and may(actor, UseCase.REVIEW, made.project_id)
    return ReviewerLine(one.code, one.done, one.total, seat if sits else None)
