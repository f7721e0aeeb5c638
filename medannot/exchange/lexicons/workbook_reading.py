"""Reads the workbook of a lexicon back as tables, and what a spreadsheet made of their cells."""

import io
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Protocol, cast

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from medannot.domain.errors import InputFault, Problem, Sentence
from medannot.exchange.lexicons.folder import UnsoundLexicon
from medannot.exchange.lexicons.package import MOST_COLUMN, MOST_ROW, Package, examine
from medannot.exchange.lexicons.sheets import (
    ABOUT,
    COLUMNS,
    EXACT_COLUMNS,
    FORM,
    FORM_KEY,
    NUMBERS,
    unescaped,
)
from medannot.exchange.lexicons.tables import Table, from_lines


class _Cell(Protocol):
    """What is asked of a cell of a book that is only read."""

    @property
    def data_type(self) -> str: ...
    @property
    def value(self) -> object: ...


class _Sheet(Protocol):
    """What is asked of a sheet of a book that is only read."""

    title: str
    sheet_state: str
    _worksheet_path: str

    def reset_dimensions(self) -> None: ...
    def iter_rows(self, *, max_row: int, max_col: int) -> Iterator[Sequence[_Cell]]: ...


@dataclass(frozen=True, slots=True)
class WorkbookRead:
    """What stands in a workbook.

    Attributes:
        name: of the file.
        id: of the lexicon that was written into it.
        version: of that lexicon.
        sha256: of its files then.
        tables: by name of the sheet.
        notes: what is odd about the workbook, but does no harm.
    """

    name: str
    id: str
    version: str
    sha256: str
    tables: Mapping[str, Table]
    notes: tuple[Sentence, ...]


def read_workbook(path: Path) -> WorkbookRead:
    """Read a workbook that medannot wrote and a person edited.

    Raises:
        InputFault: it is no such workbook, or larger than any lexicon's.
        UnsoundLexicon: cells hold what no lexicon may: formulas, dates, rounded numbers; each is
            named with sheet, row and column.
        EnvironmentFault: the file cannot be read.
    """
    package = examine(path)
    name = package.name
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions, which are not read
            book = load_workbook(io.BytesIO(package.data), read_only=True, keep_links=False)
            return _read(book, package)
    except InputFault:
        raise
    # The library breaks in its own ways over what contradicts the format; it is one refused file.
    except Exception as fault:
        raise InputFault(
            "{name} is not a workbook as Excel or WPS write it ({reason}); save it anew.",
            name=name,
            reason=type(fault).__name__,
        ) from fault


def _read(book: Workbook, package: Package) -> WorkbookRead:
    name = package.name
    found = cast("list[object]", book.worksheets)
    sheets = {one.title: cast("_Sheet", one) for one in found if isinstance(one, ReadOnlyWorksheet)}
    missing = [one for one in (ABOUT, *COLUMNS) if one not in sheets]
    if missing:
        raise InputFault(
            "{name}: the sheets {sheets} are missing; export the lexicon as a workbook and edit "
            "that one.",
            name=name,
            sheets=", ".join(missing),
        )
    about = _about(sheets[ABOUT], name)
    tables = {one: _table(sheets[one], package) for one in COLUMNS}
    problems = [problem for table in tables.values() for problem in table.problems]
    if problems:
        raise UnsoundLexicon(about["id"], problems)
    notes = tuple(_notes(sheets, book.sheetnames))
    return WorkbookRead(name, about["id"], about["version"], about["sha256"], tables, notes)


