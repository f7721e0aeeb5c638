"""What stands on the page of images where nothing, or not all, can be shown."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from tests.helpers.driving import Driven, drive
from tests.helpers.pictures import dicom_file

GREY = np.arange(64 * 48, dtype=np.int16).reshape(48, 64)


@pytest.mark.usefixtures("home")
def test_a_refused_file_is_told_in_the_picture_s_place(tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").write_bytes(b"%PDF-1.7")

    def script(window: Driven) -> None:
        window.wait_to_see("This file cannot be shown")
        page = window.page()
        window.wait_to_see("letter.pdf is a PDF document; take the images out of it first.")
        assert not page.viewer.isVisible()
        assert not window.sees("Why")
        assert QApplication.focusWidget() is page.nothing.files

    assert drive(["view", str(tmp_path / "letter.pdf")], script) == 0


@pytest.mark.usefixtures("home")
def test_many_refused_files_are_listed(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.pdf").write_bytes(b"%PDF-1.7")

    def script(window: Driven) -> None:
        window.wait_to_see("None of the 5 files can be shown")
        lines = window.page().nothing.list.toPlainText().splitlines()
        assert len(lines) == 5
        assert lines[4] == "4.pdf is a PDF document; take the images out of it first."

    assert drive(["view", str(tmp_path)], script) == 0


@pytest.mark.usefixtures("home")
def test_an_empty_folder_is_named_and_another_one_can_be_opened(tmp_path: Path) -> None:
    empty, full = tmp_path / "ward round", tmp_path / "full"
    empty.mkdir()
    full.mkdir()
    (full / "a.dcm").write_bytes(dicom_file(GREY))

    def script(window: Driven) -> None:
        window.wait_to_see("There is no image in “ward round”")
        assert window.page_title() == "Images"
        window.page().look((full,))
        window.wait_for(lambda: window.page().viewer.view.prepared is not None)
        assert not window.sees("There is no image")

    assert drive(["view", str(empty)], script) == 0


@pytest.mark.usefixtures("home")
def test_what_a_file_says_wrongly_is_told_over_its_image(tmp_path: Path) -> None:
    odd = dicom_file(GREY, WindowCenter="40", WindowWidth="-5")
    (tmp_path / "odd.dcm").write_bytes(odd)

    def script(window: Driven) -> None:
        window.wait_for(lambda: window.page_title() == "Images")
        window.wait_for(lambda: window.page().viewer.view.prepared is not None)
        assert window.page().viewer.view.accessibleDescription() == (
            "Its window cannot be used; the range of the frame's values is shown instead."
        )

    assert drive(["view", str(tmp_path)], script) == 0


@pytest.mark.usefixtures("home")
def test_a_step_back_keeps_what_is_opened_and_measured(tmp_path: Path) -> None:
    (tmp_path / "a.dcm").write_bytes(dicom_file(GREY))
    (tmp_path / "letter.pdf").write_bytes(b"%PDF-1.7")

    def script(window: Driven) -> None:
        window.wait_for(lambda: window.page_title() == "Images")
        window.wait_for(lambda: window.page().viewer.view.prepared is not None)
        page = window.page()
        window.key("I")
        window.click("Why")
        assert page.refused.isVisible()
        window.key("Esc")
        assert not page.refused.isVisible()
        assert window.page() is page
        window.key("Esc")
        assert window.page() is not page
        window.key("Ctrl+Shift+O")
        assert window.page() is page
        assert page.viewer.view.state.inverted
        assert page.list.rows.rowCount() == 1

    assert drive(["view", str(tmp_path)], script) == 0
