"""A program killed while somebody annotates; `./dev proof kill_annotator` kills it often."""

import sys
from pathlib import Path

import pytest

from tests.proofs.kill_annotator import kill_often, kill_painter

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")


def test_three_kills_lose_and_tear_nothing(tmp_path: Path) -> None:
    tally = kill_often(tmp_path, kills=3, seed=5)

    assert tally.kills == 3
    assert tally.acknowledged
    assert tally.holds, tally


def test_a_kill_while_boxes_are_drawn_takes_no_more_than_what_was_not_told(tmp_path: Path) -> None:
    tally = kill_painter(tmp_path, kills=2, seed=3)

    assert tally.acknowledged
    assert tally.holds, tally
    stored = len(tally.acknowledged) + tally.unacknowledged
    assert tally.strokes - 2 * tally.kills <= stored <= tally.strokes
