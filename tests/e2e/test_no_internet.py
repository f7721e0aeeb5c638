"""The program opens no Internet socket, not even on the loopback."""

import os
import platform
import socket
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
    return (
        sys.executable,
        "-c",
        f"import socket; socket.socket(socket.{family}, socket.SOCK_RAW); print('opened')",
    )


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6", "AF_PACKET"])
def test_what_opens_an_internet_socket_is_ended_and_named(family: str, tmp_path: Path) -> None:
    ended = run_without_internet(*open_socket(family), cwd=tmp_path)

    assert ended.returncode == no_internet.OPENED_ONE
    assert ended.stdout == ""
    assert f"An Internet socket (family {int(getattr(socket, family))})" in ended.stderr
    assert f"socket.{family}" in ended.stderr


def test_a_helper_process_that_opens_one_ends_the_whole(tmp_path: Path) -> None:
    helper = "import socket; socket.socket()"
    script = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {helper!r}]); print(1)"

    ended = run_without_internet(sys.executable, "-c", script, cwd=tmp_path)

    assert (ended.returncode, ended.stdout) == (no_internet.OPENED_ONE, "")
    assert ended.stderr.rstrip().endswith(helper)


def test_the_filter_lets_sockets_within_the_machine_pass(tmp_path: Path) -> None:
    script = "import socket; socket.socketpair(); socket.socket(socket.AF_UNIX); print('opened')"

    ended = run_without_internet(sys.executable, "-c", script, cwd=tmp_path)

    assert (ended.returncode, ended.stdout) == (0, "opened\n")


def test_the_exit_code_of_the_command_is_kept(tmp_path: Path) -> None:
    ended = run_without_internet(sys.executable, "-c", "raise SystemExit(3)", cwd=tmp_path)

    assert ended.returncode == 3


def test_the_whole_demo_runs_without_the_internet(tmp_path: Path) -> None:
    command = (sys.executable, "-m", "medannot", "demo", str(tmp_path / "demo"))

    ended = run_without_internet(*command, cwd=tmp_path)

    assert ended.returncode == 0, ended.stderr
    for ending in ("xlsx", "csv", "json"):
        assert list(tmp_path.glob(f"demo/**/*baseline*/**/*.{ending}")), f"no {ending} written"
