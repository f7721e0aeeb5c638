"""Whether a workspace's database and media files are whole."""

from dataclasses import dataclass

from sqlalchemy import select

from medannot.domain.errors import EnvironmentFault
from medannot.store.sqlite_only import integrity_problems
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


def media_health(store: Store) -> MediaHealth:
    """Read every media file and compare it with its hash.

    Raises:
        EnvironmentFault: the database cannot be read.
    """
    wanted = select(_MEDIA.c.sha256, _MEDIA.c.erased_utc).order_by(_MEDIA.c.sha256)
    with store.reading() as connection:
        media = {row.sha256: row.erased_utc for row in connection.execute(wanted)}
    erased = {sha256 for sha256, when in media.items() if when is not None}
    problems = [*_faults(store, sorted(media.keys() - erased))]
    whole = len(media) - len(erased) - len(problems)
    still_there = [sha256 for sha256 in sorted(erased) if store.blobs.path(sha256).exists()]
    problems += [
        f"media {sha256}: was erased, but its file is still here" for sha256 in still_there
    ]
    unused = {path.stem for path in store.blobs.folder.glob("*/*.bin")} - media.keys()
    remarks = (f"{len(unused)} media files belong to nothing, left by a stopped import",)
    return MediaHealth(whole, len(erased), tuple(problems), remarks if unused else ())


def _faults(store: Store, hashes: list[str]) -> list[str]:
    found = []
    for sha256 in hashes:
        try:
            store.blobs.read(sha256)
        except EnvironmentFault as fault:
            found.append(str(fault))
    return found
