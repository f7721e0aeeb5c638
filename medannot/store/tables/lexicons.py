"""Rows of the lexicons that a workspace has pinned."""

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from medannot.store.tables.columns import one_of


class LexiconPinRow(SQLModel, table=True):
    """A version of a lexicon that the workspace took into use. Append-only: a later one counts."""

    __tablename__ = "lexicon_pin"
    __table_args__ = (
        one_of("purpose", "primary", "further"),
        CheckConstraint("length(sha256) = 64", name="sha256_whole"),
    )
    id: str = Field(primary_key=True)
    number: int = Field(unique=True)
    lexicon_id: str = Field(index=True)
    version: str
    sha256: str
    purpose: str
    pinned_utc: str
