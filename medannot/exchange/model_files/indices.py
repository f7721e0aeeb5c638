"""By what number or word an item stands in a file for models."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from medannot.exchange.model_files.cells import MISSING_WORDS, is_number
from medannot.exchange.model_files.values import ModelItem

_WHOLE = re.compile(r"0|[1-9][0-9]{0,14}")
_MOST_SIGNS = 64
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")


def indices(items: Sequence[ModelItem]) -> tuple[Mapping[str, int | str], bool]:
    """Return what each item goes by, and whether that is the source's own id.

    The source's ids are taken where each item has one of its own and all are whole numbers, or none
    could be read as a number: pandas would make 7 of "007". Else items are numbered from 0 in the
    set's order.

    Args:
        items: all items of the set, since a part of it must go by the same.
    """
    ids = [item.source_id for item in items]
    if max(Counter(ids).values(), default=0) == 1:
        if all(_WHOLE.fullmatch(id_) for id_ in ids):
            return {item.id: int(item.source_id) for item in items}, True
        if all(map(_is_word, ids)):
            return {item.id: item.source_id for item in items}, True
    return {item.id: place for place, item in enumerate(items)}, False


def _is_word(id_: str) -> bool:
    plain = id_.isprintable() and id_ == id_.strip() and 0 < len(id_) <= _MOST_SIGNS
    return plain and id_ not in MISSING_WORDS and not is_number(id_)


def safe_name(name: str, otherwise: str) -> str:
    """Return a name of letters, digits, `-` and `_` only, as scorers take names of models."""
    return _UNSAFE.sub("-", name).strip("-_") or otherwise
