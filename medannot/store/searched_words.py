"""What a search over the questions' texts looks for: words, and phrases between quotes."""

import re
from collections.abc import Mapping

INDEXED_LETTERS = 3
"""Letters that a word needs to be looked up in an index of trigrams (SQLite, FTS5)."""

_TERM = re.compile(r'"([^"]+)"|\u201c([^\u201d]+)\u201d|(\S+)')


def searched_terms(words: str) -> tuple[str, ...]:
    """Return what must stand in a text, each in any place, for the text to be found.

    Args:
        words: as a person wrote them; what stands between two quotes belongs together.
    """
    found = (next(filter(None, groups)).strip() for groups in _TERM.findall(words))
    return tuple(dict.fromkeys(filter(None, found)))


class Reading:
    """The condition by which terms are read through, with the values that it wants.

    Args:
        terms: all have to be found.
        condition: SQL with a place for the name of the value that `LIKE` compares.
    """

    def __init__(self, terms: tuple[str, ...], condition: str) -> None:
        self._terms, self._condition = terms, condition

    @property
    def values(self) -> Mapping[str, object]:
        """Return by name what is compared."""
        return {f"like{number}": _like(term) for number, term in enumerate(self._terms)}

    def all_of(self, *, short: bool = False) -> str:
        """Return the condition of every term, or of those alone that no index knows."""
        numbers = [
            number
            for number, term in enumerate(self._terms)
            if not (short and len(term) >= INDEXED_LETTERS)
        ]
        return " AND ".join(self._condition.format(like=f"like{one}") for one in numbers) or "TRUE"

    @property
    def phrase(self) -> str:
        """Return what an index is asked for; "" where each term is too short for it."""
        quoted = (one.replace('"', '""') for one in self._terms if len(one) >= INDEXED_LETTERS)
        return " AND ".join(f'"{one}"' for one in quoted)


def _like(term: str) -> str:
    return "%" + term.replace("/", "//").replace("%", "/%").replace("_", "/_") + "%"
