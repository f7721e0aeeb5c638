"""Opens a question file, whatever holds its records."""

import re
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
from medannot.exchange.question_sets.containers.text_files import in_utf_8
from medannot.exchange.question_sets.containers.workbooks import read_workbook
from medannot.exchange.question_sets.mapping import ContainerKind, ContainerRole

_HEAD = 1 << 16
_ZIP, _PARQUET = b"PK\x03\x04", b"PAR1"
_FOREIGN = (
    (
        b"version https://git-lfs",
        "the file is a Git-LFS pointer, not the questions; fetch the real file first.",
    ),
    (b"%PDF", "the file is a PDF document, which holds no questions that can be read."),
    (b"\x1f\x8b", "the file is a gzip archive; unpack the questions first."),
    (b"SQLite format 3", "the file is a database, which holds no questions that can be read."),
    (b"\x89PNG", "the file is a picture; the questions stand in another file."),
    (b"\xff\xd8\xff", "the file is a picture; the questions stand in another file."),
    (b"\xd0\xcf\x11\xe0", "the file is an old Excel workbook; save it as .xlsx or CSV."),
    (b"GIF8", "the file is a picture; the questions stand in another file."),
    (b"BZh", "the file is a bzip2 archive; unpack the questions first."),
    (b"\xfd7zXZ", "the file is an xz archive; unpack the questions first."),
    (b"7z\xbc\xaf", "the file is a 7-Zip archive; unpack the questions first."),
    (b"Rar!", "the file is a RAR archive; unpack the questions first."),
    (b"\x28\xb5\x2f\xfd", "the file is a Zstandard archive; unpack the questions first."),
    (b"\x93NUMPY", "the file holds numbers of NumPy; the questions stand in another file."),
    (b"\x89HDF", "the file is an HDF5 file, which holds no questions that can be read."),
    (b"ARROW1", "the file is an Arrow file; save it as Parquet or JSON Lines."),
    (b"\xff\xff\xff\xff", "the file is an Arrow file; save it as Parquet or JSON Lines."),
    (b"II*\x00", "the file is a picture; the questions stand in another file."),
    (b"MM\x00*", "the file is a picture; the questions stand in another file."),
)
_PICKLE = re.compile(rb"\x80[\x02-\x05]|\([ld]p[0-9]+\n|[\]}]q\x00")
"""How pickles begin: the number of a protocol, or a list or object as the two oldest write it."""

_IS_PICKLE = "the file is a pickle, which may run any program when it is read; it is never opened."
_IS_ZIP = "the file is a ZIP archive; unpack the questions (images may stay packed)."
_IS_WORKBOOK = "the file is an Excel workbook; give it a name that ends in .xlsx."
_DICOM_AT = 128
_FEW_ZEROS = 50
"""A text may hold a zero byte by some slip, but not one in fifty."""

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
    if source.suffix in TOLD_SUFFIXES or _PICKLE.match(head):
        raise FileRefused(_IS_PICKLE)
    if not head.strip():
        raise FileRefused("the file is empty.")
    if head.startswith(_PARQUET):
        return ContainerKind.PARQUET
    if head.startswith(_ZIP) and source.suffix == ".xlsx":
        return ContainerKind.TABLE
    _refuse_foreign(head)
    if source.role.kind is not ContainerKind.AUTO:
        return source.role.kind
    text = in_utf_8(head, source.encoding)
    if source.suffix == ".txt" and text != head and b"\t" in text:
        return ContainerKind.TABLE  # Excel's "Unicode text"
    return _by_name(source, text)


def _refuse_foreign(head: bytes) -> None:
    """Refuse what is no text, by what it seems to be, whatever its name says."""
    for start, said in _FOREIGN:
        if head.startswith(start):
            raise FileRefused(said)
    if head.startswith(_ZIP):
        raise FileRefused(_IS_WORKBOOK if b"xl/" in head else _IS_ZIP)
    if head[_DICOM_AT:].startswith(b"DICM"):
        raise FileRefused("the file is a DICOM image; the questions stand in another file.")


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
    if kind is not ContainerKind.PARQUET and head.count(b"\x00") > len(head) // _FEW_ZEROS:
        raise FileRefused("the file is no text, whatever its name says, and none that is known.")
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
