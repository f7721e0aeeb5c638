"""VLMEvalKit's files, literally, and what its scorer makes of them by its documented rules."""

import base64
import csv
import json
from pathlib import Path

from openpyxl import load_workbook

from medannot.domain.pooling import Outcome
from medannot.domain.question import ItemType
from medannot.exchange.model_files.values import ItemKey, Wanted
from medannot.exchange.model_files.vlmevalkit import write_predictions, write_set
from tests.helpers.model_sets import (
    PIXELS,
    WANTED,
    chose,
    item,
    of,
    open_item,
    panel,
    picture,
    pixels,
    skipped,
    wrote,
    yes_no,
)

STAMPED = "vlmevalkit/outputs/HumanPanel/T20261122-050407"


def rows(path: Path) -> list[dict[str, str]]:
    csv.field_size_limit(10_000_000)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def sheet(path: Path) -> list[tuple[object, ...]]:
    found = load_workbook(path).active
    return [tuple(row) for row in found.iter_rows(values_only=True)]


def test_the_prediction_file_literally(tmp_path: Path) -> None:
    all_ = of(
        item(
            "10", context="A man of 60.", ability="Diagnosis", categories={"Body System": "chest"}
        ),
        item("11", options=("None", "NA", "=1+1"), ability="Diagnosis", key=ItemKey((2,))),
        yes_no("12", 0, ability="Treatment"),
        item("13", ability=""),
    )
    model = panel(
        {
            "10": chose(1, readers=3, answered=2, agreeing=1, tied=1, ms=4_500),
            "11": chose(2),
            "12": chose(1),
            "13": skipped(Outcome.TIMED_OUT),
        }
    )

    section = write_predictions(tmp_path, all_, [model], WANTED, pixels)

    head = (
        "index question hint A B C answer category body&system type language "
        "prediction outcome readers agreeing tied seconds"
    ).replace("&", "\t")
    expected = [
        tuple(word.replace("\t", " ") for word in head.split(" ")),
        (
            10,
            "Question 10?",
            "A man of 60.",
            "lung",
            "heart",
            "liver",
            "B",
            "Diagnosis",
            "chest",
            "single_choice",
            "en",
            "B",
            "answered",
            3,
            1,
            1,
            4.5,
        ),
        (
            11,
            "Question 11?",
            None,
            "None ",
            "NA ",
            "=1+1",
            "C",
            "Diagnosis",
            None,
            "single_choice",
            "en",
            "C",
            "answered",
            1,
            1,
            0,
            None,
        ),
        (
            12,
            "Question 12?",
            None,
            "Yes",
            "No",
            None,
            "A",
            "Treatment",
            None,
            "yes_no",
            "en",
            "B",
            "answered",
            1,
            1,
            0,
            None,
        ),
        (
            13,
            "Question 13?",
            None,
            "lung",
            "heart",
            "liver",
            "B",
            "none",
            None,
            "single_choice",
            "en",
            "Z",
            "timed_out",
            1,
            0,
            0,
            None,
        ),
    ]
    assert sheet(tmp_path / STAMPED / "HumanPanel_small-set.xlsx") == expected
    written = rows(tmp_path / STAMPED / "HumanPanel_small-set.tsv")
    assert [tuple(row.values()) for row in written] == [
        tuple("" if cell is None else str(cell) for cell in row) for row in expected[1:]
    ]
    assert section.files == (
        "vlmevalkit/LMUData/small-set.tsv",
        f"{STAMPED}/HumanPanel_small-set.xlsx",
        f"{STAMPED}/HumanPanel_small-set.tsv",
    )
    assert section.commands == (
        "python run.py --data small-set --model HumanPanel --mode eval --judge exact_matching",
    )


