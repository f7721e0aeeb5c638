"""Names of nodes as they are compared: folded, many in one long text."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

_DENSE = 0.2
"""Share of texts from which on looking at each is quicker than searching the long one."""


class Field(StrEnum):
    """By what a node was found."""

    LABEL = "label"
    SYNONYM = "synonym"
    CODE = "code"
    PINYIN = "pinyin"
    INITIALS = "initials"


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """One name of a node.

    Attributes:
        node_id: whose.
        shown: the name as it is written.
        more: what its field adds to the score of a match.
        bonus: what its node adds where matches are put in order.
        tie: puts matches of one worth in order: shorter names first, then earlier nodes.
    """

    node_id: str
    field: Field
    shown: str
    more: int
    bonus: int
    tie: tuple[int, int]


class Names:
    """Names with their texts in one long one, which the interpreter searches at once."""

    def __init__(self) -> None:
        self._names: list[Name] = []
        self.texts: list[str] = []
        self._starts: list[int] = []
        self._whole = ""

    def add(self, name: Name, text: str) -> None:
        """Add a name by a text without line feeds; `close` comes behind the last."""
        self._names.append(name)
        self.texts.append(text)

    def close(self) -> None:
        """Make the names ready to be found."""
        self._starts = list(accumulate((len(text) + 1 for text in self.texts), initial=1))
        self._whole = "\n".join(("", *self.texts, ""))

    def items(self) -> Iterable[tuple[Name, str]]:
        """Return the names with their texts, in order."""
        return zip(self._names, self.texts, strict=True)

    def at(self, places: Iterable[int]) -> list[Name]:
        """Return the names at places."""
        return [self._names[place] for place in places]

    def equal(self, text: str) -> list[Name]:
        """Return the names of a text."""
        return self.at(self._holding(f"\n{text}\n"))

    def beginning(self, part: str) -> list[Name]:
        """Return the names whose texts begin so."""
        return self.at(self._holding(f"\n{part}"))

    def holding(self, parts: Sequence[str]) -> list[int]:
        """Return the places of the texts that hold all of some parts, the first of them longest."""
        texts, places = self.texts, self._holding(parts[0])
        for part in parts[1:]:
            places = [place for place in places if part in texts[place]]
        return places

    def _holding(self, part: str) -> list[int]:
        whole, starts, texts = self._whole, self._starts, self.texts
        if whole.count(part) > len(texts) * _DENSE and "\n" not in part:
            return [place for place, text in enumerate(texts) if part in text]
        places: list[int] = []
        here = whole.find(part)
        while here >= 0:
            place = bisect_right(starts, here + 1) - 1
            places.append(place)
            here = whole.find(part, starts[place + 1] - 1)
        return places
