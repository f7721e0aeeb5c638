"""Installs the system's libraries that Qt needs, where the system is Debian, Ubuntu or a child."""

import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from trouble import SetupError

# To load Qt and to draw without a screen. Newer systems name some of them with the ending t64.
WITHOUT_SCREEN = (
    "libgl1",
    "libegl1",
    "libx11-6",
    "libxkbcommon0",
    "libdbus-1-3",
    "libfontconfig1",
    "libglib2.0-0",
)
# To open a window on X11; Wayland needs its cursors besides.
WITH_SCREEN = (
    "libx11-xcb1",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-render0",
    "libxcb-shape0",
    "libxcb-shm0",
    "libxcb-sync1",
    "libxcb-xfixes0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
    "libwayland-cursor0",
)


def install_missing() -> None:
    """Install what is missing.

    Raises:
        SetupError: it is missing and cannot be installed from here; says the line to run.
    """
    if not is_debian():
        return
    missing = missing_packages((*WITHOUT_SCREEN, *WITH_SCREEN))
    if importlib.util.find_spec("ensurepip") is None:
        missing.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    if not missing:
        return
    line = install_line(missing)
    prefix = privilege()
    if prefix is not None:
        print("Installing system libraries:", *missing, file=sys.stderr)
        shell = [*prefix, "sh", "-c", f"export DEBIAN_FRONTEND=noninteractive; {line}"]
        if subprocess.run(shell, stdout=sys.stderr, check=False).returncode == 0:
            return
    elif not _needed_now(missing):
        return
    become = "sudo sh -c" if shutil.which("sudo") else "su -c"
    raise SetupError(
        "System libraries are missing. Run this line, then this command again:\n"
        f"    {become} {shlex.quote(line)}"
    )


def is_debian() -> bool:
    """Tell whether packages are installed with apt here."""
    return (
        sys.platform == "linux"
        and Path("/etc/debian_version").exists()
        and all(map(shutil.which, ("apt-get", "dpkg-query")))
    )


def missing_packages(names: Sequence[str]) -> list[str]:
    """Return those of the packages that are not installed, under neither of their names."""
    wanted = [spelling for name in names for spelling in (name, f"{name}t64")]
    query = ["dpkg-query", "-W", "-f=${Package} ${db:Status-Status}\\n", *wanted]
    answer = subprocess.run(query, capture_output=True, text=True, check=False).stdout
    installed = {
        package for package, _, status in map(_split, answer.splitlines()) if status == "installed"
    }
    return [name for name in names if not {name, f"{name}t64"} & installed]


def _split(line: str) -> tuple[str, str, str]:
    return line.partition(" ")


def install_line(packages: Sequence[str]) -> str:
    """Return the line for the shell of root that installs the packages."""
    names = " ".join(packages)
    return f"apt-get update && apt-get install -y --no-install-recommends {names}"


def privilege() -> list[str] | None:
    """Return what to put before a command to run it as root, or None where we cannot."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
        return ["sudo", "-n"] if asked.returncode == 0 else None
    return None


def _needed_now(missing: Sequence[str]) -> bool:
    # A machine without a screen works without the libraries that open windows.
    screen = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return screen or not set(missing) <= set(WITH_SCREEN)