def test_a_part_has_a_data_set_of_its_own_with_the_same_indices(tmp_path: Path) -> None:
    all_ = of(*(item(f"MM-{n}", pictures=(picture(),)) for n in range(5)))
    model = panel({"MM-3": chose(0), "MM-1": chose(1)})
    wanted = Wanted(None, "MedXpertQA_MM_test", "", "20261122-050407")

    section = write_predictions(tmp_path, all_, [model], wanted, pixels)

    assert section.files[0] == "vlmevalkit/LMUData/MedXpertQA_MM_test_human2.tsv"
    data = rows(tmp_path / section.files[0])
    assert [(row["index"], row["answer"], row["A"]) for row in data] == [
        ("MM-1", "B", "lung"),
        ("MM-3", "B", "lung"),
    ]
    assert base64.b64decode(data[0]["image"]) == PIXELS + b"one"
    assert data[1]["image"] == "MM-1"
    answers = rows(tmp_path / STAMPED / "HumanPanel_MedXpertQA_MM_test_human2.tsv")
    assert [(row["index"], row["prediction"]) for row in answers] == [("MM-1", "B"), ("MM-3", "A")]
    assert "image" not in answers[0]


def test_a_whole_set_that_the_scorer_knows_needs_no_data_set(tmp_path: Path) -> None:
    all_ = of(item("1"), item("2"))
    wanted = Wanted(None, "MedXpertQA_MM_test", "", "20261122-050407")

    section = write_predictions(
        tmp_path, all_, [panel({"1": chose(1), "2": chose(0)})], wanted, pixels
    )

    assert not (tmp_path / "vlmevalkit" / "LMUData").exists()
    assert section.files[0] == f"{STAMPED}/HumanPanel_MedXpertQA_MM_test.xlsx"


def test_a_known_set_of_which_an_image_is_missing_here_is_answered_in_part(tmp_path: Path) -> None:
    seen = item("1", pictures=(picture(),))
    all_ = of(seen, item("2", pictures=(picture(there=False),)))
    wanted = Wanted(None, "MedXpertQA_MM_test", "", "20261122-050407")

    section = write_predictions(tmp_path, all_, [panel({"1": chose(1)})], wanted, pixels)

    (command,) = section.commands
    assert command.startswith("python run.py --data MedXpertQA_MM_test_human1 --model HumanPanel ")
    assert section.files[0] == "vlmevalkit/LMUData/MedXpertQA_MM_test_human1.tsv"
    assert "1 question cannot be scored there: an image is missing." in section.said


def test_what_cannot_be_scored_stands_apart_and_is_told(tmp_path: Path) -> None:
    all_ = of(
        item("1", pictures=(picture(),)),
        item("2", pictures=(picture(),), type=ItemType.SEVERAL_ANSWERS, key=ItemKey((0, 1))),
        open_item("3", "eczema", pictures=(picture(),)),
        item("4"),
        item("5", pictures=(picture(there=False),)),
        item("6", pictures=(picture(),), key=None),
    )
    answers = {n: chose(0, 1) for n in "12456"} | {"3": wrote("=1+1\x00")}

    section = write_predictions(tmp_path, all_, [panel(answers)], WANTED, pixels)

    scored = rows(tmp_path / STAMPED / "HumanPanel_small-set.tsv")
    assert [row["index"] for row in scored] == ["1"]
    assert scored[0]["prediction"] == "AB"
    apart = rows(tmp_path / "vlmevalkit/not-scored/HumanPanel_small-set.tsv")
    assert [row["index"] for row in apart] == ["2", "3", "4", "5", "6"]
    assert apart[1]["prediction"] == "=1+1\ufffd"
    told = "\n".join(section.said)
    assert "1 question cannot be scored there: answered in words" in told
    assert "1 question cannot be scored there: several options are right" in told
    assert "1 question cannot be scored there: no image" in told
    assert "1 question cannot be scored there: an image is missing" in told
    assert "1 question cannot be scored there: no reference answer" in told


