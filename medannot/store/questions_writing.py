"""Writes a set version with its new items and item versions, in one unit of work."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, bindparam, func, insert, select, update

from medannot.domain.audit import JsonValue
from medannot.domain.errors import Refusal
from medannot.domain.ids import ItemVersionId, QuestionSetId, SetVersionId
from medannot.domain.progress import Progress, silent
from medannot.domain.question import Item, ItemVersion, ReferenceAnswer
from medannot.store.audit_items import ITEM_COLUMNS, rows_sha256
from medannot.store.audit_questions import IMPORT, facts_of, members_sha256
from medannot.store.bulk import insert_many
from medannot.store.library_index import index_set_version
from medannot.store.question_reviews import SET_DRAW, refuse_waiting_edits
from medannot.store.questions_beside import add_beside, add_shapes
from medannot.store.questions_rows import (
    GROUP_COLUMNS,
    IMAGE_COLUMNS,
    OPTION_COLUMNS,
    VERSION_COLUMNS,
    ItemPlace,
    group_rows,
    image_rows,
    item_row,
    option_rows,
    version_row,
)
from medannot.store.questions_tables import (
    CASE,
    IMAGE,
    ITEM,
    MEMBER,
    OPTION,
    SET,
    SET_VERSION,
    UNIT,
    VERSION,
)
from medannot.store.reference_answers import ReferenceAnswers, key_rows
from medannot.store.store import Store
from medannot.store.tables import FamilyRow, table_of
from medannot.store.unit_of_work import UnitOfWork

FAMILY = table_of(FamilyRow)
_Belongs = tuple[str, str]
"""Case and family of an item."""

_VERSIONS_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SetHead:
    """A set version that is to be written, without its questions.

    Attributes:
        previous: the set version that this one was made from, or None for a new set.
        content_hash: SHA-256 of the manifest.
        facts: counts and names for the audit entry.
    """

    set_id: QuestionSetId
    name: str
    version_id: SetVersionId
    number: int
    previous: SetVersionId | None
    content_hash: str
    facts: Mapping[str, JsonValue]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetChange(SetHead):
    """All that one write adds to a question set.

    Attributes:
        units: id and the source's word of each new unit; so cases and families.
        items: new items.
        moved: items that stay but now belong to another case or family.
        versions: new item versions.
        members: every item version of the set version, in order.
        shapes: new shapes of marks, by their ids.
    """

    units: Mapping[str, str]
    cases: Mapping[str, str]
    families: Mapping[str, str]
    items: tuple[ItemPlace, ...]
    moved: tuple[Item, ...]
    versions: tuple[ItemVersion, ...]
    references: tuple[ReferenceAnswer, ...]
    members: tuple[ItemVersionId, ...]
    shapes: Mapping[str, str] = field(default_factory=dict)


class QuestionWriter:
    """Writes set changes; the unit of work holds them together."""

    def __init__(self, store: Store) -> None:
        self._references = ReferenceAnswers(store)

    def write(
        self,
        work: UnitOfWork,
        change: SetChange,
        progress: Progress,
        *,
        action: str = IMPORT,
    ) -> None:
        """Write a whole set version and its one audit note.

        Args:
            work: the running write.
            change: the set version with what is new in it.
            progress: told the versions written.
            action: of the audit note.

        Raises:
            Refusal: the set was changed by somebody else since the change was made, or questions
                of it that a review has edited wait to be taken in.
            Stopped: the person stopped; nothing of it is kept.
        """
        refuse_if_overtaken(work, change)
        if action == IMPORT:
            refuse_waiting_edits(work.connection, change.name, change.previous)
            refuse_drawn(work.connection, change.set_id, change.name)
        change = _numbered(work, change)
        now = work.now()
        if change.previous is None:
            row = {"id": change.set_id, "name": change.name, "created_utc": now}
            work.connection.execute(insert(SET), [row])
        for table, keys in ((UNIT, change.units), (CASE, change.cases), (FAMILY, change.families)):
            insert_many(work.connection, table, GROUP_COLUMNS, group_rows(change.set_id, keys))
        items = [item_row(place, now) for place in change.items]
        insert_many(work.connection, ITEM, ITEM_COLUMNS, items)
        before = move_items(work, change.moved)
        add_shapes(work.connection, change.shapes)
        self._write_versions(work, change.versions, now, progress)
        self._references.add(work, change.references)
        forget_names(work, change)
        version = _write_members(work, change, now)
        index_set_version(work.connection, change.set_id, change.version_id)
        work.note(
            action,
            f"question_set:{change.set_id}",
            old={"rows": {"item": item_rows(before)}} if before else None,
            new=_audited(change, version) | {"items_sha256": rows_sha256(items)},
        )

    def add_versions(
        self,
        work: UnitOfWork,
        versions: Sequence[ItemVersion],
        keys: Iterable[tuple[object, ...]],
    ) -> None:
        """Append item versions with the rows of their keys; the caller writes the audit note."""
        self._write_versions(work, versions, work.now(), silent)
        self._references.add_rows(work, keys)

    @staticmethod
    def _write_versions(
        work: UnitOfWork, new: Sequence[ItemVersion], now: str, progress: Progress
    ) -> None:
        total = len(new)
        for start in range(0, total, _VERSIONS_AT_ONCE):
            progress(start, total)
            some = new[start : start + _VERSIONS_AT_ONCE]
            versions = (version_row(version, now) for version in some)
            insert_many(work.connection, VERSION, VERSION_COLUMNS, versions)
            options = (row for version in some for row in option_rows(version))
            insert_many(work.connection, OPTION, OPTION_COLUMNS, options)
            images = (row for version in some for row in image_rows(version))
            insert_many(work.connection, IMAGE, IMAGE_COLUMNS, images)
            add_beside(work.connection, some)
        progress(total, total)


def refuse_if_overtaken(work: UnitOfWork, change: SetHead) -> None:
    """Refuse to write beside a set version that came in between.

    Raises:
        Refusal: there is one.
    """
    newest = work.connection.execute(
        select(SET_VERSION.c.id)
        .join(SET, SET.c.id == SET_VERSION.c.set_id)
        .where(SET.c.name == change.name)
        .order_by(SET_VERSION.c.number.desc())
        .limit(1)
    ).scalar()
    if newest != change.previous:
        raise Refusal(
            "The set {name} was changed while the files were read; read them again.",
            name=change.name,
        )


def refuse_drawn(connection: Connection, set_id: QuestionSetId, name: str) -> None:
    """Keep questions of files out of a set that was drawn from another one.

    Raises:
        Refusal: it was.
    """
    drawn = select(SET_DRAW.c.set_id).where(SET_DRAW.c.set_id == set_id)
    if connection.execute(drawn).first() is not None:
        raise Refusal(
            "The set {name} was drawn from another one and takes no files; import them into "
            "another set.",
            name=name,
        )


def _numbered(work: UnitOfWork, change: SetChange) -> SetChange:
    """Count each new version on from the last one of its item.

    Where a reviewer has taken an edit back, the set holds an earlier version than the last.
    """
    known = known_numbers(work, change)
    if not known:
        return change
    versions = tuple(
        replace(one, number=known[one.item_id] + 1)
        if one.number <= known.get(one.item_id, 0)
        else one
        for one in change.versions
    )
    return replace(change, versions=versions)


def known_numbers(work: UnitOfWork, head: SetHead) -> Mapping[str, int]:
    """Return of each item of a set the number of its last version; none of a new set."""
    if head.previous is None:
        return {}
    last = work.connection.execute(
        select(VERSION.c.item_id, func.max(VERSION.c.number))
        .join(ITEM, ITEM.c.id == VERSION.c.item_id)
        .where(ITEM.c.set_id == head.set_id)
        .group_by(VERSION.c.item_id)
    )
    return {row[0]: int(row[1]) for row in last}


def move_items(work: UnitOfWork, items: tuple[Item, ...]) -> dict[str, _Belongs]:
    """Put stored items into other cases and families; return what they belonged to before."""
    if not items:
        return {}
    moved = {item.id for item in items}
    stored = work.connection.execute(
        select(ITEM.c.id, ITEM.c.case_id, ITEM.c.family_id).where(ITEM.c.set_id == items[0].set_id)
    )
    before = {row.id: (row.case_id, row.family_id) for row in stored if row.id in moved}
    work.connection.execute(
        update(ITEM)
        .where(ITEM.c.id == bindparam("item"))
        .values(case_id=bindparam("case"), family_id=bindparam("kin")),
        [{"item": i.id, "case": i.case_id, "kin": i.family_id} for i in items],
    )
    return before


def item_rows(belongs: Mapping[str, _Belongs]) -> list[JsonValue]:
    """Return what items belong to as rows of an audit entry."""
    return [
        {"id": id_, "case_id": case, "family_id": family} for id_, (case, family) in belongs.items()
    ]


def forget_names(work: UnitOfWork, change: SetHead) -> None:
    """Clear the names of images that are no longer missing, in older versions too."""
    if change.previous is None:
        return
    items = select(ITEM.c.id).where(ITEM.c.set_id == change.set_id)
    versions = select(VERSION.c.id).where(VERSION.c.item_id.in_(items))
    stored = select(IMAGE.c.source_mac).where(
        IMAGE.c.media_id.is_not(None), IMAGE.c.item_version_id.in_(versions)
    )
    work.connection.execute(
        update(IMAGE)
        .where(
            IMAGE.c.source_name != "",
            IMAGE.c.item_version_id.in_(versions),
            IMAGE.c.source_mac.in_(stored),
        )
        .values(source_name="")
    )


def _write_members(work: UnitOfWork, change: SetChange, now: str) -> dict[str, JsonValue]:
    """Write the set version with its members; return its row."""
    row: dict[str, JsonValue] = {
        "id": change.version_id,
        "set_id": change.set_id,
        "number": change.number,
        "content_hash": change.content_hash,
        "created_utc": now,
    }
    work.connection.execute(insert(SET_VERSION), [row])
    members = ((change.version_id, id_, place) for place, id_ in enumerate(change.members, start=1))
    columns = ("set_version_id", "item_version_id", "position")
    insert_many(work.connection, MEMBER, columns, members)
    return row


def _audited(change: SetChange, version: JsonValue) -> dict[str, JsonValue]:
    moved = item_rows({item.id: (item.case_id, item.family_id) for item in change.moved})
    return {
        "name": change.name,
        "set_version": change.version_id,
        "number": change.number,
        "manifest_sha256": change.content_hash,
        "members": len(change.members),
        "members_sha256": members_sha256(change.members),
        "versions_sha256": rows_sha256(facts_of(version) for version in change.versions),
        "keys_sha256": rows_sha256(key_rows(change.references)),
        "new_items": len(change.items),
        "new_versions": len(change.versions),
        "rows": {"set_version": [version], **({"item": moved} if moved else {})},
        **change.facts,
    }
