"""What the decoding process takes from itself before it sees the first file.

No more files, sockets or processes, and for each request no more memory and computing time than
it may need. Where the system has no such limits (Windows), the watchdog alone stands guard.
"""

import math
import sys
import time
from collections.abc import Callable
from functools import partial

SPARE_CPU_S = 5
"""The watchdog measures finer; this limit ends the process where nobody watches any more."""


def close_doors() -> None:
    """Give up, for good, the opening of files and sockets, writing of files and new processes."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - absent on Windows

    for limit in (resource.RLIMIT_CORE, resource.RLIMIT_FSIZE, resource.RLIMIT_NPROC):
        _quietly(partial(resource.setrlimit, limit, (0, 0)))
    if sys.platform == "linux":
        from medannot.imaging.child.system_calls import forbid_system_calls  # noqa: PLC0415 - Linux

        forbid_system_calls()
    # Last, because it is the one that would be in the way of anything still to be loaded.
    _quietly(partial(resource.setrlimit, resource.RLIMIT_NOFILE, (0, 0)))


def allow(memory: int, cpu_s: float) -> None:
    """Bound the address space, and the computing time from now on, for one request.

    Args:
        memory: bytes of address space in all; 0 for no bound.
        cpu_s: seconds from now.
    """
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - absent on Windows

    most = memory or resource.RLIM_INFINITY
    seconds = math.ceil(time.process_time() + cpu_s) + SPARE_CPU_S
    _quietly(partial(resource.setrlimit, resource.RLIMIT_AS, (most, resource.RLIM_INFINITY)))
    _quietly(partial(resource.setrlimit, resource.RLIMIT_CPU, (seconds, resource.RLIM_INFINITY)))


def _quietly(act: Callable[[], object]) -> None:
    try:
        act()
    except (ValueError, OSError):
        # This system does not know or keep the limit; the watchdog remains.
        return
