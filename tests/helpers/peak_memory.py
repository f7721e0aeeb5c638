"""Measures how far a process grows, by the kernel's own mark where it keeps one."""

import contextlib
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil


class PeakMemory:
    """Holds the most resident bytes of another process above those at the beginning.

    Linux keeps a mark of the highest level, which is put back at the beginning. Where the process
    dies, and on other systems, what a thread saw every two milliseconds counts.
    """

    def __init__(self, pid: int) -> None:
        self._process = psutil.Process(pid)
        self._folder = Path("/proc") / str(pid)
        self._start = 0
        self._seen = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    @property
    def grown(self) -> int:
        """Return the growth in bytes."""
        return max(self._seen - self._start, 0)

    def __enter__(self) -> Self:
        if sys.platform == "linux":
            (self._folder / "clear_refs").write_text("5", encoding="ascii")
        self._start = self._process.memory_info().rss
        self._thread.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _fault: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._ended.set()
        self._thread.join()
        self._look()

    def _watch(self) -> None:
        while not self._ended.wait(0.002):
            self._look()

    def _look(self) -> None:
        with contextlib.suppress(psutil.Error, OSError, ValueError):
            self._seen = max(self._seen, self._level())

    def _level(self) -> int:
        if sys.platform == "linux":
            lines = (self._folder / "status").read_text(encoding="ascii").splitlines()
            marks = [line for line in lines if line.startswith("VmHWM")]
            return int(marks[0].split()[1]) * 1024 if marks else 0
        return int(self._process.memory_info().rss)