def _about(sheet: _Sheet, name: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for cells in sheet.iter_rows(max_row=100, max_col=2):
        key, value = (_shown(cell) for cell in cells)
        found.setdefault(key, value)
    lacking = [key for key in (FORM_KEY, "id", "version", "sha256") if not found.get(key)]
    if lacking:
        raise InputFault(
            "{name}: the sheet {about} does not say {keys}; export the lexicon as a workbook and "
            "edit that one.",
            name=name,
            about=ABOUT,
            keys=", ".join(lacking),
        )
    if found[FORM_KEY] != str(FORM):
        raise InputFault(
            "{name} was made by another medannot (form {form}); open it with that, or export the "
            "lexicon anew.",
            name=name,
            form=found[FORM_KEY],
        )
    return found


def _shown(cell: _Cell) -> str:
    return unescaped(str(cell.value)).strip() if cell.value is not None else ""


def _notes(sheets: Mapping[str, _Sheet], names: Sequence[str]) -> Iterator[Sentence]:
    for name in names:
        if name not in COLUMNS and name != ABOUT:
            yield Sentence("The sheet {sheet} is none of a lexicon and is not read.", sheet=name)
        if name in sheets and sheets[name].sheet_state != "visible":
            yield Sentence("The sheet {sheet} is hidden.", sheet=name)


def _table(sheet: _Sheet, package: Package) -> Table:
    file = f"{package.name}, sheet {sheet.title}"
    # The library says nowhere else which part a sheet of a book that is only read lies in.
    part = package.parts.get(sheet._worksheet_path)  # noqa: SLF001
    if part is None:
        raise InputFault("{file} lies outside the workbook; save it anew.", file=file)
    problems = [
        Problem(file, 0, Sentence("The cells {cells} are merged; part them.", cells=cells))
        for cells in part.merged
    ]
    header: tuple[str, ...] = ()
    lines: list[list[str]] = []
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(max_row=MOST_ROW, max_col=MOST_COLUMN), start=1):
        if not header:
            header = _header(row)
            lines.append(list(header))
            continue
        lines.append(_line(row, header, Problem(file, number, ""), problems))
    table = from_lines(lines, file, COLUMNS[sheet.title], EXACT_COLUMNS[sheet.title])
    return replace(table, problems=(*problems, *table.problems))


def _header(row: Sequence[_Cell]) -> tuple[str, ...]:
    """Return the names in a row, without the empty ones at its end."""
    names = [_shown(cell) for cell in row]
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def _line(
    row: Sequence[_Cell], header: Sequence[str], place: Problem, problems: list[Problem]
) -> list[str]:
    """Return the texts of a row, as many as there are columns; collects what is wrong with them."""
    texts: list[str] = []
    for column, cell in zip(header, row, strict=False):
        text = _text(cell, column)
        if isinstance(text, Sentence):
            problems.append(replace(place, template=text))
            text = ""
        texts.append(text)
    if beside := next((_shown(cell) for cell in row[len(header) :] if _shown(cell)), ""):
        said = Sentence("{cell} stands beside the table; delete it.", cell=beside[:60])
        problems.append(replace(place, template=said))
    return texts


def _text(cell: _Cell, column: str) -> str:
    """Return the text of a cell, or the sentence that says why it has none."""
    kind, value = cell.data_type, cell.value
    if value is None:
        return ""
    if isinstance(value, str) and kind in {"s", "inlineStr", "str"}:
        return unescaped(value)
    if kind == "n" and column in NUMBERS and isinstance(value, int | float):
        return format(Decimal(repr(value)), "f").removesuffix(".0")
    said = {
        "f": "{column} {cell}: it is a formula; write what it stands for, as text.",
        "d": (
            "{column} {cell}: the spreadsheet made a date of it; set the cell to the kind Text and "
            "write it anew."
        ),
        "e": "{column} {cell}: it is the error of a formula; write the text itself.",
        "b": (
            "{column} {cell}: it is a truth value; set the cell to the kind Text and write it anew."
        ),
        "n": (
            "{column} {cell}: it is a number, of which a spreadsheet drops leading zeros and "
            "rounds the last digits; set the cell to the kind Text and write it anew."
        ),
    }.get(kind, "{column} {cell}: text is expected.")
    shown = str(getattr(value, "text", value))  # an array's formula is an object
    return Sentence(said, column=column, cell=shown[:60])
