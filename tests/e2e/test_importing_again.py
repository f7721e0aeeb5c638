"""A question file that comes in again through the real window, after one was edited."""

import json
from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from medannot.domain.people import OWNER
from medannot.services.desk import open_desk
from medannot.services.question_bank import ItemQuery
from tests.helpers.driving import Driven, drive
from tests.helpers.workspaces import empty_workspace

ROWS = [
    {
        "id": f"q{number}",
        "type": "single_choice",
        "question": f"Which colour has apple {number}?",
        "options": ["Red", "Green"],
        "answer": "Red",
    }
    for number in (1, 2)
]


def test_a_file_that_comes_again_changes_nothing_and_leaves_what_was_edited(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = empty_workspace(tmp_path)
    file = tmp_path / "apples.json"
    file.write_text(json.dumps(ROWS), encoding="utf-8")

    def bring_in(window: Driven) -> None:
        window.wait_for(lambda: window.page_title() == "Home")
        window.idle()
        window.key("Ctrl+3")
        window.idle()
        window.key("Ctrl+I")
        window.idle()
        window.type(str(file))
        window.key("Enter")
        window.idle()

    def mend() -> None:
        with open_desk(folder) as desk:
            line = desk.bank.page(OWNER, ItemQuery(), 0, 1)[0]
            opened = desk.question_editing.open(OWNER, line.item_id)
            content = replace(opened.content, stem="Is it ripe?")
            desk.question_editing.edit(OWNER, opened, content, "It was unclear")
            desk.question_editing.settle(OWNER)

    def first(window: Driven) -> None:
        bring_in(window)
        window.click("Import 2 questions")
        window.wait_to_see("The set apples holds 2 questions now.")

    def again(window: Driven) -> None:
        bring_in(window)
        window.wait_to_see("No row is refused")
        window.wait_to_see("they stay as they are")
        window.click("Go on; nothing is changed")
        window.wait_to_see("It held all of this already; nothing was changed.")
        window.wait_to_see("Edited here, and left so: 1 question.")
        window.click("Show the questions")
        window.wait_to_see("Is it ripe?")

    assert drive(["--workspace", str(folder)], first) == 0
    mend()
    assert drive(["--workspace", str(folder)], again) == 0
