"""`medannot questions edit`, `history`, `freeze`, `subset` and `join` from a shell."""

import json
from pathlib import Path

import pytest

from medannot.cli.main import run
from medannot.domain.question import ItemType
from medannot.services.desk import open_desk
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.verbs import NoWindow
from tests.helpers.workspaces import empty_workspace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = empty_workspace(tmp_path)
    with open_desk(folder) as desk:
        add_set(desk.store, "ward", [Draft(f"Question {n}?") for n in range(4)])
        add_set(desk.store, "station", [Draft("问题？", language="zh")])
    return folder


def medannot(folder: Path, *words: str | Path) -> int:
    return run(["questions", *map(str, words), "--workspace", str(folder)], NoWindow())


def test_a_question_is_edited_by_a_file_and_its_history_printed(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "edit.json"
    file.write_text(json.dumps({"right": ["B"]}), encoding="utf-8")

    assert medannot(folder, "edit", "ward", "2", file, "--reason", "Wrong key") == 0
    assert capsys.readouterr().out == (
        "Question 2 of the set ward has version 2; the set has version 2.\n"
    )
    assert medannot(folder, "history", "ward", "2") == 0
    out = capsys.readouterr().out
    assert "owner  Wrong key" in out
    assert "  key: A -> B" in out


def test_options_that_an_open_question_lacks_are_not_marked(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_desk(folder) as desk:
        add_set(desk.store, "open", [Draft("Why?", ItemType.FREE_TEXT, text="So")])
    file = tmp_path / "edit.json"
    file.write_text(json.dumps({"right": ["C"]}), encoding="utf-8")

    assert medannot(folder, "edit", "open", "1", file, "--reason", "Wrong key") == 1
    assert "has no options to mark; write its right answer as text" in capsys.readouterr().err


def test_the_language_of_a_question_is_named_by_any_word_that_is_known(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "edit.json"
    file.write_text(json.dumps({"language": "Korean"}), encoding="utf-8")
    assert medannot(folder, "edit", "ward", "2", file, "--reason", "It is Korean") == 0
    words = ("subset", "ward", "--as", "two", "--seed", "5", "--language")
    assert medannot(folder, *words, "ko-KR") == 0
    capsys.readouterr()
    assert medannot(folder, "show", "two", "--json") == 0
    assert json.loads(capsys.readouterr().out)["by_language"] == {"ko": 1}

    assert medannot(folder, *words, "Klingon") == 2
    assert "'Klingon' is no language that questions can be in" in capsys.readouterr().err
    file.write_text(json.dumps({"language": "Klingon"}), encoding="utf-8")
    assert medannot(folder, "edit", "ward", "2", file, "--reason", "x") == 1
    assert "Klingon is no language that questions can be in" in capsys.readouterr().err


def test_a_set_is_frozen_drawn_and_joined(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert medannot(folder, "freeze", "ward", "--as", "Ward 2026") == 0
    assert capsys.readouterr().out.startswith("Ward 2026: ward, version 1, 4 questions, manifest ")
    words = ("subset", "ward", "--as", "two", "--size", "2", "--seed", "5", "--by", "type")
    assert medannot(folder, *words, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["seed"], told["population"], told["items"]) == (5, 4, 2)
    assert medannot(folder, "draws") == 0
    said = "two: 2 drawn of 2 wanted, from 4 of ward, version 1, seed 5, by type, "
    assert capsys.readouterr().out.startswith(said)
    kept = ("subset", "ward", "--as", "all", "--seed", "5", "--by", "language", "--keep-families")
    assert medannot(folder, *kept) == 0
    assert capsys.readouterr().out.splitlines() == [
        (
            "all: 4 drawn of 4 wanted, from 4 of ward, version 1, seed 5, by language, "
            "families kept whole, medannot-subset 2"
        ),
        "    found      due    drawn  language",
        "        4        4        4  en",
    ]
    assert medannot(folder, "join", "ward:1", "station:1") == 0
    assert capsys.readouterr().out == "joined 1; joined before 0; left 0\n"
    assert medannot(folder, "part", "ward:1", "station:1") == 0


def test_a_file_with_unknown_words_is_refused(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "edit.json"
    file.write_text('{"colour": "red"}', encoding="utf-8")
    assert medannot(folder, "edit", "ward", "2", file, "--reason", "x") != 0
