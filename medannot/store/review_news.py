"""What reviews have done to each annotator's works of a project: returned, or corrected."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, select

from medannot.domain.annotation.project import AssignmentState
from medannot.domain.ids import AnnotationCaseId, PersonId, ProjectId
from medannot.domain.people import Role
from medannot.store.annotation_tables import ASSIGNMENT, TURN
from medannot.store.reviews import PLACE
from medannot.store.store import Store

Cases = Mapping[PersonId, tuple[AnnotationCaseId, ...]]


class ReviewNews:
    """Reads cases by person, in each one's own order; no chain is read."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def returned(self, project_id: ProjectId) -> Cases:
        """Return the cases that a reviewer returned and that were not handed in again."""
        by_reviewer = (
            select(TURN.c.id)
            .where(TURN.c.assignment_id == ASSIGNMENT.c.id, TURN.c.role == Role.REVIEWER.value)
            .exists()
        )
        # Nobody else opens a work that is under review.
        return self._cases(project_id, AssignmentState.OPEN, by_reviewer)

    def corrected(self, project_id: ProjectId) -> Cases:
        """Return the handed-in cases of which a review says that something was not right."""
        wrong = PLACE.c.changed + PLACE.c.deleted + PLACE.c.added
        corrected = (
            select(PLACE.c.id)
            .where(PLACE.c.assignment_id == ASSIGNMENT.c.id, PLACE.c.second.is_(False), wrong > 0)
            .exists()
        )
        return self._cases(project_id, AssignmentState.SUBMITTED, corrected)

    def _cases(
        self, project_id: ProjectId, state: AssignmentState, condition: ColumnElement[bool]
    ) -> Cases:
        wanted = (
            select(ASSIGNMENT.c.person_id, ASSIGNMENT.c.case_id)
            .where(
                ASSIGNMENT.c.project_id == project_id,
                ASSIGNMENT.c.state == state.value,
                condition,
            )
            .order_by(ASSIGNMENT.c.person_id, ASSIGNMENT.c.position)
        )
        found: dict[PersonId, list[AnnotationCaseId]] = {}
        with self._store.reading() as connection:
            for row in connection.execute(wanted):
                cases = found.setdefault(PersonId(row.person_id), [])
                cases.append(AnnotationCaseId(row.case_id))
        return {person: tuple(cases) for person, cases in found.items()}
