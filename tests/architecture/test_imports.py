"""Who may know whom, beyond what the program starts with."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.outside import REPOSITORY
from tests.helpers.sources import PACKAGE, imported, modules, short_name, within

NETWORK = (
    "PySide6.QtNetwork",
    "PySide6.QtNetworkAuth",
    "PySide6.QtWebSockets",
    "aiohttp",
    "asyncio",
    "ftplib",
    "http",
    "httpx",
    "imaplib",
    "multiprocessing.connection",
    "multiprocessing.managers",
    "poplib",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "telnetlib",
    "urllib.request",
    "urllib3",
    "webbrowser",
    "xmlrpc",
)

NOT_AT_START = (
    "PIL",
    "alembic",
    "highdicom",
    "matplotlib",
    "numpy",
    "openpyxl",
    "pyarrow",
    "pydicom",
    "qtawesome",
    "scipy",
    "sqlalchemy",
    "sqlmodel",
    "typer",
)


def test_the_rooms_keep_their_contracts() -> None:
    script = "from importlinter.cli import lint_imports_command as run; run()"

    ended = subprocess.run(
        [sys.executable, "-c", script, "--no-cache"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 0, ended.stdout + ended.stderr


def presenter_sins(path: Path) -> list[str]:
    """Return what a presenter imports of Qt beyond QtCore."""
    qt = (name for name in imported(path) if within(name, "PySide6") and name != "PySide6")
    widgets = [name for name in qt if not within(name, "PySide6.QtCore")]
    others = [name for name in imported(path) if within(name, "qtawesome")]
    return sorted(widgets + others)


def test_presenters_know_only_the_core_of_qt() -> None:
    presenters = sorted(PACKAGE.rglob("*_presenter.py"))

    assert {short_name(path): presenter_sins(path) for path in presenters} == {
        short_name(path): [] for path in presenters
    }


@pytest.mark.parametrize(
    ("line", "sins"),
    [
        ("from PySide6.QtCore import QObject, Signal", []),
        ("from PySide6 import QtCore", []),
        ("from PySide6.QtWidgets import QLabel", ["PySide6.QtWidgets", "PySide6.QtWidgets.QLabel"]),
        ("from PySide6 import QtGui", ["PySide6.QtGui"]),
        ("def f():\n    import PySide6.QtGui", ["PySide6.QtGui"]),
    ],
)
def test_a_presenter_that_imports_widgets_is_seen(
    line: str, sins: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "some_presenter.py"
    path.write_text(line, encoding="utf-8")

    assert presenter_sins(path) == sins


def test_no_module_can_reach_the_network() -> None:
    reached = {
        (short_name(path), name)
        for path in modules()
        for name in imported(path)
        for module in NETWORK
        if within(name, module)
    }

    assert reached == set()


def test_the_start_loads_no_heavy_library() -> None:
    if not (PACKAGE / "app.py").exists():
        pytest.skip("medannot/app.py is not written yet")
    script = (
        "import sys, medannot.app;"
        f"print(*sorted(set({NOT_AT_START!r}) & {{name.split('.')[0] for name in sys.modules}}))"
    )

    ended = subprocess.run(
        [sys.executable, "-c", script], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )

    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "\n", "")
