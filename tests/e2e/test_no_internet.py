"""The program opens no Internet socket, not even on the loopback."""

import os
import platform
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.helpers import no_internet
from tests.helpers.outside import REPOSITORY

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in no_internet.MACHINES,
    reason="the filter is one of the Linux kernel on x86_64 and aarch64",
)


def run_without_internet(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, no_internet.__file__, *command],
        env=_surroundings(),
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def _surroundings() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not _of_a_screen(name)}
    return kept | {"PYTHONPATH": str(REPOSITORY), "QT_QPA_PLATFORM": "offscreen"}


def _of_a_screen(name: str) -> bool:
    return name in {"DISPLAY", "WAYLAND_DISPLAY"}


def open_socket(family: str) -> Sequence[str]:
    return (sys.executable, "-c", f"import socket; socket.socket({family}, 3); print('opened')")


@pytest.mark.parametrize("family", ["socket.AF_INET", "socket.AF_INET6", "socket.AF_PACKET"])
def test_the_filter_kills_what_opens_an_internet_socket(family: str, tmp_path: Path) -> None:
    ended = run_without_internet(*open_socket(family), cwd=tmp_path)

    assert ended.returncode == -signal.SIGSYS
    assert "opened" not in ended.stdout


def test_the_filter_holds_in_children_of_children(tmp_path: Path) -> None:
    script = (
        "import subprocess, sys;"
        "ended = subprocess.run([sys.executable, '-c', 'import socket; socket.socket()']);"
        "print('the child ended with', ended.returncode)"
    )

    ended = run_without_internet(sys.executable, "-c", script, cwd=tmp_path)

    assert ended.stdout == f"the child ended with {-signal.SIGSYS}\n"


def test_the_filter_lets_sockets_within_the_machine_pass(tmp_path: Path) -> None:
    script = "import socket; socket.socketpair(); socket.socket(socket.AF_UNIX); print('opened')"

    ended = run_without_internet(sys.executable, "-c", script, cwd=tmp_path)

    assert (ended.returncode, ended.stdout) == (0, "opened\n")


def test_the_whole_demo_runs_without_the_internet(tmp_path: Path) -> None:
    command = (sys.executable, "-m", "medannot", "demo", str(tmp_path / "demo"))

    ended = run_without_internet(*command, cwd=tmp_path)

    assert ended.returncode == 0, ended.stderr
    for ending in ("xlsx", "csv", "json"):
        assert list(tmp_path.glob(f"demo/**/*baseline*/**/*.{ending}")), f"no {ending} written"
