"""Cells that come back the same when a scorer reads them with pandas.

pandas takes some words for missing values, in workbooks as in delimited text: an option "None"
would vanish from the choices. Such a word gets one blank behind it, which pandas does not take for
missing and which a text keeps. Signs that XML cannot hold become U+FFFD, and line ends one kind.
"""

import csv
import math
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

Cell = str | int | float | None

MOST_SIGNS = 32_767
"""Of a cell of a workbook, by the format."""

MISSING_WORDS = frozenset(
    {
        "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN",
        "<NA>", "N/A", "NA", "NULL", "NaN", "None", "n/a", "nan", "null",
    }
)  # fmt: skip
"""What `pandas.read_csv` and `read_excel` take for missing, besides the empty cell."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ENDS = re.compile("\r\n?")


def readable(text: str) -> str:
    """Return a text as it can stand in a cell and be read from it again."""
    plain = _FORBIDDEN.sub("\ufffd", _ENDS.sub("\n", text))
    return f"{plain} " if plain in MISSING_WORDS else plain


def is_number(text: str) -> bool:
    """Tell whether pandas would read a text as a number or a truth value."""
    try:
        number = float(text.replace(",", ""))
    except ValueError:
        return text.strip().lower() in {"true", "false"}
    return not math.isnan(number)


def write_tab_separated(path: Path, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write tab-separated text, as pandas reads it with a tab between cells; missing is empty.

    Raises:
        OSError: it cannot be written.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter="\t", lineterminator="\n")
        table.writerow(head)
        for row in rows:
            table.writerow("" if cell is None else cell for cell in row)


def write_workbook(path: Path, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
    """Write a workbook of one sheet, as `pandas.read_excel` reads it; return the cells cut.

    Raises:
        OSError: it cannot be written.
    """
    data, cut = one_sheet(head, rows)
    path.write_bytes(data)
    return cut


def one_sheet(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> tuple[bytes, int]:
    """Return a workbook of one sheet as a file holds it, and how many cells were cut.

    A text stays a text, whatever it begins with; one beyond the format's limit is cut.
    """
    from openpyxl import Workbook  # noqa: PLC0415 - slow to load, and imports know cells too

    from medannot.exchange.baselines.workbook_bytes import workbook_bytes  # noqa: PLC0415 - same

    book = Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101  # a new book has one; for the checker
    cut = 0
    for number, row in enumerate((head, *rows), start=1):
        for place, value in enumerate(row, start=1):
            if value is None or value == "":
                continue
            cell = sheet.cell(row=number, column=place)
            if isinstance(value, str):
                cut += len(value) > MOST_SIGNS
                cell.value = value[:MOST_SIGNS]
                cell.data_type = "s"
            else:
                cell.value = value
    return workbook_bytes(book), cut
