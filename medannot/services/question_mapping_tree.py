"""Records as trees of keys, and what each key holds over many records."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from medannot.services.question_mapping_values import KeyFacts, Node

LONGEST_TEXT = 160
LONGEST_WHOLE = 20_000
MOST_KEYS = 2_000
"""Keys of the records that were looked at; what lies beyond is not shown."""

_MOST_ENTRIES = 50
_DEEPEST = 8
_EXAMPLES = 3


def tree_of(record: Mapping[str, Any]) -> tuple[Node, ...]:
    """Return a record as a tree; long lists and deep objects are cut."""
    return tuple(_node(str(key), str(key), value, 0) for key, value in record.items())


def _node(path: str, name: str, value: object, depth: int) -> Node:
    if isinstance(value, Mapping):
        items = list(value.items())
        inner = [
            _node(f"{path}.{key}", str(key), one, depth + 1)
            for key, one in items[: _MOST_ENTRIES if depth < _DEEPEST else 0]
        ]
        return Node(path, name, f"{{ {len(items)} }}", inner=tuple(inner))
    if isinstance(value, list | tuple):
        inner = [
            _node(path, f"[{place}]", one, depth + 1)
            for place, one in enumerate(value[: _MOST_ENTRIES if depth < _DEEPEST else 0])
        ]
        return Node(path, name, f"[ {len(value)} ]", inner=tuple(inner))
    shown, whole = shortened(value)
    return Node(path, name, f"“{shown}”" if isinstance(value, str) else shown, whole)


def shortened(value: object) -> tuple[str, str]:
    """Return a value in one short line, and whole where that is not all of it."""
    if isinstance(value, bytes | bytearray | memoryview):
        return f"{len(value):,} bytes", ""
    text = _text(value)
    line = " ".join(text[: 4 * LONGEST_TEXT].split())
    if len(line) <= LONGEST_TEXT and line == text:
        return line, ""
    cut = line if len(line) <= LONGEST_TEXT else f"{line[: LONGEST_TEXT - 1]}…"
    return cut, text if len(text) <= LONGEST_WHOLE else f"{text[:LONGEST_WHOLE]}…"


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool | int | float) or value is None:
        return json.dumps(value)
    return str(value)


class _Facts:
    """Gathers what one key holds."""

    def __init__(self) -> None:
        self.kinds: set[str] = set()
        self.filled = 0
        self.different: set[object] = set()
        self.examples: list[str] = []

    def add(self, value: object) -> None:
        """Take one more value."""
        self.kinds.add(kind_of(value))
        if is_empty(value):
            return
        self.filled += 1
        if isinstance(value, Mapping | list | tuple | bytes):
            return
        known = (type(value), value)
        if known not in self.different:
            self.different.add(known)
            if len(self.examples) < _EXAMPLES:
                self.examples.append(shortened(value)[0])


def kind_of(value: object) -> str:
    """Name the kind of a value: "text", "number", "yes_no", "list", "object", "bytes", "none"."""
    kinds: tuple[tuple[type | tuple[type, ...], str], ...] = (
        (str, "text"),
        (bool, "yes_no"),
        ((int, float), "number"),
        (Mapping, "object"),
        ((list, tuple), "list"),
        ((bytes, bytearray, memoryview), "bytes"),
    )
    return next((word for types, word in kinds if isinstance(value, types)), "none")


def is_empty(value: object) -> bool:
    """Tell whether a value says nothing."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or (isinstance(value, list | Mapping | tuple) and not value)


def facts_of(records: Iterable[Mapping[str, Any]]) -> tuple[KeyFacts, ...]:
    """Return what each key holds over records; entries of lists are not looked into."""
    gathered: dict[str, _Facts] = {}
    for record in records:
        for path, value in _walk(record, "", 0):
            if path in gathered or len(gathered) < MOST_KEYS:
                gathered.setdefault(path, _Facts()).add(value)
    return tuple(
        KeyFacts(
            path=path,
            kinds=frozenset(one.kinds - {"none"}),
            filled=one.filled,
            distinct=len(one.different),
            examples=tuple(one.examples),
        )
        for path, one in gathered.items()
    )


def _walk(record: Mapping[str, Any], before: str, depth: int) -> Iterator[tuple[str, object]]:
    for key, value in record.items():
        path = f"{before}{key}"
        yield path, value
        if isinstance(value, Mapping) and depth < _DEEPEST:
            yield from _walk(value, f"{path}.", depth + 1)
