"""The cases of a project in a list, a piece at a time."""

from typing import Any

from sqlalchemy import Select, and_, case, func, select

from medannot.domain.annotation.gallery import CaseLine, CaseQuery, CaseState
from medannot.domain.annotation.project import AssignmentState
from medannot.domain.ids import AnnotationCaseId, ProjectId
from medannot.store.annotation_tables import ASSIGNMENT, CASE, CASE_MEDIA, REVISION
from medannot.store.store import Store

_SUBMITTED = ASSIGNMENT.c.state == AssignmentState.SUBMITTED.value
_OF_CASE = select(ASSIGNMENT.c.id).where(ASSIGNMENT.c.case_id == CASE.c.id)
_SOME, _LACKING = _OF_CASE.where(_SUBMITTED).exists(), _OF_CASE.where(~_SUBMITTED).exists()
_IN_STATE = {
    CaseState.OPEN: ~_SOME,
    CaseState.PARTLY: and_(_SOME, _LACKING),
    CaseState.DONE: and_(_SOME, ~_LACKING),
}


class AnnotationCaseList:
    """Lists cases; each piece costs what it holds, however many cases there are."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def count(self, project_id: ProjectId, query: CaseQuery) -> int:
        """Return how many cases a query finds."""
        wanted = _matching(select(func.count()).select_from(CASE), project_id, query)
        with self._store.reading() as connection:
            return int(connection.execute(wanted).scalar_one())

    def page(
        self, project_id: ProjectId, query: CaseQuery, offset: int, limit: int
    ) -> tuple[CaseLine, ...]:
        """Return some of the cases that a query finds, by number."""
        wanted = (
            _matching(select(CASE), project_id, query)
            .order_by(CASE.c.number)
            .offset(offset)
            .limit(limit)
        )
        with self._store.reading() as connection:
            cases = connection.execute(wanted).all()
            ids = [row.id for row in cases]
            images = {row[0]: int(row[1]) for row in connection.execute(_images(ids))}
            given = {row.case_id: row for row in connection.execute(_given(ids))}
            begun = {row[0]: int(row[1]) for row in connection.execute(_begun(ids))}
        return tuple(
            CaseLine(
                case_id=AnnotationCaseId(row.id),
                number=row.number,
                name=row.name,
                images=images.get(row.id, 0),
                annotators=given[row.id].given if row.id in given else 0,
                begun=begun.get(row.id, 0),
                submitted=given[row.id].done if row.id in given else 0,
                disagrees=row.disagrees,
            )
            for row in cases
        )


def _matching(wanted: Select[Any], project_id: ProjectId, query: CaseQuery) -> Select[Any]:
    wanted = wanted.where(CASE.c.project_id == project_id)
    if query.state is not None:
        wanted = wanted.where(_IN_STATE[query.state])
    if query.disagreeing:
        wanted = wanted.where(CASE.c.disagrees.is_(True))
    return wanted


def _images(ids: list[str]) -> Select[Any]:
    return (
        select(CASE_MEDIA.c.case_id, func.count())
        .where(CASE_MEDIA.c.case_id.in_(ids))
        .group_by(CASE_MEDIA.c.case_id)
    )


def _given(ids: list[str]) -> Select[Any]:
    done = func.sum(case((_SUBMITTED, 1), else_=0))
    return (
        select(ASSIGNMENT.c.case_id, func.count().label("given"), done.label("done"))
        .where(ASSIGNMENT.c.case_id.in_(ids))
        .group_by(ASSIGNMENT.c.case_id)
    )


def _begun(ids: list[str]) -> Select[Any]:
    return (
        select(ASSIGNMENT.c.case_id, func.count())
        .join(REVISION, REVISION.c.assignment_id == ASSIGNMENT.c.id)
        .where(ASSIGNMENT.c.case_id.in_(ids), REVISION.c.seq == 1)
        .group_by(ASSIGNMENT.c.case_id)
    )
