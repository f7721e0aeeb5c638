"""Worksheets of unread answers: a CSV file in which a person writes letters."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from medannot.domain.errors import InputFault
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
    """Write a worksheet into a new file; nothing in it tells a model or a key.

    Raises:
        Refusal: there is a file already.
        EnvironmentFault: it cannot be written.
    """
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(_HEAD)
    for one in rows:
        options = "\n".join(
            f"{letter}. {option}" for letter, option in zip(LETTERS, one.options, strict=False)
        )
        takes = "one or several" if one.takes_several else "one"
        cells = (one.id, one.context, one.question, options, takes, one.text[:_MOST_SIGNS], "")
        table.writerow([guarded(cell) for cell in cells])
    # The mark at the beginning lets spreadsheets know the encoding.
    write_new(path, b"\xef\xbb\xbf" + text.getvalue().encode())


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
