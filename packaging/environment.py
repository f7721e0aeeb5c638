"""Makes the virtual environment from the lock file and knows its variables."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

from trouble import SetupError

LOCK = "requirements.lock"
FOLDER = ".venv"
STAMP = "medannot-stamp"
FOREIGN = (
    "PYTHONPATH",
    "PYTHONHOME",
    "PYTHONSTARTUP",
    "VIRTUAL_ENV",
    "PYTHONDONTWRITEBYTECODE",  # the tests start some hundred programs: none is compiled anew
)
"""Variables of the caller that a program of the environment does not get."""


def python(repository: Path) -> Path:
    """Return the environment's interpreter."""
    inside = ("Scripts", "python.exe") if sys.platform == "win32" else ("bin", "python")
    return repository.joinpath(FOLDER, *inside)


def make(repository: Path) -> None:
    """Make the environment unless a finished one of this lock file and this Python is there.

    The stamp is written last, so an interrupted set-up is done again from the start.

    Raises:
        SetupError: the environment or a library could not be installed.
    """
    folder = repository / FOLDER
    stamp = _stamp(repository / LOCK)
    if _written(folder / STAMP) == stamp and python(repository).exists():
        return
    print(f"Setting up medannot in {folder} (once; some minutes)", file=sys.stderr)
    if folder.exists():
        shutil.rmtree(folder)
    venv.create(folder, with_pip=True)
    _install(repository)
    _link(repository)
    _load_qt(repository)
    (folder / STAMP).write_text(stamp, encoding="utf-8")


def _stamp(lock: Path) -> str:
    # Only the first two numbers of the version: a repaired Python of the system changes the rest.
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    return f"{digest} {sys.version_info.major}.{sys.version_info.minor}\n"


def _written(stamp: Path) -> str | None:
    return stamp.read_text(encoding="utf-8") if stamp.is_file() else None


def _install(repository: Path) -> None:
    command = [str(python(repository)), "-m", "pip", "install", "--disable-pip-version-check"]
    command += ["--require-hashes", "--only-binary", ":all:"]
    command += [] if sys.stderr.isatty() else ["--quiet"]
    command += ["-r", str(repository / LOCK)]
    if subprocess.run(command, stdout=sys.stderr, check=False).returncode != 0:
        raise SetupError(
            "The libraries could not be installed (pip says why above). Mend that, for instance "
            "the connection, then run this command again."
        )


def _link(repository: Path) -> None:
    """Let the environment find the package where it lies, also after the folder was moved."""
    scheme = {"base": str(repository / FOLDER), "platbase": str(repository / FOLDER)}
    libraries = Path(sysconfig.get_path("purelib", "venv", scheme))
    upwards = os.path.relpath(repository, libraries)
    (libraries / "medannot-here.pth").write_text(f"{upwards}\n", encoding="utf-8")


def _load_qt(repository: Path) -> None:
    command = [str(python(repository)), "-c", "import PySide6.QtWidgets"]
    tried = subprocess.run(command, capture_output=True, text=True, check=False)
    if tried.returncode != 0:
        reason = (tried.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise SetupError(
            f"Qt does not load: {reason}\n"
            "Install the system library named there, then run this command again."
        )


def has_screen() -> bool:
    """Tell whether a window can be shown."""
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def variables(*, offscreen: bool) -> dict[str, str]:
    """Return the variables for a program of the environment; `offscreen` draws without a screen."""
    kept = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    if offscreen:
        kept["QT_QPA_PLATFORM"] = "offscreen"
    return kept


def write_lock(repository: Path) -> None:
    """Pin the newest versions that pyproject.toml allows, with hashes and without addresses.

    Raises:
        SetupError: uv is absent or failed, or the file would record an address.
    """
    uv = shutil.which("uv")
    if uv is None:
        raise SetupError("The lock file is made with uv: install uv, then run this again.")
    command = [uv, "pip", "compile", "pyproject.toml", "--group", "dev", "--universal", "--upgrade"]
    command += ["--generate-hashes", "--no-emit-index-url", "--no-header", "--no-annotate"]
    command += ["--python-version", "3.11"]
    made = subprocess.run(command, cwd=repository, stdout=subprocess.PIPE, text=True, check=False)
    if made.returncode != 0:
        raise SetupError("uv could not pin the libraries (it says why above).")
    if re.search(r"://|^--(?!hash)", made.stdout, re.MULTILINE):
        raise SetupError("The new lock file would record an address; nothing was written.")
    (repository / LOCK).write_text(made.stdout, encoding="utf-8", newline="\n")
