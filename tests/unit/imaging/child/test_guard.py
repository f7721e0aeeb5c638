"""Behind the closed doors nothing opens: no file, no socket, no process."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.outside import REPOSITORY

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has none of these limits")

PREPARED = """
import os, resource, signal, socket, subprocess, sys, mmap
from medannot.imaging.child import guard
guard.close_doors()
def attempt():
    {attempt}
try:
    attempt()
except BaseException as fault:
    print("refused", type(fault).__name__)
else:
    print("done")
"""


def tried(attempt: str, cwd: Path) -> str:
    ended = subprocess.run(
        [sys.executable, "-P", "-c", PREPARED.format(attempt=attempt)],
        cwd=cwd,
        env={"PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return ended.stdout.strip() or f"ended with {ended.returncode}"


@pytest.mark.parametrize(
    "attempt",
    [
        "open('/etc/hostname')",
        "open(__import__('os').devnull)",
        "open('new', 'w')",
        "os.open('.', os.O_RDONLY)",
        "os.listdir('.')",
        "os.dup(1)",
        "os.pipe()",
        "socket.socket()",
        "socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)",
        "socket.socket(socket.AF_UNIX)",
        "socket.socketpair()",
        "os.fork()",
        "subprocess.run(['true'])",
    ],
)
def test_it_is_refused(attempt: str, tmp_path: Path) -> None:
    if attempt == "os.fork()" and sys.platform != "linux":
        pytest.skip("only Linux refuses processes to root too")
    assert tried(attempt, tmp_path).startswith("refused")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="the filter is one of the Linux kernel")
@pytest.mark.parametrize(
    "attempt",
    [
        "os.execv(sys.executable, [sys.executable, '-c', 'print(1)'])",
        "os.kill(os.getppid(), 0)",
        "os.unlink('kept')",
        "os.rename('kept', 'moved')",
        "os.mkdir('new')",
        "os.symlink('kept', 'new')",
        "os.memfd_create('new')",
        "os.truncate('kept', 0)",
        "resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64)); open('kept')",
    ],
)
def test_the_kernel_refuses_the_rest_even_to_root(attempt: str, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("kept", encoding="utf-8")
    assert tried(attempt, tmp_path).startswith("refused")
    assert (tmp_path / "kept").read_text(encoding="utf-8") == "kept"
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_computing_goes_on(tmp_path: Path) -> None:
    assert tried("sum(range(10)); os.urandom(8); bytearray(1 << 24)", tmp_path) == "done"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps a limit on address space")
def test_memory_beyond_the_allowance_is_not_given(tmp_path: Path) -> None:
    few = "guard.allow(600_000_000, 60); bytearray(500_000_000)"
    many = "guard.allow(600_000_000, 60); bytearray(700_000_000)"
    assert tried(few, tmp_path) == "done"
    assert tried(many, tmp_path) == "refused MemoryError"


def test_computing_beyond_the_allowance_ends_the_process(tmp_path: Path) -> None:
    # The spare seconds are left out, so that the test needs not wait for them.
    endless = "guard.SPARE_CPU_S = 1; guard.allow(0, 0)\n    while True: pass"
    assert tried(endless, tmp_path).startswith("ended with -")
