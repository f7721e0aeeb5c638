"""Annotation projects, their cases and who annotates them, as they are stored."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, delete, func, insert, select, update

from medannot.domain.annotation.project import (
    Assignment,
    AssignmentState,
    Case,
    Project,
    Schema,
)
from medannot.domain.ids import AnnotationCaseId, MediaId, PersonId, ProjectId
from medannot.store.annotation_tables import (
    ASSIGNMENT,
    CASE,
    CASE_MEDIA,
    PROJECT,
    REVISION,
    assignment_of,
    project_columns,
    project_of,
    schema_columns,
)
from medannot.store.audit_annotations import structure_of
from medannot.store.bulk import insert_many
from medannot.store.store import Store
from medannot.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class NewCase:
    """A case to be written.

    Attributes:
        media: its images in order, each with the keyed hash of its file's name or nothing.
    """

    name: str
    media: tuple[tuple[MediaId, str], ...]


class AnnotationProjects:
    """Reads and writes projects; what is said of their images is in `Findings`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[Project, ...]:
        """Return every project, by name."""
        with self._store.reading() as connection:
            rows = connection.execute(select(PROJECT).order_by(PROJECT.c.name))
            return tuple(project_of(row) for row in rows)

    def named(self, name: str) -> Project | None:
        """Return the project of that name, or None."""
        return self._one(select(PROJECT).where(PROJECT.c.name == name))

    def get(self, project_id: ProjectId) -> Project | None:
        """Return a project, or None."""
        return self._one(select(PROJECT).where(PROJECT.c.id == project_id))

    def of_case(self, case_id: AnnotationCaseId) -> Project | None:
        """Return the project that a case belongs to, or None."""
        of_case = select(CASE.c.project_id).where(CASE.c.id == case_id).scalar_subquery()
        return self._one(select(PROJECT).where(PROJECT.c.id == of_case))

    def _one(self, wanted: Select[Any]) -> Project | None:
        with self._store.reading() as connection:
            row = connection.execute(wanted).first()
        return project_of(row) if row else None

    def cases(self, project_id: ProjectId, work: UnitOfWork | None = None) -> tuple[Case, ...]:
        """Return all cases of a project in their order, as a running write finds them or as is."""
        of_project = CASE.c.project_id == project_id
        if work is not None:
            return _cases(work.connection, of_project)
        with self._store.reading() as connection:
            return _cases(connection, of_project)

    def case(self, case_id: AnnotationCaseId) -> Case | None:
        """Return one case, or None."""
        with self._store.reading() as connection:
            found = _cases(connection, CASE.c.id == case_id)
        return found[0] if found else None

    def numbered(self, project_id: ProjectId, number: int) -> Case | None:
        """Return the case at a place of a project, or None."""
        with self._store.reading() as connection:
            place = (CASE.c.project_id == project_id) & (CASE.c.number == number)
            found = _cases(connection, place)
        return found[0] if found else None

    def counts(self, project_id: ProjectId) -> tuple[int, int]:
        """Return how many cases and images a project has."""
        of_project = select(func.count()).where(CASE.c.project_id == project_id)
        images = of_project.select_from(CASE_MEDIA).join(CASE, CASE.c.id == CASE_MEDIA.c.case_id)
        with self._store.reading() as connection:
            return (
                int(connection.execute(of_project).scalar_one()),
                int(connection.execute(images).scalar_one()),
            )

    def names_of_media(self, project_id: ProjectId) -> Mapping[MediaId, str]:
        """Return the keyed hash of each image's file name, where one is kept."""
        wanted = (
            select(CASE_MEDIA.c.media_id, CASE_MEDIA.c.name_mac)
            .join(CASE, CASE.c.id == CASE_MEDIA.c.case_id)
            .where(CASE.c.project_id == project_id, CASE_MEDIA.c.name_mac != "")
        )
        with self._store.reading() as connection:
            return {MediaId(row.media_id): row.name_mac for row in connection.execute(wanted)}

    def assignments(self, project_id: ProjectId) -> tuple[Assignment, ...]:
        """Return all assignments of a project, by person and place."""
        wanted = (
            select(ASSIGNMENT)
            .where(ASSIGNMENT.c.project_id == project_id)
            .order_by(ASSIGNMENT.c.person_id, ASSIGNMENT.c.position)
        )
        with self._store.reading() as connection:
            return tuple(assignment_of(row) for row in connection.execute(wanted))

    def is_begun(self, project_id: ProjectId, work: UnitOfWork | None = None) -> bool:
        """Tell whether anybody has said anything of any of its cases."""
        wanted = (
            select(REVISION.c.id)
            .join(ASSIGNMENT, ASSIGNMENT.c.id == REVISION.c.assignment_id)
            .where(ASSIGNMENT.c.project_id == project_id, REVISION.c.seq == 1)
            .limit(1)
        )
        if work is not None:
            return work.connection.execute(wanted).first() is not None
        with self._store.reading() as connection:
            return connection.execute(wanted).first() is not None

    def add(self, work: UnitOfWork, project: Project, cases: Sequence[NewCase]) -> None:
        """Write a new project with its cases in their order.

        Raises:
            IntegrityError: the name is taken.
        """
        row = project_columns(project, work.now())
        work.connection.execute(insert(PROJECT), [row])
        new = [
            (work.ids.new(), project.id, number, case.name)
            for number, case in enumerate(cases, start=1)
        ]
        insert_many(work.connection, CASE, ("id", "project_id", "number", "name"), new)
        shown = (
            (case_id, place, media_id, name_mac)
            for (case_id, *_), case in zip(new, cases, strict=True)
            for place, (media_id, name_mac) in enumerate(case.media, start=1)
        )
        columns = ("case_id", "position", "media_id", "name_mac")
        insert_many(work.connection, CASE_MEDIA, columns, shown)
        work.note(
            "annotation.create",
            f"annotation_project:{project.id}",
            new={
                "rows": {PROJECT.name: [row]},
                "structure": structure_of(work.connection, project.id),
            },
        )

    def assign(
        self,
        work: UnitOfWork,
        project_id: ProjectId,
        lists: Mapping[PersonId, Sequence[AnnotationCaseId]],
    ) -> None:
        """Write who takes which cases in which order, in place of what was written before."""
        former = delete(ASSIGNMENT).where(ASSIGNMENT.c.project_id == project_id)
        work.connection.execute(former)
        rows = (
            (work.ids.new(), project_id, case_id, person, place, AssignmentState.OPEN.value)
            for person, own in lists.items()
            for place, case_id in enumerate(own, start=1)
        )
        columns = ("id", "project_id", "case_id", "person_id", "position", "state")
        insert_many(work.connection, ASSIGNMENT, columns, rows)
        self.note_structure(work, project_id, "annotation.assign")

    def note_structure(self, work: UnitOfWork, project_id: ProjectId, action: str) -> None:
        """Say in the audit what a project's cases and assignments are now."""
        work.note(
            action,
            f"annotation_project:{project_id}",
            new={"structure": structure_of(work.connection, project_id)},
        )

    def set_schema(self, work: UnitOfWork, project: Project, schema: Schema) -> None:
        """Write what is asked from now on, such as by a later version of the lexicon."""
        old, new = schema_columns(project.schema), schema_columns(schema)
        work.connection.execute(update(PROJECT).where(PROJECT.c.id == project.id).values(new))
        work.note(
            "annotation.schema",
            f"annotation_project:{project.id}",
            old=old,
            new={"rows": {PROJECT.name: [{"id": project.id, **new}]}},
        )

    def set_disagreement(
        self, work: UnitOfWork, case_id: AnnotationCaseId, *, disagrees: bool | None
    ) -> None:
        """Write whether those who submitted a case named other things; nothing if it is so."""
        stored = select(CASE.c.disagrees).where(CASE.c.id == case_id)
        if work.connection.execute(stored).scalar() is disagrees:
            return
        work.connection.execute(
            update(CASE).where(CASE.c.id == case_id).values(disagrees=disagrees)
        )
        rows = [{"id": case_id, "disagrees": disagrees}]
        work.note(
            "annotation.compare", f"annotation_case:{case_id}", new={"rows": {CASE.name: rows}}
        )

    def assignment(self, case_id: AnnotationCaseId, person_id: PersonId) -> Assignment | None:
        """Return one person's assignment to a case, or None."""
        wanted = select(ASSIGNMENT).where(
            ASSIGNMENT.c.case_id == case_id, ASSIGNMENT.c.person_id == person_id
        )
        with self._store.reading() as connection:
            row = connection.execute(wanted).first()
        return assignment_of(row) if row else None


def _cases(connection: Connection, condition: ColumnElement[bool]) -> tuple[Case, ...]:
    wanted = select(CASE).where(condition).order_by(CASE.c.number)
    shown = (
        select(CASE_MEDIA.c.case_id, CASE_MEDIA.c.media_id)
        .join(CASE, CASE.c.id == CASE_MEDIA.c.case_id)
        .where(condition)
        .order_by(CASE.c.number, CASE_MEDIA.c.position)
    )
    media: dict[str, list[MediaId]] = defaultdict(list)
    for row in connection.execute(shown):
        media[row.case_id].append(MediaId(row.media_id))
    return tuple(
        Case(AnnotationCaseId(row.id), row.number, row.name, tuple(media[row.id]))
        for row in connection.execute(wanted)
    )
