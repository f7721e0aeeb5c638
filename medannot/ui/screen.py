"""Whether there is a screen to open a window on; asked before Qt, which would end the program.

The display is asked through the library that Qt's own plug-in uses, so that both see the same. No
module of Qt is loaded for it.
"""

import ctypes
import os
import sys
from collections.abc import Mapping

from medannot.domain.errors import EnvironmentFault

_UNSEEN = ("offscreen", "minimal")
_XCB = "libxcb.so.1"
_WAYLAND = "libwayland-client.so.0"


def is_unseen(variables: Mapping[str, str] = os.environ) -> bool:
    """Tell whether Qt is asked for to draw windows that nobody sees."""
    return _platform(variables) in _UNSEEN


def screen_fault(variables: Mapping[str, str] = os.environ) -> EnvironmentFault | None:
    """Return why no window can be opened, or None where one can be.

    Args:
        variables: of the environment.
    """
    if sys.platform in {"win32", "darwin"}:
        return None
    platform = _platform(variables)
    asked = [
        (name, value, answers)
        for name, value, answers in (
            ("WAYLAND_DISPLAY", variables.get("WAYLAND_DISPLAY", ""), _wayland_answers),
            ("DISPLAY", variables.get("DISPLAY", ""), _x_answers),
        )
        if value and platform in {"", "xcb" if name == "DISPLAY" else "wayland"}
    ]
    if platform not in {"", "xcb", "wayland"} or any(answers(text) for _, text, answers in asked):
        return None
    if not asked:
        return EnvironmentFault(
            "There is no screen to open a window on; log in to a desktop and start medannot "
            "there. 'medannot --help' names the verbs that need no screen."
        )
    name, value, _ = asked[-1]
    return EnvironmentFault(
        "The screen that {name} names ({value}) does not answer, so that no window can be opened; "
        "log in to a desktop and start medannot there, or set {name} to a screen that is on.",
        name=name,
        value=value,
    )


def _platform(variables: Mapping[str, str]) -> str:
    """Return the platform that Qt is asked for, such as "xcb"; "" where it may choose."""
    first = variables.get("QT_QPA_PLATFORM", "").partition(";")[0].partition(":")[0]
    return "wayland" if first.startswith("wayland") else first


def _x_answers(display: str) -> bool:
    # Where the server of a local display is gone, the library would try the loopback, unless the
    # kind of the connection is named.
    wanted = f"unix/{display}" if display.startswith(":") else display
    try:
        xcb = ctypes.CDLL(_XCB)
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(wanted.encode(), None))
    answers = int(xcb.xcb_connection_has_error(connection)) == 0
    xcb.xcb_disconnect(connection)
    return answers


def _wayland_answers(display: str) -> bool:
    try:
        wayland = ctypes.CDLL(_WAYLAND)
    except OSError:
        return False
    wayland.wl_display_connect.restype = ctypes.c_void_p
    connection = wayland.wl_display_connect(display.encode())
    if not connection:
        return False
    wayland.wl_display_disconnect(ctypes.c_void_p(connection))
    return True
