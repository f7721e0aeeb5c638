"""Options that stand in a column each: patterns of keys, with a letter or a number in them.

`{L}` stands for A, B, C …, `{l}` for a, b, c …, and `{n}` for 1, 2, 3 …, or for 0, 1, 2 … in a
record that has a key with 0.
"""

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from string import ascii_lowercase, ascii_uppercase
from typing import Any

from medannot.exchange.question_sets.lookup import has_key

LETTER, SMALL_LETTER, NUMBER = "{L}", "{l}", "{n}"
_SIGNS = {LETTER: "[A-Z]", SMALL_LETTER: "[a-z]", NUMBER: r"\d{1,2}"}
_ENDS = re.compile(r"(.*?)(0?[0-9]|[1-9][0-9]|[A-Za-z])")


def has_mark(key: str) -> bool:
    """Tell whether a key is a pattern for columns, not the name of one."""
    return any(mark in key for mark in _SIGNS)


def is_numbered(pattern: str) -> bool:
    """Tell whether the columns of a pattern are counted, not lettered."""
    return NUMBER in pattern and LETTER not in pattern and SMALL_LETTER not in pattern


def columns_of(record: Mapping[str, Any], pattern: str) -> tuple[tuple[str, str], ...]:
    """Return the columns that a record may have: what the source calls each option, and its key.

    Letters are capitals whatever the key has; numbers are written as they stand, "1", "2".
    """
    if not is_numbered(pattern):
        return _lettered(pattern)
    return _numbered(pattern, 0 if has_key(record, pattern.replace(NUMBER, "0")) else 1)


@lru_cache(maxsize=256)
def _lettered(pattern: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (letter, pattern.replace(LETTER, letter).replace(SMALL_LETTER, letter.lower()))
        for letter in ascii_uppercase
    )


@lru_cache(maxsize=256)
def _numbered(pattern: str, first: int) -> tuple[tuple[str, str], ...]:
    numbers = map(str, range(first, first + len(ascii_uppercase)))
    return tuple((number, pattern.replace(NUMBER, number)) for number in numbers)


def is_column(key: str, pattern: str) -> bool:
    """Tell whether a key is one of those that a pattern names."""
    return has_mark(pattern) and any(
        _expression(one).fullmatch(key) is not None for one in pattern.split("|")
    )


@lru_cache(maxsize=256)
def _expression(pattern: str) -> re.Pattern[str]:
    signs = re.escape(pattern)
    for mark, sign in _SIGNS.items():
        signs = signs.replace(re.escape(mark), sign)
    return re.compile(signs)


def pattern_of(key: str, keys: Collection[str]) -> str:
    """Return the pattern of the columns that a key belongs to, or "" where it stands alone.

    There must be the first two of them: A and B, a and b, 1 and 2, or 0 and 1.

    Args:
        key: such as "option_a", "Wahl 2" or "opt01".
        keys: all that records have, the key among them.
    """
    match = _ENDS.fullmatch(key)
    if match is None:
        return ""
    start, sign = match[1], match[2]
    pairs: tuple[str, ...]
    if sign.isdecimal():
        start += "0" if len(sign) == 2 and sign[0] == "0" else ""
        pairs, mark = ("01", "12"), NUMBER
    elif sign in ascii_lowercase:
        pairs, mark = ("ab",), SMALL_LETTER
    else:
        pairs, mark = ("AB",), LETTER
    there = any(all(f"{start}{one}" in keys for one in pair) for pair in pairs)
    return f"{start}{mark}" if there else ""
