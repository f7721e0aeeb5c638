"""Where image files come from: the disk, or a ZIP archive that is never unpacked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from medannot.domain.errors import EnvironmentFault, InputFault, MedannotError, Sentence
from medannot.domain.file_kinds import nothing_there
from medannot.imaging.limits import refuse
from medannot.imaging.opener import read_bytes
from medannot.imaging.series.archives import Archive, is_archive
from medannot.imaging.series.dicomdir import (
    HEAD,
    damaged,
    head_of,
    is_directory,
    is_named_directory,
    read_disc,
    unlisted,
)
from medannot.imaging.series.packed_discs import follow

MOST_FILES = 50_000
"""Files that one opening takes at most."""


class ImageSource(Protocol):
    """Bytes of one file, read when they are wanted."""

    @property
    def name(self) -> str:
        """Return what the person calls the file; shown only to the one who opened it."""

    @property
    def folder(self) -> str:
        """Return the folder it lies in, by which photographs belong together."""

    def read(self) -> bytes:
        """Read the whole file.

        Raises:
            InputFault: too large, or not there any more.
            EnvironmentFault: it cannot be read.
        """


@dataclass(frozen=True, slots=True)
class FileSource:
    """A file on the disk."""

    path: Path

    @property
    def name(self) -> str:
        """Return the file's name."""
        return self.path.name

    @property
    def folder(self) -> str:
        """Return the folder's path."""
        return str(self.path.parent)

    def read(self) -> bytes:
        """Read the file."""
        return read_bytes(self.path, self.name)

    def head(self) -> bytes:
        """Read the first bytes; nothing of what is no file."""
        try:
            return head_of(self.path) if self.path.is_file() else b""
        except OSError as fault:
            raise _unreadable(self.path, fault) from fault


@dataclass(frozen=True, slots=True)
class EntrySource:
    """A file inside an archive."""

    archive: Archive
    entry: str

    @property
    def name(self) -> str:
        """Return the last part of the entry's name."""
        return self.entry.rsplit("/", 1)[-1]

    @property
    def folder(self) -> str:
        """Return archive and folder."""
        return f"{self.archive.path}/{self.entry.rpartition('/')[0]}"

    def read(self) -> bytes:
        """Read the entry."""
        return self.archive.read(self.entry)

    def head(self) -> bytes:
        """Read the first bytes of the entry."""
        return self.archive.head(self.entry, HEAD)


Source_co = TypeVar("Source_co", bound=ImageSource, covariant=True)


@dataclass(frozen=True, slots=True)
class Listing(Generic[Source_co]):
    """What lies at the places that were named.

    Attributes:
        sources: every file, each once, in the order of its name.
        faults: places that could not be listed, or not all of them.
        notes: what a person should know of the places beside.
    """

    sources: tuple[Source_co, ...]
    faults: tuple[MedannotError, ...] = ()
    notes: tuple[Sentence, ...] = ()


def list_sources(paths: Iterable[Path]) -> Listing[ImageSource]:
    """Find the files at some places.

    A DICOMDIR stands for the files that it lists, also inside an archive; a folder stands for all
    in it. Hidden files are left out.

    Args:
        paths: files, folders, ZIP archives or DICOMDIR files.
    """
    sources: dict[str, ImageSource] = {}
    faults: list[MedannotError] = []
    notes: list[Sentence] = []
    # What is named twice is told once, too.
    for path in dict.fromkeys(paths):
        try:
            here = _at(path)
            faults += here.faults
            notes += here.notes
            for source in here.sources:
                sources.setdefault(f"{source.folder}/{source.name}", source)
                if len(sources) > MOST_FILES:
                    raise _too_many(path)
        except MedannotError as fault:
            faults.append(fault)
        except OSError as fault:
            faults.append(_unreadable(path, fault))
    return Listing(tuple(sources.values()), tuple(faults), tuple(notes))


def _at(path: Path) -> Listing[ImageSource]:
    if path.is_dir():
        return _below(path)
    if not path.exists():
        raise nothing_there(path)
    if is_directory(path):
        return _disc(path)
    if is_archive(path):
        archive = Archive(path)
        entries = (EntrySource(archive, entry) for entry in archive.entries())
        packed = follow(path.name, entries)
        return Listing(packed.files, packed.faults, packed.notes)
    return Listing((FileSource(path),))


def _disc(path: Path) -> Listing[ImageSource]:
    folder = _below(path.parent)
    if len(folder.sources) > MOST_FILES:
        raise _too_many(path.parent)
    present = {
        source: source.path.relative_to(path.parent).parts
        for source in folder.sources
        if source.path != path
    }
    disc = read_disc(read_bytes(path, path.name), path.name, present)
    left = len(present) - len(disc.files)
    notes = (damaged(),) if disc.damaged else (unlisted(left),) if left else ()
    return Listing(disc.files, (*folder.faults, *disc.faults), notes)


def _below(folder: Path) -> Listing[FileSource]:
    """List a folder, and no more files than it takes to see that there are too many."""
    faults: list[MedannotError] = []
    files = islice(_files_below(folder, faults), MOST_FILES + 1)
    return Listing(tuple(FileSource(file) for file in files), tuple(faults))


def _files_below(folder: Path, faults: list[MedannotError]) -> Iterator[Path]:
    """Yield the files of a folder and the folders in it, by name; links to folders are not gone.

    A folder that cannot be read is told in `faults`, and the others are gone all the same.
    """
    try:
        here = sorted(folder.iterdir(), key=lambda path: path.name.casefold())
    except OSError as fault:
        faults.append(_unreadable(folder, fault))
        return
    for path in here:
        if path.name.startswith(".") or is_named_directory(path.name):
            continue
        if not path.is_dir():
            yield path
        elif not path.is_symlink():
            yield from _files_below(path, faults)


def _too_many(folder: Path) -> InputFault:
    return refuse(
        "{name} holds more than {most} files; choose a smaller folder.",
        folder.name,
        most=MOST_FILES,
    )


def _unreadable(path: Path, fault: OSError) -> EnvironmentFault:
    return EnvironmentFault(
        "{name} cannot be read ({reason}); check that it is there and may be read.",
        name=path.name,
        reason=fault.strerror or type(fault).__name__,
    )
