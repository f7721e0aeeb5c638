"""A table of text: rows by column, each with its number, from CSV as programs really save it."""

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from medannot.domain.errors import InputFault, Problem, Sentence

MOST_ROWS = 200_000
MOST_COLUMNS = 200
MOST_CELL = 4_000
MOST_PROBLEMS = 200
"""After so many a table is not read further."""

_BATCH = 250
"""So many lines are looked at together."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ODD = ("\n=", "\n+", "\n-", "\n@", "\n#", "\n?", "\n ", " \n", "\ufffd", "锟斤拷")
"""What a row of sound cells, between line ends, does not have."""

_DATE = (
    r"\d{4}[/-]\d{1,2}[/-]\d{1,2}( \d\d?:\d\d(:\d\d)?)?|\d{1,2}[/-]\d{1,2}[/-]\d{2,4}"
    r"|\d{1,2}-[A-Z][a-z]{2}(-\d{2,4})?|[A-Z][a-z]{2}-\d{2}"
    r"|(\d{4}年)?\d{1,2}月(\d{1,2}日)?|\d{1,2}:\d\d(:\d\d)?"
)
_OF_OTHERS = frozenset("/-:+年月")
"""Signs of which a date or a rounded number has at least one."""

_MADE_OVER = re.compile(rf"{_DATE}|\d(\.\d+)?[Ee]\+\d+")
_FORMULA_FAULT = re.compile(r"#(N/A|NAME\?|REF!|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!)|#+")
_LOST = re.compile("\ufffd|锟斤拷")
_ONLY_QUESTIONS = re.compile(r"\?{2,}")


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
        return from_lines(reader, file, columns, exact)
    except csv.Error as fault:
        raise InputFault(
            "{file}, row {row}: it is not CSV ({reason}); save it as “CSV UTF-8” again.",
            file=file,
            row=reader.line_num,
            reason=_reason(fault),
        ) from fault


def from_lines(
    lines: Iterable[Sequence[str]], file: str, columns: Sequence[str], exact: Sequence[str]
) -> Table:
    """Return a table of lines of text, the header first; see `read_csv`.

    Empty lines are left out, but counted, so that numbers of rows are those of a spreadsheet.

    Raises:
        InputFault: the header is another, there are more rows than any lexicon has, or so many
            cells are wrong that reading on helps nobody.
    """
    numbered = (
        (number, line) for number, line in enumerate(lines, start=1) if any(map(str.strip, line))
    )
    first = next(numbered, None)
    if first is None:
        raise InputFault("{file} is empty; a header and rows are expected.", file=file)
    header = tuple(cell.strip() for cell in first[1][:MOST_COLUMNS])
    while header and not header[-1]:  # empty columns behind the last, as spreadsheets leave them
        header = header[:-1]
    _check_header(header, file, columns)
    rows = _Rows(file, header, exact)
    while batch := list(islice(numbered, _BATCH)):
        rows.take(batch)
    return rows.table()


class _Rows:
    """Makes rows of lines, and collects what is wrong with their cells.

    Args:
        file: its name, for sentences.
        header: its columns.
        exact: columns in which a spreadsheet may have changed a value.
    """

    def __init__(self, file: str, header: tuple[str, ...], exact: Sequence[str]) -> None:
        self._file, self._header, self._exact = file, header, frozenset(exact)
        self._checked = [place for place, name in enumerate(header) if name in exact]
        self._rows: list[Row] = []
        self._problems: list[Problem] = []

    def table(self) -> Table:
        """Return what was taken."""
        return Table(self._file, self._header, tuple(self._rows), tuple(self._problems))

    def take(self, batch: Sequence[tuple[int, Sequence[str]]]) -> None:
        """Take lines with their numbers.

        Raises:
            InputFault: there are too many rows, or too many wrong ones.
        """
        header = self._header
        if self._are_sound([line for _, line in batch]):
            self._rows += [
                Row(number, dict(zip(header, line, strict=True))) for number, line in batch
            ]
        else:
            for number, line in batch:
                self._take_one(number, line)
        if len(self._rows) > MOST_ROWS:
            said = "{file} has more than {most} rows, which no lexicon has; delete what is none."
            raise InputFault(said, file=self._file, most=MOST_ROWS)

    def _are_sound(self, lines: Sequence[Sequence[str]]) -> bool:
        """Tell in a few steps what is so of nearly all lines: there is nothing odd in any cell."""
        width = len(self._header)
        cells = list(chain.from_iterable(lines))
        if set(map(len, lines)) != {width} or not "".join(cells).isprintable():
            return False
        if max(map(len, cells)) > MOST_CELL:
            return False
        between = "\n".join(("", *cells, ""))
        exact = "\n".join([line[place] for place in self._checked for line in lines])
        return not any(sign in between for sign in _ODD) and _OF_OTHERS.isdisjoint(exact)

    def _take_one(self, number: int, line: Sequence[str]) -> None:
        width = len(self._header)
        if len(line) > width and not any(map(str.strip, line[width:])):
            line = line[:width]
        if len(line) != width:
            said = "It has {found} cells where the header has {expected}; look for a stray comma."
            self._tell(number, Sentence(said, found=len(line), expected=width))
            return
        texts = (cell.strip().replace("\r\n", "\n") for cell in line)
        cells = dict(zip(self._header, texts, strict=True))
        for column, cell in cells.items():
            told = _odd(column, cell, is_exact=column in self._exact) if cell else None
            if told is not None:
                self._tell(number, told)
        self._rows.append(Row(number, cells))

    def _tell(self, number: int, told: Sentence) -> None:
        self._problems.append(Problem(self._file, number, told))
        if len(self._problems) >= MOST_PROBLEMS:
            raise InputFault(
                "{file} has {count} faults or more and was not read further; mend these first: "
                "{first}",
                tuple(self._problems),
                file=self._file,
                count=len(self._problems),
                first=self._problems[0].sentence(),
            )


def _text(data: bytes, file: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputFault(
            "{file} is UTF-16 text (“Unicode text”); save it as “CSV UTF-8”.", file=file
        )
    if data.startswith(b"PK\x03\x04"):
        raise InputFault("{file} is a workbook; import it as XLSX.", file=file)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as fault:
        row, column = _place(data[: fault.start].decode())
        raise InputFault(
            "{file}, row {row}, column {column}: it is not UTF-8 text; in Excel or WPS save it as "
            "“CSV UTF-8”.",
            file=file,
            row=row,
            column=column,
        ) from fault
    if "\0" in text:
        row, column = _place(text[: text.index("\0")])
        raise InputFault(
            "{file}, row {row}, column {column}: a null character stands there, which no text "
            "has; in Excel or WPS save it as “CSV UTF-8”.",
            file=file,
            row=row,
            column=column,
        )
    return text


def _reason(fault: csv.Error) -> str:
    """Return why a table cannot be parted into cells."""
    said = str(fault)
    if "end of data" in said or "field limit" in said:
        return "a quotation mark is not closed, or a cell is longer than any text"
    return said


def _place(before: str) -> tuple[int, str]:
    """Return row, and name or number of the column, of what stands behind a table's beginning."""
    try:
        lines = list(csv.reader(io.StringIO(f"{before}x", newline="")))
    except csv.Error:  # another fault before this one; the lines are counted
        return before.count("\n") + 1, str(before.rpartition("\n")[2].count(",") + 1)
    column, header = len(lines[-1]), lines[0]
    is_named = len(lines) > 1 and column <= len(header)
    return len(lines), header[column - 1].strip() if is_named else str(column)


