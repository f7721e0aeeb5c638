"""Linked questions in VLMEvalKit's tables: three columns more, where there is something to link."""

import csv
from pathlib import Path

from medannot.exchange.model_files.vlmevalkit import write_predictions, write_set
from medannot.exchange.question_sets.containers.finding import QuestionFile
from medannot.exchange.question_sets.reading import read_question_file
from tests.helpers.model_sets import WANTED, chose, item, of, open_item, panel, pixels

LINKING = ("medannot_unit", "medannot_unit_order", "medannot_unit_together")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_linked_questions_say_their_unit_their_place_and_whether_they_count_together(
    tmp_path: Path,
) -> None:
    all_ = of(
        item("1", unit="joint.jsonl#1"),
        item("2"),
        item("3", unit="joint.jsonl#1"),
        item("4", unit="pair", as_set=True),
        open_item("5", "both", unit="pair", as_set=True),
        item("6", unit="None"),
        item("7", unit="None"),
    )

    write_set(tmp_path, all_, pixels)

    assert [tuple(row[name] for name in LINKING) for row in rows(tmp_path / "small-set.tsv")] == [
        ("joint.jsonl#1", "1", ""),
        ("", "", ""),
        ("joint.jsonl#1", "2", ""),
        ("pair", "1", "yes"),
        ("pair", "2", "yes"),
        ("None ", "1", ""),
        ("None ", "2", ""),
    ]


def test_the_part_that_people_answered_and_their_answers_say_it_too(tmp_path: Path) -> None:
    all_ = of(item("1", unit="u"), item("2", unit="u"), item("3"))

    write_predictions(tmp_path, all_, [panel({"2": chose(1), "1": chose(0)})], WANTED, pixels)

    (part,) = (tmp_path / "vlmevalkit/LMUData").iterdir()
    (answers,) = tmp_path.rglob("HumanPanel_*.tsv")
    for file in (part, answers):
        told = [(row["index"], *(row[name] for name in LINKING)) for row in rows(file)]
        assert told == [("1", "u", "1", ""), ("2", "u", "2", "")], file.name


def test_where_nothing_is_linked_there_are_no_such_columns(tmp_path: Path) -> None:
    write_set(tmp_path, of(item("1"), item("2", unit="alone"), item("3", unit="other")), pixels)

    assert not set(LINKING) & set(rows(tmp_path / "small-set.tsv")[0])


def test_a_category_of_such_a_name_keeps_a_column_of_its_own(tmp_path: Path) -> None:
    all_ = of(*(item(n, unit="u", categories={"medannot_unit": "x"}) for n in "12"))

    write_set(tmp_path, all_, pixels)

    got = rows(tmp_path / "small-set.tsv")
    assert [(row["medannot_unit"], row["source_medannot_unit"]) for row in got] == [("u", "x")] * 2


def test_what_pandas_makes_of_the_columns_is_read_as_well(tmp_path: Path) -> None:
    head = ("index", "question", "hint", "A", "B", "answer", "type", "language", *LINKING)
    start = ("Seen?", "", "left", "right", "A", "single_choice", "en")
    lines = [
        ("1", *start, "7.0", "2.0", "False"),
        ("2", *start, "7.0", "1.0", "no"),
        ("3", *start, "", "", ""),
        ("4", *start, "p", "1.0", "True"),
        ("5", *start, "p", "2.0", "yes"),
    ]
    path = tmp_path / "set.tsv"
    path.write_text("".join("\t".join(line) + "\n" for line in (head, *lines)), encoding="utf-8")

    reading = read_question_file(QuestionFile(path, path.name))

    assert reading.refused == ()
    assert [(one.source_id, one.unit, one.as_set) for one in reading.drafts] == [
        ("2", "7.0", False),
        ("1", "7.0", False),
        ("3", "", False),
        ("4", "p", True),
        ("5", "p", True),
    ]
    assert [dict(one.categories) for one in reading.drafts] == [{}] * 5
