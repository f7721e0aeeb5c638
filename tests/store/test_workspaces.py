"""Workspaces are made, opened by one program at a time, and backed up when closed."""

import json
import os
import sqlite3
from pathlib import Path

import pytest

from medannot.domain.clock import ManualClock
from medannot.domain.errors import EnvironmentFault, Refusal
from medannot.domain.ids import SeededIds
from medannot.domain.people import OWNER
from medannot.services.workspaces import check_workspace
from medannot.store.people import People
from medannot.store.store import Store
from medannot.store.workspaces import Workspace, create_workspace, open_workspace
from tests.helpers.children import child
from tests.helpers.workspaces import empty_workspace


def opened(folder: Path, clock: ManualClock | None = None, seed: int = 1) -> Workspace:
    return open_workspace(folder, clock or ManualClock(), SeededIds(seed))


def add_person(store: Store, code: str) -> None:
    with store.writing(OWNER, "test") as work:
        People(store).add(work, [code])


def test_a_new_workspace_has_its_folders_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "study"

    create_workspace(folder, ManualClock(), SeededIds(1)).close()

    assert sorted(path.name for path in folder.iterdir()) == [
        "backups",
        "logs",
        "medannot.sqlite",
        "media",
    ]


@pytest.mark.parametrize("name", ["100 % done?", "a#b&c=d", "研究 一", 'it\'s "quoted"'])
def test_a_workspace_may_have_any_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    create_workspace(folder, ManualClock(), SeededIds(1)).close()

    workspace = opened(folder)
    add_person(workspace.store, "P01")
    workspace.close()

    reader = open_workspace(folder, ManualClock(), SeededIds(2), read_only=True)
    assert [person.code for person in People(reader.store).all()] == ["P01"]
    reader.close()
    assert {path.name for path in tmp_path.iterdir()} == {name}


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").write_bytes(b"x")

    with pytest.raises(Refusal, match=r"is not empty \(it holds holiday\.jpg\)"):
        create_workspace(tmp_path, ManualClock(), SeededIds(1))
    assert [path.name for path in tmp_path.iterdir()] == ["holiday.jpg"]


def test_a_workspace_is_not_made_twice(tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)

    with pytest.raises(Refusal, match="is a workspace already"):
        create_workspace(folder, ManualClock(), SeededIds(1))


def test_a_creation_that_was_cut_off_can_be_repeated(tmp_path: Path) -> None:
    (tmp_path / "media").mkdir()
    (tmp_path / "medannot.sqlite.part").write_bytes(b"half")

    create_workspace(tmp_path, ManualClock(), SeededIds(1)).close()

    assert not (tmp_path / "medannot.sqlite.part").exists()
    opened(tmp_path).close()


@pytest.mark.parametrize("name", [".DS_Store", "desktop.ini"])
def test_a_folder_that_a_file_manager_has_looked_into_is_empty(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")

    create_workspace(tmp_path, ManualClock(), SeededIds(1)).close()

    assert (tmp_path / name).exists()


def test_a_creation_that_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_database: Path) -> None:
        raise EnvironmentFault("The disk is full.")

    monkeypatch.setattr("medannot.store.workspaces.migrate", full)

    with pytest.raises(EnvironmentFault):
        create_workspace(tmp_path / "new", ManualClock(), SeededIds(1))
    with pytest.raises(EnvironmentFault):
        create_workspace(tmp_path / "parents" / "too" / "new", ManualClock(), SeededIds(1))
    assert list(tmp_path.iterdir()) == []

    (tmp_path / "mine").mkdir()
    with pytest.raises(EnvironmentFault):
        create_workspace(tmp_path / "mine" / "new", ManualClock(), SeededIds(1))
    assert list(tmp_path.rglob("*")) == [tmp_path / "mine"]


