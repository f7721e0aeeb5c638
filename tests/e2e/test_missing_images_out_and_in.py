"""Questions whose images are missing go out of the program and come back as what they are."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.driving import Driven, ScriptedDialogs, click, drive, settle
from tests.helpers.question_banks import picture
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.verbs import Say, saying
from tests.helpers.workspaces import empty_workspace, make_desk

NAMES = (["Doe^John.png"], ["Roe.png"], ["Doe^John.png"], ["Roe.png", "Doe^John.png"], [])
COUNTED = "items that miss an image: 4; without key: 0; key in the text: 0; shown twice: 1"


def _say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    say = saying(empty_workspace(tmp_path), capsys, "questions")
    rows = [
        {"id": f"q{n}", "type": "short_text", "question": "What?", "answer": "x", "images": names}
        for n, names in enumerate(NAMES)
    ]
    path = tmp_path / "source.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    done = say("import", path, "--set", "first", "--allow-missing-images")
    assert COUNTED in done.out, done
    return say


def _images(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["images"] for line in lines]


def _shown(folder: Path) -> list[tuple[str, bool, str]]:
    """Return item, whether an image is there, and its name while it is missing; newest versions."""
    newest = (
        "SELECT item_id, media_id, source_name FROM item_image JOIN item_version "
        "ON item_version.id = item_version_id WHERE number = (SELECT max(number) FROM item_version "
        "AS other WHERE other.item_id = item_version.item_id) ORDER BY item_id, position"
    )
    with closing(sqlite3.connect(folder / "workspace" / "medannot.sqlite")) as connection:
        found = connection.execute(newest).fetchall()
    return [(item, media is not None, name) for item, media, name in found]


def test_an_image_under_our_name_completes_the_same_set_and_keeps_the_sources_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    say = _say(tmp_path, capsys)
    out = tmp_path / "out"
    say("export", "first", "--out", out, "--format", "jsonl")
    (doe,), (roe,), *_ = _images(out / "first.jsonl")
    (out / doe).parent.mkdir(exist_ok=True)
    (out / doe).write_bytes(picture(1))
    own = ("import", out / "first.jsonl", "--images", out, "--set", "first")
    assert "next version: 3;" in say(*own, "--allow-missing-images").out
    there = [(have, name) for _, have, name in _shown(tmp_path)]
    assert sorted(there) == [(False, "Roe.png")] * 2 + [(True, "")] * 3

    source = ("import", tmp_path / "source.json", "--set", "first", "--allow-missing-images")
    assert "The set first holds all of this already" in say(*source).out
    assert sorted((have, name) for _, have, name in _shown(tmp_path)) == sorted(there)
    say("export", "first", "--out", tmp_path / "again", "--format", "jsonl")
    assert [roe] in _images(tmp_path / "again" / "first.jsonl")


def test_json_lines_name_missing_images_by_names_of_ours(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    say = _say(tmp_path, capsys)
    done = say("export", "first", "--out", tmp_path / "out", "--format", "jsonl")
    assert "4 questions with an image that is missing, of them 0 since" in done.out
    told = (tmp_path / "out" / "first.jsonl").read_text(encoding="utf-8")
    assert "Doe" not in told
    assert "Roe" not in told
    (doe,), (roe,), third, both, none = _images(tmp_path / "out" / "first.jsonl")
    assert doe.startswith("images/missing-")
    assert doe != roe
    assert (third, both, none) == ([doe], [roe, doe], [])

    request = ("import", tmp_path / "out" / "first.jsonl", "--allow-missing-images", "--set")
    assert "The set first holds all of this already" in say(*request, "first").out
    done = say(*request, "second")
    assert "read     5\nitems    5\n" in done.out
    assert COUNTED in done.out
    say("export", "second", "--out", tmp_path / "again", "--format", "jsonl")
    (one,), (two,), third, both, none = _images(tmp_path / "again" / "second.jsonl")
    assert one != two
    assert (third, both, none) == ([one], [two, one], [])


def test_the_name_of_ours_brings_an_image_that_comes_later(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    say = _say(tmp_path, capsys)
    out = tmp_path / "out"
    say("export", "first", "--out", out, "--format", "jsonl")
    (doe,) = _images(out / "first.jsonl")[0]
    (out / doe).parent.mkdir(exist_ok=True)
    (out / doe).write_bytes(picture(1))
    request = ("import", out / "first.jsonl", "--images", out, "--allow-missing-images")
    assert "items that miss an image: 2;" in say(*request, "--set", "third").out


def test_a_set_without_any_image_is_no_file_for_vlmevalkit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    say = _say(tmp_path, capsys)
    done = say("export", "first", "--out", tmp_path / "some")
    assert "4 questions left out, since an image is missing." in done.out
    assert "1 question in " in done.out
    path = tmp_path / "without.json"
    rows = json.loads((tmp_path / "source.json").read_text(encoding="utf-8"))[:-1]
    path.write_text(json.dumps(rows), encoding="utf-8")
    say("import", path, "--set", "bare", "--allow-missing-images")

    done = say("export", "bare", "--out", tmp_path / "bare")

    assert done.code != 0
    assert done.err == (
        "medannot: Each question of bare misses an image, which a file for VLMEvalKit cannot say; "
        "write JSON Lines, or import the set with its images.\n"
    )
    assert not (tmp_path / "bare").exists()


def test_the_window_counts_what_is_left_out_and_refuses_an_empty_file(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with make_desk(tmp_path) as desk:
        asked = Draft("What is seen?", options=("mass", "cyst"))
        gap = replace(asked, images=(None,))
        add_set(desk.store, "some", [asked, gap, replace(gap, stem="And here?")])
        add_set(desk.store, "none", [gap])
        folder = desk.folder
    chosen = tmp_path / "chosen"
    chosen.mkdir()

    def out(window: Driven, name: str, said: str) -> None:
        window.click("Export a set for models…")
        window.idle()
        dialog = window.page().set_export.asking
        window.wait_for(dialog.isVisible, "the dialog")
        dialog.sets.choose(name)
        click(dialog.accept_button)
        settle()
        window.idle()
        window.wait_to_see(said)

    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.key("Ctrl+3")
        window.idle()
        out(window, "some", "2 left out, since an image is missing.")
        out(window, "none", "write JSON Lines, or import the set with its images.")

    dialogs = ScriptedDialogs(folders=[chosen, chosen])
    assert drive(["--workspace", str(folder)], script, dialogs=dialogs) == 0
    assert [path.name for path in chosen.iterdir()] == ["some-for-models"]
    readme = (chosen / "some-for-models" / "README.md").read_text(encoding="utf-8")
    assert "2 questions left out, since an image is missing." in readme
    assert "run.py" in readme
