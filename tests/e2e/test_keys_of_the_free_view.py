"""Keys on the page of one's own images: plain letters, digits, arrows, and the window's numbers."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from medannot.imaging.frame import Window
from tests.helpers.driving import Driven, drive, settle
from tests.helpers.pictures import dicom_file

GREY = np.arange(64 * 48, dtype=np.int16).reshape(48, 64)


@pytest.fixture
def two_series(tmp_path: Path) -> Path:
    folder = tmp_path / "ct"
    folder.mkdir()
    for series in (1, 2):
        for z in range(4):
            data = dicom_file(
                GREY,
                StudyInstanceUID="1.2.3",
                SeriesInstanceUID=f"1.2.3.{series}",
                SOPInstanceUID=f"1.2.3.{series}.{z + 1}",
                SeriesNumber=str(series),
                BodyPartExamined="CHEST",
                ImageOrientationPatient=["1", "0", "0", "0", "1", "0"],
                ImagePositionPatient=["0", "0", str(z)],
            )
            (folder / f"{series}-{z}").write_bytes(data)
    return folder


def opened(window: Driven) -> None:
    window.wait_for(lambda: window.page_title() == "Images")
    window.wait_for(lambda: window.page().list.rows.rowCount() == 2)
    window.wait_for(lambda: window.page().viewer.view.prepared is not None)


def press(key: Qt.Key) -> None:
    """Press a key where the focus is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)
    settle()


@pytest.mark.usefixtures("home")
def test_arrows_show_series_in_the_list_and_slices_on_the_image(two_series: Path) -> None:
    def script(window: Driven) -> None:
        opened(window)
        page = window.page()
        press(Qt.Key.Key_Down)
        assert (page.viewer.place, page.viewer.frame) == (0, 2)
        page.list.setFocus()
        press(Qt.Key.Key_PageDown)
        assert (page.viewer.place, page.viewer.frame) == (0, 3)
        press(Qt.Key.Key_Down)
        window.wait_for(lambda: page.viewer.place == 1)
        assert page.list.currentIndex().row() == 1
        QTest.mouseClick(page.viewer.view, Qt.MouseButton.LeftButton)
        press(Qt.Key.Key_Down)
        press(Qt.Key.Key_Down)
        press(Qt.Key.Key_Up)
        assert (page.viewer.place, page.viewer.frame) == (1, 2)
        press(Qt.Key.Key_End)
        assert page.viewer.frame == 4
        assert page.list.currentIndex().row() == 1

    assert drive(["view", str(two_series)], script) == 0


@pytest.mark.usefixtures("home")
def test_plain_letters_and_digits_work_where_nothing_is_answered(two_series: Path) -> None:
    def script(window: Driven) -> None:
        opened(window)
        view = window.page().viewer.view
        for key in (Qt.Key.Key_I, Qt.Key.Key_R, Qt.Key.Key_H, Qt.Key.Key_2):
            press(key)
        assert (view.state.inverted, view.state.flipped) == (True, True)
        assert view.state.turns in {1, 3}
        assert view.window_in_force == Window(-600, 1500)
        press(Qt.Key.Key_0)
        assert (view.state.inverted, view.state.flipped, view.state.turns) == (False, False, 0)

    assert drive(["view", str(two_series)], script) == 0


@pytest.mark.usefixtures("home")
def test_a_number_that_stands_in_a_field_is_the_window_in_force(two_series: Path) -> None:
    def script(window: Driven) -> None:
        opened(window)
        viewer = window.page().viewer
        width, level = viewer._window._width, viewer._window._center
        level.setFocus()
        level.selectAll()
        QTest.keyClicks(level, "-600")
        press(Qt.Key.Key_Tab)
        assert viewer.view.window_in_force.center == -600
        before = viewer.view.window_in_force.width
        width.setFocus()
        width.selectAll()
        QTest.keyClicks(width, "0")
        press(Qt.Key.Key_Return)
        assert viewer.view.window_in_force.width == before
        assert float(width.text().replace(",", "")) == round(before, 1)

    assert drive(["view", str(two_series)], script) == 0
