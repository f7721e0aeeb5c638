"""Containers: what is read, and what is refused in which row."""

import json
import os
import pickle
from pathlib import Path

import pytest

from medannot.domain.errors import InputFault
from medannot.exchange.question_sets.containers import json_files
from medannot.exchange.question_sets.containers.finding import question_files
from medannot.exchange.question_sets.containers.opening import open_rows, read_records
from medannot.exchange.question_sets.containers.source import Source
from medannot.exchange.question_sets.json_faults import not_whole

NOT_UTF_8 = "is not in UTF-8; save the file so, or choose the encoding that it is in."


def reasons(path: Path) -> list[tuple[int, str]]:
    return [(problem.row, problem.reason) for problem in read_records(path).refused]


def test_a_list_counts_its_records_from_one(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"q": "one"}, {"q": "two"}]', encoding="utf-8")

    assert read_records(path).records == ((1, {"q": "one"}), (2, {"q": "two"}))


def test_jsonl_counts_lines_and_passes_over_blank_ones(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes('{"q": "one"}\r\n\r\n{"q": "one\u2028line"}\n'.encode())

    assert read_records(path).records == ((1, {"q": "one"}), (3, {"q": "one\u2028line"}))


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b'\xef\xbb\xbf[{"q": 1}]')

    assert read_records(path).records == ((1, {"q": 1}),)


def test_jsonl_under_the_name_of_a_list_is_read_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"q": 1}\n{"q": 2}\n', encoding="utf-8")

    assert [row for row, _ in read_records(path).records] == [1, 2]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty."),
        (b" \n ", "the file is empty."),
        (
            b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 5\n",
            "the file is a Git-LFS pointer, not the questions; fetch the real file first.",
        ),
        (
            b"PK\x03\x04rest",
            "the file is a ZIP archive; unpack the questions (images may stay packed).",
        ),
        (b'["\xe9"]', f"line 1 {NOT_UTF_8}"),
        (b'[\n"a",\n"\xff"]', f"line 3 {NOT_UTF_8}"),
        ("[\n'肺',\n'".encode() + b"\xe8'", f"line 3 {NOT_UTF_8}"),
        (b"\xff\xfe[\x00]", "the text begins as UTF-16 and is not in it to its end."),
        (
            b'{"samples": []}',
            (
                "the file holds one JSON object, not a list of questions; the mapping screen and "
                "`questions map` look for the place in it at which they stand."
            ),
        ),
        (b'{"samples": [', "it is not whole JSON: a value is missing at line 1, column 14."),
        (b"7", "the file holds no list of questions."),
        (b'["yes", "no"]', "the file holds no list of questions."),
        (b"[]", "the file holds no question."),
        (b"[Infinity]", "it holds Infinity, which is no JSON value."),
        (b'[{"a": 1, "a": 2}]', "it names 'a' twice in one object."),
        (b"[" * 100_000, "it is nested too deeply."),
        (b"[" + b"9" * 5_000 + b"]", "it holds a number that is too long."),
    ],
)
def test_a_file_that_is_no_list_is_refused_as_a_whole(
    content: bytes, reason: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(content)

    assert reasons(path) == [(0, reason)]


def test_a_cut_off_list_names_the_line_where_it_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[\n {"q": "one"},\n {"q": "tw', encoding="utf-8")

    assert [(row, "line 3" in reason) for row, reason in reasons(path)] == [(0, True)]


def test_a_broken_line_of_jsonl_is_refused_and_the_others_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"q": 1}\n{"q": \n[1]\n{"q": Infinity}\n{"q": 5}\n', encoding="utf-8")

    read = read_records(path)

    assert [row for row, _ in read.records] == [1, 5]
    assert [problem.row for problem in read.refused] == [2, 3, 4]
    assert read.refused[1].reason == "the row is no JSON object."
    assert read.refused[2].reason == "it holds Infinity, which is no JSON value."
    assert read.read == 5


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"q": }', "a value is missing at line 2, column 7."),
        (
            '{"q": "one" "p": 1}',
            "a comma or the end of a list or object is missing at line 2, column 13.",
        ),
        ('{"q" 1}', "a colon is missing at line 2, column 6."),
        ("{'q': 1}", "a name in double quotes is missing at line 2, column 2."),
        ('{"q": "one', "the text that begins at line 2, column 7 has no end."),
        (
            '{"q": "a\tb"}',
            "a line break or another control character stands inside a text at line 2, column 9.",
        ),
        ('{"q": "\\x"}', "a backslash stands wrongly inside a text at line 2, column 8."),
        ('{"q": "\\u12"}', "a backslash stands wrongly inside a text at line 2, column 9."),
        ('{"q": 1} 2', "something follows its end at line 2, column 10."),
    ],
)
def test_what_is_broken_in_a_line_is_said_with_its_place_in_the_file(
    line: str, reason: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"q": 1}}\n{line}\n', encoding="utf-8")

    (problem,) = read_records(path).refused

    assert problem.sentence() == f"a.jsonl, row 2: it is not whole JSON: {reason}"
    assert "{line}, column {column}" in problem.template


def test_a_fault_that_a_later_parser_words_anew_still_has_its_place() -> None:
    fault = json.JSONDecodeError("Something new", '[\n"x"', 4)

    assert not_whole(fault) == "it is not whole JSON at line 2, column 3."


