"""Question sets, their frozen versions and the content of items; keys lie elsewhere.

Reference answers are read by `store.reference_answers` only; here stands no more than whether an
item version has one.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, func, select

from medannot.domain.ids import (
    CaseId,
    FamilyId,
    ItemId,
    ItemVersionId,
    QuestionSetId,
    SetVersionId,
    UnitId,
)
from medannot.domain.question import (
    Item,
    ItemType,
    ItemVersion,
    QuestionSet,
    SetSummary,
    Source,
)
from medannot.domain.question_list import SetMember, needs_of
from medannot.store.questions_content import read_contents
from medannot.store.questions_tables import (
    CASE,
    IMAGE,
    ITEM,
    MARK,
    MEMBER,
    RELATION,
    SET,
    SET_VERSION,
    UNIT,
    VERSION,
    AnyRow,
    has_key,
    missing_images,
    newest_versions,
)
from medannot.store.store import Store
from medannot.store.tables import SetFreezeRow, table_of

_IDS_AT_ONCE = 500
"""How many ids stand in one statement; SQLite allows 999 in its oldest builds."""


@dataclass(frozen=True, slots=True)
class StoredItem:
    """An item of a set version with its content and with what the source said of its place.

    Attributes:
        part: number of the item within its source row, from 0.
        unit_key: the source's word for the unit; "" where the item stands alone.
        case_key: the source's word for the case; "" where it names none.
        as_set: it is right together with the rest of its unit, or not at all.
    """

    item: Item
    part: int
    unit_position: int
    unit_key: str
    case_key: str
    version: ItemVersion
    as_set: bool = False


class Questions:
    """Reads question sets, set versions, items and their content."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def sets(self) -> tuple[QuestionSet, ...]:
        """Return every set with its newest version, by name."""
        with self._store.reading() as connection:
            rows = connection.execute(_set_versions().where(newest_versions()).order_by(SET.c.name))
            return tuple(_question_set(row) for row in rows)

    def named(self, name: str) -> QuestionSet | None:
        """Return the set of that name with its newest version, or None."""
        statement = _set_versions().where(newest_versions(), SET.c.name == name)
        with self._store.reading() as connection:
            row = connection.execute(statement).first()
        return _question_set(row) if row else None

    def frozen(self, name: str) -> QuestionSet | None:
        """Return a set with the version that was frozen by that name, or None."""
        freeze = table_of(SetFreezeRow)
        one = _set_versions().join(freeze, freeze.c.set_version_id == SET_VERSION.c.id)
        with self._store.reading() as connection:
            row = connection.execute(one.where(freeze.c.name == name)).first()
        return _question_set(row) if row else None

    def set_version(self, set_version_id: SetVersionId) -> QuestionSet | None:
        """Return a frozen version of a set, old or new, or None."""
        statement = _set_versions().where(SET_VERSION.c.id == set_version_id)
        with self._store.reading() as connection:
            row = connection.execute(statement).first()
        return _question_set(row) if row else None

    def members(self, set_version_id: SetVersionId) -> tuple[SetMember, ...]:
        """Return the items of a set version in their order."""
        statement = _in_set_version(
            set_version_id,
            VERSION.c.id,
            ITEM.c.id.label("item_id"),
            ITEM.c.unit_id,
            ITEM.c.unit_position,
            ITEM.c.case_id,
            ITEM.c.family_id,
            MEMBER.c.position,
            VERSION.c.type,
            VERSION.c.ability,
            VERSION.c.language,
            VERSION.c.categories,
            missing_images().label("missing"),
            has_key().label("has_key"),
        )
        with self._store.reading() as connection:
            rows = connection.execute(_with_items(statement).order_by(MEMBER.c.position))
            return tuple(_member(row) for row in rows)

    def versions(self, ids: Iterable[ItemVersionId]) -> Mapping[ItemVersionId, ItemVersion]:
        """Return the content of item versions by id; unknown ids are left out."""
        wanted = list(dict.fromkeys(ids))
        found: dict[ItemVersionId, ItemVersion] = {}
        with self._store.reading() as connection:
            for some in _portions(wanted):
                for version in read_contents(connection, VERSION.c.id.in_(some)):
                    found[version.id] = version
        return found

    def item_of(self, version_id: ItemVersionId) -> Item | None:
        """Return the item that an item version belongs to, or None."""
        statement = _items().where(
            ITEM.c.id
            == select(VERSION.c.item_id).where(VERSION.c.id == version_id).scalar_subquery()
        )
        with self._store.reading() as connection:
            row = connection.execute(statement).first()
        return _item(row) if row else None

    def sources_of(
        self, ids: Sequence[ItemVersionId]
    ) -> Mapping[ItemVersionId, tuple[ItemId, str, int, int]]:
        """Return item, file, row and part of item versions by id; unknown ids are left out."""
        found: dict[ItemVersionId, tuple[ItemId, str, int, int]] = {}
        columns = (ITEM.c.source_file, ITEM.c.source_row, ITEM.c.source_part)
        statement = select(VERSION.c.id, ITEM.c.id.label("item_id"), *columns)
        statement = statement.join(ITEM, ITEM.c.id == VERSION.c.item_id)
        with self._store.reading() as connection:
            for some in _portions(ids):
                for row in connection.execute(statement.where(VERSION.c.id.in_(some))):
                    found[ItemVersionId(row[0])] = ItemId(row[1]), row[2], row[3], row[4]
        return found

    def version_count(self, item_id: ItemId) -> int:
        """Return how many versions an item has."""
        statement = select(func.count()).where(VERSION.c.item_id == item_id)
        with self._store.reading() as connection:
            return int(connection.execute(statement).scalar_one())

    def stored_items(self, set_version_id: SetVersionId) -> tuple[StoredItem, ...]:
        """Return the items of a set version in their order, with content and source."""
        return self._stored_where(set_version_id, MEMBER.c.set_version_id == set_version_id)

    def stored_portions(
        self, set_version_id: SetVersionId, at_once: int
    ) -> Iterator[tuple[StoredItem, ...]]:
        """Yield the items of a set version in their order, so many at a time."""
        own = MEMBER.c.set_version_id == set_version_id
        first = 1
        while True:
            after = first + at_once
            some = own & (MEMBER.c.position >= first) & (MEMBER.c.position < after)
            items = self._stored_where(set_version_id, some)
            if not items:
                return
            yield items
            first = after

    def _stored_where(
        self, set_version_id: SetVersionId, some: ColumnElement[bool]
    ) -> tuple[StoredItem, ...]:
        member = and_(
            MEMBER.c.item_version_id == VERSION.c.id, MEMBER.c.set_version_id == set_version_id
        )
        here = select(MEMBER.c.item_version_id).where(some)
        statement = (
            _items(
                ITEM.c.source_part,
                ITEM.c.unit_position,
                ITEM.c.as_set,
                VERSION.c.id.label("version_id"),
            )
            .add_columns(UNIT.c.source_key.label("unit_key"), CASE.c.source_key.label("case_key"))
            .join(VERSION, VERSION.c.item_id == ITEM.c.id)
            .join(MEMBER, member)
            .join(UNIT, UNIT.c.id == ITEM.c.unit_id)
            .join(CASE, CASE.c.id == ITEM.c.case_id)
            .where(some)
            .order_by(MEMBER.c.position)
        )
        with self._store.reading() as connection:
            contents = {v.id: v for v in read_contents(connection, VERSION.c.id.in_(here))}
            rows = connection.execute(statement).all()
        return tuple(_stored_item(row, contents[ItemVersionId(row.version_id)]) for row in rows)

    def summary(self, question_set: QuestionSet) -> SetSummary:
        """Count what a set version holds."""
        chosen = question_set.version_id
        with self._store.reading() as connection:
            by = [
                _counts(connection, chosen, column)
                for column in (VERSION.c.type, VERSION.c.language, VERSION.c.ability)
            ]
            incomplete = _number(
                connection, _in_set_version(chosen, func.count()), missing_images() > 0
            )
            keyless = _number(connection, _in_set_version(chosen, func.count()), ~has_key())
            units = _number(
                connection, _with_items(_in_set_version(chosen, _distinct(ITEM.c.unit_id)))
            )
            hashes = _number(connection, _in_set_version(chosen, _distinct(VERSION.c.content_hash)))
            images = _number(
                connection,
                _in_set_version(chosen, _distinct(IMAGE.c.media_id)).join(
                    IMAGE, IMAGE.c.item_version_id == VERSION.c.id
                ),
            )
            beside = [
                _number(connection, _in_set_version(chosen, func.count()), _has(table))
                for table in (MARK, RELATION)
            ]
            whole = _number(
                connection, _with_items(_in_set_version(chosen, func.count())), ITEM.c.as_set
            )
            needs = _by_needs(connection, chosen)
        return SetSummary(
            name=question_set.name,
            version=question_set.version_number,
            items=question_set.items,
            by_type=by[0],
            by_language=by[1],
            by_ability=by[2],
            missing_images=incomplete,
            without_key=keyless,
            images=images,
            units=units,
            equal_contents=question_set.items - hashes,
            by_needs=needs,
            marked=beside[0],
            related=beside[1],
            as_set=whole,
        )


