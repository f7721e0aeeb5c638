"""Opens a question file, whatever holds its records."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from medannot.domain.errors import EnvironmentFault, Problem
from medannot.domain.file_kinds import nothing_there, odd_kind
from medannot.exchange.question_sets.containers.finding import SUFFIXES, TOLD_SUFFIXES
from medannot.exchange.question_sets.containers.json_files import read_json, read_lines
from medannot.exchange.question_sets.containers.parquet import read_parquet
from medannot.exchange.question_sets.containers.source import FileRefused, Record, Rows, Source
from medannot.exchange.question_sets.containers.tables import read_plain_lines, read_table
from medannot.exchange.question_sets.containers.workbooks import read_workbook
from medannot.exchange.question_sets.mapping import ContainerKind, ContainerRole

_HEAD = 1 << 16
_ZIP, _PARQUET = b"PK\x03\x04", b"PAR1"
_FOREIGN = (
    (
        b"version https://git-lfs",
        "the file is a Git-LFS pointer, not the questions; fetch the real file first.",
    ),
    (_ZIP, "the file is a ZIP archive; unpack the questions (images may stay packed)."),
    (b"%PDF", "the file is a PDF document, which holds no questions that can be read."),
    (b"\x1f\x8b", "the file is a gzip archive; unpack the questions first."),
    (b"SQLite format 3", "the file is a database, which holds no questions that can be read."),
    (b"\x89PNG", "the file is a picture; the questions stand in another file."),
    (b"\xff\xd8\xff", "the file is a picture; the questions stand in another file."),
    (b"\xd0\xcf\x11\xe0", "the file is an old Excel workbook; save it as .xlsx or CSV."),
    (b"\xff\xfe", "the text is in UTF-16; save the file as UTF-8."),
    (b"\xfe\xff", "the text is in UTF-16; save the file as UTF-8."),
)
_READERS: Mapping[ContainerKind, Callable[[Source], Rows]] = {
    ContainerKind.JSON: read_json,
    ContainerKind.JSON_LINES: read_lines,
    ContainerKind.TABLE: read_table,
    ContainerKind.PARQUET: read_parquet,
    ContainerKind.LINES: read_plain_lines,
}
_KINDS = {
    ".json": ContainerKind.JSON,
    ".jsonl": ContainerKind.JSON_LINES,
    ".ndjson": ContainerKind.JSON_LINES,
    ".csv": ContainerKind.TABLE,
    ".tsv": ContainerKind.TABLE,
    ".xlsx": ContainerKind.TABLE,
    ".parquet": ContainerKind.PARQUET,
}


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


def open_rows(source: Source) -> Rows:
    """Return the rows of a file, read as they are taken.

    Raises:
        FileRefused: it holds no questions, or not to its end; also while rows are taken.
        InputFault: the file does not exist or is too large.
        EnvironmentFault: the file cannot be read.
    """
    try:
        head = _head(source)
        kind = _kind(source, head)
        reader = read_workbook if head.startswith(_ZIP) else _READERS[kind]
        none = True
        for row in reader(source):
            none = False
            yield row
        if none:
            raise FileRefused("the file holds no question.")
    except FileNotFoundError as fault:
        raise nothing_there(source.path.name) from fault
    except OSError as fault:
        raise EnvironmentFault(
            "{name} cannot be read ({fault}).", name=source.name, fault=fault.strerror
        ) from fault


def read_records(
    path: Path,
    role: ContainerRole | None = None,
    name: str = "",
) -> RecordFile:
    """Read all records of a file at once; what cannot be read is refused with its row.

    Raises:
        InputFault: the file does not exist or is too large.
        EnvironmentFault: the file cannot be read.
    """
    source = Source(path, name or path.name, role or ContainerRole())
    records: list[tuple[int, Record]] = []
    refused: list[Problem] = []
    try:
        for row, record in open_rows(source):
            if isinstance(record, dict):
                records.append((row, record))
            else:
                refused.append(Problem(source.name, row, record))
    except FileRefused as fault:
        return RecordFile(source.name, (), (Problem(source.name, 0, fault.reason),))
    return RecordFile(source.name, tuple(records), tuple(refused))


def _head(source: Source) -> bytes:
    about = source.path.stat()
    if kind := odd_kind(about.st_mode):
        raise FileRefused("it is {kind}, not a file of questions.", kind=kind)
    with source.path.open("rb") as file:
        return file.read(_HEAD)


def _kind(source: Source, head: bytes) -> ContainerKind:
    """Tell what holds the records, and refuse what is none of the containers that are read."""
    if source.suffix in TOLD_SUFFIXES:
        raise FileRefused(
            "the file is a pickle, which may run any program when it is read; it is never opened."
        )
    if not head.strip():
        raise FileRefused("the file is empty.")
    if head.startswith(_PARQUET):
        return ContainerKind.PARQUET
    if head.startswith(_ZIP) and source.suffix == ".xlsx":
        return ContainerKind.TABLE
    for start, said in _FOREIGN:
        if head.startswith(start):
            raise FileRefused(said)
    if source.role.kind is not ContainerKind.AUTO:
        return source.role.kind
    return _by_name(source, head)


def _by_name(source: Source, head: bytes) -> ContainerKind:
    if source.suffix not in SUFFIXES:
        raise FileRefused(
            "files ending in '{suffix}' are not read; those that are end in {endings}.",
            suffix=source.suffix,
            endings=", ".join(SUFFIXES),
        )
    kind = _KINDS[source.suffix]
    if source.suffix == ".xlsx":
        raise FileRefused("it is no whole Excel workbook.")
    if kind is ContainerKind.JSON and _looks_like_lines(head):
        return ContainerKind.JSON_LINES
    return kind


def _looks_like_lines(head: bytes) -> bool:
    """Tell whether each of several lines starts an object, as JSONL under a `.json` name does."""
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not text.startswith(b"{"):
        return False
    lines = [line for line in text.split(b"\n") if line.strip()]
    return len(lines) > 1 and lines[1].lstrip().startswith(b"{")
