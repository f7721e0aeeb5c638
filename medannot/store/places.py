"""Whether a folder is a fit place for a database: on a disk of this machine, and not synchronised.

Network drives do not keep SQLite's locks and flushes; programs that synchronise folders copy a
database in the middle of a write.
"""

import ctypes
import platform
import re
from collections.abc import Callable
from pathlib import Path

from medannot.domain.errors import EnvironmentFault

_NETWORK = (
    "9p afpfs afs beegfs ceph cifs coda davfs drvfs fuse.cephfs fuse.davfs2 fuse.gcsfuse "
    "fuse.glusterfs fuse.goofys fuse.gvfsd-fuse fuse.rclone fuse.s3fs fuse.sshfs gfs2 glusterfs "
    "gpfs lustre ncpfs nfs nfs3 nfs4 ocfs2 orangefs smb2 smb3 smbfs vboxsf webdav"
)
NETWORK_FILE_SYSTEMS = frozenset(_NETWORK.split())

_SYNCHRONISED_NAME = re.compile(
    r"onedrive( - .*)?|dropbox( \(.*\))?|google ?drive|icloud ?drive|mobile documents|"
    r"com~apple~clouddocs|nextcloud|owncloud|syncthing|seafile|box sync|pcloud ?drive|megasync",
    re.IGNORECASE,
)
_SYNCHRONISED_MARKS = (
    ".stfolder",
    ".dropbox",
    ".dropbox.cache",
    ".owncloudsync.log",
    ".csync_journal.db",
    ".seafile-data",
)

FileSystemOf = Callable[[Path], str]
"""Names the file system that a folder lies on, "" where it is not known."""


def refuse_unfit_place(folder: Path, file_system_of: FileSystemOf | None = None) -> None:
    """Refuse a folder on a network drive or in a synchronised folder, and offer a local one.

    Args:
        folder: need not exist yet.
        file_system_of: asks the system; replaced in tests.

    Raises:
        EnvironmentFault: the folder is no fit place for writing.
    """
    resolved = folder.expanduser().resolve()
    kind = (file_system_of or file_system)(resolved)
    if kind in NETWORK_FILE_SYSTEMS:
        raise EnvironmentFault(
            "The folder {folder} lies on a network drive ({kind}), where answers could be lost; "
            "choose a folder on this machine, such as {local}.",
            folder=folder,
            kind=kind,
            local=local_place(),
        )
    if (service := synchronised_by(resolved)) is not None:
        raise EnvironmentFault(
            "The folder {folder} is synchronised ({service}), which can damage a database in use; "
            "choose a folder that is not, such as {local}.",
            folder=folder,
            service=service,
            local=local_place(),
        )


def local_place() -> Path:
    """Return a folder on this machine that suits workspaces."""
    from platformdirs import user_data_path  # noqa: PLC0415  # only for a refusal

    return user_data_path("medannot", appauthor=False) / "workspaces"


def synchronised_by(folder: Path) -> str | None:
    """Return what shows that a folder is synchronised: a name or a mark on the way to it."""
    for part in (folder, *folder.parents):
        if _SYNCHRONISED_NAME.fullmatch(part.name):
            return part.name
        for mark in _SYNCHRONISED_MARKS:
            # Dropbox keeps its settings in a folder of the home; that marks no synchronised one.
            if (part / mark).exists() and part != Path.home():
                return mark
    return None


def file_system(folder: Path) -> str:
    """Return the kind of file system that holds a folder, as the system calls it, or ""."""
    if platform.system() == "Windows":
        return _of_windows(folder)
    if platform.system() == "Darwin":
        return _of_macos(folder)
    try:
        table = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""
    return file_system_in(table, folder)


def file_system_in(mounts: str, folder: Path) -> str:
    """Return the kind of the last mount above a folder in a table as fstab(5) writes it."""
    found, depth = "", -1
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 4:
            continue
        point = Path(re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), fields[1]))
        if folder.is_relative_to(point) and len(point.parts) >= depth:
            # Virtual machines hand their own disks over as 9p; only over TCP it is a network drive.
            local = fields[2] == "9p" and "trans=tcp" not in fields[3].split(",")
            found, depth = "" if local else fields[2], len(point.parts)
    return found


def _of_windows(folder: Path) -> str:
    if str(folder).startswith("\\\\"):
        return "cifs"
    remote = 4  # DRIVE_REMOTE, fileapi.h
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  # only Windows has the attribute
    return "cifs" if kernel.GetDriveTypeW(folder.anchor) == remote else ""


class _StatFs(ctypes.Structure):
    """Darwin's `struct statfs` with 64-bit inodes, sys/mount.h."""

    _fields_ = (
        ("block_size", ctypes.c_uint32),
        ("transfer_size", ctypes.c_int32),
        ("counts", ctypes.c_uint64 * 5),
        ("id", ctypes.c_int32 * 2),
        ("owner", ctypes.c_uint32),
        ("type", ctypes.c_uint32),
        ("flags", ctypes.c_uint32),
        ("subtype", ctypes.c_uint32),
        ("type_name", ctypes.c_char * 16),
        ("rest", ctypes.c_char * (2 * 1024 + 32)),
    )


def _of_macos(folder: Path) -> str:
    existing = next((part for part in (folder, *folder.parents) if part.exists()), folder)
    system = ctypes.CDLL(None)
    call = getattr(system, "statfs$INODE64", None) or system.statfs
    found = _StatFs()
    if call(str(existing).encode(), ctypes.byref(found)) != 0:
        return ""
    return bytes(found.type_name).decode("ascii", "replace")
