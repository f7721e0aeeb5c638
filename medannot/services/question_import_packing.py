"""Values of an import as bytes and back: what is laid aside between reading and writing.

A sentence keeps its template where a field's annotation says `Sentence`, and in tuples of texts.

The bytes are those of `marshal`, which takes a fifth of the time that JSON takes. They are read by
the program that wrote them and by no other, from a file without a name.
"""

import json
import marshal
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from medannot.domain.bulk import quickly
from medannot.domain.errors import Sentence

_Value = TypeVar("_Value")
_Turn = Callable[[Any], Any]

_PLAIN = 2
"""The last form of `marshal` that looks for no value that stands twice."""

_ENCODED = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str).encode
_DECODED = json.JSONDecoder().decode


def packed(value: object) -> bytes:
    """Return a frozen dataclass as bytes, without those of its fields that are bytes themselves."""
    parts = _to_plain(cast("Any", type(value)))(value)
    try:
        return marshal.dumps(parts, _PLAIN)
    except ValueError:  # a text or number of a kind of its own: JSON makes it plain
        return marshal.dumps(_DECODED(_ENCODED(parts)), _PLAIN)


def unpacked(kind: type[_Value], data: bytes) -> _Value:
    """Return the value of that kind that was packed."""
    value: _Value = _from_plain(cast("Any", kind))(marshal.loads(data))  # noqa: S302 - see above
    return value


@cache
def _to_plain(kind: Any) -> _Turn:  # noqa: ANN401 - any annotation of a field
    inner = _parts(kind)
    if inner is not None:
        return _list_of([(name, _to_plain(part)) for name, part in inner])
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        if arguments[0] is str:
            return _texts
        each = _to_plain(arguments[0])
        # Most are empty.
        return _same if each is _same else lambda value: value and [each(part) for part in value]
    if origin in {Union, UnionType}:
        some = _to_plain(next(part for part in arguments if part is not NoneType))
        return lambda value: None if value is None else some(value)
    if isinstance(kind, type):
        return _word(kind)
    return dict if origin is not None and issubclass(origin, Mapping) else _same


def _word(kind: type) -> _Turn:
    if issubclass(kind, Enum):
        return attrgetter("_value_")  # `value` is a property, which takes longer
    if issubclass(kind, Sentence):
        return _text
    return _none if issubclass(kind, bytes) else _same


@cache
def _from_plain(kind: Any) -> _Turn:  # noqa: ANN401 - any annotation of a field
    inner = _parts(kind)
    if inner is not None:
        return _made(quickly(kind), [part for _, part in inner])
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        if arguments[0] is str:
            return _all_worded
        each = _from_plain(arguments[0])
        return lambda value: tuple([each(part) for part in value]) if value else ()
    if origin in {Union, UnionType}:
        some = _from_plain(next(part for part in arguments if part is not NoneType))
        return lambda value: None if value is None else some(value)
    return _read_word(kind) if isinstance(kind, type) else _same


def _read_word(kind: type) -> _Turn:
    if issubclass(kind, Enum):
        return {member.value: member for member in kind}.__getitem__
    if issubclass(kind, Sentence):
        return _worded
    return _no_bytes if issubclass(kind, bytes) else _same


def _parts(kind: Any) -> list[tuple[str, Any]] | None:  # noqa: ANN401 - as above
    if not (isinstance(kind, type) and is_dataclass(kind)):
        return None
    hints = get_type_hints(kind)
    return [(field.name, hints[field.name]) for field in fields(kind)]


def _list_of(turns: list[tuple[str, _Turn]]) -> _Turn:
    fetch = attrgetter(*(name for name, _ in turns))
    inner = [(at, turn) for at, (_, turn) in enumerate(turns) if turn is not _same]

    def parted(value: object) -> list[object]:
        parts = list(fetch(value))
        for at, turn in inner:
            parts[at] = turn(parts[at])
        return parts

    return parted


def _made(kind: _Turn, annotations: Sequence[Any]) -> _Turn:
    turns = [(at, _from_plain(part), get_origin(part)) for at, part in enumerate(annotations)]
    turns = [one for one in turns if one[1] is not _same]
    # What is empty, or None, is packed as it is.
    always = [(at, turn) for at, turn, origin in turns if origin is None]
    filled = [(at, turn) for at, turn, origin in turns if origin is not None]

    def whole(parts: list[Any]) -> object:
        for at, turn in always:
            parts[at] = turn(parts[at])
        for at, turn in filled:
            if part := parts[at]:
                parts[at] = turn(part)
        return kind(*parts)

    return whole


def _same(value: object) -> object:
    return value


def _none(_value: object) -> object:
    return None


def _no_bytes(_value: object) -> bytes:
    return b""


def _text(value: str) -> object:
    if type(value) is str:
        return value
    # A sentence keeps its template, by which it is translated.
    return [value.template, value.details] if isinstance(value, Sentence) else str(value)


def _texts(value: tuple[str, ...]) -> object:
    for text in value:
        if type(text) is not str:
            return [_text(text) for text in value]
    return value


def _all_worded(value: Sequence[object]) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else tuple([_worded(text) for text in value])


def _worded(value: object) -> object:
    return Sentence(value[0], **value[1]) if isinstance(value, list) else value
