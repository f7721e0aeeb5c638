"""Whole files: the three counts add up; published files give the published numbers."""

import json
from collections import Counter
from pathlib import Path

import pytest

from medannot.exchange.question_sets.containers.finding import QuestionFile
from medannot.exchange.question_sets.mapping import SetMapping
from medannot.exchange.question_sets.mapping_files import choose_mapping
from medannot.exchange.question_sets.reading import read_question_file as read_file
from medannot.exchange.question_sets.values import FileReading
from tests.helpers.outside import REPOSITORY, shared_folder

DATA = REPOSITORY / "tests" / "data" / "questions"


def read_question_file(
    path: Path, mapping: SetMapping | None = None, language: str | None = None
) -> FileReading:
    """Read a file under its own name."""
    return read_file(QuestionFile(path, path.name), mapping, language)


def test_our_own_file_is_read_whole() -> None:
    reading = read_question_file(DATA / "ward.json")

    assert reading.mapping == choose_mapping("medannot")
    assert (reading.read, len(reading.drafts), reading.refused) == (5, 5, ())
    assert [draft.type.value for draft in reading.drafts] == [
        "single_choice",
        "yes_no",
        "yes_no",
        "short_text",
        "free_text",
    ]


def test_an_examination_is_read_by_a_mapping_of_ones_own() -> None:
    mapping = choose_mapping(str(DATA / "exam-mapping.json"))

    first, second, third = read_question_file(DATA / "exam.json", mapping).drafts

    assert (first.options, first.categories) == (
        ("表皮", "真皮", "皮下组织"),
        {"about.part": "皮肤"},
    )
    assert second.key is not None
    assert second.key.right == (0, 1, 3)
    assert third.key is None


def test_a_row_in_a_language_that_is_not_known_is_refused_or_left_out(tmp_path: Path) -> None:
    rows = [
        {"id": "1", "type": "yes_no", "question": "Is it?", "language": "English"},
        {"id": "2", "type": "yes_no", "question": "Est-ce?", "language": "Klingon"},
    ]
    path = tmp_path / "a.json"
    path.write_text(json.dumps(rows), encoding="utf-8")

    (refused,) = read_question_file(path).refused
    assert refused.sentence() == (
        "a.json, row 2: its language klingon is not known; write a code such as en, ko or pt-BR, "
        "or the language's name."
    )
    wanted = read_question_file(path, language="en")
    assert (len(wanted.drafts), wanted.left_out, wanted.refused) == (1, 1, ())


def test_a_named_mapping_that_does_not_fit_is_told_once_for_the_file(tmp_path: Path) -> None:
    row = {"question": "Which?", "options": {"A": "x", "B": "y"}, "label": "A", "answer": "x"}
    path = tmp_path / "a.json"
    path.write_text(json.dumps([row, row]), encoding="utf-8")

    found = read_question_file(path, choose_mapping("slake"))

    assert [problem.sentence() for problem in found.warnings] == [
        (
            "a.json: no row has 'qid', 'img_id', 'img_name', 'q_lang', 'answer_type', which files "
            "for the mapping slake have; it may be the wrong mapping."
        ),
        (
            "a.json: the mapping slake leaves out 'options', which may hold the options; "
            "it may be the wrong mapping."
        ),
    ]


@pytest.mark.parametrize("name", ["ward.json", "exam.json"])
def test_a_mapping_that_fits_is_not_doubted(name: str) -> None:
    mapping = choose_mapping("medannot" if name == "ward.json" else str(DATA / "exam-mapping.json"))

    assert read_question_file(DATA / name, mapping).warnings == ()


def test_each_row_is_an_item_or_refused_or_left_out(tmp_path: Path) -> None:
    rows = [
        {"id": "1", "type": "yes_no", "question": "Is it?"},
        {"id": "2", "type": "yes_no", "question": ""},
        {"id": "1", "type": "yes_no", "question": "Again?"},
        {"id": "4", "type": "yes_no", "question": "是吗？"},
        "no object",
    ]
    path = tmp_path / "a.json"
    path.write_text(json.dumps(rows), encoding="utf-8")

    reading = read_question_file(path, language="en")

    assert (reading.read, len(reading.drafts), reading.left_out) == (5, 2, 0)
    assert [problem.sentence() for problem in reading.refused] == [
        "a.json, row 2: the question is empty.",
        "a.json, row 3: its id 1 stands in row 1 already.",
        "a.json, row 5: the row is no JSON object.",
    ]


