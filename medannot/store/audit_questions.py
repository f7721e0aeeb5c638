"""The questions of a set, as the audit entry of their import vouches for them.

A set may have tens of thousands of questions; their rows themselves would swell the entry, and the
reference answers would stand in a table that travels. So the entry holds hashes.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from sqlalchemy import Column, Connection, select

from medannot.domain.audit import canonical_json
from medannot.domain.media import image_address
from medannot.domain.question import (
    ItemType,
    ItemVersion,
    content_bytes,
    content_hash,
    manifest_hash,
)
from medannot.domain.wording import agreeing, counted
from medannot.store.audit_items import ItemsCheck, hash_or_none, rows_sha256, untyped
from medannot.store.questions_beside import altered_shapes
from medannot.store.questions_rows import categories_json
from medannot.store.questions_tables import (
    IMAGE,
    MARK,
    MEMBER,
    OPTION,
    REFERENCE,
    RELATION,
    VERSION,
    AnyRow,
)
from medannot.store.tables import MediaRow, table_of

IMPORT = "questions.import"
TAKE = "questions.take"
"""A set version that takes in what a review has edited."""
EDIT = "question.edit"
"""One version of a question, which stands in no set version yet."""

_MEDIA = table_of(MediaRow)
_KEY = (
    REFERENCE.c.item_version_id,
    REFERENCE.c.option_ids,
    REFERENCE.c.text,
    REFERENCE.c.synonyms,
    REFERENCE.c.explanation,
)
_FACTS = (
    VERSION.c.id,
    VERSION.c.item_id,
    VERSION.c.number,
    VERSION.c.ability,
    VERSION.c.categories,
    VERSION.c.translation_group,
)
_ITEM_ID = 1  # its place in `_FACTS`
_SHOWN = (VERSION.c.stem, VERSION.c.context, VERSION.c.type, VERSION.c.language)


def members_sha256(ids: Sequence[str]) -> str:
    """Return SHA-256 over the item versions of a set, in its order."""
    return sha256(canonical_json(list(ids)).encode()).hexdigest()


def facts_of(version: ItemVersion) -> Sequence[object]:
    """Return what the content hash of an item version does not cover, as it is stored."""
    return [
        version.id,
        version.item_id,
        version.number,
        version.ability,
        categories_json(version.categories),
        version.translation_group,
        [option.id for option in version.options],
        [image.frame for image in version.images],
        [[mark.image, mark.frame, mark.label, mark.shape_id] for mark in version.marks],
        [[one.head, one.relation, one.tail, one.origin.value] for one in version.relations],
    ]


@dataclass(slots=True)
class _Stored:
    """All question contents of a workspace, without their texts.

    Attributes:
        facts: of each item version, as `facts_of` gives them.
        hashes: the stored content hash of each.
        keys: the row of each reference answer.
        altered: the item versions whose content does not fit its hash.
    """

    facts: dict[str, Sequence[object]] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)
    keys: dict[str, Sequence[object]] = field(default_factory=dict)
    altered: list[str] = field(default_factory=list)


class QuestionsCheck:
    """Follows the imports in their order and names the sets whose questions are not as written.

    Args:
        connection: reads damaged text with surrogates in its place.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._items = ItemsCheck(connection)
        self._seen: set[str] = set()
        self._read: _Stored | None = None

    def problems(self, body: Mapping[str, Any]) -> Iterator[str]:
        """Say where a set is another than its import's entry says.

        Args:
            body: the parsed text of any entry; only that of an import, of an edit and of what
                takes edits in says anything of questions.
        """
        new = body.get("new")
        if not isinstance(new, dict):
            return
        if body.get("action") == EDIT:
            yield from self._edit_problems(new)
        if body.get("action") in {IMPORT, TAKE}:
            yield from self._set_problems(body, new)

    def _edit_problems(self, new: Mapping[str, Any]) -> Iterator[str]:
        id_, stored = new["item_version"], self._stored()
        self._seen.add(id_)
        facts = [stored.facts[id_]] if id_ in stored.facts else []
        keys = [stored.keys[id_]] if id_ in stored.keys else []
        said = (new["content_sha256"], new["versions_sha256"])
        if (stored.hashes.get(id_), hash_or_none(lambda: rows_sha256(facts))) != said:
            yield (
                f"item_version {id_}: what a review made of the question was altered or removed: "
                "it is another than the audit vouches for"
            )
        if hash_or_none(lambda: rows_sha256(keys)) != new["keys_sha256"]:
            yield (
                f"item_version {id_}: the reference answer that a review gave it is not what the "
                "audit vouches for: it was altered, added or removed"
            )

    def _set_problems(self, body: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
        name, stored = f"set_version {new['set_version']}", self._stored()
        members = self._members(new["set_version"])
        added = [id_ for id_ in members if id_ not in self._seen]
        self._seen.update(members)
        facts = [stored.facts[id_] for id_ in added if id_ in stored.facts]
        self._items.note(name, (str(fact[_ITEM_ID]) for fact in facts), body)
        manifest = hash_or_none(
            lambda: manifest_hash([stored.hashes.get(id_, "") for id_ in members])
        )
        order = hash_or_none(lambda: members_sha256(members))
        if (manifest, order) != (new["manifest_sha256"], new["members_sha256"]):
            yield (
                f"{name}: its {counted(len(members), 'question')} "
                f"{agreeing(len(members), 'is', 'are')} not the {new['members']} that the "
                "audit vouches for: one was altered, added or removed"
            )
        if hash_or_none(lambda: rows_sha256(facts)) != new["versions_sha256"]:
            yield (
                f"{name}: an ability, category, number, option, frame, mark or relation of the "
                "questions that came with it is another than the audit vouches for"
            )
        keys = [stored.keys[id_] for id_ in added if id_ in stored.keys]
        if hash_or_none(lambda: rows_sha256(keys)) != new["keys_sha256"]:
            yield (
                f"{name}: the {counted(len(keys), 'reference answer')} that came with it "
                f"{agreeing(len(keys), 'is', 'are')} not what the audit vouches for: one was "
                "altered, added or removed"
            )

    def finish(self) -> Iterator[str]:
        """Say which items are not as written, and which content does not fit its hash."""
        yield from self._items.finish()
        for id_ in self._stored().altered:
            yield (
                f"item_version {id_} was altered: its texts, options or images do not fit its "
                "content hash"
            )
        yield from altered_shapes(self._connection)

    def _members(self, set_version: str) -> list[str]:
        wanted = (
            select(*untyped((MEMBER.c.item_version_id,)))
            .select_from(MEMBER)
            .where(MEMBER.c.set_version_id == set_version)
            .order_by(MEMBER.c.position)
        )
        return [row[0] for row in self._connection.execute(wanted)]

    def _stored(self) -> _Stored:
        if self._read is None:
            self._read = self._everything()
        return self._read

    def _everything(self) -> _Stored:
        found = _Stored()
        options = self._by_version(OPTION.c.item_version_id, (OPTION.c.id, OPTION.c.text))
        images = self._images()
        marks = self._by_version(
            MARK.c.item_version_id,
            (MARK.c.image, MARK.c.frame, MARK.c.label, MARK.c.shape_sha256),
        )
        relations = self._by_version(
            RELATION.c.item_version_id,
            (RELATION.c.head, RELATION.c.relation, RELATION.c.tail, RELATION.c.origin),
        )
        columns = untyped((*_FACTS, *_SHOWN, VERSION.c.content_hash))
        for row in self._connection.execute(select(*columns).select_from(VERSION)):
            own, pictures = options.get(row.id, []), images.get(row.id, [])
            found.hashes[row.id] = row.content_hash
            found.facts[row.id] = [
                *row[: len(_FACTS)],
                [id_ for id_, _ in own],
                [picture[3] for picture in pictures],
                [list(mark) for mark in marks.get(row.id, ())],
                [list(relation) for relation in relations.get(row.id, ())],
            ]
            computed = hash_or_none(lambda: _content(row, own, pictures))  # noqa: B023  # called at once
            if computed != row.content_hash:
                found.altered.append(row.id)
        for key in self._connection.execute(select(*untyped(_KEY)).select_from(REFERENCE)):
            found.keys[key[0]] = list(key)
        return found

    def _images(self) -> dict[str, list[tuple[Any, ...]]]:
        """Return of each item version its images as identity, role, caption and frame."""
        columns = (
            IMAGE.c.item_version_id,
            IMAGE.c.role,
            IMAGE.c.caption,
            IMAGE.c.frame,
            IMAGE.c.source_mac,
            _MEDIA.c.sha256,
            _MEDIA.c.orientation,
        )
        wanted = (
            select(*untyped(columns))
            .select_from(IMAGE.outerjoin(_MEDIA, _MEDIA.c.id == IMAGE.c.media_id))
            .order_by(IMAGE.c.item_version_id, IMAGE.c.position)
        )
        found = defaultdict(list)
        for version, role, caption, frame, mac, stored, turned in self._connection.execute(wanted):
            identity = image_address(stored, turned) if stored else f"missing:{mac}"
            found[version].append((identity, role, caption, frame))
        return found

    def _by_version(
        self, version: Column[Any], columns: Sequence[Column[Any]]
    ) -> dict[str, list[tuple[Any, ...]]]:
        table = version.table
        wanted = (
            select(*untyped((version, *columns)))
            .select_from(table)
            .order_by(version, table.c.position)
        )
        found = defaultdict(list)
        for id_, *values in self._connection.execute(wanted):
            found[id_].append(tuple(values))
        return found


def _content(row: AnyRow, options: Sequence[Any], images: Sequence[Any]) -> str:
    return content_hash(
        content_bytes(
            stem=row.stem,
            context=row.context,
            type_=ItemType(row.type),
            language=row.language,
            option_texts=[text for _, text in options],
            images=[image[:3] for image in images],
        )
    )
