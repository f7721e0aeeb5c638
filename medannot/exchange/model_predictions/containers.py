"""Reads the containers of predictions: workbooks, tables of text, JSON lists and JSON lines."""

import csv
import io
import json
import warnings
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from medannot.domain.errors import EnvironmentFault, InputFault, Problem, Sentence
from medannot.domain.file_kinds import nothing_there, odd_kind
from medannot.exchange.long_cells import LongCells
from medannot.exchange.question_sets.containers.tables import record_of
from medannot.exchange.vast_cells import has_vast_cell

SUFFIXES: Final = (".xlsx", ".tsv", ".csv", ".json", ".jsonl", ".ndjson")
MOST_BYTES: Final = 512 * 1024 * 1024
_MOST_UNPACKED: Final = 1024 * 1024 * 1024

_OF_ONE_RECORD: Final = ("id", "prediction", "response", "model_response")


@dataclass(frozen=True, slots=True)
class NoText:
    """A value that is no text, such as NaN or a formula; `said` names it."""

    said: str


Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PredictionFile:
    """The records of one file.

    Attributes:
        records: each with its number from 1.
        refused: records that could not be read.
    """

    name: str
    sha256: str
    records: tuple[tuple[int, Fields], ...]
    refused: tuple[Problem, ...]


def read_container(path: Path) -> PredictionFile:
    """Read the records of a file of predictions.

    Raises:
        InputFault: it is no such file, is damaged, empty or too large.
        EnvironmentFault: it cannot be read.
    """
    data = _bytes(path)
    suffix = path.suffix.lower()
    refused: tuple[Problem, ...] = ()
    if not data.strip():
        raise InputFault("{name} is empty.", name=path.name)
    if suffix == ".xlsx":
        records = _numbered(_workbook(path.name, data))
    elif suffix in {".tsv", ".csv"}:
        records, refused = _table(path.name, data, suffix)
    elif suffix in SUFFIXES:
        records, refused = _json(path.name, _text(path.name, data), lines=suffix != ".json")
    else:
        raise InputFault(
            "{name} is no file of predictions; {suffixes} are read.",
            name=path.name,
            suffixes=", ".join(SUFFIXES),
        )
    if not records and not refused:
        raise InputFault("{name} holds no record.", name=path.name)
    return PredictionFile(path.name, sha256(data).hexdigest(), records, refused)


def _bytes(path: Path) -> bytes:
    try:
        about = path.stat()
        if kind := odd_kind(about.st_mode):
            raise InputFault("{name} is {kind}, not a file.", name=path.name, kind=kind)
        if about.st_size > MOST_BYTES:
            raise InputFault(
                "{name} is larger than {limit} MB; leave the images out of it.",
                name=path.name,
                limit=MOST_BYTES // (1024 * 1024),
            )
        return path.read_bytes()
    except FileNotFoundError as fault:
        raise nothing_there(path.name) from fault
    except OSError as fault:
        raise EnvironmentFault(
            "{name} cannot be read ({fault}).", name=path.name, fault=fault.strerror
        ) from fault


