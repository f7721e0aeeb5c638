"""Watches memory and computing time of a process while it works, and ends it when it goes too far.

This holds on every system; where the kernel keeps limits too, they are met first.
"""

import threading
from dataclasses import dataclass
from enum import StrEnum

import psutil

from medannot.domain.clock import SystemClock
from medannot.imaging.child.allowance import Allowance

INTERVAL_S = 0.01


class Verdict(StrEnum):
    """Why a process was ended."""

    MEMORY = "memory"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Usage:
    """What a process has used: resident memory, address space, seconds of computing."""

    resident: int
    addresses: int
    cpu_s: float


class Watchdog:
    """A thread that looks at one process, as long as a request is under way.

    Args:
        pid: the process.
    """

    def __init__(self, pid: int) -> None:
        self._process = psutil.Process(pid)
        self._clock = SystemClock()
        self._changed = threading.Condition()
        self._allowance: Allowance | None = None
        self._start = Usage(0, 0, 0.0)
        self._begun_ns = 0
        self._verdict: Verdict | None = None
        self._closed = False
        self.peak = 0
        """The most resident bytes above rest that were seen in the last request."""
        threading.Thread(target=self._run, name="decoding watchdog", daemon=True).start()

    def begin(self, allowance: Allowance) -> Usage:
        """Watch from now on; return what is used at rest.

        Raises:
            psutil.Error: there is no such process any more.
        """
        start = self._usage()
        with self._changed:
            self._start, self._begun_ns = start, self._clock.now_ns()
            self._verdict, self.peak = None, 0
            self._allowance = allowance
            self._changed.notify()
        return start

    def finish(self) -> Verdict | None:
        """Stop watching; return why the process was ended, or None where it was not."""
        with self._changed:
            self._allowance = None
            return self._verdict

    def close(self) -> None:
        """End the thread."""
        with self._changed:
            self._closed = True
            self._allowance = None
            self._changed.notify()

    def _run(self) -> None:
        with self._changed:
            while not self._closed:
                if self._allowance is None:
                    self._changed.wait()
                else:
                    # Waiting first: most requests are over before there is anything to see.
                    self._changed.wait(INTERVAL_S)
                    self._look()

    def _look(self) -> None:
        allowance = self._allowance
        if allowance is None or self._verdict is not None:
            return
        try:
            usage = self._usage()
        except psutil.Error:
            return
        self.peak = max(self.peak, usage.resident - self._start.resident)
        self._verdict = self._judge(usage, allowance)
        if self._verdict is not None:
            self._kill()

    def _judge(self, usage: Usage, allowance: Allowance) -> Verdict | None:
        if usage.resident - self._start.resident > allowance.memory:
            return Verdict.MEMORY
        wall_s = (self._clock.now_ns() - self._begun_ns) / 1e9
        if usage.cpu_s - self._start.cpu_s > allowance.cpu_s or wall_s > allowance.wall_s:
            return Verdict.TIME
        return None

    def _kill(self) -> None:
        try:
            self._process.kill()
        except psutil.Error:
            return

    def _usage(self) -> Usage:
        with self._process.oneshot():
            memory, cpu = self._process.memory_info(), self._process.cpu_times()
        return Usage(memory.rss, memory.vms, cpu.user + cpu.system)
