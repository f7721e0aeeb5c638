"""Tables of text whose cells may be long, as those with pictures in them are.

The longest cell that `csv` takes is one number for the whole program (`csv.field_size_limit`),
which other code may go by. It is raised for the moment in which a row is read, and put back.
"""

import csv
from collections.abc import Iterable
from threading import Lock
from typing import Self

_ALONE = Lock()
"""Two threads that raise the limit at once would put back each other's."""


class LongCells:
    """The rows of a table, read one by one.

    Args:
        lines: of the text.
        delimiter: between two cells.
        most: signs of a cell at most.
        strict: refuse what is not written as `csv` writes it.
    """

    def __init__(
        self, lines: Iterable[str], *, delimiter: str, most: int, strict: bool = False
    ) -> None:
        self._rows = csv.reader(lines, delimiter=delimiter, strict=strict)
        self._most = most

    @property
    def line_num(self) -> int:
        """Return how many lines were read."""
        return self._rows.line_num

    def __iter__(self) -> Self:
        """Return itself."""
        return self

    def __next__(self) -> list[str]:
        """Return the next row.

        Raises:
            csv.Error: a cell is too long, or the text is no table.
        """
        with _ALONE:
            before = csv.field_size_limit(self._most)
            try:
                return next(self._rows)
            finally:
                csv.field_size_limit(before)
