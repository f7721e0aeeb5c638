"""Finds where records may stand inside a JSON object, and how lines of a text may be divided."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_DEEPEST = 4
_MOST_KEYS = 200
_DELIMITERS = ("|", "\t", ";", ",")


@dataclass(frozen=True, slots=True)
class RecordPlace:
    """A place at which objects stand that may be records.

    Attributes:
        path: as a mapping writes it, such as "samples[*]".
        count: how many objects stand there.
        keys: those of the first one.
    """

    path: str
    count: int
    keys: tuple[str, ...]


def record_places(value: object) -> tuple[RecordPlace, ...]:
    """Return the places of a JSON object at which records may stand, those with most first.

    A list of objects is a place ("key[*]"); so are the values of an object whose values are all
    objects ("key.*"), and the entries of lists that all stand in one object ("key.*[*]").
    """
    if not isinstance(value, Mapping):
        return ()
    found: dict[str, RecordPlace] = {}
    for path, records in _places(value, (), 0):
        kept = [record for record in records if isinstance(record, Mapping)]
        # One object alone is rather the settings of something than a list of questions.
        if _alike(kept) and (len(kept) > 1 or path.endswith("[*]")):
            keys = tuple(str(key) for key in kept[0])
            found.setdefault(path, RecordPlace(path, len(kept), keys))
    return tuple(sorted(found.values(), key=lambda one: (-one.count, len(one.path), one.path)))


def _places(
    value: Mapping[Any, Any], steps: tuple[str, ...], depth: int
) -> Iterator[tuple[str, Sequence[object]]]:
    """Yield each place with what stands there."""
    inner = list(value.values())
    if all(isinstance(one, Mapping) for one in inner):
        yield _written((*steps, "*")), inner
        lists = [entry for one in inner for entry in one.values()]
        if depth == 0 and lists and all(_is_records(one) for one in lists):
            entries = [record for one in lists for record in one]
            yield _written((*steps, "*", "*", "[*]")), entries
    if len(inner) > 1 and all(_is_records(one) for one in inner):
        yield _written((*steps, "*", "[*]")), [record for one in inner for record in one]
    if depth == _DEEPEST:
        return
    for key, one in list(value.items())[:_MOST_KEYS]:
        # A path cannot write keys that hold its own signs.
        if not isinstance(key, str) or not key or set(key) & set(".[]*$"):
            continue
        if _is_records(one):
            yield _written((*steps, key, "[*]")), one
        elif isinstance(one, Mapping):
            yield from _places(one, (*steps, key), depth + 1)


def _alike(records: Sequence[Mapping[Any, Any]]) -> bool:
    """Tell whether most of some objects have most keys of the first one, as records do."""
    if not records:
        return False
    first = set(records[0])
    like = sum(2 * len(first & set(one)) > len(first) for one in records)
    return 2 * like > len(records)


def _is_records(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(one, Mapping) for one in value)


def _written(steps: Sequence[str]) -> str:
    path = ".".join(steps).replace(".[*]", "[*]")
    return f"$.{path}" if path.startswith("*") else path


@dataclass(frozen=True, slots=True)
class Division:
    """How lines seem to be divided.

    Attributes:
        skip: lines before the first one that is divided as the others are.
        parts: of each line.
    """

    delimiter: str
    skip: int
    parts: int


def division(lines: Sequence[str]) -> Division:
    """Return how the first lines of a text seem to be divided: as most of them agree.

    Args:
        lines: without their ends; empty ones count as lines that stand before.
    """
    best = Division(_DELIMITERS[0], 0, 1)
    most = 0
    for sign in _DELIMITERS:
        counts = [line.count(sign) for line in lines if line.strip()]
        usual = max(set(counts), key=lambda n: (counts.count(n) if n else 0, n), default=0)
        agreeing = counts.count(usual) if usual else 0
        if agreeing > most:
            first = next(n for n, line in enumerate(lines) if line.count(sign) == usual)
            best, most = Division(sign, first, usual + 1), agreeing
    return best
