"""What a search over the questions' texts looks for: words, and phrases between quotes."""

import re
from collections.abc import Mapping

_TRIGRAM = 3
_MOST_TERMS = 60

_TERM = re.compile(r'"([^"]+)"|\u201c([^\u201d]+)\u201d|(\S+)')


def searched_terms(words: str) -> tuple[str, ...]:
    """Return what must stand in a text, each in any place, for the text to be found.

    Args:
        words: as a person wrote them; what stands between two quotes belongs together, and so does
            all of a text that is too long for words that somebody looks for.
    """
    found = (next(filter(None, groups)).strip() for groups in _TERM.findall(words))
    terms = tuple(dict.fromkeys(filter(None, found)))
    return terms if len(terms) <= _MOST_TERMS else (words.strip(),)


class Condition:
    """Conditions by which terms are found, with the values that they want.

    Args:
        terms: all have to be found.
    """

    def __init__(self, terms: tuple[str, ...]) -> None:
        self._terms = terms

    @property
    def values(self) -> Mapping[str, object]:
        """Return by name what is compared."""
        likes = {f"like{number}": _like(term) for number, term in enumerate(self._terms)}
        return likes | {"phrase": self._phrase}

    def each(self, condition: str) -> str:
        """Return a condition for every term.

        Args:
            condition: SQL with a place for the name of the value that `LIKE` compares.
        """
        return " AND ".join(
            condition.format(like=f"like{number}") for number in range(len(self._terms))
        )

    def indexed(self, table: str) -> str:
        """Return a condition for the rows of an index: by trigrams, or reading what is too short.

        Args:
            table: SQLite's FTS5, of trigrams, with the column `words`.
        """
        short = [
            f"words LIKE :like{number} ESCAPE '/'"
            for number, term in enumerate(self._terms)
            if len(term) < _TRIGRAM
        ]
        return " AND ".join([*([f"{table} MATCH :phrase"] if self._phrase else []), *short])

    @property
    def _phrase(self) -> str:
        quoted = (one.replace('"', '""') for one in self._terms if len(one) >= _TRIGRAM)
        return " AND ".join(f'"{one}"' for one in quoted)


def _like(term: str) -> str:
    return "%" + term.replace("/", "//").replace("%", "/%").replace("_", "/_") + "%"
