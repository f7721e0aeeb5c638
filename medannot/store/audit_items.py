"""The items of a set, with source, unit, case and family, as the entry of their import vouches.

An item may move to another case or family later; that entry names what it belonged to before, from
which the row of its import is put together again.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Column, Connection, literal_column, select

from medannot.domain.audit import canonical_json
from medannot.store.questions_tables import ITEM

ITEM_COLUMNS = (
    "id",
    "set_id",
    "source_file",
    "source_row",
    "source_part",
    "source_id",
    "unit_id",
    "unit_position",
    "as_set",
    "case_id",
    "family_id",
    "created_utc",
)
"""The columns of an item's row, in the order in which they are written and vouched for."""

_CASE, _FAMILY = ITEM_COLUMNS.index("case_id"), ITEM_COLUMNS.index("family_id")


def rows_sha256(rows: Iterable[Sequence[object]]) -> str:
    """Return SHA-256 over rows, which begin with their id, in the order of the ids."""
    return sha256(canonical_json(sorted(rows, key=lambda row: str(row[0]))).encode()).hexdigest()


def hash_or_none(make: Callable[[], str]) -> str:
    """Return a hash, or "" where a value is no text or number any more: no hash fits it."""
    try:
        return make()
    except (TypeError, ValueError):
        return ""


def untyped(columns: Sequence[Column[Any]]) -> list[Any]:
    """Read columns as they are, since a damaged value may not fit its column's type."""
    return [
        literal_column(f'{column.table.name}."{column.name}"').label(column.name)
        for column in columns
    ]


@dataclass(frozen=True, slots=True)
class _Import:
    """What one import says of its new items.

    Attributes:
        set_version: as problems name it.
        items: their ids.
        sha256: over their rows, or None where an earlier program did not write it.
    """

    set_version: str
    items: tuple[str, ...]
    sha256: str | None


class ItemsCheck:
    """Follows the imports in their order and names the sets whose items are not as written.

    Args:
        connection: reads damaged text with surrogates in its place.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._imports: list[_Import] = []
        self._seen: set[str] = set()
        self._before: dict[str, tuple[object, object]] = {}

    def note(self, set_version: str, items: Iterable[str], body: Mapping[str, Any]) -> None:
        """Take in an import.

        Args:
            set_version: as problems name it.
            items: those of the item versions that came with it.
            body: the parsed text of its entry.
        """
        new = tuple(dict.fromkeys(id_ for id_ in items if id_ not in self._seen))
        self._seen.update(new)
        self._imports.append(_Import(set_version, new, body["new"].get("items_sha256")))
        moved = ((body.get("old") or {}).get("rows") or {}).get("item") or ()
        for row in moved:
            # Only the first move names what the item's own import wrote.
            self._before.setdefault(row["id"], (row["case_id"], row["family_id"]))

    def finish(self) -> Iterator[str]:
        """Say which sets have items that are not as written, and which items nobody wrote."""
        rows = self._rows()
        for one in self._imports:
            own = [rows[id_] for id_ in one.items if id_ in rows]
            if one.sha256 is not None and hash_or_none(lambda: rows_sha256(own)) != one.sha256:  # noqa: B023  # called at once
                yield (
                    f"{one.set_version}: an item that came with it was altered or removed: its "
                    "source, unit, case or family is another than the audit vouches for"
                )
        for id_ in sorted(rows.keys() - self._seen, key=str):
            yield f"item {id_} stands in no audit entry: it was added or renamed"

    def _rows(self) -> dict[str, Sequence[object]]:
        """Read every item's row as its import wrote it."""
        columns = untyped([ITEM.c[name] for name in ITEM_COLUMNS])
        found: dict[str, Sequence[object]] = {}
        for row in self._connection.execute(select(*columns).select_from(ITEM)):
            values = list(row)
            if before := self._before.get(row.id):
                values[_CASE], values[_FAMILY] = before
            found[row.id] = values
        return found
