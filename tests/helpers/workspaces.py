"""Makes workspaces for tests: the first is built, all others are copies of it."""

import shutil
import tempfile
import weakref
from functools import cache
from pathlib import Path

from medannot.domain.clock import ManualClock
from medannot.domain.ids import SeededIds
from medannot.services.desk import Desk, open_desk
from medannot.store.store import Store
from medannot.store.workspaces import create_workspace


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
