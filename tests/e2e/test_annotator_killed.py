"""A program killed while somebody annotates; `./dev proof kill_annotator` kills it often."""

import sys
from pathlib import Path

import pytest

from tests.proofs.kill_annotator import kill_often


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_three_kills_lose_and_tear_nothing(tmp_path: Path) -> None:
    tally = kill_often(tmp_path, kills=3, seed=5)

    assert tally.kills == 3
    assert tally.acknowledged
    assert tally.holds, tally
