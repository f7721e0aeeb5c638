"""Values of an import as bytes and back: what is laid aside between reading and writing.

A sentence keeps its template where a field's annotation says `Sentence`, and in tuples of texts.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from medannot.domain.errors import Sentence

_Value = TypeVar("_Value")
_Turn = Callable[[Any], Any]

_ENCODED = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str).encode
_DECODED = json.JSONDecoder().decode


def packed(value: object) -> bytes:
    """Return a frozen dataclass as bytes, without those of its fields that are bytes themselves."""
    return json.dumps(
        _to_json(cast("Any", type(value)))(value), ensure_ascii=False, default=str
    ).encode()


def unpacked(kind: type[_Value], data: bytes) -> _Value:
    """Return the value of that kind that was packed."""
    value: _Value = _from_json(cast("Any", kind))(_DECODED(data.decode()))
    return value


@cache
def _to_json(kind: Any) -> _Turn:  # noqa: ANN401 - any annotation of a field
    inner = _parts(kind)
    if inner is not None:
        return _list_of([(name, _to_json(part)) for name, part in inner])
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        each = _text if arguments[0] is str else _to_json(arguments[0])
        return list if each is _same else lambda value: [each(part) for part in value]
    if origin in {Union, UnionType}:
        some = _to_json(next(part for part in arguments if part is not NoneType))
        return lambda value: None if value is None else some(value)
    if isinstance(kind, type):
        return _word(kind)
    return dict if origin is not None and issubclass(origin, Mapping) else _same


def _word(kind: type) -> _Turn:
    if issubclass(kind, Enum):
        return lambda value: value.value
    if issubclass(kind, Sentence):
        return _text
    return _none if issubclass(kind, bytes) else _same


@cache
def _from_json(kind: Any) -> _Turn:  # noqa: ANN401 - any annotation of a field
    inner = _parts(kind)
    if inner is not None:
        turns = [_from_json(part) for _, part in inner]
        return _made(kind, [(at, turn) for at, turn in enumerate(turns) if turn is not _same])
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        each = _worded if arguments[0] is str else _from_json(arguments[0])
        return tuple if each is _same else lambda value: tuple([each(part) for part in value])
    if origin in {Union, UnionType}:
        some = _from_json(next(part for part in arguments if part is not NoneType))
        return lambda value: None if value is None else some(value)
    if isinstance(kind, type) and issubclass(kind, Sentence):
        return _worded
    if kind is bytes:
        return _no_bytes
    return kind if isinstance(kind, type) and issubclass(kind, Enum) else _same


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


def _made(kind: _Turn, inner: list[tuple[int, _Turn]]) -> _Turn:
    def whole(parts: list[Any]) -> object:
        for at, turn in inner:
            parts[at] = turn(parts[at])
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


def _worded(value: object) -> object:
    return Sentence(value[0], **value[1]) if isinstance(value, list) else value
