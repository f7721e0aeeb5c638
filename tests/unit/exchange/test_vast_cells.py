"""A cell of many megabytes refuses its workbook in a sentence before it fills the memory."""

import tracemalloc
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from medannot.domain.errors import InputFault
from medannot.exchange.model_predictions.containers import read_container
from medannot.exchange.question_sets.containers.source import FileRefused, Source
from medannot.exchange.question_sets.containers.workbooks import read_workbook

MARK = "to be made longer"
MB = 1_000_000


def workbook(path: Path, cell: str) -> Path:
    """Write a workbook with one row, of which a cell holds this."""
    book = Workbook()
    book.active.append(["question", "prediction"])
    book.active.append(["Why?", MARK])
    book.save(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data.replace(MARK.encode(), cell.encode()))
    return path


def test_one_vast_cell_refuses_the_workbook_and_takes_little_memory(tmp_path: Path) -> None:
    path = workbook(tmp_path / "exam.xlsx", "x" * 60 * MB)
    tracemalloc.start()
    try:
        with pytest.raises(FileRefused) as questions:
            list(read_workbook(Source(path, path.name)))
        with pytest.raises(InputFault) as predictions:
            read_container(path)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    said = "a cell of the workbook is longer than a megabyte; leave it out."
    assert str(questions.value.reason) == said
    assert str(predictions.value) == "a cell of exam.xlsx is longer than a megabyte; leave it out."
    assert most < 20 * MB


def test_the_longest_cell_that_excel_writes_is_read(tmp_path: Path) -> None:
    longest = "&#128512;" * 32_767
    path = workbook(tmp_path / "exam.xlsx", longest)

    ((_, record),) = read_workbook(Source(path, path.name))

    assert record == {"question": "Why?", "prediction": "😀" * 32_767}
