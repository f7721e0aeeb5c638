"""The question files that paths name."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path

from medannot.domain.errors import EnvironmentFault, InputFault, Sentence
from medannot.exchange.question_sets.containers.choosing import (
    about_others,
    one_form_each,
    other_forms_told,
)
from medannot.exchange.question_sets.containers.deeper import DEEPEST, deeper_told
from medannot.exchange.question_sets.links import leads_out, not_followed
from medannot.exchange.question_sets.mapping import ContainerKind, SetMapping
from medannot.exchange.question_sets.mapping_files import known_mappings

SUFFIXES = (".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".xlsx", ".parquet")
TOLD_SUFFIXES = (".pkl", ".pickle")
"""Files that hold questions in a way that is not safe to read: they are refused by name."""

MOST_FRUITLESS = 1_000
"""Plain texts without questions that are opened before the search for such ends."""

_PLAIN = ".txt"
_HEAD = 4096
_FEWEST_SIGNS = 2
_KEY = re.compile(r"\{[^{}]*\}")
_BETWEEN = re.compile(r"[,;\t]")
_HIDDEN = ("__MACOSX", ".")


@dataclass(frozen=True, slots=True)
class QuestionFile:
    """A question file, and its name in the set: below a chosen folder with `/`.

    Attributes:
        doubts: sentences about what lies beside it and is not read.
        unfit: why a mapping of the workspace that its keys fit does not read it, or None.
        refused: why it is not opened at all, or None.
        drops_keys: whether a key that cannot be used leaves its question without one.
    """

    path: Path
    name: str
    doubts: tuple[Sentence, ...] = ()
    unfit: Sentence | None = None
    refused: Sentence | None = None
    drops_keys: bool = False


def question_files(
    paths: Sequence[Path], mapping: SetMapping | None = None
) -> tuple[QuestionFile, ...]:
    """Return the question files that the paths name.

    A folder means the files that lie in it; where none does, those of its folders, and so on, as
    far as the first level at which there are any. Links that lead out of a folder are not followed:
    a question file that is one is refused, since else its questions would be missing unseen. The
    first file says which lie deeper and are not
    read: files of several levels are seldom of one set. Files that tell of others are no question
    files there, and of two forms of one file one is read, which says so. Where there is none at
    all, those are plain texts whose lines have several parts, as far as these are looked for.

    Args:
        paths: files and folders.
        mapping: the one that was named; plain texts are question files only where it says so.

    Raises:
        EnvironmentFault: a folder cannot be read.
        InputFault: a folder holds no question file, or two files have one name.
    """
    suffixes: tuple[str, ...] = SUFFIXES
    if mapping is not None and mapping.container.kind is ContainerKind.LINES:
        suffixes = (*SUFFIXES, _PLAIN)
    table = mapping.container.table if mapping is not None else ""
    tables = table_names(table)
    files: list[QuestionFile] = []
    first: dict[int, tuple[Path, int]] = {}
    for path in paths:
        if path.is_dir():
            found, depth = _files_in(path, suffixes, tables, mapping)
            first[len(files)] = path, depth
            files.extend(found)
        else:
            files.append(QuestionFile(path, path.name))
    files = list(_below_outermost(files, [path for path in paths if path.is_dir()]))
    _refuse_twins(files)
    chosen = {file.path.absolute() for file in files}
    for place, (folder, depth) in first.items():
        doubts = deeper_told(folder, depth, chosen)
        files[place] = replace(files[place], doubts=(*doubts, *files[place].doubts))
    return tuple(files)


def _files_in(
    folder: Path, suffixes: Sequence[str], tables: str, mapping: SetMapping | None
) -> tuple[list[QuestionFile], int]:
    """Return the files of a folder, and how deep they lie; plain texts may lie anywhere."""
    told: list[Path] = []
    out: list[Path] = []
    plain = _PlainTexts()
    for depth, entries in enumerate(_levels(folder)):
        level, links = _parted_by_links(entries, folder)
        inside = [path for path in level if path.suffix.lower() in suffixes]
        beside = tables if mapping is not None else _tables_among(inside)
        wanted = (path for path in inside if not fnmatchcase(path.name, beside))
        ours = (path for path in wanted if not about_others(path, mapping))
        chosen = one_form_each(ours, mapping)
        refused = [
            _not_followed(path, folder)
            for path in links
            if path.suffix.lower() in suffixes and not fnmatchcase(path.name, beside)
        ]
        if chosen or refused:
            return [
                *(
                    QuestionFile(path, path.relative_to(folder).as_posix(), other_forms_told(one))
                    for path, one in chosen.items()
                ),
                *refused,
            ], depth
        told.extend(path for path in level if path.suffix.lower() in TOLD_SUFFIXES)
        out.extend(path for path in links if path.suffix.lower() in {*TOLD_SUFFIXES, _PLAIN})
        if not told:
            plain.look_at(level)
    if told or plain.found or out:
        files = [
            *(QuestionFile(one, one.relative_to(folder).as_posix()) for one in told or plain.found),
            *(_not_followed(path, folder) for path in out[:MOST_FRUITLESS]),
        ]
        doubts = () if told else plain.doubts()
        return [replace(files[0], doubts=doubts), *files[1:]], DEEPEST
    if plain.left_out:
        raise InputFault(
            "The folder {name} holds no question file ({endings}), and none of the first {most} of "
            "its plain texts holds questions; choose the folder in which the questions lie.",
            name=folder.name,
            endings=", ".join(suffixes),
            most=MOST_FRUITLESS,
        )
    raise InputFault(
        "The folder {name} holds no question file ({endings}).",
        name=folder.name,
        endings=", ".join(suffixes),
    )


def _parted_by_links(level: Sequence[Path], folder: Path) -> tuple[list[Path], list[Path]]:
    """Return the entries of a level without links that lead out of the folder, and these."""
    links = [path for path in level if leads_out(path, folder)]
    return [path for path in level if path not in links] if links else list(level), links


def _not_followed(path: Path, folder: Path) -> QuestionFile:
    name = path.relative_to(folder).as_posix()
    return QuestionFile(path, name, refused=not_followed(folder))


def table_names(table: str) -> str:
    """Return the pattern of the names of tables that lie beside questions; "" for none."""
    return _KEY.sub("*", table.replace("[", "[[]"))


def _tables_among(files: Sequence[Path]) -> str:
    """Return the pattern of the tables of a known mapping whose questions lie beside them."""
    for mapping in known_mappings():
        tables = table_names(mapping.container.table)
        if not any(fnmatchcase(path.name, tables) for path in files):
            continue
        asking = (path for path in files if not fnmatchcase(path.name, tables))
        if any({*mapping.recognise} <= _columns(path) for path in asking):
            return tables
    return ""


def _columns(path: Path) -> set[str]:
    """Return the columns of a table in text, as its first line names them."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD).decode("utf-8-sig", errors="ignore")
    except OSError:
        return set()
    return {name.strip(' "\r') for name in _BETWEEN.split(head.partition("\n")[0])}


