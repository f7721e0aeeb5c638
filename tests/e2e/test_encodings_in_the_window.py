"""Question files in other encodings, through the real window and from the shell."""

import json
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from medannot.cli.main import run as run_verb
from tests.e2e.test_how_files_hold_records import at_files, run
from tests.helpers.driving import Driven
from tests.helpers.verbs import NoWindow
from tests.helpers.workspaces import empty_workspace

ROWS = [
    {"frage": f"Où est la lésion {n}?", "auswahl": ["gauche", "côté droit"], "loesung": "B"}
    for n in range(1, 4)
]
CHINESE = [
    {"frage": f"第{n}张胸片的病灶在哪一侧的肺？", "auswahl": ["左侧", "右侧"], "loesung": "B"}
    for n in range(1, 4)
]


def lines(path: Path, rows: list[dict[str, Any]], encoding: str) -> Path:
    text = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_bytes(text.encode(encoding))
    return path


def test_an_encoding_that_was_found_is_told_on_the_mapping_screen(
    qtbot: QtBot, tmp_path: Path
) -> None:
    file = lines(tmp_path / "clinic.jsonl", CHINESE, "gb18030")

    def script(window: Driven) -> None:
        step = at_files(window, file)
        window.wait_to_see("3 of 3 rows tried become questions")
        assert "was read as GB 18030" in step.told.text()
        assert "choose its encoding" in step.told.text()
        assert step.told.isVisible()

    run(tmp_path, script)


def test_the_encoding_is_chosen_at_the_files_and_kept_in_the_mapping(
    qtbot: QtBot, tmp_path: Path
) -> None:
    file = lines(tmp_path / "clinic.jsonl", ROWS, "cp1252")

    def script(window: Driven) -> None:
        step = at_files(window, file)
        form = window.page().importing.form
        window.page().importing.leave()
        window.idle()
        form.encoding.setFocus()
        window.key("End")
        window.idle()
        assert form.encoding.currentText() == "Windows-1252"
        window.click("Read the files")
        window.idle()
        window.wait_to_see("3 of 3 rows tried become questions")
        assert not step.told.isVisible()
        window.click("Save the mapping and read all rows")
        window.idle()
        window.wait_to_see("Import 3 questions")
        window.key("Ctrl+Enter")
        window.idle()

    folder = run(tmp_path, script)

    (kept,) = (folder / "mappings").glob("*.json")
    assert json.loads(kept.read_text("utf-8"))["container"] == {"encoding": "windows-1252"}


def test_the_shell_takes_the_encoding_too(tmp_path: Path, capsys: Any) -> None:
    folder = empty_workspace(tmp_path)
    file = lines(tmp_path / "clinic.jsonl", ROWS, "cp1252")
    where = ["--workspace", str(folder)]

    made = ["questions", "map", str(file), "--encoding", "windows-1252", "--save", "fr", *where]
    assert run_verb(made, NoWindow()) == 0
    capsys.readouterr()
    assert run_verb(["questions", "look", str(file), *where], NoWindow()) == 1
    assert "is not in UTF-8" in capsys.readouterr().err
    saved = str(folder / "mappings" / "fr.json")
    imported = ["questions", "import", str(file), "--set", "fr", "--mapping", saved, *where]
    assert run_verb(imported, NoWindow()) == 0

    assert "Wrote version 1 of the set fr: 3 items." in capsys.readouterr().out
