"""Texts of question files: cleaned, compared, and told from each other by language."""

import math
import re
import unicodedata
from functools import lru_cache

from medannot.domain.languages import code_of
from medannot.domain.yes_no import says_yes
from medannot.exchange.question_sets.values import RowRefused

MAX_TEXT = 100_000

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_REMARKED = re.compile(r"(\w+)[.,]?\s*[(（]([^()（）]+)[)）]\s*[.。]?")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


def _is_punctuation(sign: str) -> bool:
    return unicodedata.category(sign).startswith(("P", "Z"))


_NO_ASCII_PUNCTUATION = dict.fromkeys(n for n in range(128) if _is_punctuation(chr(n)))


def clean(value: object, role: str) -> str:
    """Return a JSON value as text without outer blanks; null is the empty text.

    Raises:
        RowRefused: the value is no text or number, is too long, or holds what cannot be shown.
    """
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        text = value.strip()
        # What may be printed holds nothing that is looked for below, and is told in a tenth of the
        # time.
        if text.isprintable() and len(text) <= MAX_TEXT:
            return text
    elif isinstance(value, float) and math.isnan(value):
        return ""  # what tables write where there is nothing
    elif isinstance(value, int | float) and not isinstance(value, bool):
        text = str(value)
    else:
        raise RowRefused("the {role} is no text.", role=role)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > MAX_TEXT:
        raise RowRefused("the {role} is longer than {most} characters.", role=role, most=MAX_TEXT)
    if _CONTROL.search(text):
        raise RowRefused("the {role} holds a control character or half a character.", role=role)
    return text


def doubt_of_direction(*texts: str) -> str:
    """Doubt texts with signs that turn the direction of writing, which nobody sees.

    What follows such a sign (UAX #9: embeddings, overrides and isolates) may be shown in another
    order than it is stored, so that a reader and a model would not read the same.
    """
    # As a rule all may be printed, which is told in a tenth of the time.
    if any(not text.isprintable() and _TURNING.search(text) for text in texts):
        return "its text holds unseen signs that turn the direction of writing."
    return ""


@lru_cache(maxsize=1024)
def folded(text: str) -> str:
    """Return the text as it is compared: Unicode form, width, case and blanks made equal."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


@lru_cache(maxsize=1024)
def bare(text: str) -> str:
    """Return the folded text without punctuation and blanks, for matching a key's text."""
    plain = folded(text)
    if plain.isascii():
        return plain.translate(_NO_ASCII_PUNCTUATION)
    return "".join(sign for sign in plain if not _is_punctuation(sign))


def yes_or_no(text: str, language: str = "") -> bool | None:
    """Tell whether a text is a word for yes (True) or for no (False); else None.

    Args:
        text: what may be such a word.
        language: of which words are known beside those of English and Chinese.
    """
    return says_yes(bare(text), language)


def remark_behind(text: str) -> tuple[str, str]:
    """Return a word and the remark in brackets behind it, as in "No (it is not seen)".

    Both are empty where the text is anything else: what follows without brackets may turn the
    word into its contrary, as in "No doubt".
    """
    found = _REMARKED.fullmatch(text.strip())
    return (found[1], found[2].strip()) if found else ("", "")


def has_han(text: str) -> bool:
    """Tell whether a text holds a Chinese character."""
    return _HAN.search(text) is not None


def language_of(word: str) -> str:
    """Return the code of a language that a source names in its own way, or the word itself."""
    return code_of(word) or word.strip().casefold()
