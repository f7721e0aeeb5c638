"""The DICOMDIRs of a ZIP archive, each followed as it would be on the disk."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from medannot.domain.errors import InputFault, MedannotError, Sentence
from medannot.imaging.limits import refuse
from medannot.imaging.series.dicomdir import (
    Disc,
    DiscFile,
    Parts,
    is_named_directory,
    read_disc,
)

_MOST_DIRECTORIES = 100
"""An archive of more discs takes long, and is rather made to."""


class PackedFile(DiscFile, Protocol):
    """A file inside an archive."""

    @property
    def entry(self) -> str:
        """Return its path there."""

    def read(self) -> bytes:
        """Read the whole file.

        Raises:
            InputFault: it is broken.
            EnvironmentFault: the archive cannot be read.
        """


File = TypeVar("File", bound=PackedFile)


@dataclass(frozen=True, slots=True)
class PackedDiscs(Generic[File]):
    """The files of an archive that are to be opened.

    Attributes:
        files: first what the DICOMDIRs list, then what lies in no folder of theirs.
        faults: what keeps listed files from being opened.
        notes: what a person should know beside.
    """

    files: tuple[File, ...]
    faults: tuple[MedannotError, ...]
    notes: tuple[Sentence, ...]


def follow(name: str, files: Iterable[File]) -> PackedDiscs[File]:
    """Return which files of an archive its DICOMDIRs list, and those that belong to none of them.

    Args:
        name: of the archive.
        files: all files in it.

    Raises:
        InputFault: it holds more DICOMDIRs than honest archives do.
        EnvironmentFault: it cannot be read, or no decoding process be started.
    """
    placed = {file: _parts(file.entry) for file in files}
    tables = [file for file, parts in placed.items() if is_named_directory(parts[-1])]
    if len(tables) > _MOST_DIRECTORIES:
        raise refuse(
            "{name} holds more than {most} DICOMDIR files; unpack it and open them one by one.",
            name,
            most=_MOST_DIRECTORIES,
        )
    images = {file: parts for file, parts in placed.items() if file not in set(tables)}
    # A folder stands before those in it.
    tables.sort(key=lambda table: tuple(map(str.casefold, placed[table])))
    return _joined(images, [_followed(name, table, placed[table], images) for table in tables])


Followed = tuple[Disc[File], Collection[File]]


def _followed(name: str, table: File, place: Parts, images: Mapping[File, Parts]) -> Followed[File]:
    """Return what a DICOMDIR lists, and all that lies in its folder."""
    depth = len(place) - 1
    present = {
        file: parts[depth:] for file, parts in images.items() if parts[:depth] == place[:depth]
    }
    try:
        data = table.read()
    except InputFault:
        # Its own bytes are broken; that is no reason to refuse the images beside it.
        data = b""
    return read_disc(data, "/".join((name, *place)), present), present


def _joined(images: Iterable[File], followed: Iterable[Followed[File]]) -> PackedDiscs[File]:
    """Put the discs together: folders may lie in each other, and a file in several."""
    shown: dict[File, None] = {}
    inside: set[File] = set()
    unlisted: set[File] = set()
    faults: list[MedannotError] = []
    notes: list[Sentence] = []
    for disc, present in followed:
        shown |= dict.fromkeys(disc.files)
        inside |= set(present)
        faults += disc.faults
        if disc.damaged:
            notes = [_damaged()]
        else:
            unlisted |= set(present)
    if left := len(unlisted - shown.keys()):
        notes.append(_unlisted(left))
    rest = (file for file in images if file not in inside)
    return PackedDiscs((*shown, *rest), tuple(faults), tuple(notes))


def _parts(entry: str) -> Parts:
    """Return the components of an entry's path; some writers use backslashes."""
    return tuple(part for part in re.split(r"[\\/]", entry) if part not in {"", "."}) or (entry,)


def _damaged() -> Sentence:
    return Sentence(
        "A DICOMDIR in the ZIP archive is damaged, so that all images of its folder are shown "
        "instead; copy the disc again."
    )


def _unlisted(count: int) -> Sentence:
    if count == 1:
        return Sentence(
            "A DICOMDIR in the ZIP archive does not list 1 file of its folder, which is not shown; "
            "unpack the archive and open the folder to see it."
        )
    return Sentence(
        "A DICOMDIR in the ZIP archive does not list {count} files of its folder, which are not "
        "shown; unpack the archive and open the folder to see them.",
        count=count,
    )
