"""What the verbs share: plain values for programs, and progress for people."""

from pathlib import Path

import pytest

from medannot.cli.context import plain, progress
from medannot.domain.clock import ManualClock
from medannot.domain.errors import Problem
from medannot.domain.people import OWNER, Role
from medannot.domain.progress import Unit, counting
from medannot.domain.question import ItemType


def test_values_become_plain_json() -> None:
    value = {
        ItemType.YES_NO: (Problem("a", 1, "b"),),
        "roles": frozenset({Role.READER, Role.GRADER}),
        "whole file": Problem("a", 0, "b"),
        "path": Path("x"),
        "none": None,
        "actor": OWNER,
    }

    assert plain(value) == {
        "yes_no": [{"file": "a", "row": 1, "reason": "b"}],
        "roles": ["grader", "reader"],
        "whole file": {"file": "a", "row": None, "reason": "b"},
        "path": "x",
        "none": None,
        "actor": {"code": "owner", "roles": ["owner"], "person_id": None, "in_scope": {}},
    }


def test_progress_is_told_every_five_seconds_where_there_is_no_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    clock = ManualClock()
    tell = progress("Reading", clock)

    for done in range(1, 6):
        clock.advance_ms(1_900)
        tell(done, 5)

    assert capsys.readouterr().err == "Reading: 3 of 5\n"


def test_progress_tells_what_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    clock = ManualClock()
    tell = progress("Reading questions", clock)

    for unit in (Unit.ROWS, Unit.IMAGES):
        clock.advance_ms(5_000)
        counting(tell, unit)(500, 3_064)

    assert capsys.readouterr().err == (
        "Reading questions: 500 of 3064 rows\nReading questions: 500 of 3064 images\n"
    )


def test_on_a_terminal_a_line_is_written_over_whole(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    tell = progress("Reading", ManualClock())
    rows, images = counting(tell, Unit.ROWS), counting(tell, Unit.IMAGES)

    images(1, 2)
    rows(1, 2)
    rows(1, 2)
    rows(2, 2)
    rows(2, 2)

    assert capsys.readouterr().err == (
        "\rReading: 50 % of the images\rReading: 50 % of the rows  \rReading: 100 % of the rows\n"
    )
