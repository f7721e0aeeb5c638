"""The language of a record: as it says, as its file is, or as its letters tell."""

from collections.abc import Mapping
from typing import Any

from medannot.domain.little_words import ENGLISH, LatinTexts
from medannot.domain.scripts import language_of_letters
from medannot.exchange.question_sets.lookup import value_at
from medannot.exchange.question_sets.mapping import SetMapping
from medannot.exchange.question_sets.texts import clean, language_of
from medannot.exchange.question_sets.values import Spoken
from medannot.exchange.question_sets.written_lists import listed


def language_of_record(
    record: Mapping[str, Any],
    mapping: SetMapping,
    language: str | None,
    shown: tuple[str, ...],
    latin: LatinTexts = ENGLISH,
) -> tuple[str, Spoken]:
    """Return the language of a record by its code, and how it is known.

    Args:
        record: the JSON object.
        mapping: which key names the language, and what holds where none does.
        language: of records that name none, before the mapping's own; or None.
        shown: texts whose letters are looked at where nothing else tells.
        latin: what they are in where their letters are Latin.

    Raises:
        RowRefused: what names the language is neither a text nor a list of them.
    """
    key = mapping.language.key
    if key and (named := language_of(clean(_only(value_at(record, key)), "language"))):
        return named, Spoken.NAMED
    if given := language or mapping.language.default:
        return given, Spoken.GIVEN
    text = "\n".join(shown)
    if letters := language_of_letters(text):
        return letters, Spoken.GUESSED
    if latin is ENGLISH:
        return "en", Spoken.GUESSED
    return latin.of(text), Spoken.WORDS


def _only(value: object) -> object:
    """Return the only language of a list; several do not tell in which of them a record is."""
    if isinstance(value, str) and not value.startswith("["):
        return value
    value = listed(value)
    if not isinstance(value, list):
        return value
    return value[0] if len(value) == 1 else None
