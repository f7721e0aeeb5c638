"""Ids that a benchmark's file may have or not: names where each row has its own, else none."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from medannot.exchange.question_sets.containers.finding import QuestionFile
from medannot.exchange.question_sets.reading import read_question_file
from medannot.services.desk import Desk
from medannot.services.question_bank import ImportDraft
from tests.helpers.model_files import json_lines
from tests.helpers.model_files import read as read_predictions
from tests.helpers.question_banks import imported, read
from tests.helpers.workspaces import make_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with make_desk(tmp_path) as desk:
        yield desk


def medqa(path: Path, ids: Sequence[Any], words: Sequence[str] = "abcd") -> Path:
    """Write questions in MedQA's keys, each with the id that is given."""
    rows = [
        {
            "id": id_,
            "question": f"Which is {word}?",
            "options": {"A": f"{word}1", "B": f"{word}2"},
            "answer_idx": "A",
            "answer": f"{word}1",
        }
        for id_, word in zip(ids, words, strict=False)
    ]
    return json_lines(path, *rows)


def ids_of(draft: ImportDraft) -> list[str]:
    return [one.draft.source_id for one in draft.questions]


def test_answers_by_the_ids_of_a_file_find_their_questions(desk: Desk, tmp_path: Path) -> None:
    draft = imported(desk.bank, medqa(tmp_path / "test.jsonl", ["q0", "q1", "q2"]))
    answers = [{"id": f"q{n}", "prediction": "A"} for n in range(3)]

    taken = read_predictions(desk, json_lines(tmp_path / "m.jsonl", *answers), set_name="ward")

    assert draft.report.made_up == 0
    assert ids_of(draft) == ["q0", "q1", "q2"]
    assert (taken.report.matched, taken.report.unmatched) == (3, ())


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([0, 0, 0], ["", "", ""]),  # CARES has such ones
        (["x", "y", "x"], ["", "", ""]),
        (["x", None, "y"], ["x", "", "y"]),
        ([{"no": 1}, "x", ["y"]], ["", "x", ""]),
    ],
)
def test_what_repeats_or_is_no_text_is_no_id_and_refuses_no_row(
    desk: Desk, tmp_path: Path, given: Sequence[Any], expected: list[str]
) -> None:
    path = medqa(tmp_path / "test.jsonl", given)

    draft = read(desk.bank, path)
    alone = read_question_file(QuestionFile(path, path.name))

    assert (draft.report.items, draft.report.refused) == (3, ())
    assert ids_of(draft) == expected
    assert draft.report.made_up == expected.count("")
    assert [one.source_id for one in alone.drafts] == expected
    assert alone.refused == ()


def test_the_same_ids_in_another_file_stay(desk: Desk, tmp_path: Path) -> None:
    files = [medqa(tmp_path / name, ["q0", "q1"]) for name in ("dev.jsonl", "test.jsonl")]

    assert ids_of(read(desk.bank, *files)) == ["q0", "q1", "q0", "q1"]


def test_rows_that_moved_are_told_where_their_ids_repeat(desk: Desk, tmp_path: Path) -> None:
    imported(desk.bank, medqa(tmp_path / "test.jsonl", [0, 0, 0]))

    again = read(desk.bank, medqa(tmp_path / "test.jsonl", [0, 0, 0, 0], "zabc"))

    assert "3 of 3 rows hold another question than before" in str(again.report.refused[0].reason)
