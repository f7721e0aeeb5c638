"""CSV, TSV, workbooks and plain lines: every cell as it stands, whatever the dialect."""

import base64
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from medannot.exchange.question_sets.containers.opening import open_rows, read_records
from medannot.exchange.question_sets.containers.source import Source
from medannot.exchange.question_sets.mapping import ContainerKind, ContainerRole

LONG = base64.b64encode(bytes(range(90))).decode()
OTHER = base64.b64encode(bytes(range(100, 190))).decode()


def file(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def records(path: Path, role: ContainerRole | None = None) -> list[dict[str, object]]:
    read = read_records(path, role)
    assert read.refused == ()
    return [record for _, record in read.records]


def refusals(path: Path, role: ContainerRole | None = None) -> list[str]:
    return [problem.sentence() for problem in read_records(path, role).refused]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_sign_between_columns_is_found_out(sign: str, tmp_path: Path) -> None:
    path = file(tmp_path, "a.csv", f'q{sign}"a{sign}b"{sign}c\n1{sign}NA{sign}None\n')

    assert records(path) == [{"q": "1", f"a{sign}b": "NA", "c": "None"}]


def test_quoted_cells_may_hold_line_breaks_and_a_column_may_have_no_name(tmp_path: Path) -> None:
    path = file(tmp_path, "a.csv", '\ufeff,question\r\n0,"Which\nof ""these""?"\r\n\r\n1,two\r\n')

    assert records(path) == [
        {"Unnamed: 0": "0", "question": 'Which\nof "these"?'},
        {"Unnamed: 0": "1", "question": "two"},
    ]


@pytest.mark.parametrize(
    ("encoding", "text", "said"),
    [
        ("gb18030", "病灶在哪里？左肺，上叶", "GB 18030"),
        ("cp1252", "naïve café — Müller's “sign”", "Windows-1252"),
    ],
)
def test_another_encoding_is_found_and_told(
    encoding: str, text: str, said: str, tmp_path: Path
) -> None:
    path = file(tmp_path, "a.csv", f"q\n{text}\n".encode(encoding))
    source = Source(path, "a.csv")

    assert [record for _, record in open_rows(source)] == [{"q": text}]
    (doubt,) = source.doubts
    assert doubt.startswith(f"it is not in UTF-8 and was read as {said}")
    assert "look whether its letters are right" in doubt


@pytest.mark.parametrize(
    ("encoding", "codec", "text"),
    [
        ("windows-1251", "cp1251", "Что видно на снимке?"),
        ("windows-1250", "cp1250", "Czy zmiana się łuszczy i swędzi?"),
    ],
)
def test_letters_of_other_alphabets_are_read_where_their_encoding_is_chosen(
    encoding: str, codec: str, text: str, tmp_path: Path
) -> None:
    path = file(tmp_path, "a.csv", f"q\n{text}\n".encode(codec))
    source, chosen = Source(path, "a.csv"), Source(path, "a.csv", encoding=encoding)

    assert [record for _, record in open_rows(chosen)] == [{"q": text}]
    list(open_rows(source))
    assert "it could be Windows-1250, Windows-1251" in source.doubts[0]


def test_a_row_with_too_many_or_too_few_fields_is_refused_with_its_number(tmp_path: Path) -> None:
    path = file(tmp_path, "a.csv", "a,b\n1,2\n1,2,3\n1\n4,5\n")

    assert refusals(path) == [
        "a.csv, row 2: it has another number of fields (3) than there are columns (2).",
        "a.csv, row 3: it has another number of fields (1) than there are columns (2).",
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("a,a\n1,2\n", "two of its columns are called 'a'."),
        ("a,b\n", "the file holds no question."),
        (",,\n1,2,3\n", "the file holds no header."),
        (b"a\n\x81\xff\xfe\x81 \xff\n", "the encoding of its text is not known; save the file"),
    ],
)
def test_what_is_no_table_is_refused_as_a_whole(
    content: str | bytes, reason: str, tmp_path: Path
) -> None:
    (sentence,) = refusals(file(tmp_path, "a.csv", content))

    assert sentence.startswith(f"a.csv: {reason}")


