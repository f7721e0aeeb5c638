"""Rows of the question bank."""

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from medannot.store.tables.columns import one_of


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
    set_id: str = Field(foreign_key="question_set.id")
    source_file: str
    source_row: int
    source_part: int = 0
    source_id: str
    unit_id: str = Field(foreign_key="unit.id", index=True)
    unit_position: int = 1
    as_set: bool = False
    case_id: str = Field(foreign_key="patient_case.id", index=True)
    family_id: str = Field(foreign_key="family.id", index=True)
    created_utc: str


class ItemVersionRow(SQLModel, table=True):
    """The immutable content of an item."""

    __tablename__ = "item_version"
    __table_args__ = (
        UniqueConstraint("item_id", "number"),
        Index(
            "translation_groups", "translation_group", sqlite_where=text("translation_group <> ''")
        ),
        CheckConstraint("number > 0", name="version_counts_from_one"),
        one_of("type", "single_choice", "several_answers", "yes_no", "short_text", "free_text"),
    )
    id: str = Field(primary_key=True)
    item_id: str = Field(foreign_key="item.id")
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
    item_version_id: str = Field(foreign_key="item_version.id")
    position: int
    text: str


class ItemImageRow(SQLModel, table=True):
    """One image of an item version; `media_id` is null while the image is missing.

    The name in the source stands here only while the image is missing, since names of files
    often hold names of patients; its keyed hash stays, to recognise the image again.
    """

    __tablename__ = "item_image"
    item_version_id: str = Field(foreign_key="item_version.id", primary_key=True)
    position: int = Field(primary_key=True)
    media_id: str | None = Field(default=None, foreign_key="media.id", index=True)
    role: str
    caption: str
    source_name: str
    source_mac: str
    frame: int = 1


class MarkShapeRow(SQLModel, table=True):
    """A shape that came with questions, in its image's frame of reference; each stands once."""

    __tablename__ = "mark_shape"
    sha256: str = Field(primary_key=True)
    content: str


class ItemMarkRow(SQLModel, table=True):
    """What the source of an item version draws on one of its images.

    Never travels to a reader.
    """

    __tablename__ = "item_mark"
    item_version_id: str = Field(foreign_key="item_version.id", primary_key=True)
    position: int = Field(primary_key=True)
    image: int
    frame: int = 1
    label: str
    shape_sha256: str = Field(foreign_key="mark_shape.sha256")


class ItemRelationRow(SQLModel, table=True):
    """A triple that the source keeps beside an item version. Never travels to a reader."""

    __tablename__ = "item_relation"
    __table_args__ = (one_of("origin", "question", "knowledge"),)
    item_version_id: str = Field(foreign_key="item_version.id", primary_key=True)
    position: int = Field(primary_key=True)
    head: str
    relation: str
    tail: str
    origin: str


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
    set_id: str = Field(foreign_key="question_set.id")
    number: int
    content_hash: str
    created_utc: str


class SetMemberRow(SQLModel, table=True):
    """The place of an item version in a set version."""

    __tablename__ = "set_member"
    __table_args__ = (UniqueConstraint("set_version_id", "position"),)
    set_version_id: str = Field(foreign_key="set_version.id", primary_key=True)
    item_version_id: str = Field(foreign_key="item_version.id", primary_key=True)
    position: int
