"""What the questions of a file in Latin letters are in, told by the words of its first ones."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import Any

from medannot.domain.little_words import ENGLISH, LatinTexts, tells_english, told_of
from medannot.exchange.question_sets.containers.source import Row, Rows
from medannot.exchange.question_sets.lookup import text_at, value_at
from medannot.exchange.question_sets.mapping import LanguageRole, SetMapping
from medannot.exchange.question_sets.rows import pieces_of
from medannot.exchange.question_sets.stems import asked
from medannot.exchange.question_sets.values import RowRefused

LOOKED_AT = 300
"""So many rows are looked at, whose language is that of the file."""

ENOUGH = 20
"""So many questions tell their language by themselves; the files of fewer are taken together."""

_MOST_HELD = 8 * 1024 * 1024
"""Signs and bytes of rows that are held meanwhile; some carry their pictures."""


def latin_of_rows(
    rows: Rows, mapping: SetMapping | None, together: LatinTexts = ENGLISH
) -> tuple[Rows, LatinTexts]:
    """Return the rows as they were, and what those in Latin letters are in.

    Args:
        rows: of a file, from its first one.
        mapping: by which they are read; where it says the language of all, none is looked at.
        together: what the small files of the import are in, of which this may be one.
    """
    if not may_ask(mapping):
        return rows, ENGLISH
    first = list(_first(rows))
    return chain(first, rows), latin_of((record for _, record in first), mapping, together)


def may_ask(mapping: SetMapping | None) -> bool:
    """Tell whether records may name no language, and the mapping neither."""
    if mapping is None:
        return False
    return any(_asks(one.language) for one in (mapping, *mapping.variants))


def latin_of(
    records: Iterable[object], mapping: SetMapping | None, together: LatinTexts = ENGLISH
) -> LatinTexts:
    """Return what the questions of some records are in that name no language.

    Few of them that tell nothing are in what those of the other small files are in.
    """
    texts = list(texts_of(records, mapping))
    told = told_of(texts)
    if told is not ENGLISH or together is ENGLISH or len(texts) >= ENOUGH:
        return told
    return ENGLISH if tells_english(texts) else together


def texts_of(records: Iterable[object], mapping: SetMapping | None) -> Iterator[str]:
    """Yield the questions of some records that name no language."""
    if mapping is None or not may_ask(mapping):
        return
    for one in records:
        if isinstance(one, Mapping):
            yield from _texts(one, mapping)


def _asks(role: LanguageRole) -> bool:
    return not (role.default or role.columns)


def _first(rows: Rows) -> Iterator[Row]:
    held = 0
    for row in islice(rows, LOOKED_AT):
        yield row
        held += _size(row[1])
        if held > _MOST_HELD:
            return


def _size(value: object, depth: int = 4) -> int:
    if isinstance(value, str | bytes):
        return len(value)
    if not depth or not isinstance(value, Mapping | list | tuple):
        return 0
    parts = value.values() if isinstance(value, Mapping) else value
    return sum(_size(part, depth - 1) for part in parts)


def _texts(record: Mapping[str, Any], mapping: SetMapping) -> Iterator[str]:
    for inner, shape in pieces_of(record, mapping):
        try:
            if _asks(shape.language) and not value_at(inner, shape.language.key):
                yield asked(text_at(inner, shape.question, "question"), shape)
        except RowRefused:
            continue  # it is told of where the row is read
