"""Long cells are read, and the limit that holds for the whole program stays what it was."""

import csv
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from medannot.exchange.long_cells import LongCells
from medannot.exchange.model_predictions import containers as predictions
from medannot.exchange.question_sets.containers.opening import read_records

LONG = "x" * 200_000


def test_the_limit_is_put_back_after_each_row() -> None:
    csv.field_size_limit(1_000)
    rows = LongCells([f"a,{LONG}\n", "b,c\n"], delimiter=",", most=300_000)

    assert next(rows) == ["a", LONG]
    assert csv.field_size_limit() == 1_000
    assert (next(rows), rows.line_num) == (["b", "c"], 2)


def test_the_limit_is_put_back_after_a_cell_that_is_too_long() -> None:
    csv.field_size_limit(1_000)
    rows = LongCells([f"a,{LONG}\n", "b,c\n"], delimiter=",", most=100_000)

    with pytest.raises(csv.Error, match="field limit"):
        next(rows)
    assert csv.field_size_limit() == 1_000


def test_threads_do_not_put_back_each_others_limits() -> None:
    csv.field_size_limit(1_000)

    def read(_: int) -> int:
        return sum(len(row) for row in LongCells([f"a,{LONG}\n"] * 30, delimiter=",", most=300_000))

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(read, range(8))) == [60] * 8
    assert csv.field_size_limit() == 1_000


def test_reading_questions_and_predictions_leaves_the_limit(tmp_path: Path) -> None:
    csv.field_size_limit(1_000)
    path = tmp_path / "a.tsv"
    path.write_text(f"index\timage\tprediction\n1\t{LONG}\tA\n", encoding="utf-8")

    assert [row["image"] for _, row in read_records(path).records] == [LONG]
    assert csv.field_size_limit() == 1_000
    assert predictions.read_container(path).records
    assert csv.field_size_limit() == 1_000
