"""Rows of the workspace itself: people, roles, media, the audit chain."""

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from medannot.store.tables.columns import one_of


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
    __table_args__ = (one_of("origin", "person", "simulated"),)
    id: str = Field(primary_key=True)
    code: str = Field(unique=True)
    origin: str
    created_utc: str


class RoleRow(SQLModel, table=True):
    """A role that a person holds in one study or project."""

    __tablename__ = "role"
    __table_args__ = (
        UniqueConstraint("person_id", "role", "scope_kind", "scope_id"),
        one_of("scope_kind", "workspace", "study", "project", "question_set"),
    )
    id: str = Field(primary_key=True)
    person_id: str = Field(foreign_key="person.id")
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
    profile_options: str = ""
    covers: str | None = Field(default=None, foreign_key="media.id", index=True)
    frame_hashes: str
    warnings: str = "[]"
    added_utc: str
    erased_utc: str | None = None
    erased_reason: str | None = None


class AuditRow(SQLModel, table=True):
    """One entry of the audit chain. Append-only."""

    __tablename__ = "audit"
    seq: int = Field(primary_key=True)
    body: str
    hash: str = Field(unique=True)
