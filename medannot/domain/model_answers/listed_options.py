"""The whole texts of several options in a list, such as "papule, vesicle and bulla"."""

import re
from collections.abc import Callable

_SEPARATORS = re.compile(r"(\s*(?:[,;、\n&]|\band\b|以及|和|与|及)\s*)", re.IGNORECASE)
_BULLET = re.compile(r"\A\s*[-–—•*]\s+")
_MOST_PARTS = 60
_MOST_IN_ONE = 8
"""An option's own text may hold so many parts of a list, less one."""


def listed(text: str, place_of: Callable[[str], frozenset[int]]) -> set[frozenset[int]]:
    """Return in which ways a text can be read as options one after the other, none of them twice.

    An option's text may hold commas and "and" itself, so that there may be several ways.

    Args:
        text: to be read whole.
        place_of: the option whose whole text something is; nothing where it is none.
    """
    pieces = _SEPARATORS.split(_BULLET.sub("", text))
    if len(pieces) > 2 * _MOST_PARTS:
        return set()
    ends = len(pieces) // 2 + 1
    ways: list[set[frozenset[int]]] = [set() for _ in range(ends + 1)]
    ways[0].add(frozenset())
    for start in range(ends):
        if not ways[start]:
            continue
        if not pieces[2 * start].strip():
            ways[start + 1] |= ways[start]
            continue
        for end in range(start + 1, min(start + _MOST_IN_ONE, ends) + 1):
            place = place_of(_BULLET.sub("", "".join(pieces[2 * start : 2 * end - 1])))
            ways[end] |= {way | place for way in ways[start] if place and not place & way}
    return {way for way in ways[ends] if way}
