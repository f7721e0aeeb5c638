"""What differs between two texts, word by word; of Chinese text sign by sign."""

import re
from difflib import SequenceMatcher
from enum import StrEnum

_PARTS = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|\s+|[^\s\u3400-\u9fff\uf900-\ufaff]+")


class Fate(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    GONE = "gone"
    NEW = "new"


def word_changes(before: str, after: str) -> tuple[tuple[Fate, str], ...]:
    """Return the words of both texts in reading order, with what became of them."""
    was, now = _PARTS.findall(before), _PARTS.findall(after)
    found: list[tuple[Fate, str]] = []
    for kind, i, j, k, m in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append((Fate.KEPT, "".join(was[i:j])))
            continue
        if i < j:
            found.append((Fate.GONE, "".join(was[i:j])))
        if k < m:
            found.append((Fate.NEW, "".join(now[k:m])))
    return tuple(found)
