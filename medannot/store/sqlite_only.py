"""All that is SQLite's own beside the revisions: pragmas, the backup, the names of its faults.

Another SQLAlchemy engine would need another module of this shape and nothing else.
"""

import errno
import logging
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from medannot.domain.errors import EnvironmentFault
from medannot.store.backup_list import damaged

APPEND_ONLY = (
    "audit",
    "event",
    "lexicon_pin",
    "response",
    "finding_revision",
    "work_turn",
    "review_decision",
    "review_comment",
    "consensus",
    "consensus_finding",
    "consensus_point",
    "question_decision",
    "question_sample",
    "model_run",
    "model_answer",
    "model_extraction",
    "model_withdrawal",
    "judge_run",
    "judge_grade",
    "set_freeze",
    "set_draw",
    "language_link",
)
"""Tables on which triggers, made by the revisions, refuse UPDATE and DELETE."""

DAMAGE = "database file: "
"""Begins what SQLite says of a broken file."""

BUSY_TIMEOUT_MS = 5_000
_LEAST_FREE = 1 << 20
_LOGGER = logging.getLogger(__name__)

_LOCKED = "Another program holds the database {name}; close it there and try again."
_FULL = "The disk is full; nothing of this step was written. Free some space and try again."
_READ_ONLY = (
    "The workspace cannot be written, the disk or folder is read-only; "
    "move it to a local folder that you may write."
)
_DAMAGED = "The database {name} is damaged."
_OTHER = "The database {name} could not be used ({code}); see the log file."

# By primary result code, https://www.sqlite.org/rescode.html
_OF_CODE = {
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_PROTOCOL: _LOCKED,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
}
_BUGS = {
    sqlite3.SQLITE_ERROR,
    sqlite3.SQLITE_INTERNAL,
    sqlite3.SQLITE_MISUSE,
    sqlite3.SQLITE_RANGE,
}
_OF_ERRNO = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
}


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
        # What is cleared, such as the name of an image, must not stay readable in a free page.
        cursor.execute("PRAGMA secure_delete=ON")
        # With SQLite's own 2 MB a large import writes its pages out and back; with more than 32 MiB
        # it is no faster, and what it sorts takes as much again.
        cursor.execute("PRAGMA cache_size=-32768")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing", False)
        # By the driver's own cursor: this stands before every read and write.
        with closing(connection.connection.cursor()) as cursor:
            cursor.execute("BEGIN IMMEDIATE" if writing else "BEGIN")

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
        *(f"{DAMAGE}{line}" for line in checked if line != "ok"),
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
        with (
            told_faults(database),
            closing(sqlite3.connect(address_of(database, read_only=True), uri=True)) as source,
        ):
            with closing(sqlite3.connect(unfinished)) as target:
                source.backup(target)
                target.execute("PRAGMA journal_mode=DELETE")
            unfinished.replace(copy)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


@contextmanager
def told_faults(database: Path) -> Iterator[None]:
    """Turn what the disk, the file or another program did into one sentence.

    A statement that SQLite refuses as wrong is a bug of the program and stays what it is.

    Raises:
        EnvironmentFault: the database is locked, full, read-only, unreadable or damaged.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error, OSError) as fault:
        told = _told(fault, database)
        if told is None:
            raise
        raise told from fault


def repeats_a_row(fault: DBAPIError) -> bool:
    """Tell whether a write was refused because its key stands in the table already."""
    code = getattr(fault.orig, "sqlite_errorcode", None)
    return code in {sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY}


def is_missing_table(fault: sqlite3.Error) -> bool:
    """Tell whether a statement was refused because it names what the file does not have."""
    return getattr(fault, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR


def _told(fault: DBAPIError | sqlite3.Error | OSError, database: Path) -> EnvironmentFault | None:
    original = fault.orig if isinstance(fault, DBAPIError) else fault
    cause = _cause_of(original, database)
    if cause is None:
        return None
    kind = type(original).__name__
    code = _code_name(original)
    # Not the text: it may quote a path. A disk that is full or locked is no riddle.
    _LOGGER.log(
        logging.ERROR if cause == _OTHER else logging.INFO, "database fault: %s, %s", kind, code
    )
    if cause == _DAMAGED:
        return damaged(database)
    return EnvironmentFault(cause, name=database.name, code=f"{kind}, {code}")


def _cause_of(fault: BaseException | None, database: Path) -> str | None:
    """Return the sentence for a fault, or None where it is a bug of the program."""
    if isinstance(fault, OSError):
        return _OF_ERRNO.get(fault.errno or 0, _OTHER)
    # Those classes alone tell of the surroundings; their subclasses tell of wrong statements.
    if type(fault) not in {sqlite3.OperationalError, sqlite3.DatabaseError}:
        return None
    code = getattr(fault, "sqlite_errorcode", None)
    if code is None:
        return _OTHER  # the driver's own, such as bytes that are no text
    primary = code & 0xFF
    if primary in _BUGS:
        return None
    if primary == sqlite3.SQLITE_IOERR and _is_full(database):
        return _FULL
    return _OF_CODE.get(primary, _OTHER)


def _code_name(fault: BaseException | None) -> str:
    if isinstance(fault, OSError):
        return errno.errorcode.get(fault.errno or 0, "no code")
    return str(getattr(fault, "sqlite_errorname", "no code"))


def _is_full(database: Path) -> bool:
    """Tell whether too little is free for the files that SQLite keeps beside a database."""
    try:
        return shutil.disk_usage(database.parent).free < _LEAST_FREE
    except OSError:
        return False
