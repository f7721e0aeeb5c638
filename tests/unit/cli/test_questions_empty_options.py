"""Options without words: behind the last they are none, between others they are told."""

import json
from pathlib import Path

import pytest

from tests.helpers.verbs import Say, saying
from tests.helpers.workspaces import empty_workspace

SHIFTED = "its source calls the options A, C, D; here they are called A, B, C, in that order."


@pytest.fixture
def say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    return saying(empty_workspace(tmp_path), capsys, "questions")


def medqa(folder: Path, options: object, key: str, **more: object) -> Path:
    """Write two rows as MedQA has them, the first of them with these options."""
    full = {"A": "Aspirin", "B": "Rest", "C": "Methotrexate", "D": "Ibuprofen"}
    rows = [
        {
            "question": f"Which drug helps patient {number}?",
            "answer": texts.get(letter, "") if isinstance(texts, dict) else "Methotrexate",
            "meta_info": "step1",
            "answer_idx": letter,
            "options": texts,
            **more,
        }
        for number, (texts, letter) in enumerate(((options, key), (full, "B")))
    ]
    path = folder / "medqa.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def test_one_between_others_refuses_the_row_and_says_why(say: Say, tmp_path: Path) -> None:
    gap = {"A": "Aspirin", "B": "", "C": "Methotrexate", "D": "Ibuprofen"}

    said = say("import", medqa(tmp_path, gap, "C"), "--set", "medqa")

    assert said.code == 1
    assert (
        "medqa.jsonl, row 1: option B is empty; without it the options behind it would be called "
        "otherwise than in the source." in said.err
    )


@pytest.mark.parametrize(
    "options",
    [
        {"A": "Aspirin", "B": "Rest", "C": "Methotrexate", "D": "", "E": " "},
        [{"key": "A", "value": "Aspirin"}, {"key": "B", "value": "Rest"},
         {"key": "C", "value": "Methotrexate"}, {"key": "D", "value": ""}],
    ],
)  # fmt: skip
def test_those_behind_the_last_are_none(say: Say, tmp_path: Path, options: object) -> None:
    done = say("import", medqa(tmp_path, options, "C"), "--set", "medqa")

    assert (done.code, "items    2" in done.out, "calls the options" in done.out) == (
        0,
        True,
        False,
    )


def test_a_key_that_is_an_empty_option_refuses_the_row(say: Say, tmp_path: Path) -> None:
    options = {"A": "Aspirin", "B": "Rest", "C": "Methotrexate", "D": ""}

    said = say("import", medqa(tmp_path, options, "D"), "--set", "medqa")

    assert said.code == 1
    assert "row 1: its key 'D' is not among its options." in said.err


def test_a_mapping_that_leaves_them_out_tells_that_letters_are_others(
    say: Say, tmp_path: Path
) -> None:
    mapping = tmp_path / "mapping.json"
    roles = {
        "name": "x",
        "title": "x",
        "question": "question",
        "options": {"from": "field", "key": "options", "drop_empty": True},
        "answer": {"key": "answer_idx", "form": "letters"},
    }
    mapping.write_text(json.dumps(roles), encoding="utf-8")
    gap = {"A": "Aspirin", "B": "", "C": "Methotrexate", "D": "Ibuprofen"}

    done = say("import", medqa(tmp_path, gap, "C"), "--set", "medqa", "--mapping", mapping)

    assert (done.code, "items    2" in done.out) == (0, True)
    assert f"row 1: {SHIFTED}" in done.out
    assert "row 2" not in done.out
