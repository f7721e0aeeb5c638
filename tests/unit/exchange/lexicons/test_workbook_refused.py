"""Workbooks that are none, that hide something, or in which a spreadsheet changed values."""

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.formula import ArrayFormula

from medannot.domain.errors import InputFault
from medannot.exchange.lexicons import package, workbook_reading
from medannot.exchange.lexicons.folder import UnsoundLexicon
from medannot.exchange.lexicons.workbook_merging import edited
from medannot.exchange.lexicons.workbook_reading import read_workbook
from tests.helpers.small_lexicon import edited_workbook, put, sheet_of, small, with_part

Edit = Callable[[Workbook], object]


def told(tmp_path: Path, edit: Edit) -> list[str]:
    """Return what is said of an edited workbook, each with its place."""
    loaded = small(tmp_path)
    path = edited_workbook(loaded, tmp_path / "ward.xlsx", edit)
    with pytest.raises(UnsoundLexicon) as raised:
        edited(read_workbook(path), loaded)
    return [problem.sentence() for problem in raised.value.problems]


KIND_TEXT = "set the cell to the kind Text and write it anew."


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        ("F3", "=1+1", "en =1+1: it is a formula; write what it stands for, as text."),
        (
            "F3",
            ArrayFormula("F3:F3", "=UPPER(G3)"),
            "en =UPPER(G3): it is a formula; write what it stands for, as text.",
        ),
        ("A3", 12, "id 12: it is a number"),
        ("F3", 7, "en 7: it is a number, of which a spreadsheet drops leading zeros and rounds"),
        ("B3", 7.30000000000000e22, "parent_id 7.3e+22: it is a number"),
        ("A3", date(2001, 3, 1), "id 2001-03-01 00:00:00: the spreadsheet made a date of it; "),
        (
            "S3",
            datetime.fromisoformat("2001-03-01T07:30"),
            "note 2001-03-01 07:30:00: the spreadsheet made a ",
        ),
        ("A3", "3月1日", "id 3月1日: a spreadsheet seems to have made a date or a rounded"),
        ("B3", "1-Mar", "parent_id 1-Mar: a spreadsheet seems to have made a date or a rounded"),
        ("Q3", "7.3E+22", "replaced_by 7.3E+22: a spreadsheet seems to have made a date or a "),
        ("F3", True, f"en True: it is a truth value; {KIND_TEXT}"),
        ("F3", "#NAME?", "en #NAME?: it is the error of a formula; write the text itself."),
        ("E3", 1.5, "order 1.5: a whole number is expected."),
        ("C3", "sore", "kind sore: tree, group, region, subregion,"),
        ("N3", "done", "status done: draft, active, deprecated is expected."),
        ("B3", "L.NONE", "parent_id: There is no node L.NONE to be the parent; an id of the file"),
        ("G3", None, "zh: A label is missing; every node has one."),
        ("A3", "l papule", "id: l papule is no id; capital letters, digits and points are "),
        ("F3", "a" * 5000, "en: it has 5000 characters; 4000 are allowed."),
        ("V3", "stray", "stray stands beside the table; delete it."),
    ],
)
def test_a_bad_cell_is_named_by_sheet_row_column_value_and_what_is_expected(
    place: str, value: object, said: str, tmp_path: Path
) -> None:
    found = told(tmp_path, lambda book: put(book, "lesions", place, value))

    assert found[0].startswith(f"ward.xlsx, sheet lesions, row 3: {said}")


