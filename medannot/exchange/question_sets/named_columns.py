"""Options in columns that no pattern names, such as 选项甲, 选项乙: what a source calls each."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile
from string import ascii_uppercase

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

_LONGEST_SIGN = 12
_AROUND = " _-.:：()（）[]【】"


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
