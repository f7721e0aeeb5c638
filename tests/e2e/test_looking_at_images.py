"""One's own images in the real window, without a workspace."""

from pathlib import Path

import numpy as np
import pytest

from medannot.cli.main import run
from tests.helpers.driving import Driven, drive
from tests.helpers.pictures import dicom_file, encoded
from tests.ui.viewer.rooms import turn_wheel


class NoWindow:
    """Stands where the program's window would be."""


GREY = np.arange(64 * 48, dtype=np.int16).reshape(48, 64)
CANARY = "MUSTERMANN"


@pytest.fixture
def disc(tmp_path: Path) -> Path:
    folder = tmp_path / "disc"
    folder.mkdir()
    for z in range(6):
        data = dicom_file(
            GREY + np.int16(z),
            PatientName=CANARY,
            StudyInstanceUID="1.2.3",
            SeriesInstanceUID="1.2.3.4",
            SeriesNumber="2",
            BodyPartExamined="CHEST",
            ImageOrientationPatient=["1", "0", "0", "0", "1", "0"],
            ImagePositionPatient=["0", "0", str(10 - z)],
        )
        (folder / f"{CANARY}{z}").write_bytes(data)
    skin = np.full((40, 60, 3), 120, np.uint8)
    for name in ("near.png", "far.png"):
        (folder / name).write_bytes(encoded(skin, "PNG"))
    (folder / "letter.pdf").write_bytes(b"%PDF-1.7")
    return folder


def opened(window: Driven) -> None:
    window.wait_for(lambda: window.page_title() == "Images")
    window.wait_for(lambda: window.page().list.rows.rowCount() == 2)
    window.wait_for(lambda: window.page().viewer.view.prepared is not None)


@pytest.mark.usefixtures("home")
def test_a_folder_opens_as_series_and_is_scrolled_by_the_wheel(disc: Path) -> None:
    def script(window: Driven) -> None:
        opened(window)
        page = window.page()
        assert [page.list.rows.row(n).title for n in (0, 1)] == [
            "CT CHEST, series 2",
            "Photographs",
        ]
        assert page.viewer.view.frame_words == "Frame 1 / 6"
        # The lowest slice comes first: of those written, the last.
        first = page.viewer.view.prepared.value_at(0, 0)
        turn_wheel(page.viewer.view, 1)
        window.wait_for(lambda: page.viewer.frame == 2)
        window.wait_for(lambda: page.viewer.view.prepared.value_at(0, 0) != first)
        assert first == 5
        assert page.viewer.view.prepared.value_at(0, 0) == 4
        assert window.sees("Not shown: 1 file.")

    assert drive(["view", str(disc)], script) == 0


@pytest.mark.usefixtures("home")
def test_photographs_of_a_folder_stand_as_thumbnails_near_before_far(disc: Path) -> None:
    def script(window: Driven) -> None:
        opened(window)
        page = window.page()
        window.key("Ctrl+PgDown")
        window.wait_for(lambda: not page.viewer.strip.isHidden())
        names = [small.accessibleName() for small in page.viewer.strip.thumbnails]
        assert names == ["Near, opened", "Far, not opened yet"]

    assert drive(["view", str(disc)], script) == 0


@pytest.mark.usefixtures("home")
def test_no_name_is_on_the_screen_until_the_person_asks_for_it(disc: Path) -> None:
    def script(window: Driven) -> None:
        opened(window)
        assert not window.sees(CANARY)
        assert CANARY not in window.window.windowTitle()
        page = window.page()
        assert all(CANARY not in page.list.rows.below(page.list.rows.row(n)) for n in (0, 1))
        window.click("Show file names")
        assert CANARY in page.list.rows.below(page.list.rows.row(0))

    assert drive(["view", str(disc)], script) == 0


@pytest.mark.usefixtures("home")
def test_esc_leads_back_and_first_gives_up_what_is_being_drawn(disc: Path) -> None:
    def script(window: Driven) -> None:
        opened(window)
        page = window.page()
        window.key("Alt+D")
        page.viewer.active_pane.board.begin("length", (3.0, 3.0))
        page.list.setFocus()
        window.key("Esc")
        assert window.page() is page
        assert page.viewer.active_pane.board.marks == ()
        window.key("Esc")
        window.wait_for(lambda: window.page_title() == "Start")

    assert drive(["view", str(disc)], script) == 0


def test_the_command_line_lists_what_lies_there_and_names_nobody(
    disc: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["images", "list", str(disc)], NoWindow()) == 1
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        "Study 1",
        "  CT CHEST: 6 images in 1 stack, 64 x 48",
        "Study 2",
        "  photographs: 2 images in 2 stacks, 60 x 40",
    ]
    assert "letter.pdf is a PDF document" in said.err
    assert CANARY not in said.out


def test_a_place_that_is_not_there_is_a_wrong_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["view", str(tmp_path / "nowhere")], NoWindow()) == 2
    assert "nowhere" in capsys.readouterr().err
