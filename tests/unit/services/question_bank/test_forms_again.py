"""Questions that are stored keep their form, whatever comes beside them or is edited among them."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from medannot.domain.people import OWNER
from medannot.exchange.model_files.values import SetFormat
from medannot.services.desk import Desk
from medannot.services.question_bank import ItemQuery
from tests.helpers.question_banks import imported, own_file, read
from tests.helpers.workspaces import make_desk

ONE, SEVERAL = "single_choice", "several_answers"
PLAIN = {
    "name": "plain",
    "title": "Plain",
    "recognise": ["id", "question", "answer", "kind"],
    "id": "id",
    "question": "question",
    "options": {"from": "field", "key": "options"},
    "answer": {"key": "answer", "form": "letters"},
    "type": {"key": "kind", "map": {"open": "open", "closed": "closed"}},
}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = make_desk(tmp_path / "workspace")
    yield desk
    desk.close()


@pytest.fixture
def plain(tmp_path: Path) -> str:
    path = tmp_path / "plain.map.json"
    path.write_text(json.dumps(PLAIN), encoding="utf-8")
    return str(path)


def choices(folder: Path, name: str, *answers: str, **more: str) -> Path:
    """Write choice questions of three options each, with these letters as their keys."""
    options = {"A": "Tinea", "B": "Acne", "C": "Zoster"}
    rows = [
        {"id": f"{name}{n}", "question": f"Which is it, {n}?", "options": options} | more
        for n in range(len(answers))
    ]
    return own_file(
        folder,
        *(row | {"answer": list(answer)} for row, answer in zip(rows, answers, strict=True)),
        name=name,
    )


def told(folder: Path, name: str = "told.json") -> Path:
    """Write six questions of which the source says that they take one option, then two others."""
    shown = {"options": ["Tinea", "Acne", "Zoster"]}
    ones = [{"question": f"Which, {n}?", "type": ONE, "answer": "Acne"} | shown for n in range(6)]
    several = [
        {"question": f"Which of them, {n}?", "type": SEVERAL, "answer": ["Acne", "Tinea"]} | shown
        for n in range(2)
    ]
    return own_file(folder, *ones, *several, name=name)


def types(desk: Desk) -> list[str]:
    found = desk.bank.page(OWNER, ItemQuery(), 0, 100)
    return [desk.bank.item(OWNER, one.version_id).version.type.value for one in found]


def mend(desk: Desk, row: int, **words: Any) -> None:
    """Edit a question, as `questions edit` does."""
    item = desk.bank.page(OWNER, ItemQuery(), 0, 100)[row - 1].item_id
    opened = desk.question_editing.open(OWNER, item)
    desk.question_editing.edit(OWNER, opened, replace(opened.content, **words), "It was wrong")
    desk.question_editing.settle(OWNER)


def test_another_file_changes_no_question_whose_source_told_its_form(
    desk: Desk, tmp_path: Path
) -> None:
    imported(desk.bank, told(tmp_path))

    report = imported(desk.bank, own_file(tmp_path, {"question": "What is it?"})).report

    assert (report.changed, report.staying) == (0, 8)
    assert types(desk) == [*[ONE] * 6, *[SEVERAL] * 2, "short_text"]


@pytest.mark.parametrize("form", list(SetFormat))
def test_an_export_of_files_of_both_forms_changes_none_of_them(
    desk: Desk, tmp_path: Path, plain: str, form: SetFormat
) -> None:
    files = choices(tmp_path, "a.json", *"AAAAA"), choices(tmp_path, "b.json", *"BBBB", "AB")
    imported(desk.bank, *files, mapping=plain)
    assert types(desk) == [*[ONE] * 5, *[SEVERAL] * 5]
    desk.model_files.export_set(OWNER, "ward", form, tmp_path / "out")
    (written,) = [path for path in (tmp_path / "out").rglob("ward.*") if path.is_file()]

    report = read(desk.bank, written).report

    assert (report.changed, report.unchanged) == (0, 10)
    assert report.by_type == {ONE: 5, SEVERAL: 5}


def test_an_edit_of_the_only_question_with_several_right_options_changes_no_other(
    desk: Desk, tmp_path: Path, plain: str
) -> None:
    file = choices(tmp_path, "a.json", *"AAAAA", "AB")
    imported(desk.bank, file, mapping=plain)
    mend(desk, 6, stem="Which are they?")

    report = imported(desk.bank, file, mapping=plain).report

    assert (report.changed, report.kept_edits) == (0, 1)
    assert types(desk) == [SEVERAL] * 6


def test_an_edit_of_the_only_closed_question_in_words_changes_no_other(
    desk: Desk, tmp_path: Path, plain: str
) -> None:
    rows = [
        {"question": f"Is it {n}?", "answer": answer, "kind": "closed"}
        for n, answer in enumerate(("yes", "no", "left"))
    ]
    file = own_file(tmp_path, *rows)
    imported(desk.bank, file, mapping=plain)
    mend(desk, 3, stem="On which side is it?")

    report = imported(desk.bank, file, mapping=plain).report

    assert (report.changed, report.kept_edits) == (0, 1)
    assert types(desk) == ["short_text"] * 3


def test_a_closed_question_with_options_keeps_them_beside_another_file(
    desk: Desk, tmp_path: Path, plain: str
) -> None:
    imported(desk.bank, choices(tmp_path, "a.json", *"ABC", kind="closed"), mapping=plain)
    left = {"question": "Where is it?", "answer": "left", "kind": "closed"}

    report = imported(desk.bank, own_file(tmp_path, left), mapping=plain).report

    assert report.changed == 0
    assert types(desk) == [*[ONE] * 3, "short_text"]


def test_small_files_that_come_later_change_no_small_file_that_is_there(
    desk: Desk, tmp_path: Path, plain: str
) -> None:
    imported(desk.bank, choices(tmp_path, "a.json", *"ABC"), mapping=plain)

    report = imported(desk.bank, choices(tmp_path, "b.json", "AB"), mapping=plain).report

    assert report.changed == 0
    assert types(desk) == [*[ONE] * 3, SEVERAL]


def test_an_edited_question_takes_the_form_of_its_file_with_its_own_words(
    desk: Desk, tmp_path: Path, plain: str
) -> None:
    imported(desk.bank, choices(tmp_path, "a.json", *"AAAAA"), mapping=plain)
    mend(desk, 1, stem="Which are they?")

    file = choices(tmp_path, "a.json", *"AAAA", "AB")
    report = imported(desk.bank, file, mapping=plain).report

    assert types(desk) == [SEVERAL] * 5
    assert desk.bank.page(OWNER, ItemQuery(), 0, 1)[0].stem == "Which are they?"
    assert report.kept_edits == 1
