"""The log of a workspace: what the program did, for whoever looks for a fault.

It holds ids and codes, no names of people and no paths of originals: of an exception it holds type
and place, not the text, which may quote a path or an answer.
"""

import logging
import time
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

LOGS_FOLDER = "logs"
_LOG_NAME = "medannot.log"
_MOST_BYTES = 1_000_000
_KEPT = 5


class _Formatter(logging.Formatter):
    converter = staticmethod(time.gmtime)

    def formatException(  # noqa: N802  # logging's own name
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        """Write type and place of an exception, not its text."""
        kind, _, place = ei
        frames = "".join(traceback.format_tb(place)).rstrip()
        return f"{kind.__name__ if kind else 'no exception'}\n{frames}"


class _LogFile(RotatingFileHandler):
    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  # logging's own name
        """Go on without the line: a full disk is told where the person's own work fails."""


class WorkspaceLog:
    """Adds a workspace's log file to the program's log until `close`.

    Args:
        folder: the workspace.
    """

    def __init__(self, folder: Path) -> None:
        self._logger = logging.getLogger("medannot")
        self._handler: logging.Handler = logging.NullHandler()
        if (folder / LOGS_FOLDER).is_dir():
            self._handler = _LogFile(
                folder / LOGS_FOLDER / _LOG_NAME,
                maxBytes=_MOST_BYTES,
                backupCount=_KEPT,
                encoding="utf-8",
                delay=True,
            )
        self._handler.setLevel(logging.INFO)
        self._handler.setFormatter(
            _Formatter("%(asctime)sZ %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S")
        )
        self._logger.addHandler(self._handler)
        if self._logger.level == logging.NOTSET:
            self._logger.setLevel(logging.INFO)

    def close(self) -> None:
        """Take the file out of the program's log."""
        self._logger.removeHandler(self._handler)
        self._handler.close()
