"""Where image files come from: the disk, or a ZIP archive that is never unpacked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from medannot.domain.errors import EnvironmentFault, InputFault, MedannotError
from medannot.imaging.limits import refuse
from medannot.imaging.opener import read_bytes
from medannot.imaging.series.archives import Archive, is_archive
from medannot.imaging.series.dicomdir import is_directory

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


@dataclass(frozen=True, slots=True)
class Listing:
    """What lies at the places that were named.

    Attributes:
        sources: every file, each once, in the order of its name.
        faults: places that could not be listed.
    """

    sources: tuple[ImageSource, ...]
    faults: tuple[MedannotError, ...]


def list_sources(paths: Iterable[Path]) -> Listing:
    """Find the files at some places.

    A DICOMDIR stands for the folder it lies in: its records only repeat what the files say of
    themselves, and are wrong wherever files were copied by hand. Hidden files are left out.

    Args:
        paths: files, folders, ZIP archives or DICOMDIR files.
    """
    sources: dict[str, ImageSource] = {}
    faults: list[MedannotError] = []
    for path in paths:
        try:
            for source in _at(path):
                sources.setdefault(f"{source.folder}/{source.name}", source)
                if len(sources) > MOST_FILES:
                    raise refuse(
                        "{name} holds more than {most} files; choose a smaller folder.",
                        path.name,
                        most=MOST_FILES,
                    )
        except MedannotError as fault:
            faults.append(fault)
        except OSError as fault:
            faults.append(
                EnvironmentFault(
                    "{name} cannot be read ({reason}); check that it is there and may be read.",
                    name=path.name,
                    reason=fault.strerror or type(fault).__name__,
                )
            )
    return Listing(tuple(sources.values()), tuple(faults))


def _at(path: Path) -> Iterator[ImageSource]:
    if path.is_dir():
        yield from (FileSource(file) for file in _files_below(path))
    elif not path.exists():
        raise InputFault("There is no file {name}.", name=path.name)
    elif is_directory(path):
        yield from (FileSource(file) for file in _files_below(path.parent))
    elif is_archive(path):
        archive = Archive(path)
        yield from (EntrySource(archive, entry) for entry in archive.entries())
    else:
        yield FileSource(path)


def _files_below(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder and the folders in it, by name; links to folders are not gone."""
    here = sorted(folder.iterdir(), key=lambda path: path.name.casefold())
    for path in here:
        if path.name.startswith(".") or path.name.upper() == "DICOMDIR":
            continue
        if not path.is_dir():
            yield path
        elif not path.is_symlink():
            yield from _files_below(path)
