"""What there is to review in a project: handed-in works, what they name, where their chains end."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select

from medannot.domain.annotation.finding import FindingKind
from medannot.domain.annotation.project import AssignmentState
from medannot.domain.ids import AnnotationCaseId, AssignmentId, PersonId, ProjectId
from medannot.domain.review.sampling import ReviewUnit
from medannot.store.annotation_tables import ASSIGNMENT, CASE, CURRENT, PERSON, REVISION
from medannot.store.store import Store

_NAMING = tuple(
    kind.value
    for kind in (
        FindingKind.REGION,
        FindingKind.LESION,
        FindingKind.RELATION,
        FindingKind.DIAGNOSIS,
        FindingKind.ADVICE,
    )
)


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A handed-in work.

    Attributes:
        last: the number of its last revision.
    """

    unit: ReviewUnit
    case_id: AnnotationCaseId
    person_id: PersonId
    last: int


class ReviewPopulation:
    """Reads what can be drawn for review."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, project_id: ProjectId) -> tuple[HandedIn, ...]:
        """Return the handed-in works of a project that say something, by case and annotator."""
        nodes = self._nodes(project_id)
        wanted = (
            select(
                ASSIGNMENT.c.id,
                ASSIGNMENT.c.case_id,
                ASSIGNMENT.c.person_id,
                PERSON.c.code,
                func.max(REVISION.c.seq).label("last"),
            )
            .join(PERSON, PERSON.c.id == ASSIGNMENT.c.person_id)
            .join(CASE, CASE.c.id == ASSIGNMENT.c.case_id)
            .join(REVISION, REVISION.c.assignment_id == ASSIGNMENT.c.id)
            .where(
                ASSIGNMENT.c.project_id == project_id,
                ASSIGNMENT.c.state == AssignmentState.SUBMITTED.value,
            )
            .group_by(ASSIGNMENT.c.id, PERSON.c.code, CASE.c.number)
            .order_by(CASE.c.number, PERSON.c.code)
        )
        with self._store.reading() as connection:
            rows = connection.execute(wanted).all()
        return tuple(
            HandedIn(
                ReviewUnit(row.id, row.code, frozenset(nodes[row.id]), len(nodes[row.id])),
                AnnotationCaseId(row.case_id),
                PersonId(row.person_id),
                int(row.last),
            )
            for row in rows
            if row.id in nodes
        )

    def _nodes(self, project_id: ProjectId) -> Mapping[AssignmentId, list[str]]:
        wanted = select(CURRENT.c.assignment_id, CURRENT.c.topic).where(
            CURRENT.c.project_id == project_id, CURRENT.c.kind.in_(_NAMING)
        )
        found: dict[AssignmentId, list[str]] = {}
        with self._store.reading() as connection:
            for row in connection.execute(wanted):
                found.setdefault(AssignmentId(row.assignment_id), []).append(row.topic)
        return found
