"""Gives keys to the roles of a mapping, and says which key plays a role.

A mapping is edited as its file holds it, so that what this screen does not show stays as it is.
"""

import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from medannot.services.question_mapping_bridge import SPLIT_IS_A_ROLE, is_column
from medannot.services.question_mapping_values import RawMapping, Role

_PLACES: Mapping[Role, tuple[str, ...]] = {
    Role.ID: ("id",),
    Role.QUESTION: ("question",),
    Role.CONTEXT: ("context",),
    Role.OPTIONS: ("options", "key"),
    Role.ANSWER: ("answer", "key"),
    Role.IMAGES: ("images", "key"),
    Role.TYPE: ("type", "key"),
    Role.LANGUAGE: ("language", "key"),
    Role.ABILITY: ("ability",),
    Role.GROUP: ("group",),
    Role.ORDER: ("order",),
    Role.CASE: ("case",),
    Role.EXPLANATION: ("answer", "explanation"),
    Role.CATEGORIES: ("categories",),
} | ({Role.SPLIT: ("split",)} if SPLIT_IS_A_ROLE else {})

_FORMS: Mapping[Role, str] = {Role.OPTIONS: "from", Role.ANSWER: "form", Role.IMAGES: "form"}
_WITHOUT_KEY = frozenset({"in_question", "none", "vocabulary"})
_SPLITS = re.compile(r"split|subset|partition|fold|phase", re.IGNORECASE)


def keys_of(raw: RawMapping, role: Role) -> tuple[str, ...]:
    """Return the keys that play a role, none where no key does."""
    if role is Role.SPLIT and not SPLIT_IS_A_ROLE:
        return tuple(key for key in _texts(raw.get("categories")) if _is_split(key))
    found: object = raw
    for part in _PLACES[role]:
        found = found.get(part) if isinstance(found, Mapping) else found
    keys = _texts(found)
    if role is Role.CATEGORIES and not SPLIT_IS_A_ROLE:
        return tuple(key for key in keys if not _is_split(key))
    return keys


def form_of(raw: RawMapping, role: Role) -> str:
    """Return how the value is written: of options where they stand; "" for other roles."""
    inner = raw.get(role.value)
    if role not in _FORMS:
        return ""
    form = inner.get(_FORMS[role], "") if isinstance(inner, Mapping) else ""
    absent = {Role.OPTIONS: "none", Role.ANSWER: "any", Role.IMAGES: "names"}
    return str(form or absent[role])


def given(raw: RawMapping, role: Role, keys: Sequence[str], **more: object) -> RawMapping:
    """Return the mapping with other keys for a role.

    Args:
        raw: the mapping.
        role: which.
        keys: one key, several for categories and for columns of options; none takes the role away.
        more: further parts of the role, such as `form` or `letter`; None takes one away.
    """
    new = deepcopy(dict(raw))
    if role is Role.CATEGORIES or (role is Role.SPLIT and not SPLIT_IS_A_ROLE):
        other = Role.SPLIT if role is Role.CATEGORIES else Role.CATEGORIES
        kept = () if SPLIT_IS_A_ROLE else keys_of(raw, other)
        _put(new, ("categories",), _entries(raw, (*kept, *keys)))
        return new
    several = role is Role.OPTIONS and len(keys) > 1
    _put(new, _PLACES[role], list(keys) if several else keys[0] if keys else None)
    for name, value in more.items():
        _put(new, (role.value, name), value)
    _tidy(new, role)
    return new


def formed(raw: RawMapping, role: Role, form: str) -> RawMapping:
    """Return the mapping in which a role's value is written in another form."""
    new = deepcopy(dict(raw))
    _put(new, (role.value, _FORMS[role]), form)
    if role is Role.OPTIONS:
        had = keys_of(raw, role)
        if form in _WITHOUT_KEY:
            _put(new, ("options", "key"), None)
        elif form != "columns" and len(had) > 1:
            _put(new, ("options", "key"), had[0])
        in_question = "Answer Choices:" if form == "in_question" else None
        _put(new, ("strip_from_question",), in_question)
    _tidy(new, role)
    return new


