"""A reader's session with real questions: killed in the middle, resumed, exported, read back."""

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from medannot import app
from tests.helpers.outside import REPOSITORY, shared_folder
from tests.helpers.workspaces import empty_workspace

STUDY, READER = "vqa-rad", "primary-01"


@pytest.mark.shared
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_session_of_vqa_rad_survives_a_kill_and_is_exported_whole(tmp_path: Path) -> None:
    source = shared_folder("questions", "vqa-rad")
    workspace = empty_workspace(tmp_path)
    where = ["--workspace", str(workspace)]
    imported = ["questions", "import", str(source / "testset.json"), "--set", "vqa-rad"]
    assert app.main([*imported, "--images", str(source / "images"), *where]) == 0
    groups = ["--group", "primary=8", "--group", "senior=8"]
    plan = ["study", "create", STUDY, "--set", "vqa-rad", *groups, "--per-item", "1"]
    assert app.main([*plan, "--seed", "7", *where]) == 0

    first = _sitting(workspace, kill_after=10)
    second = _sitting(workspace, kill_after=None)
    saved = {line["trial"]: line for line in (*first, *second) if line["what"] == "saved"}
    resumed_at = next(line["done"] for line in second if line["what"] == "shown")
    assert resumed_at >= 10
    assert 451 // 8 <= len(saved) + (resumed_at - _count(first)) <= 451 // 8 + 1

    out = tmp_path / "baseline"
    assert app.main(["baseline", "export", STUDY, str(out), *where]) == 0
    rows = [row for row in _answers(out) if row["reader"] == READER and row["response_time_ms"]]
    assert len(rows) in {451 // 8, 451 // 8 + 1}
    assert all(float(row["response_time_ms"]) >= 0 for row in rows)
    assert app.main(["audit", "verify", *where]) == 0


def _count(lines: list[dict[str, Any]]) -> int:
    return sum(line["what"] == "saved" for line in lines)


def _sitting(workspace: Path, kill_after: int | None) -> list[dict[str, Any]]:
    """Let the robot read until so many answers are acknowledged, or to the end of the set."""
    command = [sys.executable, "-m", "tests.helpers.hasty_reader"]
    lines: list[dict[str, Any]] = []
    with subprocess.Popen(
        [*command, str(workspace), STUDY, READER], stdout=subprocess.PIPE, cwd=REPOSITORY
    ) as child:
        assert child.stdout is not None
        for line in child.stdout:
            if line.startswith(b"{") and line.endswith(b"}\n"):
                lines.append(json.loads(line))
            if kill_after is not None and _count(lines) >= kill_after:
                child.send_signal(signal.SIGKILL)
                break
        child.wait(120)
    return lines


def _answers(out: Path) -> list[dict[str, Any]]:
    """Read the answers back from the workbook."""
    for path in sorted(out.rglob("*.xlsx")):
        book = openpyxl.load_workbook(path, read_only=True)
        try:
            for sheet in book.worksheets:
                rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
                for number, row in enumerate(rows[:20]):
                    if "response_time_ms" in row and "reader" in row:
                        return [dict(zip(row, one, strict=False)) for one in rows[number + 1 :]]
        finally:
            book.close()
    raise AssertionError(f"no sheet of answers among {sorted(out.rglob('*'))}")
