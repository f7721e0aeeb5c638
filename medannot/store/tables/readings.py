"""Rows of what readers did."""

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from medannot.store.tables.columns import one_of


class TrialRow(SQLModel, table=True):
    """One item version put before one reader; the stored order is the truth."""

    __tablename__ = "trial"
    __table_args__ = (
        UniqueConstraint(
            "study_version_id",
            "arm_id",
            "reader_id",
            "item_version_id",
            "position",
            "repeat_number",
            "kind",
        ),
        Index("trial_order", "study_version_id", "reader_id", "position"),
        CheckConstraint("position > 0 AND repeat_number >= 0", name="trial_counts"),
        one_of("kind", "practice", "main", "repeat", "anchor"),
        one_of(
            "state",
            "planned",
            "shown",
            "answered",
            "cannot_judge",
            "timed_out",
            "not_presented",
            "withdrawn",
        ),
    )
    id: str = Field(primary_key=True)
    study_version_id: str = Field(foreign_key="study_version.id")
    arm_id: str = Field(foreign_key="arm.id")
    reader_id: str = Field(foreign_key="person.id", index=True)
    item_version_id: str = Field(foreign_key="item_version.id", index=True)
    position: int
    block: int = 1
    repeat_number: int = 0
    kind: str
    state: str
    option_order: str


class SittingRow(SQLModel, table=True):
    """One start of the reading page for one reader, with the facts of the machine."""

    __tablename__ = "sitting"
    id: str = Field(primary_key=True)
    study_version_id: str = Field(foreign_key="study_version.id", index=True)
    reader_id: str = Field(foreign_key="person.id", index=True)
    started_utc: str
    environment: str
    program_version: str


class EpochRow(SQLModel, table=True):
    """A stretch in which the monotonic clock may be compared with itself."""

    __tablename__ = "clock_epoch"
    __table_args__ = (
        UniqueConstraint("sitting_id", "number"),
        one_of("cause", "start", "sleep"),
    )
    id: str = Field(primary_key=True)
    sitting_id: str = Field(foreign_key="sitting.id")
    number: int
    cause: str
    utc: str
    at_ns: int


class EventRow(SQLModel, table=True):
    """One thing that happened in a trial. Append-only."""

    __tablename__ = "event"
    __table_args__ = (
        UniqueConstraint("trial_id", "seq"),
        CheckConstraint("seq > 0", name="event_counts_from_one"),
    )
    id: str = Field(primary_key=True)
    trial_id: str = Field(foreign_key="trial.id")
    seq: int
    kind: str
    at_ns: int
    input_ns: int | None = None
    utc: str
    epoch_id: str = Field(foreign_key="clock_epoch.id")
    payload: str


class ResponseRow(SQLModel, table=True):
    """One link of a trial's response chain. Append-only."""

    __tablename__ = "response"
    __table_args__ = (
        UniqueConstraint("trial_id", "seq"),
        Index(
            "one_confirmation",
            "trial_id",
            unique=True,
            sqlite_where=text("kind = 'confirmation'"),
        ),
        one_of("kind", "first_answer", "change", "confirmation"),
        one_of("origin", "person", "simulated"),
    )
    id: str = Field(primary_key=True)
    key: str = Field(unique=True)
    trial_id: str = Field(foreign_key="trial.id")
    seq: int
    kind: str
    option_ids: str
    text: str
    cannot_judge: str | None = None
    comment: str = ""
    event_seq: int
    utc: str
    origin: str
