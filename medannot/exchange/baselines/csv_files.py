"""Tidy CSV: UTF-8 without a mark, comma, one header line, numbers with a point, missing is empty.

A spreadsheet would run a text that begins with =, +, - or @ as a formula. Such a text gets one
apostrophe before it, and so does a text that begins with an apostrophe itself: whoever reads the
file takes one apostrophe off a text that begins with one and has the text as it was typed.
"""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from medannot.exchange.baselines.column import Kind, Value, values
from medannot.exchange.baselines.columns import CODEBOOK_HEAD, COLUMNS, codebook
from medannot.exchange.csv_cells import guarded

_ESCAPE_MEANING = (
    "In CSV files one apostrophe stands before a text that begins with = + - @ or an apostrophe, "
    "so that no spreadsheet takes it for a formula; take it off to have the text as it was typed. "
    "A value that was not measured is empty."
)
ESCAPE_NOTE = ("*", "*", Kind.TEXT.value, _ESCAPE_MEANING)


def write_table(path: Path, name: str, rows: Iterable[Any]) -> None:
    """Write one table of the baseline."""
    columns = COLUMNS[name]
    _write(
        path,
        [column.name for column in columns],
        ([_field(value) for value in values(columns, row)] for row in rows),
    )


def write_codebook(path: Path) -> None:
    """Write what each column of each table means."""
    _write(path, CODEBOOK_HEAD, (*codebook(), ESCAPE_NOTE))


def _write(path: Path, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(head)
        table.writerows(rows)


def _field(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return guarded(value)
    return repr(value)
