"""Texts in other encodings than UTF-8: told by their first bytes, found out, or chosen."""

import json
from pathlib import Path

import pytest

from medannot.domain.errors import InputFault
from medannot.exchange.question_sets.containers.finding import QuestionFile
from medannot.exchange.question_sets.containers.opening import open_rows
from medannot.exchange.question_sets.containers.source import FileRefused, Source
from medannot.exchange.question_sets.mapping_roles import mapping_of
from medannot.exchange.question_sets.mapping_writing import mapping_text
from medannot.exchange.question_sets.reading import FileReader

CHINESE = "胸片显示哪一侧的肺有病灶？请选择最可能的诊断。"
TRADITIONAL = "胸片顯示哪一側的肺有病灶？請選擇最可能的診斷。"
JAPANESE = "この胸部画像で見られる病変はどこにありますか。右肺の上葉です。"
KOREAN = "이 흉부 영상에서 병변은 어디에 있습니까 오른쪽 폐의 위쪽"
LATIN = "Où est la lésion? Dans le lobe supérieur du poumon droit; côté gauche épargné."

FORMS = ["a.csv", "a.tsv", "a.json", "a.jsonl"]


def content(name: str, text: str) -> str:
    rows = [{"id": "1", "question": text}, {"id": "2", "question": text[::-1]}]
    if name.endswith("json"):
        return json.dumps(rows, ensure_ascii=False)
    if name.endswith("jsonl"):
        return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    sign = "\t" if name.endswith("tsv") else ","
    return "\r\n".join(sign.join(row) for row in (("id", "question"), *map(dict.values, rows)))


def written(folder: Path, name: str, text: str, encoding: str) -> Path:
    path = folder / name
    path.write_bytes(content(name, text).encode(encoding))
    return path


def read(path: Path, encoding: str = "") -> tuple[list[str], list[str]]:
    source = Source(path, path.name, encoding=encoding)
    rows = [record for _, record in open_rows(source)]
    assert all(isinstance(record, dict) for record in rows)
    return [str(record["question"]) for record in rows], [str(doubt) for doubt in source.doubts]


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize(
    ("mark", "encoding"), [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")]
)
def test_utf_16_is_known_by_its_first_bytes(
    name: str, mark: bytes, encoding: str, tmp_path: Path
) -> None:
    path = written(tmp_path, name, CHINESE, encoding)
    path.write_bytes(mark + path.read_bytes())

    assert read(path) == ([CHINESE, CHINESE[::-1]], [])


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [CHINESE, LATIN])
def test_utf_16_without_its_mark_is_known_by_its_zeros_and_told(
    name: str, encoding: str, text: str, tmp_path: Path
) -> None:
    path = written(tmp_path, name, text, encoding)

    assert read(path) == (
        [text, text[::-1]],
        ["it is not in UTF-8 and was read as UTF-16; look whether its letters are right."],
    )
    assert read(path, "utf-16") == ([text, text[::-1]], [])


@pytest.mark.parametrize("name", FORMS)
def test_numbers_of_two_bytes_are_no_text(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(b"".join(n.to_bytes(2, "little") for n in range(200)))

    with pytest.raises(FileRefused):
        read(path)


def test_a_workbook_saved_as_unicode_text_is_a_table(tmp_path: Path) -> None:
    path = written(tmp_path, "a.tsv", CHINESE, "utf-16").rename(tmp_path / "a.txt")

    assert read(path) == ([CHINESE, CHINESE[::-1]], [])


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize(
    ("encoding", "text", "called"),
    [
        ("gb18030", CHINESE, "GB 18030"),
        ("big5", TRADITIONAL, "Big5"),
        ("shift_jis", JAPANESE, "Shift-JIS"),
        ("euc_jp", JAPANESE, "EUC-JP"),
        ("euc_kr", KOREAN, "EUC-KR"),
    ],
)
def test_east_asian_text_is_read_and_told(
    name: str, encoding: str, text: str, called: str, tmp_path: Path
) -> None:
    questions, doubts = read(written(tmp_path, name, text, encoding))

    assert questions == [text, text[::-1]]
    assert len(doubts) == 1
    assert doubts[0].startswith(f"it is not in UTF-8 and was read as {called}")


def test_what_could_be_in_several_encodings_names_the_others(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("question\n病\n".encode("gb18030"))

    questions, (doubt,) = read(path)

    assert questions == ["病"]
    assert doubt == (
        "it is not in UTF-8 and was read as GB 18030, though it could be Big5, Shift-JIS, EUC-JP, "
        "EUC-KR; look whether its letters are right, else choose its encoding."
    )


@pytest.mark.parametrize("name", FORMS)
def test_an_encoding_that_was_chosen_is_taken_without_a_word(name: str, tmp_path: Path) -> None:
    path = written(tmp_path, name, LATIN, "cp1252")

    assert read(path, "windows-1252") == ([LATIN, LATIN[::-1]], [])


@pytest.mark.parametrize("name", FORMS)
def test_a_file_that_is_not_in_the_chosen_encoding_is_refused(name: str, tmp_path: Path) -> None:
    path = written(tmp_path, name, CHINESE, "gb18030")

    with pytest.raises(FileRefused, match="its text is not in UTF-8; choose another encoding"):
        read(path, "utf-8")


def test_one_wrong_byte_in_a_table_makes_no_other_letters_of_all(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f"question\n{CHINESE}，病灶\n".encode() + b"l\xe9sion\n")

    with pytest.raises(FileRefused, match="line 3 is not in UTF-8"):
        read(path)


def test_a_mapping_keeps_the_encoding_of_its_files(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jsonl", LATIN, "cp1252")
    raw = {
        "name": "own",
        "title": "Own",
        "question": "question",
        "container": {"encoding": "windows-1252"},
    }
    mapping = mapping_of("own.json", raw)
    reader = FileReader(QuestionFile(path, path.name), mapping)

    assert [draft.stem for draft in reader.items()] == [LATIN, LATIN[::-1]]
    assert json.loads(mapping_text(mapping)) == raw


def test_a_word_that_is_no_encoding_is_refused() -> None:
    raw = {"name": "a", "title": "A", "question": "q", "container": {"encoding": "ebcdic"}}

    with pytest.raises(InputFault, match=r"'container\.encoding' must be one of utf-8, utf-16, gb"):
        mapping_of("own.json", raw)
