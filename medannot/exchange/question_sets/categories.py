"""What items are told apart by: ability, categories, the part of the source."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from medannot.exchange.own_rows import GROUPING, NO_WORD, OWN_FIELDS, ROW, VERSION
from medannot.exchange.question_sets.lookup import places_of, text_at, value_at
from medannot.exchange.question_sets.mapping import CategoryRole, SetMapping
from medannot.exchange.question_sets.option_columns import is_column
from medannot.exchange.question_sets.texts import clean
from medannot.exchange.question_sets.values import NOT_SAVED, RowRefused, not_saved
from medannot.exchange.question_sets.written_lists import listed

_NAMELESS = "Unnamed: "
"""What a column without a heading is called: it counts rows."""

_LONGEST_OTHER = 80
"""Characters of a value that is a category by itself; a longer one is a text, not a word."""

_NEVER = (
    "answer",
    "explanation",
    "prediction",
    "rationale",
    "reason",
    "hit",
    "log",
    "thinking",
    "image",
)
"""What stands in the names of columns that tell the key, a model's answer or an image."""


def ability_of(record: Mapping[str, Any], mapping: SetMapping) -> str:
    """Return what the tables group an item by.

    Raises:
        RowRefused: it is no text.
    """
    value = _value(_without_no_words(record), mapping.ability)
    return _worded(_category(value, "ability"), mapping.ability)


def categories_of(
    record: Mapping[str, Any], mapping: SetMapping, further: Sequence[CategoryRole] = ()
) -> dict[str, str]:
    """Return the categories of an item by name.

    Args:
        record: the record.
        mapping: whose categories are meant.
        further: categories besides.

    Raises:
        RowRefused: a category is no text.
    """
    record = _without_no_words(record)
    found: dict[str, str] = {}
    split = (_split(mapping.split),) if mapping.split else ()
    for role in (*mapping.categories, *split, *further):
        value = _value(record, role)
        if value is None:
            continue
        inner = (
            value.items()
            if isinstance(value, dict)
            else ((role.name or role.key.partition("|")[0], value),)
        )
        for name, part in inner:
            if text := _category(part, "category"):
                found[str(name)] = _worded(text, role)
    if mapping.other_categories:
        found |= _others(record, mapping, found)
    return found


@lru_cache
def _split(key: str) -> CategoryRole:
    return CategoryRole(key, "split")


def _value(record: Mapping[str, Any], role: CategoryRole) -> object:
    if places_of(role.key):
        return text_at(record, role.key, "category")
    return value_at(record, role.key)


def _without_no_words(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a row of an export with the grouping columns blank where the set says nothing.

    In a row that no export wrote, though it may stand among such, it is the source's own word.
    """
    ours = record.get(VERSION) and record.get(ROW)
    if not ours or NO_WORD not in map(record.get, GROUPING):
        return record
    return {
        key: "" if key in GROUPING and value == NO_WORD else value for key, value in record.items()
    }


def _worded(text: str, role: CategoryRole) -> str:
    return role.words.get(text.casefold(), text) if role.words else text


def _category(value: object, role: str) -> str:
    value = listed(value)
    if isinstance(value, str):
        return clean(value, role)
    if isinstance(value, list):
        return ", ".join(filter(None, (_category(part, role) for part in value)))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return clean(int(value), role)  # a table's year is 1998.0
    return clean(value, role)


def _others(
    record: Mapping[str, Any], mapping: SetMapping, found: Mapping[str, str]
) -> dict[str, str]:
    """Return the short values of keys that play no role."""
    taken = _keys_with_roles(mapping) - _kept_beside(record, mapping)
    others: dict[str, str] = {}
    for key, value in record.items():
        if (
            key in OWN_FIELDS
            or key in taken
            or key in found
            or key.startswith(("@", _NAMELESS))
            or _is_column(key, mapping)
        ):
            continue
        if any(word in key.casefold() for word in _NEVER) or not isinstance(value, str | int):
            continue
        if value is NOT_SAVED:
            raise not_saved(key)
        try:
            text = _category(value, "category")
        except RowRefused:
            continue
        if text and len(text) <= _LONGEST_OTHER and "\n" not in text:
            others[key] = text
    return others


def _kept_beside(record: Mapping[str, Any], mapping: SetMapping) -> frozenset[str]:
    """Return keys of the ability that are kept as categories too, so that none is lost.

    Those are the ones that gave way to another key. A finer column that stands without the coarser
    one is kept by its name as well: by the ability alone nobody could tell which of them it was.
    """
    spellings = mapping.ability.key.split("|")
    told = [key for key in spellings if record.get(key)]
    if len(spellings) == 1 or not told:
        return frozenset()
    others = _keys_without_ability(mapping)
    alone = len(told) == 1 and told[0].lower() in GROUPING[1:]
    return frozenset(told if alone else told[1:]) - others


def _is_column(key: str, mapping: SetMapping) -> bool:
    return is_column(key, mapping.options.key)


def _keys_with_roles(mapping: SetMapping) -> frozenset[str]:
    return _keys_without_ability(mapping) | _spellings(mapping.ability.key)


def _keys_without_ability(mapping: SetMapping) -> frozenset[str]:
    answer, images, type_ = mapping.answer, mapping.images, mapping.type
    texts = (
        *(
            mapping.question,
            mapping.id,
            mapping.id_if_unique,
            mapping.group,
            mapping.order,
            mapping.case,
            mapping.as_set,
        ),
        *(mapping.translation_group, mapping.split, *mapping.context),
        *(mapping.options.key, *mapping.options.keys),
        *(answer.key, answer.check, answer.synonyms, answer.explanation),
        *(images.key, images.captions, type_.key, mapping.language.key),
        *(role.key for role in mapping.categories),
    )
    return frozenset().union(*map(_spellings, texts))


@lru_cache(maxsize=4096)
def _spellings(text: str) -> frozenset[str]:
    return frozenset((text, *text.split("|"), *places_of(text)))
