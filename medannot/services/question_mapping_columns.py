"""Options in a column each: which keys belong together, and what names one of their options."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from medannot.services.question_mapping_bridge import (
    columns_of,
    family_of,
    has_mark,
    is_called_option,
    is_column,
    pattern_of,
    plain_at,
    row_of,
    signs_of,
    stem_of,
    unfolded,
)
from medannot.services.question_mapping_guesses import (
    name_score,
    numbers_name_options,
    shown,
)
from medannot.services.question_mapping_values import KeyFacts, Role

Records = Sequence[Mapping[str, Any]]

_MOST_OF = 0.7
_MOST_COLUMNS = 10
_LETTERS = "ABCDEFGHIJ"


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
    stem = keys[0] if len(keys) == 1 else stem_of(keys)
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
