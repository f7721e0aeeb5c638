"""A mapping as the text of its file, so that one made on a screen can be kept and used again."""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum

from medannot.exchange.question_sets.mapping import (
    CategoryRole,
    ContainerRole,
    ExpandRole,
    LanguageRole,
    OptionRole,
    SetMapping,
    TypeRole,
)

_NAMES: Mapping[tuple[type, str], str] = {
    (OptionRole, "source"): "from",
    (OptionRole, "keys"): "key",
    (TypeRole, "words"): "map",
    (TypeRole, "otherwise"): "else",
    (TypeRole, "fixed"): "is",
    (CategoryRole, "words"): "map",
}


def mapping_text(mapping: SetMapping) -> str:
    """Return the text of a mapping's file; what stands at its default is left out."""
    return json.dumps(_object(mapping), ensure_ascii=False, indent=2) + "\n"


def _object(role: object) -> dict[str, object]:
    """Return a role, which is a dataclass, as the object of its file."""
    written: dict[str, object] = {}
    for field in fields(role):  # type: ignore[arg-type]  # only roles are given
        value = getattr(role, field.name)
        if not _is_default(field, value):
            written[_NAMES.get((type(role), field.name), field.name)] = _value(role, field, value)
    return written


def _is_default(field: "Field[object]", value: object) -> bool:
    if field.default is not MISSING:
        return bool(value == field.default)
    return field.default_factory is not MISSING and bool(value == field.default_factory())


def _value(role: object, field: "Field[object]", value: object) -> object:
    write = _OWN_WAYS.get((type(role), field.name), _part)
    if isinstance(value, tuple) and write is not _pairs:
        return [write(part) for part in value]
    return write(value)


def _part(value: object) -> object:
    if isinstance(value, CategoryRole) and value == CategoryRole(value.key):
        return value.key
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Mapping):
        return {name: _part(part) for name, part in value.items()}
    return _object(value) if is_dataclass(value) else value


def _variant(mapping: object) -> dict[str, object]:
    left_out = ("name", "title", "container", "knowledge")
    return {name: value for name, value in _object(mapping).items() if name not in left_out}


def _pairs(value: object) -> dict[str, object]:
    pairs = value if isinstance(value, tuple) else ()
    return {name: list(part) if isinstance(part, tuple) else part for name, part in pairs}


def _words(value: object) -> dict[str, object]:
    """Write the words of one item of `over`."""
    return _pairs(value)


_OWN_WAYS: Mapping[tuple[type, str], Callable[[object], object]] = {
    (SetMapping, "variants"): _variant,
    (SetMapping, "keep"): _pairs,
    (ContainerRole, "shape"): _pairs,
    (LanguageRole, "columns"): _pairs,
    (ExpandRole, "over"): _words,
}
