"""Copies of the database, made by SQLite's own backup; the last ten are kept.

They hold no image: media lie as files of their own, so that an erased image is in no backup.
"""

from pathlib import Path

from medannot.domain.clock import Clock
from medannot.domain.errors import EnvironmentFault
from medannot.store.backup_list import BACKUPS_FOLDER, list_backups, unfinished_backups
from medannot.store.sqlite_only import back_up

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
        remove_unfinished(folder)
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


def remove_unfinished(folder: Path) -> None:
    """Remove what a program that was killed has left of a backup; only the lock's holder may.

    Raises:
        OSError: a file cannot be removed.
    """
    for unfinished in unfinished_backups(folder):
        unfinished.unlink(missing_ok=True)
