"""Whether a workspace's database and media files are whole."""

from dataclasses import dataclass

from sqlalchemy import select

from medannot.domain.errors import EnvironmentFault
from medannot.store.sqlite_only import DAMAGE, integrity_problems
from medannot.store.store import Store
from medannot.store.tables import MediaRow, table_of

_MEDIA = table_of(MediaRow)


@dataclass(frozen=True, slots=True)
class MediaHealth:
    """What a look at every media file found.

    Attributes:
        whole: files that are here and fit their hash.
        erased: media whose bytes were erased on request.
        problems: one sentence for each missing or altered file.
        remarks: one sentence for what is odd and harmless.
    """

    whole: int
    erased: int
    problems: tuple[str, ...]
    remarks: tuple[str, ...]


def database_problems(store: Store) -> tuple[str, ...]:
    """Return what is wrong with the database file and its references.

    Raises:
        EnvironmentFault: the file cannot be read at all.
    """
    with store.reading() as connection:
        return integrity_problems(connection)


def is_damage(problem: str) -> bool:
    """Tell whether a problem is one of the database file itself, not of what stands in it."""
    return problem.startswith(DAMAGE)


def media_health(store: Store) -> MediaHealth:
    """Read every media file and compare it with its hash.

    Raises:
        EnvironmentFault: the database cannot be read.
    """
    kept, erased = _hashes(store)
    problems = _faults(store, sorted(kept))
    whole = len(kept) - len(problems)
    still_there = [sha256 for sha256 in sorted(erased) if store.blobs.path(sha256).exists()]
    problems += [
        f"media {sha256}: was erased, but its file is still here" for sha256 in still_there
    ]
    unused = {path.stem for path in store.blobs.folder.glob("*/*.bin")} - kept - erased
    counts = (
        ("media files that belong to nothing, left by a stopped import", len(unused)),
        (
            "media files left half written, which go when the workspace is next opened for writing",
            len(store.blobs.unfinished()),
        ),
    )
    remarks = tuple(f"{words}: {count}" for words, count in counts if count)
    return MediaHealth(whole, len(erased), tuple(problems), remarks)


def remove_left_media(store: Store) -> None:
    """Remove media files that were cut off while written, or that an erasure could not remove.

    Only the holder of the workspace's lock may: another's running write looks the same.

    Raises:
        EnvironmentFault: the database cannot be read, or a file cannot be removed.
    """
    store.blobs.remove_unfinished()
    _kept, erased = _hashes(store)
    for sha256 in sorted(erased):
        if store.blobs.path(sha256).exists():
            store.blobs.erase(sha256)


def _hashes(store: Store) -> tuple[set[str], set[str]]:
    """Return the hashes of files that must be here, and of those that must not."""
    wanted = select(_MEDIA.c.sha256, _MEDIA.c.erased_utc)
    with store.reading() as connection:
        rows = connection.execute(wanted).all()
    # The same bytes may stand in two rows, with another orientation each.
    kept = {row.sha256 for row in rows if row.erased_utc is None}
    return kept, {row.sha256 for row in rows} - kept


def _faults(store: Store, hashes: list[str]) -> list[str]:
    found = []
    for sha256 in hashes:
        try:
            store.blobs.read(sha256)
        except EnvironmentFault as fault:
            found.append(str(fault))
    return found
