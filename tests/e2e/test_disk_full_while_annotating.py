"""The disk is full while somebody annotates: one sentence, nothing lost, and it goes on after."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from medannot.domain.errors import EnvironmentFault
from medannot.domain.people import OWNER
from medannot.services.desk import open_desk
from tests.helpers.annotated import UNSHARP, USABLE, AnnotationRoom, lesion
from tests.helpers.annotating_room import kept, kinds, sit_down, with_project
from tests.helpers.driving import Driven, drive
from tests.helpers.small_disks import fill, mounted

pytestmark = pytest.mark.usefixtures("home")

FULL = "The disk is full; nothing of this step was written. Free some space and try again."


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with mounted(tmp_path, megabytes=8) as (folder, _remount):
        yield folder


def test_an_act_is_refused_whole_and_is_done_again_after(disk: Path) -> None:
    with AnnotationRoom(disk) as room:
        opened = room.say(room.open(), USABLE, 1)
        filler = fill_whole(disk, room.desk.folder)

        with pytest.raises(EnvironmentFault) as refused:
            room.say(opened, lesion())
        assert str(refused.value) == FULL
        assert room.open() == opened
        with pytest.raises(EnvironmentFault, match="The disk is full"):
            room.desk.annotating.undo(room.actor(), opened)

        filler.unlink()
        after = room.say(opened, lesion())
        assert room.open() == after
        assert len(after.revisions) == len(opened.revisions) + 1
        assert room.desk.auditing.verify(OWNER).problems == ()


def test_the_window_says_so_shows_what_is_saved_and_goes_on(tmp_path: Path, disk: Path) -> None:
    folder = with_project(disk)

    def script(window: Driven) -> None:
        sit_down(window, "anna")
        presenter = window.page().presenter

        def contents() -> list[str]:
            window.idle()
            return kinds([one.content for one in presenter.state.findings.values()])

        window.key("Space")
        assert contents() == ["quality"]
        filler = fill_whole(disk, folder)
        window.click("Unsharp")
        window.wait_to_see(FULL)
        window.idle()
        window.click("Unsharp")
        window.wait_to_see(FULL)
        assert contents() == ["quality"]
        window.wait_to_see("All saved ")
        assert kept_beside(folder) == [USABLE]

        filler.unlink()
        window.click("Unsharp")
        window.idle()
        assert not window.sees(FULL)

    assert drive(["--workspace", str(folder)], script) == 0
    assert kept(folder, "anna") == [UNSHARP]
    with open_desk(folder, read_only=True) as desk:
        assert desk.auditing.verify(OWNER).holds


def fill_whole(disk: Path, folder: Path) -> Path:
    """Fill the disk so that the database's log cannot take one page more."""
    with closing(sqlite3.connect(folder / "medannot.sqlite")) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return fill(disk)


def kept_beside(folder: Path) -> list[object]:
    """Return what is on the disk while the window is open."""
    with open_desk(folder, read_only=True) as desk:
        anna = desk.annotating.seat(OWNER, "anna")
        project = desk.annotating.projects(anna)[0].project_id
        own = desk.annotating.next(anna, project)
        assert own is not None
        opened = desk.annotating.open(anna, own.case_id)
        return [one.content for one in opened.findings.values()]
