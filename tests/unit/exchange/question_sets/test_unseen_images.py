"""Images that a file has and its mapping does not take: told, whichever row has the first."""

import json
from pathlib import Path

import pytest

from medannot.exchange.question_sets.containers.finding import QuestionFile
from medannot.exchange.question_sets.mapping import AnswerRole, ImageRole, SetMapping
from medannot.exchange.question_sets.mapping_files import choose_mapping
from medannot.exchange.question_sets.reading import read_question_file

MEDQA = {
    "question": "Which?",
    "options": {"A": "left", "B": "right"},
    "answer": "left",
    "answer_idx": "A",
}
MINE = SetMapping("mine", "Mine", "question", answer=AnswerRole("answer"))
PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"


def told(folder: Path, rows: list[object], mapping: SetMapping | None = None) -> list[str]:
    path = folder / "a.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    reading = read_question_file(QuestionFile(path, path.name), mapping)
    assert (reading.read, reading.refused) == (len(rows), ())
    return [problem.sentence() for problem in reading.warnings]


def said(name: str, key: str, row: int) -> str:
    return (
        f"a.json: the mapping {name} leaves out '{key}', which holds images from row {row} on; "
        "it may be the wrong mapping."
    )


@pytest.mark.parametrize("first", [{"image": ""}, {"image": None}, {"image": []}, {}])
def test_images_that_begin_further_down_are_told_with_their_row(
    tmp_path: Path, first: dict[str, object]
) -> None:
    rows: list[object] = [MEDQA | first, MEDQA | first, MEDQA | {"image": "a.png"}, MEDQA]

    assert told(tmp_path, rows) == [said("medqa", "image", 3)]


def test_they_are_told_of_a_named_mapping_as_well(tmp_path: Path) -> None:
    rows: list[object] = [{"question": "?", "answer": "x", "img_path": p} for p in ("", "b.jpg")]

    assert told(tmp_path, rows, MINE) == [said("mine", "img_path", 2)]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("img_path", "../x/a.JPG"),
        ("images", ["a.jpeg", "b.jpeg"]),
        ("图片", "一.png"),
        ("image_1", {"file": "a.dcm"}),
    ],
)
def test_they_are_told_whatever_they_are_called(tmp_path: Path, key: str, value: object) -> None:
    assert told(tmp_path, [MEDQA, MEDQA | {key: value}]) == [said("medqa", key, 2)]


@pytest.mark.parametrize("value", [PNG, f"data:image/png;base64,{PNG}", {"bytes": PNG}])
def test_images_that_stand_in_the_rows_are_told(tmp_path: Path, value: object) -> None:
    assert told(tmp_path, [MEDQA, MEDQA | {"image": value}]) == [said("medqa", "image", 2)]


def test_after_hundreds_of_shapes_of_rows_images_are_still_told(tmp_path: Path) -> None:
    rows: list[object] = [MEDQA | {f"note_{n}": "x"} for n in range(150)]

    assert told(tmp_path, [*rows, MEDQA | {"image": "a.png"}]) == [said("medqa", "image", 151)]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("image", None),
        ("image", "none"),
        ("image", "a plan of the ward"),
        ("image", 4),
        ("imagery", "a.png"),
        ("answer_rationale", "a.png"),
    ],
)
def test_what_is_no_image_is_not_told(tmp_path: Path, key: str, value: object) -> None:
    assert told(tmp_path, [MEDQA, MEDQA | {key: value}]) == []


def test_another_name_of_an_image_that_is_taken_is_told_only_where_none_is(tmp_path: Path) -> None:
    mapping = SetMapping("mine", "Mine", "question", images=ImageRole("image"))
    both = {"question": "?", "image": "a.png", "image_name": "b/a.png"}

    assert told(tmp_path, [both], mapping) == []
    assert told(tmp_path, [both, both | {"image": ""}], mapping) == [said("mine", "image_name", 2)]


def test_images_of_pieces_of_a_record_are_not_missed(tmp_path: Path) -> None:
    row = {"question": "?", "answer": "x", "image": "a.png"}

    assert told(tmp_path, [row], choose_mapping("mm-skin")) == []
