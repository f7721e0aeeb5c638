"""The tables of annotation, and the domain's values of their rows."""

import json
from typing import Any

from sqlalchemy import Row

from medannot.domain.annotation.finding import FindingKind
from medannot.domain.annotation.levels import Asked, Depths
from medannot.domain.annotation.project import (
    Assignment,
    AssignmentState,
    DiagnosisScope,
    Project,
    Schema,
    Step,
)
from medannot.domain.annotation.revision import Cause, Revision
from medannot.domain.audit import JsonValue, canonical_json
from medannot.domain.clock import utc_moment, utc_text
from medannot.domain.ids import (
    ActId,
    AnnotationCaseId,
    AssignmentId,
    FindingId,
    MediaId,
    PersonId,
    ProjectId,
    RevisionId,
)
from medannot.store.annotation_records import content_of, content_text
from medannot.store.tables import (
    AnnotationCaseRow,
    AnnotationProjectRow,
    AssignmentRow,
    CaseMediaRow,
    CurrentFindingRow,
    MediaRow,
    PersonRow,
    RevisionRow,
    WorkTurnRow,
    table_of,
)

PROJECT = table_of(AnnotationProjectRow)
CASE = table_of(AnnotationCaseRow)
CASE_MEDIA = table_of(CaseMediaRow)
ASSIGNMENT = table_of(AssignmentRow)
REVISION = table_of(RevisionRow)
TURN = table_of(WorkTurnRow)
CURRENT = table_of(CurrentFindingRow)
MEDIA = table_of(MediaRow)
PERSON = table_of(PersonRow)


def project_columns(project: Project, now: str) -> dict[str, JsonValue]:
    """Return a project as a row."""
    return {
        "id": project.id,
        "name": project.name,
        **schema_columns(project.schema),
        "seed": project.seed,
        "created_utc": now,
    }


def schema_columns(schema: Schema) -> dict[str, JsonValue]:
    """Return what is asked as columns of a project's row."""
    return {
        "steps": canonical_json(list(schema.steps)),
        "lexicon": schema.lexicon,
        "lexicon_sha256": schema.lexicon_sha256,
        "required": canonical_json(list(schema.required)),
        "levels": canonical_json([[one, at.least, at.most] for one, at in schema.levels]),
        "annotators": schema.annotators,
        "closed_world": schema.closed_world,
        "diagnosis_scope": schema.diagnosis_scope.value,
    }


def project_of(row: Row[Any]) -> Project:
    """Return a project as its row tells of it."""
    schema = Schema(
        steps=tuple(Step(step) for step in json.loads(row.steps)),
        lexicon=row.lexicon,
        lexicon_sha256=row.lexicon_sha256,
        required=tuple(json.loads(row.required)),
        levels=tuple((Asked(one), Depths(*at)) for one, *at in json.loads(row.levels)),
        annotators=row.annotators,
        closed_world=row.closed_world,
        diagnosis_scope=DiagnosisScope(row.diagnosis_scope),
    )
    return Project(ProjectId(row.id), row.name, schema, row.seed)


def assignment_of(row: Row[Any]) -> Assignment:
    """Return an assignment as its row tells of it."""
    return Assignment(
        AssignmentId(row.id),
        ProjectId(row.project_id),
        AnnotationCaseId(row.case_id),
        PersonId(row.person_id),
        row.position,
        AssignmentState(row.state),
    )


def revision_columns(
    revision: Revision, kind: FindingKind, assignment_id: AssignmentId, seq: int, lexicon: str
) -> dict[str, JsonValue]:
    """Return a revision as a row.

    Raises:
        InputFault: a value of its content cannot be stored.
    """
    content = revision.content
    return {
        "id": revision.id,
        "assignment_id": assignment_id,
        "seq": seq,
        "finding_id": revision.finding_id,
        "previous": revision.previous,
        "act_id": revision.act_id,
        "author_id": revision.author,
        "role": revision.role,
        "utc": utc_text(revision.at),
        "cause": revision.cause.value,
        "kind": kind.value,
        "media_id": revision.media_id,
        "content": None if content is None else content_text(content),
        "lexicon": lexicon,
        "reason": revision.reason,
    }


def revision_of(row: Any) -> Revision:  # noqa: ANN401  # a row, however it was read
    """Return a revision as its row tells of it.

    Raises:
        EnvironmentFault: its content was altered.
    """
    content = None if row.content is None else content_of(FindingKind(row.kind), row.content)
    return Revision(
        id=RevisionId(row.id),
        finding_id=FindingId(row.finding_id),
        previous=RevisionId(row.previous) if row.previous else None,
        act_id=ActId(row.act_id),
        author=PersonId(row.author_id),
        role=row.role,
        at=utc_moment(row.utc),
        cause=Cause(row.cause),
        content=content,
        media_id=MediaId(row.media_id) if row.media_id else None,
        reason=row.reason,
    )
