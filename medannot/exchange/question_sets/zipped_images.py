"""Images in a ZIP archive, read in place; nothing is unpacked to the disk."""

import threading
import zipfile
import zlib
from pathlib import Path, PurePosixPath, PureWindowsPath

from medannot.domain.errors import EnvironmentFault, InputFault, Sentence

MOST_ENTRIES = 1_000_000
MOST_RATIO = 300
"""Bytes that one packed byte may become; images reach 20, blank ones 200."""

_HARMLESS_BYTES = 40_000_000
_MOST_BYTES = 1 << 30
_FAULTS = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    NotImplementedError,
    EOFError,
    ValueError,
    LookupError,
    RuntimeError,
)


class ZippedImages:
    """An archive that stays open while its images are looked up, from any thread.

    Entries whose names are absolute or lead upwards are never found.

    Raises:
        InputFault: it is broken, or holds too many files.
        EnvironmentFault: it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self._lock = threading.Lock()
        try:
            self._archive = zipfile.ZipFile(path)
        except _FAULTS as fault:
            raise self._broken() from fault
        except OSError as fault:
            raise EnvironmentFault(
                "{name} cannot be read ({fault}).", name=path.name, fault=fault.strerror
            ) from fault
        found = [entry for entry in self._archive.infolist() if not entry.is_dir()]
        if len(found) > MOST_ENTRIES:
            raise InputFault(
                "{name} is a ZIP archive of more than {most} files; unpack it first.",
                name=path.name,
                most=MOST_ENTRIES,
            )
        self._entries = {entry.filename: entry for entry in found if _stays_inside(entry.filename)}

    @property
    def entries(self) -> tuple[str, ...]:
        """Return the names of the files in it."""
        return tuple(self._entries)

    def read(self, entry: str) -> bytes:
        """Return the bytes of a file.

        Raises:
            InputFault: it is broken, encrypted, too large, or packed too tightly to be honest.
        """
        about = self._entries[entry]
        tight = about.file_size > MOST_RATIO * max(about.compress_size, 1)
        if about.file_size > _MOST_BYTES or (tight and about.file_size > _HARMLESS_BYTES):
            raise InputFault(
                "the image {name} claims {claimed} MB from {packed} kB of a ZIP archive; it is not "
                "opened.",
                name=entry,
                claimed=about.file_size // 1_000_000,
                packed=about.compress_size // 1_000,
            )
        try:
            with self._lock, self._archive.open(about) as file:
                return file.read(about.file_size)
        except (*_FAULTS, OSError) as fault:
            raise InputFault(
                "the image {name} cannot be taken out of {archive}, which is broken or locked.",
                name=entry,
                archive=self.name,
            ) from fault

    def _broken(self) -> InputFault:
        return InputFault(
            Sentence("{name} is a broken ZIP archive; copy or download it again.", name=self.name)
        )


def _stays_inside(name: str) -> bool:
    plain = name.replace("\\", "/")
    path = PurePosixPath(plain)
    return not (path.is_absolute() or ".." in path.parts or PureWindowsPath(plain).drive)
