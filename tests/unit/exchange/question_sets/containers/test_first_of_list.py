"""The first records of a JSON list, told from the beginning of its file."""

from pathlib import Path

import pytest

from medannot.exchange.question_sets.containers.first_of_list import first_of_list


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b'[{"a": 1}, {"a": [2]}]', [{"a": 1}, {"a": [2]}]),
        (b'\xef\xbb\xbf\n [\n {"a": "\xc3\xa4"} ,\t{"b": NaN', [{"a": "ä"}]),
        (b'[{"a": 1}, "x", {"a": 2}]', [{"a": 1}]),
        (b'[{"a": 1}, {"a": 2}, {"a": 3}, {"a": 4}]', [{"a": 1}, {"a": 2}, {"a": 3}]),
        (b'{"a": 1}', []),
        (b'["x", {"a": 1}]', []),
        (b'[[{"a": 1}]]', []),
        (b'[{"a": "\xe4"}]', []),
        (b"\xff\xfe[\x00{\x00}\x00]\x00", []),
        (b"[" * 200_000, []),
        (b'[{"a": ' + b"9" * 5_000 + b"}]", []),
        (b"[]", []),
        (b"[", []),
        (b"", []),
    ],
)
def test_whole_records_of_a_list_alone_are_told(
    tmp_path: Path, content: bytes, found: list[object]
) -> None:
    path = tmp_path / "q.json"
    path.write_bytes(content)

    assert first_of_list(path, 3) == found


def test_a_file_is_not_read_beyond_its_first_megabyte(tmp_path: Path) -> None:
    path = tmp_path / "q.json"
    path.write_text('[{"a": 1}, {"a": "' + "ä" * (1 << 20) + '"}]', encoding="utf-8")

    assert first_of_list(path, 3) == [{"a": 1}]
