"""Imports that stream: repeated bytes once, one report whatever the size, nothing half done."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet
from sqlalchemy import text

from medannot.domain.clock import SystemClock
from medannot.domain.ids import RandomIds
from medannot.domain.people import OWNER
from medannot.domain.progress import Stopped
from medannot.services import (
    question_import_intake,
    question_import_report,
    question_import_stored,
    question_import_writing,
    question_picture_saving,
    question_pictures,
)
from medannot.services.question_bank import ImportRequest, ItemQuery, QuestionBank
from medannot.store.questions import Questions
from medannot.store.store import Store
from tests.helpers.question_banks import imported, own_file, picture, read, rows_in
from tests.helpers.workspaces import empty_workspace

MAPPING = """{"name": "t", "title": "T", "question": "question", "id": "id",
 "answer": {"key": "answer"}, "images": {"key": "image", "form": "bytes"},
 "type": {"key": "kind", "map": {"closed": "closed", "open": "open"}},
 "language": {"default": "en"}}"""


def table(folder: Path, rows: int = 9, name: str = "t.parquet") -> tuple[Path, str]:
    """Write rows of which each three show one image; return the file and its mapping."""
    mapping = folder / "mapping.json"
    mapping.write_text(MAPPING, encoding="utf-8")
    values = [
        {
            "image": {"bytes": picture(n // 3), "path": None},
            "question": f"Is it {n}?",
            "answer": "Yes" if n % 2 else "no",
            "kind": "closed",
            "id": f"q{n}",
        }
        for n in range(rows)
    ]
    path = folder / name
    parquet.write_table(pa.Table.from_pylist(values), path, row_group_size=2)
    return path, str(mapping)


def test_images_of_records_are_stored_once_and_shared(
    bank: QuestionBank, store: Store, tmp_path: Path
) -> None:
    path, mapping = table(tmp_path)

    report = imported(bank, path, mapping=mapping).report

    assert (report.read, report.items, report.images, report.missing_images) == (9, 9, 3, 0)
    assert report.by_type == {"yes_no": 9}
    assert rows_in(store, "media") == 3
    assert rows_in(store, "patient_case") == 3
    (summary,) = bank.sets(OWNER)
    assert summary.items == 9


def test_the_same_table_again_changes_nothing_and_leaves_nothing_behind(
    bank: QuestionBank, store: Store, tmp_path: Path
) -> None:
    path, mapping = table(tmp_path)
    imported(bank, path, mapping=mapping)

    draft = read(bank, path, mapping=mapping)

    assert (draft.changes_nothing, draft.report.unchanged) == (True, 9)
    del draft
    assert list(store.folder.glob(".import-*")) == []


def test_a_set_is_read_again_some_questions_at_a_time(
    bank: QuestionBank, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [
        {"question": f"{n}?", "answer": f"sign {n}", "unit": f"u{n // 2}" if n < 6 else None}
        for n in range(9)
    ]
    imported(bank, own_file(tmp_path, *rows))
    monkeypatch.setattr(question_import_stored, "_AT_ONCE", 2)
    monkeypatch.setattr(question_import_intake, "_AT_ONCE", 4)

    def never(*_: object) -> None:
        raise AssertionError("the whole set was read at once")

    monkeypatch.setattr(Questions, "stored_items", never)
    rows[1]["answer"] = "another sign"
    again = own_file(tmp_path, *rows, {"question": "new?", "unit": "u1"})

    draft = read(bank, again)

    report = draft.report
    assert (report.new, report.changed, report.unchanged, report.staying) == (1, 1, 8, 0)
    bank.write(OWNER, draft)
    with store.reading() as connection:
        asked = text("SELECT source_row, unit_position FROM item ORDER BY source_row")
        places = [tuple(row) for row in connection.execute(asked)]
    # The third one of its unit, which had two.
    assert places[-1] == (10, 3)
    assert places[:4] == [(1, 1), (2, 2), (3, 1), (4, 2)]
    assert read(bank, again).changes_nothing


def test_a_report_is_the_same_whatever_is_read_at_once(
    bank: QuestionBank, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [{"question": f"q{n % 4}", "answer": f"q{n % 4}" if n % 5 else ""} for n in range(40)]
    path = own_file(tmp_path, *rows, {"question": ""}, {"question": "x", "id": "q3"})
    at_once = read(bank, path, good_rows=True).report

    monkeypatch.setattr(question_import_intake, "_AT_ONCE", 3)
    monkeypatch.setattr(question_import_report, "_AT_ONCE", 3)

    assert read(bank, path, good_rows=True).report == at_once
    assert [problem.row for problem in at_once.refused] == [41, 42]
    assert at_once.equal_contents == 36


def test_very_many_problems_are_counted_and_not_all_named(
    bank: QuestionBank, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(question_import_report, "MOST_NAMED", 3)
    path = own_file(tmp_path, *({"question": "" if n < 8 else f"q{n}"} for n in range(12)))

    report = read(bank, path, good_rows=True).report

    assert (report.read, report.items, report.refused_rows) == (12, 4, 8)
    assert [problem.row for problem in report.refused] == [1, 2, 3]


def test_rows_of_an_id_that_stands_twice_are_refused_over_the_whole_file(
    bank: QuestionBank, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(question_import_intake, "_AT_ONCE", 2)
    rows = [{"question": f"{n}?", "id": "same" if n in {0, 6} else f"o{n}"} for n in range(8)]

    report = read(bank, own_file(tmp_path, *rows), good_rows=True).report

    assert [problem.sentence() for problem in report.refused] == [
        "own.json, row 7: its id same stands in row 1 already."
    ]


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal there")
@pytest.mark.parametrize("when", ["Reading", "Writing"])
def test_a_killed_import_leaves_the_workspace_as_it_was(when: str, tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)
    path, mapping = table(tmp_path, 60)
    program = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from medannot.domain.clock import SystemClock\n"
        "from medannot.domain.ids import RandomIds\n"
        "from medannot.domain.people import OWNER\n"
        "from medannot.services.question_bank import ImportRequest, QuestionBank\n"
        "from medannot.store.store import Store\n"
        "from medannot.store import questions_stream, spool\n"
        "from medannot.services import question_import_writing\n"
        "question_import_writing._AT_ONCE = 7\n"
        f"store = Store(Path({str(folder)!r}), SystemClock(), RandomIds())\n"
        "def die(*_): os.kill(os.getpid(), signal.SIGKILL)\n"
        "bank = QuestionBank(store)\n"
        f"if {when!r} == 'Reading': spool.Spool.same_ids = die\n"
        "else: questions_stream.SetStream.finish = die\n"
        f"request = ImportRequest((Path({str(path)!r}),), 'x', mapping={mapping!r})\n"
        "bank.write(OWNER, bank.read(OWNER, request))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], check=False)

    assert done.returncode == -signal.SIGKILL
    assert list(folder.glob(".import-*")) == []
    store = Store(folder, *_clock_and_ids())
    bank = QuestionBank(store)
    assert bank.count(OWNER, ItemQuery()) == 0
    assert bank.sets(OWNER) == ()
    imported(bank, path, mapping=mapping)
    assert bank.count(OWNER, ItemQuery()) == 60
    store.close()


def _clock_and_ids() -> tuple[SystemClock, RandomIds]:
    return SystemClock(), RandomIds()


def test_an_import_that_is_stopped_while_pictures_are_decoded_leaves_nothing(
    bank: QuestionBank, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(question_import_intake, "_AT_ONCE", 3)
    monkeypatch.setattr(question_pictures, "_AT_ONCE", 1)
    path, mapping = table(tmp_path, 60)
    request = ImportRequest((path,), "t", mapping=mapping)

    def whole(_done: int, _total: int) -> None:
        nonlocal told
        told += 1

    def stops(_done: int, _total: int) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise Stopped

    told = 0
    draft = bank.read(OWNER, request, whole)
    for at in (2, told // 2, told - 1):
        left = at
        with pytest.raises(Stopped):
            bank.read(OWNER, request, stops)
        assert [one.name for one in threading.enumerate() if "ThreadPool" in one.name] == []
    monkeypatch.setattr(question_picture_saving, "_AT_ONCE", 1)
    monkeypatch.setattr(question_import_writing, "_AT_ONCE", 7)
    # While the twenty pictures are stored, and while the questions are written.
    for at in (15, 25):
        left = at
        with pytest.raises(Stopped):
            bank.write(OWNER, draft, stops)

    assert bank.sets(OWNER) == ()
    assert [rows_in(store, name) for name in ("media", "item", "library_line")] == [0, 0, 0]
    del draft
    assert list(store.folder.glob(".import-*")) == []
    imported(bank, path, mapping=mapping)
    assert bank.count(OWNER, ItemQuery()) == 60
