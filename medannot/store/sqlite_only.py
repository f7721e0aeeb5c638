"""All that is SQLite's own beside the revisions: pragmas, the backup, the names of its faults.

Another SQLAlchemy engine would need another module of this shape and nothing else.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from medannot.domain.errors import EnvironmentFault

APPEND_ONLY = ("audit", "event", "response")
"""Tables on which triggers, made by the revisions, refuse UPDATE and DELETE."""

BUSY_TIMEOUT_MS = 5_000
_LEAST_FREE = 1 << 20


def make_engine(database: Path, *, read_only: bool = False, foreign_keys: bool = True) -> Engine:
    """Make an engine whose every connection keeps foreign keys and flushes each commit.

    Args:
        database: the file; made where it is missing.
        read_only: open without the right to write.
        foreign_keys: off only for a migration: SQLite changes a table by rebuilding it, which
            would tear every row that refers to it, and the pragma does nothing in a transaction.
    """
    address = address_of(database, read_only=read_only)

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(
            address, uri=True, isolation_level=None, check_same_thread=False, cached_statements=256
        )

    engine = create_engine(
        "sqlite://", creator=connect, poolclass=QueuePool, pool_size=4, max_overflow=4
    )

    @event.listens_for(engine, "connect")
    def set_pragmas(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
        if not read_only:
            cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")
        # Only this makes macOS empty the disk's own cache; elsewhere it changes nothing.
        cursor.execute("PRAGMA fullfsync=ON")
        cursor.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
        # 64 MiB where needed: with SQLite's own 2 MB a large import writes its pages out and back.
        cursor.execute("PRAGMA cache_size=-65536")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def address_of(database: Path, *, read_only: bool = False) -> str:
    """Return SQLite's address of a database file, whatever signs its path holds."""
    address = f"{database.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
    log = database.with_name(f"{database.name}-wal")
    if read_only and not log.exists() and not os.access(database.parent, os.W_OK):
        # Beside a file on a read-only disk SQLite cannot make the shared memory that WAL asks for;
        # without a log nobody is writing either.
        address += "&immutable=1"
    return address


@contextmanager
def read_damaged_text(connection: Connection) -> Iterator[None]:
    """Read text whose bytes are no UTF-8 with lone surrogates in their place, not as a fault."""
    driver = cast("sqlite3.Connection", connection.connection.driver_connection)
    former = driver.text_factory
    driver.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        driver.text_factory = former


def integrity_problems(connection: Connection) -> tuple[str, ...]:
    """Return what SQLite finds wrong with the database file and its foreign keys."""
    checked = connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars().all()
    return (
        *(f"database file: {line}" for line in checked if line != "ok"),
        *broken_references(connection),
    )


def broken_references(connection: Connection) -> tuple[str, ...]:
    """Return the first rows that refer to missing ones, a sentence each."""
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return tuple(f"{row[0]}, row {row[1]}: refers to a missing {row[2]}" for row in broken[:20])


def back_up(database: Path, copy: Path) -> None:
    """Copy a live database by SQLite's own backup; `copy` appears whole or not at all.

    Raises:
        EnvironmentFault: the copy could not be written.
    """
    unfinished = copy.with_suffix(copy.suffix + ".part")
    try:
        source = sqlite3.connect(address_of(database, read_only=True), uri=True)
        try:
            target = sqlite3.connect(unfinished)
            try:
                source.backup(target)
                target.execute("PRAGMA journal_mode=DELETE")
            finally:
                target.close()
        finally:
            source.close()
        unfinished.replace(copy)
    except (sqlite3.Error, OSError) as fault:
        unfinished.unlink(missing_ok=True)
        raise environment_fault(fault, database) from fault


def environment_fault(fault: BaseException, database: Path) -> EnvironmentFault:
    """Turn a fault of SQLite or the file system into one sentence."""
    text = str(getattr(fault, "orig", fault)).lower()
    name = database.name
    if "locked" in text or "busy" in text:
        return EnvironmentFault(
            "Another program holds the database {name}; close it there and try again.", name=name
        )
    if "full" in text or "no space" in text or ("i/o" in text and _is_full(database)):
        return EnvironmentFault(
            "The disk is full; nothing of this step was written. Free some space and try again."
        )
    if "readonly" in text or "read-only" in text or "permission" in text:
        return EnvironmentFault(
            "The workspace cannot be written, the disk or folder is read-only; "
            "move it to a local folder that you may write."
        )
    if "malformed" in text or "not a database" in text:
        return EnvironmentFault(
            "The database {name} is damaged; open the newest file of the backups folder instead.",
            name=name,
        )
    return EnvironmentFault(
        "The database {name} could not be used ({fault}); see the log file.", name=name, fault=text
    )


def _is_full(database: Path) -> bool:
    """Tell whether too little is free for the files that SQLite keeps beside a database."""
    try:
        return shutil.disk_usage(database.parent).free < _LEAST_FREE
    except OSError:
        return False
