"""Whether a mapping fits a record, by the keys that the record has."""

from collections.abc import Mapping
from typing import Any

from medannot.exchange.question_sets.lookup import has_key, plain_at
from medannot.exchange.question_sets.mapping import SetMapping

KINDS: Mapping[str, tuple[type, ...]] = {
    "text": (str,),
    "number": (int, float),
    "list": (list, tuple),
    "object": (dict,),
    "texts": (list, tuple),
    "objects": (list, tuple),
    "picture": (dict, bytes),
}


def fits(mapping: SetMapping, record: Mapping[str, Any]) -> bool:
    """Tell whether a record has all that a mapping asks for; one that asks nothing fits none."""
    return bool(mapping.recognise) and all(meets(asked, record) for asked in mapping.recognise)


def meets(asked: str, record: Mapping[str, Any]) -> bool:
    """Tell whether a record meets one entry of `recognise`.

    That is a key, in one of its spellings; "!key" asks that there is none, "key:kind" that what
    stands there is a text, number, list, object, picture, a list of texts or one of objects, or
    nothing,
    and "key=word" that it is that word, "key=word|other" one of these.
    """
    if asked.startswith("!"):
        return not has_key(record, asked[1:])
    key, equals, word = asked.partition("=")
    if equals:
        return has_key(record, key) and plain_at(record, key) in word.split("|")
    key, colon, kind = asked.rpartition(":")
    if not colon or kind not in KINDS:
        return has_key(record, asked)
    return has_key(record, key) and _is(plain_at(record, key), kind)


def _is(value: object, kind: str) -> bool:
    if value is None:
        return True
    if isinstance(value, bool) or not isinstance(value, KINDS[kind]):
        return False
    inner = {"texts": str, "objects": dict}.get(kind)
    if inner is None or not isinstance(value, list | tuple):
        return True
    return all(isinstance(part, inner) for part in value)


def particular(mapping: SetMapping, record: Mapping[str, Any]) -> int:
    """Count what a mapping asks for in a record that it fits, or the variant that asks for most.

    What must not be there tells similar sets apart, and makes none more particular.
    """
    return max(
        (_wanted(shape) for shape in (mapping, *mapping.variants) if fits(shape, record)), default=0
    )


def _wanted(shape: SetMapping) -> int:
    return sum(not asked.startswith("!") for asked in shape.recognise)


def shape_of(mapping: SetMapping, record: Mapping[str, Any]) -> SetMapping:
    """Return the variant of a mapping for a record, or the mapping itself."""
    for variant in mapping.variants:
        if fits(variant, record):
            return variant
    return mapping
