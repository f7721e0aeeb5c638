"""Questions about tables that lie in files of their own, as in EHRStruct."""

import json
import os
from pathlib import Path

import pytest
from openpyxl import Workbook

from medannot.exchange.question_sets import tables_beside
from medannot.exchange.question_sets.containers.finding import QuestionFile, question_files
from medannot.exchange.question_sets.containers.opening import open_rows
from medannot.exchange.question_sets.containers.source import Rows, Source
from medannot.exchange.question_sets.mapping_files import read_mapping
from medannot.exchange.question_sets.mapping_roles import mapping_of
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


def test_a_table_is_read_once_for_all_questions_about_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def noted(source: Source) -> Rows:
        opened.append(source.name)
        return open_rows(source)

    monkeypatch.setattr(tables_beside, "open_rows", noted)
    asked = "".join(f"{number % 2 + 1},How much {number}?,100\n" for number in range(10))
    (tmp_path / "sample_002.csv").write_text("drug,dose\naspirin\n", encoding="utf-8")

    found = reading(tmp_path, f"id,query,answer\n{asked}")

    assert opened == ["sample_001.csv", "sample_002.csv"]
    assert {draft.context for draft in found.drafts} == {
        "| drug | dose |\n| --- | --- |\n| aspirin | 100 |"
    }
    assert {problem.reason for problem in found.refused} == {
        (
            "the table sample_002.csv cannot be read: it has another number of fields (1) than "
            "there are columns (2)."
        )
    }
    assert (len(found.drafts), len(found.refused)) == (5, 5)


def test_no_more_tables_are_held_than_fit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables_beside, "_MOST_KEPT", 1)
    (tmp_path / "sample_002.csv").write_text("drug,dose\nheparin,5\n", encoding="utf-8")

    found = reading(tmp_path, "id,query,answer\n1,A?,1\n2,B?,2\n1,C?,3\n")

    assert [draft.context[-12:] for draft in found.drafts] == [
        "spirin | 100 |"[-12:],
        "heparin | 5 |"[-12:],
        "spirin | 100 |"[-12:],
    ]


def test_a_table_with_a_formula_that_was_not_saved_is_told(tmp_path: Path) -> None:
    book = Workbook()
    for row in (("drug", "dose"), ("aspirin", "=50*2")):
        book.active.append(row)
    book.save(tmp_path / "sample_1.xlsx")
    path = tmp_path / "a.csv"
    path.write_text("id,query,answer\n1,Which dose?,100\n", encoding="utf-8")
    mapping = mapping_of("ehr", {**MAPPING, "container": {"table": "sample_{id}.xlsx"}})

    found = read_question_file(QuestionFile(path, path.name), mapping)

    assert [problem.sentence() for problem in found.refused] == [
        (
            "a.csv, row 1: the table sample_1.xlsx cannot be read: the formula in its column "
            "'dose' has no value that was saved; open the workbook, save it and import it again."
        )
    ]


@pytest.mark.skipif(os.name == "nt", reason="who makes links there needs a right")
def test_a_table_that_is_a_link_out_of_the_folder_is_not_opened(tmp_path: Path) -> None:
    outside = tmp_path / "outside.csv"
    outside.write_text("drug,dose\nsecret,1\n", encoding="utf-8")
    folder = tmp_path / "set"
    folder.mkdir()
    (folder / "sample_002.csv").symlink_to(outside)

    found = reading(folder, "id,query,answer\n1,Which dose?,100\n2,And here?,1\n")

    (refused,) = found.refused
    assert str(refused.sentence()) == (
        "query_answer_D-R1.csv, row 2: the table sample_002.csv is a link that leads out of the "
        "folder of the questions and is not followed."
    )
