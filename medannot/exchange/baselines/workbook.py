"""The baseline as a workbook: About, Table, Readers, Answers and Codebook."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from medannot.domain.baseline import BaselineTable, Cell, corrected_keys_sentence
from medannot.domain.model_answers.rows import NO_CELL, ModelResultsTable, model_groups
from medannot.exchange.baselines.column import Column, Value, values
from medannot.exchange.baselines.columns import (
    ANSWERS,
    CODEBOOK_HEAD,
    COLUMNS,
    MODEL_ANSWERS,
    MODELS,
    READERS,
    codebook,
)
from medannot.exchange.baselines.workbook_bytes import workbook_bytes

_TITLE = Font(bold=True, size=14)
_HEAD = Font(bold=True)
_HEAD_FILL = PatternFill("solid", fgColor="FFE7ECF1")
_RULE = Border(bottom=Side(style="thin", color="FF8A97A5"))
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
_MEAN_FORMAT = "0.0000"
_TIME_FORMAT = "#,##0"
_MOST_SIGNS = 32_767  # of a cell, by the format
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # no XML 1.0 text
_SUB_HEADS = ("mean", "lowest", "highest", "counted", "n", "waiting")
_SUB_WIDTHS = (10, 10, 10, 10, 8, 10)
_HEAD_ROW = 3


def write_workbook(
    path: Path,
    about: Mapping[str, Any],
    table: BaselineTable,
    rows: Mapping[str, Sequence[Any]],
    models: ModelResultsTable,
) -> None:
    """Write the workbook.

    Args:
        path: the file.
        about: the facts for the first sheet.
        table: for the sheet of groups by ability.
        rows: the rows of the long sheets, by table name.
        models: their lines stand below the groups, each marked; their sheets only where any is.
    """
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)  # noqa: S101  # a new book has one; for the type checker
    book.properties.title = table.title
    book.properties.creator = str(about["program"])
    # The stamp of the export itself, so that the same export gives the same file.
    moment = datetime.fromisoformat(str(about["exported_utc"])).replace(tzinfo=None)
    book.properties.created = book.properties.modified = moment
    _write_about(first, about)
    _write_groups(
        book.create_sheet("Table (simulated)" if table.simulated else "Table"), table, models
    )
    # The head of a long sheet is its first row, for programs; its tab is its title.
    tab = " (simulated)" if table.simulated else ""
    _write_rows(book.create_sheet(f"Readers{tab}"), COLUMNS[READERS], rows[READERS])
    _write_rows(book.create_sheet(f"Answers{tab}"), COLUMNS[ANSWERS], rows[ANSWERS])
    if models.rows:
        for name, title in ((MODELS, "Models"), (MODEL_ANSWERS, "Model answers")):
            _write_rows(book.create_sheet(title), COLUMNS[name], rows[name])
    _write_codebook(book.create_sheet("Codebook"))
    path.write_bytes(workbook_bytes(book))


def put(sheet: Worksheet, row: int, column: int, value: Value) -> SheetCell:
    """Set one cell; a text stays a text, whatever it begins with.

    Signs that XML cannot hold become U+FFFD and a text beyond the format's limit is cut; the JSON
    file has both whole.
    """
    cell = sheet.cell(row=row, column=column)
    assert isinstance(cell, SheetCell)  # noqa: S101  # no merged cell is written; for the checker
    if isinstance(value, str):
        cell.value = _FORBIDDEN.sub("\ufffd", value)[:_MOST_SIGNS]
        cell.data_type = "s"
        cell.quotePrefix = value[:1] in {"=", "+", "-", "@"}
    else:
        cell.value = value
    return cell


def _title(sheet: Worksheet, title: str) -> None:
    put(sheet, 1, 1, title).font = _TITLE
    sheet.row_dimensions[1].height = 22


def _head(sheet: Worksheet, names: Sequence[str], row: int = _HEAD_ROW) -> None:
    for place, name in enumerate(names, start=1):
        cell = put(sheet, row, place, name)
        cell.font, cell.fill, cell.border, cell.alignment = _HEAD, _HEAD_FILL, _RULE, _CENTRED


def _widths(sheet: Worksheet, widths: Sequence[int]) -> None:
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width


def _write_about(sheet: Worksheet, about: Mapping[str, Any]) -> None:
    sheet.title = "About"
    _title(sheet, str(about["title"]))
    row = _HEAD_ROW
    for name, value in about.items():
        lines = value if isinstance(value, list) else [value]
        for line in lines:
            text = (
                ", ".join(f"{k} {v}" for k, v in line.items()) if isinstance(line, dict) else line
            )
            put(sheet, row, 1, name.replace("_", " ")).font = _HEAD
            put(sheet, row, 2, text).alignment = Alignment(horizontal="left", wrap_text=True)
            row += 1
    notes = (
        (
            "Table: mean scores of groups by ability, with the answers that each mean rests on "
            "(counted) and the confirmed ones (n). Where answers wait for a grader there is no "
            "mean yet, but the bounds between which it must come to lie (lowest, highest)."
        ),
        "Answers: one row for each reader and question; an empty cell was not measured.",
        "Codebook: what each column means. Reference answers are not part of an export.",
        corrected_keys_sentence(len(about["keys_corrected_since"])),
    )
    for note in filter(None, notes):
        row += 1
        put(sheet, row, 1, note)
    _widths(sheet, (24, 60))


def _write_groups(sheet: Worksheet, table: BaselineTable, models: ModelResultsTable) -> None:
    """Write groups by ability: mean, its bounds, what it rests on, n and how many wait.

    Models whose answers were scored here stand below the groups; typed figures do not.
    """
    _title(sheet, table.title)
    names = ("all questions", *_levels(table), *table.abilities)
    _head(sheet, ("group", "readers", *[""] * (len(_SUB_HEADS) * len(names))))
    sub_row = _HEAD_ROW + 1
    _head(sheet, ("", "", *_SUB_HEADS * len(names)), sub_row)
    for place, name in enumerate(names):
        left = 3 + place * len(_SUB_HEADS)
        sheet.cell(row=_HEAD_ROW, column=left).value = name.replace("_", " ") or "(none)"
        sheet.cell(row=_HEAD_ROW, column=left).data_type = "s"
        sheet.merge_cells(
            start_row=_HEAD_ROW,
            end_row=_HEAD_ROW,
            start_column=left,
            end_column=left + len(_SUB_HEADS) - 1,
        )
    lines = [*table.rows, *model_groups(models, table.abilities, needs=table.needs)]
    for row, line in enumerate(lines, start=sub_row + 1):
        put(sheet, row, 1, line.group)
        put(sheet, row, 2, line.readers or None)
        sets = [line.sets or NO_CELL] if table.has_sets else []
        for place, cell in enumerate((line.overall, *sets, *line.by_needs, *line.by_ability)):
            _write_cell(sheet, row, 3 + place * len(_SUB_HEADS), cell)
    note = (
        "A mean rests on the answers under counted. While an answer waits for a grader the mean is "
        "empty, and lowest and highest say between which values it must come to lie. table.csv "
        "gives the mean of the questions with options alone (machine_scored_mean)."
    )
    put(sheet, sub_row + len(lines) + 2, 1, note)
    _widths(sheet, (16, 9, *_SUB_WIDTHS * len(names)))
    sheet.freeze_panes = sheet.cell(row=sub_row + 1, column=3).coordinate


def _levels(table: BaselineTable) -> tuple[str, ...]:
    """Return the heads between all questions and the abilities, where a set has such."""
    asked = {"image": "asks for the image alone", "knowledge": "asks for knowledge too"}
    sets = ("sets (right together)",) if table.has_sets else ()
    return *sets, *(asked.get(need, "asks for (none)") for need in table.needs)


def _write_cell(sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
    for place, share in enumerate((cell.mean, cell.lowest, cell.highest)):
        put(sheet, row, column + place, share).number_format = _MEAN_FORMAT
    for place, count in enumerate((cell.counted, cell.n, cell.waiting), start=3):
        put(sheet, row, column + place, count)


def _write_rows(sheet: Worksheet, columns: Sequence[Column[Any]], rows: Sequence[Any]) -> None:
    """Write a long table with a filter over its head."""
    _head(sheet, [column.name for column in columns], row=1)
    for place, line in enumerate(rows, start=2):
        for column, value in enumerate(values(columns, line), start=1):
            if value is not None:
                cell = put(sheet, place, column, value)
                if isinstance(value, float):
                    is_time = columns[column - 1].name.endswith("_ms")
                    cell.number_format = _TIME_FORMAT if is_time else _MEAN_FORMAT
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{1 + len(rows)}"
    sheet.freeze_panes = sheet.cell(row=2, column=4).coordinate
    _widths(sheet, [max(column.width, len(column.name) + 4) for column in columns])


def _write_codebook(sheet: Worksheet) -> None:
    _head(sheet, CODEBOOK_HEAD, row=1)
    for row, line in enumerate(codebook(), start=2):
        for column, text in enumerate(line, start=1):
            put(sheet, row, column, text).alignment = _WRAPPED
    _widths(sheet, (10, 26, 26, 90))
    sheet.freeze_panes = sheet.cell(row=2, column=1).coordinate
