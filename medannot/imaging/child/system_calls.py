"""Linux: the kernel refuses the decoding process what no decoder needs.

A filter of the kernel's kind (seccomp) that lists the forbidden calls by number. It holds for root
too, whom limits on processes do not bind. Machines that are not listed do without.
"""

import ctypes
import errno
import platform
import struct

# From the kernel's tables for x86_64, and for aarch64, which has only the newer of two forms.
_X86_64 = {
    "open": 2, "socket": 41, "connect": 42, "socketpair": 53, "clone": 56, "fork": 57,
    "vfork": 58, "execve": 59, "kill": 62, "truncate": 76, "rename": 82, "mkdir": 83,
    "rmdir": 84, "creat": 85, "link": 86, "unlink": 87, "symlink": 88, "chmod": 90, "chown": 92,
    "ptrace": 101, "mknod": 133, "mount": 165, "openat": 257, "mkdirat": 258, "mknodat": 259,
    "unlinkat": 263, "renameat": 264, "linkat": 265, "symlinkat": 266, "fchmodat": 268,
    "perf_event_open": 298, "open_by_handle_at": 304, "process_vm_readv": 310,
    "process_vm_writev": 311, "renameat2": 316, "memfd_create": 319, "bpf": 321, "execveat": 322,
}  # fmt: skip
_AARCH64 = {
    "mknodat": 33, "mkdirat": 34, "unlinkat": 35, "symlinkat": 36, "linkat": 37, "renameat": 38,
    "mount": 40, "truncate": 45, "fchmodat": 53, "openat": 56, "ptrace": 117, "kill": 129,
    "socket": 198, "socketpair": 199, "connect": 203, "clone": 220, "execve": 221,
    "perf_event_open": 241, "open_by_handle_at": 265, "process_vm_readv": 270,
    "process_vm_writev": 271, "renameat2": 276, "memfd_create": 279, "bpf": 280, "execveat": 281,
}  # fmt: skip
_SAME_EVERYWHERE = {"io_uring_setup": 425, "openat2": 437}
_CLONE3 = 435

# By machine: its number in linux/audit.h, that of `seccomp`, and what is forbidden.
_MACHINES = {
    "x86_64": (0xC000003E, 317, _X86_64 | _SAME_EVERYWHERE),
    "aarch64": (0xC00000B7, 277, _AARCH64 | _SAME_EVERYWHERE),
}

# linux/bpf_common.h, linux/seccomp.h, linux/prctl.h
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000
_X32_CALLS = 0x40000000
_NO_NEW_PRIVILEGES, _FILTER = 38, 1

_Instruction = tuple[int, int, int, int]  # code, jump when true, jump when false, operand


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def forbid_system_calls() -> bool:
    """Put the filter on this process, for good; tell whether the kernel took it."""
    machine = _MACHINES.get(platform.machine())
    if machine is None:
        return False
    architecture, seccomp, forbidden = machine
    packed = b"".join(
        struct.pack("=HBBI", code, when_true, when_false, operand)
        for code, when_true, when_false, operand in _instructions(
            architecture, sorted(forbidden.values())
        )
    )
    kernel = ctypes.CDLL(None, use_errno=True)
    kernel.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    program = ctypes.byref(_Program(len(packed) // 8, packed))
    return int(kernel.syscall(seccomp, _FILTER, 0, program)) == 0


def _instructions(architecture: int, forbidden: list[int]) -> list[_Instruction]:
    last = len(forbidden)
    return [
        (_LOAD, 0, 0, 4),  # the architecture
        (_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _REFUSE | errno.EACCES),
        (_LOAD, 0, 0, 0),  # the number of the call
        (_AT_LEAST, 0, 1, _X32_CALLS),
        (_RETURN, 0, 0, _REFUSE | errno.EACCES),
        # The C library falls back to `clone` where there is no `clone3`.
        (_EQUAL, 0, 1, _CLONE3),
        (_RETURN, 0, 0, _REFUSE | errno.ENOSYS),
        *((_EQUAL, last - place, 0, number) for place, number in enumerate(forbidden)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE | errno.EACCES),
    ]
