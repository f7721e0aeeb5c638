"""The façade of the store: one open workspace database, its media and its repositories."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, select

from medannot.domain.clock import Clock
from medannot.domain.ids import IdSource
from medannot.domain.people import Actor
from medannot.store import unit_of_work
from medannot.store.blobs import BlobStore
from medannot.store.sqlite_only import make_engine, told_faults
from medannot.store.tables import SecretRow, table_of
from medannot.store.unit_of_work import UnitOfWork

DATABASE_NAME = "medannot.sqlite"
MEDIA_FOLDER = "media"
WORKSPACE_SECRET = "workspace"  # noqa: S105  # the row's name, not the secret


class Store:
    """One open workspace database.

    `store.workspaces.open_workspace` is the way to get one: it holds the lock, brings an older
    schema up to date and refuses a newer one.

    Args:
        folder: the workspace's folder.
        clock: where times come from.
        ids: where identifiers come from.
        read_only: open without the right to write.
    """

    def __init__(
        self, folder: Path, clock: Clock, ids: IdSource, *, read_only: bool = False
    ) -> None:
        self.folder = folder
        self.clock = clock
        self.ids = ids
        self.read_only = read_only
        self.blobs = BlobStore(folder / MEDIA_FOLDER)
        self._engine: Engine = make_engine(self.database, read_only=read_only)

    @property
    def database(self) -> Path:
        """Return the path of the database file."""
        return self.folder / DATABASE_NAME

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a connection for reading, with one view of the data until it is left.

        Raises:
            EnvironmentFault: the database is locked, unreadable or damaged.
        """
        with (
            told_faults(self.database),
            self._engine.connect() as connection,
            connection.begin(),
        ):
            yield connection

    def writing(self, actor: Actor, reason: str = "") -> AbstractContextManager[UnitOfWork]:
        """Open the one unit of work that writes; see `unit_of_work.write`."""
        return unit_of_work.write(self._engine, self.database, actor, reason, self.clock, self.ids)

    @contextmanager
    def deriving(self) -> Iterator[Connection]:
        """Open a connection that writes what is made of other rows and can be made again.

        Nothing of it says anything new, so no audit entry stands beside it.

        Raises:
            EnvironmentFault: the database is locked, full, read-only or damaged.
        """
        with (
            told_faults(self.database),
            self._engine.connect().execution_options(writing=True) as connection,
            connection.begin(),
        ):
            yield connection

    def secret(self) -> bytes:
        """Return the workspace's own 32 random bytes, for keyed hashes; they never leave it."""
        secret = table_of(SecretRow)
        wanted = select(secret.c.value_hex).where(secret.c.name == WORKSPACE_SECRET)
        with self.reading() as connection:
            return bytes.fromhex(connection.execute(wanted).scalar_one())

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()