def _check_header(header: tuple[str, ...], file: str, columns: Sequence[str]) -> None:
    twice = sorted({name for name in header if header.count(name) > 1})
    missing = [name for name in columns if name not in header]
    strange = [name for name in header if name not in columns]
    if len(header) == 1 and missing and (sign := next((s for s in ";\t" if s in header[0]), "")):
        raise InputFault(
            "{file} has {sign} between its cells; commas are expected: save it as “CSV UTF-8 "
            "(comma delimited)”.",
            file=file,
            sign="tabulators" if sign == "\t" else "semicolons",
        )
    for names, said in (
        (twice, "{file}: the columns {names} stand twice in its header; delete one of each."),
        (missing, "{file}: the columns {names} are missing in its header; add them, empty or not."),
        (strange, "{file}: the columns {names} are not known; {known} are expected."),
    ):
        if names:
            shown = ", ".join(repr(name[:60]) for name in names[:20])
            raise InputFault(said, file=file, names=shown, known=", ".join(columns))


def _odd(column: str, cell: str, *, is_exact: bool) -> Sentence | None:
    """Return what is wrong with the text of a cell, whatever it should hold, or None."""
    shown = cell[:60]
    if cell.startswith(_FORMULA):
        said = "{column} {cell}: it begins like a formula; write it without the first sign."
    elif len(cell) > MOST_CELL:
        said = "{column}: it has {found} characters; {most} are allowed."
        return Sentence(said, column=column, found=len(cell), most=MOST_CELL)
    elif is_exact and made_over(cell):
        said = (
            "{column} {cell}: a spreadsheet seems to have made a date or a rounded number of "
            "it; write it anew in a column of the kind Text."
        )
    elif _FORMULA_FAULT.fullmatch(cell):
        said = "{column} {cell}: it is what a spreadsheet shows for a fault; write the text itself."
    elif _LOST.search(cell) or _ONLY_QUESTIONS.fullmatch(cell):
        said = (
            "{column} {cell}: signs were lost when it was saved in another encoding; write it "
            "anew, and save it as “CSV UTF-8”."
        )
    elif unseen := next((sign for sign in cell if sign != "\n" and _is_unseen(sign)), ""):
        said = "{column}: it holds the sign U+{code}, which cannot be seen; write it anew."
        return Sentence(said, column=column, code=f"{ord(unseen):04X}")
    else:
        return None
    return Sentence(said, column=column, cell=shown)


def _is_unseen(sign: str) -> bool:
    """Tell whether a sign is none of a text: commands, joiners, marks of order and of bytes."""
    return unicodedata.category(sign) in {"Cc", "Cf", "Zl", "Zp"}


def made_over(cell: str) -> bool:
    """Tell whether a spreadsheet seems to have made a date or a rounded number of an id."""
    if cell.isascii() and cell.isalnum():  # most ids; half a million are read at a time
        return False
    return _MADE_OVER.fullmatch(cell) is not None


def write_csv(columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> bytes:
    """Return the canonical bytes: UTF-8 with byte order mark, commas, line feeds."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")
