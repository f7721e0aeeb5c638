"""Tables in Excel workbooks."""

import datetime
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from medannot.domain.errors import Sentence
from medannot.exchange.question_sets.containers.source import FileRefused, Record, Rows, Source
from medannot.exchange.question_sets.containers.tables import column_names

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_MOST_BYTES = 512 * 1024 * 1024
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
    AssertionError,
)


def read_workbook(source: Source) -> Rows:
    """Return the records of a sheet; its rows are counted as the program that shows it does.

    The sheet is the one that the mapping names as the place of the records, or the first that has
    a header. Formulas are read as the values they had when the file was saved.

    Raises:
        FileRefused: it is no workbook, or has no such sheet.
        OSError: it cannot be read.
    """
    # The library is loaded when a workbook is met.
    from openpyxl import load_workbook  # noqa: PLC0415 - see above

    try:
        _refuse_bomb(source)
        book = load_workbook(source.path, read_only=True, data_only=True)
    except _FAULTS as fault:
        raise FileRefused("it is no whole Excel workbook.") from fault
    try:
        yield from _records(_sheet(book, source.role.records))
    except _FAULTS as fault:
        raise FileRefused("the workbook cannot be read to its end.") from fault
    finally:
        book.close()


def _refuse_bomb(source: Source) -> None:
    with zipfile.ZipFile(source.path) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _MOST_BYTES:
            raise FileRefused(
                "unpacked, the workbook is larger than {limit} MB; save it as CSV.",
                limit=_MOST_BYTES // (1024 * 1024),
            )


def _sheet(book: "Workbook", name: str) -> "Worksheet":
    if name and name not in book.sheetnames:
        raise FileRefused("it has no sheet '{name}'.", name=name[:80])
    if name:
        return book[name]
    for sheet in book.worksheets:
        first = next(sheet.iter_rows(values_only=True), ())
        if any(cell is not None for cell in first):
            return sheet
    raise FileRefused("the file holds no header.")


def _records(sheet: "Worksheet") -> Rows:
    rows: Iterator[tuple[object, ...]] = sheet.iter_rows(values_only=True)
    header = list(next(rows, ()))
    while header and header[-1] is None:
        header.pop()
    columns = column_names(header)
    for row, cells in enumerate(rows, start=2):
        if any(cell is not None for cell in cells):
            yield row, _record(columns, cells)


def _record(columns: tuple[str, ...], cells: tuple[object, ...]) -> Record | Sentence:
    if any(cell is not None for cell in cells[len(columns) :]):
        return Sentence(
            "it has {cells} fields, but there are {columns} columns.",
            cells=len(cells),
            columns=len(columns),
        )
    # A cell that was never filled is empty, as in every other table.
    filled = (*cells, *[None] * (len(columns) - len(cells)))
    return {name: _plain(cell) for name, cell in zip(columns, filled, strict=False)}


def _plain(cell: object) -> object:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    if isinstance(cell, (str, bool, int, float)):
        return cell
    if isinstance(cell, (datetime.date, datetime.time)):
        return cell.isoformat()
    return str(cell)
