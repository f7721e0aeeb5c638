"""A full or read-only disk is told in a sentence, and nothing is half done."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from medannot.domain.clock import ManualClock
from medannot.domain.errors import EnvironmentFault
from medannot.domain.ids import SeededIds
from medannot.domain.people import OWNER
from medannot.services.desk import open_desk
from medannot.store.people import People
from medannot.store.workspaces import Workspace, create_workspace, open_workspace
from tests.helpers.small_disks import Remount, fill, mounted
from tests.helpers.workspaces import empty_workspace


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[tuple[Path, Remount]]:
    """Mount a disk of 2 MB, and return its folder and what mounts it anew with other options."""
    with mounted(tmp_path) as disk:
        yield disk


def with_a_person(parent: Path) -> Workspace:
    """Make a workspace that knows P00, and return it open."""
    workspace = open_workspace(empty_workspace(parent), ManualClock(), SeededIds(1))
    with workspace.store.writing(OWNER, "test") as work:
        People(workspace.store).add(work, ["P00"])
    return workspace


def test_an_answer_that_finds_the_disk_full_is_refused_whole(
    small_disk: tuple[Path, Remount],
) -> None:
    workspace = with_a_person(small_disk[0])
    people = People(workspace.store)
    filler = fill(small_disk[0], spare=64 * 1024)

    with (
        pytest.raises(EnvironmentFault, match="The disk is full; nothing of this step"),
        workspace.store.writing(OWNER, "test") as work,
    ):
        people.add(work, [f"P{number:05}" for number in range(1, 5_000)])

    filler.unlink()
    assert [person.code for person in people.all()] == ["P00"]
    with workspace.store.writing(OWNER, "test") as work:
        people.add(work, ["P01"])
    workspace.close()
    with open_desk(workspace.folder, read_only=True) as desk:
        assert desk.auditing.verify(OWNER).holds
        assert [person.code for person in People(desk.store).all()] == ["P00", "P01"]


def test_a_workspace_cannot_be_made_on_a_full_disk(small_disk: tuple[Path, Remount]) -> None:
    fill(small_disk[0], spare=16 * 1024)

    with pytest.raises(EnvironmentFault, match=r"disk is full|No space left"):
        create_workspace(small_disk[0] / "new", ManualClock(), SeededIds(1))
    assert [path.name for path in small_disk[0].iterdir()] == ["filler"]


def test_a_backup_that_finds_the_disk_full_leaves_the_workspace_whole(
    small_disk: tuple[Path, Remount],
) -> None:
    workspace = with_a_person(small_disk[0])
    folder = workspace.folder
    filler = fill(small_disk[0], spare=32 * 1024)

    with pytest.raises(EnvironmentFault, match=r"disk is full|free some space"):
        workspace.close()

    filler.unlink()
    assert list((folder / "backups").iterdir()) == []
    again = open_workspace(folder, ManualClock(), SeededIds(2))
    assert [person.code for person in People(again.store).all()] == ["P00"]
    again.close()


def test_a_workspace_on_a_read_only_disk_is_refused_for_writing_and_can_be_read(
    small_disk: tuple[Path, Remount],
) -> None:
    workspace = with_a_person(small_disk[0])
    folder = workspace.folder
    workspace.close()
    small_disk[1]("ro")

    with pytest.raises(EnvironmentFault, match=r"cannot be written .*Read-only"):
        open_workspace(folder, ManualClock(), SeededIds(1))
    with open_desk(folder, read_only=True) as desk:
        assert [person.code for person in People(desk.store).all()] == ["P00"]
        assert desk.auditing.verify(OWNER).holds


def test_a_disk_that_becomes_read_only_is_told(small_disk: tuple[Path, Remount]) -> None:
    folder = empty_workspace(small_disk[0])
    with open_desk(folder, clock=ManualClock(), ids=SeededIds(1)) as desk:
        pass
    reader = open_desk(folder, read_only=True)

    with (
        pytest.raises(EnvironmentFault, match="read-only"),
        reader.store.writing(OWNER, "test") as work,
    ):
        People(desk.store).add(work, ["P01"])
    reader.close()


def test_a_database_that_another_program_holds_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlite3

    monkeypatch.setattr("medannot.store.sqlite_only.BUSY_TIMEOUT_MS", 20)
    workspace = open_workspace(empty_workspace(tmp_path), ManualClock(), SeededIds(1))
    other = sqlite3.connect(workspace.store.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with (
        pytest.raises(EnvironmentFault, match=r"Another program holds the database medannot\.sql"),
        workspace.store.writing(OWNER, "test") as work,
    ):
        People(workspace.store).add(work, ["P01"])

    other.execute("ROLLBACK")
    other.close()
    with workspace.store.writing(OWNER, "test") as work:
        People(workspace.store).add(work, ["P01"])
    workspace.close()


def test_a_workspace_on_a_full_disk_is_not_opened_for_writing_and_says_why(
    small_disk: tuple[Path, Remount],
) -> None:
    folder = empty_workspace(small_disk[0])
    filler = fill(small_disk[0])

    with pytest.raises(EnvironmentFault, match="The disk is full"):
        open_workspace(folder, ManualClock(), SeededIds(1))

    filler.unlink()
    open_workspace(folder, ManualClock(), SeededIds(1)).close()
