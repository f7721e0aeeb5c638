"""Each letter gives the field in front to its role, also above a library that has such keys."""

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.e2e.test_how_files_hold_records import at_files, run
from tests.helpers.driving import LARGE, SMALL, Driven

LETTERS = {
    "id": "I", "question": "Q", "options": "O", "answer": "K", "images": "M", "type": "T",
    "language": "L", "ability": "A", "group": "G", "order": "R", "split": "S", "context": "C",
    "case": "P", "explanation": "E", "categories": "N",
}  # fmt: skip


def test_every_letter_gives_its_role_the_field_in_front(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "plain.json"
    rows = [{"frage": f"What is seen in image {n}?", "x": f"w{n % 2}"} for n in range(4)]
    file.write_text(json.dumps(rows), encoding="utf-8")

    def script(window: Driven) -> None:
        step = at_files(window, file)
        window.idle()
        given = {}
        for role, letter in LETTERS.items():
            step.record.select("x")
            window.key(letter)
            window.idle()
            given[role] = step.presenter.keys_of(role)
        assert given == dict.fromkeys(LETTERS, ("x",))

    run(tmp_path, script)


@pytest.mark.parametrize(
    ("value", "found"),
    [("a/{}.png", "4 not found"), ("['a/{}.png', 'b/{}.png']", "8 not found")],
)
def test_m_makes_images_of_a_path_and_of_a_list_written_as_text(
    qtbot: QtBot, tmp_path: Path, value: str, found: str
) -> None:
    file = tmp_path / "paths.json"
    rows = [
        {"frage": f"What is seen in image {n}?", "shot": value.replace("{}", str(n))}
        for n in range(4)
    ]
    file.write_text(json.dumps(rows), encoding="utf-8")

    def script(window: Driven) -> None:
        step = at_files(window, file)
        window.idle()
        images = step.roles.rows["images"]
        step.record.select("shot")
        window.key("C")
        window.idle()
        assert images.keys.choice() == ""
        step.record.select("shot")
        window.key("M")
        window.idle()
        assert images.found.text() == found
        assert images.keys.choice() == "shot"

    run(tmp_path, script)


def test_r_gives_the_order_within_a_group_and_the_preview_names_both(
    qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "rounds.json"
    rows = [
        {"frage": f"What comes in round {3 - n}?", "dialog": "d7", "runde": 3 - n, "wort": "x"}
        for n in range(3)
    ]
    file.write_text(json.dumps(rows), encoding="utf-8")

    def script(window: Driven) -> None:
        step = at_files(window, file)
        window.idle()
        for path, letter in (("frage", "Q"), ("dialog", "G"), ("runde", "R")):
            step.record.select(path)
            window.key(letter)
            window.idle()
        window.wait_to_see("rounds.json, row 1; group d7, place 3")
        window.picture("mapping_order_1366", SMALL)
        window.picture("mapping_order_1920", LARGE)
        # What is no place is told where the field was given.
        step.record.select("wort")
        window.key("R")
        window.idle()
        window.wait_to_see("its place in its group is no number")

    run(tmp_path, script)
