"""What the languages of questions are called in the window."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from medannot.domain.languages import LANGUAGES, name_of
from medannot.ui.phrases import with_key

_MOST_SETS = ("en", "zh")


def language_name(code: str) -> str:
    """Return a language in a word: English and Chinese as the window says them, else in English."""
    words = {
        "en": QCoreApplication.translate("Words", "English"),
        "zh": QCoreApplication.translate("Words", "Chinese"),
    }
    return words.get(code) or name_of(code)


def both_names(code: str) -> str:
    """Return a language with what its speakers call it, such as "Japanese (日本語)"."""
    name = language_name(code)
    if code in _MOST_SETS or code not in LANGUAGES or LANGUAGES[code].own == name:
        return name
    return with_key(name, LANGUAGES[code].own)


def all_languages(first: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the codes of all languages: English, Chinese and some others first, then by name."""
    ahead = (*_MOST_SETS, *(code for code in first if code))
    return tuple(dict.fromkeys((*ahead, *by_name(LANGUAGES))))


def by_name(codes: Iterable[str]) -> tuple[str, ...]:
    """Return codes of languages by their English names, English and Chinese first."""
    known = set(codes)
    ahead = [code for code in _MOST_SETS if code in known]
    return (*ahead, *sorted(known - {*_MOST_SETS}, key=lambda one: (name_of(one), one)))
