"""Columns by which VLMEvalKit groups its figures come out of the program as they came in."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.helpers.verbs import Say, saying
from tests.helpers.workspaces import empty_workspace

ASKED = ("index", "question", "hint", "A", "B", "answer")
GROUPS = ("category", "l2-category", "split")


def _say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    return saying(empty_workspace(tmp_path), capsys, "questions")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@pytest.mark.parametrize(
    ("columns", "cells"),
    [
        (("category",), [("Lung",), ("Heart",)]),
        (("l2-category",), [("Detail",), ("Whole",)]),
        (("category", "l2-category"), [("Lung", "Detail"), ("Lung", "Whole")]),
        (("category", "l2-category"), [("Lung", "Lung"), ("Heart", "Heart")]),
        (("l2-category", "category", "split"), [("Detail", "Lung", "val"), ("x", "Lung", "dev")]),
        (("Category", "L2-Category"), [("Lung", "Detail"), ("Heart", "Whole")]),
    ],
)
def test_grouping_columns_come_back(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    columns: Sequence[str],
    cells: Sequence[Sequence[str]],
) -> None:
    lines = ["\t".join((*ASKED, *columns))]
    lines += [
        "\t".join((str(n), f"Question {n}?", "", "mass", "cyst", "A", *given))
        for n, given in enumerate(cells)
    ]
    (tmp_path / "first.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    wanted = [dict(zip(map(str.lower, columns), given, strict=True)) for given in cells]
    say = _say(tmp_path, capsys)
    for name, after in (("first", "second"), ("second", "third")):
        assert say("import", tmp_path / f"{name}.tsv", "--set", name).code == 0
        assert say("export", name, "--out", tmp_path / after).code == 0
        (tmp_path / after / f"{name}.tsv").rename(tmp_path / f"{after}.tsv")
        found = _rows(tmp_path / f"{after}.tsv")
        assert [{n: row[n] for n in GROUPS if n in row} for row in found] == wanted


def test_a_blank_among_grouping_columns_becomes_no_ability(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = "\t".join((*ASKED, "category", "l2-category"))
    rows = ["0\tFirst?\t\tmass\tcyst\tA\tLung\t", "1\tSecond?\t\tmass\tcyst\tB\tLung\tDetail"]
    (tmp_path / "first.tsv").write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    say = _say(tmp_path, capsys)
    say("import", tmp_path / "first.tsv", "--set", "first")
    say("export", "first", "--out", tmp_path / "out")
    told = say("import", tmp_path / "out" / "first.tsv", "--set", "second").out
    assert "abilities: Detail: 1; Lung: 1" in told
    again = say("export", "second", "--out", tmp_path / "again")
    assert again.code == 0
    found = [(row["category"], row["l2-category"]) for row in _rows(tmp_path / "again/second.tsv")]
    assert found == [("Lung", "none"), ("Lung", "Detail")]
