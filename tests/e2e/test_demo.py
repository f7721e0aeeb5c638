"""The demo from the command line to the baseline, in the real window, answered by a robot."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from medannot import app as program
from medannot.domain.errors import Refusal
from medannot.domain.people import OWNER
from medannot.services.desk import open_desk
from medannot.ui.reading.reading_page import ReadingPage
from medannot.ui.reading_robot import ReadingRobot
from tests.helpers.driving import Driven, drive

COPY = "demo (simulated, seed 1)"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    from medannot.services.demo import build_demo

    return build_demo(tmp_path_factory.mktemp("built") / "demo")


@pytest.fixture
def own_demo(demo: Path, tmp_path: Path) -> Path:
    import shutil

    return Path(shutil.copytree(demo, tmp_path / "demo"))


def test_without_a_screen_readers_answer_in_the_window_and_the_baseline_is_written(
    qtbot: QtBot, qapp: Any, own_demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = program.main(
        ["demo", str(own_demo)], program.Parts(settings=tmp_path / "settings.json")
    )

    said = capsys.readouterr().out
    assert answer == 0
    assert "simulated" in said
    baseline = Path(re.findall(r"lies in (.+)", said)[0])
    assert baseline.is_relative_to(own_demo)
    workbook = next(baseline.glob("*.xlsx"))
    assert "simulated" in workbook.name
    assert load_workbook(workbook).sheetnames
    (table,) = baseline.glob("*answers.csv")
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 48
    assert {row["origin"] for row in rows} == {"simulated"}
    with open_desk(own_demo) as desk:
        done = {card.name: card.done for card in desk.designs.studies(OWNER)}
        assert done[COPY] == 48
        assert done["demo"] == 0
        assert desk.auditing.verify(OWNER).holds
        assert desk.designs.verify(OWNER, COPY).holds


def test_a_folder_that_holds_something_else_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "thesis.txt").write_text("mine")

    answer = program.main(["demo", str(tmp_path)])

    assert answer == 1
    assert "holds something else than a demo" in capsys.readouterr().err


def test_the_robot_answers_for_no_person(qtbot: QtBot, own_demo: Path) -> None:
    def script(window: Driven) -> None:
        window.wait_for(lambda: isinstance(window.page(), ReadingPage))
        with pytest.raises(Refusal, match="read by people"):
            ReadingRobot(window.page(), 1, window.window)

    argv = ["read", "demo", "--reader", "primary-01", "--workspace", str(own_demo)]
    assert drive(argv, script) == 0
