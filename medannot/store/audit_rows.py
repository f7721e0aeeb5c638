"""Compares rows with the audit entries that wrote them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, func, literal_column, select
from sqlmodel import SQLModel

from medannot.domain.trial import TrialState
from medannot.store.audit_annotations import AnnotationsCheck
from medannot.store.audit_chain import CheckedEntry
from medannot.store.audit_models import ModelsCheck
from medannot.store.audit_order import order_problems
from medannot.store.audit_questions import QuestionsCheck
from medannot.store.sqlite_only import APPEND_ONLY
from medannot.store.tables import TrialRow, table_of

_TRIAL = table_of(TrialRow)
_OTHERWISE = frozenset({"audit", "model_answer", "judge_grade"})
"""The chain itself, and rows of which an entry holds a hash over all (`store.audit_models`)."""
_AT_ONCE = 400

Columns = Mapping[str, Any]
Key = tuple[Any, ...]


class RowsCheck:
    """Follows the entries in their order and names each row that is not as they left it.

    Rows of append-only tables are compared at once and must all be named by an entry. Rows of
    other tables may be noted again later: the last note of each column counts.

    Attributes:
        problems: one sentence for each row, naming table, id and column.
    """

    def __init__(self, connection: Connection) -> None:
        self.problems: list[str] = []
        self._connection = connection
        self._named: dict[str, set[Key]] = {name: set() for name in _proved()}
        self._noted: dict[str, dict[Key, dict[str, Any]]] = {}
        self._states: dict[str, str] = {}
        self._questions = QuestionsCheck(connection)
        self._annotations = AnnotationsCheck(connection)
        self._models = ModelsCheck(connection)

    def take_in(self, entries: Sequence[CheckedEntry]) -> None:
        """Compare the rows that the next entries have noted."""
        pending: dict[str, dict[Key, Columns]] = {}
        for entry in entries:
            self._note_state(entry.body)
            self._annotations.take_in(entry.body)
            if entry.whole:
                self.problems.extend(order_problems(self._connection, entry.body))
                self.problems.extend(self._questions.problems(entry.body))
                self.problems.extend(self._models.problems(entry.body))
            for table, columns in _noted_rows(entry.body):
                key = tuple(columns.get(column.name) for column in table.primary_key)
                if table.name in self._named:
                    self._named[table.name].add(key)
                    if entry.whole:
                        pending.setdefault(table.name, {})[key] = columns
                elif entry.whole:
                    self._noted.setdefault(table.name, {}).setdefault(key, {}).update(columns)
        for name, rows in pending.items():
            self._compare(SQLModel.metadata.tables[name], rows)

    def finish(self) -> None:
        """Compare what may have been noted more than once, and find rows that no entry named."""
        for name, rows in self._noted.items():
            self._compare(SQLModel.metadata.tables[name], rows)
        for name, named in self._named.items():
            self._find_unnamed(SQLModel.metadata.tables[name], named)
        self._compare_states()
        self.problems.extend(self._questions.finish())
        self.problems.extend(self._annotations.finish())

    def count(self, name: str) -> int:
        """Return how many rows a table has."""
        counted = select(func.count()).select_from(SQLModel.metadata.tables[name])
        return int(self._connection.execute(counted).scalar_one())

    def _note_state(self, body: Mapping[str, Any]) -> None:
        kind, _, id_ = str(body.get("subject", "")).partition(":")
        new = body.get("new")
        if kind == "trial" and isinstance(new, dict) and "state" in new:
            self._states[id_] = str(new["state"])

    def _compare(self, table: Table, noted: Mapping[Key, Columns]) -> None:
        keys = list(noted)
        for start in range(0, len(keys), _AT_ONCE):
            part = keys[start : start + _AT_ONCE]
            stored = self._stored(table, part)
            for key in part:
                self.problems.extend(_differences(table, key, noted[key], stored.get(key)))

    def _stored(self, table: Table, keys: Sequence[Key]) -> dict[Key, Columns]:
        """Read rows untyped, since a damaged value may not fit its column's type."""
        first, *others = table.primary_key
        wanted = _untyped(table, table.columns).where(first.in_([key[0] for key in keys]))
        if others:
            kept = set(keys)
            return {key: row for key, row in self._rows(table, wanted) if key in kept}
        # The index may still hold the old id of a row whose id was altered: then the key read
        # back is another, and the row counts as missing under its own.
        return dict(self._rows(table, wanted))

    def _rows(self, table: Table, wanted: Select[Any]) -> Iterator[tuple[Key, Columns]]:
        for row in self._connection.execute(wanted):
            columns = row._asdict()
            yield tuple(columns[column.name] for column in table.primary_key), columns

    def _find_unnamed(self, table: Table, named: set[Key]) -> None:
        for row in self._connection.execute(_untyped(table, table.primary_key)):
            if tuple(row) not in named:
                name = _row_name(table, tuple(row))
                self.problems.append(f"{name} stands in no audit entry: it was added or renamed")

    def _compare_states(self) -> None:
        wanted = _untyped(_TRIAL, (_TRIAL.c.id, _TRIAL.c.state)).order_by(_TRIAL.c.id)
        for row in self._connection.execute(wanted):
            said = self._states.get(row.id, TrialState.PLANNED.value)
            if row.state != said:
                self.problems.append(
                    f"trial {row.id}: its state is {_short(row.state)}, the audit says {said}"
                )


def _proved() -> tuple[str, ...]:
    return tuple(name for name in APPEND_ONLY if name not in _OTHERWISE)


def _noted_rows(body: Mapping[str, Any]) -> Iterator[tuple[Table, Columns]]:
    new = body.get("new")
    rows = new.get("rows") if isinstance(new, dict) else None
    if not isinstance(rows, dict):
        return
    for name, listed in rows.items():
        table = SQLModel.metadata.tables.get(name)
        if table is None or not isinstance(listed, list):
            continue  # a table of another version of the schema: the chain still vouches for it
        for columns in listed:
            yield table, columns


def _untyped(table: Table, columns: Iterable[Column[Any]]) -> Select[Any]:
    names: list[Any] = [literal_column(f'"{column.name}"').label(column.name) for column in columns]
    return select(*names).select_from(table)


def _differences(table: Table, key: Key, noted: Columns, stored: Columns | None) -> Iterator[str]:
    if stored is None:
        yield f"{_row_name(table, key)} is missing or was renamed"
        return
    for name, value in noted.items():
        if table is _TRIAL and name == "state":
            continue  # changes with the answers; compared by itself
        if name in stored and stored[name] != value:
            yield (
                f"{_row_name(table, key)} was altered: {name} is {_short(stored[name])}, "
                f"the audit says {_short(value)}"
            )


def _row_name(table: Table, key: Key) -> str:
    return f"{table.name} {' '.join(str(part) for part in key)}"


def _short(value: object) -> str:
    text = repr(value).encode("utf-8", "backslashreplace").decode()
    return text if len(text) <= 60 else f"{text[:57]}..."
