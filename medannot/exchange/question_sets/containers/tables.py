"""Tables as text: CSV with its dialect found out, TSV as VLMEvalKit writes it, plain lines."""

import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Self, TextIO, TypeVar

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
                yield row, _record(columns, line.rstrip("\r\n").split(delimiter))


class _TooLong(Exception):
    """A line that no question is; the next one can be read."""


class _Lines:
    """The lines of a text, none of them longer than a question can be."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

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
        if len(line) < MOST_SIGNS or line.endswith("\n"):
            return line
        while (rest := self._file.readline(MOST_SIGNS)) and not rest.endswith(("\n", "\r")):
            pass
        raise _TooLong


_Value = TypeVar("_Value")


def _all_of(lines: Iterator[_Value]) -> "Iterator[_Value | Sentence]":
    """Yield what is read line by line; a sentence stands for what is too long.

    Raises:
        FileRefused: it cannot be read to its end.
    """
    while True:
        try:
            yield next(lines)
        except StopIteration:
            return
        except _TooLong:
            yield too_long("the line is longer than {limit} million signs; no question is.")
        except csv.Error as fault:
            if "field limit" not in str(fault):
                raise FileRefused("it cannot be read as a table to its end.") from fault
            yield too_long(
                "a cell is longer than {limit} million signs; a quote before it may have no end."
            )


def too_long(template: str) -> Sentence:
    """Say that something is longer than what is read."""
    return Sentence(template, limit=MOST_SIGNS // (1024 * 1024))


def _opened(source: Source, encoding: str) -> TextIO:
    file = source.path.open(encoding=encoding, newline="")
    for _ in islice(file, source.role.skip_lines):
        pass
    return file


def _records(source: Source, file: TextIO, delimiter: str) -> Rows:
    lines = LongCells(_Lines(file), delimiter=delimiter, most=MOST_SIGNS)
    rows = _all_of(lines)
    columns = source.role.columns or _header(next(rows, []))
    row, after = 0, lines.line_num
    for cells in rows:
        first, after = after + 1, lines.line_num
        if isinstance(cells, Sentence):
            row += 1
            yield row, cells
        elif any(cells):
            row += 1
            yield row, _record(columns, cells, (first, after))


def _header(cells: list[str] | Sentence) -> tuple[str, ...]:
    if isinstance(cells, Sentence):
        raise FileRefused(cells)
    return column_names(cells)


def _record(
    columns: Sequence[str], cells: Sequence[str], lines: tuple[int, int] = (0, 0)
) -> Record | Sentence:
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
