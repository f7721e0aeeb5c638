"""Lexicons as folders: what is read, and what is refused with place and remedy."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medannot.domain.errors import InputFault
from medannot.exchange.lexicons.folder import UnsoundLexicon, digest, load
from medannot.exchange.lexicons.tables import read_csv, write_csv
from tests.helpers.lexicons import REGIONS_HEADER, write_small

BODY = "BODY,,tree,none,1,Body,身体,,,,,no,,,active,1.0.0,,,own,"
FACE = (
    "FACE,BODY,region,both,1,Face,面部,visage;mug,脸,Front of the head.,头的前面。,no,,skin,"
    "draft,1.0.0,,,own,"
)


def test_a_folder_is_a_lexicon(tmp_path: Path) -> None:
    loaded = load(write_small(tmp_path / "l", BODY, FACE))
    face = loaded.lexicon["FACE"]
    assert (face.en.label, face.en.synonyms, face.zh.definition) == (
        "Face", ("visage", "mug"), "头的前面。",
    )  # fmt: skip
    assert loaded.lexicon.head.pin == "small@1.0.0"
    assert loaded.sha256 == digest(tmp_path / "l")


def test_line_ends_and_byte_order_marks_change_no_hash(tmp_path: Path) -> None:
    one = write_small(tmp_path / "one", BODY)
    other = write_small(tmp_path / "other", BODY)
    regions = other / "regions.csv"
    regions.write_bytes(b"\xef\xbb\xbf" + regions.read_bytes().replace(b"\n", b"\r\n"))
    assert digest(one) == digest(other)
    assert load(one).sha256 == load(other).sha256


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (FACE.replace(",region,", ",regoin,"), "regions.csv, row 3: kind regoin: tree, group,"),
        (FACE.replace(",both,", ",everywhere,"), "row 3: selectable_at everywhere:"),
        (FACE.replace(",1,Face", ",one,Face"), "row 3: order one: a whole number is expected."),
        (FACE.replace("FACE,BODY", "FACE,BDOY"), "row 3: parent_id: There is no node BDOY"),
        (FACE.replace("FACE,BODY", "BODY,BODY"), "The id BODY stands twice"),
        (FACE.replace("FACE,", "2026/1/5,"), "a spreadsheet seems to have made a date"),
        (FACE.replace("FACE,", "1.0E+17,"), "a spreadsheet seems to have made a date"),
        (FACE.replace("Front of", "=HYPERLINK(1)"), "it begins like a formula"),
        (FACE + ",more", "row 3: It has 21 cells where the header has 20"),
        (FACE.replace(",skin,", ",silk,"), "surface silk: skin, mucosa, oral"),
    ],
)
def test_a_fault_is_named_with_file_row_value_and_what_is_expected(
    tmp_path: Path, row: str, said: str
) -> None:
    with pytest.raises(UnsoundLexicon) as fault:
        load(write_small(tmp_path / "l", BODY, row))
    assert said in str(fault.value)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("id,身体\n".encode("gb18030"), "it is not UTF-8 text"),
        ("id,x\n".encode("utf-16"), "UTF-16"),
        (b"PK\x03\x04rest", "is a workbook"),
        (b"id,parent_id\nA,\n", "are missing in its header"),
        (f"{REGIONS_HEADER},colour\n".encode(), "'colour' are not known"),
        (b"", "is empty"),
        (f'{REGIONS_HEADER}\n"A\n'.encode(), "it is not CSV"),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(
    tmp_path: Path, data: bytes, said: str
) -> None:
    folder = write_small(tmp_path / "l", BODY)
    (folder / "regions.csv").write_bytes(data)
    with pytest.raises(InputFault) as fault:
        load(folder)
    assert said in str(fault.value)
    assert "\n" not in str(fault.value)


def test_a_later_form_and_a_broken_head_are_refused(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "l", BODY)
    (folder / "lexicon.toml").write_text('format = "2.0.0"\nid = "x"\nversion = "1.0.0"\n')
    with pytest.raises(InputFault, match="a later medannot"):
        load(folder)
    (folder / "lexicon.toml").write_text("id = ")
    with pytest.raises(InputFault, match="is not TOML"):
        load(folder)


def test_codes_of_a_system_can_be_left_out(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "l", BODY, FACE)
    (folder / "codes_sct.csv").write_text("id,code,match\nFACE,Face,exact\n")
    (folder / "codes_hp.csv").write_text("id,code,match\nFACE,0000271,broad\n")
    assert [str(code) for code in load(folder).lexicon["FACE"].codes] == ["HP:0000271", "SCT:Face"]
    alone = load(folder, frozenset({"HP"}))
    assert [str(code) for code in alone.lexicon["FACE"].codes] == ["HP:0000271"]
    assert alone.sha256 == load(folder).sha256
    (folder / "codes_hp.csv").write_text("id,code,match\nNOSE,1,exact\n")
    with pytest.raises(UnsoundLexicon, match=r"codes_hp\.csv, row 2"):
        load(folder)


CELLS = (
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp")),
        min_size=1,
        max_size=20,
    )
    .map(str.strip)
    # What another encoding leaves of lost signs is told, wherever it stands.
    .filter(lambda text: text and text[0] not in "=+-@#?\ufffd" and "锟斤拷" not in text)
)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=8))
def test_what_is_written_is_read_again(rows: list[tuple[str, str]]) -> None:
    columns = ("a", "b")
    data = write_csv(columns, [dict(zip(columns, row, strict=True)) for row in rows])
    table = read_csv(data, "t.csv", columns, ())
    assert [tuple(row.cells[name] for name in columns) for row in table.rows] == rows
    assert table.problems == ()


def test_what_only_follows_from_a_refused_row_is_not_told_beside_it(tmp_path: Path) -> None:
    # CHEEK lies below a row whose kind is misspelt.
    cheek = (
        FACE.replace("FACE,BODY", "CHEEK,FACE").replace("Face,", "Cheek,").replace("面部", "颊部")
    )
    folder = write_small(tmp_path / "l", BODY, FACE.replace(",region,", ",regoin,"), cheek)
    with pytest.raises(UnsoundLexicon) as fault:
        load(folder)
    assert [problem.row for problem in fault.value.problems] == [3]
