"""Which sheet of a workbook is read, and what is said of the others."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from medannot.exchange.question_sets.containers.source import FileRefused, Source
from medannot.exchange.question_sets.containers.workbooks import read_workbook, sheets_of
from medannot.exchange.question_sets.mapping import ContainerRole


def workbook(folder: Path, sheets: dict[str, list[list[object]]], hidden: str = "") -> Source:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        sheet.sheet_state = "hidden" if name == hidden else "visible"
    path = folder / "exam.xlsx"
    book.save(path)
    return Source(path, path.name)


HEAD: list[object] = ["question", "answer"]


def test_the_first_sheet_with_rows_below_a_heading_is_read(tmp_path: Path) -> None:
    sheets = {"About": [["Made by us"]], "Exam": [HEAD, ["Why?", "so"]]}
    source = workbook(tmp_path, sheets)

    assert list(read_workbook(source)) == [(2, {"question": "Why?", "answer": "so"})]
    assert source.doubts == []


def test_that_other_sheets_hold_rows_is_told_and_one_can_be_named(tmp_path: Path) -> None:
    sheets = {
        "Lists": [HEAD, ["x", "y"]],
        "One": [HEAD, ["Why?", "so"]],
        "Two": [HEAD, ["How?", "thus"]],
    }
    source = workbook(tmp_path, sheets, hidden="Lists")

    assert list(read_workbook(source)) == [(2, {"question": "Why?", "answer": "so"})]
    assert source.doubts == [
        (
            "its sheet 'One' was read, and not 'Two', 'Lists'; another one is chosen on the "
            "mapping screen or by --sheet."
        )
    ]
    named = Source(source.path, source.name, ContainerRole(records="Two"))
    assert list(read_workbook(named)) == [(2, {"question": "How?", "answer": "thus"})]
    assert named.doubts == []
    assert [(one.name, one.columns) for one in sheets_of(source)] == [
        ("One", ("question", "answer")),
        ("Two", ("question", "answer")),
        ("Lists", ("question", "answer")),
    ]


def test_a_sheet_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path) -> None:
    source = workbook(tmp_path, {"One": [HEAD, ["Why?", "so"]]})
    source.role = ContainerRole(records="Tow")

    with pytest.raises(FileRefused) as refusal:
        list(read_workbook(source))

    assert refusal.value.reason == "it has no sheet 'Tow'; its sheets are One."
