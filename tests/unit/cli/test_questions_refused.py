"""What `questions import` says of many refused and doubtful rows, and of a workbook's sheets."""

import csv
import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.helpers.verbs import Say, saying
from tests.helpers.workspaces import empty_workspace


@pytest.fixture
def say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    return saying(empty_workspace(tmp_path), capsys, "questions")


def question(number: int, **more: object) -> dict[str, object]:
    plain = {
        "id": f"q{number}",
        "type": "single_choice",
        "question": f"Which colour has apple {number}?",
        "options": ["Red", "Green"],
        "answer": "Red",
    }
    return plain | more


def test_refused_rows_are_named_up_to_twenty_and_all_are_written(say: Say, tmp_path: Path) -> None:
    file = tmp_path / "apples.json"
    rows = [question(n, answer="Blue" if n < 45 else "Red") for n in range(50)]
    file.write_text(json.dumps(rows), encoding="utf-8")
    table = tmp_path / "refused.csv"

    short = say("import", file, "--set", "apples", "--dry-run")
    lines = short.err.splitlines()
    assert short.code == 1
    assert lines[1].startswith("apples.json, row 1: ")
    assert len([line for line in lines if line.startswith("apples.json, row")]) == 20
    assert lines[-1] == "25 more: --refused FILE writes them all as CSV"

    written = say("import", file, "--set", "apples", "--good-rows", "--refused", table)
    assert written.code == 0
    assert written.err.splitlines()[-1] == "25 more: all of them are in refused.csv"
    with table.open(encoding="utf-8-sig", newline="") as opened:
        cells = list(csv.reader(opened))
    assert cells[0] == ["file", "row", "state", "reason"]
    assert [row[1] for row in cells[1:]] == [str(n) for n in range(1, 46)]


def test_doubts_of_one_reason_are_one_line(say: Say, tmp_path: Path) -> None:
    file = tmp_path / "apples.json"
    rows = [question(n) | {"question": "Which colour?"} for n in range(30)]
    file.write_text(json.dumps(rows), encoding="utf-8")

    said = say("import", file, "--set", "apples").out.splitlines()

    assert [line for line in said if line.startswith("warning")] == [
        (
            "warning: apples.json, row 2: it shows the same as row 1. And 28 more rows like it: "
            "3, 4, 5, 6, 7, …"
        )
    ]


def test_a_sheet_is_named_in_the_shell(say: Say, tmp_path: Path) -> None:
    book = Workbook()
    book.remove(book.active)
    for name, count in (("Practice", 2), ("Exam", 3)):
        sheet = book.create_sheet(name)
        sheet.append(["nr", "ask", "A", "B", "C", "is"])
        for n in range(count):
            sheet.append([n, f"Which colour has the apple {n} of {name}?", "Red", "Green", n, "A"])
    file = tmp_path / "exam.xlsx"
    book.save(file)

    assert "record 1 of 3, row 2 of the sheet" in say("look", file, "--sheet", "Exam").out
    saved = say("map", file, "--sheet", "Exam", "--question", "ask", "--save", "exam")
    assert saved.code == 0
    by_mapping = say("import", file, "--set", "exam", "--mapping", "exam")
    assert by_mapping.out.splitlines()[0] == "read     3"
    other = say("import", file, "--set", "practice", "--mapping", "exam", "--sheet", "Practice")
    assert other.out.splitlines()[0] == "read     2"
    wrong = say("import", file, "--set", "p", "--mapping", "exam", "--sheet", "Exams")
    assert wrong.code == 1
    assert "it has no sheet 'Exams'; its sheets are Practice, Exam." in wrong.err


def test_mappings_that_may_be_meant_are_named_and_the_others_counted(
    say: Say, tmp_path: Path
) -> None:
    file = tmp_path / "odd.json"
    file.write_text(json.dumps([{"frage": "Why is it so?"}]), encoding="utf-8")

    wrong = say("import", file, "--set", "odd", "--mapping", "vqarad").err
    assert "There is no mapping vqarad; there are vqa-rad" in wrong
    assert "others (`questions mappings`)" in wrong
    unknown = say("import", file, "--set", "odd").err
    assert len(unknown) < 400
    assert "others (`questions mappings`), or a mapping's file." in unknown
