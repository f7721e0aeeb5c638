"""How far a workspace's annotation projects are, and their rounds of review."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medannot.domain.people import OWNER

if TYPE_CHECKING:
    from medannot.services.desk import Desk


@dataclass(frozen=True, slots=True)
class RoundWork:
    """A round of review.

    Attributes:
        done, total: works before its reviewers, those that are seen twice counted for each.
    """

    name: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class ProjectWork:
    """An annotation project.

    Attributes:
        images: that it holds.
        handed_in, given: works of its annotators.
    """

    name: str
    images: int
    handed_in: int
    given: int
    rounds: tuple[RoundWork, ...] = ()


def project_works(desk: "Desk") -> tuple[ProjectWork, ...]:
    """Return every project with its rounds; call it on the store's thread."""
    return tuple(
        ProjectWork(
            name=card.project.name,
            images=card.images,
            handed_in=sum(one.submitted for one in people),
            given=sum(one.total for one in people),
            rounds=_rounds(desk, card.project.name),
        )
        for card in desk.project_overview.projects(OWNER)
        for people in (desk.project_overview.people(OWNER, card.project.id),)
    )


def _rounds(desk: "Desk", project: str) -> tuple[RoundWork, ...]:
    planning = desk.review_planning
    found = [(one.name, planning.progress(one.id)) for one in planning.rounds(OWNER, project)]
    return tuple(
        RoundWork(name, sum(one.done for one in lines), sum(one.total for one in lines))
        for name, lines in found
    )