def test_a_folder_without_a_database_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="is no workspace"):
        opened(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_second_program_is_refused_in_a_sentence_and_may_still_read(tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)
    script = (
        "import sys; from pathlib import Path; from medannot.domain.clock import ManualClock;"
        "from medannot.domain.ids import SeededIds;"
        "from medannot.store.workspaces import open_workspace;"
        "w = open_workspace(Path(sys.argv[1]), ManualClock(), SeededIds(1));"
        "print('open', flush=True); sys.stdin.readline(); w.close()"
    )
    with child(script, folder, says="open") as other:
        with pytest.raises(EnvironmentFault, match=rf"process {other.pid} on .* since 2026-01-01"):
            opened(folder)
        open_workspace(folder, ManualClock(), SeededIds(1), read_only=True).close()
        assert (folder / "medannot.lock").exists()

        other.communicate("\n")
    opened(folder).close()
    assert not (folder / "medannot.lock").exists()


def test_a_session_that_wrote_leaves_a_backup_and_one_that_did_not_leaves_none(
    tmp_path: Path,
) -> None:
    folder = empty_workspace(tmp_path)

    opened(folder).close()
    assert list((folder / "backups").iterdir()) == []

    workspace = opened(folder)
    add_person(workspace.store, "P01")
    workspace.close()
    (copy,) = (folder / "backups").iterdir()
    connection = sqlite3.connect(copy)
    assert connection.execute("SELECT code FROM person").fetchall() == [("P01",)]
    connection.close()


def test_the_last_ten_backups_are_kept(tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)
    clock = ManualClock()

    for number in range(12):
        clock.advance_ms(60_000)
        workspace = opened(folder, clock, seed=number)
        add_person(workspace.store, f"P{number:02}")
        workspace.close()

    names = sorted(path.name for path in (folder / "backups").iterdir())
    assert len(names) == 10
    assert names[0] == "medannot-20260101T090300000Z-session.sqlite"
    assert names[-1] == "medannot-20260101T091200000Z-session.sqlite"


def test_a_backup_is_kept_though_the_clock_was_set_back(tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)
    backups = folder / "backups"
    for number in range(10):
        (backups / f"medannot-20270101T09000{number}000Z-session.sqlite").touch()
    (backups / "medannot-20270101T090000000Z-session-2.sqlite.part").touch()

    workspace = opened(folder)
    add_person(workspace.store, "P01")
    workspace.close()

    names = sorted(path.name for path in backups.iterdir())
    assert len(names) == 10
    assert names[0] == "medannot-20260101T090000000Z-session.sqlite"
    assert names[1] == "medannot-20270101T090001000Z-session.sqlite"


def test_two_backups_of_one_moment_are_both_kept(tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)
    for number in range(2):
        workspace = opened(folder, seed=number)
        add_person(workspace.store, f"P{number}")
        workspace.close()

    assert sorted(path.name for path in (folder / "backups").iterdir()) == [
        "medannot-20260101T090000000Z-session-2.sqlite",
        "medannot-20260101T090000000Z-session.sqlite",
    ]


def test_a_backup_that_fails_says_so_and_still_gives_the_workspace_back(tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)
    workspace = opened(folder)
    add_person(workspace.store, "P01")
    (folder / "backups").rmdir()
    (folder / "backups").write_text("in the way", encoding="utf-8")

    with pytest.raises(EnvironmentFault, match="backup"):
        workspace.close()

    assert not (folder / "medannot.lock").exists()
    (folder / "backups").unlink()
    opened(folder).close()


def test_closing_twice_does_nothing(tmp_path: Path) -> None:
    workspace = opened(empty_workspace(tmp_path))

    workspace.close()
    workspace.close()


def test_the_end_of_the_chain_is_written_down_beside_the_database(tmp_path: Path) -> None:
    workspace = opened(empty_workspace(tmp_path))
    add_person(workspace.store, "P01")
    workspace.close()

    said = json.loads((workspace.folder / "audit-head.json").read_text(encoding="utf-8"))
    connection = sqlite3.connect(workspace.folder / "medannot.sqlite")
    last = connection.execute("SELECT seq, hash FROM audit ORDER BY seq DESC").fetchone()
    connection.close()
    assert (said["entries"], said["hash"]) == last
    assert said["utc"] == "2026-01-01T09:00:00.000Z"


def test_every_workspace_has_a_secret_of_its_own_that_stays(tmp_path: Path) -> None:
    one = create_workspace(tmp_path / "one", ManualClock(), SeededIds("one"))
    two = create_workspace(tmp_path / "two", ManualClock(), SeededIds("two"))
    secret = one.store.secret()

    assert len(secret) == 32
    assert secret != two.store.secret()
    one.close()
    two.close()
    again = opened(tmp_path / "one")
    assert again.store.secret() == secret
    again.close()


def test_the_audit_entry_of_the_creation_does_not_hold_the_secret(tmp_path: Path) -> None:
    workspace = create_workspace(tmp_path / "one", ManualClock(), SeededIds("one"))
    secret = workspace.store.secret().hex()
    workspace.close()

    connection = sqlite3.connect(tmp_path / "one" / "medannot.sqlite")
    bodies = [row[0] for row in connection.execute("SELECT body FROM audit")]
    connection.close()
    assert len(bodies) == 1
    assert secret not in bodies[0]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_refused_for_writing_and_can_be_read(tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)
    folder.chmod(0o500)
    try:
        with pytest.raises(EnvironmentFault, match="cannot be written"):
            opened(folder)
        open_workspace(folder, ManualClock(), SeededIds(1), read_only=True).close()
    finally:
        folder.chmod(0o700)


def test_what_is_left_of_a_backup_that_was_cut_off_is_named_and_then_removed(
    tmp_path: Path,
) -> None:
    folder = empty_workspace(tmp_path)
    left = folder / "backups" / "medannot-20260101T090000000Z-session.sqlite.part"
    left.write_bytes(b"half")

    report = check_workspace(folder)

    assert report.whole
    assert report.remarks == (
        (
            f"backups/{left.name}: left by a backup that was cut off; it goes when the workspace "
            "is next opened for writing"
        ),
    )
    open_workspace(folder, ManualClock(), SeededIds(2)).close()
    assert not left.exists()
