"""Runs a command that cannot open an Internet socket: python no_internet.py COMMAND [ARGUMENT...]

The kernel kills the command, or whichever child of it tries, with SIGSYS at the attempt (Linux on
x86_64 and aarch64). Sockets within the machine that are no network, AF_UNIX, stay allowed. The
filter is inherited by all children and cannot be taken off again. Standard library only.
"""

import ctypes
import errno
import os
import platform
import socket
import struct
import sys
from collections.abc import Sequence

REFUSED_FAMILIES = (socket.AF_INET, socket.AF_INET6, 17)  # 17: AF_PACKET, absent on other systems

# linux/audit.h, and the number of the system call `socket` there.
MACHINES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
IO_URING_SETUP = 425  # the ring opens sockets past any filter, so there is none here
X32_CALLS = 0x40000000  # the x32 interface of an x86_64 kernel numbers its calls from here

# linux/prctl.h, linux/seccomp.h, linux/bpf_common.h
PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 38, 22, 2
KILL_PROCESS, REFUSE, ALLOW = 0x80000000, 0x00050000, 0x7FFF0000
LOAD, EQUAL, AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06
CALL_NUMBER, ARCHITECTURE, FIRST_ARGUMENT = 0, 4, 16  # offsets in struct seccomp_data

Instruction = tuple[int, int, int, int]  # code, jump when true, jump when false, operand


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def instructions(machine: str) -> list[Instruction]:
    """Return the filter for a machine as `platform.machine()` names it.

    Raises:
        KeyError: the filter knows no such machine.
    """
    architecture, socket_call = MACHINES[machine]
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
        (RETURN, 0, 0, KILL_PROCESS),
    ]


def forbid_internet() -> None:
    """Put the filter on this process, for good.

    Raises:
        OSError: the kernel takes no filter.
    """
    packed = b"".join(
        struct.pack("=HBBI", code, when_true, when_false, operand)
        for code, when_true, when_false, operand in instructions(platform.machine())
    )
    program = _Program(len(packed) // 8, packed)
    kernel = ctypes.CDLL(None, use_errno=True)
    filtered = (
        kernel.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
        and kernel.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0) == 0
    )
    if not filtered:
        raise OSError(ctypes.get_errno(), "the kernel takes no seccomp filter")


def main(command: Sequence[str]) -> None:
    """Become the command, without the Internet."""
    forbid_internet()
    os.execvp(command[0], list(command))


if __name__ == "__main__":
    main(sys.argv[1:])
