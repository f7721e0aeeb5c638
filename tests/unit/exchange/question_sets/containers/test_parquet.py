"""Parquet tables: structs, lists, null, bytes and class labels as records."""

import json
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from medannot.exchange.question_sets.containers.opening import read_records
from medannot.exchange.question_sets.containers.parquet import label_names

FEATURES = {
    "info": {
        "features": {
            "kind": {"names": ["no", "yes"], "_type": "ClassLabel"},
            "tags": {"feature": {"names": ["a", "b"], "_type": "ClassLabel"}, "_type": "Sequence"},
            "old": [{"names": ["c", "d"], "_type": "ClassLabel"}],
            "about": {"side": {"names": ["left", "right"], "_type": "ClassLabel"}},
            "image": {"_type": "Image"},
            "question": {"dtype": "string", "_type": "Value"},
        }
    }
}


def table(path: Path, rows: int = 3, *, group: int = 2) -> Path:
    columns = pa.table(
        {
            "image": [{"bytes": b"\x89PNG" + bytes([n % 256]), "path": None} for n in range(rows)],
            "question": [f"q{n}" for n in range(rows)],
            "choices": pa.array(
                [["x", "y"] if n % 2 else None for n in range(rows)], pa.list_(pa.string())
            ),
            "kind": pa.array([(1, 0, -1)[n % 3] for n in range(rows)], pa.int64()),
            "tags": [[0, 1] for _ in range(rows)],
            "old": [[1] for _ in range(rows)],
            "about": [{"side": n % 2, "n": n} for n in range(rows)],
        }
    )
    told = columns.replace_schema_metadata({"huggingface": json.dumps(FEATURES)})
    parquet.write_table(told, path, row_group_size=group)
    return path


def test_rows_of_all_groups_are_read_with_the_names_of_their_labels(tmp_path: Path) -> None:
    read = read_records(table(tmp_path / "a.parquet"))

    assert [row for row, _ in read.records] == [1, 2, 3]
    assert read.records[0][1] == {
        "image": {"bytes": b"\x89PNG\x00", "path": None},
        "question": "q0",
        "choices": None,
        "kind": "yes",
        "tags": ["a", "b"],
        "old": ["d"],
        "about": {"side": "left", "n": 0},
    }
    assert [record["kind"] for _, record in read.records] == ["yes", "no", None]
    assert read.records[1][1]["choices"] == ["x", "y"]


def test_a_table_is_known_by_its_bytes_whatever_its_name(tmp_path: Path) -> None:
    path = table(tmp_path / "a.parquet").rename(tmp_path / "a.json")

    assert read_records(path).read == 3


def test_a_broken_or_empty_table_is_refused_as_a_whole(tmp_path: Path) -> None:
    whole = table(tmp_path / "a.parquet", 300, group=300).read_bytes()
    (tmp_path / "cut.parquet").write_bytes(whole[:-20])
    (tmp_path / "text.parquet").write_text("q,a\n", encoding="utf-8")
    broken = bytearray(whole)
    broken[20:400] = bytes(380)
    (tmp_path / "broken.parquet").write_bytes(broken)
    table(tmp_path / "none.parquet", 0)

    def said(name: str) -> list[str]:
        return [problem.sentence() for problem in read_records(tmp_path / name).refused]

    assert said("cut.parquet") == ["cut.parquet: it is no whole Parquet table."]
    assert said("text.parquet") == ["text.parquet: it is no whole Parquet table."]
    assert said("broken.parquet") == [
        "broken.parquet: the Parquet table cannot be read to its end."
    ]
    assert said("none.parquet") == ["none.parquet: the file holds no question."]


@pytest.mark.parametrize(
    "told", [b"", b"[]", b'{"info": 7}', b'{"info": {"features": [1]}}', b"\xff"]
)
def test_what_is_told_of_labels_may_be_anything(told: bytes) -> None:
    assert label_names({b"huggingface": told}) == {}


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's list of sockets is Linux's")
def test_reading_opens_no_internet_socket(tmp_path: Path) -> None:
    path = table(tmp_path / "a.parquet")
    program = (
        "import socket, sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda name, args: opened.append(name) if 'socket' in name else None)\n"
        "from pathlib import Path\n"
        "from medannot.exchange.question_sets.containers.opening import read_records\n"
        f"assert read_records(Path({str(path)!r})).read == 3\n"
        "from os import listdir, readlink\n"
        "links = []\n"
        "for fd in listdir('/proc/self/fd'):\n"
        "    try: links.append(readlink(f'/proc/self/fd/{fd}'))\n"
        "    except OSError: pass\n"
        "assert not [link for link in links if link.startswith('socket')], links\n"
        "assert not [name for name in opened if name != 'socket.__new__'], opened\n"
    )

    subprocess.run([sys.executable, "-c", program], check=True, stdin=subprocess.DEVNULL)


def test_the_library_is_loaded_only_where_a_table_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"q": 1}]', encoding="utf-8")
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from medannot.exchange.question_sets.containers.opening import read_records\n"
        f"read_records(Path({str(path)!r}))\n"
        "assert 'pyarrow' not in sys.modules\n"
    )

    subprocess.run([sys.executable, "-c", program], check=True)
