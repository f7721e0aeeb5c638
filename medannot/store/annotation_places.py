"""Where an annotator stands in a project: the next case, the one before, and how many are done."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Select, bindparam, case, func, select

from medannot.domain.annotation.gallery import CaseState, OwnPlace, PersonProgress
from medannot.domain.annotation.project import Assignment, AssignmentState
from medannot.domain.ids import AnnotationCaseId, AssignmentId, PersonId, ProjectId
from medannot.store.annotation_tables import (
    ASSIGNMENT,
    CASE,
    CURRENT,
    PERSON,
    PROJECT,
    REVISION,
    assignment_of,
)
from medannot.store.prepared import Prepared
from medannot.store.store import Store
from medannot.store.unit_of_work import UnitOfWork


def _after(wanted: Select[Any]) -> Select[Any]:
    place = ASSIGNMENT.c.position
    return wanted.where(place > bindparam("place")).order_by(place)


def _before(wanted: Select[Any]) -> Select[Any]:
    place = ASSIGNMENT.c.position
    return wanted.where(place < bindparam("place")).order_by(place.desc())


_OWN = select(ASSIGNMENT).where(
    ASSIGNMENT.c.project_id == bindparam("project"),
    ASSIGNMENT.c.person_id == bindparam("person"),
)
_OPEN = _OWN.where(ASSIGNMENT.c.state == AssignmentState.OPEN.value)
# Each is one step down an index, however many cases there are.
_NEXT = {
    unfinished: Prepared(_after(wanted).limit(1))
    for unfinished, wanted in ((False, _OWN), (True, _OPEN))
}
_PREVIOUS = {
    unfinished: Prepared(_before(wanted).limit(1))
    for unfinished, wanted in ((False, _OWN), (True, _OPEN))
}
_SUBMITTED = func.sum(case((ASSIGNMENT.c.state == AssignmentState.SUBMITTED.value, 1), else_=0))


class AnnotationPlaces:
    """Walks along an annotator's own order."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def next(
        self,
        project_id: ProjectId,
        person_id: PersonId,
        after: int = 0,
        *,
        unfinished: bool = False,
    ) -> Assignment | None:
        """Return the next place of a person's order, or None at its end.

        Args:
            project_id: the project.
            person_id: the annotator.
            after: the place where the person is; 0 for the beginning.
            unfinished: whether only cases count that are not submitted.
        """
        return self._step(_NEXT[unfinished], project_id, person_id, after)

    def previous(
        self, project_id: ProjectId, person_id: PersonId, before: int, *, unfinished: bool = False
    ) -> Assignment | None:
        """Return the place before, or None at the beginning."""
        return self._step(_PREVIOUS[unfinished], project_id, person_id, before)

    def _step(
        self, step: Prepared, project_id: ProjectId, person_id: PersonId, place: int
    ) -> Assignment | None:
        where = {"project": project_id, "person": person_id, "place": place}
        with self._store.reading() as connection:
            row = step.run(connection, [where]).first()
        return assignment_of(row) if row else None

    def get(self, assignment_id: AssignmentId) -> Assignment | None:
        """Return an assignment, or None."""
        with self._store.reading() as connection:
            wanted = select(ASSIGNMENT).where(ASSIGNMENT.c.id == assignment_id)
            row = connection.execute(wanted).first()
        return assignment_of(row) if row else None

    def own(self, person_id: PersonId) -> tuple[OwnPlace, ...]:
        """Return the projects in which a person has cases, by name."""
        wanted = (
            select(
                PROJECT.c.id, PROJECT.c.name, func.count().label("total"), _SUBMITTED.label("done")
            )
            .join(ASSIGNMENT, ASSIGNMENT.c.project_id == PROJECT.c.id)
            .where(ASSIGNMENT.c.person_id == person_id)
            .group_by(PROJECT.c.id, PROJECT.c.name)
            .order_by(PROJECT.c.name)
        )
        with self._store.reading() as connection:
            return tuple(
                OwnPlace(ProjectId(row.id), row.name, row.total, row.done)
                for row in connection.execute(wanted)
            )

    def counts(self, project_id: ProjectId, person_id: PersonId) -> tuple[int, int]:
        """Return how many cases a person has, and how many of these are submitted."""
        wanted = select(func.count(), _SUBMITTED).where(
            ASSIGNMENT.c.project_id == project_id, ASSIGNMENT.c.person_id == person_id
        )
        with self._store.reading() as connection:
            total, done = connection.execute(wanted).one()
        return int(total), int(done or 0)

    def said(self, project_id: ProjectId) -> tuple[tuple[Assignment, str, int], ...]:
        """Return every work of a project in which something is said, by case and person.

        Each stands with the code of its annotator and the number of its case.
        """
        begun = select(CURRENT.c.assignment_id).where(CURRENT.c.project_id == project_id)
        wanted = (
            select(ASSIGNMENT, PERSON.c.code, CASE.c.number)
            .join(CASE, CASE.c.id == ASSIGNMENT.c.case_id)
            .join(PERSON, PERSON.c.id == ASSIGNMENT.c.person_id)
            .where(ASSIGNMENT.c.project_id == project_id, ASSIGNMENT.c.id.in_(begun))
            .order_by(CASE.c.number, PERSON.c.code)
        )
        with self._store.reading() as connection:
            rows = connection.execute(wanted)
            return tuple((assignment_of(row), row.code, row.number) for row in rows)

    def of_case(self, case_id: AnnotationCaseId) -> tuple[tuple[Assignment, str], ...]:
        """Return who has a case, each with their code and by it."""
        wanted = (
            select(ASSIGNMENT, PERSON.c.code)
            .join(PERSON, PERSON.c.id == ASSIGNMENT.c.person_id)
            .where(ASSIGNMENT.c.case_id == case_id)
            .order_by(PERSON.c.code)
        )
        with self._store.reading() as connection:
            return tuple((assignment_of(row), row.code) for row in connection.execute(wanted))

    def codes(self, project_id: ProjectId) -> Mapping[AssignmentId, str]:
        """Return whose work each assignment of a project is, by code."""
        wanted = (
            select(ASSIGNMENT.c.id, PERSON.c.code)
            .join(PERSON, PERSON.c.id == ASSIGNMENT.c.person_id)
            .where(ASSIGNMENT.c.project_id == project_id)
        )
        with self._store.reading() as connection:
            return {AssignmentId(row.id): row.code for row in connection.execute(wanted)}

    @staticmethod
    def people(project_id: ProjectId, work: UnitOfWork) -> tuple[PersonId, ...]:
        """Return who has cases of a project, by code, as a running write finds them."""
        wanted = (
            select(PERSON.c.id)
            .where(
                PERSON.c.id.in_(
                    select(ASSIGNMENT.c.person_id).where(ASSIGNMENT.c.project_id == project_id)
                )
            )
            .order_by(PERSON.c.code)
        )
        return tuple(PersonId(id_) for id_ in work.connection.execute(wanted).scalars())

    def case_states(self, project_id: ProjectId) -> Mapping[CaseState, int]:
        """Count cases by how many of their annotators have submitted them."""
        each = (
            select(func.count().label("given"), _SUBMITTED.label("done"))
            .where(ASSIGNMENT.c.project_id == project_id)
            .group_by(ASSIGNMENT.c.case_id)
            .subquery()
        )
        counted = select(each.c.given, each.c.done, func.count()).group_by(
            each.c.given, each.c.done
        )
        all_cases = select(func.count()).where(CASE.c.project_id == project_id)
        found = dict.fromkeys(CaseState, 0)
        with self._store.reading() as connection:
            for given, done, count in connection.execute(counted):
                partly = CaseState.DONE if done == given else CaseState.PARTLY
                found[partly if done else CaseState.OPEN] += int(count)
            # Those that nobody was given yet.
            total = int(connection.execute(all_cases).scalar_one())
            found[CaseState.OPEN] += total - sum(found.values())
        return found

    def disagreeing(self, project_id: ProjectId) -> int:
        """Count the cases of which those who submitted them named other things."""
        wanted = select(func.count()).where(
            CASE.c.project_id == project_id, CASE.c.disagrees.is_(True)
        )
        with self._store.reading() as connection:
            return int(connection.execute(wanted).scalar_one())

    def progress(self, project_id: ProjectId) -> tuple[PersonProgress, ...]:
        """Return how far each annotator of a project is, by code."""
        place = ASSIGNMENT.c
        # Along an index that holds both, however many cases there are.
        counted = (
            select(place.person_id, place.state, func.count())
            .where(place.project_id == project_id)
            .group_by(place.person_id, place.state)
        )
        states: dict[str, dict[str, int]] = {}
        with self._store.reading() as connection:
            for person_id, state, count in connection.execute(counted):
                states.setdefault(person_id, {})[state] = int(count)
            named = select(PERSON.c.id, PERSON.c.code).where(PERSON.c.id.in_(states))
            people = connection.execute(named.order_by(PERSON.c.code)).all()
        begun, done = self._begun(project_id), AssignmentState.SUBMITTED.value
        return tuple(
            PersonProgress(
                PersonId(row.id),
                row.code,
                sum(states[row.id].values()),
                begun.get(row.id, 0),
                states[row.id].get(done, 0),
            )
            for row in people
        )

    def _begun(self, project_id: ProjectId) -> Mapping[str, int]:
        wanted = (
            select(ASSIGNMENT.c.person_id, func.count())
            .join(REVISION, REVISION.c.assignment_id == ASSIGNMENT.c.id)
            .where(ASSIGNMENT.c.project_id == project_id, REVISION.c.seq == 1)
            .group_by(ASSIGNMENT.c.person_id)
        )
        with self._store.reading() as connection:
            return {row[0]: int(row[1]) for row in connection.execute(wanted)}
