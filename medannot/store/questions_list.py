"""The list of questions: counted, filtered and read in parts by the database itself.

It goes by the narrow lines of `library_index`: counts of any filter are sums over a few hundred
cells, and a part of the list is found by where it begins, never by counting through what stands
before it.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, select, text

from medannot.domain.ids import ItemId, ItemVersionId, MediaId
from medannot.domain.question import ItemType
from medannot.domain.question_list import (
    CHUNK,
    Cell,
    Facets,
    ItemLine,
    ItemQuery,
    Listing,
    ListOrder,
    counted_facets,
    fits,
)
from medannot.store.library_index import (
    MISSING,
    TEXTS,
    index_what_is_missing,
    prepare_texts,
    text_mark,
    texts_wait,
)
from medannot.store.questions_tables import (
    IMAGE,
    VERSION,
    AnyRow,
    has_key,
    missing_images,
)
from medannot.store.searched_words import Condition, searched_terms
from medannot.store.store import Store

Mark = tuple[int, int, int]
"""Age, part and position of the line at which a part of the list begins."""

_PARTS = """
SELECT p.id, s.name, p.set_version_id FROM library_part AS p
JOIN set_version AS v ON v.id = p.set_version_id JOIN question_set AS s ON s.id = v.set_id
ORDER BY s.name
"""

_CELLS = """
SELECT c.id, c.part_id, s.name, c.type, c.ability, c.language, c.modality, c.region, c.knowledge,
    c.image, c.has_key, c.lines
FROM library_cell AS c JOIN library_part AS p ON p.id = c.part_id
JOIN set_version AS v ON v.id = p.set_version_id JOIN question_set AS s ON s.id = v.set_id
"""

_BEFORE_ALL = -(2**62)
"""An age, in seconds before what changed last, that no line has."""

_READ_THROUGH = """
EXISTS (
    SELECT 1 FROM library_part AS p
    JOIN set_member AS m ON m.set_version_id = p.set_version_id AND m.position = l.position
    JOIN item_version AS v ON v.id = m.item_version_id
    WHERE p.id = l.part_id AND (
        v.stem LIKE :{like} ESCAPE '/' OR v.context LIKE :{like} ESCAPE '/'
        OR EXISTS (SELECT 1 FROM item_option AS o WHERE o.item_version_id = v.id
            AND o.text LIKE :{like} ESCAPE '/')
        OR EXISTS (SELECT 1 FROM item AS i WHERE i.id = v.item_id
            AND i.source_id LIKE :{like} ESCAPE '/')
    )
)
"""

_NOW = """
SELECT m.position, coalesce((
    SELECT d.new_version_id FROM question_decision AS d
    JOIN item_version AS v ON v.id = m.item_version_id
    WHERE d.item_id = v.item_id AND d.set_version_id = m.set_version_id
    AND d.new_version_id IS NOT NULL ORDER BY d.seq DESC LIMIT 1
), m.item_version_id) AS version_id
FROM set_member AS m
JOIN library_part AS p ON p.set_version_id = m.set_version_id
WHERE p.id = :part AND m.position IN ({positions})
"""


class QuestionList:
    """Answers what a list over all questions asks; it never holds more than one page."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def make_ready(self) -> None:
        """Make the lines of sets that have none yet, such as after an image was erased."""
        with self._store.reading() as connection:
            lacks = connection.execute(text(MISSING)).first() is not None
        if lacks and not self._store.read_only:
            with self._store.deriving() as connection:
                index_what_is_missing(connection)

    def prepare_search(self, most: int) -> int:
        """Make some more texts ready for the search; return how many, 0 where all are."""
        with self._store.reading() as connection:
            if self._store.read_only or not texts_wait(connection):
                return 0
        with self._store.deriving() as connection:
            return prepare_texts(connection, most)

    def listing(self, query: ItemQuery, *, whole: bool = True) -> Listing:
        """Count what a query finds, and note where its parts begin, or the first one alone."""
        self.make_ready()
        with self._store.reading() as connection:
            asked = _Asked(connection, query)
            marks = asked.marks() if whole else asked.first_marks()
            return Listing(query, asked.facets(), asked.found(), marks)

    def lines(self, query: ItemQuery, mark: Mark, most: int = CHUNK) -> tuple[ItemLine, ...]:
        """Return the lines of what a query finds, from a mark of its listing on."""
        with self._store.reading() as connection:
            asked = _Asked(connection, query)
            places = asked.places(mark, most)
            names = {part: name for part, name, _version in asked.parts}
            found: dict[tuple[int, int], ItemLine] = {}
            for part in dict.fromkeys(part for part, _position in places):
                positions = [position for one, position in places if one == part]
                found |= {
                    (part, line.number): line
                    for line in _lines(connection, part, names[part], positions)
                }
        return tuple(found[place] for place in places)

    def count(self, query: ItemQuery) -> int:
        """Return how many items the query finds."""
        self.make_ready()
        with self._store.reading() as connection:
            return _Asked(connection, query).found()

    def facets(self, query: ItemQuery) -> Facets:
        """Count what the query finds by each property."""
        self.make_ready()
        with self._store.reading() as connection:
            return _Asked(connection, query).facets()

    def page(self, query: ItemQuery, offset: int, limit: int) -> tuple[ItemLine, ...]:
        """Return some lines of the list, wherever they stand."""
        listing = self.listing(query)
        chunk, skipped = divmod(offset, CHUNK)
        if chunk >= len(listing.marks):
            return ()
        return self.lines(query, listing.marks[chunk], skipped + limit)[skipped:]


