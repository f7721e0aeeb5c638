"""Workspaces: a folder made, opened, kept safe and closed.

A workspace's folder holds `medannot.sqlite`, `media/`, `logs/`, `backups/`, while a program has it
open `medannot.lock`, and where a coordinator keeps a list of names `private/names.csv`.
"""

import logging
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from sqlalchemy import func, insert, select

from medannot import __version__
from medannot.domain.clock import Clock, utc_text
from medannot.domain.errors import Advice, EnvironmentFault, Refusal
from medannot.domain.ids import IdSource
from medannot.domain.people import OWNER, Actor
from medannot.store import unit_of_work
from medannot.store.audit_head import ChainHead, remember_head
from medannot.store.backup_list import BACKUPS_FOLDER
from medannot.store.backups import make_backup, remove_unfinished
from medannot.store.health import remove_left_media
from medannot.store.lock import LOCK_NAME, WorkspaceLock, take_lock
from medannot.store.log_file import LOGS_FOLDER, WorkspaceLog
from medannot.store.places import FileSystemOf, refuse_unfit_place
from medannot.store.schema_version import (
    HEAD,
    is_current,
    migrate,
    refuse_unlike_schema,
    revision_of,
)
from medannot.store.sqlite_only import make_engine
from medannot.store.store import DATABASE_NAME, MEDIA_FOLDER, WORKSPACE_SECRET, Store
from medannot.store.tables import AuditRow, SecretRow, WorkspaceRow, table_of

_LOGGER = logging.getLogger(__name__)
_UNFINISHED = f"{DATABASE_NAME}.part"
_OF_FILE_MANAGERS = (".DS_Store", "desktop.ini", "Thumbs.db")
_OWN_FOLDERS = (MEDIA_FOLDER, LOGS_FOLDER, BACKUPS_FOLDER)


class Workspace:
    """An open workspace: the store, and the lock where it may write."""

    def __init__(self, store: Store, lock: WorkspaceLock | None) -> None:
        self.store = store
        self._lock = lock
        self._entries_at_start = _chain_end(store)[0]
        self._closed = False
        self._log = WorkspaceLog(store.folder) if lock is not None else None
        if self._log:
            _LOGGER.info("opened by medannot %s, schema %s", __version__, HEAD)

    @property
    def folder(self) -> Path:
        """Return the workspace's folder."""
        return self.store.folder

    def close(self) -> None:
        """Back up what was written, remember the audit chain's end, and give the lock back.

        Raises:
            EnvironmentFault: the backup could not be written; the workspace is closed all the same.
        """
        if self._closed:
            return
        self._closed = True
        try:
            if self._lock is not None:
                self._keep_safe()
        finally:
            self.store.close()
            if self._log is not None:
                _LOGGER.info("closed")
                self._log.close()
            if self._lock is not None:
                self._lock.release()

    def _keep_safe(self) -> None:
        entries, head = _chain_end(self.store)
        if entries == self._entries_at_start:
            return
        now = utc_text(self.store.clock.utc())
        remember_head(self.folder, ChainHead(entries, head, now))
        make_backup(self.folder, self.store.database, self.store.clock)


