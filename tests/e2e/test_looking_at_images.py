"""One's own images in the real window, without a workspace."""

import sys
from pathlib import Path

import numpy as np
import pytest

from medannot.cli.main import run
from medannot.ui.viewer.state import Tool
from tests.helpers.dicomdirs import dicomdir_of
from tests.helpers.driving import Driven, drive
from tests.helpers.pictures import dicom_file, encoded
from tests.helpers.verbs import NoWindow
from tests.ui.viewer.rooms import turn_wheel

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
            SOPInstanceUID=f"1.2.3.4.{z + 1}",
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
        assert page.viewer.view.frame_words == "Slice 1 / 6"
        # The lowest slice comes first: of those written, the last.
        first = page.viewer.view.prepared.value_at(0, 0)
        turn_wheel(page.viewer.view, 1)
        window.wait_for(lambda: page.viewer.frame == 2)
        window.wait_for(lambda: page.viewer.view.prepared.value_at(0, 0) != first)
        assert first == 5
        assert page.viewer.view.prepared.value_at(0, 0) == 4
        window.wait_to_see("Not shown: 1 file.")

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
        assert page.viewer.view.chosen_tool is Tool.LENGTH
        window.key("Esc")
        assert window.page() is page
        assert page.viewer.view.chosen_tool is Tool.WINDOW
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


@pytest.mark.usefixtures("home")
def test_a_disc_shows_what_its_dicomdir_lists_and_says_what_is_left_out(disc: Path) -> None:
    table = disc / "DICOMDIR"
    table.write_bytes(dicomdir_of(f"{CANARY}0", f"{CANARY}1", "GONE"))

    def script(window: Driven) -> None:
        window.wait_for(lambda: window.page_title() == "Images")
        window.wait_for(lambda: window.page().list.rows.rowCount() == 1)
        assert window.page().viewer.view.frame_words == "Slice 1 / 2"
        window.wait_to_see(
            "Not shown: 1 file. The DICOMDIR does not list 7 files of its folder, which are not "
            "shown; open the folder itself to see them."
        )
        assert not window.sees("GONE")
        window.click("Why")
        assert window.page().refused.isVisible()
        assert window.page().refused.toPlainText() == (
            "DICOMDIR lists the file GONE, which is not there; copy the whole disc again."
        )

    assert drive(["view", str(table)], script) == 0


def test_the_command_line_tells_of_a_disc_on_the_other_stream(
    disc: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = disc / "DICOMDIR"
    table.write_bytes(dicomdir_of(f"{CANARY}0", f"{CANARY}1"))
    assert run(["images", "list", str(table)], NoWindow()) == 0
    said = capsys.readouterr()
    assert said.out.splitlines() == ["Study 1", "  CT CHEST: 2 images in 1 stack, 64 x 48"]
    assert said.err.splitlines()[-1] == (
        "The DICOMDIR does not list 7 files of its folder, which are not shown; open the folder "
        "itself to see them."
    )


@pytest.mark.parametrize(
    "words", [("view",), ("images", "list"), ("images", "render", "--out", "out")]
)
def test_a_place_that_is_not_there_is_told_in_one_sentence_by_every_verb(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").touch()
    for place in (Path("no") / "where.dcm", tmp_path / "nowhere", Path("file") / "below"):
        assert run([*words, str(place)], NoWindow()) == 1
        told = capsys.readouterr().err.splitlines()
        assert told[-1].removeprefix("medannot: ") == f"There is no file or folder {place}."


@pytest.mark.skipif(sys.platform == "win32", reason="such names cannot be given there")
@pytest.mark.parametrize("words", [("images", "list"), ("images", "render", "--out", "out\n2")])
def test_a_name_of_several_lines_is_written_in_one(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a\nb\x1b[2J.pdf").write_bytes(b"%PDF-1.7")
    Path("c\nd.png").write_bytes(encoded(np.zeros((2, 2), np.uint8), "PNG")[:-30])
    assert run([*words, "a\nb\x1b[2J.pdf", "c\nd.png"], NoWindow()) == 1
    said = capsys.readouterr()
    assert r"a\nb\x1b[2J.pdf is a PDF document; take the images out of it first." in (
        said.err.splitlines()
    )
    assert "\x1b" not in said.err
    assert not any(line.startswith(("b", "d.", "2")) for line in (said.out + said.err).splitlines())


@pytest.mark.skipif(sys.platform == "win32", reason="such names cannot be given there")
@pytest.mark.usefixtures("home")
def test_a_name_of_several_lines_stands_in_one_on_the_screen(tmp_path: Path) -> None:
    (tmp_path / "a\nb.dcm").write_bytes(dicom_file(GREY))
    (tmp_path / "c\nd.pdf").write_bytes(b"%PDF-1.7")

    def script(window: Driven) -> None:
        window.wait_for(lambda: window.page_title() == "Images")
        window.wait_for(lambda: window.page().list.rows.rowCount() == 1)
        window.click("Show file names")
        rows = window.page().list.rows
        assert r"a\nb.dcm" in rows.below(rows.row(0))
        window.click("Why")
        assert window.page().refused.toPlainText() == (
            r"c\nd.pdf is a PDF document; take the images out of it first."
        )

    assert drive(["view", str(tmp_path)], script) == 0
