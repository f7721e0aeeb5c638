"""The demo's pictures, each drawn once in a run of the tests; that takes longer than most tests."""

import os
import tempfile
from functools import cache
from pathlib import Path

from medannot.imaging.demo.pictures import draw_picture


@cache
def _folder() -> Path:
    # The processes of one run share it; by itself a process has one of its own.
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID")
    if run is None:
        return Path(tempfile.mkdtemp(prefix="medannot-drawn-"))
    folder = Path(tempfile.gettempdir()) / f"medannot-drawn-{run}"
    folder.mkdir(exist_ok=True)
    return folder


@cache
def drawn(name: str) -> bytes:
    """Return a picture as `draw_picture` draws it; what another process drew is taken over."""
    path = _folder() / name
    if not path.exists():
        unfinished = path.with_suffix(f".{os.getpid()}")
        unfinished.write_bytes(draw_picture(name))
        unfinished.replace(path)
    return path.read_bytes()
