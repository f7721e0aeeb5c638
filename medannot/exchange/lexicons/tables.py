"""A table of text: rows by column, each with its number, from CSV as programs really save it."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from medannot.domain.errors import InputFault, Problem, Sentence

MOST_ROWS = 200_000
MOST_CELL = 4_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_DATE = re.compile(
    r"\d{4}[/-]\d{1,2}[/-]\d{1,2}( \d\d:\d\d(:\d\d)?)?|\d{1,2}[/-]\d{1,2}[/-]\d{2,4}"
    r"|\d{1,2}-[A-Z][a-z]{2}(-\d{2,4})?|[A-Z][a-z]{2}-\d{2}|\d{1,2}月\d{1,2}日"
)
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")
_EXPONENT = re.compile(r"\d(\.\d+)?E\+\d+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One record.

    Attributes:
        number: as a spreadsheet shows it: the header is 1.
        cells: text by column.
    """

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """What was read of a file: rows, and what is wrong with cells."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


def read_csv(data: bytes, file: str, columns: Sequence[str], exact: Sequence[str]) -> Table:
    """Read a table of CSV.

    Args:
        data: the file's bytes: UTF-8, with or without a byte order mark.
        file: its name, for sentences.
        columns: all that are expected, in any order.
        exact: columns of ids and codes, in which a spreadsheet may have changed a value.

    Raises:
        InputFault: it is not text of that kind, or its header is another.
    """
    text = _text(data, file)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        lines = list(reader)
    except csv.Error as fault:
        raise InputFault(
            "{file}, row {row}: it is not CSV ({reason}); save it as “CSV UTF-8” again.",
            file=file,
            row=reader.line_num,
            reason=str(fault),
        ) from fault
    return from_lines(lines, file, columns, exact)


def from_lines(
    lines: Sequence[Sequence[str]], file: str, columns: Sequence[str], exact: Sequence[str]
) -> Table:
    """Return a table of lines of text, the header first; see `read_csv`.

    Empty lines are left out, but counted, so that numbers of rows are those of a spreadsheet.
    """
    numbered = [
        (number, line) for number, line in enumerate(lines, start=1) if any(map(str.strip, line))
    ]
    if not numbered:
        raise InputFault("{file} is empty; a header and rows are expected.", file=file)
    if len(numbered) > MOST_ROWS:
        raise InputFault(
            "{file} has more than {most} rows, which no lexicon has.", file=file, most=MOST_ROWS
        )
    header = tuple(cell.strip() for cell in numbered[0][1])
    _check_header(header, file, columns)
    rows: list[Row] = []
    problems: list[Problem] = []
    for number, line in numbered[1:]:
        if len(line) != len(header):
            said = "It has {found} cells where the header has {expected}; look for a stray comma."
            problems.append(
                Problem(file, number, Sentence(said, found=len(line), expected=len(header)))
            )
            continue
        cells = {name: cell.strip() for name, cell in zip(header, line, strict=True)}
        problems += _odd_cells(file, number, cells, exact)
        rows.append(Row(number, cells))
    return Table(file, header, tuple(rows), tuple(problems))


def _text(data: bytes, file: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputFault(
            "{file} is UTF-16 text (“Unicode text”); save it as “CSV UTF-8”.", file=file
        )
    if data.startswith(b"PK\x03\x04"):
        raise InputFault("{file} is a workbook; import it as XLSX.", file=file)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        row = data[: fault.start].count(b"\n") + 1
        raise InputFault(
            "{file}, row {row}: it is not UTF-8 text; in Excel or WPS save it as “CSV UTF-8”.",
            file=file,
            row=row,
        ) from fault
    if "\0" in text:
        raise InputFault("{file} holds null characters; it is no text.", file=file)
    return text


def _check_header(header: tuple[str, ...], file: str, columns: Sequence[str]) -> None:
    twice = sorted({name for name in header if header.count(name) > 1})
    missing = [name for name in columns if name not in header]
    strange = [name for name in header if name not in columns]
    for names, said in (
        (twice, "{file}: the columns {names} stand twice in its header."),
        (missing, "{file}: the columns {names} are missing in its header."),
        (strange, "{file}: the columns {names} are not known; {known} are expected."),
    ):
        if names:
            raise InputFault(
                said, file=file, names=", ".join(map(repr, names)), known=", ".join(columns)
            )


def _odd_cells(
    file: str, number: int, cells: Mapping[str, str], exact: Sequence[str]
) -> Iterator[Problem]:
    for column, cell in cells.items():
        if cell.startswith(_FORMULA):
            said = "{column} {cell}: it begins like a formula; write it without the first sign."
            yield Problem(file, number, Sentence(said, column=column, cell=cell[:60]))
        elif len(cell) > MOST_CELL:
            said = "{column}: it has {found} characters; {most} are allowed."
            yield Problem(
                file, number, Sentence(said, column=column, found=len(cell), most=MOST_CELL)
            )
        elif column in exact and made_over(cell):
            said = (
                "{column} {cell}: a spreadsheet seems to have made a date or a rounded number of "
                "it; write it anew in a column of the kind Text."
            )
            yield Problem(file, number, Sentence(said, column=column, cell=cell))
        elif _CONTROL.search(cell):
            said = "{column}: it holds control characters; write it anew."
            yield Problem(file, number, Sentence(said, column=column))


def made_over(cell: str) -> bool:
    """Tell whether a spreadsheet seems to have made a date or a rounded number of an id."""
    if cell.isascii() and cell.isalnum():  # most ids; half a million are read at a time
        return False
    return bool(_DATE.fullmatch(cell) or _EXPONENT.fullmatch(cell))


def write_csv(columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> bytes:
    """Return the canonical bytes: UTF-8 with byte order mark, commas, line feeds."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")
