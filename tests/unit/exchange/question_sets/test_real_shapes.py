"""Shapes of real files that no fixture of a mapping has: read by the product's own containers."""

import json
from pathlib import Path

import pytest

from medannot.exchange.question_sets.containers.finding import QuestionFile
from medannot.exchange.question_sets.reading import FileReading, read_question_file
from tests.helpers.outside import REPOSITORY

DATA = REPOSITORY / "tests/data/question_sets"


def reading(path: Path) -> FileReading:
    return read_question_file(QuestionFile(path, path.name))


def test_a_report_of_rad_restruct_is_recognised_and_read() -> None:
    found = reading(DATA / "radrestruct" / "12.json")

    assert found.mapping is not None
    assert found.mapping.name == "radrestruct"
    assert [draft.stem for draft in found.drafts] == ["Are there signs?", "What is the degree?"]
    assert [problem.row for problem in found.refused] == [3]


@pytest.mark.parametrize("word", ["multi", "closed", "location"])
def test_a_file_with_other_words_for_types_is_not_taken_for_our_own(
    word: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "1", "question": "?", "type": word}), encoding="utf-8")

    found = reading(path)

    assert found.mapping is None
    assert found.refused[0].reason.startswith("no mapping fits the keys of its first record")


def test_several_right_texts_that_stand_as_one_text_are_synonyms(tmp_path: Path) -> None:
    path = tmp_path / "validation.json"
    row = {
        "id": "validation_Pharmacy_1",
        "question": "How much?",
        "options": "[]",
        "answer": "['1/3', 'one third']",
        "question_type": "open",
        "image_1": None,
    }
    path.write_text(json.dumps([row]), encoding="utf-8")

    (draft,) = reading(path).drafts

    assert draft.key is not None
    assert (draft.key.text, draft.key.synonyms) == ("1/3", ("one third",))
