"""From how far a photograph was taken, as its name says, and the order that follows from it."""

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TypeVar

One = TypeVar("One")


class Distance(StrEnum):
    """From how far a photograph was taken, from near to far."""

    NEAR = "near"
    MIDDLE = "middle"
    FAR = "far"


class ImageOrder(StrEnum):
    """In which order the images of a case stand."""

    FOUND = "found"
    NEAR = "near"
    FAR = "far"


_WORDS = {
    Distance.NEAR: ("near", "close", "closeup", "macro", "detail", "近", "特写"),
    Distance.MIDDLE: ("middle", "mid", "medium", "中景", "中距", "中"),
    Distance.FAR: ("far", "distant", "distance", "overview", "wide", "远", "全景"),
}
_KNOWN = {word: distance for distance, words in _WORDS.items() for word in words}
_PARTS = re.compile(r"[a-z]+|[\u4e00-\u9fff]+")


def distance_in(name: str) -> Distance | None:
    """Return the distance that the name of a file says in English or Chinese, or None.

    The last word counts: in "far_ward_P1_near.jpg" it is near.
    """
    stem = name.rpartition(".")[0] or name
    for part in reversed(_PARTS.findall(stem.casefold())):
        found = _KNOWN.get(part) or _KNOWN.get(part[0] if not part.isascii() else "")
        if found is not None:
            return found
    return None


def ordered(
    images: Iterable[One], distance: Callable[[One], Distance | None], order: ImageOrder
) -> tuple[One, ...]:
    """Return the images of a case in an order; those of no known distance come last, as found."""
    if order is ImageOrder.FOUND:
        return tuple(images)
    places = list(Distance) if order is ImageOrder.NEAR else list(reversed(Distance))

    def place(image: One) -> int:
        known = distance(image)
        return len(places) if known is None else places.index(known)

    return tuple(sorted(images, key=place))
