"""Makes workspaces for tests: the first is built, all others are copies of it.

Their engines share what SQLAlchemy makes of a statement, which it keeps for each engine by itself:
making the same statements anew for the workspace of each test took a sixth of the tests' time.
"""

import shutil
import tempfile
import weakref
from collections.abc import Callable
from copy import copy
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy

from medannot.domain.clock import ManualClock
from medannot.domain.ids import SeededIds
from medannot.services.desk import Desk, open_desk
from medannot.store import sqlite_only
from medannot.store.store import Store
from medannot.store.workspaces import create_workspace

Made = TypeVar("Made")


@cache
def _shared() -> sqlalchemy.Engine:
    # A dialect is made ready by its first connection.
    engine = sqlalchemy.create_engine("sqlite://")
    engine.connect().close()
    engine.dispose()
    return engine


def _sharing_engine(*args: Any, **options: Any) -> sqlalchemy.Engine:
    engine = sqlalchemy.create_engine(*args, **options)
    # Statements are kept by dialect, so that both must be shared.
    engine.dialect = engine.pool._dialect = _shared().dialect
    engine._compiled_cache = _shared()._compiled_cache
    return engine


sqlite_only.create_engine = _sharing_engine


@cache
def _template() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="medannot-template-")) / "workspace"
    create_workspace(folder, ManualClock(), SeededIds("template")).close()
    return folder


def empty_workspace(parent: Path, name: str = "workspace") -> Path:
    """Return the folder of a new workspace with nothing in it, closed."""
    return Path(shutil.copytree(_template(), parent / name))


def make_workspace(parent: Path, seed: int = 1, name: str = "workspace") -> Store:
    """Return the store of a new workspace, without a lock, with seeded ids and a manual clock."""
    store = Store(empty_workspace(parent, name), ManualClock(), SeededIds(seed))
    # Tests need not close it; newer Pythons complain of connections that nobody closed.
    weakref.finalize(store, store._engine.dispose)
    return store


def make_desk(parent: Path, seed: int = 1, name: str = "workspace") -> Desk:
    """Return the desk of a new workspace with seeded ids and a manual clock; close it."""
    return open_desk(empty_workspace(parent, name), clock=ManualClock(), ids=SeededIds(seed))


_done: dict[str, tuple[Path, SeededIds, ManualClock, Any]] = {}


def desk_with(parent: Path, key: str, work: Callable[[Desk], Made]) -> tuple[Desk, Made]:
    """Return the desk of a workspace in which a work was done, and what the work returned.

    The work is done once for its key; all others get copies of what lay beside it and in it, with
    ids and a clock that go on where it ended.

    Args:
        parent: the workspace lies below it.
        key: tells works apart.
        work: may write beside the workspace; returns frozen values.
    """
    if key not in _done:
        first = Path(tempfile.mkdtemp(prefix="medannot-work-"))
        ids, clock = SeededIds(1), ManualClock()
        with open_desk(empty_workspace(first), clock=clock, ids=ids) as desk:
            made = work(desk)
            # What the work took of both; closing is not of it.
            _done[key] = first, copy(ids), copy(clock), made
    first, ids, clock, made = _done[key]
    shutil.copytree(first, parent, dirs_exist_ok=True)
    return open_desk(parent / "workspace", clock=copy(clock), ids=copy(ids)), made
