"""Which backups a workspace has, and what to do with them where its database is damaged."""

from pathlib import Path

from medannot.domain.errors import EnvironmentFault

BACKUPS_FOLDER = "backups"


def list_backups(folder: Path) -> tuple[Path, ...]:
    """Return a workspace's backups, the oldest first."""
    found = (folder / BACKUPS_FOLDER).glob("medannot-*.sqlite")
    return tuple(sorted(found, key=lambda path: (path.name[:28], len(path.name), path.name)))


def unfinished_backups(folder: Path) -> tuple[Path, ...]:
    """Return what is left of backups that were cut off, by name."""
    return tuple(sorted((folder / BACKUPS_FOLDER).glob("medannot-*.part*")))


def damaged(database: Path) -> EnvironmentFault:
    """Return the fault of a damaged database, with the way back to its newest backup."""
    backups = list_backups(database.parent)
    if not backups:
        return EnvironmentFault(
            "The database {name} is damaged, and there is no backup of it; copy the whole folder "
            "before anything else is tried.",
            name=database.name,
        )
    # A log of the damaged file would be applied to the backup that takes its place.
    return EnvironmentFault(
        "The database {name} is damaged. With medannot closed, move {name}, {name}-wal and "
        "{name}-shm out of {folder}, then copy {backup} there as {name}.",
        name=database.name,
        folder=database.parent,
        backup=f"{BACKUPS_FOLDER}/{backups[-1].name}",
    )
