"""Runs a command that cannot open an Internet socket: python no_internet.py COMMAND [ARGUMENT...].

The kernel stops the command, or whichever child of it tries, at the attempt; the whole is then
killed, what tried is named on stderr, and the exit code is 86 (Linux on x86_64 and aarch64).
Sockets within the machine that are no network, AF_UNIX, stay allowed. All children inherit the
filter, and it cannot be taken off again. Standard library only.
"""

import ctypes
import errno
import os
import platform
import select
import signal
import socket
import struct
import sys
from collections.abc import Sequence
from pathlib import Path

OPENED_ONE = 86  # the exit code when something tried

AF_PACKET = 17  # Python knows it on Linux only
REFUSED_FAMILIES = (socket.AF_INET, socket.AF_INET6, AF_PACKET)

# By machine: its architecture in linux/audit.h, and the numbers of `socket` and `seccomp` there.
MACHINES = {"x86_64": (0xC000003E, 41, 317), "aarch64": (0xC00000B7, 198, 277)}
IO_URING_SETUP = 425  # the ring opens sockets past any filter, so there is none here
X32_CALLS = 0x40000000  # the x32 interface of an x86_64 kernel numbers its calls from here

# linux/prctl.h, linux/seccomp.h, linux/bpf_common.h
PR_SET_PDEATHSIG, PR_SET_NO_NEW_PRIVS, SET_MODE_FILTER, NEW_LISTENER = 1, 38, 1, 8
KILL_PROCESS, ASK_LISTENER, REFUSE, ALLOW = 0x80000000, 0x7FC00000, 0x00050000, 0x7FFF0000
LOAD, EQUAL, AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06
CALL_NUMBER, ARCHITECTURE, FIRST_ARGUMENT = 0, 4, 16  # offsets in struct seccomp_data
RECEIVE, SIZE_OF_NOTICE = 0xC0502100, 80  # SECCOMP_IOCTL_NOTIF_RECV, struct seccomp_notif

Instruction = tuple[int, int, int, int]  # code, jump when true, jump when false, operand


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def instructions(machine: str) -> list[Instruction]:
    """Return the filter for a machine as `platform.machine()` names it.

    Raises:
        KeyError: the filter knows no such machine.
    """
    architecture, socket_call, _ = MACHINES[machine]
    last = len(REFUSED_FAMILIES)
    families = [
        (EQUAL, last - place, 0, int(family)) for place, family in enumerate(REFUSED_FAMILIES)
    ]
    return [
        (LOAD, 0, 0, ARCHITECTURE),
        (EQUAL, 1, 0, architecture),
        (RETURN, 0, 0, KILL_PROCESS),
        (LOAD, 0, 0, CALL_NUMBER),
        (AT_LEAST, 0, 1, X32_CALLS),
        (RETURN, 0, 0, KILL_PROCESS),
        (EQUAL, 0, 1, IO_URING_SETUP),
        (RETURN, 0, 0, REFUSE | errno.ENOSYS),
        (EQUAL, 1, 0, socket_call),
        (RETURN, 0, 0, ALLOW),
        (LOAD, 0, 0, FIRST_ARGUMENT),
        *families,
        (RETURN, 0, 0, ALLOW),
        (RETURN, 0, 0, ASK_LISTENER),
    ]


def forbid_internet() -> int:
    """Put the filter on this process, for good, and return the listener that hears of attempts.

    Raises:
        OSError: the kernel takes no filter.
    """
    packed = b"".join(
        struct.pack("=HBBI", code, when_true, when_false, operand)
        for code, when_true, when_false, operand in instructions(platform.machine())
    )
    program = ctypes.byref(_Program(len(packed) // 8, packed))
    _, _, seccomp = MACHINES[platform.machine()]
    kernel = ctypes.CDLL(None, use_errno=True)
    kernel.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)  # nothing goes on unwatched
    kernel.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    listener: int = kernel.syscall(seccomp, SET_MODE_FILTER, NEW_LISTENER, program)
    if listener < 0:
        raise OSError(ctypes.get_errno(), "the kernel takes no seccomp filter with a listener")
    return listener


def main(command: Sequence[str]) -> int:
    """Run the command without the Internet and return its exit code, or 86 when it tried."""
    here, there = socket.socketpair()
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        socket.send_fds(there, [b"listener"], [forbid_internet()])
        os.execvp(command[0], list(command))
    there.close()
    _, listeners, _, _ = socket.recv_fds(here, 16, 1)
    if listeners:
        _watch(child, listeners[0])
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def _watch(child: int, listener: int) -> None:
    """Return when the child has ended; end everything when something tries."""
    ended = os.pidfd_open(child)
    waiting = select.poll()
    waiting.register(ended, select.POLLIN)
    waiting.register(listener, select.POLLIN)
    ready = dict(waiting.poll())
    while ended not in ready:
        if ready[listener] & select.POLLIN:
            _give_up(child, listener)
        waiting.unregister(listener)
        ready = dict(waiting.poll())


def _give_up(child: int, listener: int) -> None:
    import fcntl  # absent on Windows, where the tests skip

    notice = bytearray(SIZE_OF_NOTICE)
    fcntl.ioctl(listener, RECEIVE, notice)
    (process,) = struct.unpack_from("=I", notice, 8)
    words = Path(f"/proc/{process}/cmdline").read_bytes().split(b"\0")
    (family,) = struct.unpack_from("=Q", notice, 32)
    os.killpg(child, signal.SIGKILL)
    sentence = f"An Internet socket (family {family}) was asked for by: "
    sys.stderr.write(f"{sentence}{b' '.join(words).decode(errors='replace')}\n")
    sys.stderr.flush()
    os._exit(OPENED_ONE)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
