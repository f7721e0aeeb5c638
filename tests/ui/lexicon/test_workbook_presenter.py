"""A workbook accepted in part: what is stale, unsound or read-only takes nothing over."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtWidgets import QApplication

from medannot.domain.lexicon.version import Step
from medannot.exchange.lexicons.folder import load
from medannot.services.lexicons import LexiconShelf
from medannot.ui.lexicon.comparing.workbook_presenter import WorkbookPresenter
from medannot.ui.tasks import Tasks
from tests.helpers.driving import wait_for
from tests.helpers.small_lexicon import edited_workbook, put, sheet_of, small_lexicon


class Room:
    """A presenter over one lexicon of a workspace's own."""

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        self.folder = small_lexicon(folder / "own" / "clinic-skin")
        self.tasks = Tasks()
        shelf = LexiconShelf(folder / "none", folder / "own")
        self.presenter = WorkbookPresenter(shelf, self.tasks, self.tasks, read_only=read_only)
        self.presenter.begin("clinic-skin")

    def book(self, name: str, edit: Callable[[Workbook], object]) -> Path:
        return edited_workbook(load(self.folder), self.folder.parent.parent / name, edit)

    def read(self, path: Path) -> None:
        self.presenter.read(path)
        self.wait()

    def accept(self, *ids: str) -> None:
        self.presenter.accept(ids)
        self.wait()

    def wait(self) -> None:
        wait_for(lambda: not self.presenter.state.busy)

    def bytes(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.folder.iterdir()}


@pytest.fixture
def room(qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path)
    yield made
    made.tasks.close()


def new_parent(book: Workbook) -> None:
    sheet_of(book, "lesions").append(["LG", "LESION", "group", "none", "9", "New", "新"])
    put(book, "lesions", "B3", "LG")


def test_the_step_is_that_of_what_is_accepted(room: Room) -> None:
    room.read(room.book("ward.xlsx", new_parent))

    assert [row.key for row in room.presenter.state.rows] == ["LG", "L.PAPULE"]
    assert room.presenter.step_of({"LG"}) is Step.MINOR
    assert room.presenter.step_of({"LG", "L.PAPULE"}) is Step.MAJOR
    assert room.presenter.step_of(()) is None


def test_what_makes_no_sound_lexicon_is_told_and_the_proposal_stays(room: Room) -> None:
    room.read(room.book("ward.xlsx", new_parent))
    before = room.bytes()
    room.accept("L.PAPULE")

    assert "There is no node LG to be the parent" in room.presenter.state.fault
    assert room.presenter.state.proposal is not None
    assert room.bytes() == before


def test_a_workbook_that_is_older_than_the_lexicon_is_known_as_such(room: Room) -> None:
    older = room.book("older.xlsx", lambda book: put(book, "regions", "G3", "脸"))
    room.read(room.book("ward.xlsx", lambda book: put(book, "lesions", "G3", "小丘疹")))
    room.accept("L.PAPULE")
    assert load(room.folder).lexicon["L.PAPULE"].zh.label == "小丘疹"
    assert (
        load(room.folder.parent / "kept/clinic-skin@1.2.0").lexicon["L.PAPULE"].zh.label == "丘疹"
    )

    room.read(older)

    proposal = room.presenter.state.proposal
    assert proposal is not None
    assert proposal.is_stale
    assert {row.key for row in room.presenter.state.rows} == {"FACE", "L.PAPULE"}


def test_a_workspace_that_is_only_read_is_not_written(qapp: QApplication, tmp_path: Path) -> None:
    room = Room(tmp_path, read_only=True)
    room.read(room.book("ward.xlsx", lambda book: put(book, "lesions", "G3", "小丘疹")))
    before = room.bytes()
    room.accept("L.PAPULE")

    assert "open for reading only" in room.presenter.state.fault
    assert room.bytes() == before
    assert not (room.folder.parent / "kept").exists()
    room.tasks.close()


def test_a_file_that_is_gone_is_one_sentence(room: Room, tmp_path: Path) -> None:
    room.read(tmp_path / "gone.xlsx")

    assert "gone.xlsx" in room.presenter.state.fault
    assert room.presenter.state.proposal is None
