"""Cells of a workbook that hold a formula whose value was never saved: nothing is lost unseen."""

import re
import zipfile
from pathlib import Path

from openpyxl import Workbook

from medannot.exchange.question_sets.containers.finding import QuestionFile
from medannot.exchange.question_sets.mapping_files import choose_mapping
from medannot.exchange.question_sets.mapping_roles import mapping_of
from medannot.exchange.question_sets.reading import FileReading, read_question_file

HEAD = ("question", "A", "B", "C", "answer", "note")
MAPPING = {
    "name": "exam",
    "title": "An examination",
    "question": "question",
    "options": {"from": "columns", "key": "{L}", "drop_empty": True},
    "answer": {"key": "answer", "form": "letters"},
}
NOT_SAVED = (
    "the formula in its column '{column}' has no value that was saved; open the workbook, save it "
    "and import it again."
)


def workbook(path: Path, *rows: tuple[object, ...], head: tuple[str, ...] = HEAD) -> Path:
    """Write rows as openpyxl does, which stores no values beside formulas."""
    book = Workbook()
    for row in (head, *rows):
        book.active.append(row)
    book.save(path)
    return path


def calculated(path: Path, cell: str, value: str) -> Path:
    """Store a formula's value as spreadsheet programs do: as a text, which may be empty."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    sheet = parts[name].decode()
    found = re.search(rf'<c r="{cell}"[^>]*>(<f>.*?</f>)<v ?(/>|></v>)</c>', sheet)
    assert found is not None
    stored = f'<c r="{cell}" t="str">{found[1]}<v>{value}</v></c>'
    parts[name] = sheet.replace(found[0], stored).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for one, data in parts.items():
            archive.writestr(one, data)
    return path


def reading(path: Path) -> FileReading:
    return read_question_file(QuestionFile(path, path.name), mapping_of("exam", MAPPING))


def reasons(found: FileReading) -> list[tuple[int, str]]:
    return [(problem.row, problem.sentence()) for problem in found.refused]


def test_a_row_whose_option_or_key_was_not_saved_is_refused_by_its_column(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "exam.xlsx",
        ("Where?", "here", "there", None, "A", None),
        ("Why?", "so", "thus", '="hence"', "A", None),
        ("How?", "well", "ill", None, "=A1", None),
    )

    found = reading(path)

    assert [draft.stem for draft in found.drafts] == ["Where?"]
    assert reasons(found) == [
        (3, f"exam.xlsx, row 3: {NOT_SAVED.format(column='C')}"),
        (4, f"exam.xlsx, row 4: {NOT_SAVED.format(column='answer')}"),
    ]


def test_a_formula_in_a_column_that_is_not_read_is_nobodys_loss(tmp_path: Path) -> None:
    row = ("Where?", "here", "there", None, "A", "=1+1", "=below no heading")
    path = workbook(tmp_path / "exam.xlsx", row)

    found = reading(path)

    assert (len(found.drafts), found.refused) == (1, ())


def test_a_column_that_is_a_category_like_all_others_is_read(tmp_path: Path) -> None:
    head = ("index", "image", "question", "A", "B", "answer", "organ")
    path = workbook(tmp_path / "a.xlsx", (1, "", "Which?", "x", "y", "A", "=1+1"), head=head)

    found = read_question_file(QuestionFile(path, path.name), choose_mapping("vlmevalkit"))

    assert reasons(found) == [(2, f"a.xlsx, row 2: {NOT_SAVED.format(column='organ')}")]


def test_a_value_that_was_saved_counts_the_empty_text_too(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "exam.xlsx",
        ("Where?", "here", '="there"', '=IF(1,"","x")', "A", None),
        ("Why?", None, None, None, None, None),
    )
    calculated(path, "C2", "there")
    calculated(path, "D2", "")

    found = reading(path)

    assert found.drafts[0].options == ("here", "there")
    assert reasons(found) == []


def test_a_row_of_formulas_alone_is_not_passed_over(tmp_path: Path) -> None:
    path = workbook(tmp_path / "exam.xlsx", tuple(f"=Other!{letter}1" for letter in "ABCDEF"))

    assert reasons(reading(path)) == [
        (2, f"exam.xlsx, row 2: {NOT_SAVED.format(column='question')}")
    ]


def test_rows_beyond_the_size_that_a_sheet_says_it_has_are_read(tmp_path: Path) -> None:
    rows = [(f"Where {number}?", "here", "there", None, "A", None) for number in range(3)]
    path = workbook(tmp_path / "exam.xlsx", *rows)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    parts[name] = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:B2"', parts[name])
    with zipfile.ZipFile(path, "w") as archive:
        for one, data in parts.items():
            archive.writestr(one, data)

    found = reading(path)

    assert [draft.stem for draft in found.drafts] == ["Where 0?", "Where 1?", "Where 2?"]
    assert found.drafts[0].options == ("here", "there")


def test_a_heading_that_was_not_saved_refuses_the_file(tmp_path: Path) -> None:
    path = workbook(tmp_path / "exam.xlsx", ("Where?", "here", "there"), head=(*HEAD[:2], "=A1"))

    assert [problem.sentence() for problem in reading(path).refused] == [
        (
            "exam.xlsx: the heading of its column 3 is a formula without a value that was saved; "
            "open the workbook, save it and import it again."
        )
    ]
