"""Images that a file beside the questions names, as in Rad-ReStruct."""

import json
from pathlib import Path

import pytest

from medannot.exchange.question_sets.containers.finding import QuestionFile
from medannot.exchange.question_sets.mapping_roles import mapping_of
from medannot.exchange.question_sets.mapping_writing import mapping_text
from medannot.exchange.question_sets.reading import FileReading, read_question_file

MAPPING = {
    "name": "mine",
    "title": "Questions about reports",
    "question": "ask",
    "answer": {"key": "say", "form": "text"},
    "type": {"is": "short_text"},
    "images": {"key": "@beside"},
    "container": {"beside": "pictures.json", "beside_key": "{@stem:last}"},
}


def reading(folder: Path) -> FileReading:
    (folder / "test").mkdir(exist_ok=True)
    file = folder / "test" / "7.json"
    file.write_text('[{"ask": "What is it?", "say": "A rib"}]', encoding="utf-8")
    return read_question_file(QuestionFile(file, "test/7.json"), mapping_of("m", MAPPING))


def names(found: FileReading) -> list[list[str]]:
    return [[image.name for image in draft.images] for draft in found.drafts]


@pytest.mark.parametrize("place", ["test", "."])
def test_the_file_lies_beside_the_questions_or_above_them(place: str, tmp_path: Path) -> None:
    (tmp_path / "test").mkdir()
    pictures = tmp_path / place / "pictures.json"
    pictures.write_text('{"7": ["c7_1", "c7_2"], "8": ["c8"]}', encoding="utf-8")

    assert names(reading(tmp_path)) == [["c7_1", "c7_2"]]


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    (tmp_path / "test").mkdir()
    (tmp_path / "test" / "pictures.json").write_text('{"7": "near"}', encoding="utf-8")
    (tmp_path / "pictures.json").write_text('{"7": "far"}', encoding="utf-8")

    assert names(reading(tmp_path)) == [["near"]]


@pytest.mark.parametrize("text", [None, '{"8": ["c8"]}'])
def test_what_it_does_not_name_goes_by_the_key_itself(text: str | None, tmp_path: Path) -> None:
    if text is not None:
        (tmp_path / "pictures.json").write_text(text, encoding="utf-8")

    assert names(reading(tmp_path)) == [["7"]]


@pytest.mark.parametrize("text", ["[1]", "{", "[" * 100_000])
def test_a_file_that_is_no_object_refuses_the_rows(text: str, tmp_path: Path) -> None:
    (tmp_path / "pictures.json").write_text(text, encoding="utf-8")

    found = reading(tmp_path)

    assert found.drafts == ()
    assert [(problem.row, problem.reason) for problem in found.refused] == [
        (1, "the file pictures.json beside the questions holds no JSON object.")
    ]


def test_no_other_folder_is_looked_into(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b" / "c" / "d"
    inner.mkdir(parents=True)
    (tmp_path / "pictures.json").write_text('{"7": "far"}', encoding="utf-8")
    named = {**MAPPING, "container": {"beside": "../../pictures.json", "beside_key": "{@stem}"}}
    (inner / "7.json").write_text('[{"ask": "What is it?", "say": "A rib"}]', encoding="utf-8")

    found = read_question_file(QuestionFile(inner / "7.json", "7.json"), mapping_of("m", named))

    assert names(found) == [["7"]]


def test_a_mapping_keeps_what_lies_beside() -> None:
    written = json.loads(mapping_text(mapping_of("m", MAPPING)))

    assert written["container"] == MAPPING["container"]
