"""Options in columns that no pattern names, such as 选项甲, 选项乙: what a source calls each."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import takewhile
from string import ascii_uppercase

from medannot.exchange.question_sets.option_columns import is_column, pattern_of

ROWS = (
    "甲乙丙丁戊己庚辛壬癸",
    "一二三四五六七八九十",
    "①②③④⑤⑥⑦⑧⑨⑩",
    "ＡＢＣＤＥＦＧＨＩＪ",
    "أبجدهوزحطي",
    "ابجدهوزحطي",
    "абвгдежзик",
    "АБВГДЕЖЗИК",
    "αβγδεζηθικ",
    "가나다라마바사아자차",
    "アイウエオカキクケコ",
    "イロハニホヘトチリヌ",
)
"""Signs by which options are told apart where Latin letters and numbers are not, in their order."""

_NUMBER = re.compile(r"\d+")
_COUNTED = tuple(map(str, range(10)))
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_NUMBERS = (
    _COUNTED,
    (*_COUNTED[1:], "10"),
    (*(f"0{number}" for number in _COUNTED[1:]), "10"),
    tuple(number.translate(_WIDE) for number in (*_COUNTED[1:], "10")),
)
"""Rows of numbers as columns are counted: from 0, from 1, 01 and so on, and １ and so on."""

_LONGEST_SIGN = 12
_AROUND = " _-.:：()（）[]【】"
_MOST_COLUMNS = 10
_START = re.compile(r"(.*[ _.:：-]).+")
_CALLED_OPTION = re.compile(
    r"(op|opt(ion)?|choice|alternative|candidate|distractor|wahl|auswahl|antwortmöglichkeit|opci[oó]n|"
    r"opzione|选项|選択肢|선택지|보기|вариант|الخيار|خيار)s?",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def signs_of(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a source calls the options of columns: the part in which their keys differ.

    Where that is empty, long or twice the same the options are called A, B, C … by their places.

    Args:
        keys: of the columns, two or more, in order.
    """
    plain = [unicodedata.normalize("NFC", key.partition("|")[0].rpartition(".")[2]) for key in keys]
    rests = _different(plain)
    fit = all(0 < len(rest) <= _LONGEST_SIGN for rest in rests)
    if not fit or len(set(rests)) < len(rests):
        return tuple(ascii_uppercase[: len(keys)])
    return rests


def _different(names: Sequence[str]) -> tuple[str, ...]:
    """Return the parts of names in which they differ, without blanks and signs around them."""
    start = _common_start(names)
    if any(name == start for name in names) or not all(_begins(name, start) for name in names):
        start = _to_a_blank(start)
    rests = [name[len(start) :] for name in names]
    end = _common_start([rest[::-1] for rest in rests])[::-1]
    if any(rest == end for rest in rests) or (end[:1].isascii() and end[:1].isalnum()):
        end = end[min((end.find(sign) for sign in _AROUND if sign in end), default=len(end)) :]
    return tuple(rest[: len(rest) - len(end)].strip(_AROUND) for rest in rests)


def _common_start(names: Sequence[str]) -> str:
    alike = takewhile(lambda signs: len(set(signs)) == 1, zip(*names, strict=False))
    return "".join(signs[0] for signs in alike)


def _begins(name: str, start: str) -> bool:
    """Tell whether what follows a start begins a word or a sign; "II" is one word after "I"."""
    before, after = start[-1:], name[len(start) : len(start) + 1]
    cased = before.isupper() == after.isupper() and before.islower() == after.islower()
    return not (before.isascii() and before.isalpha() and after.isascii() and cased)


def _to_a_blank(start: str) -> str:
    return start[: max((start.rfind(sign) for sign in _AROUND), default=-1) + 1]


def are_in_a_row(signs: Sequence[str]) -> bool:
    """Tell whether signs are the first of a row, so that a capital names one by its place.

    Cyrillic and Greek letters look like Latin ones that stand at other places: of these none is.
    """
    joined = "".join(signs)
    if not joined or unicodedata.name(joined[0], "").startswith(("CYRILLIC", "GREEK")):
        return False
    return any(joined == row[: len(signs)] for row in ROWS)


def is_called_option(pattern: str) -> bool:
    """Tell whether the pattern of columns, such as "option_{l}", has a name for options."""
    start, _, end = pattern.partition("{")
    before = _words(start.rpartition(".")[2])[-1:]
    behind = _words(end.partition("}")[2])[:1]
    return any(_CALLED_OPTION.fullmatch(word) for word in (*before, *behind))


def _words(text: str) -> list[str]:
    return [word for word in re.split(r"[\W_\d]+", text) if word]


def stem_of(keys: Sequence[str]) -> str:
    """Return what the keys of several columns have in common, with a mark where they differ."""
    first, sign = keys[0], signs_of(tuple(keys))[0]
    return first.replace(sign, "{L}", 1) if sign in first else first


def family_of(path: str, paths: Collection[str]) -> tuple[str, ...]:
    """Return the keys among which a column of options stands, in their order; () for one alone.

    They differ by signs of one row, as 选项甲 and 选项乙, or are all called options, as are
    `option_red` and `option_blue`.

    Args:
        path: the key.
        paths: of all keys, in the order of the records.
    """
    return row_of(path, paths) or _called_alike(path, paths)


def further_of(keys: Sequence[str], paths: Collection[str]) -> tuple[str, ...]:
    """Return the columns that stand in a row with listed ones, or are called like them.

    Args:
        keys: the columns that a mapping lists.
        paths: of all keys, in the order of the records.
    """
    listed = {spelling for key in keys for spelling in (key, *key.split("|"))}
    found: dict[str, None] = {}
    for key in listed & set(paths):
        pattern = pattern_of(key, paths)
        together = family_of(key, paths)
        found |= dict.fromkeys(one for one in paths if one in together or is_column(one, pattern))
    return tuple(one for one in paths if one in found and one not in listed)


def row_of(path: str, paths: Collection[str]) -> tuple[str, ...]:
    """Return the keys that differ from one by signs of a row, from its first sign on.

    Numbers are such signs too: from 0 or 1 on, with a 0 before them (01, 02), or wide (１).
    """
    for start, row, end in (*_rows_of_signs(path), *_rows_of_numbers(path)):
        keys = [f"{start}{sign}{end}" for sign in row]
        there = next((at for at, key in enumerate(keys) if key not in paths), len(keys))
        if there >= 2 and path in keys[:there]:
            return tuple(keys[:there])
    return ()


def _rows_of_signs(path: str) -> Iterator[tuple[str, Sequence[str], str]]:
    for row in ROWS:
        for place, sign in enumerate(path):
            if sign in row:
                yield path[:place], row, path[place + 1 :]


def _rows_of_numbers(path: str) -> Iterator[tuple[str, Sequence[str], str]]:
    for match in _NUMBER.finditer(path):
        for row in _NUMBERS:
            if match[0] in row:
                yield path[: match.start()], row, path[match.end() :]


def _called_alike(path: str, paths: Collection[str]) -> tuple[str, ...]:
    match = _START.fullmatch(path)
    if match is None or not is_called_option(f"{match[1]}{{L}}"):
        return ()
    keys = tuple(one for one in paths if one.startswith(match[1]))
    return keys if 2 <= len(keys) <= _MOST_COLUMNS else ()
