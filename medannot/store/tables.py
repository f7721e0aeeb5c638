"""The rows of a workspace's database.

Text columns that hold JSON hold canonical JSON. Times are ISO 8601 in UTC with milliseconds.
A reader's machine holds the same tables; those that must not travel are empty there
(see `db/README.md`).
"""

from typing import cast

from sqlalchemy import CheckConstraint, Index, Table, UniqueConstraint, text
from sqlmodel import Field, SQLModel


def table_of(row: type[SQLModel]) -> Table:
    """Return the SQLAlchemy table of a row class; the store writes Core statements over it."""
    return cast("Table", row.__table__)  # type: ignore[attr-defined]  # set by SQLModel


def _one_of(column: str, *values: str) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


class WorkspaceRow(SQLModel, table=True):
    """The workspace itself: one row."""

    __tablename__ = "workspace"
    id: str = Field(primary_key=True)
    created_utc: str
    created_by_version: str


class SecretRow(SQLModel, table=True):
    """Keys of this workspace, such as the one of the keyed hashes. Never travels."""

    __tablename__ = "secret"
    name: str = Field(primary_key=True)
    value_hex: str


class PersonRow(SQLModel, table=True):
    """A person by pseudonymous code; names lie in a file outside the database."""

    __tablename__ = "person"
    __table_args__ = (_one_of("origin", "person", "simulated"),)
    id: str = Field(primary_key=True)
    code: str = Field(unique=True)
    origin: str
    created_utc: str


class RoleRow(SQLModel, table=True):
    """A role that a person holds in one study or project."""

    __tablename__ = "role"
    __table_args__ = (
        UniqueConstraint("person_id", "role", "scope_kind", "scope_id"),
        _one_of("scope_kind", "workspace", "study", "project"),
    )
    id: str = Field(primary_key=True)
    person_id: str = Field(foreign_key="person.id", index=True)
    role: str
    scope_kind: str
    scope_id: str
    granted_utc: str


class MediaRow(SQLModel, table=True):
    """One stored, de-identified image file."""

    __tablename__ = "media"
    __table_args__ = (
        CheckConstraint("rows > 0 AND columns > 0 AND frames > 0", name="media_has_pixels"),
        CheckConstraint("orientation BETWEEN 1 AND 8", name="orientation_exif"),
        # Two originals may differ in nothing but the way they are to be turned.
        UniqueConstraint("sha256", "orientation"),
    )
    id: str = Field(primary_key=True)
    sha256: str
    original_mac: str = Field(index=True)
    format: str
    rows: int
    columns: int
    frames: int
    modality: str
    monochrome: bool
    orientation: int
    row_spacing_mm: float | None = None
    column_spacing_mm: float | None = None
    spacing_kind: str
    profile: str
    profile_version: str
    frame_hashes: str
    added_utc: str
    erased_utc: str | None = None
    erased_reason: str | None = None


class QuestionSetRow(SQLModel, table=True):
    """A named set of questions."""

    __tablename__ = "question_set"
    id: str = Field(primary_key=True)
    name: str = Field(unique=True)
    created_utc: str


class CaseRow(SQLModel, table=True):
    """What belongs to one patient situation."""

    __tablename__ = "patient_case"
    id: str = Field(primary_key=True)
    set_id: str = Field(foreign_key="question_set.id", index=True)
    source_key: str


class FamilyRow(SQLModel, table=True):
    """All items that share a case or an image."""

    __tablename__ = "family"
    id: str = Field(primary_key=True)
    set_id: str = Field(foreign_key="question_set.id", index=True)
    source_key: str


class UnitRow(SQLModel, table=True):
    """Items that stay together; a single item is a unit of one."""

    __tablename__ = "unit"
    id: str = Field(primary_key=True)
    set_id: str = Field(foreign_key="question_set.id", index=True)
    source_key: str


