"""The media store: files named by the hash of their bytes."""

import errno
import hashlib
import os
import re
import tempfile
from contextlib import suppress
from pathlib import Path

from medannot.domain.errors import EnvironmentFault

_UNFINISHED = ".new-"
_FLUSHES_ALL = hasattr(os, "sync")
"""Windows can flush one file only."""

_SHA256 = re.compile(r"[0-9a-f]{64}")


class BlobStore:
    """Files under `folder`, each at the first two digits of its SHA-256 and never changed.

    Args:
        folder: made when the first file is put in.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made: set[Path] = set()

    def put(self, data: bytes, sha256: str = "", *, flushed: bool = True) -> str:
        """Store the bytes, on the disk when this returns; return their SHA-256.

        Storing the same bytes again does nothing, unless the file was altered: then it is mended.

        Args:
            data: the bytes.
            sha256: theirs, where it is known.
            flushed: without it they are on the disk only after `flush`, which is much faster for
                very many files.

        Raises:
            EnvironmentFault: the disk is full, read-only or broken.
        """
        sha256 = sha256 or hashlib.sha256(data).hexdigest()
        target = self.path(sha256)
        try:
            if not (target.is_file() and _hash_of(target) == sha256):
                self._make(target.parent)
                _write_whole(target, data, flushed=flushed or not _FLUSHES_ALL)
        except OSError as fault:
            raise _not_written(fault) from fault
        return sha256

    def _make(self, folder: Path) -> None:
        """Make a folder; one that was made before is only looked for."""
        if folder not in self._made or not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            self._made.add(folder)

    @staticmethod
    def flush() -> None:
        """Bring all that was put without being flushed on the disk."""
        if _FLUSHES_ALL:
            os.sync()

    def path(self, sha256: str) -> Path:
        """Return where the file with this hash lies, or would lie.

        Raises:
            ValueError: the text is no SHA-256 in lower-case hexadecimal digits.
        """
        if not _SHA256.fullmatch(sha256):
            raise ValueError(f"no SHA-256: {sha256!r}")
        return self.folder / sha256[:2] / f"{sha256}.bin"

    def read(self, sha256: str) -> bytes:
        """Return the bytes, verified against their hash.

        Raises:
            EnvironmentFault: the file is missing, unreadable or was altered.
        """
        try:
            data = self.path(sha256).read_bytes()
        except FileNotFoundError as fault:
            raise EnvironmentFault(
                "The image file {sha256} is missing from the workspace's media folder; "
                "restore the folder or import the image again.",
                sha256=sha256,
            ) from fault
        except OSError as fault:
            raise EnvironmentFault(
                "The image file {sha256} in the workspace's media folder cannot be read "
                "({reason}); check the disk.",
                sha256=sha256,
                reason=fault.strerror or type(fault).__name__,
            ) from fault
        if hashlib.sha256(data).hexdigest() != sha256:
            raise EnvironmentFault(
                "The image file {sha256} in the workspace's media folder was altered by another "
                "program or a broken disk; import the image again.",
                sha256=sha256,
            )
        return data

    def remove_unfinished(self) -> int:
        """Remove what writes that were cut off have left; return how many files.

        To be called by the one program that may write: another's running write looks the same.

        Raises:
            EnvironmentFault: a file cannot be removed.
        """
        left = self.unfinished()
        for path in left:
            try:
                path.unlink(missing_ok=True)
            except OSError as fault:
                raise _not_removed(path.name, fault) from fault
        return len(left)

    def unfinished(self) -> tuple[Path, ...]:
        """Return the files of writes that were cut off, or are under way."""
        return tuple(sorted(self.folder.glob(f"*/{_UNFINISHED}*")))

    def erase(self, sha256: str) -> None:
        """Remove the bytes; nothing happens where they are gone already.

        Raises:
            EnvironmentFault: the file cannot be removed.
        """
        path = self.path(sha256)
        try:
            path.unlink(missing_ok=True)
            if path.parent.is_dir():
                _flush_folder(path.parent)
        except OSError as fault:
            raise _not_removed(sha256, fault) from fault


def _not_removed(name: str, fault: OSError) -> EnvironmentFault:
    return EnvironmentFault(
        "The image file {name} cannot be removed ({reason}); check that the workspace's folder "
        "may be written.",
        name=name,
        reason=fault.strerror or type(fault).__name__,
    )


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write_whole(target: Path, data: bytes, *, flushed: bool) -> None:
    """Write beside the target, flush, and rename: the name never stands for half a file."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=_UNFINISHED)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if flushed:
                os.fsync(file.fileno())
        part.replace(target)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    if flushed:
        _flush_folder(target.parent)


def _flush_folder(folder: Path) -> None:
    # A rename is on the disk only when its folder is; Windows neither needs nor allows this.
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _not_written(fault: OSError) -> EnvironmentFault:
    if fault.errno in {errno.ENOSPC, errno.EDQUOT}:
        return EnvironmentFault(
            "The disk is full: the image could not be stored. Free some space and try again; "
            "what was stored before is whole."
        )
    return EnvironmentFault(
        "The image could not be stored in the workspace's media folder ({reason}); check that the "
        "folder may be written.",
        reason=fault.strerror or type(fault).__name__,
    )
