"""The tables of questions, and what is asked of them in several places."""

from typing import Any

from sqlalchemy import ColumnElement, Row, func, or_, select

from medannot.store.tables import (
    CaseRow,
    ItemImageRow,
    ItemMarkRow,
    ItemRelationRow,
    ItemRow,
    ItemVersionRow,
    MarkShapeRow,
    MediaRow,
    OptionRow,
    QuestionSetRow,
    ReferenceAnswerRow,
    SetMemberRow,
    SetVersionRow,
    UnitRow,
    table_of,
)

SET = table_of(QuestionSetRow)
SET_VERSION = table_of(SetVersionRow)
MEMBER = table_of(SetMemberRow)
ITEM = table_of(ItemRow)
VERSION = table_of(ItemVersionRow)
OPTION = table_of(OptionRow)
IMAGE = table_of(ItemImageRow)
MARK = table_of(ItemMarkRow)
SHAPE = table_of(MarkShapeRow)
RELATION = table_of(ItemRelationRow)
REFERENCE = table_of(ReferenceAnswerRow)
UNIT = table_of(UnitRow)
CASE = table_of(CaseRow)
_MEDIA = table_of(MediaRow)

AnyRow = Row[*tuple[Any, ...]]


def newest_versions() -> ColumnElement[bool]:
    """Return the condition that a set version is the newest of its set."""
    other = SET_VERSION.alias("other_set_version")
    newest = select(func.max(other.c.number)).where(other.c.set_id == SET_VERSION.c.set_id)
    return SET_VERSION.c.number == newest.correlate(SET_VERSION).scalar_subquery()


def missing_images() -> ColumnElement[int]:
    """Return how many images an item version names that are not stored, or erased since."""
    return (
        select(func.count())
        .select_from(IMAGE.outerjoin(_MEDIA, _MEDIA.c.id == IMAGE.c.media_id))
        .where(
            IMAGE.c.item_version_id == VERSION.c.id,
            or_(IMAGE.c.media_id.is_(None), _MEDIA.c.erased_utc.is_not(None)),
        )
        .correlate(VERSION)
        .scalar_subquery()
    )


def has_key() -> ColumnElement[bool]:
    """Return whether an item version has a reference answer, without reading it."""
    return (
        select(REFERENCE.c.item_version_id)
        .where(REFERENCE.c.item_version_id == VERSION.c.id)
        .correlate(VERSION)
        .exists()
    )
