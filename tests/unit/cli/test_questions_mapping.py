"""`medannot questions look`, `mappings` and `map`."""

import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from medannot.cli.main import run
from tests.helpers.verbs import NoWindow, Say, saying
from tests.helpers.workspaces import empty_workspace

RECORDS = [
    {"nr": n, "ask": f"Which colour has apple {n}?", "may": ["Red", "Green"], "is": "Red", "x": "k"}
    for n in range(3)
]


@pytest.fixture
def say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    return saying(empty_workspace(tmp_path), capsys, "questions")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "apples.json"
    path.write_text(json.dumps(RECORDS), encoding="utf-8")
    return path


def test_a_look_shows_the_record_the_roles_and_what_they_found(say: Say, file: Path) -> None:
    said = say("look", file, "--record", 2)

    lines = said.out.splitlines()
    assert said.code == 0
    assert lines[:3] == [
        "apples.json, record 2 of 3",
        "  nr  1  <- id",
        "  ask  “Which colour has apple 1?”  <- question",
    ]
    assert "fits: no known mapping" in lines
    assert "looked at 3; 3 become questions" in lines
    assert "types: single_choice: 3" in lines


def test_records_are_counted_alike_whatever_holds_them(say: Say, tmp_path: Path) -> None:
    lines = [json.dumps(record) for record in RECORDS]
    (tmp_path / "a.jsonl").write_text("\n\n".join([lines[0], "{", *lines[1:]]), encoding="utf-8")
    rows = [("nr", "ask"), *((str(one["nr"]), str(one["ask"])) for one in RECORDS)]
    (tmp_path / "a.csv").write_text("".join(",".join(row) + "\n" for row in rows), "utf-8")
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")

    told = {
        (name, number): say("look", tmp_path / name, "--record", number).out.splitlines()[0]
        for name in ("a.csv", "a.xlsx", "a.jsonl")
        for number in (1, 3)
    }

    assert told == {
        ("a.csv", 1): "a.csv, record 1 of 3",
        ("a.csv", 3): "a.csv, record 3 of 3",
        ("a.xlsx", 1): "a.xlsx, record 1 of 3, row 2 of the sheet",
        ("a.xlsx", 3): "a.xlsx, record 3 of 3, row 4 of the sheet",
        ("a.jsonl", 1): "a.jsonl, record 1 of 3",
        ("a.jsonl", 3): "a.jsonl, record 3 of 3, row 7 of the file",
    }


def test_a_mapping_is_made_saved_listed_and_used(say: Say, file: Path) -> None:
    made = say(
        "map", file, "--question", "ask", "--options", "may", "--answer", "is", "--ability", "x",
        "--save", "my apples",
    )  # fmt: skip
    assert (made.code, made.out.splitlines()[-1]) == (
        0,
        "Saved as my apples; `--mapping 'my apples'` uses it.",
    )
    assert say("mappings").out.splitlines()[0].split("  ")[0] == "my apples"
    assert json.loads(say("mappings", "--json").out)[0] == {
        "name": "my apples",
        "title": "my apples",
        "own": True,
    }

    done = say("import", file, "--set", "fruit", "--mapping", "my apples")

    assert done.code == 0
    assert done.out.splitlines()[:3] == ["read     3", "items    3", "refused  0"]
    assert "abilities: k: 3" in done.out
    assert "fits: my apples" in say("look", file).out


def test_words_and_forms_are_given_by_hand_and_a_role_is_left_empty(say: Say, file: Path) -> None:
    said = say(
        "map", file, "--type", "x", "--type-word", "k=single_choice", "--answer-form", "text",
        "--id", "-", "--json",
    )  # fmt: skip

    made = json.loads(said.out)
    assert made["mapping"]["type"] == {"key": "x", "map": {"k": "single_choice"}}
    assert made["mapping"]["answer"] == {"key": "is", "form": "text"}
    assert "id" not in made["mapping"]
    assert (made["good"], made["saved"]) == (3, None)


@pytest.mark.parametrize(
    ("words", "code", "reason"),
    [
        (["--question", "gone"], 1, "No record has the key gone"),
        (["--answer-form", "sideways"], 1, "'answer.form' must be one of"),
        (["--type", "x", "--type-word", "k"], 2, "k is no WORD=TYPE"),
        (["--question", "-"], 1, "No field holds the question yet"),
    ],
)
def test_wrong_wishes_are_refused_by_name(
    say: Say, file: Path, words: list[str], code: int, reason: str
) -> None:
    said = say("map", file, *words)

    assert said.code == code
    assert reason in said.err


def test_a_pointer_of_git_lfs_is_named(say: Say, tmp_path: Path) -> None:
    path = tmp_path / "big.json"
    path.write_text("version https://git-lfs.github.com/spec/v1\n", encoding="utf-8")

    said = say("look", path)

    assert said.code == 1
    assert "Git-LFS pointer" in said.err


