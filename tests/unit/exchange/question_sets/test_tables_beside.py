"""Questions about tables that lie in files of their own, as in EHRStruct."""

import json
from pathlib import Path

import pytest

from medannot.exchange.question_sets.containers.finding import question_files
from medannot.exchange.question_sets.mapping_files import read_mapping
from medannot.exchange.question_sets.mapping_writing import mapping_text
from medannot.exchange.question_sets.reading import FileReading, read_question_file

MAPPING = {
    "name": "ehr",
    "title": "Questions about tables",
    "container": {"table": "sample_{id:03}.csv"},
    "question": "query",
    "context": "@table",
    "answer": {"key": "answer", "form": "text"},
    "type": {"is": "short_text"},
}


def reading(folder: Path, queries: str) -> FileReading:
    (folder / "query_answer_D-R1.csv").write_text(queries, encoding="utf-8")
    (folder / "sample_001.csv").write_text("drug,dose\naspirin,100\n", encoding="utf-8")
    (folder / "ehr-mapping").write_text(json.dumps(MAPPING), encoding="utf-8")
    mapping = read_mapping(folder / "ehr-mapping")
    assert json.loads(mapping_text(mapping))["container"] == MAPPING["container"]
    (file,) = question_files([folder], mapping)
    return read_question_file(file, mapping)


def test_the_table_that_a_question_names_stands_before_it(tmp_path: Path) -> None:
    found = reading(tmp_path, "id,query,answer\n1,Which dose?,100\n")

    assert found.refused == ()
    (draft,) = found.drafts
    assert draft.stem == "Which dose?"
    assert draft.context == "| drug | dose |\n| --- | --- |\n| aspirin | 100 |"
    assert draft.key is not None
    assert draft.key.text == "100"


@pytest.mark.parametrize(
    ("id_", "reason"),
    [
        ("2", "the table sample_002.csv is not beside the question file."),
        ("../x", "'sample_../x.csv' names no table beside the question file."),
    ],
)
def test_a_table_that_is_not_there_refuses_the_row(id_: str, reason: str, tmp_path: Path) -> None:
    found = reading(tmp_path, f"id,query,answer\n{id_},Which dose?,100\n1,And this?,2\n")

    assert [(problem.row, problem.reason) for problem in found.refused] == [(1, reason)]
    assert [draft.stem for draft in found.drafts] == ["And this?"]
