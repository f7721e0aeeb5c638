"""Which language a text is in, as far as its letters tell."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

_KANA = re.compile("[\u3041-\u3096]")
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc]{2,}")
"""Two and more: one alone is often a Chinese sign that was read wrongly, as ニ for 二."""

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_OTHERS = re.compile("[\u0370-\u1cbf\u1f00-\u1fff\u3041-\u318f\uac00-\ud7af]")
"""Signs of all scripts below but Chinese."""

_SCRIPTS = (
    (0x0370, 0x03FF, "Grek"),
    (0x0400, 0x052F, "Cyrl"),
    (0x0530, 0x058F, "Armn"),
    (0x0590, 0x05FF, "Hebr"),
    (0x0600, 0x06FF, "Arab"),
    (0x0750, 0x077F, "Arab"),
    (0x0900, 0x097F, "Deva"),
    (0x0980, 0x09FF, "Beng"),
    (0x0A00, 0x0A7F, "Guru"),
    (0x0A80, 0x0AFF, "Gujr"),
    (0x0B00, 0x0B7F, "Orya"),
    (0x0B80, 0x0BFF, "Taml"),
    (0x0C00, 0x0C7F, "Telu"),
    (0x0C80, 0x0CFF, "Knda"),
    (0x0D00, 0x0D7F, "Mlym"),
    (0x0D80, 0x0DFF, "Sinh"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x0E80, 0x0EFF, "Laoo"),
    (0x0F00, 0x0FFF, "Tibt"),
    (0x1000, 0x109F, "Mymr"),
    (0x10A0, 0x10FF, "Geor"),
    (0x1100, 0x11FF, "Kore"),
    (0x1200, 0x137F, "Ethi"),
    (0x1780, 0x17FF, "Khmr"),
    (0x1C90, 0x1CBF, "Geor"),
    (0x1F00, 0x1FFF, "Grek"),
    (0x3041, 0x30FF, "Jpan"),
    (0x3130, 0x318F, "Kore"),
    (0x3400, 0x4DBF, "Hani"),
    (0x4E00, 0x9FFF, "Hani"),
    (0xAC00, 0xD7AF, "Kore"),
    (0xF900, 0xFAFF, "Hani"),
)
"""Blocks of Unicode: first and last code point, and the script by its code of ISO 15924."""

_LANGUAGES = {
    "Grek": "el", "Cyrl": "ru", "Armn": "hy", "Hebr": "he", "Arab": "ar", "Deva": "hi",
    "Beng": "bn", "Guru": "pa", "Gujr": "gu", "Orya": "or", "Taml": "ta", "Telu": "te",
    "Knda": "kn", "Mlym": "ml", "Sinh": "si", "Thai": "th", "Laoo": "lo", "Tibt": "bo",
    "Mymr": "my", "Geor": "ka", "Kore": "ko", "Ethi": "am", "Khmr": "km",
}  # fmt: skip
"""The language with most readers of each script."""

SHARED = frozenset({"Cyrl", "Arab", "Deva", "Ethi"})
"""Scripts of several languages, whose letters alone do not tell which it is."""

_OWN_LETTERS = (
    ("Cyrl", "uk", frozenset("іїєґІЇЄҐ")),
    ("Arab", "ur", frozenset("ٹڈڑںےھ")),
    ("Arab", "fa", frozenset("پچژگ\u06a9\u06cc")),
)
"""Letters that the language with most readers of a script does not have, the surest first."""

_FOREIGN = frozenset("ыэъЫЭЪ")
"""Letters that Ukrainian does not have: Belarusian and Kazakh have them beside an і."""

_VIETNAMESE = re.compile(
    "[ơưƠƯ\u1ea2-\u1eb7\u1eba-\u1ec9\u1ece-\u1ee3\u1ee6-\u1ef9]",
)
"""Letters of Vietnamese alone; ạ, ẹ, ị, ọ and ụ are of Yoruba and Igbo too, ă of Romanian."""

_WORD = re.compile(r"[^\W\d_]+")
_LEAST_VIETNAMESE = 0.2
"""So many words of a Vietnamese text bear its letters; a name in an English one is one of many."""


@lru_cache(maxsize=4096)
def script_of(letter: str) -> str:
    """Return the script of a letter; "" for what is no letter, "Latn" for what is of no other."""
    if not unicodedata.category(letter).startswith("L"):
        return ""
    point = ord(letter)
    return next((script for first, last, script in _SCRIPTS if first <= point <= last), "Latn")


def runs_leftwards(text: str) -> bool:
    """Tell whether a text begins in a script such as Arabic or Hebrew, by its first letter.

    As rules P2 and P3 of the Unicode bidirectional algorithm (UAX 9) find a paragraph's direction.
    """
    return next(_strong(text), "L") != "L"


def has_leftward_letters(text: str) -> bool:
    """Tell whether letters of a script such as Arabic or Hebrew stand anywhere in a text."""
    return any(one != "L" for one in _strong(text))


def _strong(text: str) -> Iterator[str]:
    """Yield the direction of each letter that has one; of ASCII, which runs rightwards, of none."""
    if not text.isascii():
        directions = (unicodedata.bidirectional(sign) for sign in text)
        yield from (one for one in directions if one in {"L", "R", "AL"})


def main_script(text: str) -> str:
    """Return the script of most letters of a text; "" where it has none.

    One sign of Chinese makes a text Chinese, as long as no other script but Latin is in it: words
    of English stand in most Chinese questions, and hardly ever the other way round. Kana beside
    Chinese signs are Japanese. All others need more letters than any other script has.
    """
    if text.isascii() or not _OTHERS.search(text):
        # As nearly all texts are: told in a hundredth of the time.
        return "Hani" if _HAN.search(text) else "Latn" if any(map(str.isalpha, text)) else ""
    counts: Counter[str] = Counter()
    for sign, times in Counter(text).items():
        if script := script_of(sign):
            counts[script] += times
    han = counts.pop("Hani", 0)
    kana = counts.pop("Jpan", 0)
    if han or kana:
        if _is_japanese(text, han):
            counts["Jpan"] = han + kana
        else:
            counts["Hani"] = han
        counts.pop("Latn", None)
    found = [one for one in counts.most_common(1) if one[1]]
    return found[0][0] if found else ""


def _is_japanese(text: str, han: int) -> bool:
    """Tell Japanese, which has kana in nearly every phrase, from Chinese that quotes some."""
    hiragana = len(_KANA.findall(text))
    katakana = sum(map(len, _KATAKANA.findall(text)))
    return (hiragana > 0 and hiragana * 20 >= han) or (katakana > 0 and katakana * 4 >= han)


def language_of_letters(text: str, script: str | None = None) -> str:
    """Return the code of the language that the letters of a text tell; "" where they do not.

    Of a script that several languages share it is the likeliest one (`SHARED`). Latin letters tell
    nothing, those of Vietnamese aside.

    Args:
        text: what is looked at.
        script: its main script, where that is known.
    """
    if text.isascii():
        return ""
    script = main_script(text) if script is None else script
    if script == "Jpan":
        return "ja"
    if script == "Hani":
        return "zh"
    if script in {"", "Latn"}:
        return "vi" if _is_vietnamese(text) else ""
    letters = frozenset(text)
    for own_script, language, own in _OWN_LETTERS:
        if script == own_script and letters & own and not letters & _FOREIGN:
            return language
    return _LANGUAGES[script]


def _is_vietnamese(text: str) -> bool:
    words = _WORD.findall(unicodedata.normalize("NFC", text))
    marked = sum(_VIETNAMESE.search(word) is not None for word in words)
    return marked > 1 and marked >= _LEAST_VIETNAMESE * len(words)
