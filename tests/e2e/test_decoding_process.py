"""The decoding process seen from the outside: when it starts, what it says, that it ends."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import psutil

from tests.helpers.outside import REPOSITORY
from tests.helpers.pictures import dicom_file

START_PAGE = """
import sys
from PySide6.QtCore import QTimer
from medannot.app import Parts, main
def begin(window):
    window.painted.connect(lambda: QTimer.singleShot(300, window.close))
code = main([], Parts(on_window=begin))
print(code, "psutil" in sys.modules, "medannot.imaging.child.host" in sys.modules)
"""


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    surroundings = {**os.environ, "PYTHONPATH": str(REPOSITORY), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def test_the_start_page_starts_no_process_and_loads_nothing_for_it(tmp_path: Path) -> None:
    ended = run("-c", START_PAGE, cwd=tmp_path)

    assert ended.stdout.split() == ["0", "False", "False"], ended.stderr


def test_the_command_line_names_a_hostile_file_and_goes_on(tmp_path: Path) -> None:
    (tmp_path / "good.dcm").write_bytes(dicom_file(np.arange(6, dtype=np.int16).reshape(2, 3)))
    (tmp_path / "bad.dcm").write_bytes(dicom_file(np.zeros((2, 3), np.int16))[:200])

    ended = run(
        "-m", "medannot", "images", "render", "bad.dcm", "good.dcm", "--out", "out", cwd=tmp_path
    )

    assert ended.returncode == 1
    assert "bad.dcm" in ended.stderr + ended.stdout
    assert "Traceback" not in ended.stderr
    assert (tmp_path / "out" / "good.png").exists()
    mine = [process.info["cmdline"] or [] for process in psutil.process_iter(["cmdline"])]
    assert not [words for words in mine if str(tmp_path) in " ".join(words)]
