"""The lock of a workspace: one program at a time writes.

The file names machine, process and time for people. What holds is the operating system's own lock
on that file, which ends with the process, however it ends. Some file systems know no such locks;
there the file itself decides: a process on this machine that still runs, or another machine.
"""

import errno
import json
import os
import platform
import sys
from contextlib import ExitStack, suppress
from dataclasses import asdict, dataclass
from enum import Enum
from pathlib import Path
from typing import BinaryIO

from medannot.domain.clock import Clock, utc_text
from medannot.domain.errors import EnvironmentFault

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK_NAME = "medannot.lock"
_ATTEMPTS = 10
_FAR_BYTE = 1 << 30  # Windows locks byte ranges against reading too; this one lies past the text


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a workspace, as its lock file says.

    Attributes:
        machine: the computer's network name.
        process: the process's number there.
        process_started: what tells this process from a later one of the same number, or "".
        since_utc: when the lock was taken.
    """

    machine: str
    process: int
    process_started: str
    since_utc: str


class WorkspaceLock:
    """The right to write into a workspace, held until `release`."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self._path = path
        self._file = file

    def release(self) -> None:
        """Give the right back; nothing happens the second time."""
        if self._file.closed:
            return
        if sys.platform == "win32":
            self._file.close()  # an open file cannot be removed there
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
        else:
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
            self._file.close()


def take_lock(folder: Path, clock: Clock) -> WorkspaceLock:
    """Take the right to write; a lock whose program has ended is taken over.

    Raises:
        EnvironmentFault: another program holds the workspace, or the folder cannot be written.
    """
    path = folder / LOCK_NAME
    for _ in range(_ATTEMPTS):
        file = _open(path)
        with ExitStack() as unless_taken:
            unless_taken.callback(file.close)
            answer = _lock(file)
            if answer is _Answer.HELD:
                raise _held(_read(file), path)
            if _is_still(file, path):  # else its holder has just given it back and removed it
                _refuse_live(_read(file), path, sure=answer is _Answer.OURS)
                _write(file, _ourselves(clock))
                unless_taken.pop_all()
                return WorkspaceLock(path, file)
    raise _held(None, path)


def _open(path: Path) -> BinaryIO:
    try:
        # Unbuffered: what a full disk did not take must not come back when the file is closed.
        return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o644), "r+b", buffering=0)
    except OSError as fault:
        raise _unwritable(fault) from fault


def _unwritable(fault: OSError) -> EnvironmentFault:
    if fault.errno in {errno.ENOSPC, errno.EDQUOT}:
        return EnvironmentFault(
            "The disk is full, so that the workspace cannot be opened for writing; free some space."
        )
    return EnvironmentFault(
        "The workspace cannot be written ({reason}); move it to a local folder that you may write.",
        reason=fault.strerror or type(fault).__name__,
    )


class _Answer(Enum):
    """What the system said to the wish for its lock; it may know no locks there."""

    OURS = "ours"
    HELD = "held"
    UNKNOWN = "unknown"


if sys.platform == "win32":

    def _lock(file: BinaryIO) -> _Answer:
        """Ask the system for its lock."""
        file.seek(_FAR_BYTE)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return _Answer.HELD
        return _Answer.OURS
else:

    def _lock(file: BinaryIO) -> _Answer:
        """Ask the system for its lock."""
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return _Answer.HELD
        except OSError:
            return _Answer.UNKNOWN
        return _Answer.OURS


def _is_still(file: BinaryIO, path: Path) -> bool:
    """Tell whether the open file is the one that lies at the path now."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _read(file: BinaryIO) -> Holder | None:
    file.seek(0)
    try:
        said = json.loads(file.read())
        return Holder(
            machine=str(said["machine"]),
            process=int(said["process"]),
            process_started=str(said["process_started"]),
            since_utc=str(said["since_utc"]),
        )
    except (ValueError, KeyError, TypeError, OSError):
        return None  # empty, or cut off by a power failure: it names nobody


def _write(file: BinaryIO, holder: Holder) -> None:
    try:
        file.seek(0)
        file.truncate()
        file.write(json.dumps(asdict(holder), indent=2).encode() + b"\n")
        os.fsync(file.fileno())
    except OSError as fault:
        raise _unwritable(fault) from fault


def _ourselves(clock: Clock) -> Holder:
    process = os.getpid()
    return Holder(platform.node(), process, _started(process), utc_text(clock.utc()))


def _refuse_live(holder: Holder | None, path: Path, *, sure: bool) -> None:
    """Refuse where the file names a program that may still run.

    Args:
        holder: what the file says.
        path: the file.
        sure: whether the system's own lock is ours. Then nobody holds the file, whatever name it
            gives the machine: names change with networks, and a crash leaves the old one there.
    """
    if holder is None or sure:
        return
    if holder.machine != platform.node():
        raise EnvironmentFault(
            "The workspace was opened on the machine {machine} at {since} and not closed there. "
            "If medannot no longer runs there, remove the file {name} and open it again.",
            machine=holder.machine,
            since=_readable(holder.since_utc),
            name=path.name,
        )
    if holder.process == os.getpid():
        return
    if holder.process_started and holder.process_started == _started(holder.process):
        raise _held(holder, path)


def _readable(utc: str) -> str:
    """Return a stored moment as people write it, to the minute."""
    return f"{utc[:16].replace('T', ' ')} UTC"


def _held(holder: Holder | None, path: Path) -> EnvironmentFault:
    if holder is None:
        return EnvironmentFault(
            "Another program has this workspace open ({name}); close it there first.",
            name=path.name,
        )
    return EnvironmentFault(
        "Another medannot has this workspace open (process {process} on {machine}, since "
        "{since}); close it there first.",
        process=holder.process,
        machine=holder.machine,
        since=_readable(holder.since_utc),
    )


def _started(process: int) -> str:
    """Return what tells a running process from a later one of the same number, or ""."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""
    # proc(5): field 22 is the start in clock ticks since the boot; the name may hold blanks.
    return f"{boot}:{stat.rpartition(')')[2].split()[19]}"