class _PlainTexts:
    """The plain texts of a folder whose lines have several parts.

    Each must be opened to be known. Reports lie in hundreds of thousands beside images, so the
    search ends after so many that are none; those that are will be read to their ends anyway.

    Attributes:
        found: those that have parts.
        left_out: how many were not looked at.
    """

    def __init__(self) -> None:
        self.found: list[Path] = []
        self.left_out = 0
        self._fruitless = 0

    def look_at(self, level: Sequence[Path]) -> None:
        """Look at the texts of one level of the folder."""
        for path in level:
            if path.suffix.lower() != _PLAIN:
                continue
            if self._fruitless == MOST_FRUITLESS:
                self.left_out += 1
            elif _is_parted(path):
                self.found.append(path)
            else:
                self._fruitless += 1

    def doubts(self) -> tuple[Sentence, ...]:
        """Say that texts were not looked at, where any were."""
        if not self.left_out:
            return ()
        return (
            Sentence(
                "beside it {most} texts hold no questions, and the search for such ended there "
                "(texts not looked at: {count}); choose the folder in which the questions lie.",
                most=MOST_FRUITLESS,
                count=self.left_out,
            ),
        )


def _is_parted(path: Path) -> bool:
    """Tell whether a plain text seems to have lines of several parts; one that is prose has not."""
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            lines = file.read(_HEAD).split(b"\n")
    except OSError:
        return False
    return any(line.count(b"|") >= _FEWEST_SIGNS for line in lines)


def _levels(folder: Path) -> Iterator[list[Path]]:
    """Yield the entries of a folder, then those of its folders, level by level, by name."""
    level = [folder]
    for _ in range(DEEPEST):
        inside = [path for place in level for path in _entries(place)]
        if inside:
            yield inside
        level = [path for path in inside if path.is_dir() and not path.is_symlink()]


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith(_HIDDEN))
    except OSError as fault:
        raise EnvironmentFault(
            "The folder {name} cannot be read ({fault}).", name=folder.name, fault=fault.strerror
        ) from fault


def _below_outermost(
    files: Sequence[QuestionFile], folders: Sequence[Path]
) -> Iterator[QuestionFile]:
    """Call each file as it lies below the outermost chosen folder that holds it.

    So a file is called alike whether what lies deeper was chosen with it or not.
    """
    outermost = sorted((folder.absolute() for folder in folders), key=lambda one: len(one.parts))
    for file in files:
        path = file.path.absolute()
        folder = next((one for one in outermost if path.is_relative_to(one)), None)
        yield replace(file, name=path.relative_to(folder).as_posix()) if folder else file


def _refuse_twins(files: Sequence[QuestionFile]) -> None:
    counts = Counter(file.name for file in files)
    if twice := next((file for file in files if counts[file.name] > 1), None):
        raise InputFault(
            "Two files are called {name}; a set knows its files by name, so choose the folder that "
            "holds both, or rename one of them.",
            name=twice.name,
        )
