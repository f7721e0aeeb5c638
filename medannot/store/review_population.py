"""What there is to review in a project: handed-in works, what they name, where their chains end."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import func, literal, select

from medannot.domain.annotation.finding import FindingKind
from medannot.domain.annotation.project import AssignmentState
from medannot.domain.ids import AnnotationCaseId, AssignmentId, PersonId, ProjectId
from medannot.domain.review.sampling import ReviewUnit
from medannot.store.annotation_tables import ASSIGNMENT, CASE, CURRENT, PERSON, REVISION
from medannot.store.store import Store

NAMING = tuple(
    kind.value
    for kind in (
        FindingKind.REGION,
        FindingKind.LESION,
        FindingKind.RELATION,
        FindingKind.DIAGNOSIS,
        FindingKind.ADVICE,
    )
)
"""Kinds of findings that hold entities, as they are stored."""
_AT_ONCE = 500


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


def entities_in(kind: str, content: str) -> int:
    """Count the entities of a stored finding: `domain.review.entity` without reading its terms."""
    if kind != FindingKind.LESION.value:
        return 1
    said = json.loads(content)
    return 1 + len(said.get("locations", ())) + len(said.get("values", ()))


class ReviewPopulation:
    """Reads what can be drawn for review."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, project_id: ProjectId) -> tuple[HandedIn, ...]:
        """Return the handed-in works of a project that say something, by case and annotator."""
        nodes, parts = self._nodes(project_id), self._parts(project_id)
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
                ReviewUnit(
                    row.id,
                    row.code,
                    frozenset(nodes[row.id]),
                    len(nodes[row.id]) + parts.get(row.id, 0),
                ),
                AnnotationCaseId(row.case_id),
                PersonId(row.person_id),
                int(row.last),
            )
            for row in rows
            if row.id in nodes
        )

    def annotating(self, project_id: ProjectId) -> Mapping[AnnotationCaseId, frozenset[PersonId]]:
        """Return of each case who still has it to annotate."""
        wanted = select(ASSIGNMENT.c.case_id, ASSIGNMENT.c.person_id).where(
            ASSIGNMENT.c.project_id == project_id,
            ASSIGNMENT.c.state == AssignmentState.OPEN.value,
        )
        found: dict[AnnotationCaseId, set[PersonId]] = {}
        with self._store.reading() as connection:
            for case_id, person_id in connection.execute(wanted):
                found.setdefault(AnnotationCaseId(case_id), set()).add(PersonId(person_id))
        return {case_id: frozenset(people) for case_id, people in found.items()}

    def entities(self, those: Collection[AssignmentId]) -> Mapping[AssignmentId, int]:
        """Count the entities of some works as they are current; see `entities_in`."""
        found: dict[AssignmentId, int] = {}
        ids = sorted(those)
        with self._store.reading() as connection:
            for start in range(0, len(ids), _AT_ONCE):
                wanted = (
                    select(CURRENT.c.assignment_id, CURRENT.c.kind, REVISION.c.content)
                    .join(REVISION, REVISION.c.id == CURRENT.c.revision_id)
                    .where(
                        CURRENT.c.assignment_id.in_(ids[start : start + _AT_ONCE]),
                        CURRENT.c.kind.in_(NAMING),
                    )
                )
                for own, kind, content in connection.execute(wanted):
                    many = entities_in(kind, content)
                    found[AssignmentId(own)] = found.get(AssignmentId(own), 0) + many
        return found

    def _parts(self, project_id: ProjectId) -> Mapping[AssignmentId, int]:
        """Count places and attributes of each work's lesions; each is an entity of its own."""
        many = (
            func.coalesce(func.json_array_length(REVISION.c.content, f"$.{part}"), 0)
            for part in ("locations", "values")
        )
        wanted = (
            select(CURRENT.c.assignment_id, func.sum(sum(many, start=literal(0))))
            .join(REVISION, REVISION.c.id == CURRENT.c.revision_id)
            .where(CURRENT.c.project_id == project_id, CURRENT.c.kind == FindingKind.LESION.value)
            .group_by(CURRENT.c.assignment_id)
        )
        with self._store.reading() as connection:
            return {AssignmentId(own): int(count) for own, count in connection.execute(wanted)}

    def _nodes(self, project_id: ProjectId) -> Mapping[AssignmentId, list[str]]:
        wanted = select(CURRENT.c.assignment_id, CURRENT.c.topic).where(
            CURRENT.c.project_id == project_id, CURRENT.c.kind.in_(NAMING)
        )
        found: dict[AssignmentId, list[str]] = {}
        with self._store.reading() as connection:
            for row in connection.execute(wanted):
                found.setdefault(AssignmentId(row.assignment_id), []).append(row.topic)
        return found
