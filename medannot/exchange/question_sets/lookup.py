"""What stands under a key of a record: other spellings, inner objects, templates."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from medannot.exchange.question_sets.texts import clean
from medannot.exchange.question_sets.values import NOT_SAVED, RowRefused, not_saved

_PLACE = re.compile(r"\{([^{}]+)\}")
_FORMED = re.compile(r"(.+):(?:0(\d{1,2})|(last|digits))")
_DIGITS = re.compile(r"[0-9]+")
_MOST_CELLS = 5_000
"""Cells of a table that is shown as text; more is no context that a reader could use."""


def value_at(record: Mapping[str, Any], key: str) -> object:
    """Return what stands under a key, or None; see `plain_at`.

    Raises:
        RowRefused: a formula stands there whose value was never saved.
    """
    value = plain_at(record, key)
    if value is NOT_SAVED:
        raise not_saved(next(one for one in key.split("|") if plain_at(record, one) is value))
    return value


def plain_at(record: Mapping[str, Any], key: str) -> object:
    """Return what stands under a key, or None, whatever it is.

    A key may name other spellings, parted by `|`: the first that holds something counts. Dots reach
    into objects, and numbers into lists, where no such key exists.
    """
    if not key:
        return None
    if key in record:
        value = record[key]
        return list(value) if isinstance(value, tuple) else value
    if "|" not in key:
        return _inner(record, key) if "." in key else None
    for spelling in key.split("|"):
        value = plain_at(record, spelling)
        if value is NOT_SAVED or (value is not None and value != ""):
            return value
    return None


def _inner(record: Mapping[str, Any], key: str) -> object:
    value: object = record
    for part in _steps(key):
        if isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, list) and part.isdecimal() and int(part) < len(value):
            value = value[int(part)]
        else:
            return None
    return list(value) if isinstance(value, tuple) else value


@lru_cache(maxsize=4096)
def _steps(key: str) -> tuple[str, ...]:
    return tuple(key.split("."))


def has_key(record: Mapping[str, Any], key: str) -> bool:
    """Tell whether a record has a key, in one of its spellings, whatever stands there."""
    if key in record:
        return True
    if "|" in key:
        return any(has_key(record, spelling) for spelling in key.split("|"))
    head, dot, last = key.rpartition(".")
    if not dot:
        return False
    around = plain_at(record, head)
    if isinstance(around, list):
        return last.isdecimal() and int(last) < len(around)
    return isinstance(around, Mapping) and last in around


@lru_cache(maxsize=4096)
def places_of(template: str) -> tuple[str, ...]:
    """Return the keys that a template names; none where the text is a plain key."""
    return tuple(_PLACE.findall(template))


def text_at(record: Mapping[str, Any], key: str, role: str) -> str:
    """Return the text of a key, or a template filled with the texts of its keys.

    A template all of whose keys are empty gives nothing.

    Raises:
        RowRefused: what stands there is no text.
    """
    if not key:
        return ""
    places = places_of(key)
    if not places:
        return clean(value_at(record, key), role)
    texts = {place: _filling(record, place, role) for place in places}
    if not any(texts.values()):
        return ""
    filled = _PLACE.sub(lambda match: texts[match[1]], key).strip()
    return re.sub(r"\n{3,}", "\n\n", filled)


def _filling(record: Mapping[str, Any], place: str, role: str) -> str:
    """Return the text of one place.

    "key" is all of it; "key:06" has zeros before its number, the last of a path; "key:last" is the
    last name of a path, and "key:digits" the first digits in that name.
    """
    formed = None if place in record else _FORMED.fullmatch(place)
    if formed is None:
        return shown_text(value_at(record, place), role)
    text = shown_text(value_at(record, formed[1]), role)
    folder, slash, last = text.rpartition("/")
    if formed[3]:
        digits = _DIGITS.search(last)
        return last if formed[3] == "last" else digits[0] if digits else ""
    return folder + slash + (last.zfill(int(formed[2])) if last.isdecimal() else last)


def shown_text(value: object, role: str) -> str:
    """Return a text, a list of sentences line by line, or a table row by row.

    Raises:
        RowRefused: the value is none of them, or too large.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, list | tuple | Mapping):
        return clean(value, role)
    lines: list[str] = []
    _add_lines(value, role, lines, depth=0)
    return clean("\n".join(line for line in lines if line), role)


def _add_lines(value: object, role: str, lines: list[str], *, depth: int) -> None:
    if len(lines) > _MOST_CELLS or depth > 4:
        raise RowRefused("the {role} is too large a table.", role=role)
    if isinstance(value, Mapping):
        for name, part in value.items():
            lines.append(f"{shown_text(str(name), role)}: {_cell(part, role)}")
        return
    if isinstance(value, list | tuple):
        if value and all(isinstance(row, Mapping) for row in value):
            lines.extend(_table(value, role))
            return
        if _is_grid(value):
            lines.extend(_grid(value, role))
            return
        lines.extend(_cell(part, role) for part in value)
        return
    lines.append(shown_text(value, role))


def _table(rows: list[Any] | tuple[Any, ...], role: str) -> list[str]:
    names = list(dict.fromkeys(str(name) for row in rows for name in row))
    if len(names) * len(rows) > _MOST_CELLS:
        raise RowRefused("the {role} is too large a table.", role=role)
    if len(names) < 2:
        texts = [_cell(part, role) for row in rows for part in row.values()]
        return [*(clean(name, role) for name in names), *texts]
    body = [{str(name): part for name, part in row.items()} for row in rows]
    return [
        _row([clean(name, role) for name in names]),
        _row(["---"] * len(names)),
        *(_row([_cell(row.get(name), role) for name in names]) for row in body),
    ]


def _is_grid(rows: list[Any] | tuple[Any, ...]) -> bool:
    """Tell whether a list is a table without a head: rows of as many cells, two of either."""
    if len(rows) < 2 or not all(isinstance(row, list | tuple) for row in rows):
        return False
    return len(rows[0]) > 1 and all(len(row) == len(rows[0]) for row in rows)


def _grid(rows: list[Any] | tuple[Any, ...], role: str) -> list[str]:
    columns = len(rows[0])
    if columns * len(rows) > _MOST_CELLS:
        raise RowRefused("the {role} is too large a table.", role=role)
    body = (_row([_cell(part, role) for part in row]) for row in rows)
    return [_row([""] * columns), _row(["---"] * columns), *body]


def _row(cells: list[str]) -> str:
    """Return a line of a table as readers are shown tables: cells between pipes, in one line."""
    inner = (" ".join(cell.split()).replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(inner)} |"


def _cell(value: object, role: str) -> str:
    if isinstance(value, list | tuple):
        return " | ".join(_scalar(part, role) for part in value)
    if isinstance(value, Mapping):
        return ", ".join(
            f"{clean(str(name), role)}: {_scalar(part, role)}" for name, part in value.items()
        )
    return _scalar(value, role)


def _scalar(value: object, role: str) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return clean(value, role)
