"""Importing questions from Parquet: python -m tests.benchmarks.import_parquet --questions 45000

The table is made as `datasets` writes that of RadImageNet-VQA: the bytes of an image in each of its
nine rows. The floor reads the same file with the same library and puts the same rows, ready made,
into a copy of the same schema with sqlite3's executemany; it decodes and keeps no image. With
`--missing` no image is carried, which shows what the questions alone take. The goals are 5,000 rows
a second, 500 MB, and a second to open a workspace of 1,000,000 questions (`--open` fills one with
rows alone and opens it). What a million questions take in memory is seen sooner with small
pictures (`--side 32`); their speed is no figure to compare.
"""

import argparse
import gc
import io
import os
import resource
import sqlite3
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Self

import numpy as np
import pyarrow as pa
from PIL import Image
from pyarrow import parquet

from medannot.domain.clock import SystemClock
from medannot.domain.ids import RandomIds
from medannot.domain.people import OWNER
from medannot.services.desk import Desk, open_desk
from medannot.services.question_bank import ImportRequest, ItemQuery, QuestionBank
from medannot.store.store import Store
from tests.benchmarks.import_questions import TABLES, seconds
from tests.helpers.figures import write_figures
from tests.helpers.workspaces import empty_workspace

GOAL_PER_S, GOAL_MB = 5_000, 500
PER_IMAGE = 9
SIDE = 224
GROUP = 900
MAPPING = """{"name": "bench", "title": "Benchmark", "question": "question",
 "id": "metadata.question_id",
 "options": {"from": "field", "key": "choices"}, "answer": {"key": "answer"},
 "type": {"key": "question_type", "map": {"multiple_choice": "single_choice", "closed": "closed",
 "open": "open"}}, "images": {"key": "image", "form": "bytes"},
 "categories": ["metadata.modality"], "language": {"default": "en"}}"""
SCHEMA = pa.schema(
    {
        "image": pa.struct({"bytes": pa.binary(), "path": pa.string()}),
        "question": pa.string(),
        "choices": pa.list_(pa.string()),
        "answer": pa.string(),
        "question_type": pa.string(),
        "metadata": pa.struct({"modality": pa.string(), "question_id": pa.string()}),
    }
)


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=9_000)
    parser.add_argument("--side", type=int, default=SIDE, metavar="N", help="of a picture, pixels")
    parser.add_argument("--missing", action="store_true", help="carry no images")
    parser.add_argument("--again", action="store_true", help="read the same file once more")
    parser.add_argument("--open", type=int, default=0, metavar="N", help="open N questions")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        side = 0 if options.missing else options.side
        file = write_table(folder / "test.parquet", options.questions, side)
        (folder / "bench.json").write_text(MAPPING, encoding="utf-8")
        store = Store(empty_workspace(folder), SystemClock(), RandomIds())
        bank = QuestionBank(store)
        request = ImportRequest((file,), "large", mapping=str(folder / "bench.json"))
        gc.collect()
        with Memory() as memory:
            started, used = time.perf_counter(), time.process_time()
            draft = bank.read(OWNER, request)
            read_s = time.perf_counter() - started
            bank.write(OWNER, draft)
            ours_s, used_s = time.perf_counter() - started, time.process_time() - used
        assert draft.report.items == options.questions, draft.report.refused[:3]
        figures = {
            "questions": options.questions,
            "images": draft.report.images,
            "read and report, s": round(read_s, 2),
            "write, s": round(ours_s - read_s, 2),
            "rows a second": round(options.questions / ours_s),
            "goal, rows a second": GOAL_PER_S,
            "own processor time, s": round(used_s, 2),
            "rows a second of it": round(options.questions / used_s),
            "most memory, MB": memory.most_mb,
            "memory before, MB": memory.before_mb,
            "goal, MB": GOAL_MB,
        }
        del draft
        if options.again:
            figures |= read_again(bank, request, options.questions)
        store.close()
        floor_s = floor(file, store.database, folder / "floor.sqlite")
        figures |= {"floor, s": round(floor_s, 2), "ratio": round(ours_s / floor_s, 2)}
        if options.open:
            fill(store.database, options.open)
            figures |= opening(store.folder)
    write_figures("import_parquet", figures)
    return 0


def read_again(bank: QuestionBank, request: ImportRequest, questions: int) -> dict[str, object]:
    """Return how long the same file takes beside the set as it is stored by then."""
    gc.collect()
    with Memory() as memory:
        started, used = time.perf_counter(), time.process_time()
        draft = bank.read(OWNER, request)
        taken_s, used_s = time.perf_counter() - started, time.process_time() - used
    assert draft.changes_nothing
    assert draft.report.unchanged == questions
    return {
        "read again, s": round(taken_s, 2),
        "read again, own processor time, s": round(used_s, 2),
        "read again, most memory, MB": memory.most_mb,
        "read again, memory before, MB": memory.before_mb,
    }


class Memory:
    """Samples the program's resident memory while something runs."""

    def __init__(self) -> None:
        self.most_mb = self.before_mb = _resident_mb()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def _watch(self) -> None:
        while not self._ended.wait(0.05):
            self.most_mb = max(self.most_mb, _resident_mb())

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()


def _resident_mb() -> int:
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") // 1_000_000
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1_000


