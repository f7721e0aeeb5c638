"""Lines and cells that no question is: refused rows, with the rest read and little held."""

import tracemalloc
from pathlib import Path

import pytest

from medannot.exchange.question_sets.containers import tables
from medannot.exchange.question_sets.containers.opening import read_records
from medannot.exchange.question_sets.mapping import ContainerKind, ContainerRole

MB = 1 << 20
LINE = "the line is longer than 1 million signs; no question is."
CELL = "a cell is longer than 1 million signs; a quote before it may have no end."


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_SIGNS", MB)


def told(path: Path, role: ContainerRole | None = None) -> tuple[list[int], list[tuple[int, str]]]:
    read = read_records(path, role)
    return [row for row, _ in read.records], [(p.row, p.reason) for p in read.refused]


@pytest.mark.parametrize("sign", [",", "\t"])
def test_a_long_line_of_a_table_is_a_refused_row(sign: str, tmp_path: Path) -> None:
    path = tmp_path / ("a.csv" if sign == "," else "a.tsv")
    rows = ["q,a", "one,1", f"two,{'x' * 3 * MB}", "three,3", f"four,{'x' * 2 * MB}"]
    path.write_text("\n".join(rows).replace(",", sign), encoding="utf-8")

    assert told(path) == ([1, 3], [(2, LINE), (4, LINE)])


def test_a_cell_over_many_lines_is_a_refused_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    many = "y" * 1_000 + "\n"
    path.write_text(f'q,a\none,1\n"{many * 1_200}",2\nthree,3\n', encoding="utf-8")

    rows, refused = told(path)

    assert rows[0] == 1
    assert (2, CELL) in refused


def test_a_long_line_of_plain_text_is_a_refused_row(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"head\none|1\n{'x' * 2 * MB}\nthree|3\n", encoding="utf-8")
    role = ContainerRole(kind=ContainerKind.LINES, skip_lines=1, columns=("q", "a"))

    assert told(path, role) == ([2, 4], [(3, LINE)])


def test_a_header_that_is_too_long_is_a_refused_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("q" * 2 * MB + ",a\none,1\n", encoding="utf-8")

    assert told(path) == ([], [(0, LINE)])


def test_little_is_held_of_a_long_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("q,a\none,1\n")
        for _ in range(60):
            file.write("x" * MB)
        file.write("\nthree,3\n")

    tracemalloc.start()
    try:
        assert told(path)[0] == [1, 3]
        assert tracemalloc.get_traced_memory()[1] < 20 * MB
    finally:
        tracemalloc.stop()
