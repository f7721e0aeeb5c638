"""Files of annotations and of mappings, read from the disk within bounds."""

import csv
import io
import secrets
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from medannot.domain.errors import EnvironmentFault, InputFault, Problem, Sentence
from medannot.domain.file_kinds import nothing_there, odd_kind
from medannot.exchange.annotations.dicom.classes import may_hold
from medannot.exchange.annotations.foreign_files import ForeignFile
from medannot.exchange.annotations.label_maps import FORMAT
from medannot.exchange.annotations.reading import MOST_BYTES
from medannot.exchange.csv_cells import guarded, unguarded
from medannot.exchange.question_sets.links import leads_out, not_followed

MOST_FILES = 100_000
_MOST_TOGETHER = 1 << 30
_MOST_MAPPING = 16 << 20
_HEAD = 256
_HEAD_OF_DICOM = 1024
"""The file meta, which says what the object is."""

_ENDINGS = frozenset({".json", ".xml", ".png", ".dcm", ".jsonl", ".ndjson", ".csv"})
COLUMNS = ("label", "node_id")


def files_at(paths: Sequence[Path]) -> tuple[ForeignFile, ...]:
    """Read files, and those of folders that may hold annotations; links out of these are refused.

    Raises:
        InputFault: there is no such file, it is no plain one, or there is too much.
        EnvironmentFault: a file cannot be read.
    """
    found: list[ForeignFile] = []
    total = 0
    for path, name, named, refused in _found(paths):
        data = _bytes(path, MOST_BYTES) if refused is None else b""
        total += len(data)
        if len(found) == MOST_FILES or total > _MOST_TOGETHER:
            raise InputFault("There is too much to read at once; name fewer files.")
        found.append(ForeignFile(name, data, named, refused))
    return tuple(found)


def mapping_at(path: Path) -> Mapping[str, str]:
    """Read a mapping of labels to nodes: a CSV with the columns label and node_id.

    Raises:
        InputFault: it is none, or maps a label twice to different nodes.
        EnvironmentFault: it cannot be read.
    """
    try:
        text = _bytes(path, _MOST_MAPPING).decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error):
        raise InputFault("{name} is no CSV in UTF-8.", (), name=path.name) from None
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for number, row in enumerate(rows, start=1):
        label, node_id = (unguarded((row.get(column) or "").strip()) for column in COLUMNS)
        if not label:
            problems.append(Problem(path.name, number, "the label is missing."))
        elif found.get(label, node_id) != node_id:
            problems.append(Problem(path.name, number, "the label is mapped twice."))
        found[label] = node_id
    if problems or not rows or not rows[0].keys() >= set(COLUMNS):
        raise InputFault(
            "{name} is no mapping: it needs the columns label and node_id, each label once; an "
            "empty node_id leaves the label out.",
            tuple(problems),
            name=path.name,
        )
    return found


def write_mapping(path: Path, given: Mapping[str, str]) -> None:
    """Write a mapping of labels to nodes, as `mapping_at` reads it.

    Raises:
        EnvironmentFault: it cannot be written; what was there before stays.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows((guarded(label), node_id) for label, node_id in sorted(given.items()))
    part = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    try:
        part.write_bytes(text.getvalue().encode("utf-8-sig"))
        part.replace(path)
    except OSError as fault:
        part.unlink(missing_ok=True)
        raise EnvironmentFault(
            "{name} cannot be written ({reason}); choose another place.",
            name=path.name,
            reason=fault.strerror or type(fault).__name__,
        ) from fault


_Found = tuple[Path, str, bool, Sentence | None]


def _found(paths: Sequence[Path]) -> Iterator[_Found]:
    named = [path for path in paths if not path.is_dir()]
    times = Counter(path.name for path in dict.fromkeys(named))
    for path in paths:
        if path.is_dir():
            yield from _in_folder(path)
        else:
            # Of maps of several authors, which are called the same, each has its own legend.
            name = path.name if times[path.name] == 1 else path.as_posix()
            yield path, name, True, None
            legend = path.with_suffix(".json")
            if path.suffix.lower() != ".png" or legend in named:
                continue
            out = leads_out(legend, path.parent)
            if out or _may_be(path):
                beside = str(PurePosixPath(name).with_suffix(".json"))
                yield legend, beside, True, not_followed(path.parent) if out else None


def _in_folder(folder: Path) -> Iterator[_Found]:
    """Yield the files of a folder; a link to another one of them would say it a second time."""
    listed = sorted(one for one in folder.rglob("*") if one.suffix.lower() in _ENDINGS)
    own = {one.resolve() for one in listed if not one.is_symlink()}
    for one in listed:
        name = one.relative_to(folder).as_posix()
        if leads_out(one, folder):
            # A picture is one of annotations with its legend alone, which is told itself.
            if one.suffix.lower() != ".png" and not one.is_dir():
                yield one, name, False, not_followed(folder)
        elif one.is_file() and _may_be(one) and not (one.is_symlink() and one.resolve() in own):
            yield one, name, False, None


def _may_be(path: Path) -> bool:
    """Tell whether a file of a folder may hold annotations; a picture does with a legend alone."""
    ending = path.suffix.lower()
    if ending not in {".png", ".dcm"}:
        return path.is_file()
    try:
        if ending == ".dcm":
            with path.open("rb") as file:
                return may_hold(file.read(_HEAD_OF_DICOM))
        with path.with_suffix(".json").open("rb") as beside:
            return FORMAT.encode() in beside.read(_HEAD)
    except OSError:
        return False


def _bytes(path: Path, most: int) -> bytes:
    try:
        about = path.stat()
        if kind := odd_kind(about.st_mode):
            raise InputFault("{name} is {kind}, not a file.", name=path.name, kind=kind)
        if about.st_size > most:
            raise InputFault(
                "{name} is larger than {most} MB; take it apart.", name=path.name, most=most >> 20
            )
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as fault:
        raise nothing_there(path.name) from fault
    except OSError as fault:
        raise EnvironmentFault(
            "{name} cannot be read ({reason}); check that it is there and may be read.",
            name=path.name,
            reason=fault.strerror or type(fault).__name__,
        ) from fault