def write_table(path: Path, questions: int, side: int) -> Path:
    """Write that many questions, by groups of 900 rows, nine on each image; none without a side."""
    with parquet.ParquetWriter(path, SCHEMA) as writer:
        for start in range(0, questions, GROUP):
            numbers = range(start, min(start + GROUP, questions))
            pictures = {
                n // PER_IMAGE: picture(n // PER_IMAGE, side) if side else None for n in numbers
            }
            rows = [row(n, pictures[n // PER_IMAGE]) for n in numbers]
            writer.write_table(pa.Table.from_pylist(rows, SCHEMA), row_group_size=GROUP)
    return path


def row(number: int, content: bytes | None) -> dict[str, object]:
    """Return a question: two of nine with options, five yes or no, two open."""
    kind = number % PER_IMAGE
    image = {"bytes": content, "path": f"{number // PER_IMAGE}.png"} if content else None
    metadata = {"modality": "CT" if number % 2 else "MRI", "question_id": f"q{number}"}
    base = {"image": image, "metadata": metadata}
    if kind < 2:
        options = [f"finding {number}", "fracture", "oedema", "no pathology seen"]
        return base | {
            "question": f"Which pathology is seen in image {number}?", "choices": options,
            "answer": "ABCD"[number % 4], "question_type": "multiple_choice",
        }  # fmt: skip
    if kind < 7:
        return base | {
            "question": f"Is structure {number} abnormal?", "choices": None,
            "answer": "yes" if number % 2 else "no", "question_type": "closed",
        }  # fmt: skip
    return base | {
        "question": f"Name the abnormality {number}.", "choices": None,
        "answer": f"lesion {number}", "question_type": "open",
    }  # fmt: skip


def picture(number: int, side: int = SIDE) -> bytes:
    """Return a square grey PNG with soft shapes and its number's own shade."""
    axis = np.linspace(-1, 1, side)
    far = np.hypot(axis[:, None], axis[None, :] * (1 + number % 7 / 10))
    shade = (200 * np.clip(1 - far, 0, 1) + number % 50).astype(np.uint8)
    shade[0, :4] = list(number.to_bytes(4, "big"))
    data = io.BytesIO()
    Image.fromarray(shade).save(data, "PNG", compress_level=1)
    return data.getvalue()


def floor(file: Path, filled: Path, empty: Path) -> float:
    """Return the seconds of reading the file and inserting the same rows ready made."""
    source, target = sqlite3.connect(filled), sqlite3.connect(empty, isolation_level=None)
    target.execute("PRAGMA journal_mode=WAL")
    target.execute("PRAGMA synchronous=FULL")
    names = ", ".join(f"'{table}'" for table in (*TABLES, "item_image"))
    for (statement,) in source.execute(
        f"SELECT sql FROM sqlite_master WHERE tbl_name IN ({names}) AND sql IS NOT NULL"
    ).fetchall():
        target.execute(statement)

    def work() -> None:
        for batch in parquet.ParquetFile(file).iter_batches(batch_size=64, use_threads=False):
            batch.to_pylist()

    taken_s = seconds(work)
    target.execute("BEGIN")
    for table in (*TABLES, "item_image"):
        taken_s += sum(_copied(source, target, table))
    taken_s += seconds(lambda: target.execute("COMMIT"))
    source.close()
    target.close()
    return taken_s


def _copied(source: sqlite3.Connection, target: sqlite3.Connection, table: str) -> Iterator[float]:
    cursor = source.execute(f"SELECT * FROM {table}")
    while some := cursor.fetchmany(50_000):
        places = ", ".join("?" * len(some[0]))
        statement = f"INSERT INTO {table} VALUES ({places})"
        yield _inserting(target, statement, some)


def _inserting(target: sqlite3.Connection, statement: str, some: list[object]) -> float:
    return seconds(lambda: target.executemany(statement, some))


def fill(database: Path, count: int) -> None:
    """Add items to the set that is there, as rows alone."""
    numbers = (
        f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}), "
        "s AS (SELECT id, set_id, created_utc FROM set_version LIMIT 1) "
    )
    target = sqlite3.connect(database)
    start = target.execute("SELECT max(position) FROM set_member").fetchone()[0]
    with target:
        for table in ("unit", "patient_case", "family"):
            target.execute(
                f"INSERT INTO {table} {numbers} SELECT printf('a%031d', i), s.set_id, '' FROM n, s"
            )
        target.execute(
            f"INSERT INTO item {numbers} SELECT printf('a%031d', i), s.set_id, 'more', i, 0, '', "
            "printf('a%031d', i), 1, printf('a%031d', i), printf('a%031d', i), s.created_utc "
            "FROM n, s"
        )
        target.execute(
            f"INSERT INTO item_version {numbers} SELECT printf('a%031d', i), printf('a%031d', i), "
            "1, 'What is seen in image ' || i || '?', '', 'short_text', "
            "CASE i % 3 WHEN 0 THEN 'pathology' ELSE 'anatomy' END, 'en', '{}', "
            "printf('%064d', i), '', s.created_utc FROM n, s"
        )
        target.execute(
            f"INSERT INTO set_member {numbers} SELECT s.id, printf('a%031d', i), i + {start} "
            "FROM n, s"
        )
    target.close()


def opening(folder: Path) -> dict[str, object]:
    """Return how long a workspace takes to open, and its questions to be listed and filtered."""
    opened: list[Desk] = []
    open_s = seconds(lambda: opened.append(open_desk(folder, clock=SystemClock(), ids=RandomIds())))
    bank = opened[0].bank
    last = bank.count(OWNER, ItemQuery()) - 100
    listed = {
        "count": seconds(lambda: bank.count(OWNER, ItemQuery())),
        "first page": seconds(lambda: bank.page(OWNER, ItemQuery(), 0, 100)),
        "last page": seconds(lambda: bank.page(OWNER, ItemQuery(), last, 100)),
        "page of an ability": seconds(
            lambda: bank.page(OWNER, ItemQuery(abilities=frozenset({"pathology"})), 1_000, 100)
        ),
    }
    opened[0].close()
    return {
        "questions of the workspace": last + 100,
        "open it, s": round(open_s, 2),
        **{f"{what}, ms": round(1_000 * taken, 1) for what, taken in listed.items()},
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
