"""Tables as text: CSV with its dialect found out, TSV as VLMEvalKit writes it, plain lines."""

import csv
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from typing import Self, TextIO

from medannot.domain.errors import Sentence
from medannot.exchange.long_cells import LongCells
from medannot.exchange.question_sets.containers.row_images import RowImages
from medannot.exchange.question_sets.containers.source import FileRefused, Record, Rows, Source
from medannot.exchange.question_sets.containers.text_files import text_encoding

_DELIMITERS = (",", "\t", ";", "|")
_PLAIN_DELIMITER = "|"
_HEAD = 1 << 16

MOST_SIGNS = 64 * 1024 * 1024
"""Of a line, and of a cell over several lines: what no question is, images in it included."""

_LONG_LINE = "the line is longer than {limit} million signs; no question is."
_BEHIND = (
    "in line {line} text stands right behind a closing quote; quotes within a cell are to be "
    "doubled, so look at this row and at others with quotes."
)
_ROWS_WITHIN = (
    "each of the lines {first} to {last} could be a row by itself, but they are one, since a quote "
    "opens in the first and ends in the last; look whether it was to end before."
)
_FEWEST_TO_DOUBT = 5
"""Columns and lines of a row, together: two lines of two columns are often a text with a comma."""

_TableRow = tuple[list[str] | Sentence, tuple[int, int]]


def read_table(source: Source) -> Rows:
    """Return the records of a CSV or TSV file; its rows count from 1 below the header.

    Every cell stays a text: "NA" and "None" are words like others.

    Raises:
        FileRefused: it is no table, or not in the encoding that is said or found.
        OSError: it cannot be read.
    """
    encoding = text_encoding(source)
    delimiter = source.role.delimiter or _delimiter(source, encoding)
    if len(delimiter) != 1 or delimiter in '\r\n"':
        raise FileRefused("columns cannot be divided by '{sign}'.", sign=delimiter[:20])

    @contextmanager
    def table() -> Iterator[Rows]:
        with _opened(source, encoding) as file:
            yield _records(source, file, delimiter)

    with RowImages.of(table) as images, table() as rows:
        for row, record in rows:
            yield row, record if isinstance(record, Sentence) else images.completed(record)


def read_plain_lines(source: Source) -> Rows:
    """Return the records of lines whose parts are divided by a sign; nothing is quoted.

    The mapping says how many lines stand before them, the sign and the names of the parts.

    Raises:
        FileRefused: the mapping names no columns, or the encoding is not known.
        OSError: it cannot be read.
    """
    columns, delimiter = source.role.columns, source.role.delimiter or _PLAIN_DELIMITER
    if not columns:
        raise FileRefused("its mapping names no columns for the parts of its lines.")
    with source.path.open(encoding=text_encoding(source)) as file:
        for row, line in enumerate(_all_of(_Lines(file)), start=1):
            if row <= source.role.skip_lines:
                continue
            if isinstance(line, Sentence):
                yield row, line
            elif line.strip():
                yield row, record_of(columns, line.rstrip("\r\n").split(delimiter))


class _TooLong(Exception):
    """A line that no question is; the next one can be read."""


class _Lines:
    """The lines of a text, none of them longer than a question can be.

    Attributes:
        taken: the lines that were read since the list was emptied.
        number: of the last line that was read.
    """

    def __init__(self, file: TextIO, before: int = 0) -> None:
        self._file = file
        self.taken: list[str] = []
        self.number = before

    def __iter__(self) -> Self:
        """Return itself."""
        return self

    def __next__(self) -> str:
        """Return the next line.

        Raises:
            _TooLong: it is passed over; the one behind it can be asked for.
        """
        line = self._file.readline(MOST_SIGNS)
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) < MOST_SIGNS or line.endswith("\n"):
            self.taken.append(line)
            return line
        while (rest := self._file.readline(MOST_SIGNS)) and not rest.endswith(("\n", "\r")):
            pass
        raise _TooLong


def _all_of(lines: _Lines) -> "Iterator[str | Sentence]":
    """Yield lines; a sentence stands for what is too long."""
    while True:
        try:
            lines.taken.clear()
            yield next(lines)
        except StopIteration:
            return
        except _TooLong:
            yield too_long(_LONG_LINE)


def _rows_of(source: Source, lines: _Lines, delimiter: str) -> Iterator[_TableRow]:
    """Yield the cells of each row and the lines in which it stands, from the first and from 1.

    A sentence stands for what is too long, or for what lies within a quote that has no end.

    Raises:
        FileRefused: it cannot be read to its end.
    """
    rows = LongCells(lines, delimiter=delimiter, most=MOST_SIGNS, strict=True)
    width = 0
    while True:
        lines.taken.clear()
        first = lines.number + 1
        cells: list[str] | Sentence
        try:
            cells = next(rows)
        except StopIteration:
            return
        except _TooLong:
            cells = too_long(_LONG_LINE)
        except csv.Error as fault:
            cells = _misquoted(str(fault), lines, delimiter)
            if isinstance(cells, list):
                _tell_once(source, Sentence(_BEHIND, line=first))
        else:
            width = width or len(cells)
            if len(lines.taken) > 1 and _are_rows(lines.taken, delimiter, width):
                _tell_once(source, Sentence(_ROWS_WITHIN, first=first, last=lines.number))
        yield cells, (first, lines.number)


def _tell_once(source: Source, doubt: Sentence) -> None:
    if not any(one.template == doubt.template for one in source.doubts):
        source.doubts.append(doubt)


