"""The tidy table, read back: its rows joined to findings again, by the finding that they name.

A spreadsheet may have sorted the rows, or moved columns; `order` says how the rows of a finding
follow each other. Of outlines the table holds the bounds alone, and so their marks stay out.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from medannot.domain.annotation.finding import Finding, FindingKind, Mark
from medannot.domain.annotation.foreign import ForeignSet, ForeignWork
from medannot.domain.annotation.shapes import ShapeKind
from medannot.domain.errors import Problem, Sentence
from medannot.domain.ids import FindingId, MediaId
from medannot.exchange.annotations.own_works import Reading, RowError, image_of, refused
from medannot.exchange.annotations.reading import UnreadableError, refuse_large
from medannot.exchange.annotations.tidy import COLUMNS, Aspect
from medannot.exchange.annotations.tidy_contents import EXACT, content_of_rows
from medannot.exchange.annotations.tidy_rows import NUMBER, TidyRow
from medannot.exchange.csv_cells import ESCAPED

_FIRST = ("case", "image", "author", "finding_id")
_CODEBOOK = ("column", "meaning")
_FORMULAS = tuple(sign for sign in ESCAPED if sign != "'")
_MOST_HEAD = 1 << 16
_UNHELD = (
    "the table holds its bounds alone, and not what was drawn; import the JSON Lines or another "
    "format for it."
)

_Cells = dict[str, str]


def is_tidy(data: bytes) -> bool:
    """Tell whether a file begins with the header of the table."""
    head = _head(data)
    return set(_FIRST) <= set(head)


def is_codebook(data: bytes) -> bool:
    """Tell whether a file explains the columns of the table."""
    return tuple(_head(data)) == _CODEBOOK


def tidy_of(data: bytes, name: str) -> ForeignSet:
    """Return the works of a table, or none of them and what is wrong with its first bad row.

    Rows are counted as lines of the file, its header the first.

    Args:
        data: as `tidy_csv` wrote it.
        name: of the file.

    Raises:
        InputFault: it is too large.
    """
    refuse_large(data, name)
    reading = Reading(name)
    try:
        lines = _lines(data)
        header, problems = _header(lines, name)
        for rows in _by_work(_rows(lines, header)):
            reading.add(_work(rows, name))
    except RowError as fault:
        return refused(name, fault.row, fault.sentence)
    return reading.made(problems)


def _head(data: bytes) -> list[str]:
    line = data[:_MOST_HEAD].partition(b"\n")[0].decode("utf-8-sig", "replace")
    try:
        return next(csv.reader([line.rstrip("\r")]), [])
    except csv.Error:
        return []


def _lines(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield the records with the line at which each begins.

    Raises:
        RowError: the file is no CSV in UTF-8 from some line on.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise RowError(line, Sentence("it is not encoded in UTF-8; save it again.")) from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        begins = reader.line_num + 1
        try:
            record = next(reader, None)
        except csv.Error:
            why = "it is no row of a CSV: a quote has no end, or a cell is too long."
            raise RowError(begins, Sentence(why)) from None
        if record is None:
            return
        yield begins, record


def _header(
    lines: Iterator[tuple[int, list[str]]], name: str
) -> tuple[list[str], tuple[Problem, ...]]:
    """Return the names of the columns, and which of them are not read.

    Raises:
        RowError: columns of the table are missing, or stand there twice.
    """
    _, header = next(lines, (1, []))
    missing = [column for column in COLUMNS if column not in header]
    if missing:
        why = "these columns of medannot's table are missing: {columns}; export it again."
        raise RowError(1, Sentence(why, columns=", ".join(missing)))
    twice = sorted({column for column in COLUMNS if header.count(column) > 1})
    if twice:
        why = "these columns stand there twice: {columns}; keep one of each."
        raise RowError(1, Sentence(why, columns=", ".join(twice)))
    others = [column[:100] for column in header if column not in COLUMNS]
    if not others:
        return header, ()
    why = "these columns are not medannot's and are not read: {columns}."
    return header, (Problem(name, 1, Sentence(why, columns=", ".join(others[:10]))),)


def _rows(
    lines: Iterator[tuple[int, list[str]]], header: list[str]
) -> Iterator[tuple[int, _Cells]]:
    """Yield the cells that hold something of each row, by their columns.

    Raises:
        RowError: a row has other cells than the header, or a cell is a formula.
    """
    for line, record in lines:
        if not any(record):
            continue
        if len(record) != len(header):
            why = "it has {count} cells, and the table has {columns} columns; export it again."
            raise RowError(line, Sentence(why, count=len(record), columns=len(header)))
        cells = {name: cell for name, cell in zip(header, record, strict=True) if cell}
        for name in cells.keys() & COLUMNS.keys():
            if cells[name].startswith(_FORMULAS) and not NUMBER.fullmatch(cells[name]):
                why = "the cell {column} is a formula; write its value there."
                raise RowError(line, Sentence(why, column=name))
        yield line, cells


def _by_work(rows: Iterator[tuple[int, _Cells]]) -> list[list[TidyRow]]:
    """Return the rows of each work, in the order in which the works begin."""
    found: dict[tuple[str, str], list[TidyRow]] = {}
    for line, cells in rows:
        row = TidyRow(line, cells)
        key = row.needed("case"), row.needed("author")
        found.setdefault(key, []).append(row)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class _Read:
    finding: Finding
    row: int
    unheld: Sentence | None


def _work(rows: list[TidyRow], name: str) -> ForeignWork:
    of_finding: dict[str, list[TidyRow]] = {}
    for row in rows:
        of_finding.setdefault(row.needed("finding_id"), []).append(row)
    read = [_finding(those) for those in of_finding.values()]
    first = rows[0]
    names = dict.fromkeys(one.finding.media_id for one in read if one.finding.media_id)
    try:
        images = tuple(image_of(image, image, None, None) for image in names)
    except UnreadableError as fault:
        raise RowError(first.line, fault.sentence) from None
    return ForeignWork(
        name,
        first.line,
        first.text("case"),
        first.text("author"),
        images,
        tuple(one.finding for one in read),
        {one.finding.id: one.row for one in read},
        {one.finding.id: one.unheld for one in read if one.unheld is not None},
    )


def _finding(rows: list[TidyRow]) -> _Read:
    """Join the rows of a finding."""
    rows = sorted(rows, key=lambda row: row.whole("order"))
    first = rows[0]
    places = [row.whole("order") for row in rows]
    if places != list(range(1, len(rows) + 1)):
        raise first.fault(Sentence("the rows of its finding are not all there, or stand twice."))
    for row in rows:
        if (row.text("kind"), row.text("image")) != (first.text("kind"), first.text("image")):
            raise row.fault(Sentence("the rows of its finding name different kinds or images."))
    if first.one_of("aspect", Aspect) is not Aspect.FINDING:
        raise first.fault(Sentence("the first row of its finding is missing."))
    content = content_of_rows(first.one_of("kind", FindingKind), rows)
    image = first.text("image")
    finding = Finding(
        FindingId(first.text("finding_id")), MediaId(image) if image else None, content
    )
    is_held = not isinstance(content, Mark) or first.one_of("shape", ShapeKind) in EXACT
    return _Read(finding, first.line, None if is_held else Sentence(_UNHELD))
