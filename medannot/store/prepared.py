"""Statements made ready once, for what runs between two items of a reader or at each stroke.

SQLAlchemy's way from a statement to the driver costs more than the driver's own work; here it is
gone once for each kind of engine, and the text is handed to a cursor of the driver. What a
statement says stays neutral to the engine, and so does the cursor (PEP 249).
"""

from collections import namedtuple
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, Delete, Dialect, Insert, Select, Update
from sqlalchemy.exc import DBAPIError


@dataclass(frozen=True, slots=True)
class Answered:
    """What a statement found.

    Attributes:
        rowcount: rows that it changed.
        rows: that it found, each with the columns' names.
    """

    rowcount: int
    rows: tuple[Any, ...]

    def first(self) -> Any | None:  # noqa: ANN401  # a row of the statement's columns
        """Return the first row, or None."""
        return self.rows[0] if self.rows else None


@dataclass(slots=True)
class _Ready:
    """The driver's text, the order of its parameters or None, and those known already."""

    text: str
    order: tuple[str, ...] | None
    known: Mapping[str, object]
    row: Any = None

    def parameters(self, row: Mapping[str, object]) -> Any:  # noqa: ANN401  # the driver's choice
        if self.order is None:
            return {**self.known, **row}
        return tuple(row[name] if name in row else self.known[name] for name in self.order)

    def rows(self, cursor: Any) -> tuple[Any, ...]:  # noqa: ANN401  # the driver's own
        if cursor.description is None:
            return ()
        if self.row is None:
            names = [column[0] for column in cursor.description]
            self.row = namedtuple("Row", names)  # type: ignore[misc]  # noqa: PYI024  # known late
        return tuple(map(self.row._make, cursor.fetchall()))


class Prepared:
    """A statement whose parameters are plain texts, numbers or None.

    What comes back is as the driver gives it: a truth is 0 or 1.

    Args:
        statement: an insert of whole rows, or any statement over named `bindparam`s.
        row: a named tuple that each row is made, with the columns of the statement in their order;
            by default one with the columns' names.
    """

    def __init__(
        self, statement: Insert | Select[Any] | Update | Delete, row: type[NamedTuple] | None = None
    ) -> None:
        self._statement = statement
        self._row = row
        self._ready: dict[str, _Ready] = {}

    def run(self, connection: Connection, rows: Sequence[Mapping[str, object]] = ({},)) -> Answered:
        """Run the statement, once for each row of parameters, in the connection's transaction.

        Raises:
            DBAPIError: what the driver refused, as SQLAlchemy would raise it.
        """
        dialect = connection.dialect
        ready = self._ready.get(dialect.name) or self._prepare(dialect)
        values = [ready.parameters(row) for row in rows]
        cursor = connection.connection.cursor()
        driver = dialect.loaded_dbapi
        try:
            if len(values) == 1:
                cursor.execute(ready.text, values[0])
            else:
                cursor.executemany(ready.text, values)
            return Answered(cursor.rowcount, ready.rows(cursor))
        except driver.Error as fault:
            raised = DBAPIError.instance(ready.text, None, fault, driver.Error, dialect=dialect)
            raise raised from fault
        finally:
            cursor.close()

    def _prepare(self, dialect: Dialect) -> _Ready:
        compiled = self._statement.compile(dialect=dialect)
        known = {name: value for name, value in compiled.params.items() if value is not None}
        order = tuple(compiled.positiontup or ()) if compiled.positional else None
        self._ready[dialect.name] = _Ready(str(compiled), order, known, self._row)
        return self._ready[dialect.name]