@pytest.mark.parametrize("text", ["+1", "-papule", "@papule", "=papule"])
def test_text_that_begins_like_a_formula_is_refused(text: str, tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        put(book, "lesions", "F3", text)
        sheet_of(book, "lesions")["F3"].data_type = "s"

    assert told(tmp_path, edit) == [
        (
            f"ward.xlsx, sheet lesions, row 3: en {text}: it begins like a formula; write it "
            "without the first sign."
        )
    ]


def test_rows_count_as_the_spreadsheet_shows_them(tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        sheet_of(book, "lesions").insert_rows(3, 4)
        put(book, "lesions", "C7", "sore")

    assert told(tmp_path, edit)[0].startswith("ward.xlsx, sheet lesions, row 7: kind sore:")


def test_all_bad_cells_are_named_not_the_first_alone(tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        put(book, "regions", "F3", "=A1")
        put(book, "lesions", "F4", 1)
        put(book, "relations", "A2", date(2001, 3, 1))

    found = told(tmp_path, edit)

    assert [line.split(":")[0] for line in found] == [
        "ward.xlsx, sheet regions, row 3",
        "ward.xlsx, sheet lesions, row 4",
        "ward.xlsx, sheet relations, row 2",
    ]


def test_a_relation_and_a_rule_are_named_where_they_are_wrong(tmp_path: Path) -> None:
    assert told(tmp_path / "a", lambda book: put(book, "relations", "C2", "L.NONE")) == [
        (
            "ward.xlsx, sheet relations, row 2: object: There is no node L.NONE; an id of the "
            "lexicon is expected."
        )
    ]
    assert told(tmp_path / "b", lambda book: put(book, "constraints", "E2", "mild")) == [
        ("ward.xlsx, sheet constraints, row 2: severity mild: error, warn, info is expected.")
    ]


def test_a_rule_needs_an_id_of_its_own(tmp_path: Path) -> None:
    rule = ["C.FACE", "L.PAPULE", "requires", "FACE", "warn", "a", "b"]

    found = told(tmp_path, lambda book: sheet_of(book, "constraints").append(rule))

    assert found[0].startswith("ward.xlsx, sheet constraints, row 3: id C.FACE: an id of capital")


def test_merged_cells_are_refused(tmp_path: Path) -> None:
    assert told(tmp_path, lambda book: sheet_of(book, "lesions").merge_cells("F3:G3"))[0] == (
        "ward.xlsx, sheet lesions: The cells F3:G3 are merged; part them."
    )


def refused(path: Path, said: str) -> None:
    with pytest.raises(InputFault, match=said):
        read_workbook(path)


def ward(tmp_path: Path, edit: Edit = lambda book: None) -> Path:
    return edited_workbook(small(tmp_path), tmp_path / "ward.xlsx", edit)


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda book: book.remove(book["advice"]), "ward.xlsx: the sheets advice are missing"),
        (lambda book: book.remove(book["About"]), "ward.xlsx: the sheets About are missing"),
        (
            lambda book: put(book, "lesions", "F1", None),
            "ward.xlsx, sheet lesions: the columns 'en' are missing in its header",
        ),
        (
            lambda book: put(book, "lesions", "F1", "english"),
            "ward.xlsx, sheet lesions: the columns 'en' are missing in its header",
        ),
        (
            lambda book: put(book, "lesions", "T1", "price"),
            "ward.xlsx, sheet lesions: the columns 'price' are not known",
        ),
        (
            lambda book: sheet_of(book, "lesions").delete_rows(1, 9),
            "ward.xlsx, sheet lesions is empty",
        ),
        (
            lambda book: sheet_of(book, "About").delete_rows(1, 90),
            "the sheet About does not say workbook form, id, version, sha256",
        ),
        (lambda book: put(book, "About", "B3", "2"), r"made by another medannot \(form 2\)"),
    ],
)
def test_a_workbook_of_another_shape_is_refused(edit: Edit, said: str, tmp_path: Path) -> None:
    refused(ward(tmp_path, edit), said)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is no workbook"),
        (b"id,parent_id\n", "is no workbook; an .xlsx file is expected"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "is an old or locked workbook"),
        (b"PK\x03\x04" + bytes(600), "is a damaged workbook"),
    ],
)
def test_a_file_that_is_no_workbook_is_refused(data: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / "ward.xlsx").write_bytes(data)

    refused(tmp_path / "ward.xlsx", f"ward.xlsx {said}")


def test_a_path_without_a_file_is_refused(tmp_path: Path) -> None:
    refused(tmp_path / "none.xlsx", "There is no file or folder none.xlsx")
    refused(tmp_path, "is a folder, not a workbook")


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_workbook_that_was_cut_off_is_refused(share: float, tmp_path: Path) -> None:
    path = ward(tmp_path)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])

    refused(path, "ward.xlsx is a damaged workbook")


