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

PACKAGES = Path(__file__).resolve().parent / "debian.txt"


def packages(purpose: str) -> list[str]:
    """Return the packages for a purpose: `offscreen` to load Qt and draw, `window` to show it."""
    lines = map(str.split, PACKAGES.read_text(encoding="utf-8").splitlines())
    return [words[1] for words in lines if words[:1] == [purpose]]


def install_missing() -> None:
    """Install what is missing.

    Raises:
        SetupError: it is missing and cannot be installed from here; says the line to run.
    """
    if not is_debian():
        return
    missing = missing_packages([*packages("offscreen"), *packages("window")])
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
    become = "sudo sh -c" if shutil.which("sudo") else "su - -c"
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


def install_line(missing: Sequence[str]) -> str:
    """Return the line for the shell of root that installs the packages."""
    names = " ".join(missing)
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
    return screen or not set(missing) <= set(packages("window"))