def test_a_comma_too_many_is_called_so_where_the_parser_knows() -> None:
    fault = json.JSONDecodeError("Illegal trailing comma before end of object", '{"a": 1,}', 7)

    assert not_whole(fault) == (
        "it is not whole JSON: there is a comma too many at line 1, column 8."
    )


def test_a_file_of_another_kind_is_refused_by_its_ending(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_text("q,a\n", encoding="utf-8")

    assert reasons(path) == [
        (
            0,
            (
                "files ending in '.doc' are not read; those that are end in .json, .jsonl, "
                ".ndjson, .csv, .tsv, .xlsx, .parquet."
            ),
        )
    ]


def test_a_huge_file_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_files, "MAX_FILE_BYTES", 10)
    path = tmp_path / "a.json"
    path.write_text("[" + " " * 20 + "]", encoding="utf-8")

    with pytest.raises(InputFault, match="larger than"):
        read_records(path)


def test_a_file_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputFault, match=r"There is no file or folder none\.json"):
        read_records(tmp_path / "none.json")


@pytest.mark.skipif(os.name == "nt", reason="there are no such files there")
def test_what_is_no_ordinary_file_is_refused_by_its_name_and_never_waited_for(
    tmp_path: Path,
) -> None:
    os.mkfifo(tmp_path / "fifo.json")
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "zero.json").symlink_to("/dev/zero")

    found = [read_records(file.path).refused[0].sentence() for file in question_files([tmp_path])]

    assert found == [
        "fifo.json: it is a pipe, not a file of questions.",
        "folder.json: it is a folder, not a file of questions.",
        "zero.json: it is a device, not a file of questions.",
    ]


def test_a_folder_means_its_question_files_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.json", "a.jsonl", "notes.txt"):
        (tmp_path / name).write_text("[]", encoding="utf-8")

    assert [path.name for path in question_files([tmp_path])] == ["a.jsonl", "b.json"]


def test_a_folder_without_question_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputFault, match="holds no question file"):
        question_files([tmp_path])


@pytest.mark.parametrize("other", ["x", "y"])
def test_two_files_of_one_name_are_refused(tmp_path: Path, other: str) -> None:
    paths = [tmp_path / "x" / "a.json", tmp_path / other / "a.json"]

    with pytest.raises(InputFault, match=r"Two files are called a\.json"):
        question_files(paths)


def test_a_line_that_is_too_long_is_a_refused_row_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_files, "MAX_LINE_BYTES", 1 << 20)
    path = tmp_path / "a.jsonl"
    long = json.dumps({"q": "x" * 3_000_000})
    path.write_text('{"q": "one"}\n' + long + '\n{"q": "three"}\n' + long, encoding="utf-8")

    found = read_records(path)

    assert found.records == ((1, {"q": "one"}), (3, {"q": "three"}))
    said = "the line is longer than 1 MB; no question is."
    assert reasons(path) == [(2, said), (4, said)]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (pickle.dumps([{"q": "one"}]), "the file is a pickle, which may run any program"),
        (pickle.dumps([{"q": "one"}], 0), "the file is a pickle, which may run any program"),
        (pickle.dumps({"q": "one"}, 1), "the file is a pickle, which may run any program"),
        (b"PK\x03\x04rest", "the file is a ZIP archive; unpack the questions"),
        (b"PK\x03\x04..xl/workbook.xml", "the file is an Excel workbook; give it a name that ends"),
        (b"\x1f\x8b\x08rest", "the file is a gzip archive; unpack the questions first."),
        (b"\x89PNG\r\n\x1a\n", "the file is a picture; the questions stand in another file."),
        (b"GIF89a", "the file is a picture; the questions stand in another file."),
        (b"\x00" * 128 + b"DICM", "the file is a DICOM image; the questions stand in another"),
        (b"ARROW1\x00\x00", "the file is an Arrow file; save it as Parquet or JSON Lines."),
        (b"\x93NUMPY\x01", "the file holds numbers of NumPy; the questions stand in another"),
        (b"BZh91AY", "the file is a bzip2 archive; unpack the questions first."),
        (b"\x01\x02\x00\x00\x00\x07" * 9, "the file is no text, whatever its name says"),
    ],
)
@pytest.mark.parametrize("suffix", [".json", ".jsonl", ".csv", ".tsv"])
def test_what_is_no_text_is_called_what_it_seems_to_be(
    content: bytes, reason: str, suffix: str, tmp_path: Path
) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(content)

    ((row, said),) = reasons(path)

    assert row == 0
    assert said.startswith(reason)


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_nan_is_read_as_nothing_and_told_once(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    rows = ['{"q": "one", "why": NaN}', '{"q": "two", "why": NaN}']
    text = f"[{','.join(rows)}]" if name == "a.json" else "\n".join(rows)
    path.write_text(text, encoding="utf-8")
    source = Source(path, name)

    found = list(open_rows(source))

    assert [record for _, record in found] == [{"q": "one", "why": None}, {"q": "two", "why": None}]
    assert source.doubts == ["it holds NaN, which is no JSON value; it was read as nothing."]


def test_a_line_that_is_not_in_utf_8_is_a_refused_row_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"id": 1}\n{"id": "\xe9"}\n{"id": 3}\n')

    found = read_records(path)

    assert [record["id"] for _, record in found.records] == [1, 3]
    assert [problem.sentence() for problem in found.refused] == [
        f"a.jsonl, row 2: line 2 {NOT_UTF_8}"
    ]