def test_a_look_needs_no_workspace(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["questions", "look", str(file), "--json"], NoWindow()) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["looked_at"], told["good"], told["recognised"]) == (3, 3, None)


@pytest.fixture
def counted(tmp_path: Path) -> Path:
    path = tmp_path / "counted.csv"
    path.write_text(
        "ask,opt1,opt2,opt3,right\n"
        "Which colour has a ripe lemon?,Red,Yellow,Blue,2\n"
        "Which colour has a ripe lime?,Red,Green,,2\n",
        encoding="utf-8",
    )
    return path


def test_a_pattern_of_columns_needs_no_form(say: Say, counted: Path) -> None:
    made = say("map", counted, "--options", "opt{n}", "--answer", "right", "--save", "counted")

    assert made.code == 0
    assert "looked at 2; 2 become questions" in made.out
    assert "types: single_choice: 2" in made.out
    done = say("import", counted, "--set", "fruit", "--mapping", "counted")
    assert done.out.splitlines()[:3] == ["read     2", "items    2", "refused  0"]


@pytest.mark.parametrize(
    ("option", "key"),
    [
        ("--options", "option_{L}"),
        ("--options", "opt{l}"),
        ("--options", "choices|options"),
        ("--options", "choices"),
        ("--answer", "gold"),
        ("--answer", "gold|key"),
        ("--question", "{stem} {tail}"),
    ],
)
def test_a_key_that_no_record_has_is_refused_and_nothing_is_saved(
    say: Say, counted: Path, option: str, key: str
) -> None:
    said = say("map", counted, option, key, "--save", "lost")

    assert said.code != 0
    assert f"No record has the key {key}" in said.err
    assert not any(line.startswith("lost") for line in say("mappings").out.splitlines())


def test_a_pattern_of_columns_is_no_single_key(say: Say, counted: Path) -> None:
    said = say("map", counted, "--options", "opt{n}", "--options-from", "field", "--save", "lost")

    assert said.code != 0
    assert "stands for several columns" in said.err


@pytest.fixture
def told_apart(tmp_path: Path) -> Path:
    path = tmp_path / "fruit.csv"
    path.write_text(
        "ask,right,near,far\nWhich colour has a ripe lemon?,Yellow,Orange,Blue\n", encoding="utf-8"
    )
    return path


def test_columns_of_options_are_named_one_by_one(say: Say, told_apart: Path) -> None:
    made = say("map", told_apart, "--options", "near, right", "--answer", "right", "--save", "own")

    assert (made.code, made.err) == (0, "")
    assert "looked at 1; 1 become questions" in made.out
    done = say("import", told_apart, "--set", "fruit", "--mapping", "own")
    assert done.out.splitlines()[:3] == ["read     1", "items    1", "refused  0"]
    assert "single_choice" in say("show", "fruit").out


def test_columns_with_commas_and_bars_in_their_names_are_named_each_by_itself(
    say: Say, tmp_path: Path
) -> None:
    row = {"ask": "Which side?", "is": "R", "side, left": "L", "side|right": "R", "side": "x"}
    file = tmp_path / "sides.json"
    file.write_text(json.dumps([row]), encoding="utf-8")
    columns = ("--options", "side, left", "--options", "side|right")

    roles = ("--question", "ask", *columns, "--answer", "is")
    made = say("map", file, *roles, "--save", "sides")

    assert (made.code, made.err) == (0, "")
    done = say("import", file, "--set", "sides", "--mapping", "sides")
    assert (done.code, "leaves out" in done.out) == (0, False)
    assert "single_choice" in say("show", "sides").out


def test_one_of_repeated_columns_that_no_record_has_is_named_whole(
    say: Say, told_apart: Path
) -> None:
    said = say("map", told_apart, "--options", "near,far", "--options", "right", "--save", "lost")

    assert said.code != 0
    assert "No record has the key near,far;" in said.err


def test_one_of_several_columns_that_no_record_has_is_named(say: Say, told_apart: Path) -> None:
    said = say("map", told_apart, "--options", "near,wide", "--save", "lost")

    assert said.code != 0
    assert "No record has the key wide;" in said.err


def test_a_mapping_by_which_nothing_becomes_a_question_is_not_saved(
    say: Say, told_apart: Path
) -> None:
    said = say("map", told_apart, "--options", "near,far", "--answer", "right", "--save", "lost")

    assert said.code != 0
    assert "None of the 1 records tried becomes a question by this mapping, so it is not saved" in (
        said.err
    )
    assert "its key 'Yellow' is not among its options." in said.err
    assert not any(line.startswith("lost") for line in say("mappings").out.splitlines())
