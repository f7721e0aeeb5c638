"""Who may sit down at which project: what the opening view of the workbench lists."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medannot.domain.ids import ProjectId
from medannot.domain.people import OWNER, Actor

if TYPE_CHECKING:
    from medannot.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Seat:
    """One annotator's place in one project.

    Attributes:
        actor: who asks; in a workspace without accounts its owner.
        code: of the annotator.
        total, submitted: their cases.
    """

    project_id: ProjectId
    project: str
    code: str
    total: int = 0
    submitted: int = 0
    actor: Actor = OWNER


@dataclass(frozen=True, slots=True)
class ProjectSeats:
    """A project with the places in it; none before its cases were given out."""

    project: str
    lexicon: str
    cases: int
    images: int
    each: int
    seats: tuple[Seat, ...]


def seats_of(desk: "Desk") -> tuple[ProjectSeats, ...]:
    """Return every project of a workspace; call it on the store's thread."""
    overview = desk.project_overview
    found = []
    for card in overview.projects(OWNER):
        name, schema = card.project.name, card.project.schema
        people = overview.status(OWNER, name).people
        seats = tuple(
            Seat(card.project.id, name, one.code, one.total, one.submitted) for one in people
        )
        found.append(
            ProjectSeats(name, schema.lexicon, card.cases, card.images, schema.annotators, seats)
        )
    return tuple(found)
