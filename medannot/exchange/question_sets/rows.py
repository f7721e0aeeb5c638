"""One row of a file becomes drafts of items: shapes, parts, languages, and what is refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from medannot.domain.errors import Sentence
from medannot.domain.little_words import ENGLISH, LatinTexts
from medannot.exchange.question_sets.expanding import Part, in_languages, parts_of
from medannot.exchange.question_sets.lookup import value_at
from medannot.exchange.question_sets.mapping import SetMapping
from medannot.exchange.question_sets.recognition import shape_of
from medannot.exchange.question_sets.records import read_draft
from medannot.exchange.question_sets.values import Draft, RowRefused, Spoken, changed

_Spoken = tuple[str | None, LatinTexts]
"""The language of records that name none, and what Latin letters are in where there is none."""


@dataclass(frozen=True, slots=True)
class RowReading:
    """What one row gave.

    Attributes:
        drafts: its items, in order; of a row that is one item, that one.
        refused: one sentence for each item that cannot be made.
        kept: whether the mapping takes the row at all.
    """

    drafts: tuple[Draft, ...] = ()
    refused: tuple[str, ...] = ()
    kept: bool = True


def read_row(
    file: str,
    row: int,
    record: object,
    mapping: SetMapping,
    language: str | None = None,
    latin: LatinTexts = ENGLISH,
) -> RowReading:
    """Return the items of a row; nothing is raised, whatever the row holds.

    Args:
        file: the file's name.
        row: the record's number or line.
        record: an object, or a list, which is then reached by "@value".
        mapping: which key plays which role.
        language: of a record that names none.
        latin: what its Latin letters are in, where nothing names a language.
    """
    if isinstance(record, list | tuple):
        record = {"@value": list(record)}
    if not isinstance(record, dict):
        return RowReading(refused=(Sentence("the row is no JSON object."),))
    shape = shape_of(mapping, record)
    if not _is_kept(record, shape):
        return RowReading(kept=False)
    if shape.expand is None and not shape.language.columns:
        return _read_one(file, row, record, shape, (language, latin))
    try:
        parts = parts_of(record, shape)
    except RowRefused as fault:
        return RowReading(refused=(fault.reason,))
    return _read_parts(file, row, parts, shape, (language, latin))


def pieces_of(
    record: Mapping[str, Any], mapping: SetMapping
) -> tuple[tuple[Mapping[str, Any], SetMapping], ...]:
    """Return what each item of a row is read from: a record, and the mapping that holds for it.

    There is none where the mapping leaves the row out, or its parts cannot be told.
    """
    shape = shape_of(mapping, record)
    if not _is_kept(record, shape):
        return ()
    if shape.expand is None and not shape.language.columns:
        return ((record, shape),)
    try:
        parts = parts_of(record, shape)
        spoken = [(one.record, in_languages(one.record, one.mapping)) for one in parts]
    except RowRefused:
        return ()
    return tuple((inner, inside) for inner, several in spoken for _, inside in several)


def _is_kept(record: Mapping[str, Any], mapping: SetMapping) -> bool:
    for key, words in mapping.keep:
        value = value_at(record, key)
        if value is None:
            continue
        said = ("true" if value else "false") if isinstance(value, bool) else str(value).strip()
        if said not in words:
            return False
    return True


def _read_parts(
    file: str, row: int, parts: Sequence[Part], shape: SetMapping, spoken: _Spoken
) -> RowReading:
    language, latin = spoken
    drafts: list[Draft] = []
    refused: list[str] = []
    number = 0
    for at, part in enumerate(parts, start=1):
        in_each = in_languages(part.record, part.mapping)
        if not in_each:
            refused.append(Sentence("the question is empty."))
        for own_language, mapping in in_each:
            number += 1
            try:
                draft = read_draft(file, row, part.record, mapping, own_language or language, latin)
            except RowRefused as fault:
                refused.append(_of_part(fault.reason, part.name or str(at), len(parts)))
                continue
            if own_language:
                draft = _translated(draft)
            drafts.append(changed(draft, part=number))
    if shape.expand is not None:
        drafts = [_linked(draft, shape) for draft in drafts]
    return RowReading(tuple(drafts), tuple(refused))


def _read_one(
    file: str, row: int, record: Mapping[str, Any], mapping: SetMapping, spoken: _Spoken
) -> RowReading:
    """Read a row that is one item, as most are."""
    try:
        return RowReading((read_draft(file, row, record, mapping, *spoken),))
    except RowRefused as fault:
        return RowReading(refused=(fault.reason,))


def _of_part(reason: Sentence, name: str, parts: int) -> str:
    """Name the part whose item is refused, where the row has several."""
    if parts == 1:
        return reason
    return Sentence("of its question '{part}': {why}", part=name, why=reason)


def _translated(draft: Draft) -> Draft:
    """Join the languages of a row as translations: by the source's own id, else by the row."""
    group = draft.translation_group or draft.source_id or f"{draft.file}#{draft.row}"
    return changed(draft, translation_group=group, spoken=Spoken.NAMED)


def _linked(draft: Draft, shape: SetMapping) -> Draft:
    """Keep the items of a row together, in the order in which they stand there."""
    expand = shape.expand
    return changed(
        draft,
        unit=draft.unit or f"{draft.file}#{draft.row}",
        place=draft.place if draft.unit else draft.part,
        as_set=draft.as_set or (expand is not None and expand.as_set),
    )


def in_order(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Return drafts with each unit's items in the order that the source names, the rest as it is.

    The items of a unit come where the first of them stood.
    """
    first: dict[str, int] = {}
    for at, draft in enumerate(drafts):
        if draft.unit:
            first.setdefault(draft.unit, at)
    places = [
        (first[draft.unit], draft.place, at) if draft.unit else (at, 0, at)
        for at, draft in enumerate(drafts)
    ]
    return tuple(drafts[at] for _, _, at in sorted(places))
