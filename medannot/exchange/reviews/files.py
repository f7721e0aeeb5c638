"""A report of a review as workbook, tidy CSV files and JSON, each with its formulas."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from medannot.domain.review.report import (
    ConfusionRow,
    FigureRow,
    ReviewersRow,
    ReviewTables,
    Value,
)
from medannot.exchange.baselines.workbook_bytes import workbook_bytes
from medannot.exchange.csv_cells import guarded
from medannot.exchange.new_folder import new_folder, put

FILES = (
    "review.xlsx",
    "figures.csv",
    "confusions.csv",
    "reviewers.csv",
    "formulas.csv",
    "review.json",
)

_SHARES = frozenset(
    {"precision", "recall", "f1", "case_precision", "case_recall", "share", "agree"}
)
_WIDEST, _FIGURE, _LATIN = 90, 8, 0x2E7F


def write_review(folder: Path, tables: ReviewTables) -> tuple[str, ...]:
    """Write the report into a new folder; all files appear, or none.

    Raises:
        Refusal: something lies there.
        EnvironmentFault: it cannot be written; nothing is left of it.
    """
    sheets = _sheets(tables)
    matrices = {f"Matrix {one.kind}": one.rows for one in tables.matrices}
    parts = (
        workbook_of({**sheets, **matrices}),
        csv_of(sheets["Figures"]),
        csv_of(sheets["Confusions"]),
        csv_of(sheets["Reviewers"]),
        csv_of(sheets["Formulas"]),
        _json(tables),
    )
    with new_folder(folder) as where:
        for name, data in zip(FILES, parts, strict=True):
            put(where, name, data)
    return FILES


def _sheets(tables: ReviewTables) -> dict[str, list[Sequence[Value]]]:
    return {
        "About": [("fact", "value"), *tables.facts.items()],
        "Figures": _rows(FigureRow, tables.figures),
        "Confusions": _rows(ConfusionRow, tables.confusions),
        "Reviewers": _rows(ReviewersRow, tables.reviewers),
        "Formulas": [("figure", "formula"), *tables.formulas],
    }


def _rows(
    kind: type[FigureRow | ConfusionRow | ReviewersRow],
    rows: Iterable[FigureRow | ConfusionRow | ReviewersRow],
) -> list[Sequence[Value]]:
    names = [field.name for field in fields(kind)]
    return [names, *([getattr(row, name) for name in names] for row in rows)]


def csv_of(rows: Iterable[Sequence[Value]]) -> bytes:
    """Return rows as CSV that spreadsheets know the encoding of."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    for row in rows:
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
    # The mark at the beginning lets spreadsheets know the encoding.
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _json(tables: ReviewTables) -> bytes:
    told = {
        "facts": dict(tables.facts),
        "figures": [asdict(row) for row in tables.figures],
        "confusions": [asdict(row) for row in tables.confusions],
        "reviewers": [asdict(row) for row in tables.reviewers],
        "formulas": dict(tables.formulas),
    }
    return json.dumps(told, ensure_ascii=False, indent=2, allow_nan=False).encode() + b"\n"


def workbook_of(sheets: Mapping[str, Sequence[Sequence[Value]]]) -> bytes:
    """Return a workbook with one sheet for each name; the first row of each is its head."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)  # noqa: S101  # a new book has one; for the type checker
    for number, (name, rows) in enumerate(sheets.items()):
        sheet = first if number == 0 else book.create_sheet()
        sheet.title = name
        shares = {at for at, head in enumerate(rows[0]) if _is_share(str(head))}
        for place, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                cell = sheet.cell(place, column, value)
                if isinstance(value, str):
                    cell.data_type = "s"
                if isinstance(value, float):
                    cell.number_format = "0.0%" if column - 1 in shares else "0.000"
                if place == 1:
                    cell.font = Font(bold=True)
        sheet.freeze_panes = "A2"
        for column, cells in enumerate(zip(*rows, strict=True), start=1):
            sheet.column_dimensions[get_column_letter(column)].width = _width(cells)
    return workbook_bytes(book)


def _is_share(head: str) -> bool:
    """Tell by the head of a column whether it holds shares; agreement beyond chance is none."""
    return head.removesuffix("_low").removesuffix("_high") in _SHARES


def _width(cells: Sequence[Value]) -> float:
    """Return a width that fits what stands in a column; signs of Chinese are twice as wide."""
    return min(max(map(_room, cells), default=0) + 2, _WIDEST)


def _room(value: Value) -> int:
    if isinstance(value, float):
        return _FIGURE
    return sum(2 if ord(sign) > _LATIN else 1 for sign in str("" if value is None else value))
