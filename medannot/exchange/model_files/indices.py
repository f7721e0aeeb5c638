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
    if goes_by_ids(ids):
        whole = all(map(_WHOLE.fullmatch, ids))
        return {
            item.id: int(id_) if whole else id_ for item, id_ in zip(items, ids, strict=True)
        }, True
    return {item.id: place for place, item in enumerate(items)}, False


def goes_by_ids(ids: Sequence[str]) -> bool:
    """Tell whether items go by these ids of their source; else they are numbered from 0."""
    if max(Counter(ids).values(), default=0) != 1:
        return False
    return all(map(_WHOLE.fullmatch, ids)) or all(map(_is_word, ids))


def _is_word(id_: str) -> bool:
    plain = id_.isprintable() and id_ == id_.strip() and 0 < len(id_) <= _MOST_SIGNS
    return plain and id_ not in MISSING_WORDS and not is_number(id_)


def safe_name(name: str, otherwise: str) -> str:
    """Return a name of letters, digits, `-` and `_` only, as scorers take names of models."""
    return _UNSAFE.sub("-", name).strip("-_") or otherwise
