"""Rows that are named by their place alone, and rows that are cut at the wrong sign."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from medannot.domain.people import OWNER
from medannot.domain.question import ItemType
from medannot.domain.question_list import ItemQuery
from medannot.domain.study import GroupPlan
from medannot.services.desk import Desk
from medannot.services.model_files_values import ModelFormat
from medannot.services.model_files_values import ModelRequest as FilesRequest
from medannot.services.model_values import ModelRequest
from medannot.services.question_sets import DrawWish
from tests.helpers.answered import Given, answer_all, make_study
from tests.helpers.model_files import json_lines, read
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import make_desk

NUMBERED = [
    Draft(f"What is number {number}?", options=("one", "two"), source_id=str(number))
    for number in range(1, 6)
]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Return a desk with a set whose ids are the numbers 1 to 5."""
    with make_desk(tmp_path) as desk:
        add_set(desk.store, "numbers", NUMBERED)
        yield desk


def samples(*numbers: int) -> list[dict[str, Any]]:
    return [{"doc_id": number, "filtered_resps": ["A"]} for number in numbers]


def rows_by_stem(desk: Desk, path: Path) -> dict[str, int]:
    """Return by question which row of a file answers it."""
    draft = read(desk, path, "M", set_name="numbers")
    stems = {
        line.version_id: line.stem
        for line in desk.bank.page(OWNER, ItemQuery(set_name="numbers"), 0, 10)
    }
    return {stems[one.item_version_id]: one.row for one in draft.answers}


def test_a_place_in_the_split_is_counted_from_0_and_is_no_id(desk: Desk, tmp_path: Path) -> None:
    path = json_lines(tmp_path / "samples.jsonl", *samples(2, 0, 1, 4, 3))

    assert rows_by_stem(desk, path) == {
        "What is number 1?": 2,
        "What is number 2?": 3,
        "What is number 3?": 1,
        "What is number 4?": 5,
        "What is number 5?": 4,
    }


def test_places_are_not_believed_in_a_set_that_was_drawn(desk: Desk, tmp_path: Path) -> None:
    add_set(desk.store, "forty", [Draft(f"What is {n}?", options=("a", "b")) for n in range(40)])
    desk.set_keeping.draw(OWNER, "forty", "five", DrawWish(size=5, seed=3))
    path = json_lines(tmp_path / "samples.jsonl", *samples(0, 1, 2, 3, 4))

    draft = read(desk, path, "M", set_name="five")

    assert draft.report.matched == 0
    assert "which part of the set that is cannot be told" in draft.report.unmatched[0].reason


@pytest.mark.parametrize("numbers", [(1, 2, 3, 4, 5), (0, 1, 2, 3), (1, 2, 3, 4)])
def test_places_of_another_split_are_refused(
    desk: Desk, tmp_path: Path, numbers: tuple[int, ...]
) -> None:
    path = json_lines(tmp_path / "samples.jsonl", *samples(*numbers))

    draft = read(desk, path, "M", set_name="numbers")

    assert draft.report.matched == 0
    assert "doc_id counts the rows of the run's own split" in str(draft.report.unmatched[0])


def test_one_language_of_a_set_is_a_split(tmp_path: Path) -> None:
    drafts = [
        Draft("left?", options=("a", "b")),
        Draft("左？", options=("a", "b"), language="zh"),
        Draft("right?", options=("a", "b")),
    ]
    with make_desk(tmp_path) as desk:
        add_set(desk.store, "numbers", drafts)
        path = json_lines(tmp_path / "samples.jsonl", *samples(0, 1))

        assert rows_by_stem(desk, path) == {"left?": 1, "right?": 2}


def test_what_people_answered_comes_back_from_a_replay(tmp_path: Path) -> None:
    with make_desk(tmp_path) as desk:
        drafts = [
            Draft("which lobe", ItemType.SHORT_TEXT, text="upper", source_id="9835"),
            Draft("which side", ItemType.SHORT_TEXT, text="left", source_id="9836"),
        ]
        make_study(desk, drafts, (GroupPlan("primary", 1, 1),))
        answer_all(desk, {"which lobe": Given(text="upper"), "which side": Given(text="right")})
        request = FilesRequest("one", formats=(ModelFormat.LMMS_EVAL,), task="slake_en")
        desk.model_files.as_models(OWNER, request, tmp_path / "out")
        (log,) = (tmp_path / "out").rglob("lmms-eval/**/*.json")

        draft = desk.models.read(OWNER, ModelRequest(log, "set of one", "M"))

        assert draft.report.unmatched == ()
        assert {one.raw for one in draft.answers} == {"upper", "right"}


def test_a_row_that_is_cut_at_a_comma_is_refused_with_its_number(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "m.csv"
    path.write_text(
        'id,prediction\n1,"A, or so"\n2,The answer is A, no wait the answer is B\n3\n4,B,\n5,B\n',
        encoding="utf-8",
    )

    draft = read(desk, path, "M", set_name="numbers")

    assert [one.raw for one in draft.answers] == ["A, or so", "B", "B"]
    refused = [(one.row, one.details["cells"]) for one in draft.report.unmatched]
    assert refused == [(2, 3), (3, 1)]
    assert "another number of fields" in draft.report.unmatched[0].template


def test_a_row_that_repeats_another_question_of_the_set_is_not_believed_by_its_id(
    desk: Desk, tmp_path: Path
) -> None:
    short, long = "Which diagnosis?", "A man of 40 has a rash. Which diagnosis?"
    drafts = [
        Draft(stem, options=("a", "b"), source_id=str(number))
        for number, stem in enumerate((short, long), start=1)
    ]
    add_set(desk.store, "rashes", drafts)
    path = json_lines(
        tmp_path / "m.jsonl",
        {"id": "1", "question": long, "prediction": "A"},
        {"id": "2", "question": f"{long} Answer by letter.", "prediction": "B"},
    )

    draft = read(desk, path, "M", set_name="rashes")

    assert [one.row for one in draft.answers] == [2]
    assert "other words than the row repeats" in draft.report.unmatched[0].reason