def test_a_cell_may_be_longer_than_the_limit_of_the_reader(tmp_path: Path) -> None:
    path = file(tmp_path, "a.tsv", f"image\tq\n{'A' * 300_000}\tone, two\n")

    assert records(path) == [{"image": "A" * 300_000, "q": "one, two"}]


def test_a_short_image_that_is_an_index_stands_for_that_rows_image(tmp_path: Path) -> None:
    lines = [
        "index\timage\tq",
        "1\t3\tfirst",
        f"3\t{LONG}\tsecond",
        f"4\t{OTHER}\tthird",
        "5\t3\tx",
    ]
    path = file(tmp_path, "a.tsv", "\n".join(lines))

    assert [record["image"] for record in records(path)] == [LONG, LONG, OTHER, LONG]


def test_a_short_image_that_is_no_index_stays_a_name(tmp_path: Path) -> None:
    path = file(tmp_path, "a.tsv", "index\timage\n1\ta.png\n2\t1\n")

    assert [record["image"] for record in records(path)] == ["a.png", "1"]


def test_plain_lines_are_parted_as_the_mapping_says(tmp_path: Path) -> None:
    role = ContainerRole(
        kind=ContainerKind.LINES, delimiter="|", skip_lines=2, columns=("q", "a", "t")
    )
    path = file(tmp_path, "1.txt", 'head\nhead\nis "it" there?|True|exist\n\nbroken\n')

    read = read_records(path, role)

    assert read.records == ((3, {"q": 'is "it" there?', "a": "True", "t": "exist"}),)
    assert [p.row for p in read.refused] == [5]


def workbook(path: Path) -> Path:
    book = Workbook()
    assert book.active is not None
    sheet = book.create_sheet("Questions")
    for row in [
        ["q", "a", None],
        ["one", 3.0, None],
        [None] * 3,
        ["two", "=1+1", None],
        ["NA", 1.5],
    ]:
        sheet.append(row)
    other = book.create_sheet("Other")
    other.append(["x"])
    other.append(["y"])
    book.save(path)
    return path


def test_a_workbook_gives_the_first_sheet_with_a_header_by_its_own_rows(tmp_path: Path) -> None:
    read = read_records(workbook(tmp_path / "a.xlsx"))

    # openpyxl writes a formula without the value that it would have.
    assert read.records == (
        (2, {"q": "one", "a": 3}),
        (4, {"q": "two", "a": ""}),
        (5, {"q": "NA", "a": 1.5}),
    )


