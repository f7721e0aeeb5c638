"""Tables that a question is about, in files of their own beside the question file."""

from collections.abc import Mapping
from typing import Any

from medannot.domain.errors import MedannotError, Sentence
from medannot.exchange.question_sets.containers.opening import open_rows
from medannot.exchange.question_sets.containers.source import FileRefused, Source
from medannot.exchange.question_sets.lookup import text_at
from medannot.exchange.question_sets.mapping import SetMapping
from medannot.exchange.question_sets.values import RowRefused

MOST_ROWS = 500
"""More can be neither shown beside a question nor read within its time."""

_SUFFIXES = (".csv", ".tsv", ".xlsx")


def table_beside(
    source: Source, mapping: SetMapping, record: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """Return the rows of the table that a record names, from the folder of its question file.

    Raises:
        RowRefused: it names none, or one that is not there, lies elsewhere, or cannot be read.
    """
    name = text_at(record, mapping.container.table, "table")
    path = source.path.parent / name
    if not name or "/" in name or "\\" in name or path.suffix.lower() not in _SUFFIXES:
        raise RowRefused("'{name}' names no table beside the question file.", name=name[:80])
    if not path.is_file():
        raise RowRefused("the table {name} is not beside the question file.", name=name[:80])
    rows: list[dict[str, Any]] = []
    try:
        for _, row in open_rows(Source(path, name)):
            if isinstance(row, Sentence):
                raise RowRefused("the table {name} cannot be read: {why}", name=name, why=row)
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
