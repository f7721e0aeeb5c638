"""Whatever stands in the files of a lexicon, it is read or refused in sentences of one line."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medannot.domain.errors import InputFault
from medannot.exchange.lexicons.doubts import doubts
from medannot.exchange.lexicons.folder import load
from tests.helpers.small_lexicon import FILES, small_lexicon

ODD_CELLS = (
    "", "FACE", "BODY", "L.PAPULE", "L.NODULE", "=1+1", "2026/1/5", "1.23457E+17", "123.0", "-",
    "#N/A", "deprecated", "both", "none", "yes", "lesion", "tree", "group", "nail;moon", "1e400",
    "9" * 20, "1.2.0", "99.0.0", "under:", "under:FACE", "kind=", "a&b", "&", "domain~", "~", "{0}",
    "{", "%s", "；", ";;", "\u200b", "\ufeff", "\ufffd", "a\nb", "x" * 5000,
    "laterality=left -> FACE", "relabel", "split", "auto",
)  # fmt: skip

CELLS = st.sampled_from(ODD_CELLS) | st.text(max_size=12)
TABLES = sorted(name for name in FILES if name.endswith(".csv"))

slow = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=150)


def read_or_refused(edit: Callable[[Path], object]) -> None:
    with TemporaryDirectory() as name:
        folder = small_lexicon(Path(name) / "clinic-skin")
        edit(folder)
        for said in what_is_told(folder):
            assert len(said.splitlines()) == 1, said


def what_is_told(folder: Path) -> list[str]:
    try:
        loaded = load(folder)
    except InputFault as fault:
        return [str(fault), *(problem.sentence() for problem in fault.problems)]
    return [doubt.sentence() for doubt in doubts(loaded, lambda code: (code.code,))]


@slow
@given(st.sampled_from(TABLES), st.lists(st.tuples(st.integers(0, 3), st.integers(0, 20), CELLS)))
def test_any_cell_may_hold_anything(table: str, cells: list[tuple[int, int, str]]) -> None:
    def edit(folder: Path) -> None:
        path = folder / table
        lines = [line.split(",") for line in path.read_text(encoding="utf-8-sig").splitlines()]
        for row, column, cell in cells:
            line = lines[row % len(lines)]
            line[column % len(line)] = '"' + cell.replace('"', '""') + '"'
        text = "\n".join(",".join(line) for line in lines) + "\n"
        path.write_bytes(text.encode("utf-8", "surrogatepass"))

    read_or_refused(edit)


@slow
@given(
    st.sampled_from(sorted(FILES)),
    st.integers(0, 2_000),
    st.integers(0, 40),
    st.binary(max_size=30),
)
def test_any_bytes_may_stand_anywhere(name: str, place: int, length: int, data: bytes) -> None:
    def edit(folder: Path) -> None:
        before = (folder / name).read_bytes()
        here = place % (len(before) + 1)
        (folder / name).write_bytes(before[:here] + data + before[here + length :])

    read_or_refused(edit)


@slow
@given(st.sampled_from(TABLES), st.permutations(range(6)), st.lists(st.integers(0, 5), max_size=4))
def test_rows_may_be_in_any_order_and_any_number(
    table: str, order: list[int], again: list[int]
) -> None:
    def edit(folder: Path) -> None:
        path = folder / table
        header, *rows = path.read_text(encoding="utf-8-sig").splitlines()
        chosen = [rows[place] for place in (*order, *again) if place < len(rows)]
        path.write_text("\n".join((header, *chosen, "")), encoding="utf-8")

    read_or_refused(edit)
