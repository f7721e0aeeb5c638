"""Tables that a question is about, in files of their own beside the question file."""

from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from medannot.domain.errors import MedannotError, Sentence
from medannot.exchange.question_sets.containers.opening import open_rows
from medannot.exchange.question_sets.containers.source import FileRefused, Source
from medannot.exchange.question_sets.links import leads_out
from medannot.exchange.question_sets.lookup import text_at
from medannot.exchange.question_sets.mapping import SetMapping
from medannot.exchange.question_sets.values import NOT_SAVED, RowRefused, not_saved

MOST_ROWS = 500
"""More can be neither shown beside a question nor read within its time."""

_SUFFIXES = (".csv", ".tsv", ".xlsx")


_MOST_KEPT = 64
"""Tables that are held at once, of at most `MOST_ROWS` rows each."""

Table = list[dict[str, Any]]


class TablesBeside:
    """The tables beside one question file; each is read once, be many questions about it.

    Those that were asked for last are held, and what was wrong with one as well.

    Args:
        folder: of the question file.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._kept: OrderedDict[str, Table | RowRefused] = OrderedDict()

    def of(self, mapping: SetMapping, record: Mapping[str, Any]) -> Table:
        """Return the rows of the table that a record names; nobody may change them.

        Raises:
            RowRefused: it names none, or one that is not there, lies elsewhere, or cannot be read.
        """
        name = text_at(record, mapping.container.table, "table")
        if name not in self._kept:
            self._kept[name] = _read(self._folder, name)
        self._kept.move_to_end(name)
        if len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
        table = self._kept[name]
        if isinstance(table, RowRefused):
            raise RowRefused(table.reason.template, **table.reason.details)
        return table


def _read(folder: Path, name: str) -> Table | RowRefused:
    try:
        return _table(folder, name)
    except RowRefused as fault:
        return fault.with_traceback(None)


def _table(folder: Path, name: str) -> Table:
    path = folder / name
    if not name or "/" in name or "\\" in name or path.suffix.lower() not in _SUFFIXES:
        raise RowRefused("'{name}' names no table beside the question file.", name=name[:80])
    if not path.is_file():
        raise RowRefused("the table {name} is not beside the question file.", name=name[:80])
    if leads_out(path, folder):
        raise RowRefused(
            "the table {name} is a link that leads out of the folder of the questions and is not "
            "followed.",
            name=name[:80],
        )
    rows: list[dict[str, Any]] = []
    try:
        for _, row in open_rows(Source(path, name)):
            if isinstance(row, Sentence):
                raise RowRefused("the table {name} cannot be read: {why}", name=name, why=row)
            if lost := next((key for key, cell in row.items() if cell is NOT_SAVED), ""):
                raise RowRefused(
                    "the table {name} cannot be read: {why}", name=name, why=not_saved(lost).reason
                )
            rows.append(row)
            if len(rows) > MOST_ROWS:
                raise RowRefused(
                    "the table {name} has more than {most} rows.", name=name, most=MOST_ROWS
                )
    except FileRefused as fault:
        why = fault.reason
        raise RowRefused("the table {name} cannot be read: {why}", name=name, why=why) from fault
    except MedannotError as fault:
        raise RowRefused("the table {name} cannot be read.", name=name) from fault
    return rows