def _has(table: Table) -> ColumnElement[bool]:
    return select(table.c.position).where(table.c.item_version_id == VERSION.c.id).exists()


def _by_needs(connection: Connection, chosen: SetVersionId) -> Mapping[str, int]:
    counted: Counter[str] = Counter()
    grouped = _in_set_version(chosen, VERSION.c.categories, func.count())
    for categories, count in connection.execute(grouped.group_by(VERSION.c.categories)):
        counted[needs_of(json.loads(categories))] += int(count)
    return dict(counted.most_common())


def _set_versions() -> Select[Any]:
    items = (
        select(func.count())
        .where(MEMBER.c.set_version_id == SET_VERSION.c.id)
        .correlate(SET_VERSION)
        .scalar_subquery()
    )
    return select(
        SET.c.id,
        SET.c.name,
        SET_VERSION.c.id.label("version_id"),
        SET_VERSION.c.number,
        items.label("items"),
    ).join(SET_VERSION, SET_VERSION.c.set_id == SET.c.id)


def _question_set(row: AnyRow) -> QuestionSet:
    return QuestionSet(
        id=QuestionSetId(row.id),
        name=row.name,
        version_id=SetVersionId(row.version_id),
        version_number=row.number,
        items=row.items,
    )


def _in_set_version(set_version_id: SetVersionId, *columns: ColumnElement[Any]) -> Select[Any]:
    return (
        select(*columns)
        .select_from(MEMBER)
        .join(VERSION, VERSION.c.id == MEMBER.c.item_version_id)
        .where(MEMBER.c.set_version_id == set_version_id)
    )


