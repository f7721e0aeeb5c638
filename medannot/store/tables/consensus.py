"""Rows of the consensus of readings: which readings, what stands, and by which rule."""

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from medannot.store.tables.columns import one_of

_RULES = ("agreed", "first", "second", "both", "tie", "neither", "edited")


class ConsensusRow(SQLModel, table=True):
    """One consensus of a case. Append-only: a later one of the case supersedes it."""

    __tablename__ = "consensus"
    __table_args__ = (
        UniqueConstraint("case_id", "seq"),
        CheckConstraint("seq > 0", name="consensus_counts_from_one"),
    )
    id: str = Field(primary_key=True)
    case_id: str = Field(foreign_key="annotation_case.id")
    seq: int
    first_id: str = Field(foreign_key="annotation_assignment.id")
    second_id: str = Field(foreign_key="annotation_assignment.id")
    first_last: str | None = Field(default=None, foreign_key="finding_revision.id")
    second_last: str | None = Field(default=None, foreign_key="finding_revision.id")
    seed: int
    author_id: str = Field(foreign_key="person.id")
    utc: str
    comment: str = ""
    unattended: bool
    lexicon: str


class ConsensusFindingRow(SQLModel, table=True):
    """A finding of a consensus, with its sources. Append-only."""

    __tablename__ = "consensus_finding"
    __table_args__ = (one_of("rule", *_RULES),)
    consensus_id: str = Field(foreign_key="consensus.id", primary_key=True)
    position: int = Field(primary_key=True)
    finding_id: str
    kind: str
    media_id: str | None = Field(default=None, foreign_key="media.id")
    content: str
    first_ids: str
    second_ids: str
    rule: str


class ConsensusPointRow(SQLModel, table=True):
    """How one question between two readings was settled. Append-only."""

    __tablename__ = "consensus_point"
    __table_args__ = (one_of("rule", *_RULES),)
    consensus_id: str = Field(foreign_key="consensus.id", primary_key=True)
    position: int = Field(primary_key=True)
    kind: str
    part: str
    first_ids: str
    second_ids: str
    rule: str
    finding_id: str | None = None
    tied: bool
