"""Who may sit down at which project: what the opening view of the workbench lists."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from medannot.domain.ids import ProjectId
from medannot.domain.people import OWNER, Actor, Role, UseCase, may
from medannot.ui.bench.seat import Seat

if TYPE_CHECKING:
    from medannot.services.annotation_news import News
    from medannot.services.annotation_values import ProjectCard
    from medannot.services.desk import Desk


@dataclass(frozen=True, slots=True)
class ProjectSeats:
    """A project with the places in it; none before its cases were given out.

    Attributes:
        managed: whether the one who asks looks after it.
    """

    project: str
    lexicon: str
    cases: int
    images: int
    each: int
    seats: tuple[Seat, ...]
    project_id: ProjectId
    managed: bool = True


def seats_of(desk: "Desk", actor: Actor = OWNER) -> tuple[ProjectSeats, ...]:
    """Return the projects that somebody sees; call it on the store's thread.

    Who looks after a project sees all of its places; an annotator sees their own place alone, and
    nothing of how far others are.
    """
    sees = any(may(actor, UseCase.SEE_PROJECT, scope) for scope in (None, *actor.in_scope))
    cards = desk.project_overview.projects(actor) if sees else ()
    found = [_looked_after(desk, actor, card) for card in cards]
    known = {one.project for one in found}
    own = [one for one in _own(desk, actor) if one.project not in known]
    return tuple(sorted((*found, *own), key=lambda one: one.project))


def may_design(actor: Actor) -> bool:
    """Tell whether somebody may make projects."""
    return may(actor, UseCase.DESIGN_PROJECT)


def _looked_after(desk: "Desk", actor: Actor, card: "ProjectCard") -> ProjectSeats:
    name, schema, project_id = card.project.name, card.project.schema, card.project.id
    people = desk.project_overview.people(actor, project_id)
    may_sit = may(actor, UseCase.ANNOTATE, project_id)
    news = desk.annotation_news.of(actor, project_id)
    seats = tuple(
        _told(
            Seat(project_id, name, one.code, one.total, one.submitted, actor),
            news.get(one.person_id),
        )
        for one in people
        if may_sit and (Role.OWNER in actor.roles or actor.person_id == one.person_id)
    )
    managed = may(actor, UseCase.DESIGN_PROJECT, project_id)
    return ProjectSeats(
        name,
        schema.lexicon,
        card.cases,
        card.images,
        schema.annotators,
        seats,
        project_id,
        managed,
    )


def _own(desk: "Desk", actor: Actor) -> tuple[ProjectSeats, ...]:
    """Return the projects in which somebody has cases; nothing is told of others there."""
    if actor.person_id is None:
        return ()
    return tuple(
        ProjectSeats(
            project=place.project,
            lexicon="",
            cases=place.total,
            images=0,
            each=0,
            seats=(
                _told(
                    Seat(
                        place.project_id,
                        place.project,
                        actor.code,
                        place.total,
                        place.submitted,
                        actor,
                    ),
                    desk.annotation_news.of(actor, place.project_id).get(actor.person_id),
                ),
            ),
            project_id=place.project_id,
            managed=False,
        )
        for place in desk.annotating.projects(actor)
    )


def _told(seat: Seat, news: "News | None") -> Seat:
    """Return a seat with what reviews made of its works."""
    if news is None:
        return seat
    return replace(seat, returned=news.returned, corrected=news.corrected)
