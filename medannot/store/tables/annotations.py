"""Rows of annotation projects, their cases, and what physicians say of them."""

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from medannot.store.tables.columns import one_of


class AnnotationProjectRow(SQLModel, table=True):
    """A project: what is asked of its annotators, by which lexicon."""

    __tablename__ = "annotation_project"
    __table_args__ = (
        CheckConstraint("annotators > 0", name="annotators_positive"),
        one_of("diagnosis_scope", "case", "image"),
    )
    id: str = Field(primary_key=True)
    name: str = Field(unique=True)
    steps: str
    lexicon: str
    lexicon_sha256: str
    required: str
    levels: str
    annotators: int
    closed_world: bool
    diagnosis_scope: str
    seed: int
    created_utc: str


class AnnotationCaseRow(SQLModel, table=True):
    """Images that are annotated together."""

    __tablename__ = "annotation_case"
    __table_args__ = (UniqueConstraint("project_id", "number"),)
    id: str = Field(primary_key=True)
    project_id: str = Field(foreign_key="annotation_project.id")
    number: int
    name: str
    disagrees: bool | None = None


class CaseMediaRow(SQLModel, table=True):
    """One image of a case."""

    __tablename__ = "case_media"
    __table_args__ = (UniqueConstraint("case_id", "media_id"),)
    case_id: str = Field(foreign_key="annotation_case.id", primary_key=True)
    position: int = Field(primary_key=True)
    media_id: str = Field(foreign_key="media.id", index=True)
    name_mac: str = ""


class AssignmentRow(SQLModel, table=True):
    """A case before one annotator, at its place in that person's own order."""

    __tablename__ = "annotation_assignment"
    __table_args__ = (
        UniqueConstraint("project_id", "person_id", "position"),
        UniqueConstraint("case_id", "person_id"),
        # The next unfinished case is looked up by its place, however many there are.
        Index("assignment_states", "project_id", "person_id", "state", "position"),
        one_of("state", "open", "submitted"),
    )
    id: str = Field(primary_key=True)
    project_id: str = Field(foreign_key="annotation_project.id")
    case_id: str = Field(foreign_key="annotation_case.id")
    person_id: str = Field(foreign_key="person.id")
    position: int
    state: str


class RevisionRow(SQLModel, table=True):
    """One link of a finding's chain. Append-only."""

    __tablename__ = "finding_revision"
    __table_args__ = (
        UniqueConstraint("assignment_id", "seq"),
        # A chain has one first link, and each link is followed by one at most.
        Index(
            "one_first_link",
            "finding_id",
            unique=True,
            sqlite_where=text("previous IS NULL"),
        ),
        CheckConstraint("seq > 0", name="revision_counts_from_one"),
        one_of(
            "kind",
            "quality",
            "region",
            "lesion",
            "relation",
            "diagnosis",
            "advice",
            "mark",
            "complete",
        ),
        one_of(
            "cause",
            "made",
            "edited",
            "removed",
            "corrected",
            "adjudicated",
            "migrated",
            "imported",
            "undone",
            "redone",
        ),
    )
    id: str = Field(primary_key=True)
    assignment_id: str = Field(foreign_key="annotation_assignment.id")
    seq: int
    finding_id: str
    previous: str | None = Field(default=None, foreign_key="finding_revision.id", unique=True)
    act_id: str
    author_id: str = Field(foreign_key="person.id")
    role: str
    utc: str
    cause: str
    kind: str
    media_id: str | None = Field(default=None, foreign_key="media.id")
    content: str | None = None
    lexicon: str
    reason: str = ""


class WorkTurnRow(SQLModel, table=True):
    """A work was handed in, or opened again. Append-only."""

    __tablename__ = "work_turn"
    __table_args__ = (
        UniqueConstraint("assignment_id", "seq"),
        CheckConstraint("seq > 0", name="turn_counts_from_one"),
        one_of("state", "open", "submitted"),
        one_of("role", "annotator", "reviewer"),
    )
    id: str = Field(primary_key=True)
    assignment_id: str = Field(foreign_key="annotation_assignment.id")
    seq: int
    state: str
    author_id: str = Field(foreign_key="person.id")
    role: str
    utc: str
    reason: str = ""
    revisions: int


class CurrentFindingRow(SQLModel, table=True):
    """What is current of one chain that was not taken away; follows from the chains alone."""

    __tablename__ = "current_finding"
    __table_args__ = (
        Index("finding_topics", "project_id", "kind", "topic", "case_id"),
        Index("findings_of_case", "case_id", "assignment_id"),
        Index("findings_of_assignment", "assignment_id"),
    )
    finding_id: str = Field(primary_key=True)
    project_id: str = Field(foreign_key="annotation_project.id")
    case_id: str = Field(foreign_key="annotation_case.id")
    assignment_id: str = Field(foreign_key="annotation_assignment.id")
    revision_id: str = Field(foreign_key="finding_revision.id")
    kind: str
    media_id: str | None = Field(default=None, foreign_key="media.id")
    topic: str