class _Asked:
    """One query over one view of the data."""

    def __init__(self, connection: Connection, query: ItemQuery) -> None:
        self._connection, self._query = connection, query
        self.parts = [
            (int(row[0]), str(row[1]), row[2]) for row in connection.execute(text(_PARTS))
        ]
        rows = connection.execute(text(_CELLS)).all()
        self._cells = [_cell(row) for row in rows]
        self._part_of = {row[0]: int(row[1]) for row in rows}
        self._text, self._values = self._text_asked()
        self._lines = self._found_lines()

    def _text_asked(self) -> tuple[str, dict[str, object]]:
        terms = searched_terms(self._query.text)
        if not terms:
            return "", {}
        asked = Condition(terms)
        through, values = asked.each(_READ_THROUGH), dict(asked.values)
        mark = text_mark(self._connection)
        if not mark:
            return f" AND {through}", values
        ready = f"SELECT rowid FROM {TEXTS} WHERE {asked.indexed(TEXTS)}"  # noqa: S608  # of constants
        waiting = f"l.text_id > :mark AND {through}"
        return f" AND (l.text_id IN ({ready}) OR ({waiting}))", values | {"mark": mark}

    def _found_lines(self) -> Mapping[int, int]:
        """Return by cell in how many lines the text is found; all of them where none is asked."""
        if not self._text:
            return {cell.id: cell.lines for cell in self._cells}
        rows = self._connection.execute(
            text(
                "SELECT l.cell_id, count(*) FROM library_line AS l "  # noqa: S608  # of constants
                f"WHERE l.part_id IN ({self._part_ids()}){self._text} GROUP BY l.cell_id"
            ),
            self._values,
        )
        return {int(cell): int(number) for cell, number in rows}

    def _part_ids(self) -> str:
        return ", ".join(str(part) for part, _name, _version in self.parts)

    def facets(self) -> Facets:
        return counted_facets(self._cells, self._query, self._lines)

    def found(self) -> int:
        return sum(self._lines.get(cell.id, 0) for cell in self._wanted())

    def _wanted(self) -> list[Cell]:
        return [cell for cell in self._cells if fits(cell, self._query)]

    def _of_part(self, part: int) -> tuple[list[Cell], bool]:
        """Return the wanted cells of a part, and whether these are all it has."""
        wanted = [cell for cell in self._wanted() if self._part_of[cell.id] == part]
        return wanted, len(wanted) == sum(one == part for one in self._part_of.values())

    def first_marks(self) -> Sequence[Mark]:
        """Return where the first part begins; all marks where no line has to be read for them."""
        if not self.found():
            return ()
        if self._query.order is ListOrder.CHANGED:
            return ((_BEFORE_ALL, 0, 0),)
        if not self._text and len(self._wanted()) == len(self._cells):
            return self.marks()
        parts = {self._part_of[cell.id] for cell in self._wanted() if self._lines.get(cell.id)}
        return ((0, next(part for part, _name, _version in self.parts if part in parts), 1),)

    def marks(self) -> Sequence[Mark]:
        if self._query.order is ListOrder.CHANGED:
            return self._marks_by_change()
        marks: list[Mark] = []
        before = 0
        for part, _name, _version in self.parts:
            cells, whole = self._of_part(part)
            number = sum(self._lines.get(cell.id, 0) for cell in cells)
            first = -before % CHUNK
            if whole and not self._text:
                marks += [(0, part, place + 1) for place in range(first, number, CHUNK)]
            elif number > first:
                rows = self._connection.execute(
                    text(
                        "SELECT position FROM (SELECT l.position, row_number() OVER "  # noqa: S608
                        "(ORDER BY l.position) - 1 AS n FROM library_line AS l "
                        f"WHERE l.part_id = {part}{_among(cells)}{self._text}) "
                        f"WHERE n % {CHUNK} = {first}"
                    ),
                    self._values,
                )
                marks += [(0, part, int(row[0])) for row in rows]
            before += number
        return marks

    def _marks_by_change(self) -> Sequence[Mark]:
        rows = self._connection.execute(
            text(
                "SELECT age, part_id, position FROM (SELECT l.age, l.part_id, l.position, "  # noqa: S608
                "row_number() OVER (ORDER BY l.age, l.part_id, l.position) - 1 AS n "
                f"FROM library_line AS l WHERE TRUE{_among(self._wanted())}{self._text}) "
                f"WHERE n % {CHUNK} = 0"
            ),
            self._values,
        )
        return [(int(row[0]), int(row[1]), int(row[2])) for row in rows]

    def places(self, mark: Mark, most: int) -> list[tuple[int, int]]:
        """Return part and position of some lines from a mark on."""
        if self._query.order is ListOrder.CHANGED:
            rows = self._connection.execute(
                text(
                    "SELECT l.part_id, l.position FROM library_line AS l "  # noqa: S608
                    "WHERE (l.age, l.part_id, l.position) >= (:age, :part, :position)"
                    f"{_among(self._wanted())}{self._text} "
                    f"ORDER BY l.age, l.part_id, l.position LIMIT {most}"
                ),
                {"age": mark[0], "part": mark[1], "position": mark[2], **self._values},
            )
            return [(int(row[0]), int(row[1])) for row in rows]
        found: list[tuple[int, int]] = []
        ids = [part for part, _name, _version in self.parts]
        for part in ids[ids.index(mark[1]) :] if mark[1] in ids else ():
            if len(found) < most:
                start = mark[2] if part == mark[1] else 1
                found += self._places_of(part, start, most - len(found))
        return found

    def _places_of(self, part: int, start: int, most: int) -> Iterator[tuple[int, int]]:
        cells, whole = self._of_part(part)
        if not cells:
            return
        among = "" if whole else _among(cells)
        rows = self._connection.execute(
            text(
                "SELECT l.position FROM library_line AS l "  # noqa: S608
                f"WHERE l.part_id = {part} AND l.position >= {start}{among}{self._text} "
                f"ORDER BY l.position LIMIT {most}"
            ),
            self._values,
        )
        for row in rows:
            yield part, int(row[0])


