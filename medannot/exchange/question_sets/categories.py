"""What items are told apart by: ability, categories, the part of the source."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from medannot.exchange.own_rows import OWN_FIELDS
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
    return _worded(_category(_value(record, mapping.ability), "ability"), mapping.ability)


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
    taken = _keys_with_roles(mapping)
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


def _is_column(key: str, mapping: SetMapping) -> bool:
    return is_column(key, mapping.options.key)


def _keys_with_roles(mapping: SetMapping) -> frozenset[str]:
    answer, images, type_ = mapping.answer, mapping.images, mapping.type
    texts = (
        *(
            mapping.question,
            mapping.id,
            mapping.id_if_unique,
            mapping.group,
            mapping.order,
            mapping.case,
        ),
        *(mapping.translation_group, mapping.split, mapping.options.key, *mapping.context),
        *(answer.key, answer.check, answer.synonyms, answer.explanation),
        *(images.key, images.captions, type_.key, mapping.language.key, mapping.ability.key),
        *(role.key for role in mapping.categories),
    )
    keys = {spelling for text in texts for spelling in text.split("|")}
    return frozenset(keys | {place for text in texts for place in places_of(text)})
