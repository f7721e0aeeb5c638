"""The list of questions: counted, paged and filtered by the database itself."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, or_, select

from medannot.domain.ids import ItemId, ItemVersionId, MediaId
from medannot.domain.question import ItemType
from medannot.domain.question_list import Facets, ItemLine, ItemQuery
from medannot.store.questions_tables import (
    IMAGE,
    ITEM,
    MEMBER,
    OPTION,
    SET,
    SET_VERSION,
    VERSION,
    has_key,
    missing_images,
    newest_versions,
)
from medannot.store.store import Store


class QuestionList:
    """Answers what a list over all questions asks; it never holds more than one page."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def count(self, query: ItemQuery) -> int:
        """Return how many items the query finds."""
        with self._store.reading() as connection:
            return int(connection.execute(_found(query, func.count())).scalar_one())

    def page(self, query: ItemQuery, offset: int, limit: int) -> tuple[ItemLine, ...]:
        """Return some lines of the list, by set name and place in the set."""
        some = (
            _found(query, VERSION.c.id, SET.c.name.label("set_name"), MEMBER.c.position)
            .order_by(SET.c.name, MEMBER.c.position)
            .offset(offset)
            .limit(limit)
            .subquery()
        )
        statement = (
            select(
                VERSION.c.id,
                VERSION.c.item_id,
                some.c.set_name,
                some.c.position,
                VERSION.c.stem,
                VERSION.c.type,
                VERSION.c.ability,
                VERSION.c.language,
                VERSION.c.number,
                _images().label("images"),
                missing_images().label("missing"),
                has_key().label("has_key"),
                _first_image().label("first_image"),
            )
            .join(some, some.c.id == VERSION.c.id)
            .order_by(some.c.set_name, some.c.position)
        )
        with self._store.reading() as connection:
            return tuple(_line(row) for row in connection.execute(statement))

    def facets(self, query: ItemQuery) -> Facets:
        """Count what the query finds by set, type, ability and language.

        Each property is counted as if nothing of its own kind were chosen: the counts tell what a
        further choice would find.
        """
        none = frozenset[str]()
        return Facets(
            self._counts(replace(query, set_name=None), SET.c.name),
            self._counts(replace(query, types=frozenset()), VERSION.c.type),
            self._counts(replace(query, abilities=none), VERSION.c.ability),
            self._counts(replace(query, languages=none), VERSION.c.language),
        )

    def _counts(self, query: ItemQuery, column: ColumnElement[Any]) -> Mapping[str, int]:
        statement = _found(query, column, func.count()).group_by(column).order_by(column)
        with self._store.reading() as connection:
            return {str(value): int(n) for value, n in connection.execute(statement)}


def _found(query: ItemQuery, *columns: ColumnElement[Any]) -> Select[Any]:
    statement = (
        select(*columns)
        .select_from(SET)
        .join(SET_VERSION, SET_VERSION.c.set_id == SET.c.id)
        .join(MEMBER, MEMBER.c.set_version_id == SET_VERSION.c.id)
        .join(VERSION, VERSION.c.id == MEMBER.c.item_version_id)
        .where(newest_versions())
    )
    return statement.where(*_conditions(query))


def _conditions(query: ItemQuery) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if query.set_name is not None:
        conditions.append(SET.c.name == query.set_name)
    if query.types:
        conditions.append(VERSION.c.type.in_(sorted(type_.value for type_ in query.types)))
    if query.abilities:
        conditions.append(VERSION.c.ability.in_(sorted(query.abilities)))
    if query.languages:
        conditions.append(VERSION.c.language.in_(sorted(query.languages)))
    if query.only_incomplete:
        conditions.append(or_(missing_images() > 0, ~has_key()))
    if text := query.text.strip():
        conditions.append(_contains(text))
    return conditions


def _contains(text: str) -> ColumnElement[bool]:
    """Find a text wherever it stands; `%` and `_` mean themselves."""
    in_options = select(OPTION.c.item_version_id).where(
        OPTION.c.text.icontains(text, autoescape=True)
    )
    with_source_id = select(ITEM.c.id).where(ITEM.c.source_id == text)
    return or_(
        VERSION.c.stem.icontains(text, autoescape=True),
        VERSION.c.context.icontains(text, autoescape=True),
        VERSION.c.id.in_(in_options),
        VERSION.c.item_id.in_(with_source_id),
    )


def _images() -> ColumnElement[int]:
    named = select(func.count()).where(IMAGE.c.item_version_id == VERSION.c.id)
    return named.correlate(VERSION).scalar_subquery()


def _first_image() -> ColumnElement[str | None]:
    return (
        select(IMAGE.c.media_id)
        .where(IMAGE.c.item_version_id == VERSION.c.id, IMAGE.c.media_id.is_not(None))
        .order_by(IMAGE.c.position)
        .limit(1)
        .correlate(VERSION)
        .scalar_subquery()
    )


def _line(row: Row[Any]) -> ItemLine:
    return ItemLine(
        version_id=ItemVersionId(row.id),
        item_id=ItemId(row.item_id),
        set_name=row.set_name,
        number=row.position,
        stem=row.stem,
        type=ItemType(row.type),
        ability=row.ability,
        language=row.language,
        version=row.number,
        images=row.images,
        missing_images=row.missing,
        has_key=bool(row.has_key),
        thumbnail_media_id=MediaId(row.first_image) if row.first_image else None,
    )
