"""Tables as text: CSV with its dialect found out, TSV as VLMEvalKit writes it, plain lines."""

import csv
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import TextIO

from medannot.domain.errors import Sentence
from medannot.exchange.question_sets.containers.row_images import RowImages
from medannot.exchange.question_sets.containers.source import FileRefused, Record, Rows, Source
from medannot.exchange.question_sets.containers.text_files import text_encoding

_DELIMITERS = (",", "\t", ";", "|")
_PLAIN_DELIMITER = "|"
_MOST_FIELD = min(sys.maxsize, 2**31 - 1)
_HEAD = 1 << 16


def read_table(source: Source) -> Rows:
    """Return the records of a CSV or TSV file; its rows count from 1 below the header.

    Every cell stays a text: "NA" and "None" are words like others.

    Raises:
        FileRefused: it is no table, or in no encoding that is known.
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
        for row, line in enumerate(file, start=1):
            text = line.rstrip("\r\n")
            if row > source.role.skip_lines and text.strip():
                yield row, _record(columns, text.split(delimiter))


def _opened(source: Source, encoding: str) -> TextIO:
    file = source.path.open(encoding=encoding, newline="")
    for _ in islice(file, source.role.skip_lines):
        pass
    return file


def _records(source: Source, file: TextIO, delimiter: str) -> Rows:
    if csv.field_size_limit() < _MOST_FIELD:
        # A picture in a cell is longer than the module's limit, which holds for the whole program.
        csv.field_size_limit(_MOST_FIELD)
    reader = csv.reader(file, delimiter=delimiter)
    rows = _cells(reader)
    columns = source.role.columns or column_names(next(rows, []))
    row = 0
    for cells in rows:
        if any(cells):
            row += 1
            yield row, _record(columns, cells)


def _cells(reader: "Iterator[list[str]]") -> Iterator[list[str]]:
    try:
        yield from reader
    except csv.Error as fault:
        raise FileRefused("it cannot be read as a table to its end.") from fault


def _record(columns: Sequence[str], cells: Sequence[str]) -> Record | Sentence:
    if len(cells) != len(columns):
        return Sentence(
            "it has {cells} fields, but there are {columns} columns.",
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
