"""Copies of the database, made by SQLite's own backup; the last ten are kept.

They hold no image: media lie as files of their own, so that an erased image is in no backup.
"""

from pathlib import Path

from medannot.domain.clock import Clock
from medannot.domain.errors import EnvironmentFault
from medannot.store.sqlite_only import back_up

BACKUPS_FOLDER = "backups"
KEPT = 10


def make_backup(folder: Path, database: Path, clock: Clock, occasion: str = "session") -> Path:
    """Copy a workspace's database into its backups and drop the oldest beyond ten.

    Args:
        folder: the workspace.
        database: the live database.
        clock: names the copy.
        occasion: a word for the name: "session", or the revision before a migration.

    Raises:
        EnvironmentFault: the copy could not be written.
    """
    backups = folder / BACKUPS_FOLDER
    stamp = clock.utc().strftime("%Y%m%dT%H%M%S%f")[:18]
    copy = backups / f"medannot-{stamp}Z-{occasion}.sqlite"
    number = 1
    while copy.exists():
        number += 1
        copy = backups / f"medannot-{stamp}Z-{occasion}-{number}.sqlite"
    try:
        backups.mkdir(exist_ok=True)
        for unfinished in backups.glob("medannot-*.part*"):
            unfinished.unlink(missing_ok=True)  # of a program that was killed
        back_up(database, copy)
        # A clock that was set back dates the new copy before the others; it stays all the same.
        others = [path for path in list_backups(folder) if path != copy]
        for old in others[: max(0, len(others) - KEPT + 1)]:
            old.unlink(missing_ok=True)
    except OSError as fault:
        raise EnvironmentFault(
            "The backup of the workspace could not be written ({reason}); free some space. "
            "The workspace itself is whole.",
            reason=fault.strerror or type(fault).__name__,
        ) from fault
    return copy


def list_backups(folder: Path) -> tuple[Path, ...]:
    """Return a workspace's backups, the oldest first."""
    found = (folder / BACKUPS_FOLDER).glob("medannot-*.sqlite")
    return tuple(sorted(found, key=lambda path: (path.name[:28], len(path.name), path.name)))
