"""Inserts very many rows at once."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice

from sqlalchemy import Connection, Dialect, Table, insert

ROWS_AT_ONCE = 5_000


def insert_many(
    connection: Connection,
    table: Table,
    columns: Sequence[str],
    rows: Iterable[tuple[object, ...]],
) -> None:
    """Insert rows in portions; the values are handed to the driver as they are.

    SQLAlchemy writes the statement once; it does not prepare each value, which costs as much as
    the database itself. So only texts, whole numbers and None are fit for this.

    Args:
        connection: in a transaction of the caller.
        table: where the rows go.
        columns: the columns, in the order of the values.
        rows: one tuple a row.
    """
    waiting = iter(rows)
    while some := list(islice(waiting, ROWS_AT_ONCE)):
        statement, order = _statement(connection.dialect, table, tuple(columns))
        if order is not None:
            some = [tuple(row[place] for place in order) for row in some]
        connection.exec_driver_sql(statement, some)


@lru_cache(maxsize=64)
def _statement(
    dialect: Dialect, table: Table, columns: tuple[str, ...]
) -> tuple[str, list[int] | None]:
    """Return the statement, and the order of its values where that is not the columns' own."""
    # Naming every column in order keeps the places of the statement those of the tuples.
    compiled = insert(table).compile(dialect=dialect, column_keys=list(columns))
    order = [columns.index(name) for name in compiled.positiontup or columns]
    return str(compiled), None if order == sorted(order) else order
