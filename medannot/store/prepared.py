"""Statements made ready once, for what runs between two items of a reader.

SQLAlchemy's way from a statement to the driver costs more than the driver's own work; here it is
gone once for each kind of engine. What a statement says stays neutral to the engine.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, CursorResult, Delete, Dialect, Insert, Select, Update


@dataclass(frozen=True, slots=True)
class _Ready:
    """The driver's text, the order of its parameters or None, and those known already."""

    text: str
    order: tuple[str, ...] | None
    known: Mapping[str, object]

    def parameters(self, row: Mapping[str, object]) -> Any:  # noqa: ANN401  # the driver's choice
        if self.order is None:
            return {**self.known, **row}
        return tuple(row[name] if name in row else self.known[name] for name in self.order)


class Prepared:
    """A statement whose parameters are plain texts, numbers or None.

    Args:
        statement: an insert of whole rows, or any statement over named `bindparam`s.
    """

    def __init__(self, statement: Insert | Select[Any] | Update | Delete) -> None:
        self._statement = statement
        self._ready: dict[str, _Ready] = {}

    def run(
        self, connection: Connection, rows: Sequence[Mapping[str, object]] = ({},)
    ) -> CursorResult[Any]:
        """Run the statement, once for each row of parameters."""
        ready = self._ready.get(connection.dialect.name) or self._prepare(connection.dialect)
        values = [ready.parameters(row) for row in rows]
        return connection.exec_driver_sql(ready.text, values[0] if len(values) == 1 else values)

    def _prepare(self, dialect: Dialect) -> _Ready:
        compiled = self._statement.compile(dialect=dialect)
        known = {name: value for name, value in compiled.params.items() if value is not None}
        order = tuple(compiled.positiontup or ()) if compiled.positional else None
        self._ready[dialect.name] = _Ready(str(compiled), order, known)
        return self._ready[dialect.name]