def test_rows_that_name_another_language_are_left_out(tmp_path: Path) -> None:
    rows = [
        {"id": "1", "type": "yes_no", "question": "Is it?", "language": "EN"},
        {"id": "2", "type": "yes_no", "question": "Is it?", "language": "Chinese"},
        {"id": "3", "type": "yes_no", "question": "是吗？"},
    ]
    path = tmp_path / "a.json"
    path.write_text(json.dumps(rows), encoding="utf-8")

    reading = read_question_file(path, language="zh")

    assert [draft.source_id for draft in reading.drafts] == ["2", "3"]
    assert (reading.read, reading.left_out) == (3, 1)


def test_a_file_that_no_mapping_fits_is_refused_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"text": "?"}]', encoding="utf-8")

    reading = read_question_file(path)

    assert (reading.read, reading.drafts) == (0, ())
    assert [(p.row, "others (`questions mappings`)" in p.reason) for p in reading.refused] == [
        (0, True)
    ]


@pytest.mark.shared
def test_vqa_rad_is_read_without_loss() -> None:
    test = read_question_file(shared_folder("questions", "vqa-rad", "testset.json"))
    train = read_question_file(shared_folder("questions", "vqa-rad", "trainset.json"))

    assert (test.read, len(test.drafts), test.refused) == (451, 451, ())
    assert sum(draft.closed for draft in test.drafts) == 272
    assert len({image.name for draft in test.drafts for image in draft.images}) == 203
    assert (train.read, len(train.drafts), train.refused) == (3064, 3064, ())
    assert sum(draft.closed for draft in train.drafts) == 1823


@pytest.mark.shared
def test_slake_is_read_in_both_languages() -> None:
    path = shared_folder("questions", "slake", "validate.json")

    drafts = read_question_file(path).drafts

    assert Counter(draft.language for draft in drafts) == {"en": 1053, "zh": 1046}
    assert sum(draft.closed for draft in drafts) == 844
    assert len(read_question_file(path, language="zh").drafts) == 1046


@pytest.mark.shared
@pytest.mark.parametrize(("part", "items", "options"), [("mm", 199, 5), ("text", 244, 10)])
def test_medxpertqa_is_read_with_its_options_once(part: str, items: int, options: int) -> None:
    path = shared_folder("questions", "medxpertqa", f"medxpertqa_sampled_{part}_input.jsonl")

    reading = read_question_file(path)

    assert (reading.read, len(reading.drafts), reading.refused) == (items, items, ())
    assert {len(draft.options) for draft in reading.drafts} == {options}
    assert not any("Answer Choices" in draft.stem or draft.doubts for draft in reading.drafts)
    assert all(draft.key and len(draft.key.right) == 1 for draft in reading.drafts)


@pytest.mark.shared
def test_an_examination_with_several_answers_and_a_missing_key(tmp_path: Path) -> None:
    mapping = {
        "name": "tcm",
        "title": "TCM",
        "question": "question",
        "id": "id",
        "options": {"from": "field", "key": "option", "drop_empty": True},
        "answer": {"key": "answer", "form": "letters"},
        "type": {
            "key": "question_type",
            "map": {"单项选择题": "single_choice", "多项选择题": "several_answers"},
        },
    }
    path = tmp_path / "tcm.json"
    path.write_text(json.dumps(mapping), encoding="utf-8")

    reading = read_question_file(
        shared_folder("questions", "tcm-best4sdt", "Basic_knowledge.json"),
        choose_mapping(str(path)),
    )

    assert (reading.read, len(reading.drafts), reading.refused) == (100, 100, ())
    assert Counter(draft.type.value for draft in reading.drafts) == {
        "single_choice": 89,
        "several_answers": 11,
    }
    assert sum(draft.key is None for draft in reading.drafts) == 1