def _misquoted(fault: str, lines: _Lines, delimiter: str) -> list[str] | Sentence:
    """Return the cells of a line whose quotes are not doubled, or why they cannot be told apart.

    Over several lines it cannot be known whether whole rows lie within a quote that has no end.

    Args:
        fault: what the reader said.
        lines: of which it has taken those of the row up to the fault.
        delimiter: between two cells.

    Raises:
        FileRefused: the fault is another one.
    """
    if "field limit" in fault:
        return too_long(
            "a cell is longer than {limit} million signs; a quote before it may have no end."
        )
    first = lines.number - len(lines.taken) + 1
    if "unexpected end" in fault:
        return Sentence(
            "a quote in it has no end, so that all from line {first} to line {last} would be one "
            "cell; close it, or double the quotes within a cell.",
            first=first,
            last=lines.number,
        )
    if "expected after" not in fault:
        raise FileRefused("it cannot be read as a table to its end.")
    # What stands behind the fault may go on in the next lines, or behind the last one.
    taken, behind = tuple(lines.taken), iter(["\n"])
    try:
        cells = next(LongCells(chain(taken, lines, behind), delimiter=delimiter, most=MOST_SIGNS))
    except (csv.Error, _TooLong):
        cells = []
    if lines.number == first and cells and next(behind, ""):
        return cells
    return Sentence(
        "it reaches from line {first} to line {last}, and text stands right behind a closing "
        "quote: a quote before it may have no end. Close it, or double the quotes within a cell.",
        first=first,
        last=lines.number,
    )


def _are_rows(lines: Sequence[str], delimiter: str, width: int) -> bool:
    """Tell whether each line of a row of several would be a row by itself, quotes being signs.

    A comma before a blank or within a number belongs to a text.
    """
    if width + len(lines) < _FEWEST_TO_DOUBT:
        return False
    signs = re.compile(r",(?!\s|\d{3}\b)" if delimiter == "," else re.escape(delimiter))
    said = [line for line in lines if line.strip()]
    return all(len(signs.findall(line.rstrip("\r\n"))) == width - 1 for line in said)


def too_long(template: str) -> Sentence:
    """Say that something is longer than what is read."""
    return Sentence(template, limit=MOST_SIGNS // (1024 * 1024))


def _opened(source: Source, encoding: str) -> TextIO:
    file = source.path.open(encoding=encoding, newline="")
    for _ in islice(file, source.role.skip_lines):
        pass
    return file


def _records(source: Source, file: TextIO, delimiter: str) -> Rows:
    rows = _rows_of(source, _Lines(file, source.role.skip_lines), delimiter)
    columns = source.role.columns or _header(next(rows, ([], (0, 0)))[0])
    row = 0
    for cells, lines in rows:
        if isinstance(cells, Sentence):
            row += 1
            yield row, cells
        elif any(cells):
            row += 1
            yield row, record_of(columns, cells, lines)


def _header(cells: list[str] | Sentence) -> tuple[str, ...]:
    if isinstance(cells, Sentence):
        raise FileRefused(cells)
    return column_names(cells)


def record_of(
    columns: Sequence[str], cells: Sequence[str], lines: tuple[int, int] = (0, 0)
) -> Record | Sentence:
    """Return the cells of a row by their columns, or why they cannot be told apart.

    Args:
        columns: their names.
        cells: of the row.
        lines: the first and the last line that the row takes.
    """
    first, last = lines
    if not any(cells[len(columns) :]):
        # Programs end rows with empty cells that have no heading, as a workbook's range has them.
        cells = cells[: len(columns)]
    if len(cells) != len(columns) and first < last:
        # Whole rows may stand in one of its cells: they would be gone without a word.
        return Sentence(
            "it has another number of fields ({cells}) than there are columns ({columns}), and it "
            "reaches from line {first} to line {last}: a quote in it may have no end.",
            cells=len(cells),
            columns=len(columns),
            first=first,
            last=last,
        )
    if len(cells) != len(columns):
        return Sentence(
            "it has another number of fields ({cells}) than there are columns ({columns}).",
            cells=len(cells),
            columns=len(columns),
        )
    return dict(zip(columns, cells, strict=True))


def column_names(header: Sequence[object]) -> tuple[str, ...]:
    """Return the names of a table's columns; one without a name is called as pandas calls it.

    Raises:
        FileRefused: there is none, or two have one name.
    """
    names = tuple(
        text if (text := "" if cell is None else str(cell).strip()) else f"Unnamed: {place}"
        for place, cell in enumerate(header)
    )
    if not any(cell is not None and str(cell).strip() for cell in header):
        raise FileRefused("the file holds no header.")
    twice = next((name for name in names if names.count(name) > 1), "")
    if twice:
        raise FileRefused("two of its columns are called '{name}'.", name=twice[:80])
    return names


def _delimiter(source: Source, encoding: str) -> str:
    if source.suffix == ".tsv":
        return "\t"
    with _opened(source, encoding) as file:
        head = file.read(_HEAD)
    counts = dict.fromkeys(_DELIMITERS, 0)
    quoted = False
    for sign in head:
        if sign == '"':
            quoted = not quoted
        elif sign in "\r\n" and not quoted and any(counts.values()):
            break
        elif sign in counts and not quoted:
            counts[sign] += 1
    return max(_DELIMITERS, key=lambda sign: counts[sign])
