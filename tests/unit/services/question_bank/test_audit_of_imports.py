"""An import is one entry of the audit chain, and all or nothing."""

import json
import sqlite3
import tempfile
from pathlib import Path
from typing import NoReturn

import pytest

from medannot.domain.errors import EnvironmentFault
from medannot.domain.people import OWNER
from medannot.domain.progress import Stopped
from medannot.services.question_bank import QuestionBank
from medannot.store.audit import AuditTrail
from medannot.store.store import Store
from tests.helpers.question_banks import (
    DATA,
    imported,
    own_file,
    picture,
    read,
    rows_in,
)


def test_a_stopped_job_leaves_nothing(bank: QuestionBank, store: Store, pictures: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Stopped

    entries = rows_in(store, "audit")
    draft = read(bank, DATA / "ward.json", images=pictures)
    with pytest.raises(Stopped):
        bank.write(OWNER, draft, stop)
    with pytest.raises(Stopped):
        bank.read(OWNER, draft.request, stop)

    assert bank.sets(OWNER) == ()
    assert [rows_in(store, table) for table in ("item", "media", "audit")] == [0, 0, entries]


def test_a_full_disk_leaves_nothing_and_says_so(
    bank: QuestionBank, store: Store, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = read(bank, DATA / "ward.json", images=pictures)

    def full(**_where: object) -> NoReturn:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "mkstemp", full)
    with pytest.raises(EnvironmentFault, match="The disk is full"):
        bank.write(OWNER, draft)

    assert bank.sets(OWNER) == ()
    assert rows_in(store, "item") == 0


def test_an_import_is_one_audit_entry_with_counts_and_manifest(
    bank: QuestionBank, store: Store, pictures: Path
) -> None:
    before = rows_in(store, "audit")
    imported(bank, DATA / "ward.json", images=pictures)

    with sqlite3.connect(store.database) as connection:
        bodies = connection.execute("SELECT body FROM audit ORDER BY seq").fetchall()[before:]
        stored = connection.execute("SELECT content_hash FROM set_version").fetchone()[0]
    entry = json.loads(bodies[0][0])

    assert len(bodies) == 1
    assert entry["action"] == "questions.import"
    assert (entry["new"]["read"], entry["new"]["items"], entry["new"]["refused"]) == (5, 5, 0)
    assert entry["new"]["manifest_sha256"] == stored
    assert entry["new"]["files"] == ["ward.json"]
    assert "Tinea" not in bodies[0][0]
    assert "pictures" not in bodies[0][0]


def test_items_that_an_import_moves_to_another_case_are_named_in_its_audit_entry(
    bank: QuestionBank, store: Store, tmp_path: Path, pictures: Path
) -> None:
    (pictures / "again.png").write_bytes(picture(1))
    alone = {"question": "one", "images": "ring.png"}, {"question": "two", "images": "again.png"}
    apart = tmp_path / "apart"  # images beside a question file would be found
    apart.mkdir()
    path = own_file(apart, *alone)
    imported(bank, path, allow_missing_images=True)
    with sqlite3.connect(store.database) as connection:
        before = connection.execute("SELECT id, case_id, family_id FROM item").fetchall()
    imported(bank, path, images=pictures)

    with sqlite3.connect(store.database) as connection:
        last = connection.execute("SELECT body FROM audit ORDER BY seq DESC").fetchone()[0]
        after = connection.execute("SELECT id, case_id, family_id FROM item").fetchall()
    columns = ("id", "case_id", "family_id")
    old = [dict(zip(columns, row, strict=True)) for row in before if row not in after]
    new = [dict(zip(columns, row, strict=True)) for row in after if row not in before]

    assert len(new) == 1
    entry = json.loads(last)
    assert (entry["old"], entry["new"]["rows"]["item"]) == ({"rows": {"item": old}}, new)
    with sqlite3.connect(store.database) as connection:
        connection.execute("UPDATE item SET case_id = ? WHERE id = ?", (before[0][1], new[0]["id"]))
        connection.execute("UPDATE item SET family_id = 'x' WHERE id = ?", (new[0]["id"],))
    assert any("family_id is 'x'" in line for line in AuditTrail(store).verify().problems)
