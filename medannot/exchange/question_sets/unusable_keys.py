"""Keys that cannot be used: a question is taken without one where a person wants that."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from medannot.domain.errors import Sentence
from medannot.exchange.question_sets.lookup import value_at
from medannot.exchange.question_sets.mapping import SetMapping


def dropping(mapping: SetMapping) -> SetMapping:
    """Return a mapping by which an unusable key leaves its question without one."""
    role = replace(mapping.answer, drop_unusable=True)
    return replace(mapping, answer=role, variants=tuple(map(dropping, mapping.variants)))


def told(record: Mapping[str, Any], mapping: SetMapping) -> Sentence:
    """Say that a record's key is left out."""
    key = value_at(record, mapping.answer.key)
    return Sentence(
        "its key '{key}' cannot be used with its options or type; it is taken without a key.",
        key=" ".join(str(key).split())[:80],
    )
