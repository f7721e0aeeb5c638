"""Rows that the library's list is read from, and what people say of whole sets."""

from sqlmodel import Field, SQLModel


class LibraryPartRow(SQLModel, table=True):
    """A set version whose lines the library lists; made from it at any time."""

    __tablename__ = "library_part"
    id: int | None = Field(default=None, primary_key=True)
    set_version_id: str = Field(foreign_key="set_version.id", unique=True)


class LibraryCellRow(SQLModel, table=True):
    """How many lines of a part share all that can be filtered by."""

    __tablename__ = "library_cell"
    id: int | None = Field(default=None, primary_key=True)
    part_id: int = Field(foreign_key="library_part.id", index=True)
    type: str
    ability: str
    language: str
    modality: str
    region: str
    knowledge: str
    image: str
    has_key: bool
    lines: int


class LibraryLineRow(SQLModel, table=True):
    """One line of the library: narrow, so that a million of them are looked through at once."""

    __tablename__ = "library_line"
    __table_args__ = {"sqlite_with_rowid": False}  # as SQLAlchemy wants it
    part_id: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    cell_id: int
    text_id: int
    age: int


class SetFreezeRow(SQLModel, table=True):
    """A name that somebody gave a set version. Append-only."""

    __tablename__ = "set_freeze"
    set_version_id: str = Field(foreign_key="set_version.id", primary_key=True)
    name: str = Field(unique=True)
    author: str
    utc: str


class SetDrawRow(SQLModel, table=True):
    """How a set was drawn from another one. Append-only."""

    __tablename__ = "set_draw"
    set_id: str = Field(foreign_key="question_set.id", primary_key=True)
    of_version_id: str = Field(foreign_key="set_version.id")
    size: int
    seed: int
    families: bool
    strata: str
    shares: str
    filters: str
    population: int
    algorithm: str
    author: str
    utc: str


class LanguageLinkRow(SQLModel, table=True):
    """Somebody says that two items are one question in two languages. Append-only."""

    __tablename__ = "language_link"
    id: str = Field(primary_key=True)
    first_id: str = Field(foreign_key="item.id", index=True)
    second_id: str = Field(foreign_key="item.id", index=True)
    author: str
    utc: str
    withdraws: str | None = Field(default=None, foreign_key="language_link.id", unique=True)
