"""Reads the containers of question files: a JSON list, or one JSON object a line."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from medannot.domain.errors import EnvironmentFault, InputFault, Problem, Sentence
from medannot.domain.file_kinds import nothing_there, odd_kind
from medannot.exchange.question_sets.json_faults import not_whole

SUFFIXES = (".json", ".jsonl", ".ndjson")
MAX_FILE_BYTES = 512 * 1024 * 1024

_LFS_POINTER = b"version https://git-lfs"
_FOREIGN = (
    (
        b"PK\x03\x04",
        "the file is a ZIP archive or a workbook; JSON lists and JSONL are read.",
    ),
    (b"PAR1", "the file is a Parquet table; JSON lists and JSONL are read."),
    (b"%PDF", "the file is a PDF document; JSON lists and JSONL are read."),
    (b"\x1f\x8b", "the file is a gzip archive; JSON lists and JSONL are read."),
    (b"SQLite format 3", "the file is a database; JSON lists and JSONL are read."),
    (b"\x89PNG", "the file is a picture; JSON lists and JSONL are read."),
    (b"\xff\xd8\xff", "the file is a picture; JSON lists and JSONL are read."),
)

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RecordFile:
    """The records of one file with their row numbers, and the rows that are none."""

    name: str
    records: tuple[tuple[int, Record], ...]
    refused: tuple[Problem, ...]

    @property
    def read(self) -> int:
        """Count the rows that were met."""
        return len(self.records) + sum(problem.row > 0 for problem in self.refused)


class _NotJsonError(ValueError):
    """JSON that this program does not take, with a sentence or its template and details."""

    def __init__(self, template: str, **details: object) -> None:
        self.reason = template if isinstance(template, Sentence) else Sentence(template, **details)
        super().__init__(self.reason)


def question_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the question files that the paths name; a folder means the files that lie in it.

    Raises:
        EnvironmentFault: a folder cannot be read.
        InputFault: a folder holds no question file, or two files have one name.
    """
    files: list[Path] = []
    for path in paths:
        files.extend(_files_in(path) if path.is_dir() else [path])
    _refuse_twins(files)
    return tuple(files)


def _files_in(folder: Path) -> list[Path]:
    try:
        inside = sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)
    except OSError as fault:
        raise EnvironmentFault(
            "The folder {name} cannot be read ({fault}).", name=folder.name, fault=fault.strerror
        ) from fault
    if not inside:
        raise InputFault(
            "The folder {name} holds no question file (.json or .jsonl).", name=folder.name
        )
    return inside


def _refuse_twins(files: Sequence[Path]) -> None:
    names = [path.name for path in files]
    twins = sorted({name for name in names if names.count(name) > 1})
    if twins:
        raise InputFault(
            "Two files are called {name}; a set knows its files by name, so rename one of them.",
            name=twins[0],
        )


def read_records(path: Path) -> RecordFile:
    """Read the records of a file; what cannot be read is refused with its row.

    Raises:
        InputFault: the file does not exist or is too large.
        EnvironmentFault: the file cannot be read.
    """
    name = path.name
    try:
        data = _bytes(path)
        _refuse_foreign(data, path.suffix.lower())
        text = _text(data)
    except _NotJsonError as fault:
        return RecordFile(name, (), (Problem(name, 0, fault.reason),))
    if path.suffix.lower() == ".json" and not _looks_like_lines(text):
        return _json_list(name, text)
    return _json_lines(name, text)


def _bytes(path: Path) -> bytes:
    try:
        about = path.stat()
        if kind := odd_kind(about.st_mode):
            raise _NotJsonError("it is {kind}, not a file of questions.", kind=kind)
        if about.st_size > MAX_FILE_BYTES:
            raise InputFault(
                "{name} is larger than {limit} MB; split it into several files.",
                name=path.name,
                limit=MAX_FILE_BYTES // (1024 * 1024),
            )
        return path.read_bytes()
    except FileNotFoundError as fault:
        raise nothing_there(path.name) from fault
    except OSError as fault:
        raise EnvironmentFault(
            "{name} cannot be read ({fault}).", name=path.name, fault=fault.strerror
        ) from fault


def _refuse_foreign(data: bytes, suffix: str) -> None:
    if not data.strip():
        raise _NotJsonError("the file is empty.")
    if data.startswith(_LFS_POINTER):
        raise _NotJsonError(
            "the file is a Git-LFS pointer, not the questions; fetch the real file first."
        )
    for start, said in _FOREIGN:
        if data.startswith(start):
            raise _NotJsonError(said)
    if suffix not in SUFFIXES:
        raise _NotJsonError(
            "files ending in '{suffix}' are not read; JSON lists (.json) and JSONL (.jsonl) are.",
            suffix=suffix,
        )


def _text(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _NotJsonError("the text is in UTF-16; save the file as UTF-8.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise _NotJsonError(
            "line {line} is not in UTF-8; save the file in that encoding.", line=line
        ) from fault


def _looks_like_lines(text: str) -> bool:
    """Tell whether each of several lines starts an object, as JSONL under a `.json` name does."""
    if not text.lstrip().startswith("{"):
        return False
    lines = [line for line in text.splitlines() if line.strip()]
    return len(lines) > 1 and lines[1].lstrip().startswith("{")


def _json_list(name: str, text: str) -> RecordFile:
    try:
        value = _parse(text)
    except json.JSONDecodeError as fault:
        return _whole(name, not_whole(fault))
    except (_NotJsonError, RecursionError, ValueError) as fault:
        return _whole(name, _sentence(fault))
    if isinstance(value, dict):
        return _whole(name, "the file holds one JSON object, not a list of questions.")
    if not isinstance(value, list) or (value and not any(isinstance(v, dict) for v in value)):
        return _whole(name, "the file holds no list of questions.")
    return _rows(name, enumerate(value, start=1))


def _json_lines(name: str, text: str) -> RecordFile:
    return _rows(name, _lines(text))


def _lines(text: str) -> Iterator[tuple[int, object]]:
    # Only \n parts lines: U+2028 and its kin may stand inside a JSON text.
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, _line_value(line, number)


def _line_value(line: str, number: int) -> object:
    try:
        return _parse(line)
    except json.JSONDecodeError as fault:
        return _NotJsonError(not_whole(fault, number))
    except (RecursionError, ValueError) as fault:
        return _NotJsonError(_sentence(fault))


def _rows(name: str, values: Iterator[tuple[int, object]]) -> RecordFile:
    records: list[tuple[int, Record]] = []
    refused: list[Problem] = []
    for row, value in values:
        if isinstance(value, dict):
            records.append((row, value))
        elif isinstance(value, _NotJsonError):
            refused.append(Problem(name, row, value.reason))
        else:
            refused.append(Problem(name, row, "the row is no JSON object."))
    if not records and not refused:
        refused.append(Problem(name, 0, "the file holds no question."))
    return RecordFile(name, tuple(records), tuple(refused))


def _whole(name: str, reason: str) -> RecordFile:
    return RecordFile(name, (), (Problem(name, 0, reason),))


def _parse(text: str) -> object:
    return json.loads(text, parse_constant=_no_number, object_pairs_hook=_object)


def _no_number(word: str) -> NoReturn:
    raise _NotJsonError("it holds {word}, which is no JSON value.", word=word)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    value = dict(pairs)
    if len(value) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _NotJsonError("it names '{twice}' twice in one object.", twice=twice)
    return value


def _sentence(fault: BaseException) -> str:
    if isinstance(fault, _NotJsonError):
        return fault.reason
    if isinstance(fault, RecursionError):
        return "it is nested too deeply."
    return "it holds a number that is too long."