def _text(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise InputFault(
            "{name} is not in UTF-8 in line {line}; save the file in that encoding.",
            name=name,
            line=line,
        ) from fault


def _numbered(rows: Iterator[Fields]) -> tuple[tuple[int, Fields], ...]:
    return tuple(enumerate(rows, start=1))


def _workbook(name: str, data: bytes) -> Iterator[Fields]:
    """Read the first sheet; its first row names the columns. A formula is no text."""
    from openpyxl import load_workbook  # noqa: PLC0415  # slow to load, and seldom wanted

    damaged = InputFault("{name} is no workbook, or is damaged; save it again as xlsx.", name=name)
    try:
        with ZipFile(io.BytesIO(data)) as package:
            if sum(part.file_size for part in package.infolist()) > _MOST_UNPACKED:
                raise InputFault("{name} unpacks to more than 1 GB; it is not read.", name=name)
            if has_vast_cell(package):
                raise InputFault(
                    "a cell of {name} is longer than a megabyte; leave it out.", name=name
                )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that are not asked for
            book = load_workbook(io.BytesIO(data), read_only=True)
            rows = [
                [_cell(cell) for cell in row]
                for row in (book.worksheets[0].iter_rows() if book.worksheets else ())
            ]
            book.close()
    except (
        BadZipFile,
        KeyError,
        ValueError,
        TypeError,
        OSError,
        EOFError,
        NotImplementedError,  # of a compression that Python does not know
        RuntimeError,  # of a package under a password
        SyntaxError,
        zlib.error,
    ) as fault:
        raise damaged from fault
    yield from _by_head(name, rows)


def _cell(cell: Any) -> object:  # noqa: ANN401  # cells of books that are only read have no common type
    return NoText("a formula") if cell.data_type == "f" else cell.value


def _table(
    name: str, data: bytes, suffix: str
) -> tuple[tuple[tuple[int, Fields], ...], tuple[Problem, ...]]:
    """Read a table of text; a row of more or fewer cells than the head may be cut amid a text."""
    text = _text(name, data)
    delimiter = "\t" if suffix == ".tsv" else ","
    rows: list[Sequence[str]] = []
    try:
        lines = io.StringIO(text, newline="")
        # A column may hold whole images.
        rows.extend(LongCells(lines, delimiter=delimiter, most=MOST_BYTES, strict=True))
    except csv.Error as fault:
        raise InputFault(
            "{name} is no table of text from row {row} on ({fault}); save it again.",
            name=name,
            row=len(rows),
            fault=str(fault),
        ) from fault
    refused: list[Problem] = []
    records: list[tuple[int, Fields]] = []
    # By their places: names that stand twice are told with the head.
    places = [str(place) for place in range(len(rows[0]))] if rows else []
    for number, row in enumerate((one for one in rows[1:] if any(one)), start=1):
        cells = record_of(places, row)
        if isinstance(cells, Sentence):
            refused.append(Problem(name, number, cells.template, cells.details))
        else:
            found = _by_head(name, (rows[0], tuple(cells.values())))
            records += ((number, fields) for fields in found)
    return tuple(records), tuple(refused)


def _by_head(name: str, rows: Sequence[Sequence[object]]) -> Iterator[Fields]:
    if not rows:
        return
    head = ["" if one is None else str(one).strip().lower() for one in rows[0]]
    named = [one for one in head if one]
    if len(set(named)) < len(named):
        twice = next(one for one in named if named.count(one) > 1)
        raise InputFault(
            "{name} has two columns called '{column}'; rename one of them.",
            name=name,
            column=twice,
        )
    for row in rows[1:]:
        fields = {one: value for one, value in zip(head, row, strict=False) if one}
        if any(value not in {None, ""} for value in fields.values() if _hashable(value)):
            yield fields


def _hashable(value: object) -> bool:
    return value is None or isinstance(value, str | int | float | bool | NoText)


def _json(
    name: str, text: str, *, lines: bool
) -> tuple[tuple[tuple[int, Fields], ...], tuple[Problem, ...]]:
    try:
        whole = _parse(text)
    except ValueError as fault:
        return _lines(name, text, fault)
    except RecursionError as fault:
        raise InputFault("{name} is nested too deeply.", name=name) from fault
    if isinstance(whole, dict):
        logs = whole.get("logs")
        if isinstance(logs, list):  # lmms-eval keeps its answers there
            whole = logs
        elif lines or not whole.keys().isdisjoint(_OF_ONE_RECORD):
            whole = [whole]  # one line of JSON lines
        else:  # MMMU's: an object of answers by id
            whole = [{"id": id_, "prediction": said} for id_, said in whole.items()]
    if not isinstance(whole, list):
        raise InputFault("{name} holds no list of predictions.", name=name)
    return _objects(name, list(enumerate(whole, start=1)))


def _lines(
    name: str, text: str, whole: ValueError
) -> tuple[tuple[tuple[int, Fields], ...], tuple[Problem, ...]]:
    found: list[tuple[int, object]] = []
    refused: list[Problem] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            found.append((number, _parse(line)))
        except (ValueError, RecursionError):
            refused.append(Problem(name, number, "the line is no JSON."))
    if not found:
        where = f"line {whole.lineno}" if isinstance(whole, json.JSONDecodeError) else "it"
        raise InputFault("{name} is no JSON: {where} cannot be read.", name=name, where=where)
    records, more = _objects(name, found)
    return records, tuple(sorted((*refused, *more), key=lambda one: one.row))


def _objects(
    name: str, values: Sequence[tuple[int, object]]
) -> tuple[tuple[tuple[int, Fields], ...], tuple[Problem, ...]]:
    records = tuple((row, value) for row, value in values if isinstance(value, dict))
    refused = tuple(
        Problem(name, row, "the row is no JSON object.")
        for row, value in values
        if not isinstance(value, dict)
    )
    return records, refused


def _parse(text: str) -> object:
    return json.loads(text, parse_constant=NoText)
