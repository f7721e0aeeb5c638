"""Worksheets of unread answers: a CSV file or a workbook in which a person writes letters."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from medannot.domain.errors import InputFault, Refusal
from medannot.domain.model_answers.rule import LETTERS
from medannot.exchange.csv_cells import guarded
from medannot.exchange.model_predictions.containers import read_container
from medannot.exchange.new_file import write_new

UNREADABLE: Final = "UNREADABLE"
"""Written instead of letters where no option can be read."""

_ID, _LETTERS = "answer_id", "letters"
_HEAD: Final = (_ID, "context", "question", "options", "takes", "model_text", _LETTERS)
_MOST_SIGNS: Final = 32_000  # a spreadsheet's cell holds no more


@dataclass(frozen=True, slots=True)
class WorksheetRow:
    """One unread answer."""

    id: str
    context: str
    question: str
    options: tuple[str, ...]
    takes_several: bool
    text: str


def write_worksheet(path: Path, rows: Sequence[WorksheetRow]) -> None:
    """Write a worksheet into a new file, as its name ends; nothing in it tells a model or a key.

    Raises:
        Refusal: there is a file already, or the name ends otherwise than in .csv or .xlsx.
        EnvironmentFault: it cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix not in {".csv", ".xlsx"}:
        raise Refusal(
            "{name}: a worksheet's name ends in .csv or .xlsx; name another file.", name=path.name
        )
    cells = list(_lines(rows))
    if suffix == ".csv":
        write_new(path, _text(cells))
    else:
        from medannot.exchange.model_files.cells import (  # noqa: PLC0415  # slow to load
            one_sheet,
            readable,
        )

        # One sheet takes what XML cannot hold no better than the scorers' do.
        write_new(path, one_sheet(_HEAD, [[readable(cell) for cell in row] for row in cells])[0])


def _lines(rows: Sequence[WorksheetRow]) -> Iterator[Sequence[str]]:
    for one in rows:
        options = "\n".join(
            f"{letter}. {option}" for letter, option in zip(LETTERS, one.options, strict=False)
        )
        takes = "one or several" if one.takes_several else "one"
        yield one.id, one.context, one.question, options, takes, one.text[:_MOST_SIGNS], ""


def _text(rows: Sequence[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(_HEAD)
    table.writerows([guarded(cell) for cell in row] for row in rows)
    # The mark at the beginning lets spreadsheets know the encoding.
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def read_worksheet(path: Path) -> tuple[tuple[int, str, str], ...]:
    """Return row, id and letters of each line of a worksheet.

    Raises:
        InputFault: it is no worksheet.
        EnvironmentFault: it cannot be read.
    """
    file = read_container(path)
    if any(not {_ID, _LETTERS} <= set(fields) for _, fields in file.records):
        raise InputFault(
            "{name} is no worksheet of unread answers; its columns are {names}.",
            name=file.name,
            names=", ".join(_HEAD),
        )
    return tuple(
        (row, str(fields[_ID] or ""), str(fields[_LETTERS] or "")) for row, fields in file.records
    )
