"""Finds the files that a DICOMDIR, the table of contents of a DICOM disc, lists (PS3.10 8)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from medannot.domain.errors import InputFault, MedannotError, Sentence
from medannot.imaging.limits import refuse
from medannot.imaging.opener import list_disc, read_bytes
from medannot.imaging.sniffing import sniff

_MEDIA_STORAGE_DIRECTORY = b"1.2.840.10008.1.3.10"
_HEAD = 4096
_VERSION = re.compile(r"\.?(;\d+)?$")

Parts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Disc:
    """The files of a disc that are to be opened.

    Attributes:
        faults: what keeps listed files, or the list itself, from being opened.
        notes: what a person should know beside.
    """

    files: tuple[Path, ...]
    faults: tuple[MedannotError, ...] = ()
    notes: tuple[Sentence, ...] = ()


def is_named_directory(name: str) -> bool:
    """Tell whether a file has the name of a DICOMDIR, with the version that some copies keep."""
    return _plain(name) == "dicomdir"


def is_directory(path: Path) -> bool:
    """Tell whether a file is a DICOMDIR, by its name or by the class its file meta names."""
    if not path.is_file():
        return False
    if is_named_directory(path.name):
        return True
    head = _head(path)
    return head[128:132] == b"DICM" and _MEDIA_STORAGE_DIRECTORY in head


def open_disc(path: Path, present: Sequence[Path]) -> Disc:
    """Return which files of a disc its DICOMDIR lists.

    Nothing is looked for on the disk by what a record says: a record is compared with the files
    that lie in the folder, and can name no others. Where the DICOMDIR cannot be read, the images
    that lie there are taken instead, and what is no image is passed over.

    Args:
        path: the DICOMDIR.
        present: the files below its folder, itself left out.

    Raises:
        InputFault: it is larger than the program takes.
        EnvironmentFault: it cannot be read, or no decoding process be started.
    """
    own = [file for file in present if file != path]
    data = read_bytes(path, path.name)
    try:
        listed = tuple(_parts(file) for file in list_disc(data, path.name))
    except InputFault:
        return Disc(tuple(filter(_seems_an_image, own)), notes=(_damaged(),))
    found, missing, outside = _match(listed, own, path.parent)
    left = len(own) - len(found)
    notes = (_unlisted(left),) if left else ()
    faults = (*_missing(path.name, missing), *_outside(path.name, outside))
    return Disc(found, faults, notes)


def _match(
    listed: Iterable[Parts], present: Sequence[Path], folder: Path
) -> tuple[tuple[Path, ...], list[Parts], list[Parts]]:
    """Return the listed files that are there, those that are missing, and those out of bounds."""
    exact = {file.relative_to(folder).parts: file for file in present}
    # Discs are written in capitals and with versions; copies of them are often not.
    alike = {tuple(map(_plain, parts)): file for parts, file in reversed(exact.items())}
    found: dict[Path, None] = {}
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


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD)


def _seems_an_image(path: Path) -> bool:
    if not path.is_file():
        return False
    try:
        sniff(_head(path), path.name)
    except InputFault:
        return False
    except OSError:
        # The sentence that says so is made where it is opened.
        return True
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
def _damaged() -> Sentence:
    return Sentence(
        "The DICOMDIR is damaged, so that all images of its folder are shown instead; copy the "
        "disc again."
    )


def _unlisted(count: int) -> Sentence:
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
