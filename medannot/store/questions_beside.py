"""Marks and relations that came with questions; the reading room never asks here."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, select

from medannot.domain.annotation.shapes import Shape
from medannot.domain.errors import EnvironmentFault
from medannot.domain.ids import ItemVersionId, MediaId
from medannot.domain.question import ItemVersion
from medannot.domain.question_beside import (
    DrawnMark,
    Relation,
    RelationOrigin,
    SourceMark,
    shape_id,
    shape_of,
)
from medannot.store.bulk import insert_many
from medannot.store.questions_tables import (
    IMAGE,
    MARK,
    MEMBER,
    RELATION,
    SET_VERSION,
    SHAPE,
    newest_versions,
)
from medannot.store.store import Store

MARK_COLUMNS = ("item_version_id", "position", "image", "frame", "label", "shape_sha256")
RELATION_COLUMNS = ("item_version_id", "position", "head", "relation", "tail", "origin")
_IDS_AT_ONCE = 500


def add_shapes(connection: Connection, shapes: Mapping[str, str]) -> None:
    """Store shapes by their ids; one that is there already stays."""
    if shapes:
        connection.exec_driver_sql(
            "INSERT OR IGNORE INTO mark_shape (sha256, content) VALUES (?, ?)", list(shapes.items())
        )


def add_beside(connection: Connection, versions: Sequence[ItemVersion]) -> None:
    """Store the marks and relations of new item versions; their shapes are there already."""
    marks = (row for one in versions if one.marks for row in _mark_rows(one))
    insert_many(connection, MARK, MARK_COLUMNS, marks)
    relations = (row for one in versions if one.relations for row in _relation_rows(one))
    insert_many(connection, RELATION, RELATION_COLUMNS, relations)


def _mark_rows(version: ItemVersion) -> Iterator[tuple[object, ...]]:
    for place, mark in enumerate(version.marks, start=1):
        yield version.id, place, mark.image, mark.frame, mark.label, mark.shape_id


def _relation_rows(version: ItemVersion) -> Iterator[tuple[object, ...]]:
    for place, one in enumerate(version.relations, start=1):
        yield version.id, place, one.head, one.relation, one.tail, one.origin.value


def read_marks(connection: Connection, ids: Select[Any]) -> Mapping[str, list[SourceMark]]:
    """Return the marks of some item versions, without their shapes, by version."""
    found: dict[str, list[SourceMark]] = defaultdict(list)
    if connection.execute(select(MARK.c.position).limit(1)).first() is None:
        return found  # as most workspaces: no need to go through the ids
    wanted = select(MARK).where(MARK.c.item_version_id.in_(ids))
    for row in connection.execute(wanted.order_by(MARK.c.item_version_id, MARK.c.position)):
        mark = SourceMark(row.image, row.label, row.shape_sha256, row.frame)
        found[row.item_version_id].append(mark)
    return found


def read_relations(connection: Connection, ids: Select[Any]) -> Mapping[str, list[Relation]]:
    """Return the relations of some item versions, by version."""
    found: dict[str, list[Relation]] = defaultdict(list)
    if connection.execute(select(RELATION.c.position).limit(1)).first() is None:
        return found
    wanted = select(RELATION).where(RELATION.c.item_version_id.in_(ids))
    ordered = wanted.order_by(RELATION.c.item_version_id, RELATION.c.position)
    for row in connection.execute(ordered):
        one = Relation(row.head, row.relation, row.tail, RelationOrigin(row.origin))
        found[row.item_version_id].append(one)
    return found


def altered_shapes(connection: Connection) -> Iterator[str]:
    """Name each stored shape that does not fit its id."""
    rows = connection.exec_driver_sql("SELECT sha256, CAST(content AS BLOB) FROM mark_shape")
    for id_, content in rows:
        text = bytes(content or b"").decode("utf-8", "replace")
        if shape_id(text) != id_:
            yield f"mark_shape {id_} was altered: its content does not fit its hash"


class QuestionMarks:
    """Reads what sources draw on the images of questions."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def drawn(
        self, versions: Iterable[ItemVersion]
    ) -> Mapping[ItemVersionId, tuple[DrawnMark, ...]]:
        """Return the marks of item versions with their shapes; those without any are left out.

        Raises:
            EnvironmentFault: a stored shape cannot be read.
        """
        marked = [one for one in versions if one.marks]
        wanted = sorted({mark.shape_id for one in marked for mark in one.marks})
        texts: dict[str, str] = {}
        with self._store.reading() as connection:
            for start in range(0, len(wanted), _IDS_AT_ONCE):
                some = wanted[start : start + _IDS_AT_ONCE]
                rows = connection.execute(select(SHAPE).where(SHAPE.c.sha256.in_(some)))
                texts |= {row.sha256: row.content for row in rows}
        shapes = _shapes(texts)
        try:
            return {
                one.id: tuple(
                    DrawnMark(mark.image, mark.label, shapes[mark.shape_id], mark.frame)
                    for mark in one.marks
                )
                for one in marked
            }
        except KeyError as fault:
            raise _unreadable() from fault

    def of_media(self, ids: Iterable[MediaId]) -> Mapping[MediaId, tuple[DrawnMark, ...]]:
        """Return by image what the newest versions of question sets draw on it, each mark once.

        The places of the images among those of their questions are all 1.

        Raises:
            EnvironmentFault: a stored shape cannot be read.
        """
        wanted = sorted(set(ids))
        found: dict[MediaId, dict[tuple[str, str, int], None]] = {}
        texts: dict[str, str] = {}
        with self._store.reading() as connection:
            for start in range(0, len(wanted), _IDS_AT_ONCE):
                some = wanted[start : start + _IDS_AT_ONCE]
                for row in connection.execute(_of_media(some)):
                    mark = (row.label, row.shape_sha256, row.frame)
                    found.setdefault(MediaId(row.media_id), {}).setdefault(mark)
                    texts.setdefault(row.shape_sha256, row.content)
        shapes = _shapes(texts)
        return {
            id_: tuple(DrawnMark(1, label, shapes[shape], frame) for label, shape, frame in marks)
            for id_, marks in found.items()
        }


def _of_media(ids: Sequence[MediaId]) -> Select[Any]:
    members = (
        select(MEMBER.c.item_version_id)
        .join(SET_VERSION, SET_VERSION.c.id == MEMBER.c.set_version_id)
        .where(newest_versions())
    )
    return (
        select(IMAGE.c.media_id, MARK.c.label, MARK.c.frame, MARK.c.shape_sha256, SHAPE.c.content)
        .join(
            MARK,
            (MARK.c.item_version_id == IMAGE.c.item_version_id)
            & (MARK.c.image == IMAGE.c.position),
        )
        .join(SHAPE, SHAPE.c.sha256 == MARK.c.shape_sha256)
        .where(IMAGE.c.media_id.in_(ids), IMAGE.c.item_version_id.in_(members))
        .order_by(IMAGE.c.media_id, MARK.c.item_version_id, MARK.c.position)
    )


def _shapes(texts: Mapping[str, str]) -> Mapping[str, Shape]:
    try:
        return {id_: shape_of(text) for id_, text in texts.items()}
    except ValueError as fault:
        raise _unreadable() from fault


def _unreadable() -> EnvironmentFault:
    return EnvironmentFault(
        "A mark that came with a question cannot be read; verify the audit, and restore a backup "
        "where it finds something altered."
    )
