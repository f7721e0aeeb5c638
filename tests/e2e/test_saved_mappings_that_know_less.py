"""A mapping saved for few fields meets files with more, through the real window."""

import json
from pathlib import Path

from pytestqt.qtbot import QtBot

from medannot.domain.people import OWNER
from medannot.services.desk import open_desk
from tests.helpers.driving import Driven, drive
from tests.helpers.workspaces import empty_workspace

PLAIN = [{"ask": f"Which colour has apple {n}?", "is": "Red"} for n in range(3)]
RICH = [{**record, "options": ["Red", "Green"], "category": "fruit"} for record in PLAIN]


def written(folder: Path, name: str, records: object) -> Path:
    path = folder / name
    path.write_text(json.dumps(records), encoding="utf-8")
    return path


def kept_for_few_fields(folder: Path, tmp_path: Path) -> None:
    with open_desk(folder) as desk:
        look = desk.mappings.look(OWNER, [written(tmp_path, "plain.json", PLAIN)])
        raw = {"name": "new", "title": "new", "question": "ask", "answer": {"key": "is"}}
        desk.mappings.save(OWNER, "plain", raw, look)


def at_report_or_mapping(window: Driven, file: Path) -> str:
    window.wait_for(lambda: window.page_title() == "Home")
    window.idle()
    window.key("Ctrl+3")
    window.idle()
    window.key("Ctrl+I")
    window.idle()
    window.type(str(file))
    window.key("Enter")
    window.idle()
    return str(window.page().importing.presenter.state.step)


def test_the_screen_opens_and_says_which_fields_are_new(qtbot: QtBot, tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)
    kept_for_few_fields(folder, tmp_path)
    file = written(tmp_path, "rich.json", RICH)

    def script(window: Driven) -> None:
        assert at_report_or_mapping(window, file) == "mapping"
        step = window.page().importing.mapping
        assert step.begun.choice() == "plain"
        window.wait_to_see("'options', 'category'")
        window.wait_to_see("3 of 3 rows tried become questions")
        # Who goes on all the same has seen the fields: they are asked for no more.
        window.click("Read all rows")
        window.idle()
        window.wait_to_see("Mapping: plain")
        window.key("Ctrl+Return")
        window.idle()
        window.wait_to_see("holds 3 questions now.")
        window.key("Ctrl+Return")
        window.idle()
        window.key("Ctrl+I")
        window.idle()
        window.type(str(file))
        window.key("Enter")
        window.idle()
        assert window.page().importing.presenter.state.step == "report"

    assert drive(["--workspace", str(folder)], script) == 0


def test_files_with_the_same_fields_need_no_screen(qtbot: QtBot, tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)
    kept_for_few_fields(folder, tmp_path)
    file = written(tmp_path, "later.json", PLAIN)

    def script(window: Driven) -> None:
        assert at_report_or_mapping(window, file) == "report"
        window.wait_to_see("Mapping: plain")

    assert drive(["--workspace", str(folder)], script) == 0


def test_deeper_question_files_are_told_before_anything_is_written(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = empty_workspace(tmp_path)
    kept_for_few_fields(folder, tmp_path)
    place = tmp_path / "nest" / "inner"
    place.mkdir(parents=True)
    written(place.parent, "a.json", PLAIN)
    asked = [{"question": "Where is the pear?", "answer": "Here"}]
    written(place, "b.json", asked)

    def script(window: Driven) -> None:
        assert at_report_or_mapping(window, place.parent) == "report"
        said = [row[-1] for row in window.page().importing.report.rows()]
        assert any("which are not read (1: inner/b.json)" in one for one in said), said

    assert drive(["--workspace", str(folder)], script) == 0
