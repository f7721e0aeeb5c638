"""Options in a column each: which keys belong together, and what names one of their options."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from medannot.services.question_mapping_bridge import (
    ROWS,
    columns_of,
    has_mark,
    is_column,
    pattern_of,
    plain_at,
    signs_of,
    unfolded,
)
from medannot.services.question_mapping_guesses import (
    is_called_option,
    name_score,
    numbers_name_options,
    shown,
)
from medannot.services.question_mapping_values import KeyFacts, Role

Records = Sequence[Mapping[str, Any]]

_MOST_OF = 0.7
_MOST_COLUMNS = 10
_LETTERS = "ABCDEFGHIJ"
_START = re.compile(r"(.*[ _.:：-]).+")


def names_options(records: Records, path: str, options: Sequence[str], *, named: bool) -> bool:
    """Tell whether a key's values are options, their letters or their numbers.

    Args:
        records: those that were looked at.
        path: the key.
        options: the key, pattern or keys under which the options stand.
        named: whether the key's name tells of an answer.
    """
    pairs = [(plain_at(record, path), option_texts(record, options)) for record in records]
    kept = [(value, texts) for value, texts in pairs if texts and shown([value])]
    if _among_options(kept, _signs(options)) > _MOST_OF:
        return True
    values, texts = [value for value, _ in kept], [texts for _, texts in kept]
    return numbers_name_options(values, texts, named=named)


def _signs(options: Sequence[str]) -> frozenset[str]:
    """Return what the options of columns may be called, beside letters."""
    return frozenset((*signs_of(tuple(options)), *options)) if len(options) > 1 else frozenset()


def _among_options(
    kept: Sequence[tuple[object, Sequence[str]]], signs: Collection[str] = ()
) -> float:
    """Return the share of values that are an option or its letter, be it a small one."""
    fitting = 0
    for value, texts in kept:
        most = min(len(texts), len(_LETTERS))
        letters = {*_LETTERS[:most], *_LETTERS[:most].lower()}
        parts = value if isinstance(value, list) else [value]
        known = {text.strip() for text in texts} | letters | set(signs)
        fitting += all(str(part).strip() in known for part in parts)
    return fitting / len(kept) if kept else 0.0


def option_texts(record: Mapping[str, Any], options: Sequence[str]) -> list[str]:
    """Return the options of a record that stand under a key, a pattern or several keys."""
    if len(options) > 1:
        return [str(value) for value in shown([plain_at(record, key) for key in options])]
    key = options[0] if options else ""
    if has_mark(key):
        values = [plain_at(record, column) for _, column in columns_of(record, key)]
        return [str(value) for value in shown(values)]
    return [str(one) for one in entries(plain_at(record, key))]


def entries(value: object) -> list[object]:
    """Return what a list or an object holds, be it stored as a text; nothing of other values."""
    value = unfolded(value)
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def columns(facts: Sequence[KeyFacts], records: Records, taken: set[str]) -> tuple[str, ...]:
    """Return the pattern of keys such as `option_A`, `option_B`, or the keys; () without any.

    Capital letters tell by themselves. Small letters, numbers and other signs end many a key: they
    count where the keys are called options, or another key names what stands under them.

    Args:
        facts: all keys.
        records: those that were looked at.
        taken: keys that play another role.
    """
    paths = [one.path for one in facts]
    plain = [one for one in facts if one.filled and one.kinds & {"text", "number"}]
    families: dict[tuple[str, ...], list[KeyFacts]] = {}
    for one in plain:
        pattern = pattern_of(one.path, set(paths))
        # A column that is empty so far may be filled further down.
        keys = (pattern,) if pattern else family_of(one.path, paths)
        if keys:
            families.setdefault(keys, []).append(one)
    fitting = [
        keys
        for keys, family in families.items()
        if 2 <= len(family) <= _MOST_COLUMNS
        and not any(one.path in taken for one in family)
        and ("{L}" in keys[0] or _are_options(keys, family, plain, records))
    ]
    return max(fitting, key=lambda keys: ("{L}" in keys[0], len(families[keys])), default=())


def _are_options(
    keys: tuple[str, ...], family: Sequence[KeyFacts], facts: Sequence[KeyFacts], records: Records
) -> bool:
    in_a_row = len(keys) == 1 or row_of(keys[0], keys) == keys
    stem = keys[0] if len(keys) == 1 else _stem(keys)
    if in_a_row and is_called_option(stem):
        return True
    if not all("text" in one.kinds for one in family):
        return False
    inside = {one.path for one in family}
    others = [one.path for one in facts if one.path not in inside]
    return any(
        names_options(records, path, keys, named=name_score(Role.ANSWER, path) > 0)
        for path in others
        if not any(is_column(path, key) for key in keys)
    )


def _stem(keys: Sequence[str]) -> str:
    """Return what keys have in common, with a mark where they differ."""
    first, sign = keys[0], signs_of(tuple(keys))[0]
    return first.replace(sign, "{L}", 1) if sign in first else first


def family_of(path: str, paths: Sequence[str]) -> tuple[str, ...]:
    """Return the keys among which a column of options stands, in their order; () for one alone.

    They differ by signs of one row, as 选项甲 and 选项乙, or are all called options, as are
    `option_red` and `option_blue`.

    Args:
        path: the key.
        paths: of all keys, in the order of the records.
    """
    return row_of(path, paths) or _called_alike(path, paths)


def row_of(path: str, paths: Collection[str]) -> tuple[str, ...]:
    """Return the keys that differ from one by signs of a row, from its first sign on."""
    for row in ROWS:
        for place, sign in enumerate(path):
            if sign not in row:
                continue
            keys = [f"{path[:place]}{other}{path[place + 1 :]}" for other in row]
            there = next((at for at, key in enumerate(keys) if key not in paths), len(keys))
            if there >= 2 and path in keys[:there]:
                return tuple(keys[:there])
    return ()


def _called_alike(path: str, paths: Sequence[str]) -> tuple[str, ...]:
    match = _START.fullmatch(path)
    if match is None or not is_called_option(f"{match[1]}{{L}}"):
        return ()
    keys = tuple(one for one in paths if one.startswith(match[1]))
    return keys if 2 <= len(keys) <= _MOST_COLUMNS else ()
