"""The content of item versions, gathered from its tables."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import ColumnElement, Connection, select

from medannot.domain.ids import ItemId, ItemVersionId, MediaId, OptionId
from medannot.domain.question import ItemImage, ItemType, ItemVersion, Option
from medannot.store.questions_beside import read_marks, read_relations
from medannot.store.questions_tables import IMAGE, OPTION, VERSION, AnyRow, has_key


def read_contents(connection: Connection, chosen: ColumnElement[bool]) -> Iterator[ItemVersion]:
    """Yield the chosen item versions with options and images, in no order."""
    ids = select(VERSION.c.id).where(chosen)
    options: dict[str, list[Option]] = defaultdict(list)
    for row in connection.execute(
        select(OPTION.c.item_version_id, OPTION.c.id, OPTION.c.text)
        .where(OPTION.c.item_version_id.in_(ids))
        .order_by(OPTION.c.item_version_id, OPTION.c.position)
    ):
        options[row.item_version_id].append(Option(OptionId(row.id), row.text))
    images: dict[str, list[ItemImage]] = defaultdict(list)
    for row in connection.execute(
        select(IMAGE)
        .where(IMAGE.c.item_version_id.in_(ids))
        .order_by(IMAGE.c.item_version_id, IMAGE.c.position)
    ):
        images[row.item_version_id].append(_image(row))
    marks, relations = read_marks(connection, ids), read_relations(connection, ids)
    for row in connection.execute(select(VERSION, has_key().label("has_key")).where(chosen)):
        version = _version(row, tuple(options[row.id]), tuple(images[row.id]))
        if row.id in marks or row.id in relations:
            beside = tuple(marks.get(row.id, ())), tuple(relations.get(row.id, ()))
            version = replace(version, marks=beside[0], relations=beside[1])
        yield version


def _image(row: AnyRow) -> ItemImage:
    return ItemImage(
        media_id=MediaId(row.media_id) if row.media_id else None,
        role=row.role,
        caption=row.caption,
        source_name=row.source_name,
        frame=row.frame,
        source_mac=row.source_mac,
    )


def _version(
    row: AnyRow, options: tuple[Option, ...], images: tuple[ItemImage, ...]
) -> ItemVersion:
    return ItemVersion(
        id=ItemVersionId(row.id),
        item_id=ItemId(row.item_id),
        number=row.number,
        stem=row.stem,
        context=row.context,
        type=ItemType(row.type),
        ability=row.ability,
        language=row.language,
        options=options,
        images=images,
        content_hash=row.content_hash,
        has_key=bool(row.has_key),
        categories=json.loads(row.categories),
        translation_group=row.translation_group,
    )
