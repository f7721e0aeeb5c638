"""A long JSON list gives what it gives when it is read as a whole, whatever is wrong in it."""

import json
from pathlib import Path

import pytest

from medannot.exchange.question_sets.containers import json_files, long_list
from medannot.exchange.question_sets.containers.json_files import read_json
from medannot.exchange.question_sets.containers.source import FileRefused, Source

ROWS = [{"q": "肺?" * n, "n": n, "in": [n, {"a": "]"}]} for n in range(40)]


def given(path: Path) -> tuple[list[object], str, list[str]]:
    source = Source(path, path.name)
    rows: list[object] = []
    try:
        rows.extend(read_json(source))
    except FileRefused as fault:
        return [], str(fault.reason), list(source.doubts)
    return rows, "", list(source.doubts)


@pytest.mark.parametrize("chunk", [1, 7, 64, 1 << 20])
@pytest.mark.parametrize(
    "data",
    [
        json.dumps(ROWS).encode(),
        b"\xef\xbb\xbf" + json.dumps(ROWS, ensure_ascii=False, indent=1).encode() + b"\n\n",
        b'[{"q": 1}, 12, "x", null, [1], 3.5 ]',
        b'[{"q": 1}, {"q": NaN}]',
        b'[{"q": 1}, {"q": Infinity}]',
        b'[{"q": 1}, {"q": 1, "q": 2}]',
        b'[{"q": 1}, {"q": 2}',
        b'[{"q": 1}\n{"q": 2}]',
        b'[{"q": 1},\n]',
        b'[{"q": 1}] x',
        b'[{"q": 1}, {"q": "cut',
        b'[{"q": 1}, {"q": ' + b"[" * 3_000 + b"]}]",
        '[{"q": "a"}, {"q": "这是什么？这是什么病？"}]'.encode("gb18030"),
        '[{"q": "a"}, {"q": "x\udc80"}]'.encode("utf-8", "surrogateescape"),
    ],
)
def test_it_is_read_as_the_whole_is(
    data: bytes, chunk: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "list.json"
    path.write_bytes(data)
    whole = given(path)
    monkeypatch.setattr(long_list, "LONG", 0)
    monkeypatch.setattr(long_list, "_CHUNK", chunk)

    assert given(path) == whole


def test_a_long_list_is_not_held_as_a_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "list.json"
    path.write_text(json.dumps(ROWS), encoding="utf-8")
    monkeypatch.setattr(long_list, "LONG", 0)
    monkeypatch.setattr(json_files, "json_value", lambda _: pytest.fail("it was read as a whole"))

    assert [row for _, row in read_json(Source(path, path.name))] == ROWS