def test_a_changed_byte_is_noticed(tmp_path: Path) -> None:
    path = ward(tmp_path)
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo("xl/worksheets/sheet3.xml")
    data = bytearray(path.read_bytes())
    data[info.header_offset + 200] ^= 0xFF
    path.write_bytes(bytes(data))

    refused(path, "ward.xlsx is a damaged workbook")


def test_macros_are_refused(tmp_path: Path) -> None:
    refused(with_part(ward(tmp_path), "xl/vbaProject.bin", b"Sub"), "ward.xlsx holds macros")


def test_a_workbook_that_says_it_has_macros_is_refused(tmp_path: Path) -> None:
    path = ward(tmp_path)
    with zipfile.ZipFile(path) as archive:
        types = archive.read("[Content_Types].xml")
    old, new = b"sheet.main+xml", b"sheet.macroEnabled.main+xml"
    assert old in types

    refused(with_part(path, "[Content_Types].xml", types.replace(old, new)), "holds macros")


def test_a_zip_bomb_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = with_part(ward(tmp_path), "xl/media/image1.png", bytes(65 << 20))
    assert path.stat().st_size < 1 << 20

    def unpacked(*_: object) -> None:
        raise AssertionError("it was unpacked")

    monkeypatch.setattr(zipfile.ZipFile, "read", unpacked)
    monkeypatch.setattr(workbook_reading, "load_workbook", unpacked)
    refused(path, "ward.xlsx is larger than any lexicon's workbook")


def test_a_part_that_unpacks_to_more_than_it_claims_is_refused(tmp_path: Path) -> None:
    path = with_part(ward(tmp_path), "xl/media/image1.png", bytes(65 << 20))
    data = bytearray(path.read_bytes())
    size, lie = (65 << 20).to_bytes(4, "little"), (1 << 10).to_bytes(4, "little")
    assert data.count(size) == 2
    path.write_bytes(bytes(data).replace(size, lie))

    refused(path, "ward.xlsx is a damaged workbook")


SHEET = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b"%b</sheetData></worksheet>"
)


@pytest.mark.parametrize(
    "rows",
    [
        b'<row r="1"><c r="XFD1"><v>1</v></c></row>',
        b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>',
        b'<row r="1"><c r="A99999999"><v>1</v></c></row>',
        b'<row r="99999999999999999999"><c><v>1</v></c></row>',
        b'<row r="1">' + b"<c/>" * 65 + b"</row>",
        (b"<row>" + b"<c/>" * 50 + b"</row>") * 20_001,
    ],
)
def test_far_away_and_countless_cells_are_refused_before_the_library_opens_them(
    rows: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = with_part(ward(tmp_path), "xl/worksheets/sheet3.xml", SHEET % rows)

    def opened(*_: object, **__: object) -> None:
        raise AssertionError("it was opened")

    monkeypatch.setattr(workbook_reading, "load_workbook", opened)
    refused(path, "ward.xlsx is larger than any lexicon's workbook")


def test_too_large_a_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = ward(tmp_path)
    monkeypatch.setattr(package, "MOST_BYTES", 100)

    refused(path, "ward.xlsx is larger than any lexicon's workbook")


@pytest.mark.parametrize(
    "data",
    [
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>',
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x><x/>'.encode("utf-16"),
        b"<x>",
    ],
)
def test_parts_with_entities_or_without_an_end_are_refused(data: bytes, tmp_path: Path) -> None:
    path = with_part(ward(tmp_path), "xl/sharedStrings.xml", data)

    refused(path, r"holds a part that no workbook has \(xl/sharedStrings.xml\)")


def test_a_package_that_contradicts_itself_is_refused(tmp_path: Path) -> None:
    broken = SHEET % b'<row r="1"><c r="A1" t="s"><v>99999</v></c></row>'
    path = with_part(ward(tmp_path), "xl/worksheets/sheet3.xml", broken)

    refused(path, "ward.xlsx is not a workbook as Excel or WPS write it")
