"""Rows of models: runs of answers, what persons read in them, grades of outside judges."""

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from medannot.store.tables.columns import one_of


class SetRunRow(SQLModel):
    """The columns of whatever came in for a set in one file."""

    id: str = Field(primary_key=True)
    set_id: str = Field(foreign_key="question_set.id")
    set_version_id: str = Field(foreign_key="set_version.id")
    number: int
    name: str
    source: str
    file_name: str
    file_sha256: str
    rows_read: int
    matched: int
    unmatched: int
    created_utc: str


class ModelRunRow(SetRunRow, table=True):
    """A model's answers to a set, or one figure of it that was typed by hand. Append-only."""

    __tablename__ = "model_run"
    __table_args__ = (
        UniqueConstraint("set_id", "number"),
        CheckConstraint("number > 0", name="model_run_counts_from_one"),
        one_of("kind", "answers", "typed"),
    )
    kind: str
    doubled: int
    rule: str
    score: float | None = None
    n: int | None = None


class ModelAnswerRow(SQLModel, table=True):
    """What a model gave to one question, and what the rule read in it. Append-only."""

    __tablename__ = "model_answer"
    __table_args__ = (
        UniqueConstraint("run_id", "item_version_id"),
        one_of("outcome", "read", "unread", "no_answer"),
    )
    id: str = Field(primary_key=True)
    run_id: str = Field(foreign_key="model_run.id")
    item_version_id: str = Field(foreign_key="item_version.id", index=True)
    row: int
    raw: str
    outcome: str
    option_ids: str
    way: str


class ModelExtractionRow(SQLModel, table=True):
    """What a person or an outside model read where the rule could not. Append-only."""

    __tablename__ = "model_extraction"
    __table_args__ = (
        UniqueConstraint("answer_id", "seq"),
        CheckConstraint("seq > 0", name="model_extraction_counts_from_one"),
        one_of("outcome", "read", "unread", "unreadable"),
    )
    id: str = Field(primary_key=True)
    answer_id: str = Field(foreign_key="model_answer.id")
    seq: int
    outcome: str
    option_ids: str
    source: str
    author: str
    utc: str


class JudgeRunRow(SetRunRow, table=True):
    """Grades that an outside judge gave to open answers. Append-only."""

    __tablename__ = "judge_run"
    __table_args__ = (
        UniqueConstraint("set_id", "number"),
        CheckConstraint("number > 0", name="judge_run_counts_from_one"),
    )


class JudgeGradeRow(SQLModel, table=True):
    """One grade of an outside judge. Append-only."""

    __tablename__ = "judge_grade"
    judge_run_id: str = Field(foreign_key="judge_run.id", primary_key=True)
    answer_id: str = Field(foreign_key="model_answer.id", primary_key=True)
    value: str
    raw: str


class ModelWithdrawalRow(SQLModel, table=True):
    """A run of a model or of a judge was taken back; its rows stay. Append-only."""

    __tablename__ = "model_withdrawal"
    id: str = Field(primary_key=True)
    run_id: str | None = Field(default=None, foreign_key="model_run.id", unique=True)
    judge_run_id: str | None = Field(default=None, foreign_key="judge_run.id", unique=True)
    author: str
    utc: str
    reason: str
