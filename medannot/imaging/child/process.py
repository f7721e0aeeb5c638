"""One decoding process, as its parent sees it: started, asked, ended."""

import contextlib
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from io import FileIO
from typing import cast

import psutil

from medannot.imaging.child.allowance import Allowance
from medannot.imaging.child.watchdog import Verdict, Watchdog
from medannot.imaging.child.wire import (
    Ended,
    Fields,
    Message,
    WireFault,
    receive_buffers,
    receive_header,
    send,
)

_LOG = logging.getLogger(__name__)

START_S = 120.0
"""How long a process may take to load its libraries, from a cold and busy disk."""

SLOWEST_PACE = 4.0

_PIPE_BYTES = 1 << 20
_KEPT_VARIABLES = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TZ", "LC_ALL")
# One thread: the processes are the threads here, and each thread's stack is address space.
_SET_VARIABLES = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "1",
    "PYTHONSAFEPATH": "1",
    "PYTHONUTF8": "1",
}


class NotStarted(Exception):
    """A process could not be started.

    Args:
        reason: why, in words that name no file.
        by_itself: whether it was there and ended, which another may not do.
    """

    def __init__(self, reason: str, *, by_itself: bool = False) -> None:
        self.reason, self.by_itself = reason, by_itself
        super().__init__(reason)


class Stopped(Exception):
    """The process ended before it answered.

    Attributes:
        verdict: why the watchdog ended it; None where it ended by itself.
    """

    def __init__(self, verdict: Verdict | None) -> None:
        self.verdict = verdict
        super().__init__(verdict)


def child_command() -> Sequence[str]:
    """Return the command that starts a decoding process.

    A bundle that has no interpreter of its own puts another one in place by `host.configure`.
    """
    return (sys.executable, "-P", "-m", "medannot.imaging.decoding_process")


class ChildProcess:
    """A decoding process that is asked one thing at a time, by whoever holds it.

    Args:
        command: what starts it.

    Raises:
        NotStarted: it cannot be started.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._process = _start(command)
        self._source = cast("FileIO", self._process.stdout)
        self._target = cast("FileIO", self._process.stdin)
        self._watchdog: Watchdog | None = None
        self._pace = 1.0
        try:
            self._pace = _pace(self._greet())
            self._watchdog = Watchdog(self._process.pid)
        except BaseException:
            self.close()
            raise

    @property
    def pid(self) -> int:
        """Return the number that the system gave it."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Tell whether it can be asked."""
        return self._watchdog is not None and self._process.poll() is None

    @property
    def peak(self) -> int:
        """Return the most bytes above rest that were seen in the last request."""
        return self._watchdog.peak if self._watchdog is not None else 0

    def ask(
        self, fields: Fields, buffers: Sequence[memoryview], allowance: Allowance, most: int
    ) -> Message:
        """Send a request and return the answer; afterwards the process may be gone.

        Args:
            fields: the request.
            buffers: its raw bytes.
            allowance: what it may take.
            most: bytes of buffers that the answer may have.

        Raises:
            Stopped: the process ended, by itself or because it took too much.
            WireFault: it answered what no sound process answers.
        """
        watchdog = self._watchdog
        if watchdog is None:
            raise Stopped(None)
        allowance = allowance.at_pace(self._pace)
        try:
            rest = watchdog.begin(allowance)
            bounds = {"memory": rest.addresses + allowance.memory, "cpu_s": allowance.cpu_s}
            send(self._target, {**fields, **bounds}, buffers)
            answer = receive_header(self._source)
            message = Message(answer, receive_buffers(self._source, answer, most))
        except (OSError, Ended, psutil.Error) as fault:
            verdict = watchdog.finish()
            self.close()
            raise Stopped(verdict) from fault
        except BaseException:
            # Between two messages there is no way to go on (Ctrl+C ends up here too).
            self.close()
            raise
        if watchdog.finish() is not None:
            self.close()  # ended after its answer; the next request starts another
        return message

    def close(self) -> None:
        """End the process; who is waiting for its answer hears of it."""
        if self._watchdog is not None:
            self._watchdog.close()
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        for pipe in (self._source, self._target):
            with contextlib.suppress(OSError):
                pipe.close()

    def kill(self) -> None:
        """End the process from another thread than the one that asks it."""
        self._process.kill()

    def _greet(self) -> Fields:
        # A process that loads no libraries must not be waited for until the end of time.
        late = threading.Event()

        def give_up() -> None:
            late.set()
            self._process.kill()

        alarm = threading.Timer(START_S, give_up)
        alarm.daemon = True
        alarm.start()
        try:
            greeting = receive_header(self._source)
        except (Ended, OSError, WireFault) as fault:
            if late.is_set():
                raise NotStarted("it took too long") from fault
            raise NotStarted("it ended at once", by_itself=True) from fault
        finally:
            alarm.cancel()
        if greeting.get("ready") is not True:
            kind = greeting.get("failed")
            known = kind if isinstance(kind, str) and kind.isidentifier() else "no reason given"
            raise NotStarted(known)
        return greeting


def _pace(greeting: Fields) -> float:
    """Return how slow the machine is, within reason: time limits are stretched by it."""
    pace = greeting.get("pace")
    return min(max(pace, 1.0), SLOWEST_PACE) if isinstance(pace, float) else 1.0


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
    try:
        process = subprocess.Popen(  # noqa: S603 - the program's own command, no shell
            list(command),
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=os.path.abspath(os.sep),  # noqa: PTH100 - the root, whichever system this is
            env=_surroundings(),
            creationflags=flags,
            # Ctrl+C at the terminal is for the parent, which ends its children itself.
            start_new_session=sys.platform != "win32",
        )
    except (OSError, ValueError) as fault:
        raise NotStarted(getattr(fault, "strerror", None) or type(fault).__name__) from fault
    _widen(process)
    return process


def _widen(process: subprocess.Popen[bytes]) -> None:
    """Let more of an image pass between two turns of the processes, where pipes can be widened."""
    if sys.platform != "linux":
        return
    import fcntl  # noqa: PLC0415 - absent on Windows

    for pipe in (process.stdin, process.stdout):
        with contextlib.suppress(OSError):
            fcntl.fcntl(cast("FileIO", pipe), fcntl.F_SETPIPE_SZ, _PIPE_BYTES)


def _surroundings() -> Mapping[str, str]:
    """Return the child's variables: where the same libraries lie, and nothing personal."""
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    paths = os.pathsep.join(os.path.abspath(path) for path in sys.path if path)  # noqa: PTH100 - text
    return {**kept, **_SET_VARIABLES, "PYTHONPATH": paths}
