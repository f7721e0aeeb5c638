"""A short set taken through `main()`: the command line opens the window, keys do all the rest."""

import csv
from pathlib import Path

import openpyxl
import pytest

from medannot import app
from medannot.domain.clock import SystemClock
from medannot.services.desk import open_desk
from medannot.ui.reading import reading_presenter
from medannot.ui.reading.answering import Stage
from medannot.ui.shell.main_window import MainWindow
from tests.helpers.driving import Driven, drive
from tests.helpers.workspaces import empty_workspace
from tests.ui.reading.room import build_study, item, picture


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_presenter, "ENTER_AFTER_NS", -(10**12))


def workspace_with_a_study(folder: Path) -> tuple[Path, str, str]:
    workspace = empty_workspace(folder)
    with open_desk(workspace, clock=SystemClock()) as desk:
        study, reader = build_study(
            desk,
            folder,
            [
                item(1, images=picture("near.png", "middle.png", "far.png")),
                item(2, "yes_no", images=picture("ct.dcm")),
                item(3, "short_text", images=picture("mr.dcm")),
                item(4, "free_text"),
            ],
        )
    return workspace, study, reader


def stage(driven: Driven) -> Stage | None:
    presenter = getattr(driven.page(), "presenter", None)
    return presenter.state.stage if presenter is not None else None


def answer_items(driven: Driven, count: int) -> None:
    """Answer so many items by keys, whatever their kind."""
    for _ in range(count):
        driven.wait_for(lambda: stage(driven) is Stage.ANSWERING)
        state = driven.page().presenter.state
        if state.item.type.has_options:
            driven.key("1")
        else:
            driven.type("Tinea corporis")
        position = state.item.position
        driven.key("Enter")
        driven.wait_for(lambda at=position: _has_left(driven, at))


def _has_left(driven: Driven, position: int) -> bool:
    state = driven.page().presenter.state
    if state.stage is Stage.ENDED:
        return True
    return state.stage is Stage.ANSWERING and state.item.position != position


def test_a_set_is_left_in_the_middle_resumed_finished_and_exported(tmp_path: Path) -> None:
    workspace, study, reader = workspace_with_a_study(tmp_path)
    line = ["read", study, "--reader", reader, "--workspace", str(workspace)]

    def first_sitting(driven: Driven) -> None:
        driven.wait_to_see("items in your set")
        driven.key("Enter")
        answer_items(driven, 2)
        driven.wait_for(lambda: stage(driven) is Stage.ANSWERING)
        # The window is closed in the middle of the third item, without a question.

    def second_sitting(driven: Driven) -> None:
        driven.wait_to_see("Go on at item 3")
        driven.key("Enter")
        answer_items(driven, 2)
        driven.wait_to_see("The set is complete")
        driven.wait_to_see("Items answered")
        assert not driven.sees("%")
        driven.key("Enter")

    assert drive(line, first_sitting) == 0
    assert drive(line, second_sitting) == 0

    out = tmp_path / "baseline"
    assert app.main(["baseline", "export", study, str(out), "--workspace", str(workspace)]) == 0
    rows = answer_rows(out)
    assert len(rows) == 4
    assert {row["reader"] for row in rows} == {reader}
    assert all(int(row["response_time_ms"]) >= 0 for row in rows)
    assert sum(row["interrupted"].lower() in {"true", "1", "yes"} for row in rows) == 1
    books = [openpyxl.load_workbook(path, read_only=True) for path in out.rglob("*.xlsx")]
    assert books
    assert app.main(["audit", "verify", "--workspace", str(workspace)]) == 0


def test_a_reader_who_is_named_sees_no_list_of_readers_before_the_own_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, study, reader = workspace_with_a_study(tmp_path)
    seen: list[str] = []
    bring_forward = MainWindow._bring_forward

    def noting(window: MainWindow) -> None:
        bring_forward(window)
        seen.append(window.page().title())

    monkeypatch.setattr(MainWindow, "_bring_forward", noting)

    def script(driven: Driven) -> None:
        driven.wait_to_see("items in your set")

    line = ["read", study, "--reader", reader, "--workspace", str(workspace)]
    assert drive(line, script) == 0
    assert set(seen) == {study}


def test_who_came_to_read_lands_on_the_start_page_and_can_go_on_from_there(tmp_path: Path) -> None:
    workspace, study, reader = workspace_with_a_study(tmp_path)
    line = ["read", study, "--reader", reader, "--workspace", str(workspace)]

    def script(driven: Driven) -> None:
        driven.wait_to_see("items in your set")
        driven.key("Enter")
        answer_items(driven, 1)
        driven.wait_for(lambda: stage(driven) is Stage.ANSWERING)
        driven.key("Alt+P")
        driven.click("End for today")
        driven.wait_for(lambda: driven.page_title() == "Start")
        assert driven.window.desk is None
        assert not driven.sees("Choose your code")
        driven.wait_to_see("Resume at item 2")
        driven.click("Resume at item 2")
        driven.wait_to_see("Go on at item 2")
        driven.key("Enter")
        answer_items(driven, 3)
        driven.wait_to_see("The set is complete")
        driven.key("Enter")
        driven.wait_for(lambda: driven.page_title() == "Start")
        assert not driven.sees("Choose your code")

    assert drive(line, script) == 0


def test_who_chose_the_set_in_an_open_workspace_comes_back_to_the_list(tmp_path: Path) -> None:
    workspace, _study, _reader = workspace_with_a_study(tmp_path)

    def script(driven: Driven) -> None:
        driven.wait_for(lambda: driven.page_title() == "Home")
        driven.key("Ctrl+2")
        driven.wait_to_see("Choose your code")
        driven.idle()
        driven.key("Enter")
        driven.wait_to_see("items in your set")
        driven.click("Back")
        driven.wait_to_see("Choose your code")
        assert driven.window.desk is not None

    assert drive(["--workspace", str(workspace)], script) == 0


def answer_rows(out: Path) -> list[dict[str, str]]:
    for path in sorted(out.rglob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        if rows and "response_time_ms" in rows[0]:
            return rows
    raise AssertionError(f"no table of answers among {sorted(out.rglob('*'))}")