def typed(raw: RawMapping, words: Mapping[str, str]) -> RawMapping:
    """Return the mapping with other meanings of the words for types; "" means none is known."""
    new = deepcopy(dict(raw))
    known = {word: kind for word, kind in words.items() if kind}
    _put(new, ("type", "map"), known or None)
    return new


def type_words(raw: RawMapping) -> Mapping[str, str]:
    """Return what the words for types mean, by the word without case."""
    inner = raw.get("type")
    words = inner.get("map", {}) if isinstance(inner, Mapping) else {}
    return {str(word).strip().casefold(): str(kind) for word, kind in dict(words).items()}


def without(raw: RawMapping, role: Role) -> RawMapping:
    """Return the mapping in which no key plays a role."""
    if role is Role.OPTIONS:
        new = deepcopy(dict(raw))
        new.pop("options", None)
        new.pop("strip_from_question", None)
        return new
    return given(raw, role, ())


def pattern_fits(pattern: str, path: str) -> bool:
    """Tell whether a key is one of those that a pattern with `{L}`, `{l}` or `{n}` names."""
    return is_column(path, pattern)


def role_of(raw: RawMapping, path: str) -> Role | None:
    """Return the role that a key plays, or None."""
    for role in Role:
        if any(_names(key, path) for key in keys_of(raw, role)):
            return role
    return None


def others_of(raw: RawMapping, role: Role, path: str) -> tuple[str, ...]:
    """Return the keys that play a role besides one."""
    return tuple(key for key in keys_of(raw, role) if not _names(key, path))


def _names(key: str, path: str) -> bool:
    """Tell whether a mapping's key means a key of records, by itself or among its spellings."""
    # A sign that parts spellings may also stand in the name of a column.
    named = path == key or path in key.split("|") or f"{{{path}}}" in key
    return named or pattern_fits(key, path)


def _entries(raw: RawMapping, keys: Sequence[str]) -> list[object]:
    """Return categories by their keys, as the mapping had them."""
    before = raw.get("categories", [])
    had = {_key(entry): entry for entry in before} if isinstance(before, list) else {}
    return [had.get(key, key) for key in dict.fromkeys(keys)]


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(key for key in (_key(entry) for entry in value) if key)
    key = _key(value)
    return (key,) if key else ()


def _key(entry: object) -> str:
    if isinstance(entry, Mapping):
        entry = entry.get("key", "")
    return entry if isinstance(entry, str) else ""


def _is_split(key: str) -> bool:
    return _SPLITS.search(key.rpartition(".")[2]) is not None


def _put(new: dict[str, Any], place: Sequence[str], value: object) -> None:
    """Put a value in its place; None, and an empty list, take it away."""
    holder = new
    for part in place[:-1]:
        inner = holder.get(part)
        holder[part] = inner if isinstance(inner, dict) else ({"key": inner} if inner else {})
        holder = holder[part]
    if value is None or value == []:
        holder.pop(place[-1], None)
    elif isinstance(holder.get(place[-1]), dict) and isinstance(value, str):
        holder[place[-1]]["key"] = value
    else:
        holder[place[-1]] = value


def _tidy(new: dict[str, Any], role: Role) -> None:
    """Take away what a role without a key must not leave behind."""
    inner = new.get(role.value)
    needs = {Role.TYPE, Role.IMAGES, Role.LANGUAGE, Role.ANSWER}
    if isinstance(inner, dict) and role in needs and not inner.get("key"):
        kept = {n: v for n, v in inner.items() if n in {"default", "is"}}
        new[role.value] = kept
    if role is Role.OPTIONS and isinstance(inner, dict):
        source = inner.get("from", "none")
        if source == "none" or (source not in _WITHOUT_KEY and not inner.get("key")):
            new.pop("options")
    empty = [name for name in ("answer", "type", "images", "language") if new.get(name) == {}]
    for name in empty:
        new.pop(name)
