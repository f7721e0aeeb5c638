"""Work beside the GUI thread of which only the last that was asked for is answered."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject

from medannot.domain.errors import EnvironmentFault
from medannot.ui.tasks import Tasks

Found = TypeVar("Found")


class Latest(QObject):
    """Asks for work; the answer to an earlier question, or one for a page that is gone, is dropped.

    Args:
        tasks: the window's pools of work.
        failed: told what went wrong.
    """

    def __init__(
        self, tasks: Tasks, failed: Callable[[Exception], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks, self._failed = tasks, failed
        self._number = 0
        self._done: Callable[[Any], None] = lambda _found: None

    def ask(self, work: Callable[[], Found], done: Callable[[Found], None]) -> None:
        """Do work that needs no store, and tell of it unless something else is asked for first."""
        self._number += 1
        self._done = done
        number = self._number

        def numbered() -> tuple[int, Found | None, Exception | None]:
            try:
                return number, work(), None
            except Exception as fault:  # noqa: BLE001 - every fault goes back to who asked
                return number, None, plain(fault)

        self._tasks.free(numbered, self._take)

    def forget(self) -> None:
        """Drop the answer that is under way."""
        self._number += 1

    def _take(self, answer: tuple[int, object, Exception | None]) -> None:
        number, found, fault = answer
        if number != self._number:
            return
        if fault is None:
            self._done(found)
        else:
            self._failed(fault)


def plain(fault: Exception) -> Exception:
    """Return a fault of the disk as a sentence for people; all others stay what they are."""
    if not isinstance(fault, OSError):
        return fault
    return EnvironmentFault(
        "{name} cannot be read or written ({reason}); look whether it is there and may be opened.",
        name=Path(str(fault.filename or "")).name or "A file",
        reason=fault.strerror or type(fault).__name__,
    )