def _cell(row: AnyRow) -> Cell:
    id_, _part, name, type_, ability, language, modality, region, needs, image, keyed, lines = row
    return Cell(
        id=id_,
        set_name=name,
        type=type_,
        ability=ability,
        language=language,
        modality=modality,
        region=region,
        needs=needs,
        image=image,
        has_key=bool(keyed),
        lines=lines,
    )


def _among(cells: Sequence[Cell]) -> str:
    return f" AND l.cell_id IN ({', '.join(str(cell.id) for cell in cells)})"


def _lines(
    connection: Connection, part: int, set_name: str, positions: Sequence[int]
) -> Iterator[ItemLine]:
    listed = ", ".join(str(position) for position in positions)
    rows = connection.execute(text(_NOW.format(positions=listed)), {"part": part})
    places = {str(version): int(position) for position, version in rows}
    wanted = select(
        VERSION.c.id,
        VERSION.c.item_id,
        VERSION.c.stem,
        VERSION.c.type,
        VERSION.c.ability,
        VERSION.c.language,
        VERSION.c.number,
        _images().label("images"),
        missing_images().label("missing"),
        has_key().label("has_key"),
        _first_image().label("first_image"),
    ).where(VERSION.c.id.in_(places))
    for row in connection.execute(wanted):
        yield _line(row, set_name, places[row.id])


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


def _line(row: Row[Any], set_name: str, place: int) -> ItemLine:
    return ItemLine(
        version_id=ItemVersionId(row.id),
        item_id=ItemId(row.item_id),
        set_name=set_name,
        number=place,
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
