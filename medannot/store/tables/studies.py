"""Rows of a study's design."""

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from medannot.store.tables.columns import one_of


class StudyRow(SQLModel, table=True):
    """A study by name."""

    __tablename__ = "study"
    id: str = Field(primary_key=True)
    name: str = Field(unique=True)
    created_utc: str


class StudyVersionRow(SQLModel, table=True):
    """One frozen version of a study: people or simulated readers, never both."""

    __tablename__ = "study_version"
    __table_args__ = (
        UniqueConstraint("study_id", "number"),
        one_of("origin", "person", "simulated"),
    )
    id: str = Field(primary_key=True)
    study_id: str = Field(foreign_key="study.id")
    number: int
    set_version_id: str = Field(foreign_key="set_version.id")
    seed: int
    algorithm: str
    algorithm_version: str
    origin: str
    copy_of: str | None = Field(default=None, foreign_key="study_version.id")
    settings: str
    created_utc: str


class ArmRow(SQLModel, table=True):
    """A condition of a study version."""

    __tablename__ = "arm"
    __table_args__ = (UniqueConstraint("study_version_id", "code"),)
    id: str = Field(primary_key=True)
    study_version_id: str = Field(foreign_key="study_version.id")
    code: str


class ReaderGroupRow(SQLModel, table=True):
    """A group of readers of a study version."""

    __tablename__ = "reader_group"
    __table_args__ = (
        UniqueConstraint("study_version_id", "name"),
        UniqueConstraint("study_version_id", "position"),
        CheckConstraint("per_item > 0", name="per_item_positive"),
    )
    id: str = Field(primary_key=True)
    study_version_id: str = Field(foreign_key="study_version.id")
    name: str
    position: int
    per_item: int


class StudyReaderRow(SQLModel, table=True):
    """A reader's place in a study version."""

    __tablename__ = "study_reader"
    __table_args__ = (UniqueConstraint("study_version_id", "position"),)
    study_version_id: str = Field(foreign_key="study_version.id", primary_key=True)
    person_id: str = Field(foreign_key="person.id", primary_key=True)
    group_id: str = Field(foreign_key="reader_group.id", index=True)
    position: int
