"""What a person edited stays where files say otherwise, and both are told, row by row."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event

from medannot.domain.people import OWNER
from medannot.exchange.model_files.values import SetFormat
from medannot.services.desk import Desk
from medannot.services.question_bank import ItemQuery
from tests.helpers.question_banks import imported, own_file, read
from tests.helpers.workspaces import make_desk

ROWS = (
    {"question": "Is it broken?", "type": "yes_no", "answer": "yes"},
    {"question": "Is it old?", "type": "yes_no", "answer": "yes"},
    {"question": "Is it wet?", "type": "yes_no", "answer": "no"},
)
UNDONE = (
    "own.json, row {row}: it was edited in the workspace (version {number}); this import would "
    "put what the file says over it."
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = make_desk(tmp_path / "workspace")
    imported(desk.bank, own_file(tmp_path, *ROWS))
    yield desk
    desk.close()


KEPT = (
    "own.json, row {row}: it was edited in the workspace (version {number}) and stays so; the file "
    "says otherwise."
)


def mend(desk: Desk, row: int, right: int) -> None:
    """Correct the key of a row, as `questions edit` does."""
    item = desk.bank.page(OWNER, ItemQuery(), 0, 10)[row - 1].item_id
    opened = desk.question_editing.open(OWNER, item)
    content = replace(opened.content, right=frozenset({right}))
    desk.question_editing.edit(OWNER, opened, content, "The key was wrong")
    desk.question_editing.settle(OWNER)


def told(desk: Desk, path: Path, *, over: bool = True) -> list[str]:
    report = read(desk.bank, path, over_edits=over).report
    return [problem.sentence() for problem in report.warnings]


def keys(desk: Desk) -> list[list[int]]:
    """Return the places of the right options of every question."""
    found: list[list[int]] = []
    for line in desk.bank.page(OWNER, ItemQuery(), 0, 10):
        one = desk.bank.item(OWNER, line.version_id)
        assert one.reference is not None
        options = [option.id for option in one.version.options]
        found.append([options.index(id_) for id_ in one.reference.option_ids])
    return found


def test_a_corrected_key_stays_where_the_source_comes_again(desk: Desk, tmp_path: Path) -> None:
    mend(desk, 1, right=1)
    path = own_file(tmp_path, ROWS[0], ROWS[1], ROWS[2] | {"answer": "yes"})

    report = imported(desk.bank, path).report

    assert (report.changed, report.unchanged, report.kept_edits) == (1, 2, 1)
    assert [problem.sentence() for problem in report.warnings] == [KEPT.format(row=1, number=2)]
    assert keys(desk) == [[1], [0], [0]]


def test_closed_questions_that_say_the_same_as_the_edit_are_not_told(
    desk: Desk, tmp_path: Path
) -> None:
    mend(desk, 1, right=1)

    agreeing = own_file(tmp_path, ROWS[0] | {"answer": "no"}, *ROWS[1:])

    assert told(desk, agreeing, over=False) == []


def test_where_a_person_says_so_the_file_goes_over_the_edit(desk: Desk, tmp_path: Path) -> None:
    mend(desk, 1, right=1)

    imported(desk.bank, tmp_path / "own.json", over_edits=True)

    assert keys(desk) == [[0], [0], [1]]


def test_an_edited_question_still_takes_what_else_the_file_brings(
    desk: Desk, tmp_path: Path
) -> None:
    mend(desk, 1, right=1)
    path = own_file(tmp_path, ROWS[0] | {"categories": {"organ": "skin"}}, *ROWS[1:])

    assert imported(desk.bank, path).report.changed == 1

    first = desk.bank.page(OWNER, ItemQuery(), 0, 1)[0]
    version = desk.bank.item(OWNER, first.version_id).version
    assert (version.number, dict(version.categories)) == (3, {"organ": "skin"})
    assert keys(desk) == [[1], [0], [1]]


def test_the_unchanged_source_again_is_told_to_undo_a_corrected_key(
    desk: Desk, tmp_path: Path
) -> None:
    mend(desk, 1, right=1)

    draft = read(desk.bank, tmp_path / "own.json", over_edits=True)

    assert draft.report.changed == 1
    assert told(desk, tmp_path / "own.json") == [UNDONE.format(row=1, number=2)]


def test_rows_that_agree_with_the_edit_and_rows_that_nobody_edited_are_not_told(
    desk: Desk, tmp_path: Path
) -> None:
    mend(desk, 1, right=1)
    path = own_file(tmp_path, ROWS[0] | {"answer": "no"}, ROWS[1], ROWS[2] | {"answer": "yes"})

    draft = read(desk.bank, path)

    assert (draft.report.changed, draft.report.unchanged) == (1, 2)
    assert told(desk, path) == []


def test_a_version_that_an_import_put_over_the_edit_is_not_told_again(
    desk: Desk, tmp_path: Path
) -> None:
    mend(desk, 2, right=1)
    imported(desk.bank, tmp_path / "own.json", over_edits=True)
    path = own_file(tmp_path, ROWS[0], ROWS[1] | {"question": "Is it aged?"}, ROWS[2])

    assert read(desk.bank, path).report.changed == 1
    assert told(desk, path) == []


def test_an_edit_after_that_is_told_with_its_own_number(desk: Desk, tmp_path: Path) -> None:
    mend(desk, 2, right=1)
    imported(desk.bank, tmp_path / "own.json", over_edits=True)
    mend(desk, 2, right=1)
    mend(desk, 3, right=0)

    assert told(desk, tmp_path / "own.json") == [
        UNDONE.format(row=2, number=4),
        UNDONE.format(row=3, number=2),
    ]


def test_what_was_edited_is_asked_once_for_the_whole_set(desk: Desk, tmp_path: Path) -> None:
    for row, right in ((1, 1), (2, 1), (3, 0)):
        mend(desk, row, right)
    asked: list[str] = []

    def note(_: object, __: object, statement: str, *___: object) -> None:
        asked.append(statement)

    with desk.store.reading() as connection:
        engine = connection.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        read(desk.bank, tmp_path / "own.json")
    finally:
        event.remove(engine, "before_cursor_execute", note)

    assert sum("question_decision" in statement for statement in asked) == 1


def test_rows_of_an_export_know_whether_they_were_written_before_the_edit(
    desk: Desk, tmp_path: Path
) -> None:
    for name in ("before", "after"):
        desk.model_files.export_set(OWNER, "ward", SetFormat.JSONL, tmp_path / name)
        file = tmp_path / name / "ward.jsonl"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("Is it broken?", "Is it cracked?"), encoding="utf-8")
        if name == "before":
            mend(desk, 1, right=1)

    overtaken = (
        "ward.jsonl, row 1: the question was changed in the workspace since this file was "
        "written; its next version holds what the file says."
    )
    assert told(desk, tmp_path / "before" / "ward.jsonl") == [overtaken]
    assert told(desk, tmp_path / "after" / "ward.jsonl") == []


def test_words_that_a_person_edited_do_not_tell_that_the_rows_have_moved(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "plain.csv"
    path.write_text("question,answer\nIs it wett?,yes\nIs it olld?,no\nIs it new?,no\n", "utf-8")
    imported(desk.bank, path, set_name="plain", mapping=plain_table(tmp_path))
    for line in desk.bank.page(OWNER, ItemQuery(set_name="plain"), 0, 2):
        opened = desk.question_editing.open(OWNER, line.item_id)
        stem = opened.content.stem.replace("tt", "t").replace("ll", "l")
        desk.question_editing.edit(OWNER, opened, replace(opened.content, stem=stem), "Spelling")
    desk.question_editing.settle(OWNER)

    report = imported(desk.bank, path, set_name="plain", mapping=plain_table(tmp_path)).report

    assert (report.refused_files, report.kept_edits, report.changed) == (0, 2, 0)


def plain_table(folder: Path) -> str:
    """Write a mapping of a table that names no ids."""
    roles = {"question": "question", "answer": {"key": "answer", "form": "text"}}
    path = folder / "table.map.json"
    path.write_text(json.dumps({"name": "table", "title": "Table"} | roles), "utf-8")
    return str(path)
