"""The library's lines of a new set, written with its questions instead of read back from them."""

from collections.abc import Sequence

from sqlalchemy import Connection, text

from medannot.domain.ids import SetVersionId
from medannot.domain.question import ItemVersion
from medannot.store.library_index import MODALITY_KEYS, PROPERTIES, REGION_KEYS, last_text

_KNOWLEDGE = {"vqa": "image", "kvqa": "knowledge", "image": "image", "knowledge": "knowledge"}
_CELL = (
    f"INSERT INTO library_cell (part_id, {PROPERTIES}, lines) VALUES (?{', ?' * 9}) RETURNING id"  # noqa: S608  # made of constants
)
_LINE = "INSERT INTO library_line (part_id, position, cell_id, text_id, age) VALUES (?, ?, ?, ?, ?)"

_Properties = tuple[str, str, str, str, str, str, str, bool]


class LibraryStream:
    """Writes the lines of a set version that has no earlier one; says what `library_index` says.

    Args:
        connection: of the running write.
        version_id: the set version.
        now: when its questions are made.
    """

    def __init__(self, connection: Connection, version_id: SetVersionId, now: str) -> None:
        self._connection = connection
        self._part: int = connection.execute(
            text("INSERT INTO library_part (set_version_id) VALUES (:version) RETURNING id"),
            {"version": version_id},
        ).scalar_one()
        age = text("SELECT -CAST(strftime('%s', :now) AS INTEGER)")
        self._age: int = connection.execute(age, {"now": now}).scalar_one()
        self._texts = last_text(connection)
        self._position = 0
        self._cells: dict[_Properties, int] = {}
        self._lines: dict[int, int] = {}

    def add(self, versions: Sequence[ItemVersion]) -> None:
        """Write the lines of the next questions, in the order of the set."""
        rows = []
        for version in versions:
            self._position += 1
            cell = self._cell(_properties(version))
            self._lines[cell] += 1
            place = self._position
            rows.append((self._part, place, cell, self._texts + place, self._age))
        if rows:
            self._connection.exec_driver_sql(_LINE, rows)

    def _cell(self, properties: _Properties) -> int:
        cell = self._cells.get(properties)
        if cell is None:
            made = self._connection.exec_driver_sql(_CELL, (self._part, *properties, 0))
            cell = self._cells[properties] = int(made.scalar_one())
            self._lines[cell] = 0
        return cell

    def finish(self) -> None:
        """Write how many lines share each cell."""
        counts = [(count, cell) for cell, count in self._lines.items()]
        if counts:
            self._connection.exec_driver_sql(
                "UPDATE library_cell SET lines = ? WHERE id = ?", counts
            )


def _properties(version: ItemVersion) -> _Properties:
    categories = version.categories
    said = categories.get("base_type", categories.get("knowledge", ""))
    image = "none"
    if version.images:
        image = "missing" if version.missing_images else "some"
    return (
        version.type.value,
        version.ability,
        version.language,
        next((categories[key] for key in MODALITY_KEYS if key in categories), ""),
        next((categories[key] for key in REGION_KEYS if key in categories), ""),
        _KNOWLEDGE.get(said, ""),
        image,
        version.has_key,
    )
