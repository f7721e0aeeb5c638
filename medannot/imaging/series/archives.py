"""ZIP archives, read in place and within bounds; an entry's name is never a path on the disk."""

import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from medannot.domain.errors import EnvironmentFault, MedannotError
from medannot.imaging.limits import MAX_FILE_BYTES, refuse

MOST_ENTRIES = 50_000
MOST_RATIO = 300
"""Bytes that one packed byte may become; images reach 20, blank ones 200."""

HARMLESS_BYTES = 40_000_000
"""An entry up to this size may be packed as tightly as it likes."""

_SIGNATURE = b"PK\x03\x04"
_END = b"PK\x05\x06"
_END_ROOM = 65_557
_MOST_TABLE_BYTES = 64_000_000
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
Answer = TypeVar("Answer")


def is_archive(path: Path) -> bool:
    """Tell whether a file begins as a ZIP archive."""
    with path.open("rb") as file:
        return file.read(4) == _SIGNATURE


@dataclass(frozen=True, slots=True)
class Archive:
    """A ZIP archive of image files."""

    path: Path

    def entries(self) -> tuple[str, ...]:
        """Return the names of the files in it, in their order by name.

        Raises:
            InputFault: it is broken, encrypted or too large.
            EnvironmentFault: it cannot be read.
        """
        self._check_table()
        return self._with(self._names)

    def read(self, entry: str) -> bytes:
        """Read one file.

        Raises:
            InputFault: it is broken, encrypted, too large, or packed too tightly to be honest.
            EnvironmentFault: the archive cannot be read.
        """

        def work(archive: zipfile.ZipFile) -> bytes:
            found = archive.getinfo(entry)
            self._check_entry(found)
            with archive.open(found) as file:
                return file.read(found.file_size)

        return self._with(work)

    def head(self, entry: str, most: int) -> bytes:
        """Read the first bytes of one file, and unpack no more of it.

        Raises:
            InputFault: it is broken or encrypted.
            EnvironmentFault: the archive cannot be read.
        """

        def work(archive: zipfile.ZipFile) -> bytes:
            with archive.open(entry) as file:
                return file.read(most)

        return self._with(work)

    def _names(self, archive: zipfile.ZipFile) -> tuple[str, ...]:
        found = [one for one in archive.infolist() if not one.is_dir()]
        if len(found) > MOST_ENTRIES:
            raise refuse(
                "{name} is a ZIP archive of more than {most} files; choose a smaller one.",
                self.path.name,
                most=MOST_ENTRIES,
            )
        if any(one.flag_bits & 1 for one in found):
            raise refuse(
                "{name} is an encrypted ZIP archive; unpack it with its password first.",
                self.path.name,
            )
        names = (one.filename for one in found)
        return tuple(sorted((name for name in names if _is_wanted(name)), key=str.casefold))

    def _check_entry(self, entry: zipfile.ZipInfo) -> None:
        tight = entry.file_size > MOST_RATIO * max(entry.compress_size, 1)
        if entry.file_size > MAX_FILE_BYTES or (tight and entry.file_size > HARMLESS_BYTES):
            raise refuse(
                "{name} claims {claimed} MB from {packed} kB of a ZIP archive; it is not opened.",
                entry.filename.rsplit("/", 1)[-1],
                claimed=entry.file_size // 1_000_000,
                packed=entry.compress_size // 1_000,
            )

    def _check_table(self) -> None:
        """Refuse a table of contents that would fill the memory before anything can be checked."""
        with self.path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(size - _END_ROOM, 0))
            tail = file.read()
        place = tail.rfind(_END)
        claimed = int.from_bytes(tail[place + 12 : place + 16], "little") if place >= 0 else 0
        # 0xFFFFFFFF says that the true size stands in a ZIP64 record; the file bounds it then.
        bound = min(claimed, size) if claimed != 0xFFFF_FFFF else size
        if bound > _MOST_TABLE_BYTES:
            raise refuse(
                "{name} is a ZIP archive of more than {most} files; choose a smaller one.",
                self.path.name,
                most=MOST_ENTRIES,
            )

    def _with(self, work: Callable[[zipfile.ZipFile], Answer]) -> Answer:
        try:
            with zipfile.ZipFile(self.path) as archive:
                return work(archive)
        except MedannotError:
            raise
        except _FAULTS as fault:
            raise refuse(
                "{name} is a broken ZIP archive; copy or download it again.", self.path.name
            ) from fault
        except OSError as fault:
            raise EnvironmentFault(
                "{name} cannot be read ({reason}); check that it is there and may be read.",
                name=self.path.name,
                reason=fault.strerror or type(fault).__name__,
            ) from fault


def _is_wanted(name: str) -> bool:
    parts = name.split("/")
    return not any((part.strip(".") and part[:1] == ".") or part == "__MACOSX" for part in parts)
