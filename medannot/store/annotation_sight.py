"""Whose findings a statement may read, as conditions over the rows of current findings."""

from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select

from medannot.domain.annotation.gallery import Sight
from medannot.domain.annotation.project import AssignmentState
from medannot.domain.ids import PersonId, ProjectId
from medannot.store.annotation_tables import ASSIGNMENT, CURRENT


def seen(wanted: Select[Any], project_id: ProjectId, sight: Sight) -> Select[Any]:
    """Confine a statement over `CURRENT` to the findings that somebody may be given."""
    if sight.own is not None:
        return by(wanted, sight.own)
    if sight.blind is None:
        return wanted
    own = select(ASSIGNMENT.c.id).where(
        ASSIGNMENT.c.project_id == project_id, ASSIGNMENT.c.person_id == sight.blind
    )
    open_cases = open_to(project_id, sight.blind)
    return wanted.where(or_(CURRENT.c.case_id.not_in(open_cases), CURRENT.c.assignment_id.in_(own)))


def by(wanted: Select[Any], person: PersonId | None) -> Select[Any]:
    """Confine a statement over `CURRENT` to what one person says; None confines it to nobody."""
    if person is None:
        return wanted
    return wanted.join(ASSIGNMENT, ASSIGNMENT.c.id == CURRENT.c.assignment_id).where(
        ASSIGNMENT.c.person_id == person
    )


def open_to(project_id: ProjectId, person: PersonId) -> Select[Any]:
    """Return the cases that a person has open to annotate."""
    return select(ASSIGNMENT.c.case_id).where(
        ASSIGNMENT.c.project_id == project_id,
        ASSIGNMENT.c.person_id == person,
        ASSIGNMENT.c.state == AssignmentState.OPEN.value,
    )


def is_open_to(
    case_id: ColumnElement[str], project_id: ProjectId, sight: Sight
) -> ColumnElement[bool] | None:
    """Return the condition that who looks has the case open, or None where nobody has."""
    return None if sight.blind is None else case_id.in_(open_to(project_id, sight.blind))
