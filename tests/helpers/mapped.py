"""Records of question files as plain objects, read without the product's containers."""

import csv
import json
from base64 import b64decode
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from medannot.exchange.question_sets.lookup import text_at
from medannot.exchange.question_sets.mapping import SetMapping
from medannot.exchange.question_sets.mapping_files import choose_mapping
from medannot.exchange.question_sets.rows import RowReading, in_order, read_row
from medannot.exchange.question_sets.values import Draft


def records_of(path: Path, mapping: SetMapping) -> Iterator[tuple[int, object]]:
    """Yield the rows of a file, with the keys that containers add."""
    for row, record in enumerate(_rows(path, mapping), start=1):
        added: dict[str, object] = {"@file": path.name, "@stem": path.stem, "@row": row}
        if mapping.container.shape:
            added["@shape"] = mapping.name
        whole = {"@value": record} if isinstance(record, list) else record
        if mapping.container.table and isinstance(whole, dict):
            with (path.parent / text_at(whole, mapping.container.table, "")).open() as table:
                added["@table"] = list(csv.DictReader(table))
        if (beside := mapping.container.beside) and isinstance(whole, dict):
            key = text_at({**whole, **added}, mapping.container.beside_key, "")
            added["@beside"] = json.loads((path.parent / beside).read_text()).get(key, key)
        yield row, {**whole, **added} if isinstance(whole, dict) else whole


def _rows(path: Path, mapping: SetMapping) -> Iterator[object]:
    role = mapping.container
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        yield from (_value(line) for line in text.splitlines() if line.strip())
    elif path.suffix in {".csv", ".tsv"}:
        with path.open(encoding="utf-8", newline="") as lines:
            sign = "\t" if path.suffix == ".tsv" else ","
            for one in csv.DictReader(lines, role.columns or None, delimiter=sign):
                yield {key or f"Unnamed: {n}": text for n, (key, text) in enumerate(one.items())}
    elif path.suffix == ".txt":
        for line in text.splitlines()[role.skip_lines :]:
            yield dict(zip(role.columns, line.split(role.delimiter), strict=True))
    else:
        yield from _at(_value(text), role.records, role.outer)


def _value(text: str) -> Any:
    return json.loads(text, object_hook=_object)


def _object(value: dict[str, Any]) -> object:
    return b64decode(value["$bytes"]) if list(value) == ["$bytes"] else value


def _at(value: Any, path: str, outer: tuple[str, ...]) -> Iterator[object]:
    if not path or isinstance(value, list):
        yield from value
        return
    above = {f"@{key}": value[key] for key in outer if key in value}
    found: list[tuple[Any, tuple[str, ...]]] = [(value, ())]
    for step in path.removeprefix("$").replace("[*]", ".[]").strip(".").split("."):
        found = [pair for one, stars in found for pair in _step(one, step, stars)]
    for record, stars in found:
        yield {**record, **above, **{f"@{n}": star for n, star in enumerate(stars, start=1)}}


def _step(value: Any, step: str, stars: tuple[str, ...]) -> list[tuple[Any, tuple[str, ...]]]:
    if step == "[]":
        return [(part, (*stars, str(at))) for at, part in enumerate(value)]
    if step == "*":
        return [(part, (*stars, key)) for key, part in value.items()]
    return [(value[step], stars)]


def read_all(path: Path, name: str) -> tuple[tuple[Draft, ...], list[str], int]:
    """Return a file's drafts in order, why others were refused, and how many rows were left out."""
    mapping = choose_mapping(name)
    readings: list[RowReading] = [
        read_row(path.name, row, record, mapping) for row, record in records_of(path, mapping)
    ]
    drafts = in_order([draft for reading in readings for draft in reading.drafts])
    refused = [reason for reading in readings for reason in reading.refused]
    return drafts, refused, sum(not reading.kept for reading in readings)


def first_record(path: Path, mapping: SetMapping) -> Mapping[str, Any]:
    """Return the first row of a file."""
    record = next(records_of(path, mapping))[1]
    assert isinstance(record, dict)
    return record


def seen(draft: Draft) -> dict[str, Any]:
    """Return what a draft says, without what it leaves open."""
    key = draft.key
    told = {
        "id": draft.source_id,
        "stem": draft.stem,
        "context": draft.context,
        "type": draft.type.value,
        "closed": draft.closed,
        "options": list(draft.options),
        "key": "" if key is None else "".join("ABCDEFGHIJ"[n] for n in key.right) or key.text,
        "synonyms": list(key.synonyms) if key else [],
        "why": key.explanation if key else "",
        "language": draft.language,
        "ability": draft.ability,
        "categories": dict(draft.categories),
        "images": [image.name or f"{len(image.content or b'')} bytes" for image in draft.images],
        "unit": draft.unit,
        "case": draft.case,
        "translations": draft.translation_group,
        "part": draft.part,
        "as_set": draft.as_set,
        "marks": [[m.kind, list(m.numbers), m.label, m.width, m.height] for m in draft.marks],
        "relations": [list(triple) for triple in draft.relations],
        "doubts": list(draft.doubts),
    }
    return {name: value for name, value in told.items() if value}
