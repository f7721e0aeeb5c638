"""Files that name no columns are known by the shape of all their rows, or not at all."""

from pathlib import Path

import pytest

from medannot.exchange.question_sets.containers.finding import QuestionFile, question_files
from medannot.exchange.question_sets.reading import FileReading, read_question_file

MMLU = '"What is it, a\nfold?",skin,"bone, old",None,3,B\nWhich?,1,1.5,NA,4,D\n'
FRAME = "0 0 0\nframe 12\nWhat is the colour of the grasper?|silver|one_hop|query_color\n"


def reading(path: Path, name: str = "") -> FileReading:
    return read_question_file(QuestionFile(path, name or path.name))


def test_mmlus_own_table_without_headings(tmp_path: Path) -> None:
    path = tmp_path / "anatomy_test.csv"
    path.write_text(MMLU, encoding="utf-8")

    found = reading(path)

    assert found.mapping is not None
    assert found.mapping.name == "mmlu-original"
    told = [(one.stem, one.options, one.key and one.key.right) for one in found.drafts]
    assert told == [
        ("What is it, a\nfold?", ("skin", "bone, old", "None", "3"), (1,)),
        ("Which?", ("1", "1.5", "NA", "4"), (3,)),
    ]
    assert {one.ability for one in found.drafts} == {"anatomy_test"}
    (warning,) = found.warnings
    assert str(warning.sentence()) == (
        "anatomy_test.csv: it names no columns; by the shape of all its rows they were taken for "
        "question, A, B, C, D, answer (mmlu-original), which is a guess: look whether it is right."
    )


@pytest.mark.parametrize(
    "content",
    [
        "One?,a,b,c,d,A\nTwo?,a,b,c,d,E\n",
        "One?,a,b,c,d,A\nTwo?,a,b,c,B\n",
        "One?,a,b,c,d,A\nTwo?,,b,c,d,B\n",
    ],
)
def test_one_row_of_another_shape_is_enough_to_guess_nothing(content: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(content, encoding="utf-8")

    found = reading(path)

    assert found.mapping is None
    assert found.drafts == ()


def test_a_table_with_headings_is_read_by_them(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("question,A,B,C,D,answer\nOne?,a,b,c,d,A\n", encoding="utf-8")

    found = reading(path)

    assert found.mapping is not None
    assert found.mapping.name == "choice-table"
    assert found.warnings == ()


def test_plain_texts_of_frames_are_found_where_nothing_else_lies(tmp_path: Path) -> None:
    folder = tmp_path / "qa_txt" / "VID01"
    folder.mkdir(parents=True)
    (folder / "12.txt").write_text(FRAME, encoding="utf-8")
    (folder / "LICENSE.txt").write_text("All rights are kept.\n", encoding="utf-8")

    (file,) = question_files([tmp_path])
    (draft,) = read_question_file(file).drafts

    assert file.name == "qa_txt/VID01/12.txt"
    assert (draft.stem, draft.key and draft.key.text) == (
        "What is the colour of the grasper?",
        "silver",
    )
    assert [image.name for image in draft.images] == ["qa_txt/VID01/000012"]
