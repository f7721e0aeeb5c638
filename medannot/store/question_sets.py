"""What people say of whole sets: names of frozen versions, draws, and languages joined."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Row, func, insert, select, text

from medannot.domain.audit import JsonValue, canonical_json
from medannot.domain.errors import Refusal
from medannot.domain.ids import ItemId, ItemVersionId, QuestionSetId, SetVersionId
from medannot.domain.question import QuestionSet
from medannot.domain.question_list import ItemQuery
from medannot.domain.subset import DrawPlace, StratumShare
from medannot.store.questions_list import QuestionList
from medannot.store.questions_tables import ITEM, MEMBER, SET, SET_VERSION, VERSION
from medannot.store.store import Store
from medannot.store.tables import LanguageLinkRow, SetDrawRow, SetFreezeRow, table_of
from medannot.store.unit_of_work import UnitOfWork

FREEZE = table_of(SetFreezeRow)
DRAW = table_of(SetDrawRow)
LINK = table_of(LanguageLinkRow)

_DRAWABLE = """
SELECT m.item_version_id AS version_id, v.content_hash, v.item_id, i.unit_id, i.family_id, c.type,
    c.ability, c.modality, c.region, c.language, c.knowledge, c.image
FROM library_part AS p
JOIN library_line AS l ON l.part_id = p.id
JOIN library_cell AS c ON c.id = l.cell_id
JOIN set_member AS m ON m.set_version_id = p.set_version_id AND m.position = l.position
JOIN item_version AS v ON v.id = m.item_version_id
JOIN item AS i ON i.id = v.item_id
WHERE p.set_version_id = :version_id ORDER BY l.position
"""

_STANDING = """
SELECT k.id, k.first_id, k.second_id, k.author, k.utc FROM language_link AS k
WHERE (k.first_id = :item OR k.second_id = :item) AND k.withdraws IS NULL
AND NOT EXISTS (SELECT 1 FROM language_link AS w WHERE w.withdraws = k.id) ORDER BY k.utc, k.id
"""

_PAIRED = """
SELECT o.item_id, max(o.number) FROM item_version AS v
JOIN item AS i ON i.id = v.item_id
JOIN item_version AS o ON o.translation_group = v.translation_group AND o.translation_group <> ''
JOIN item AS j ON j.id = o.item_id AND j.set_id = i.set_id
WHERE v.item_id = :item AND o.item_id <> :item GROUP BY o.item_id
"""

_OF_VERSION = """
SELECT v.item_id, v.translation_group FROM set_member AS m
JOIN item_version AS v ON v.id = m.item_version_id WHERE m.set_version_id = :version_id
"""

_PAIRS_OF_SOURCE = f"""
SELECT first, item_id FROM (
    SELECT item_id, min(item_id) OVER same AS first, count(*) OVER same AS number
    FROM ({_OF_VERSION} AND v.translation_group <> '')
    WINDOW same AS (PARTITION BY translation_group)
) WHERE number > 1
"""  # noqa: S608  # made of constants

_PAIRS_OF_PEOPLE = f"""
WITH own AS ({_OF_VERSION})
SELECT k.first_id, k.second_id FROM language_link AS k
WHERE k.withdraws IS NULL
AND NOT EXISTS (SELECT 1 FROM language_link AS w WHERE w.withdraws = k.id)
AND k.first_id IN (SELECT item_id FROM own) AND k.second_id IN (SELECT item_id FROM own)
ORDER BY k.utc, k.id
"""  # noqa: S608  # made of constants

_NEWEST = """
SELECT v.id, v.language FROM item_version AS v WHERE v.item_id = :item
ORDER BY v.number DESC LIMIT 1
"""

_BY_SOURCE = """
SELECT i.source_id, i.id, v.language FROM set_member AS m
JOIN item_version AS v ON v.id = m.item_version_id JOIN item AS i ON i.id = v.item_id
WHERE m.set_version_id = :version_id AND i.source_id <> ''
"""


@dataclass(frozen=True, slots=True)
class FrozenSet:
    """A set version that has a name.

    Attributes:
        manifest: SHA-256 over the content hashes of its items, in order.
        items: questions of the version.
        newest: number of the set's newest version; above `number` once the set was changed.
        edited: questions that were edited and are in no version of the set yet.
    """

    name: str
    set_name: str
    number: int
    manifest: str
    author: str
    utc: str
    items: int
    newest: int
    edited: int = 0


@dataclass(frozen=True, slots=True)
class SetDraw:
    """How a set was drawn from a version of another.

    Attributes:
        size: questions that were wanted; `drawn` may be fewer, as what belongs together stays so.
        families: whether questions of one case or image stayed together.
        strata: properties by which it was divided.
        shares: what each stratum was due and what it got, by its name.
        filters: what alone was drawn from, by property.
        population: questions that fitted.
    """

    set_name: str
    of_set: str
    of_number: int
    size: int
    seed: int
    families: bool
    strata: tuple[str, ...]
    shares: tuple[StratumShare, ...]
    filters: Mapping[str, tuple[str, ...]]
    population: int
    drawn: int
    algorithm: str
    author: str
    utc: str


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """The same question in another language.

    Attributes:
        link_id: of what a person said; "" where the source itself pairs them.
    """

    item_id: ItemId
    version_id: ItemVersionId
    language: str
    link_id: str
    author: str = ""


class QuestionSets:
    """Reads and appends what people say of sets."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def orders(self, set_id: QuestionSetId) -> tuple[tuple[tuple[ItemId, str], ...], ...]:
        """Return of each version of a set its items with the source's ids, in their order."""
        statement = (
            select(SET_VERSION.c.id, ITEM.c.id.label("item_id"), ITEM.c.source_id)
            .join(MEMBER, MEMBER.c.set_version_id == SET_VERSION.c.id)
            .join(VERSION, VERSION.c.id == MEMBER.c.item_version_id)
            .join(ITEM, ITEM.c.id == VERSION.c.item_id)
            .where(SET_VERSION.c.set_id == set_id)
            .order_by(SET_VERSION.c.number, MEMBER.c.position)
        )
        with self._store.reading() as connection:
            rows = connection.execute(statement).all()
        found: dict[str, list[tuple[ItemId, str]]] = {}
        for row in rows:
            found.setdefault(row[0], []).append((ItemId(row[1]), str(row[2])))
        return tuple(map(tuple, found.values()))

    def freezes(self) -> tuple[FrozenSet, ...]:
        """Return every named set version, by set and number."""
        later = SET_VERSION.alias()
        newest = select(func.max(later.c.number)).where(later.c.set_id == SET.c.id)
        items = select(func.count()).where(MEMBER.c.set_version_id == SET_VERSION.c.id)
        wanted = (
            select(
                FREEZE.c.name,
                SET.c.name.label("set_name"),
                SET_VERSION.c.number,
                SET_VERSION.c.content_hash,
                FREEZE.c.author,
                FREEZE.c.utc,
                items.correlate(SET_VERSION).scalar_subquery(),
                newest.correlate(SET).scalar_subquery(),
            )
            .join(SET_VERSION, SET_VERSION.c.id == FREEZE.c.set_version_id)
            .join(SET, SET.c.id == SET_VERSION.c.set_id)
            .order_by(SET.c.name, SET_VERSION.c.number)
        )
        with self._store.reading() as connection:
            return tuple(FrozenSet(*row) for row in connection.execute(wanted))

    def freeze(self, work: UnitOfWork, one: QuestionSet, name: str) -> None:
        """Name a set version.

        Raises:
            Refusal: it has a name, or another version has this one.
        """
        for frozen in self.freezes():
            if (frozen.set_name, frozen.number) == (one.name, one.version_number):
                raise Refusal(
                    "Version {number} of the set {set} is frozen already, as {name}.",
                    number=one.version_number,
                    set=one.name,
                    name=frozen.name,
                )
            if frozen.name == name:
                raise Refusal(
                    "{name} names another frozen set already; choose another name.", name=name
                )
        row = {
            "set_version_id": one.version_id,
            "name": name,
            "author": work.actor.code,
            "utc": work.now(),
        }
        work.connection.execute(insert(FREEZE), [row])
        work.note("set.freeze", f"question_set:{one.id}", new={"rows": {"set_freeze": [row]}})

    def draws(self) -> tuple[SetDraw, ...]:
        """Return how each drawn set was drawn, by name."""
        of = SET.alias("of_set")
        made, first = SET_VERSION.alias("of_version"), SET_VERSION.alias("first_version")
        drawn = (
            select(func.count())
            .select_from(MEMBER.join(first, first.c.id == MEMBER.c.set_version_id))
            .where(first.c.set_id == DRAW.c.set_id, first.c.number == 1)
            .correlate(DRAW)
            .scalar_subquery()
            .label("drawn")
        )
        wanted = (
            select(DRAW, SET.c.name, of.c.name.label("of_name"), made.c.number, drawn)
            .join(SET, SET.c.id == DRAW.c.set_id)
            .join(made, made.c.id == DRAW.c.of_version_id)
            .join(of, of.c.id == made.c.set_id)
            .order_by(SET.c.name)
        )
        with self._store.reading() as connection:
            return tuple(_draw(row) for row in connection.execute(wanted))

    def drawable(
        self, one: QuestionSet, query: ItemQuery, strata: Sequence[str]
    ) -> tuple[tuple[DrawPlace, ...], Mapping[ItemVersionId, str]]:
        """Return what of a set can be drawn, in its order, and the content hash of each."""
        QuestionList(self._store).make_ready()
        with self._store.reading() as connection:
            rows = connection.execute(text(_DRAWABLE), {"version_id": one.version_id}).all()
        fitting = [
            row
            for row in rows
            if (not query.types or row.type in query.types)
            and (not query.abilities or row.ability in query.abilities)
            and (not query.languages or row.language in query.languages)
            and (not query.modalities or row.modality in query.modalities)
            and (not query.regions or row.region in query.regions)
            and (not query.images or row.image in query.images)
            and (not query.needs or row.knowledge in query.needs)
        ]
        joined = self.joined(one.version_id)
        places = tuple(
            DrawPlace(
                ItemVersionId(row.version_id),
                row.unit_id,
                row.family_id,
                tuple(str(getattr(row, name)) for name in strata),
                joined.get(ItemId(row.item_id)),
            )
            for row in fitting
        )
        return places, {ItemVersionId(row.version_id): row.content_hash for row in fitting}

    @staticmethod
    def add_draw(
        work: UnitOfWork, set_id: QuestionSetId, of_version: SetVersionId, draw: SetDraw
    ) -> None:
        """Append how a set was drawn."""
        row: dict[str, JsonValue] = {
            "set_id": set_id,
            "of_version_id": of_version,
            "size": draw.size,
            "seed": draw.seed,
            "families": draw.families,
            "strata": canonical_json(list(draw.strata)),
            "shares": canonical_json(
                [[list(one.stratum), one.found, one.due, one.drawn] for one in draw.shares]
            ),
            "filters": canonical_json({key: list(those) for key, those in draw.filters.items()}),
            "population": draw.population,
            "algorithm": draw.algorithm,
            "author": draw.author,
            "utc": draw.utc,
        }
        work.connection.execute(insert(DRAW), [row])
        work.note("set.draw", f"question_set:{set_id}", new={"rows": {"set_draw": [row]}})

    # Languages

    def other_languages(self, item_id: ItemId) -> tuple[OtherLanguage, ...]:
        """Return the same question in other languages: as its source says, and as people do."""
        found: dict[str, OtherLanguage] = {}
        with self._store.reading() as connection:
            paired = connection.execute(text(_PAIRED), {"item": item_id})
            pairs = [(row[0], "", "") for row in paired]
            for link in connection.execute(text(_STANDING), {"item": item_id}):
                other = link.second_id if link.first_id == item_id else link.first_id
                pairs.append((other, link.id, link.author))
            for other, link_id, author in pairs:
                row = connection.execute(text(_NEWEST), {"item": other}).one()
                found.setdefault(
                    other,
                    OtherLanguage(
                        ItemId(other), ItemVersionId(row.id), row.language, link_id, author
                    ),
                )
        return tuple(found.values())

    def joined(self, version_id: SetVersionId) -> Mapping[ItemId, int]:
        """Return a number for each question of a set version that stands in several languages.

        Items of one question have the same number; items of one language alone are left out.
        """
        with self._store.reading() as connection:
            pairs = [
                (str(row[0]), str(row[1]))
                for statement in (_PAIRS_OF_SOURCE, _PAIRS_OF_PEOPLE)
                for row in connection.execute(text(statement), {"version_id": version_id})
            ]
        numbers: dict[str, int] = {}
        for place, (one, other) in enumerate(pairs):
            number = numbers.get(one, numbers.get(other, place))
            stale = {numbers.get(one, number), numbers.get(other, number)} - {number}
            if stale:
                numbers = {id_: number if at in stale else at for id_, at in numbers.items()}
            numbers[one] = numbers[other] = number
        return {ItemId(id_): number for id_, number in numbers.items()}

    def join(self, work: UnitOfWork, pairs: Sequence[tuple[ItemId, ItemId]]) -> None:
        """Say of pairs of items that they are one question in two languages."""
        rows: list[JsonValue] = [
            {
                "id": work.ids.new(),
                "first_id": first,
                "second_id": second,
                "author": work.actor.code,
                "utc": work.now(),
                "withdraws": None,
            }
            for first, second in pairs
        ]
        work.connection.execute(insert(LINK), cast("list[dict[str, Any]]", rows))
        work.note("languages.join", f"item:{pairs[0][0]}", new={"rows": {"language_link": rows}})

    def part(self, work: UnitOfWork, item_id: ItemId, other: OtherLanguage) -> None:
        """Take back that two items are one question."""
        row: dict[str, JsonValue] = {
            "id": work.ids.new(),
            "first_id": item_id,
            "second_id": other.item_id,
            "author": work.actor.code,
            "utc": work.now(),
            "withdraws": other.link_id,
        }
        work.connection.execute(insert(LINK), [row])
        work.note("languages.part", f"item:{item_id}", new={"rows": {"language_link": [row]}})

    def by_source_id(self, one: QuestionSet) -> Mapping[str, tuple[tuple[ItemId, str], ...]]:
        """Return the items of a set with their languages, by the source's own id."""
        found: dict[str, list[tuple[ItemId, str]]] = {}
        with self._store.reading() as connection:
            rows = connection.execute(text(_BY_SOURCE), {"version_id": one.version_id})
            for source_id, item_id, language in rows:
                found.setdefault(source_id, []).append((ItemId(item_id), language))
        return {source_id: tuple(items) for source_id, items in found.items()}


def _draw(row: Row[Any]) -> SetDraw:
    return SetDraw(
        set_name=row.name,
        of_set=row.of_name,
        of_number=row.number,
        size=row.size,
        seed=row.seed,
        families=row.families,
        strata=tuple(json.loads(row.strata)),
        shares=tuple(
            StratumShare(tuple(stratum), *numbers) for stratum, *numbers in json.loads(row.shares)
        ),
        filters={key: tuple(those) for key, those in json.loads(row.filters).items()},
        population=row.population,
        drawn=row.drawn,
        algorithm=row.algorithm,
        author=row.author,
        utc=row.utc,
    )
