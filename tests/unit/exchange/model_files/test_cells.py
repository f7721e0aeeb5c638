"""Cells that pandas reads back as they were meant."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from medannot.exchange.model_files.cells import (
    readable,
    write_tab_separated,
    write_workbook,
)

# As pandas 2 lists them in `pandas._libs.parsers.STR_NA_VALUES`, the empty cell apart.
WORDS_FOR_MISSING = [
    "#N/A",
    "#N/A N/A",
    "#NA",
    "-1.#IND",
    "-1.#QNAN",
    "-NaN",
    "-nan",
    "1.#IND",
    "1.#QNAN",
    "<NA>",
    "N/A",
    "NA",
    "NULL",
    "NaN",
    "None",
    "n/a",
    "nan",
    "null",
]


def read_tsv(path: Path) -> list[list[str]]:
    csv.field_size_limit(10_000_000)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t"))


@pytest.mark.parametrize("word", WORDS_FOR_MISSING)
def test_a_word_that_pandas_takes_for_missing_is_none_any_more(word: str) -> None:
    assert readable(word) == word + " "
    assert readable(word + " of these") == word + " of these"


def test_signs_that_no_cell_holds_are_replaced_and_line_ends_are_one_kind() -> None:
    assert readable("a\x00b\x1fc\ud800") == "a\ufffdb\ufffdc\ufffd"
    assert readable("one\r\ntwo\rthree\nfour\tfive") == "one\ntwo\nthree\nfour\tfive"


def test_a_formula_stays_a_text_in_both_files(tmp_path: Path) -> None:
    rows = [(1, "=1+1"), (2, "+49"), (3, "@SUM(A1)"), (4, "'quoted'"), (5, '"a"\t"b"\n')]

    write_tab_separated(tmp_path / "a.tsv", ("index", "prediction"), rows)
    cut = write_workbook(tmp_path / "a.xlsx", ("index", "prediction"), rows)

    assert read_tsv(tmp_path / "a.tsv")[1:] == [[str(n), text] for n, text in rows]
    sheet = load_workbook(tmp_path / "a.xlsx").active
    assert [tuple(row) for row in sheet.iter_rows(min_row=2, values_only=True)] == rows
    assert sheet["B2"].data_type == "s"
    assert cut == 0


def test_a_text_beyond_the_format_is_cut_in_the_workbook_alone_and_counted(tmp_path: Path) -> None:
    rows = [(1, "x" * 32_768), (2, "y" * 32_767)]

    write_tab_separated(tmp_path / "a.tsv", ("index", "prediction"), rows)
    cut = write_workbook(tmp_path / "a.xlsx", ("index", "prediction"), rows)

    assert cut == 1
    assert len(read_tsv(tmp_path / "a.tsv")[1][1]) == 32_768
    sheet = load_workbook(tmp_path / "a.xlsx").active
    assert [len(sheet["B2"].value), len(sheet["B3"].value)] == [32_767, 32_767]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=6))
def test_any_text_comes_back_from_both_files(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("cells")
    cells = [readable(text) for text in texts]
    rows = [(place, cell) for place, cell in enumerate(cells)]

    write_tab_separated(folder / "a.tsv", ("index", "text"), rows)
    write_workbook(folder / "a.xlsx", ("index", "text"), rows)

    assert [row[1] for row in read_tsv(folder / "a.tsv")[1:]] == cells
    sheet = load_workbook(folder / "a.xlsx").active
    assert [row[1] or "" for row in sheet.iter_rows(min_row=2, values_only=True)] == cells
    assert not set(cells) & set(WORDS_FOR_MISSING)
