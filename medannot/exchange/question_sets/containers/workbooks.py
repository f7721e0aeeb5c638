"""Tables in Excel workbooks."""

import datetime
import zipfile
import zlib
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from medannot.domain.errors import Sentence
from medannot.exchange.question_sets.containers.formulas import unsaved_formulas
from medannot.exchange.question_sets.containers.source import FileRefused, Record, Rows, Source
from medannot.exchange.question_sets.containers.tables import column_names
from medannot.exchange.question_sets.values import NOT_SAVED
from medannot.exchange.vast_cells import has_vast_cell

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


_MOST_NAMED = 8
_NO_MORE: tuple[int, AbstractSet[int]] = (0, frozenset())
_LOOKED_AT = 50
"""Rows below a heading among which one must be filled, that a sheet counts as holding records."""


@dataclass(frozen=True, slots=True)
class SheetLook:
    """A sheet that has a heading.

    Attributes:
        columns: what the heading says.
        filled: whether something stands below it.
    """

    name: str
    columns: tuple[str, ...]
    filled: bool


def read_workbook(source: Source) -> Rows:
    """Return the records of a sheet; its rows are counted as the program that shows it does.

    The sheet is the one that the mapping names as the place of the records, or the first that has
    rows below a heading; where others have such rows too, that is a doubt about the file. Formulas
    are read as the values they had when the file was saved; one without is `NOT_SAVED`.

    Raises:
        FileRefused: it is no workbook, or has no such sheet.
        OSError: it cannot be read.
    """
    book = _opened(source)
    try:
        sheet = _sheet(book, source)
        yield from _records(sheet, unsaved_formulas(source.path, sheet))
    except _FAULTS as fault:
        raise FileRefused("the workbook cannot be read to its end.") from fault
    finally:
        book.close()


def sheets_of(source: Source) -> tuple[SheetLook, ...]:
    """Return the sheets of a workbook that have a heading, the one that is read by default first.

    Raises:
        FileRefused: it is no workbook.
        OSError: it cannot be read.
    """
    book = _opened(source)
    try:
        return _looks(book)
    except _FAULTS as fault:
        raise FileRefused("the workbook cannot be read to its end.") from fault
    finally:
        book.close()


def _opened(source: Source) -> "Workbook":
    # The library is loaded when a workbook is met.
    from openpyxl import load_workbook  # noqa: PLC0415 - see above

    try:
        _refuse_bomb(source)
        book = load_workbook(source.path, read_only=True, data_only=True)
        for sheet in book.worksheets:
            # How large a sheet says it is may be wrong, and rows beyond that would be gone unseen.
            sheet.reset_dimensions()
    except _FAULTS as fault:
        raise FileRefused("it is no whole Excel workbook.") from fault
    return book


def _looks(book: "Workbook") -> tuple[SheetLook, ...]:
    looks = [look for sheet in book.worksheets if (look := _look(sheet)) is not None]
    hidden = {sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"}
    # Lists from which cells are chosen often stand in hidden sheets.
    return tuple(sorted(looks, key=lambda look: (not look.filled, look.name in hidden)))


def _look(sheet: "Worksheet") -> SheetLook | None:
    rows = islice(sheet.iter_rows(values_only=True), _LOOKED_AT + 1)
    header = [str(cell).strip() for cell in next(rows, ()) if cell is not None]
    if not any(header):
        return None
    filled = any(cell is not None for row in rows for cell in row)
    return SheetLook(sheet.title, tuple(header), filled)


def _refuse_bomb(source: Source) -> None:
    with zipfile.ZipFile(source.path) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _MOST_BYTES:
            raise FileRefused(
                "unpacked, the workbook is larger than {limit} MB; save it as CSV.",
                limit=_MOST_BYTES // (1024 * 1024),
            )
        if has_vast_cell(archive):
            raise FileRefused("a cell of the workbook is longer than a megabyte; leave it out.")


def _sheet(book: "Workbook", source: Source) -> "Worksheet":
    name = source.role.records
    if name:
        sheets = {sheet.title: sheet for sheet in book.worksheets}
        if name not in sheets:
            raise FileRefused(
                "it has no sheet '{name}'; its sheets are {sheets}.",
                name=name[:80],
                sheets=", ".join(list(sheets)[:_MOST_NAMED])[:400],
            )
        return sheets[name]
    looks = _looks(book)
    if not looks:
        raise FileRefused("the file holds no header.")
    others = [look.name for look in looks[1:] if look.filled]
    if others:
        source.doubts.append(
            Sentence(
                "its sheet '{name}' was read, and not {others}; another one is chosen on the "
                "mapping screen or by --sheet.",
                name=looks[0].name[:80],
                others=", ".join(f"'{other}'" for other in others[:_MOST_NAMED])[:400],
            )
        )
    return book[looks[0].name]


def _records(sheet: "Worksheet", formulas: Iterator[tuple[int, AbstractSet[int]]]) -> Rows:
    rows: Iterator[tuple[object, ...]] = sheet.iter_rows(values_only=True)
    header = list(next(rows, ()))
    at, unsaved = next(formulas, _NO_MORE)
    if at == 1:
        raise FileRefused(
            "the heading of its column {column} is a formula without a value that was saved; open "
            "the workbook, save it and import it again.",
            column=min(unsaved),
        )
    while header and header[-1] is None:
        header.pop()
    columns = column_names(header)
    for row, read in enumerate(rows, start=2):
        cells = read
        if row == at:
            cells = _told(read, unsaved, len(columns))
            at, unsaved = next(formulas, _NO_MORE)
        if any(cell is not None for cell in cells):
            yield row, _record(columns, cells)


def _told(cells: tuple[object, ...], unsaved: AbstractSet[int], columns: int) -> tuple[object, ...]:
    """Return cells with what stands for formulas without a value, below headings alone."""
    filled = [*cells, *[None] * (columns - len(cells))]
    for column in unsaved:
        if column <= columns:
            filled[column - 1] = NOT_SAVED
    return tuple(filled)


def _record(columns: tuple[str, ...], cells: tuple[object, ...]) -> Record | Sentence:
    if any(cell is not None for cell in cells[len(columns) :]):
        return Sentence(
            "it has another number of fields ({cells}) than there are columns ({columns}).",
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
