"""What an import reports, and what of it is found again."""

import sqlite3
from pathlib import Path

import pytest

from medannot.domain.errors import Refusal, UsageFault
from medannot.domain.ids import ItemVersionId
from medannot.domain.people import OWNER, Actor, Role
from medannot.services.question_bank import ImportRequest, ItemQuery, QuestionBank
from medannot.store.store import Store
from tests.helpers.question_banks import DATA, imported, lines, own_file, read, rows_in


def test_the_report_counts_before_anything_is_written(
    bank: QuestionBank, store: Store, pictures: Path
) -> None:
    report = read(bank, DATA / "ward.json", images=pictures).report

    assert (report.read, report.items, report.refused) == (5, 5, ())
    assert report.by_type == {
        "yes_no": 2,
        "free_text": 1,
        "short_text": 1,
        "single_choice": 1,
    }
    assert report.by_language == {"en": 4, "zh": 1}
    assert (report.images, report.missing_images, report.without_key) == (1, 0, 1)
    assert (report.new, report.changed, report.unchanged, report.staying) == (5, 0, 0, 0)
    assert (rows_in(store, "item"), rows_in(store, "media")) == (0, 0)


def test_what_was_imported_is_found_again_with_all_that_the_source_said(
    bank: QuestionBank, pictures: Path
) -> None:
    imported(bank, DATA / "ward.json", images=pictures)

    one, two, three, four, five = bank.page(OWNER, ItemQuery(set_name="ward"), 0, 10)
    first, fourth = (bank.item(OWNER, line.version_id) for line in (one, four))

    assert (first.version.stem, first.version.ability) == (
        "Which rash is ring-shaped?",
        "lesion_recognition",
    )
    assert [option.text for option in first.version.options] == ["Tinea", "Acne", "Zoster"]
    assert first.reference is not None
    assert first.reference.option_ids == {first.version.options[0].id}
    assert [(i.role, i.caption) for i in first.version.images] == [("near", "Left forearm")]
    assert (first.source.file, first.source.row, first.source.source_id) == ("ward.json", 1, "w1")
    assert (fourth.version.context, fourth.version.categories) == (
        "A biopsy was taken.",
        {"region": "arm"},
    )
    assert fourth.reference is not None
    assert (fourth.reference.text, fourth.reference.synonyms, fourth.reference.explanation) == (
        "Epidermis",
        ("the epidermis",),
        "The scale lies on it.",
    )
    assert [line.has_key for line in (one, two, three, four, five)] == [True] * 4 + [False]
    assert one.thumbnail_media_id == two.thumbnail_media_id is not None
    assert bank.item(OWNER, three.version_id).version.translation_group == "t3"


def test_a_reader_cannot_see_questions_and_a_reviewer_without_right_sees_no_key(
    bank: QuestionBank, pictures: Path
) -> None:
    imported(bank, DATA / "ward.json", images=pictures)
    reader = Actor("P01", frozenset({Role.READER}))
    line = bank.page(OWNER, ItemQuery(), 0, 1)[0]

    for call in (
        lambda: bank.count(reader, ItemQuery()),
        lambda: bank.item(reader, line.version_id),
        lambda: bank.read(reader, ImportRequest((DATA / "ward.json",), "x")),
    ):
        with pytest.raises(Refusal, match="P01 may not"):
            call()


def test_items_of_a_unit_a_case_and_a_family_are_joined(bank: QuestionBank, store: Store) -> None:
    imported(bank, DATA / "ward.json", allow_missing_images=True)

    with sqlite3.connect(store.database) as connection:
        found = connection.execute(
            "SELECT unit_id, unit_position, case_id, family_id FROM item ORDER BY source_row"
        ).fetchall()

    units, positions, cases, families = zip(*found, strict=True)
    assert len(set(units)) == 4
    assert (units[2], positions[2], positions[3]) == (units[3], 1, 2)
    assert cases[0] == cases[1]
    assert len(set(cases)) == 4
    assert families[0] == families[1]
    assert bank.summary(OWNER, "ward").units == 4


def test_good_rows_are_taken_where_others_are_refused(bank: QuestionBank, tmp_path: Path) -> None:
    path = own_file(tmp_path, {"question": "one"}, {"question": ""}, {"question": "three"})

    draft = imported(bank, path, good_rows=True)

    assert (draft.report.read, draft.report.items, draft.report.refused_rows) == (3, 2, 1)
    assert [stem for stem, _, _ in lines(bank)] == ["one", "three"]