def test_a_sheet_may_be_chosen_by_name(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx")

    assert records(path, ContainerRole(records="Other")) == [{"x": "y"}]
    assert refusals(path, ContainerRole(records="None")) == [
        "a.xlsx: it has no sheet 'None'; its sheets are Sheet, Questions, Other."
    ]


def test_a_broken_or_foreign_workbook_is_refused(tmp_path: Path) -> None:
    whole = workbook(tmp_path / "a.xlsx").read_bytes()
    cut = file(tmp_path, "b.xlsx", whole[: len(whole) // 2])
    text = file(tmp_path, "c.xlsx", "q,a\n1,2\n")
    other = tmp_path / "d.xlsx"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("a.txt", "x")

    for path in (cut, text, other):
        assert refusals(path) == [f"{path.name}: it is no whole Excel workbook."]


def test_a_quote_without_an_end_is_told_with_the_lines_that_it_takes(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('q,a\none,1\n"two,2\nthree,3\nfour,4\n', encoding="utf-8")

    assert [problem.sentence() for problem in read_records(path).refused] == [
        (
            "a.csv, row 2: a quote in it has no end, so that all from line 3 to line 5 would be "
            "one cell; close it, or double the quotes within a cell."
        )
    ]


@pytest.mark.parametrize(
    "rows",
    [
        # In the last column the number of fields would be right.
        'one,"1\ntwo,2\n',
        'one,"1',
    ],
)
def test_a_last_cell_without_an_end_is_no_row(rows: str, tmp_path: Path) -> None:
    found = read_records(file(tmp_path, "a.csv", f"q,a\nzero,0\n{rows}"))

    assert [record for _, record in found.records] == [{"q": "zero", "a": "0"}]
    assert "a quote in it has no end, so that all from line 3" in found.refused[0].sentence()


def test_rows_that_lie_within_a_quote_are_refused_and_the_next_ones_read(tmp_path: Path) -> None:
    path = file(
        tmp_path,
        "a.csv",
        'q,a,b,key\n"open,a,b,A\nnext,a,b,B\nq "mid" quote,a,b,A\n"x""y",a,b,B\n',
    )

    found = read_records(path)

    assert [record for _, record in found.records] == [{"q": 'x"y', "a": "a", "b": "b", "key": "B"}]
    assert [problem.sentence() for problem in found.refused] == [
        (
            "a.csv, row 1: it reaches from line 2 to line 4, and text stands right behind a "
            "closing quote: a quote before it may have no end. Close it, or double the quotes "
            "within a cell."
        )
    ]


def test_quotes_of_one_line_that_are_not_doubled_are_told_once(tmp_path: Path) -> None:
    path = file(tmp_path, "a.csv", 'q,a\n"The" sign?,1\nIs "this" one?,2\n"That" sign?,3\n')
    source = Source(path, path.name)

    rows = [record for _, record in open_rows(source)]

    assert rows == [
        {"q": "The sign?", "a": "1"},
        {"q": 'Is "this" one?', "a": "2"},
        {"q": "That sign?", "a": "3"},
    ]
    assert source.doubts == [
        (
            "in line 2 text stands right behind a closing quote; quotes within a cell are to be "
            "doubled, so look at this row and at others with quotes."
        )
    ]


@pytest.mark.parametrize(
    "row", ['"The" sign?,"first\nsecond"\n', '"The" sign?,"first\nsecond, and",\n', '"The" s,"x']
)
def test_no_row_is_cut_short_behind_quotes_that_are_not_doubled(row: str, tmp_path: Path) -> None:
    found = read_records(file(tmp_path, "a.csv", f"q,a\nzero,0\n{row}"))

    assert [record for _, record in found.records] == [{"q": "zero", "a": "0"}]
    assert "it reaches from line 3 to line" in found.refused[0].sentence()


def doubts(path: Path, role: ContainerRole | None = None) -> list[str]:
    source = Source(path, path.name, role or ContainerRole())
    assert len(list(open_rows(source))) > 0
    return [str(doubt) for doubt in source.doubts]


def test_a_row_whose_lines_could_be_rows_by_themselves_is_doubted(tmp_path: Path) -> None:
    rows = '"Unclosed,a,b,A\ngood,a,b,A\na tube of 5",a,b,B\n'
    path = file(tmp_path, "a.csv", f"about\nthis\nq,A,B,key\nzero,a,b,A\n{rows}")

    assert doubts(path, ContainerRole(ContainerKind.TABLE, skip_lines=2)) == [
        (
            "each of the lines 5 to 7 could be a row by itself, but they are one, since a quote "
            "opens in the first and ends in the last; look whether it was to end before."
        )
    ]


@pytest.mark.parametrize(
    "cell",
    [
        "A man, aged 60, is ill.\nHe has a cough, fever, and chills.",
        "Hb 9,100\nPlatelets 210,000\nSodium 135,000",
        "one\ntwo\nthree",
        "a,b,c\n\ne",
    ],
)
def test_texts_of_several_lines_are_not_doubted(cell: str, tmp_path: Path) -> None:
    path = file(tmp_path, "a.csv", f'q,A,B,key\n"{cell}",a,b,A\n')

    assert doubts(path) == []
    assert records(path) == [{"q": cell, "A": "a", "B": "b", "key": "A"}]


def test_empty_cells_without_a_heading_at_the_end_of_a_row_are_no_fields(tmp_path: Path) -> None:
    path = file(tmp_path, "a.csv", 'q,a\none,"two\nlines",,,\nthree,4\nfive,6,,x\n')

    found = read_records(path)

    assert [record for _, record in found.records] == [
        {"q": "one", "a": "two\nlines"},
        {"q": "three", "a": "4"},
    ]
    assert [problem.sentence() for problem in found.refused] == [
        "a.csv, row 3: it has another number of fields (4) than there are columns (2)."
    ]
