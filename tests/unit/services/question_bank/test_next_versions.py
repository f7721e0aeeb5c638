"""A set that is imported again gets a next version, or says that nothing changed."""

import json
from pathlib import Path
from typing import Any

import pytest

from medannot.domain.errors import Refusal
from medannot.domain.people import OWNER
from medannot.services.question_bank import ItemQuery, QuestionBank
from medannot.store.store import Store
from tests.helpers.question_banks import (
    DATA,
    imported,
    lines,
    own_file,
    read,
    rows_in,
)


def test_images_and_keys_can_be_completed_later_as_next_versions(
    bank: QuestionBank, tmp_path: Path, pictures: Path
) -> None:
    apart = tmp_path / "apart"  # images beside a question file would be found
    apart.mkdir()
    bare = own_file(apart, {"question": "one", "images": "ring.png"}, {"question": "two"})
    imported(bank, bare, allow_missing_images=True)
    before = bank.page(OWNER, ItemQuery(), 0, 10)

    with_images = imported(bank, bare, images=pictures)
    assert lines(bank) == [("one", 2, 0), ("two", 1, 0)]
    assert (with_images.report.changed, with_images.report.unchanged) == (1, 1)

    keyed = own_file(
        apart, {"question": "one", "images": "ring.png", "answer": "ring"}, {"question": "two"}
    )
    imported(bank, keyed, allow_missing_images=True)

    after = bank.page(OWNER, ItemQuery(), 0, 10)
    assert lines(bank) == [("one", 3, 0), ("two", 1, 0)]
    assert [line.item_id for line in after] == [line.item_id for line in before]
    assert bank.summary(OWNER, "ward").version == 3
    assert bank.item(OWNER, before[0].version_id).versions == 3
    assert bank.item(OWNER, before[0].version_id).reference is None


def test_the_same_files_again_change_nothing_and_say_so(
    bank: QuestionBank, store: Store, pictures: Path
) -> None:
    imported(bank, DATA / "ward.json", images=pictures)
    entries = rows_in(store, "audit")

    draft = imported(bank, DATA / "ward.json", images=pictures)

    assert draft.changes_nothing
    assert (draft.report.new, draft.report.changed, draft.report.unchanged) == (0, 0, 5)
    assert bank.summary(OWNER, "ward").version == 1
    assert rows_in(store, "audit") == entries


def test_items_that_new_files_do_not_name_stay(bank: QuestionBank, tmp_path: Path) -> None:
    imported(bank, own_file(tmp_path, {"question": "one"}, {"question": "two"}))

    draft = imported(bank, own_file(tmp_path, {"question": "three"}, name="more.json"))

    assert (draft.report.new, draft.report.staying) == (1, 2)
    assert [stem for stem, _, _ in lines(bank)] == ["one", "two", "three"]


def test_a_row_that_holds_another_question_now_is_refused(
    bank: QuestionBank, tmp_path: Path
) -> None:
    imported(bank, own_file(tmp_path, {"question": "one"}))

    draft = read(bank, own_file(tmp_path, {"id": "other", "question": "one"}))

    assert "this row held the question q1 and now holds other" in draft.report.refused[0].reason


def test_a_file_without_ids_whose_rows_have_moved_is_refused_whole(
    bank: QuestionBank, tmp_path: Path
) -> None:
    stems = [{"id": "", "question": stem} for stem in ("one", "two", "three", "four")]
    imported(bank, own_file(tmp_path, *stems))

    moved = read(bank, own_file(tmp_path, {"id": "", "question": "zero"}, *stems), good_rows=True)

    (problem,) = moved.report.refused
    assert (problem.file, problem.row) == ("own.json", 0)
    assert problem.reason.startswith("4 of 4 rows hold another question than before")
    assert not moved.can_write
    reworded = own_file(tmp_path, {"id": "", "question": "ONE?"}, *stems[1:])
    assert imported(bank, reworded).report.changed == 1
    assert (
        imported(bank, own_file(tmp_path, *stems, {"id": "", "question": "five"})).report.new == 1
    )


def test_questions_of_another_kind_that_come_later_change_none_that_are_there(
    bank: QuestionBank, tmp_path: Path
) -> None:
    options = ["x", "y", "z"]
    one = {"type": "single_choice", "question": "one", "options": options, "answer": "x"}
    two = {"type": "several_answers", "question": "two", "options": options, "answer": ["x", "y"]}
    imported(bank, own_file(tmp_path, one))
    assert bank.summary(OWNER, "ward").by_type == {"single_choice": 1}

    imported(bank, own_file(tmp_path, two, name="more.json"))

    assert bank.summary(OWNER, "ward").by_type == {"single_choice": 1, "several_answers": 1}
    assert lines(bank) == [("one", 1, 0), ("two", 1, 0)]
    first = bank.item(OWNER, bank.page(OWNER, ItemQuery(), 0, 1)[0].version_id)
    assert first.reference is not None
    assert first.reference.option_ids == {first.version.options[0].id}


def rad(number: int, answer: str) -> dict[str, Any]:
    return {
        "qid": number,
        "image_name": "",
        "image_organ": "CHEST",
        "answer": answer,
        "answer_type": "CLOSED",
        "question_type": "PRES",
        "question": f"Question {number}?",
    }


def test_closed_questions_are_judged_over_the_whole_set_also_by_a_later_import(
    bank: QuestionBank, tmp_path: Path
) -> None:
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    first.write_text(json.dumps([rad(1, "Yes"), rad(2, "no")]), encoding="utf-8")
    second.write_text(json.dumps([rad(3, "left")]), encoding="utf-8")

    imported(bank, first)
    assert bank.summary(OWNER, "ward").by_type == {"yes_no": 2}

    imported(bank, second)
    assert bank.summary(OWNER, "ward").by_type == {"short_text": 3}
    view = bank.item(OWNER, bank.page(OWNER, ItemQuery(), 0, 1)[0].version_id)
    assert view.version.options == ()
    assert view.reference is not None
    assert (view.reference.text, view.reference.option_ids) == ("Yes", frozenset())


def test_a_set_that_changed_meanwhile_is_not_overwritten(
    bank: QuestionBank, tmp_path: Path
) -> None:
    late = read(bank, own_file(tmp_path, {"question": "late"}, name="late.json"))
    imported(bank, own_file(tmp_path, {"question": "one"}))

    with pytest.raises(Refusal, match="The set ward was changed while the files were read"):
        bank.write(OWNER, late)

    assert [stem for stem, _, _ in lines(bank)] == ["one"]
