"""A row of the tidy table as it is read back: its cells as texts, numbers and known words."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from medannot.domain.annotation.finding import Laterality, LateralitySource, Site, Term
from medannot.domain.errors import Sentence
from medannot.exchange.annotations.own_works import RowError
from medannot.exchange.csv_cells import unguarded

T = TypeVar("T", bound=StrEnum)

NUMBER = re.compile(r"[+-]?\d{1,400}(?:\.\d{0,400})?(?:[eE][+-]?\d{1,4})?")
_WHOLE = re.compile(r"\d{1,9}(?:\.0{1,9})?")
_MOST_SHOWN = 50
_TRUTHS = {"true": True, "false": False, "": False}


@dataclass(frozen=True, slots=True)
class TidyRow:
    """A row.

    Attributes:
        line: of the file, at which it begins.
        cells: those that hold something, by their columns.
    """

    line: int
    cells: Mapping[str, str]

    def fault(self, why: Sentence) -> RowError:
        """Return that something is wrong with it."""
        return RowError(self.line, why)

    def text(self, column: str) -> str:
        """Return a text as it was typed; nothing where the cell is empty."""
        return unguarded(self.cells.get(column, ""))

    def needed(self, column: str) -> str:
        """Return a text that has to be there.

        Raises:
            RowError: it is not.
        """
        if found := self.text(column):
            return found
        raise self.fault(Sentence("the cell {column} is empty.", column=column))

    def one_of(self, column: str, known: type[T]) -> T:
        """Return a word of the program.

        Raises:
            RowError: it is none of these.
        """
        word = self.needed(column)
        if word not in set(known):
            raise self._odd(column)
        return known(word)

    def maybe(self, column: str, known: type[T]) -> T | None:
        """Return a word of the program, or None where the cell is empty.

        Raises:
            RowError: it is none of these.
        """
        return self.one_of(column, known) if column in self.cells else None

    def number(self, column: str) -> float | None:
        """Return a number, or None where the cell is empty.

        Raises:
            RowError: it is none.
        """
        cell = self.cells.get(column)
        if cell is None:
            return None
        if not NUMBER.fullmatch(cell) or not math.isfinite(float(cell)):
            raise self._odd(column)
        return float(cell)

    def whole(self, column: str) -> int:
        """Return a whole number that has to be there.

        Raises:
            RowError: it is not.
        """
        cell = self.needed(column)
        if not _WHOLE.fullmatch(cell):
            raise self._odd(column)
        return int(cell.partition(".")[0])

    def truth(self, column: str) -> bool:
        """Return whether something is so; an empty cell says that it is not.

        Raises:
            RowError: it says neither.
        """
        word = self.text(column).lower()  # spreadsheets write it in capitals
        if word not in _TRUTHS:
            raise self._odd(column)
        return _TRUTHS[word]

    def term(self) -> Term | None:
        """Return the node that was chosen, or None where there is none.

        Raises:
            RowError: only part of it is there.
        """
        return self.chosen() if self.text("node_id") else None

    def chosen(self) -> Term:
        """Return the node that has to be there.

        Raises:
            RowError: it is not, or only part of it.
        """
        words = (self.text(name) for name in ("en", "zh"))
        return Term(self.needed("node_id"), self.needed("lexicon"), *words)

    def attribute(self) -> Term:
        """Return the attribute that the row is about.

        Raises:
            RowError: there is none.
        """
        words = (self.text(name) for name in ("attribute_en", "attribute_zh"))
        return Term(self.needed("attribute_id"), self.needed("lexicon"), *words)

    def site(self) -> Site:
        """Return a place of the body.

        Raises:
            RowError: it is none.
        """
        source = self.maybe("laterality_source", LateralitySource) or LateralitySource.UNKNOWN
        return Site(self.chosen(), self.maybe("laterality", Laterality), source)

    def _odd(self, column: str) -> RowError:
        said = self.cells.get(column, "")[:_MOST_SHOWN]
        return self.fault(
            Sentence("the cell {column} cannot hold “{said}”.", column=column, said=said)
        )