class ItemRow(SQLModel, table=True):
    """A stable question with its source."""

    __tablename__ = "item"
    __table_args__ = (UniqueConstraint("set_id", "source_file", "source_row", "source_part"),)
    id: str = Field(primary_key=True)
    set_id: str = Field(foreign_key="question_set.id", index=True)
    source_file: str
    source_row: int
    source_part: int = 0
    source_id: str
    unit_id: str = Field(foreign_key="unit.id", index=True)
    unit_position: int = 1
    case_id: str = Field(foreign_key="patient_case.id", index=True)
    family_id: str = Field(foreign_key="family.id", index=True)
    created_utc: str


class ItemVersionRow(SQLModel, table=True):
    """The immutable content of an item."""

    __tablename__ = "item_version"
    __table_args__ = (
        UniqueConstraint("item_id", "number"),
        CheckConstraint("number > 0", name="version_counts_from_one"),
        _one_of("type", "single_choice", "several_answers", "yes_no", "short_text", "free_text"),
    )
    id: str = Field(primary_key=True)
    item_id: str = Field(foreign_key="item.id", index=True)
    number: int
    stem: str
    context: str
    type: str
    ability: str = Field(index=True)
    language: str
    categories: str
    content_hash: str = Field(index=True)
    translation_group: str = ""
    created_utc: str


class OptionRow(SQLModel, table=True):
    """One option of an item version."""

    __tablename__ = "item_option"
    __table_args__ = (UniqueConstraint("item_version_id", "position"),)
    id: str = Field(primary_key=True)
    item_version_id: str = Field(foreign_key="item_version.id", index=True)
    position: int
    text: str


class ItemImageRow(SQLModel, table=True):
    """One image of an item version; `media_id` is null while the image is missing."""

    __tablename__ = "item_image"
    item_version_id: str = Field(foreign_key="item_version.id", primary_key=True)
    position: int = Field(primary_key=True)
    media_id: str | None = Field(default=None, foreign_key="media.id", index=True)
    role: str
    caption: str
    source_name: str
    frame: int = 1


class ReferenceAnswerRow(SQLModel, table=True):
    """The truth for an item version. Never travels to a reader."""

    __tablename__ = "reference_answer"
    item_version_id: str = Field(foreign_key="item_version.id", primary_key=True)
    option_ids: str
    text: str
    synonyms: str
    explanation: str


class SetVersionRow(SQLModel, table=True):
    """A frozen list of item versions."""

    __tablename__ = "set_version"
    __table_args__ = (UniqueConstraint("set_id", "number"),)
    id: str = Field(primary_key=True)
    set_id: str = Field(foreign_key="question_set.id", index=True)
    number: int
    takes_several: bool
    content_hash: str
    created_utc: str


class SetMemberRow(SQLModel, table=True):
    """The place of an item version in a set version."""

    __tablename__ = "set_member"
    __table_args__ = (UniqueConstraint("set_version_id", "position"),)
    set_version_id: str = Field(foreign_key="set_version.id", primary_key=True)
    item_version_id: str = Field(foreign_key="item_version.id", primary_key=True)
    position: int


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
        _one_of("origin", "person", "simulated"),
    )
    id: str = Field(primary_key=True)
    study_id: str = Field(foreign_key="study.id", index=True)
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
    study_version_id: str = Field(foreign_key="study_version.id", index=True)
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
    study_version_id: str = Field(foreign_key="study_version.id", index=True)
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
        _one_of("kind", "practice", "main", "repeat", "anchor"),
        _one_of(
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
        _one_of("cause", "start", "sleep"),
    )
    id: str = Field(primary_key=True)
    sitting_id: str = Field(foreign_key="sitting.id", index=True)
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
        _one_of("kind", "first_answer", "change", "confirmation"),
        _one_of("origin", "person", "simulated"),
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


class AuditRow(SQLModel, table=True):
    """One entry of the audit chain. Append-only."""

    __tablename__ = "audit"
    seq: int = Field(primary_key=True)
    body: str
    hash: str = Field(unique=True)
