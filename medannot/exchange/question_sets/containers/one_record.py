"""Tells a JSON object that is one question from one that holds questions."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from medannot.domain.errors import InputFault
from medannot.exchange.question_sets.containers.path_finding import record_places
from medannot.exchange.question_sets.lookup import places_of, plain_at
from medannot.exchange.question_sets.mapping import SetMapping
from medannot.exchange.question_sets.mapping_files import recognise
from medannot.exchange.question_sets.recognition import fits

_STEPS = re.compile(r"[|.\[]")


def is_one_record(value: Mapping[str, Any], named: SetMapping | None = None) -> bool:
    """Tell whether an object is a single record of a mapping.

    It has the keys of a mapping, and nothing in it has them again: that would be a record, and the
    object what holds it. Nor has it lists of objects of which the mapping knows nothing: these may
    be the records.

    Args:
        value: the object that a file is.
        named: the mapping that was named; else those that the program has are asked.
    """
    mapping = named
    if mapping is None:
        try:
            mapping = recognise(value)
        except InputFault:
            return False
    if mapping.container.records or not _has_question(value, mapping):
        return False
    asked, words = _asked(mapping), _words(asdict(mapping))
    return all(
        not asked & set(place.keys) and _STEPS.split(place.path)[0] in words
        for place in record_places(value)
    )


def _words(value: object) -> set[str]:
    """Return the steps of all keys that stand anywhere in a mapping."""
    if isinstance(value, str):
        return set(_STEPS.split(value))
    if isinstance(value, Mapping):
        return _words(list(value.values()))
    if isinstance(value, list | tuple):
        return {word for one in value for word in _words(one)}
    return set()


def _has_question(value: Mapping[str, Any], mapping: SetMapping) -> bool:
    if any(fits(shape, value) for shape in (mapping, *mapping.variants)):
        return True
    return any(isinstance(plain_at(value, key), str) for key in _keys(mapping.question))


def _asked(mapping: SetMapping) -> set[str]:
    """Return the keys of the question, in all its spellings."""
    return {one for key in _keys(mapping.question) for one in key.split("|")}


def _keys(question: str) -> Sequence[str]:
    return places_of(question) or (question,)
