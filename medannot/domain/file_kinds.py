"""What lies at a path, where it is no ordinary file: reading it could wait, or go on, for ever."""

import stat

from medannot.domain.errors import InputFault

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def odd_kind(mode: int) -> str:
    """Return what a path of this mode is, such as "a pipe", or "" for an ordinary file.

    Args:
        mode: `st_mode`, links followed.
    """
    if stat.S_ISREG(mode):
        return ""
    return next((kind for test, kind in _KINDS if test(mode)), "no file")


def nothing_there(name: object) -> InputFault:
    """Return the fault of a path at which nothing lies.

    Args:
        name: the path as the person gave it.
    """
    return InputFault("There is no file or folder {name}.", name=name)