def _with_items(statement: Select[Any]) -> Select[Any]:
    return statement.join(ITEM, ITEM.c.id == VERSION.c.item_id)


def _distinct(column: ColumnElement[Any]) -> ColumnElement[int]:
    return func.count(column.distinct())


def _number(
    connection: Connection, statement: Select[Any], *conditions: ColumnElement[bool]
) -> int:
    return int(connection.execute(statement.where(*conditions)).scalar_one())


def _counts(
    connection: Connection, set_version_id: SetVersionId, column: ColumnElement[Any]
) -> Mapping[str, int]:
    counted = _in_set_version(set_version_id, column, func.count()).group_by(column)
    rows = connection.execute(counted.order_by(func.count().desc(), column))
    return {str(value): int(count) for value, count in rows}


def _member(row: AnyRow) -> SetMember:
    return SetMember(
        version_id=ItemVersionId(row.id),
        item_id=ItemId(row.item_id),
        unit_id=UnitId(row.unit_id),
        unit_position=row.unit_position,
        case_id=CaseId(row.case_id),
        family_id=FamilyId(row.family_id),
        position=row.position,
        type=ItemType(row.type),
        ability=row.ability,
        language=row.language,
        needs=needs_of(json.loads(row.categories)),
        missing_images=row.missing,
        has_key=bool(row.has_key),
    )


def _items(*more: ColumnElement[Any]) -> Select[Any]:
    return select(
        ITEM.c.id,
        ITEM.c.set_id,
        SET.c.name,
        ITEM.c.source_file,
        ITEM.c.source_row,
        ITEM.c.source_id,
        ITEM.c.unit_id,
        ITEM.c.case_id,
        ITEM.c.family_id,
        *more,
    ).join(SET, SET.c.id == ITEM.c.set_id)


def _item(row: AnyRow) -> Item:
    return Item(
        id=ItemId(row.id),
        set_id=QuestionSetId(row.set_id),
        source=Source(row.name, row.source_file, row.source_row, row.source_id),
        unit_id=UnitId(row.unit_id),
        case_id=CaseId(row.case_id),
        family_id=FamilyId(row.family_id),
    )


def _stored_item(row: AnyRow, version: ItemVersion) -> StoredItem:
    return StoredItem(
        item=_item(row),
        part=row.source_part,
        unit_position=row.unit_position,
        unit_key=row.unit_key,
        case_key=row.case_key,
        version=version,
        as_set=bool(row.as_set),
    )


def _portions(ids: Sequence[ItemVersionId]) -> Iterator[Sequence[ItemVersionId]]:
    for start in range(0, len(ids), _IDS_AT_ONCE):
        yield ids[start : start + _IDS_AT_ONCE]
