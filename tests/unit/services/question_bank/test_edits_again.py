"""What is told of an edited question whose file comes again: its key's words, and doubts."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from medannot.domain.people import OWNER
from medannot.services.desk import Desk
from medannot.services.question_bank import ItemQuery
from tests.helpers.question_banks import imported, own_file, read
from tests.helpers.workspaces import make_desk

OPEN = {
    "question": "What is it?",
    "type": "short_text",
    "answer": "a burn",
    "explanation": "The edge is red.",
}
STAYS = (
    "own.json, row 1: it was edited in the workspace (version 2) and stays so; the file says "
    "otherwise."
)
DISAGREE = (
    "plain.json, row 1: its key names option A, but the text beside it is 'bone'; the key counts."
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = make_desk(tmp_path / "workspace")
    yield desk
    desk.close()


def edit(desk: Desk, **values: Any) -> None:
    """Change the first question, as `questions edit` does."""
    item = desk.bank.page(OWNER, ItemQuery(), 0, 1)[0].item_id
    opened = desk.question_editing.open(OWNER, item)
    desk.question_editing.edit(OWNER, opened, replace(opened.content, **values), "Mended")
    desk.question_editing.settle(OWNER)


@pytest.mark.parametrize(
    "values", [{"explanation": "The edge is pale."}, {"synonyms": ("scald", "a scald")}]
)
def test_a_corrected_explanation_or_synonym_is_told_to_stay(
    desk: Desk, tmp_path: Path, values: dict[str, Any]
) -> None:
    path = own_file(tmp_path, OPEN)
    imported(desk.bank, path)
    edit(desk, **values)

    report = read(desk.bank, path).report

    assert (report.changed, report.kept_edits) == (0, 1)
    assert [one.sentence() for one in report.warnings] == [STAYS]


def test_a_file_that_says_the_same_explanation_is_not_told(desk: Desk, tmp_path: Path) -> None:
    imported(desk.bank, own_file(tmp_path, OPEN))
    edit(desk, explanation="The edge is pale.")

    report = read(desk.bank, own_file(tmp_path, OPEN | {"explanation": "The edge is pale."})).report

    assert (report.changed, report.kept_edits) == (0, 0)
    assert list(report.warnings) == []


def two_keys(folder: Path) -> tuple[Path, str]:
    """Write a file whose key's letter and text disagree, and its mapping."""
    path, mapping = folder / "plain.json", folder / "own.map.json"
    row = {"q": "Which one?", "o": ["skin", "bone"], "a": "A", "t": "bone", "e": "It is red."}
    path.write_text(json.dumps([row]), encoding="utf-8")
    roles = {
        "question": "q",
        "options": {"from": "field", "key": "o"},
        "answer": {"key": "a", "form": "letters", "check": "t", "explanation": "e"},
    }
    mapping.write_text(json.dumps({"name": "own", "title": "Own"} | roles), encoding="utf-8")
    return path, str(mapping)


def told_again(desk: Desk, folder: Path) -> list[str]:
    path, mapping = two_keys(folder)
    return [one.sentence() for one in read(desk.bank, path, mapping=mapping).report.warnings]


def test_doubts_about_a_key_that_is_not_taken_are_not_told(desk: Desk, tmp_path: Path) -> None:
    path, mapping = two_keys(tmp_path)
    imported(desk.bank, path, mapping=mapping)
    assert told_again(desk, tmp_path) == [DISAGREE]

    edit(desk, right=frozenset({1}))

    assert told_again(desk, tmp_path) == [STAYS.replace("own.json", "plain.json")]


def test_doubts_about_a_key_that_an_edit_left_as_it_is_are_told(desk: Desk, tmp_path: Path) -> None:
    path, mapping = two_keys(tmp_path)
    imported(desk.bank, path, mapping=mapping)

    edit(desk, explanation="It is pale.")

    assert told_again(desk, tmp_path) == [STAYS.replace("own.json", "plain.json"), DISAGREE]
