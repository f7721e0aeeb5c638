"""The history of a lexicon's edits, `history.csv`, to whose end rows are added.

| column | holds |
|---|---|
| edit | a number; rows of one edit share it |
| when | UTC, such as 2026-11-21T09:30:00.125Z |
| who | the code of a person |
| node_id | the term; of a relation its subject; empty where the whole lexicon is meant |
| field | a column; `id` where a term came or went; `relation:17`; `version` where one was kept |
| before, after | as text |
| undoes | the number of the edit that it takes back, or empty |
"""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from medannot.domain.errors import InputFault
from medannot.domain.lexicon.cells import Cell
from medannot.exchange.lexicons.folder import HISTORY

COLUMNS = ("edit", "when", "who", "node_id", "field", "before", "after", "undoes")
KEPT = "version"
"""What stands as the field where a version was kept."""

_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row.

    Attributes:
        undoes: number of the edit that it takes back; 0 for none.
    """

    edit: int
    when: str
    who: str
    cell: Cell
    undoes: int = 0


def read_history(folder: Path) -> tuple[Entry, ...]:
    """Return the history of a lexicon, the earliest first; nothing where there is none.

    Raises:
        InputFault: the file was made over by another program.
    """
    path = folder / HISTORY
    if not path.exists():
        return ()
    try:
        text = path.read_bytes().removeprefix(_MARK).decode("utf-8")
        rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        return tuple(_entry(row) for row in rows)
    except (UnicodeDecodeError, csv.Error, KeyError, TypeError, ValueError) as fault:
        raise InputFault(
            "{name} was made over by another program and cannot be read; put it aside under "
            "another name to begin a new one.",
            name=HISTORY,
        ) from fault


def _entry(row: dict[str, str]) -> Entry:
    cell = Cell(row["node_id"], row["field"], row["before"], row["after"])
    return Entry(int(row["edit"]), row["when"], row["who"], cell, int(row["undoes"] or 0))


def appended(folder: Path, entries: Iterable[Entry]) -> bytes:
    """Return the file's bytes with more rows at its end; what stands there is not touched."""
    path = folder / HISTORY
    there = path.read_bytes() if path.exists() else _MARK + _lines([COLUMNS])
    if not there.endswith(b"\n"):
        there += b"\n"
    return there + _lines([_row(one) for one in entries])


def _row(entry: Entry) -> tuple[str, ...]:
    cell = entry.cell
    undoes = str(entry.undoes or "")
    places = (cell.node_id, cell.field, cell.before, cell.after)
    return (str(entry.edit), entry.when, entry.who, *places, undoes)


def _lines(rows: Sequence[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8")
