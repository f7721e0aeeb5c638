"""Writes a set version in pieces: as many questions as there are, in bounded memory."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256

from sqlalchemy import insert, text

from medannot.domain.audit import JsonValue, canonical_json
from medannot.domain.ids import ItemVersionId
from medannot.domain.question import Item, ItemVersion, ReferenceAnswer
from medannot.store.audit_items import ITEM_COLUMNS
from medannot.store.audit_questions import IMPORT, facts_of
from medannot.store.bulk import insert_many
from medannot.store.library_streaming import LibraryStream
from medannot.store.question_reviews import refuse_waiting_edits
from medannot.store.questions_beside import add_shapes
from medannot.store.questions_rows import GROUP_COLUMNS, ItemPlace, group_rows, item_row
from medannot.store.questions_tables import CASE, ITEM, MEMBER, SET, SET_VERSION, UNIT
from medannot.store.questions_writing import (
    FAMILY,
    QuestionWriter,
    SetHead,
    forget_names,
    item_rows,
    known_numbers,
    move_items,
    refuse_drawn,
    refuse_if_overtaken,
)
from medannot.store.reference_answers import key_rows
from medannot.store.store import Store
from medannot.store.unit_of_work import UnitOfWork

_LARGE = 50_000
"""From so many questions on, what lies in no order is sorted once, behind them."""

_MEMBER = ("set_version_id", "item_version_id", "position")
_UNORDERED = ("ix_item_version_content_hash",)
"""Indexes over hashes: each row would touch another page of them."""


@dataclass(slots=True)
class SetPiece:
    """Some questions of a set version, in order, with what is new of them.

    Attributes:
        units: the source's word of each new unit by id; so cases and families.
        moved: items that stay but now belong to another case or family.
        shapes: of the marks of new versions, by their ids.
    """

    units: Mapping[str, str] = field(default_factory=dict)
    cases: Mapping[str, str] = field(default_factory=dict)
    families: Mapping[str, str] = field(default_factory=dict)
    items: list[ItemPlace] = field(default_factory=list)
    moved: list[Item] = field(default_factory=list)
    versions: list[ItemVersion] = field(default_factory=list)
    references: list[ReferenceAnswer] = field(default_factory=list)
    members: list[ItemVersionId] = field(default_factory=list)
    shapes: dict[str, str] = field(default_factory=dict)


class _ListHash:
    """SHA-256 over a list as canonical JSON, entry by entry."""

    def __init__(self) -> None:
        self._hash = sha256(b"[")
        self._some = False

    def add(self, entries: Iterable[JsonValue | Sequence[object]]) -> None:
        body = canonical_json(list(entries))[1:-1]
        if body:
            self._hash.update((("," if self._some else "") + body).encode())
            self._some = True

    def hexdigest(self) -> str:
        whole = self._hash.copy()
        whole.update(b"]")
        return whole.hexdigest()


class SetStream:
    """One set version while it is written; ids of new rows must ascend from piece to piece.

    Args:
        store: the workspace's.
        work: the running write.
        head: the set version.
        size: about how many questions it will have.

    Raises:
        Refusal: the set was changed by somebody else since the change was made, was drawn from
            another one, or questions of it that a review has edited wait to be taken in.
    """

    def __init__(self, store: Store, work: UnitOfWork, head: SetHead) -> None:
        refuse_if_overtaken(work, head)
        refuse_drawn(work.connection, head.set_id, head.name)
        refuse_waiting_edits(work.connection, head.name, head.previous)
        self._writer = QuestionWriter(store)
        self._work = work
        self._head = head
        self._now = work.now()
        self._numbers = known_numbers(work, head)
        self._moved: list[Item] = []
        self._members = self._items = self._versions = 0
        self._hashes = {name: _ListHash() for name in ("members", "versions", "keys", "items")}
        connection = work.connection
        if head.previous is None:
            row = {"id": head.set_id, "name": head.name, "created_utc": self._now}
            connection.execute(insert(SET), [row])
        self._row: dict[str, JsonValue] = {
            "id": head.version_id,
            "set_id": head.set_id,
            "number": head.number,
            "content_hash": head.content_hash,
            "created_utc": self._now,
        }
        connection.execute(insert(SET_VERSION), [self._row])
        # Of a set that was there before some are known; they are made when they are asked for.
        new = head.previous is None
        self._library = LibraryStream(connection, head.version_id, self._now) if new else None

    def add(self, piece: SetPiece) -> None:
        """Write some questions."""
        connection, head = self._work.connection, self._head
        groups = ((UNIT, piece.units), (CASE, piece.cases), (FAMILY, piece.families))
        for table, words in groups:
            insert_many(connection, table, GROUP_COLUMNS, group_rows(head.set_id, words))
        items = [item_row(place, self._now) for place in piece.items]
        insert_many(connection, ITEM, ITEM_COLUMNS, items)
        versions = [self._numbered(version) for version in piece.versions]
        add_shapes(connection, piece.shapes)
        keys = list(key_rows(piece.references))
        self._writer.add_versions(self._work, versions, keys)
        start = self._members
        self._members += len(piece.members)
        rows = ((head.version_id, id_, at) for at, id_ in enumerate(piece.members, start=start + 1))
        insert_many(connection, MEMBER, _MEMBER, rows)
        if self._library is not None:
            self._library.add(versions)
        self._hashes["members"].add(piece.members)
        self._hashes["items"].add(items)
        self._hashes["versions"].add(facts_of(version) for version in versions)
        self._hashes["keys"].add(keys)
        self._items += len(items)
        self._versions += len(versions)
        self._moved += piece.moved

    def finish(self) -> None:
        """Write what concerns the set as a whole, and its one audit note."""
        if self._library is not None:
            self._library.finish()
        before = move_items(self._work, tuple(self._moved))
        forget_names(self._work, self._head)
        head = self._head
        moved = item_rows({item.id: (item.case_id, item.family_id) for item in self._moved})
        new: dict[str, JsonValue] = {
            "name": head.name,
            "set_version": head.version_id,
            "number": head.number,
            "manifest_sha256": head.content_hash,
            "members": self._members,
            **{f"{name}_sha256": made.hexdigest() for name, made in self._hashes.items()},
            "new_items": self._items,
            "new_versions": self._versions,
            "rows": {"set_version": [self._row], **({"item": moved} if moved else {})},
            **head.facts,
        }
        old: JsonValue = {"rows": {"item": item_rows(before)}} if before else None
        self._work.note(IMPORT, f"question_set:{head.set_id}", old=old, new=new)

    def _numbered(self, version: ItemVersion) -> ItemVersion:
        known = self._numbers.get(version.item_id, 0)
        return replace(version, number=known + 1) if version.number <= known else version


@contextmanager
def without_slow_indexes(work: UnitOfWork, size: int) -> Iterator[None]:
    """Leave indexes out while very many rows are written, and make them anew behind them.

    All of it is one transaction: where that ends early, the indexes are as they were.
    """
    connection = work.connection
    statements = []
    if size >= _LARGE:
        for name in _UNORDERED:
            wanted = text("SELECT sql FROM sqlite_master WHERE type = 'index' AND name = :name")
            statements.append(str(connection.execute(wanted, {"name": name}).scalar_one()))
            connection.exec_driver_sql(f"DROP INDEX {name}")
    yield
    for statement in statements:
        connection.exec_driver_sql(statement)