def test_keys_in_the_text_and_equal_contents_are_warned_of_and_imported(
    bank: QuestionBank, tmp_path: Path
) -> None:
    path = own_file(
        tmp_path,
        {"question": "Is this an angioma?", "answer": "angioma"},
        {"question": "Same"},
        {"question": "Same"},
    )

    report = imported(bank, path).report

    assert [problem.sentence() for problem in report.warnings] == [
        "own.json, row 1: its key stands in the question.",
        "own.json, row 3: it shows the same as row 2.",
    ]
    assert (report.key_in_text, report.equal_contents) == (1, 1)
    assert bank.summary(OWNER, "ward").equal_contents == 1
    assert bank.count(OWNER, ItemQuery()) == 3


@pytest.mark.parametrize("name", ["", "  ", " a", "a\nb", "a/b", "a\\b", "x" * 81])
def test_a_set_needs_a_name_that_can_be_shown(bank: QuestionBank, name: str) -> None:
    with pytest.raises(UsageFault):
        read(bank, DATA / "ward.json", set_name=name)


def test_unknown_sets_and_items_are_refused(bank: QuestionBank) -> None:
    with pytest.raises(Refusal, match="no question set named none"):
        bank.summary(OWNER, "none")
    with pytest.raises(Refusal, match="no item version"):
        bank.item(OWNER, ItemVersionId("0" * 32))


def test_the_mappings_are_named_for_a_choice(bank: QuestionBank) -> None:
    names = [info.name for info in bank.mappings()]

    assert {"medannot", "medxpertqa", "slake", "vqa-rad", "radimagenet-vqa"} < {*names}
    assert names == sorted(names)


def test_a_key_in_several_shown_texts_is_warned_of_for_each(
    bank: QuestionBank, tmp_path: Path
) -> None:
    row = {"question": "Is this an angioma?", "context": "An angioma.", "answer": "angioma"}

    report = imported(bank, own_file(tmp_path, row)).report

    assert [problem.reason for problem in report.warnings] == [
        "its key stands in the question.",
        "its key stands in the context.",
    ]
    assert report.key_in_text == 1


def test_refused_rows_are_counted_in_a_sentence_that_can_be_translated(
    bank: QuestionBank, tmp_path: Path
) -> None:
    path = own_file(tmp_path, {"question": ""}, {"question": ""}, {"question": "three"})

    refusal = read(bank, path).refusal

    assert refusal == (
        "Nothing is imported, since 2 rows are refused of 3 read; mend what is refused, or take "
        "the good rows only."
    )
    assert refusal.details == {"rows": 2, "read": 3}


def test_it_is_told_why_questions_with_one_right_option_ask_for_several(
    bank: QuestionBank, tmp_path: Path
) -> None:
    one = {"type": "", "question": "One?", "options": ["a", "b", "c"], "answer": "A"}
    rows = [{**one, "question": f"Number {n}?"} for n in range(4)]
    rows += [{**one, "question": "Two?", "answer": "AC"}, {**one, "question": "Three?"}]
    del rows[-1]["answer"]

    report = read(bank, own_file(tmp_path, *rows), mapping="medannot").report

    assert report.warnings[-1].sentence() == (
        "own.json: choice questions of this file with several right options: 1, with one: 4, "
        "without key: 1; all of them will ask for one or several, since a form of its own for some "
        "would tell how many are right."
    )
    assert report.by_type == {"several_answers": 6}
    few = own_file(tmp_path, *rows[-3:], name="few.json")
    report = read(bank, few, set_name="few", mapping="medannot").report
    assert report.warnings[-1].sentence() == (
        "few.json: choice questions of the files with fewer than 5 of them, with several right "
        "options: 1, with one: 1, without key: 1; all of them will ask for one or several, since a "
        "form of its own for some would tell how many are right."
    )
    single = [{**one, "type": "single_choice"}, {**one, "question": "B?", "type": "single_choice"}]
    several = {**one, "question": "C?", "type": "several_answers", "answer": "AC"}
    told_so = read(bank, own_file(tmp_path, *single, several, name="told.json"), set_name="told")
    assert told_so.report.warnings == ()
    assert told_so.report.by_type == {"single_choice": 2, "several_answers": 1}
