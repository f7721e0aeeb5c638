"""What people answered comes back as a model's row, also where ids start anew in each file.

GEMeX has a file for each kind of question, and its q_id counts from 0 in each, so that the set's
own export numbers the questions.
"""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from medannot.domain.ids import ItemVersionId
from medannot.domain.model_answers.matching import KnownItem, Prediction, matched
from medannot.domain.question import ItemType
from tests.helpers.model_files import table
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.verbs import Say, saying
from tests.helpers.workspaces import make_desk

YES_NO, SEVERAL = ItemType.YES_NO, ItemType.SEVERAL_ANSWERS
DRAFTS = [
    Draft("Is the heart large?", YES_NO, ("Yes", "No"), (1,), source_id="0"),
    Draft("Is air seen?", YES_NO, ("Yes", "No"), (0,), source_id="1"),
    Draft("Is the heart large?", YES_NO, ("Yes", "No"), (0,), source_id="2"),
    Draft("Where is it?", options=("left", "right"), source_id="0"),
    Draft("Which side is opaque?", options=("left", "right"), source_id="1"),
    Draft("Is the heart large?", options=("yes", "no", "perhaps"), source_id="2"),
    Draft("Which side is opaque?", SEVERAL, ("left", "right", "apex"), (0, 1), source_id="0"),
    Draft("Where is it?", SEVERAL, ("left", "right", "apex"), (0, 2), source_id="1"),
    Draft("Is the heart large?", ItemType.FREE_TEXT, (), text="Yes.", source_id="0"),
    Draft("Is air seen?", ItemType.FREE_TEXT, (), text="No.", source_id="1"),
]
UNSURE = (
    "row 1: 0 may be the id of a question or its number in the set's own export; say that it is "
    "that number (--by-index), or which field holds the id (--id-field)."
)


@pytest.fixture
def versions(tmp_path: Path) -> tuple[ItemVersionId, ...]:
    """Make a workspace with the set and return its questions in order."""
    with make_desk(tmp_path) as desk:
        return add_set(desk.store, "gx", DRAFTS)


@pytest.fixture
def say(
    versions: tuple[ItemVersionId, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Say:
    say = saying(tmp_path / "workspace", capsys)
    say("study", "create", "st", "--set", "gx", "--group", "a=2", "--per-item", "2", "--seed", "1")
    say("study", "simulate", "st", "--seed", "1")
    out = str(tmp_path / "out")
    assert say("baseline", "as-model", "st (simulated, seed 1)", "--out", out).code == 0
    return say


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def answered(say: Say, path: Path, *flags: str) -> dict[int, str]:
    """Take a file in and return by its rows which question each was taken for."""
    said = say("models", "import", str(path), "--set", "gx", "--model", path.name, *flags)
    assert said.code == 0, said
    shown: list[dict[str, Any]] = json.loads(say("models", "show", "gx", path.name, "--json").out)
    return {one["row"]: one["item_version"] for one in shown}


@pytest.mark.parametrize("suffix", ["xlsx", "tsv"])
@pytest.mark.parametrize("flags", [(), ("--by-index",)])
def test_the_own_result_file_comes_back_whole(
    say: Say,
    tmp_path: Path,
    versions: tuple[ItemVersionId, ...],
    suffix: str,
    flags: tuple[str, ...],
) -> None:
    for place, numbers in (
        ("vlmevalkit/outputs/*/*/*.", [0, 1, 2, 3, 4, 5]),
        ("vlmevalkit/not-scored/*.", [6, 7, 8, 9]),
    ):
        (path,) = (tmp_path / "out").glob(f"{place}{suffix}")
        assert [int(row["index"]) for row in rows_of(path.with_suffix(".tsv"))] == numbers
        renamed = path.rename(path.with_stem(f"{path.stem}-{len(numbers)}"))
        rows = answered(say, renamed, *flags)
        assert rows == {row: versions[n] for row, n in enumerate(numbers, start=1)}


def test_a_models_file_of_the_same_columns_takes_the_flag(
    say: Say, tmp_path: Path, versions: tuple[ItemVersionId, ...]
) -> None:
    (path,) = (tmp_path / "out").glob("vlmevalkit/LMUData/*.tsv")
    rows = rows_of(path)
    head = [*rows[0], "prediction"]
    file = table(tmp_path / "m.tsv", [head, *([*row.values(), "A"] for row in rows)])

    refused = say("models", "import", str(file), "--set", "gx", "--model", "M", "--dry-run")

    assert UNSURE in refused.err
    assert answered(say, file, "--by-index") == {n + 1: versions[n] for n in range(6)}


def test_a_row_whose_text_is_another_questions_is_refused_whatever_is_said(
    say: Say, tmp_path: Path
) -> None:
    (path,) = (tmp_path / "out").glob("vlmevalkit/outputs/*/*/*.tsv")
    rows = rows_of(path)
    rows[1]["question"] = "Where is it?"
    file = table(tmp_path / "m.tsv", [list(rows[0]), *(list(row.values()) for row in rows)])

    said = say(
        "models", "import", str(file), "--set", "gx", "--model", "M", "--dry-run", "--by-index"
    )

    assert "matched    5" in said.out
    assert (
        "row 2: the row's text is not that of the question which has the number 1 in the set's own "
        "export."
    ) in said.err


def test_columns_of_the_own_export_say_nothing_where_a_row_of_it_fits_no_number() -> None:
    stems = ("Which?", "Where?", "Which?", "Where?")
    items = [
        KnownItem(ItemVersionId(f"v{n}"), f"i{n}", str(n % 2), "f", n + 1, stem, "en", index=n)
        for n, stem in enumerate(stems)
    ]
    rows = [
        Prediction(n + 1, "A", source_id=str(n), index=str(n), question=text, is_own=True)
        for n, text in enumerate(("Which?", "Where?", "Where?"))
    ]

    whole = matched(rows[:2], items, "m")
    moved = matched(rows, items, "m")

    assert [version for _, version in whole.matched] == ["v0", "v1"]
    assert moved.matched == ()
