"""Rows of reviews: rounds, works, decisions and comments; decisions on questions, samples."""

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from medannot.store.tables.columns import one_of


class ReviewRoundRow(SQLModel, table=True):
    """A round of review, with what it was planned to show."""

    __tablename__ = "review_round"
    __table_args__ = (
        UniqueConstraint("project_id", "name"),
        one_of("sampling", "simple", "stratified", "rare", "all"),
    )
    id: str = Field(primary_key=True)
    project_id: str = Field(foreign_key="annotation_project.id")
    name: str
    sampling: str
    size: int
    seed: int
    rare_below: int
    bound: float
    level: float
    expected: float
    doubled: float
    blind: bool
    correlation: float
    created_utc: str


class ReviewPlaceRow(SQLModel, table=True):
    """One annotator's work before one reviewer."""

    __tablename__ = "review_place"
    __table_args__ = (
        UniqueConstraint("round_id", "assignment_id", "person_id"),
        UniqueConstraint("round_id", "person_id", "position"),
        Index("review_places", "round_id", "person_id", "state", "position"),
        one_of("state", "open", "done"),
    )
    id: str = Field(primary_key=True)
    round_id: str = Field(foreign_key="review_round.id")
    assignment_id: str = Field(foreign_key="annotation_assignment.id", index=True)
    case_id: str = Field(foreign_key="annotation_case.id")
    person_id: str = Field(foreign_key="person.id")
    position: int
    handed_in: int
    weight: float
    stratum: str
    second: bool
    state: str
    entities: int = 0
    kept: int = 0
    changed: int = 0
    deleted: int = 0
    added: int = 0


class ReviewDecisionRow(SQLModel, table=True):
    """One decision of a reviewer. Append-only."""

    __tablename__ = "review_decision"
    __table_args__ = (
        UniqueConstraint("place_id", "seq"),
        CheckConstraint("seq > 0", name="decision_counts_from_one"),
        one_of("verdict", "accept", "reject", "edit", "skip", "flag", "add", "return", "withdraw"),
    )
    id: str = Field(primary_key=True)
    place_id: str = Field(foreign_key="review_place.id")
    seq: int
    finding_id: str
    kind: str
    part: str
    verdict: str
    reason: str | None = None
    comment: str = ""
    author_id: str = Field(foreign_key="person.id")
    utc: str
    act_id: str | None = None
    withdraws: str | None = Field(default=None, foreign_key="review_decision.id", unique=True)
    seen: int = 0


class ReviewCommentRow(SQLModel, table=True):
    """What a reviewer and the annotator say to each other of a work. Append-only."""

    __tablename__ = "review_comment"
    __table_args__ = (
        UniqueConstraint("assignment_id", "seq"),
        CheckConstraint("seq > 0", name="comment_counts_from_one"),
        one_of("role", "reviewer", "annotator"),
    )
    id: str = Field(primary_key=True)
    assignment_id: str = Field(foreign_key="annotation_assignment.id")
    seq: int
    finding_id: str
    kind: str
    part: str
    author_id: str = Field(foreign_key="person.id")
    role: str
    utc: str
    text: str


class QuestionDecisionRow(SQLModel, table=True):
    """One decision of a reviewer on a question. Append-only."""

    __tablename__ = "question_decision"
    __table_args__ = (
        UniqueConstraint("set_id", "seq"),
        CheckConstraint("seq > 0", name="question_decision_counts_from_one"),
        one_of("verdict", "accept", "reject", "edit", "skip", "flag", "withdraw"),
    )
    id: str = Field(primary_key=True)
    set_id: str = Field(foreign_key="question_set.id")
    seq: int
    item_id: str = Field(foreign_key="item.id", index=True)
    set_version_id: str = Field(foreign_key="set_version.id", index=True)
    item_version_id: str = Field(foreign_key="item_version.id")
    author_id: str | None = Field(default=None, foreign_key="person.id")
    utc: str
    verdict: str
    problems: str
    comment: str = ""
    new_version_id: str | None = Field(default=None, foreign_key="item_version.id")
    withdraws: str | None = Field(default=None, foreign_key="question_decision.id", unique=True)


class QuestionSampleRow(SQLModel, table=True):
    """Questions that were drawn for review. Append-only."""

    __tablename__ = "question_sample"
    __table_args__ = (
        UniqueConstraint("set_id", "number"),
        CheckConstraint("number > 0", name="sample_counts_from_one"),
    )
    id: str = Field(primary_key=True)
    set_id: str = Field(foreign_key="question_set.id")
    number: int
    set_version_id: str = Field(foreign_key="set_version.id")
    size: int
    seed: int
    population: int
    items: str
    created_utc: str
