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


def workbook(path: Path, cell: str, rows: int = 1) -> Path:
    """Write a workbook of rows alike, of which a cell holds this."""
    book = Workbook()
    book.active.append(["question", "prediction"])
    for _ in range(rows):
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


def test_many_long_cells_are_no_vast_one(tmp_path: Path) -> None:
    path = workbook(tmp_path / "exam.xlsx", "x" * 32_767, rows=500)
    with zipfile.ZipFile(path) as archive:
        assert max(part.file_size for part in archive.infolist()) > 16 * MB

    assert len(read_container(path).records) == 500


@pytest.mark.parametrize("at", [6, 8])
def test_a_package_that_python_cannot_open_is_told(tmp_path: Path, at: int) -> None:
    path = workbook(tmp_path / "exam.xlsx", "x")
    data = bytearray(path.read_bytes())
    for sign, offset in ((b"PK\x03\x04", at), (b"PK\x01\x02", at + 2)):
        place = data.find(sign)
        while place >= 0:
            data[place + offset] |= 1 if at == 6 else 0x63
            place = data.find(sign, place + 4)
    path.write_bytes(bytes(data))

    with pytest.raises(InputFault, match=r"is no workbook, or is damaged"):
        read_container(path)
