"""The language of a record: as it says, as its file is, or as its letters tell."""

from collections.abc import Mapping
from typing import Any

from medannot.exchange.question_sets.lookup import value_at
from medannot.exchange.question_sets.mapping import SetMapping
from medannot.exchange.question_sets.texts import clean, guessed_language, language_of
from medannot.exchange.question_sets.values import Spoken


def language_of_record(
    record: Mapping[str, Any], mapping: SetMapping, language: str | None, shown: tuple[str, ...]
) -> tuple[str, Spoken]:
    """Return the language of a record by its code, and how it is known.

    Args:
        record: the JSON object.
        mapping: which key names the language, and what holds where none does.
        language: of records that name none, before the mapping's own; or None.
        shown: texts whose letters are looked at where nothing else tells.

    Raises:
        RowRefused: what names the language is no text.
    """
    key = mapping.language.key
    if key and (named := language_of(clean(value_at(record, key), "language"))):
        return named, Spoken.NAMED
    if given := language or mapping.language.default:
        return given, Spoken.GIVEN
    return guessed_language(shown), Spoken.GUESSED
