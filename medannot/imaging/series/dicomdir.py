"""Finds the files that a DICOMDIR, the table of contents of a DICOM disc, lists (PS3.10 8)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from medannot.domain.errors import InputFault, MedannotError, Sentence
from medannot.imaging.limits import refuse
from medannot.imaging.opener import list_disc
from medannot.imaging.sniffing import sniff

_MEDIA_STORAGE_DIRECTORY = b"1.2.840.10008.1.3.10"
HEAD = 4096
"""Bytes by which a file is known; its class stands among them."""

_VERSION = re.compile(r"\.?(;\d+)?$")

Parts = tuple[str, ...]


class DiscFile(Protocol):
    """A file that lies on a disc, or in an archive made of one."""

    @property
    def name(self) -> str:
        """Return its name."""

    def head(self) -> bytes:
        """Return its first bytes, some thousands at most; nothing where it is no file.

        Raises:
            InputFault: it is broken.
            EnvironmentFault: it cannot be read.
        """


File = TypeVar("File", bound=DiscFile)


@dataclass(frozen=True, slots=True)
class Disc(Generic[File]):
    """The files of a disc that are to be opened.

    Attributes:
        faults: what keeps listed files from being opened.
        damaged: whether the DICOMDIR cannot be read and the images that lie there are taken.
    """

    files: tuple[File, ...]
    faults: tuple[MedannotError, ...] = ()
    damaged: bool = False


def is_named_directory(name: str) -> bool:
    """Tell whether a file has the name of a DICOMDIR, with the version that some copies keep."""
    return _plain(name) == "dicomdir"


def is_directory(path: Path) -> bool:
    """Tell whether a file is a DICOMDIR, by its name or by the class its file meta names."""
    if not path.is_file():
        return False
    if is_named_directory(path.name):
        return True
    head = head_of(path)
    return head[128:132] == b"DICM" and _MEDIA_STORAGE_DIRECTORY in head


def read_disc(data: bytes, name: str, present: Mapping[File, Parts]) -> Disc[File]:
    """Return which files of a disc its DICOMDIR lists, in its order.

    Nothing is looked for on the disk by what a record says: a record is compared with the files
    that lie in the folder, and can name no others. Where the DICOMDIR cannot be read, the images
    that lie there are taken instead, and what is no image is passed over.

    Args:
        data: the DICOMDIR.
        name: what sentences call it.
        present: the files below its folder, itself left out, and their path from there.

    Raises:
        EnvironmentFault: no decoding process can be started.
    """
    try:
        listed = tuple(_parts(file) for file in list_disc(data, name))
    except InputFault:
        return Disc(tuple(filter(_seems_an_image, present)), damaged=True)
    found, missing, outside = _match(listed, present)
    return Disc(found, (*_missing(name, missing), *_outside(name, outside)))


def _match(
    listed: Iterable[Parts], present: Mapping[File, Parts]
) -> tuple[tuple[File, ...], list[Parts], list[Parts]]:
    """Return the listed files that are there, those that are missing, and those out of bounds."""
    # Where two files have one path, the first of them is meant.
    placed = tuple(present.items())[::-1]
    exact = {parts: file for file, parts in placed}
    # Discs are written in capitals and with versions; copies of them are often not.
    alike = {tuple(map(_plain, parts)): file for file, parts in placed}
    found: dict[File, None] = {}
    missing: dict[Parts, None] = {}
    outside: dict[Parts, None] = {}
    for parts in listed:
        if _leads_out(parts):
            outside[parts] = None
            continue
        file = exact.get(parts) or alike.get(tuple(map(_plain, parts)))
        if file is None:
            missing[parts] = None
        else:
            found[file] = None
    return tuple(found), list(missing), list(outside)


def _parts(file: str) -> Parts:
    """Return the components of a Referenced File ID (PS3.10 8.2); some writers use slashes."""
    return tuple(part.strip(" \0") for part in re.split(r"[\\/]", file))


def _plain(part: str) -> str:
    return _VERSION.sub("", part.casefold())


def _leads_out(parts: Parts) -> bool:
    # An empty beginning is a root, and a colon belongs to a drive.
    return not parts[0] or ".." in parts or ":" in parts[0]


def head_of(path: Path) -> bytes:
    """Return the first bytes of a file on the disk.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return file.read(HEAD)


def _seems_an_image(file: DiscFile) -> bool:
    try:
        head = file.head()
    except MedannotError:
        # The sentence that says so is made where it is opened.
        return True
    try:
        sniff(head, file.name)
    except InputFault:
        return False
    return True


def _missing(name: str, files: Sequence[Parts]) -> tuple[MedannotError, ...]:
    if not files:
        return ()
    if len(files) == 1:
        template = "{name} lists the file {first}, which is not there; copy the whole disc again."
    else:
        template = (
            "{name} lists {count} files that are not there, the first of them {first}; copy the "
            "whole disc again."
        )
    return (refuse(template, name, count=len(files), first="/".join(files[0])),)


def _outside(name: str, files: Sequence[Parts]) -> tuple[MedannotError, ...]:
    if not files:
        return ()
    if len(files) == 1:
        template = (
            "{name} lists the file {first}, which lies outside of its folder and is not opened."
        )
    else:
        template = (
            "{name} lists {count} files that lie outside of its folder, the first of them {first}; "
            "they are not opened."
        )
    return (refuse(template, name, count=len(files), first="/".join(files[0])),)


# The notes stand on the screen unasked, so they name no file: names of files name patients.
def damaged() -> Sentence:
    """Say that a DICOMDIR on the disk cannot be read."""
    return Sentence(
        "The DICOMDIR is damaged, so that all images of its folder are shown instead; copy the "
        "disc again."
    )


def unlisted(count: int) -> Sentence:
    """Say how many files of its folder a DICOMDIR on the disk does not list."""
    if count == 1:
        return Sentence(
            "The DICOMDIR does not list 1 file of its folder, which is not shown; open the folder "
            "itself to see it."
        )
    return Sentence(
        "The DICOMDIR does not list {count} files of its folder, which are not shown; open the "
        "folder itself to see them.",
        count=count,
    )
