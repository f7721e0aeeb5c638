"""Files that do not say how they hold their records, through the real window."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from pytestqt.qtbot import QtBot

from medannot.domain.people import OWNER
from medannot.services.desk import open_desk
from tests.helpers.driving import Driven, click, drive
from tests.helpers.question_banks import picture
from tests.helpers.workspaces import empty_workspace

RECORDS = [
    {
        "frage": f"What is seen in image {number}?",
        "auswahl": ["ring", "scale", f"dimple {number}"],
        "loesung": "ABC"[number % 3],
        "foto": f"img/{number}.png",
        "site": "arm",
    }
    for number in range(1, 5)
]


def at_files(window: Driven, file: Path, images: Path | None = None) -> Any:
    """Go to the import, fill in its first step by keys, and return the step of the mapping."""
    window.wait_for(lambda: window.page_title() == "Home")
    window.idle()
    window.key("Ctrl+3")
    window.idle()
    window.key("Ctrl+I")
    window.type(str(file))
    if images is not None:
        window.page().importing.form._images_field.shown.setFocus()
        window.type(str(images))
    window.key("Enter")
    window.idle()
    return window.page().importing.mapping


def run(tmp_path: Path, script: Callable[[Driven], None]) -> Path:
    folder = empty_workspace(tmp_path)
    assert drive(["--workspace", str(folder)], script) == 0
    return folder


def test_the_place_of_the_records_is_found_chosen_and_kept(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "clinic.json"
    bare = [{key: value for key, value in one.items() if key != "foto"} for one in RECORDS]
    whole = {"about": {"by": "us"}, "train": bare, "val": bare[:1]}
    file.write_text(json.dumps(whole), encoding="utf-8")

    def script(window: Driven) -> None:
        step = at_files(window, file)
        assert window.page().importing.presenter.state.step == "mapping"
        assert step.holding.place.currentText() == (
            "train[*]: 4 records with frage, auswahl, loesung, site"
        )
        window.wait_to_see("4 of 4 rows tried become questions")
        step.holding.place.setFocus()
        window.key("Down")
        window.idle()
        window.wait_to_see("1 of 1 rows tried become questions")
        # Another place is typed; one at which nothing stands is told.
        window.key("End")
        window.idle()
        assert step.holding.path.isVisible()
        window.type("test[*]")
        window.key("Enter")
        window.idle()
        window.wait_to_see("the file holds no question at test[*].")
        step.holding.path.selectAll()
        window.type("train[*]")
        window.key("Enter")
        window.idle()
        window.wait_to_see("4 of 4 rows tried become questions")
        step.save_as.setFocus()
        window.key("Ctrl+Return")
        window.idle()
        window.click("Import 4 questions")
        window.idle()
        window.wait_to_see("holds 4 questions now.")
        # What was imported is in front, and the second time the file is known.
        window.click("Show the questions")
        window.idle()
        assert window.page().presenter.state.query.set_names == {"clinic"}
        window.key("Ctrl+I")
        window.idle()
        window.type(str(file))
        window.key("Enter")
        window.idle()
        assert window.page().importing.presenter.state.step == "report"

    folder = run(tmp_path, script)
    kept = json.loads((folder / "mappings" / "clinic.json").read_text("utf-8"))
    assert kept["container"] == {"records": "train[*]"}


def test_plain_lines_are_divided_and_their_parts_named(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "lines.txt"
    text = "".join(f"What is seen in image {n}?;ring {n}\n" for n in range(1, 4))
    file.write_text(f"from 2024\n{text}", encoding="utf-8")

    def script(window: Driven) -> None:
        step = at_files(window, file)
        assert (step.holding.skip.text(), step.holding.sign.currentText()) == ("1", "semicolon")
        step.holding.columns.setFocus()
        window.key("Ctrl+A")
        window.type("question, answer")
        window.key("Enter")
        window.idle()
        window.wait_to_see("3 of 3 rows tried become questions")
        step.save_as.setFocus()
        window.key("Ctrl+Return")
        window.idle()
        window.click("Import 3 questions")
        window.idle()
        window.wait_to_see("holds 3 questions now.")

    folder = run(tmp_path, script)
    with open_desk(folder, read_only=True) as desk:
        assert desk.bank.summary(OWNER, "lines").items == 3


def test_texts_of_a_known_benchmark_are_read_without_a_word(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "ssg"
    folder.mkdir()
    lines = "VID01\nframe\nWhat tool is used?|grasper|single|query\nWhat is red?|liver|single|q\n"
    (folder / "000012.txt").write_text(lines, encoding="utf-8")

    def script(window: Driven) -> None:
        step = at_files(window, folder)
        importing = window.page().importing
        assert importing.presenter.state.step == "report"
        window.wait_to_see("Mapping: ssg-vqa")
        window.wait_to_see("rows read")
        assert step.presenter.state.begun == "ssg-vqa"

    run(tmp_path, script)


def test_images_of_an_archive_are_seen_and_options_can_be_tried(
    qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "clinic.json"
    file.write_text(json.dumps(RECORDS), encoding="utf-8")
    archive = tmp_path / "images.zip"
    with ZipFile(archive, "w") as packed:
        for number in range(1, 5):
            packed.writestr(f"img/{number}.png", picture(number))

    def script(window: Driven) -> None:
        from medannot.ui.library.importing.as_reader import FoundImage
        from medannot.ui.widgets.tried_options import TriedOptions

        step = at_files(window, file, archive)
        assert window.page().importing.presenter.state.step == "mapping"
        window.idle()
        shown = [one for one in step.preview.findChildren(FoundImage) if one.isVisible()]
        assert [one._picture is not None for one in shown] == [True]
        options = next(o for o in step.preview.findChildren(TriedOptions) if o.isVisible())
        click(options.rows[1])
        assert options.chosen() == (1,)
        click(options.rows[2])
        assert options.chosen() == (2,)
        # The choice is there again when one comes back to the question.
        click(step.preview.on)
        click(step.preview.back)
        window.idle()
        options = next(o for o in step.preview.findChildren(TriedOptions) if o.isVisible())
        assert options.chosen() == (2,)

    run(tmp_path, script)
