"""What the start page knows: recent workspaces, and the session that waits in the last one."""

import logging
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medannot.domain.people import OWNER
from medannot.ui.settings import RecentWorkspace, SettingsFile
from medannot.ui.tasks import Tasks

if TYPE_CHECKING:
    from medannot.services.reading import ReaderWork

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A session that was begun and not ended.

    Attributes:
        total: its items.
        done: how many are answered.
        last_utc: when the last one was, as ISO 8601, or None.
    """

    folder: Path
    study: str
    reader: str
    total: int
    done: int
    last_utc: str | None
    simulated: bool


@dataclass(frozen=True, slots=True)
class StartState:
    """All that the start page shows.

    Attributes:
        recent: the recent workspaces, the last first.
        missing: paths of those whose folder is not there now.
        session: the session to resume, or None.
        waiting: how many sets wait in the last workspace; None while nobody knows.
    """

    recent: tuple[RecentWorkspace, ...]
    missing: frozenset[str] = frozenset()
    session: OpenSession | None = None
    waiting: int | None = None


class StartPresenter(QObject):
    """Looks after the start page; disks are touched beside the GUI thread.

    Signals:
        state_changed: (StartState).
    """

    state_changed = Signal(object)

    def __init__(self, tasks: Tasks, settings: SettingsFile, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._settings = tasks, settings
        self.state = StartState(settings.values.recent)

    def look(self) -> None:
        """Look behind the page which folders are there and which session waits."""
        recent = self._settings.values.recent
        self._show(StartState(recent))
        if recent:
            self._tasks.free(lambda: _with_missing(recent), self._look_into, self._miss)

    def _look_into(self, state: StartState) -> None:
        self._show(state)
        if self.last is not None:
            self._tasks.store(lambda: _with_session(state), self._show, self._miss)

    def _show(self, state: StartState) -> None:
        self.state = state
        self.state_changed.emit(state)

    def _miss(self, fault: Exception) -> None:
        # The person did not ask for this look; opening the workspace will say what is wrong.
        _log.info("the last workspace could not be looked into: %s", type(fault).__name__)

    def forget(self, path: str) -> None:
        """Take a workspace off the list."""
        self._settings.forget(path)
        self.look()

    @property
    def last(self) -> Path | None:
        """Return the last opened workspace that is still there, or None."""
        there = (entry.path for entry in self.state.recent if entry.path not in self.state.missing)
        path = next(there, None)
        return Path(path) if path else None


def _with_missing(recent: tuple[RecentWorkspace, ...]) -> StartState:
    missing = frozenset(entry.path for entry in recent if not Path(entry.path).is_dir())
    return StartState(recent, missing)


def _with_session(state: StartState) -> StartState:
    from medannot.services.desk import open_desk  # noqa: PLC0415 - not needed to start

    first = next(entry for entry in state.recent if entry.path not in state.missing)
    folder = Path(first.path)
    with open_desk(folder, read_only=True) as desk:
        works = desk.reading.waiting(OWNER)
    begun = [work for work in works if 0 < work.done < work.total]
    latest = max(begun, key=lambda work: work.last_utc or "", default=None)
    return replace(
        state,
        session=_open_session(folder, latest) if latest else None,
        waiting=sum(work.done < work.total for work in works),
    )


def _open_session(folder: Path, work: "ReaderWork") -> OpenSession:
    return OpenSession(
        folder, work.study, work.code, work.total, work.done, work.last_utc, work.simulated
    )


def day_caption(moment: datetime, now: datetime) -> tuple[str, int]:
    """Tell how far back a local moment lies: ("today" | "yesterday" | "date", whole days)."""
    days = (now.date() - moment.date()).days
    return ({0: "today", 1: "yesterday"}.get(days, "date"), days)
