"""Tables that were written column after column into one JSON object, as pandas writes them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_FEWEST_COLUMNS = 2


def is_column_wise(value: object) -> bool:
    """Tell whether an object holds a column a key: `{"question": {"0": …, "1": …}, …}`.

    So pandas writes a table where nobody tells it otherwise; `datasets` writes a list a key. All
    columns are of the same length, and objects have the numbers of the rows as their keys. Objects
    of objects are records, each perhaps of a case, and no columns, nor are lists of objects, unless
    there is a column of texts beside them.
    """
    if not isinstance(value, Mapping) or len(value) < _FEWEST_COLUMNS:
        return False
    columns = list(value.values())
    if all(isinstance(column, Mapping) for column in columns):
        first = columns[0].keys()
        return (
            bool(first)
            and all(
                column.keys() == first and all(str(row).isdecimal() for row in column)
                for column in columns
            )
            and any(_is_no_object(cell) for column in columns for cell in column.values())
        )
    return (
        all(isinstance(column, list) for column in columns)
        and len({len(column) for column in columns}) == 1
        and any(_is_text(column) for column in columns)
    )


def rows_of(value: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the rows of an object that holds a column a key, in the order of the first column."""
    first = next(iter(value.values()))
    rows = first.keys() if isinstance(first, Mapping) else range(len(first))
    for row in rows:
        yield {name: column[row] for name, column in value.items()}


def _is_no_object(cell: object) -> bool:
    return not isinstance(cell, Mapping)


def _is_text(column: Sequence[object]) -> bool:
    return bool(column) and all(isinstance(cell, str) for cell in column)
