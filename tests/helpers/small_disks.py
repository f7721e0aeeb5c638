"""A disk of a few megabytes, that tests fill; root on Linux only."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

Remount = Callable[[str], None]


@contextmanager
def mounted(parent: Path, megabytes: int = 2) -> Iterator[tuple[Path, Remount]]:
    """Mount a small disk, and give its folder and what mounts it anew with other options."""
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("a small disk can be mounted by root on Linux only")
    folder = parent / "disk"
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        pytest.skip(f"no small disk could be mounted: {done.stderr.strip()}")

    def remount(options: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{options}", str(folder)], check=True)

    try:
        yield folder, remount
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def fill(folder: Path, spare: int = 0) -> Path:
    """Fill the disk but for some bytes."""
    path = folder / "filler"
    try:
        with path.open("wb", buffering=0) as file:
            while file.write(b"x" * 4096):
                pass
    except OSError:
        pass
    os.truncate(path, path.stat().st_size - spare)
    return path
