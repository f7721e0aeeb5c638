"""Marks in the real window: how they look, copied through a series, measured, covered under."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from medannot.domain.annotation.finding import Lesion, Mark
from medannot.domain.annotation.shapes import Outline
from medannot.domain.covering import Subject
from medannot.ui.bench.marks.mark_tool import MarkTool
from tests.helpers.annotating_room import kept, search, sit_down, slices, with_project
from tests.helpers.driving import Driven, drive
from tests.helpers.pictures import dicom_file, encoded, exif

pytestmark = pytest.mark.usefixtures("home")


def named_lesion(window: Driven) -> Any:
    """Sit down at the first case and name a papule; return the image side, which has the keys."""
    sit_down(window, "anna")
    window.key("Ctrl+Alt+3")
    search(window, "papule")
    window.key("F6", 2)
    return window.page().bench.image


def box_drawn(window: Driven, tool: str = "B") -> None:
    """Draw a box, or another shape of two points, 40 by 30 pixels, by keys."""
    window.key(tool)
    window.key("Shift+Right")
    window.key("Enter")
    window.key("Shift+Right", 4)
    window.key("Shift+Down", 3)
    window.key("Enter")
    window.idle()


def test_marks_are_drawn_fainter_step_back_and_stay_so_after_a_restart(tmp_path: Path) -> None:
    folder = with_project(tmp_path)

    def first(window: Driven) -> None:
        side = named_lesion(window)
        box_drawn(window)
        window.key("S")
        before = side.viewer.view.grab().toImage()
        window.key("Ctrl+[", 2)
        assert side.viewer.view.grab().toImage() != before
        ticked = [one.text() for one in side.bar.look_menu().actions() if one.isChecked()]
        assert [one.split("\t")[0] for one in ticked] == ["Marks at 60 %", "Names beside marks"]
        window.key("Shift+T")
        window.key("N")

    def second(window: Driven) -> None:
        sit_down(window, "anna")
        board = window.page().bench.image.board
        assert (board.look.percent, board.look.dimmed, board.look.named) == (60, True, False)

    assert drive(["--workspace", str(folder)], first) == 0
    assert drive(["--workspace", str(folder)], second) == 0


def test_a_mark_goes_with_its_lesion_from_slice_to_slice(tmp_path: Path) -> None:
    folder = with_project(tmp_path, images=slices(tmp_path / "study"))

    def script(window: Driven) -> None:
        side = named_lesion(window)
        box_drawn(window)
        window.key("S")
        window.key("Shift+PgDown")
        window.wait_to_see("No mark is selected")
        window.key(".")
        for number in (2, 3):
            window.key("Shift+PgDown")
            window.idle()
            assert side.image.number == number
            window.wait_to_see(f"1 mark copied to image {number}")
            assert len(side.board.selected) == 1
        window.key("Shift+PgDown")
        window.wait_to_see("This is the last frame of the series.")
        window.key("Ctrl+Z")
        window.idle()
        assert side.board.marks == ()

    assert drive(["--workspace", str(folder)], script) == 0
    lesion, *marks = kept(folder, "anna")
    assert isinstance(lesion, Lesion)
    first, second = [one for one in marks if isinstance(one, Mark)]
    assert first.target is not None
    assert (first.shape, first.target, first.frame) == (second.shape, second.target, 1)


def test_a_mark_is_copied_through_the_frames_of_one_image(tmp_path: Path) -> None:
    images = tmp_path / "film"
    images.mkdir()
    pixels = np.arange(3, dtype=np.uint16)[:, None, None] * 100 + np.full((3, 80, 90), 7, np.uint16)
    (images / "film.dcm").write_bytes(dicom_file(pixels, frames=True))
    folder = with_project(tmp_path, images=images)

    def script(window: Driven) -> None:
        side = named_lesion(window)
        window.key("PgDown")
        box_drawn(window)
        window.key("S")
        window.key(".")
        window.key("Shift+PgUp")
        window.idle()
        assert side.viewer.frame == 1
        window.wait_to_see("1 mark copied to frame 1")
        window.key("Shift+PgUp")
        window.wait_to_see("This is the first frame of the series.")

    assert drive(["--workspace", str(folder)], script) == 0
    assert [one.frame for one in kept(folder, "anna") if isinstance(one, Mark)] == [2, 1]


def test_photographs_are_no_series(tmp_path: Path) -> None:
    folder = with_project(tmp_path)

    def script(window: Driven) -> None:
        side = named_lesion(window)
        box_drawn(window)
        window.key("S")
        window.key(".")
        window.key("Shift+PgDown")
        window.wait_to_see("This is the last frame of the series.")
        assert len(side.board.marks) == 1

    assert drive(["--workspace", str(folder)], script) == 0


def test_a_drawn_distance_becomes_the_size_of_the_lesion_when_asked(tmp_path: Path) -> None:
    folder = with_project(tmp_path, images=slices(tmp_path / "study"))

    def script(window: Driven) -> None:
        side = named_lesion(window)
        assert side.viewer.view.note_words == ""
        box_drawn(window, "L")
        assert side.viewer.view.note_words == "2.5 cm; U uses it as size"
        (lesion,) = [
            one.content for one in side.state.findings.values() if isinstance(one.content, Lesion)
        ]
        assert lesion.values == ()
        window.key("U")
        window.idle()
        window.wait_to_see("Size taken over: 2.5 cm")

    assert drive(["--workspace", str(folder)], script) == 0
    lesion = kept(folder, "anna")[0]
    assert isinstance(lesion, Lesion)
    size = lesion.value_of("A.SIZE")
    assert size is not None
    assert (size.least, size.most, size.unit, size.measured) == (2.5, 2.5, "cm", True)


def test_without_a_scale_sizes_are_typed(tmp_path: Path) -> None:
    folder = with_project(tmp_path)

    def script(window: Driven) -> None:
        side = named_lesion(window)
        box_drawn(window, "L")
        assert side.viewer.view.note_words == "No scale known: sizes are typed"
        window.key("S")
        window.key(".")
        window.key("U")
        window.wait_to_see("No scale of this image is known; type the size.")

    assert drive(["--workspace", str(folder)], script) == 0
    lesion = kept(folder, "anna")[0]
    assert isinstance(lesion, Lesion)
    assert lesion.values == ()


def test_a_drag_is_one_revision_that_undo_takes_back(tmp_path: Path) -> None:
    folder = with_project(tmp_path)

    def script(window: Driven) -> None:
        side = named_lesion(window)
        box_drawn(window)
        window.key("S")
        view, before = side.viewer.view, side.board.marks[0].shape
        revisions = len(side.state.opened.revisions)
        (left, top), (right, _bottom) = before.points
        start = view.mapping().to_screen((left + right) / 2, top).toPoint()
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
        for step in range(1, 9):
            QTest.mouseMove(view, start + QPoint(5 * step, 3 * step))
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(40, 24))
        window.idle()
        moved = side.board.marks[0].shape
        assert moved.points[0][0] > left
        assert len(side.state.opened.revisions) == revisions + 1
        window.key("Ctrl+Z")
        window.idle()
        assert side.board.marks[0].shape == before
        window.key("Ctrl+Y")
        window.idle()
        assert side.board.marks[0].shape == moved

    assert drive(["--workspace", str(folder)], script) == 0


def test_a_photograph_held_upright_by_its_camera_is_marked_as_it_is_seen(tmp_path: Path) -> None:
    images = tmp_path / "pictures"
    images.mkdir()
    pixels = np.full((120, 200, 3), 90, np.uint8)
    pixels[:, :20] = (250, 0, 0)
    sideways = encoded(pixels, "JPEG", quality=95, exif=b"Exif\0\0" + exif(6))
    (images / "a.jpg").write_bytes(sideways)
    folder = with_project(tmp_path, images=images)

    def script(window: Driven) -> None:
        side = named_lesion(window)
        # Turned by the camera's note, the red edge is at the top and the image is upright.
        assert (side.image.shown.columns, side.image.shown.rows) == (120, 200)
        view = side.viewer.view
        for turn in range(2):
            window.key("B")
            corners = [view.mapping().to_screen(x, y + 60 * turn) for x, y in ((20, 30), (80, 60))]
            QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=corners[0].toPoint())
            QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=corners[1].toPoint())
            window.idle()
            window.key("S")
            window.key("R")
            window.key("+")

    assert drive(["--workspace", str(folder)], script) == 0
    boxes = [one.shape for one in kept(folder, "anna") if isinstance(one, Mark)]
    places = [sorted(one.points) for one in boxes if isinstance(one, Outline)]
    for found, down in zip(places, (0, 60), strict=True):
        (left, top), (right, bottom) = found
        assert (left, right) == (pytest.approx(20, abs=1), pytest.approx(80, abs=1))
        low, high = sorted((top, bottom))
        assert (low, high) == (pytest.approx(30 + down, abs=1), pytest.approx(60 + down, abs=1))


def test_a_face_is_covered_from_the_page_and_the_marks_stay(tmp_path: Path) -> None:
    folder = with_project(tmp_path)

    def script(window: Driven) -> None:
        side = named_lesion(window)
        box_drawn(window)
        shown, marks = side.image.shown, side.board.marks
        window.key("Ctrl+Shift+K")
        covering = window.page().cover.covering
        window.wait_for(lambda: covering.dialog is not None and covering.dialog.isVisible())
        dialog = covering.dialog
        QTest.keyClick(dialog.canvas, Qt.Key.Key_Insert)
        dialog.subjects.choose(Subject.FACE)
        dialog.apply.click()
        window.wait_to_see("Part of the image is covered")
        window.idle()
        window.wait_for(lambda: side.image.shown.covers == shown.id)
        assert [one.shape for one in side.board.marks] == [one.shape for one in marks]
        window.wait_for(lambda: side.viewer.view.prepared is not None)
        pixels = side.viewer.view.prepared.frame.pixels
        middle = pixels[pixels.shape[0] // 2, pixels.shape[1] // 2]
        assert middle.tolist() == [0, 0, 0]
        window.click("Close")
        assert not window.sees("Part of the image is covered")

    assert drive(["--workspace", str(folder)], script) == 0
    mark = kept(folder, "anna")[-1]
    assert isinstance(mark, Mark)
    assert isinstance(mark.shape, Outline)


def test_who_may_not_cover_is_told_so_in_one_sentence(tmp_path: Path) -> None:
    folder = with_project(tmp_path)

    def script(window: Driven) -> None:
        named_lesion(window)
        presenter = window.page().presenter
        annotator = presenter._actor  # the window itself asks for no name yet
        seat = presenter.state.seat
        presenter.state = replace(presenter.state, seat=replace(seat, actor=annotator))
        window.key("Ctrl+Shift+K")
        window.wait_to_see("anna may not cover media here; ask the coordinator.")
        assert window.page().cover.covering.dialog is None

    assert drive(["--workspace", str(folder)], script) == 0


def test_the_next_case_is_decoded_while_one_looks_at_this_one(tmp_path: Path) -> None:
    folder = with_project(tmp_path)

    def script(window: Driven) -> None:
        sit_down(window, "anna")
        side = window.page().bench.image
        window.idle()
        known = side.frames.cache
        before = side.image.shown.id
        ready = [key for key in side.frames.keys if known.cached(key, 1) is not None]
        assert len(ready) == 2
        window.key("Ctrl+PgDown")
        window.idle()
        assert side.image.shown.id != before
        assert f"{side.image.shown.id}" in ready
        assert side.hands.tool is MarkTool.SELECT

    assert drive(["--workspace", str(folder)], script) == 0
