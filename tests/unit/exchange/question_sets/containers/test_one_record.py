"""A JSON file that is one question, not a list of them."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from medannot.exchange.question_sets.containers.finding import QuestionFile, question_files
from medannot.exchange.question_sets.mapping_roles import mapping_of
from medannot.exchange.question_sets.reading import read_question_file

RAD = {
    "qid": "1",
    "image_name": "a.jpg",
    "image_organ": "HEAD",
    "question": "Is it a CT?",
    "question_type": "MODALITY",
    "answer": "Yes",
    "answer_type": "CLOSED",
}
EXPERT = {
    "id": "MM-26",
    "question": "Which?",
    "options": [{"letter": "A", "content": "one"}, {"letter": "B", "content": "two"}],
    "label": ["B"],
    "images": [{"image_path": "MM-26-a.jpeg"}],
    "medical_task": "Diagnosis",
    "body_system": "Nervous",
    "question_type": "Reasoning",
}
OWN = mapping_of("own", {"name": "own", "title": "Own", "question": "ask", "answer": {"key": "a"}})
REFUSED = (
    "a.json: the file holds one JSON object, not a list of questions; the mapping screen and "
    "`questions map` look for the place in it at which they stand."
)


def laid(folder: Path, value: object) -> QuestionFile:
    path = folder / "a.json"
    path.write_text(json.dumps(value, indent=1), encoding="utf-8")
    return QuestionFile(path, path.name)


@pytest.mark.parametrize(
    ("record", "mapping", "options"),
    [(RAD, "vqa-rad", ()), (EXPERT, "medxpertqa", ("one", "two"))],
)
def test_one_record_of_a_known_mapping_is_read(
    tmp_path: Path, record: Mapping[str, object], mapping: str, options: tuple[str, ...]
) -> None:
    found = read_question_file(laid(tmp_path, record))

    assert found.refused == ()
    assert found.mapping is not None
    assert found.mapping.name == mapping
    (draft,) = found.drafts
    assert (draft.row, draft.stem, draft.options) == (1, record["question"], options)


def test_one_record_of_a_named_mapping_is_read(tmp_path: Path) -> None:
    found = read_question_file(laid(tmp_path, {"ask": "Why?", "a": "so"}), OWN)

    assert [draft.stem for draft in found.drafts] == ["Why?"]


@pytest.mark.parametrize(
    "value",
    [
        {"ask": "What this is about", "a": "", "samples": [{"ask": "Why?", "a": "so"}]},
        {"ask": "All", "1": {"ask": "Why?", "a": "so"}, "inner": {"x": [{"ask": "Why?"}]}},
        {"ask": "Of what?", "a": "", "data": [{"stem": "Why?"}, {"stem": "How?"}]},
        {"about": "other things", "a": "so"},
    ],
)
def test_an_object_that_holds_records_or_has_other_keys_is_none(
    tmp_path: Path, value: Mapping[str, object]
) -> None:
    found = read_question_file(laid(tmp_path, value), OWN)

    assert [problem.sentence() for problem in found.refused] == [REFUSED]


def test_in_a_folder_one_record_is_a_question_file(tmp_path: Path) -> None:
    laid(tmp_path, RAD)

    assert [file.name for file in question_files([tmp_path])] == ["a.json"]


def test_in_a_folder_one_record_of_a_named_mapping_is_a_question_file(tmp_path: Path) -> None:
    laid(tmp_path, {"ask": "Why?", "a": "so"})
    (tmp_path / "about.json").write_text('{"name": "bench", "version": 1}', encoding="utf-8")

    assert [file.name for file in question_files([tmp_path], OWN)] == ["a.json"]
