"""Whatever bytes lie under whatever name: records, or problems with file, row and reason."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medannot.exchange.question_sets.containers.finding import SUFFIXES
from medannot.exchange.question_sets.containers.opening import read_records
from medannot.exchange.question_sets.mapping import ContainerKind, ContainerRole
from tests.unit.exchange.question_sets.containers.test_parquet import table
from tests.unit.exchange.question_sets.containers.test_tables import workbook

NAMES = (*SUFFIXES, ".pkl", ".txt", ".zip")
HARMED = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
TEXTS = st.text(alphabet='{}[]",:;\t\n\r|aA1é中\x00 ', max_size=60)


def look(path: Path, role: ContainerRole | None = None) -> None:
    read = read_records(path, role)
    assert read.records or read.refused
    for problem in read.refused:
        assert problem.file == path.name
        assert problem.row >= 0
        assert problem.reason.endswith(".")


@pytest.mark.parametrize("suffix", NAMES)
@HARMED
@given(content=st.one_of(st.binary(max_size=80), TEXTS.map(str.encode)))
def test_any_bytes_give_records_or_reasons(tmp_path: Path, suffix: str, content: bytes) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(content)

    look(path)
    look(path, ContainerRole(kind=ContainerKind.LINES, columns=("a", "b")))


@HARMED
@given(data=st.data())
def test_harmed_parquet_tables_give_records_or_reasons(tmp_path: Path, data: st.DataObject) -> None:
    look(harmed(table(tmp_path / "whole.parquet", 40, group=8), tmp_path / "a.parquet", data))


@HARMED
@given(data=st.data())
def test_harmed_workbooks_give_records_or_reasons(tmp_path: Path, data: st.DataObject) -> None:
    look(harmed(workbook(tmp_path / "whole.xlsx"), tmp_path / "a.xlsx", data))


def harmed(whole: Path, path: Path, data: st.DataObject) -> Path:
    content = bytearray(whole.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, 1_000_000)) * len(content) // 1_000_001
        content[at : at + data.draw(st.integers(0, 8))] = data.draw(st.binary(max_size=8))
    path.write_bytes(content)
    return path
