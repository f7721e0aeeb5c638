"""A clinician's workbook: what it looks like, and that what is typed into it comes back."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from medannot.exchange.lexicons.folder import Loaded, load
from medannot.exchange.lexicons.sheets import escaped, unescaped
from medannot.exchange.lexicons.workbook import lexicon_workbook
from medannot.exchange.lexicons.workbook_merging import edited
from medannot.exchange.lexicons.workbook_reading import read_workbook
from medannot.exchange.lexicons.writing import files_of
from medannot.paths import resources
from tests.helpers.small_lexicon import edited_workbook, put, sheet_of, small

SHEETS = [
    "About", "regions", "lesions", "attributes", "diseases", "findings", "advice", "relations",
    "constraints",
]  # fmt: skip


@pytest.fixture(scope="module")
def skin() -> Loaded:
    return load(resources() / "lexicons" / "medannot-skin")


@pytest.fixture(scope="module")
def book(skin: Loaded) -> Workbook:
    return load_workbook(BytesIO(lexicon_workbook(skin)))


def test_there_is_a_sheet_for_each_file_behind_one_that_tells_what_it_is(
    book: Workbook, skin: Loaded
) -> None:
    assert book.sheetnames == SHEETS
    about = {row[0].value: row[1].value for row in book["About"].iter_rows()}
    assert about["id"] == "medannot-skin"
    assert about["version"] == "1.0.0"
    assert about["sha256"] == skin.sha256
    texts = [row[1].value for row in book["About"].iter_rows() if row[0].value == "notice"]
    assert texts == list(skin.lexicon.notices)
    assert "SNOMED" in texts[-1]
    keys = [row[0].value for row in book["About"].iter_rows()]
    assert "how to edit" in keys
    assert "填写说明" in keys


def test_ids_and_headers_are_locked_without_a_password_and_all_else_is_not(book: Workbook) -> None:
    sheet = book["lesions"]

    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert sheet["A1"].protection.locked
    assert sheet["A2"].value == "LESION"
    assert sheet["A2"].protection.locked
    assert not any(cell.protection.locked for cell in sheet[2][1:])
    assert not sheet.column_dimensions["A"].protection.locked  # new rows below


def test_all_cells_are_text_and_the_header_is_frozen(book: Workbook) -> None:
    for name in SHEETS[1:]:
        sheet = book[name]
        kinds = {(c.number_format, c.data_type) for row in sheet.iter_rows() for c in row}
        assert kinds <= {("@", "s"), ("@", "n")}, name  # n: the cell is empty
        assert not any(isinstance(c.value, int | float) for row in sheet.iter_rows() for c in row)
        assert sheet.column_dimensions["B"].number_format == "@"
        assert sheet.freeze_panes == ("A2" if name == "relations" else "B2")
        assert all(cell.alignment.wrap_text for cell in sheet[1])


def lists(book: Workbook, sheet: str) -> dict[str, str]:
    """Return the choices of each column with a drop-down."""
    header = {cell.column_letter: cell.value for cell in book[sheet][1]}
    return {
        header[str(rule.sqref)[0]]: rule.formula1
        for rule in book[sheet].data_validations.dataValidation
        if rule.type == "list"
    }


def test_enumerations_have_drop_downs(book: Workbook) -> None:
    assert lists(book, "lesions") == {
        "kind": '"tree,group,lesion"',
        "selectable_at": '"yes,none"',
        "default_role": '"primary,secondary,special,oral_dental,wound_surgical"',
        "status": '"draft,active,deprecated"',
    }
    assert lists(book, "regions") == {
        "kind": '"tree,group,region,subregion,tooth"',
        "selectable_at": '"none,image_region,lesion_location,both"',
        "paired": '"yes,no"',
        "sex": '"male,female"',
        "surface": '"skin,mucosa,oral,tooth,appendage"',
        "status": '"draft,active,deprecated"',
    }
    assert lists(book, "relations")["kind"].startswith('"overlaps,looks_like,')
    assert lists(book, "constraints") == {
        "relation": '"requires,forbids,implies,exclusive_with,overlaps"',
        "severity": '"error,warn,info"',
    }


@pytest.mark.parametrize("name", ["medannot-skin", "medannot-radiology"])
def test_an_unchanged_workbook_gives_the_same_files(name: str, tmp_path: Path) -> None:
    loaded = load(resources() / "lexicons" / name)
    (tmp_path / "a.xlsx").write_bytes(lexicon_workbook(loaded))

    again, notes = edited(read_workbook(tmp_path / "a.xlsx"), loaded)

    assert notes == ()
    made, before = files_of(again), files_of(loaded)
    assert {file: made[file] for file in before} == before


def test_an_edit_in_between_comes_back_literally(tmp_path: Path) -> None:
    loaded = small(tmp_path)

    def edit(book: Workbook) -> None:
        assert sheet_of(book, "lesions")["A3"].value == "L.PAPULE"
        put(book, "lesions", "G3", "丘疹“小”")
        put(book, "lesions", "J3", 'A "small"\nraised, firm 007')
        put(book, "lesions", "E3", 12)  # a number, where one is expected
        new = ("L.CYST", "LESION", "lesion", "yes", "3", "Cyst", "囊肿", "", "", "", "")
        sheet_of(book, "lesions").append([*new, "primary", "skin", "draft"])
        put(book, "constraints", "F2", "Where is it?")

    path = edited_workbook(loaded, tmp_path / "a.xlsx", edit)

    after, _ = edited(read_workbook(path), loaded)

    made = {name: data.decode("utf-8-sig") for name, data in files_of(after).items()}
    assert made["lesions.csv"].splitlines()[2:] == [
        'L.PAPULE,LESION,lesion,yes,12,Papule,丘疹“小”,bump;pimple,疙瘩,"A ""small""',
        'raised, firm 007",小而隆起。,primary,skin;oral_mucosa,draft,1.0.0,,,,',
        "L.NODULE,LESION,lesion,yes,2,Nodule,结节,,,,,primary,skin,draft,1.0.0,,,,",
        "L.CYST,LESION,lesion,yes,3,Cyst,囊肿,,,,,primary,skin,draft,,,,,",
    ]
    assert made["constraints.csv"].splitlines()[1] == (
        "C.FACE,L.NODULE,requires,under:BODY,warn,Where is it?,请注明部位。"
    )
    assert made["codes_hp.csv"].splitlines()[1] == "L.PAPULE,0200034,exact"


def test_empty_rows_in_between_are_passed_over(tmp_path: Path) -> None:
    loaded = small(tmp_path)
    path = edited_workbook(
        loaded, tmp_path / "a.xlsx", lambda book: sheet_of(book, "lesions").insert_rows(3, 2)
    )

    after, notes = edited(read_workbook(path), loaded)

    assert after.lexicon.nodes == loaded.lexicon.nodes
    assert notes == ()


def test_a_row_that_was_deleted_is_deprecated_from_the_next_major_version(tmp_path: Path) -> None:
    loaded = small(tmp_path)
    path = edited_workbook(
        loaded, tmp_path / "a.xlsx", lambda book: sheet_of(book, "lesions").delete_rows(4)
    )

    after, notes = edited(read_workbook(path), loaded)

    assert after.lexicon["L.NODULE"].status.value == "deprecated"
    assert after.lexicon["L.NODULE"].deprecated_since == "2.0.0"
    assert [str(note) for note in notes] == [
        (
            "The row of L.NODULE is missing in the sheet lesions; nodes are never deleted, so it "
            "shows as deprecated."
        )
    ]


def test_hidden_and_strange_sheets_are_told(tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        sheet_of(book, "advice").sheet_state = "hidden"
        book.create_sheet("Sheet1").sheet_state = "veryHidden"

    path = edited_workbook(small(tmp_path), tmp_path / "a.xlsx", edit)

    assert [str(note) for note in read_workbook(path).notes] == [
        "The sheet advice is hidden.",
        "The sheet Sheet1 is none of a lexicon and is not read.",
        "The sheet Sheet1 is hidden.",
    ]


SIGNS = st.characters(
    categories=("L", "N", "P", "S", "Zs", "Co", "Cn"), include_characters="\n\x7f\u2028"
)
TEXTS = st.one_of(
    st.text(SIGNS, max_size=40),
    st.sampled_from(
        ["007", "丘疹；“小”", 'a "b"', "a\nb", "1E5", "_x0041_", "_x005F_x0041_", "\ufffe", "TRUE"]
    ),
)


@settings(max_examples=50)
@given(text=TEXTS)
def test_any_text_of_a_cell_survives_the_way_through_a_file(
    text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = text.strip()
    if text.startswith(("=", "+", "-", "@")):
        return  # refused, see test_workbook_refused
    folder = tmp_path_factory.mktemp("text")
    loaded = with_note(small(folder), text)
    path = folder / "a.xlsx"
    path.write_bytes(lexicon_workbook(loaded))

    after, _ = edited(read_workbook(path), loaded)

    assert after.lexicon["FACE"].note == text
    assert after.lexicon["FACE"].zh.definition == text


def with_note(loaded: Loaded, text: str) -> Loaded:
    from dataclasses import replace

    from medannot.domain.lexicon.tree import Lexicon

    lexicon = loaded.lexicon
    nodes = [
        replace(node, note=text, zh=replace(node.zh, definition=text))
        if node.id == "FACE"
        else node
        for node in lexicon.nodes.values()
    ]
    return replace(loaded, lexicon=Lexicon(lexicon.head, nodes, lexicon.relations))


@given(text=st.text(max_size=30))
def test_signs_that_xml_has_not_are_escaped_and_come_back(text: str) -> None:
    text = text.replace("\r", "")

    assert unescaped(escaped(text)) == text
    assert not set(escaped(text)) & {"\x00", "\x0b", "\ufffe", "\uffff"}


def test_what_excel_makes_of_a_pasted_line_end_is_one_line_feed() -> None:
    assert unescaped("a_x000D_\nb") == "a\nb"


def test_a_node_that_is_set_deprecated_says_since_when_by_itself(tmp_path: Path) -> None:
    def give_up(book: Workbook) -> None:
        put(book, "lesions", "N4", "deprecated")
        put(book, "lesions", "Q4", "L.PAPULE")

    loaded = small(tmp_path)
    once, _ = edited(read_workbook(edited_workbook(loaded, tmp_path / "a.xlsx", give_up)), loaded)

    node = once.lexicon["L.NODULE"]
    assert (node.deprecated_since, node.replaced_by) == ("2.0.0", ("L.PAPULE",))


def test_leading_zeros_stay_in_cells_and_codes(tmp_path: Path) -> None:
    loaded = small(tmp_path)
    path = edited_workbook(
        loaded, tmp_path / "a.xlsx", lambda book: put(book, "lesions", "S3", "007")
    )

    after, _ = edited(read_workbook(path), loaded)

    assert after.lexicon["L.PAPULE"].note == "007"
    assert [str(code) for code in after.lexicon["L.PAPULE"].codes] == ["HP:0200034"]