def test_several_images_stand_as_a_list_with_names_and_are_referred_to(tmp_path: Path) -> None:
    both = (picture("left"), picture("right"))
    all_ = of(item("7", pictures=both), item("8", pictures=both), item("9", pictures=both[:1]))

    write_set(tmp_path, all_, pixels)

    data = rows(tmp_path / "small-set.tsv")
    assert [base64.b64decode(one) for one in json.loads(data[0]["image"])] == [
        PIXELS + b"left",
        PIXELS + b"right",
    ]
    assert data[1]["image"] == "7"
    assert base64.b64decode(data[2]["image"]) == PIXELS + b"left"
    assert [row["image_path"] for row in data] == [
        '["7_1.png", "7_2.png"]',
        '["8_1.png", "8_2.png"]',
        "9_1.png",
    ]


def test_indices_are_the_sources_only_where_pandas_would_leave_them_alone(tmp_path: Path) -> None:
    for ids, expected in (
        (("3", "1"), ["3", "1"]),
        (("MM-1", "MM-2"), ["MM-1", "MM-2"]),
        (("007", "008"), ["0", "1"]),
        (("1", "a"), ["0", "1"]),
        (("1", "1"), ["0", "1"]),
        (("", "2"), ["0", "1"]),
        (("nan", "b"), ["0", "1"]),
        (("1e5", "b"), ["0", "1"]),
    ):
        all_ = of(*(item(f"x{n}", source_id=id_) for n, id_ in enumerate(ids)))
        folder = tmp_path / "-".join(ids)
        folder.mkdir()

        write_set(folder, all_, pixels)

        assert [row["index"] for row in rows(folder / "small-set.tsv")] == expected, ids


def test_the_whole_set_comes_back_cell_by_cell(tmp_path: Path) -> None:
    extras = {
        "category": "X-ray",
        "l2-category": "chest",
        "split": "test",
        "clinical VQA task": "d",
    }
    all_ = of(
        item("1", stem='Tab\there, "quotes"\nand lines', categories=extras),
        item("2", type=ItemType.SEVERAL_ANSWERS, key=ItemKey((0, 2)), categories=extras),
        open_item("3", "none at all", language="zh", stem="这是什么？"),
        yes_no("4", 1),
    )

    write_set(tmp_path, all_, pixels)

    got = rows(tmp_path / "small-set.tsv")
    names = [
        "question",
        "A",
        "B",
        "C",
        "answer",
        "category",
        "l2-category",
        "split",
        "type",
        "language",
    ]
    assert [[row[name] for name in names] for row in got] == [
        [
            'Tab\there, "quotes"\nand lines',
            "lung",
            "heart",
            "liver",
            "B",
            "X-ray",
            "chest",
            "test",
            "single_choice",
            "en",
        ],
        [
            "Question 2?",
            "lung",
            "heart",
            "liver",
            "AC",
            "X-ray",
            "chest",
            "test",
            "several_answers",
            "en",
        ],
        ["这是什么？", "", "", "", "none at all", "none", "none", "none", "short_text", "zh"],
        ["Question 4?", "Yes", "No", "", "B", "none", "none", "none", "yes_no", "en"],
    ]
    assert [row["clinical vqa task"] for row in got] == ["d", "d", "", ""]


def test_models_of_other_parts_have_other_data_sets(tmp_path: Path) -> None:
    all_ = of(*(item(str(n)) for n in range(1, 5)))
    first = panel({"1": chose(1), "2": chose(1)}, "P-1")
    other = panel({"3": chose(1), "4": chose(0)}, "P-2")
    same = panel({"1": chose(2), "2": skipped()}, "P-3")

    section = write_predictions(tmp_path, all_, [first, other, same], WANTED, pixels)

    assert [command.split(" --")[1:3] for command in section.commands] == [
        ["data small-set_human2_P-1", "model P-1"],
        ["data small-set_human2_P-2", "model P-2"],
        ["data small-set_human2_P-1", "model P-3"],
    ]
    assert sorted(path.name for path in (tmp_path / "vlmevalkit" / "LMUData").iterdir()) == [
        "small-set_human2_P-1.tsv",
        "small-set_human2_P-2.tsv",
    ]
