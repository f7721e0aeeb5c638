"""A program that is killed while a reader answers; `./dev proof kill_reader` kills it often."""

import sys
from pathlib import Path

import pytest

from tests.proofs.kill_reader import kill_often


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_three_kills_lose_and_double_nothing(tmp_path: Path) -> None:
    tally = kill_often(tmp_path, kills=3, seed=5)
    assert tally.kills == 3
    assert tally.acknowledged
    assert tally.stood == 1
    assert tally.holds, tally
