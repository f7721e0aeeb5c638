"""One byte that went wrong refuses its own line, whatever the encoding of the file."""

import json
from pathlib import Path

import pytest

from medannot.exchange.question_sets.containers.opening import open_rows
from medannot.exchange.question_sets.containers.source import FileRefused, Source

CHINESE = "胸片显示哪一侧的肺有病灶？请选择最可能的诊断。"
JAPANESE = "この胸部画像で見られる病変はどこにありますか。右肺の上葉です。"
KOREAN = "이 흉부 영상에서 병변은 어디에 있습니까 오른쪽 폐의 위쪽"
FRENCH = "Où est la lésion? Dans le lobe supérieur du poumon droit"


def broken(folder: Path, text: str, encoding: str, wrong: bytes, count: int = 5) -> Path:
    """Write lines of which the third has bytes that are in no text of the encoding."""
    lines = [
        json.dumps({"n": n, "question": text}, ensure_ascii=False).encode(encoding)
        for n in range(count)
    ]
    place = 40 if encoding.startswith("utf-16") else 24
    lines[2] = lines[2][:place] + wrong + lines[2][place + len(wrong) :]
    path = folder / "a.jsonl"
    path.write_bytes("\n".encode(encoding).join(lines) + "\n".encode(encoding))
    return path


def read(path: Path, encoding: str = "") -> tuple[dict[int, str], list[str]]:
    source = Source(path, path.name, encoding=encoding)
    rows = {
        number: str(record["question"]) if isinstance(record, dict) else str(record)
        for number, record in open_rows(source)
    }
    return rows, [str(doubt) for doubt in source.doubts]


@pytest.mark.parametrize(
    ("text", "encoding", "called"),
    [
        (CHINESE, "gbk", "GB 18030"),
        (CHINESE.translate(str.maketrans("显侧灶请选择诊断", "顯側灶請選擇診斷")), "big5", "Big5"),
        (JAPANESE, "shift_jis", "Shift-JIS"),
        (JAPANESE, "euc_jp", "EUC-JP"),
        (KOREAN, "euc_kr", "EUC-KR"),
    ],
)
def test_of_a_file_in_another_encoding_the_line_with_a_wrong_byte_is_refused(
    text: str, encoding: str, called: str, tmp_path: Path
) -> None:
    rows, (doubt,) = read(broken(tmp_path, text, encoding, b"\x81 \x81 "))

    said = f"line 3 is not in {called}, in which the file was read; mend the line."
    assert rows == {1: text, 2: text, 3: said, 4: text, 5: text}
    assert doubt.startswith(f"it is not in UTF-8 and was read as {called}")


@pytest.mark.parametrize(
    ("text", "encoding", "codec", "wrong", "called"),
    [
        (CHINESE, "gb18030", "gbk", b"\xff", "GB 18030"),
        (FRENCH, "windows-1252", "cp1252", b"\x81", "Windows-1252"),
        (CHINESE, "utf-16", "utf-16-le", b"\x00\xd8", "UTF-16"),
        (CHINESE, "utf-8", "utf-8", b"\xff", "UTF-8"),
    ],
)
def test_of_a_chosen_encoding_too(
    text: str, encoding: str, codec: str, wrong: bytes, called: str, tmp_path: Path
) -> None:
    rows, doubts = read(broken(tmp_path, text, codec, wrong), encoding)

    assert rows[3].startswith(f"line 3 is not in {called}")
    assert {n: rows[n] for n in (1, 2, 4, 5)} == dict.fromkeys((1, 2, 4, 5), text)
    assert doubts == []


def test_a_byte_before_the_end_of_a_line_takes_no_other_line_with_it(tmp_path: Path) -> None:
    path = broken(tmp_path, CHINESE, "gbk", b"\xff")
    lines = path.read_bytes().split(b"\n")
    path.write_bytes(b"\n".join([lines[0], lines[1] + b"\x81", *lines[3:]]))

    rows, _ = read(path)

    assert sorted(rows) == [1, 2, 3, 4]
    assert rows[2] == "line 2 is not in GB 18030, in which the file was read; mend the line."
    assert (rows[1], rows[3], rows[4]) == (CHINESE, CHINESE, CHINESE)


def test_a_file_whose_lines_are_mostly_not_in_the_chosen_encoding_is_refused(
    tmp_path: Path,
) -> None:
    path = broken(tmp_path, CHINESE, "gbk", b"\xff")

    with pytest.raises(FileRefused, match="its text is not in UTF-8; choose another encoding"):
        read(path, "utf-8")