def create_workspace(
    folder: Path,
    clock: Clock,
    ids: IdSource,
    *,
    actor: Actor = OWNER,
    file_system_of: FileSystemOf | None = None,
) -> Workspace:
    """Make a workspace in a new or empty folder and open it.

    Raises:
        Refusal: the folder holds something, or is a workspace already.
        EnvironmentFault: the place is unfit or cannot be written; nothing is left behind.
    """
    _refuse_taken(folder)
    refuse_unfit_place(folder, file_system_of)
    made = [place for place in (folder, *folder.parents) if not place.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in _OWN_FOLDERS:
            (folder / name).mkdir(exist_ok=True)
        unfinished = folder / _UNFINISHED
        unfinished.unlink(missing_ok=True)
        migrate(unfinished)
        _write_first_rows(unfinished, clock, ids, actor)
        unfinished.replace(folder / DATABASE_NAME)
    except BaseException as fault:
        _undo(folder, made)
        if isinstance(fault, OSError):
            raise EnvironmentFault(
                "The workspace could not be made ({reason}); choose a folder that you may write.",
                reason=fault.strerror or type(fault).__name__,
            ) from fault
        raise
    return open_workspace(folder, clock, ids, file_system_of=file_system_of)


def open_workspace(
    folder: Path,
    clock: Clock,
    ids: IdSource,
    *,
    read_only: bool = False,
    file_system_of: FileSystemOf | None = None,
) -> Workspace:
    """Open a workspace; an older one is copied to its backups, then migrated.

    Args:
        folder: the workspace.
        clock: where times come from.
        ids: where identifiers come from.
        read_only: open without the lock and without the right to write.
        file_system_of: names the file system of a folder; replaced in tests.

    Raises:
        Refusal: the folder is no workspace, or a newer medannot or another development version
            of it wrote it.
        EnvironmentFault: another program holds it, the place is unfit, or the disk fails.
    """
    database = folder / DATABASE_NAME
    if not is_workspace(folder):
        raise Refusal("The folder {folder} is no workspace.", folder=folder).advising(
            Advice.CREATE_WORKSPACE
        )
    if read_only:
        if not is_current(database):
            raise Refusal(
                "This workspace is of an older medannot; open it once for writing, which copies "
                "it and brings it up to date."
            )
        refuse_unlike_schema(database)
        return Workspace(Store(folder, clock, ids, read_only=True), None)
    refuse_unfit_place(folder, file_system_of)
    lock = take_lock(folder, clock)
    try:
        current = is_current(database)
        if current:
            refuse_unlike_schema(database)
        with suppress(OSError):  # what stays is no harm, and the check of a workspace names it
            remove_unfinished(folder)
        if not current:
            copy = make_backup(folder, database, clock, f"before-{revision_of(database)}")
            migrate(database, copy)
        store = Store(folder, clock, ids)
        with suppress(EnvironmentFault):  # as above
            remove_left_media(store)
        return Workspace(store, lock)
    except BaseException:
        lock.release()
        raise


def is_workspace(folder: Path) -> bool:
    """Tell whether a folder holds a workspace's database.

    Raises:
        EnvironmentFault: the folder cannot be looked at.
    """
    try:
        return (folder / DATABASE_NAME).is_file()
    except OSError as fault:
        raise EnvironmentFault(
            "The folder {folder} cannot be read ({reason}); check its disk.",
            folder=folder,
            reason=fault.strerror or type(fault).__name__,
        ) from fault


def _chain_end(store: Store) -> tuple[int, str]:
    audit = table_of(AuditRow)
    with store.reading() as connection:
        entries = connection.execute(select(func.max(audit.c.seq))).scalar() or 0
        head = connection.execute(select(audit.c.hash).where(audit.c.seq == entries)).scalar()
    return int(entries), str(head or "")


def _refuse_taken(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise Refusal("{folder} is a file; choose a folder.", folder=folder)
    if is_workspace(folder):
        raise Refusal("The folder {folder} is a workspace already; open it.", folder=folder)
    foreign = [path for path in sorted(folder.iterdir()) if not _is_leftover(path)]
    if foreign:
        raise Refusal(
            "The folder {folder} is not empty (it holds {name}); choose a new or empty folder.",
            folder=folder,
            name=foreign[0].name,
        )


def _is_leftover(path: Path) -> bool:
    """Tell whether a path is left of a creation that was cut off, or by a file manager."""
    if path.name.startswith(_UNFINISHED) or path.name in {LOCK_NAME, *_OF_FILE_MANAGERS}:
        return True
    return path.name in _OWN_FOLDERS and path.is_dir() and not any(path.iterdir())


def _write_first_rows(database: Path, clock: Clock, ids: IdSource, actor: Actor) -> None:
    engine = make_engine(database)
    workspace_id = ids.new()
    try:
        with unit_of_work.write(engine, database, actor, "", clock, ids) as work:
            row = {
                "id": workspace_id,
                "created_utc": work.now(),
                "created_by_version": __version__,
            }
            work.connection.execute(insert(table_of(WorkspaceRow)), [row])
            work.connection.execute(
                insert(table_of(SecretRow)),
                [{"name": WORKSPACE_SECRET, "value_hex": ids.new() + ids.new()}],
            )
            work.note(
                "workspace.create", f"workspace:{workspace_id}", new={"rows": {"workspace": [row]}}
            )
    finally:
        engine.dispose()


def _undo(folder: Path, made: Sequence[Path]) -> None:
    """Remove what an unfinished creation has made.

    Args:
        folder: the workspace that was to be.
        made: the folders that were not there before, the innermost first.
    """
    with suppress(OSError):
        for part in folder.glob(f"{_UNFINISHED}*"):
            part.unlink()
        for name in _OWN_FOLDERS:
            if (folder / name).is_dir():
                (folder / name).rmdir()
        for place in made:
            place.rmdir()
