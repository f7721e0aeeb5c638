"""Panes that are empty, and what is put into them: by a drag, by Enter, by the paging keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest

from medannot.imaging.frame import Window
from medannot.ui.viewer.measures.marks import Mark, MeasureKind
from medannot.ui.viewer.panes import ImagePane
from medannot.ui.viewer.thumbnails import ROW_MIME, numbered
from tests.helpers.driving import Driven, click, drive, settle
from tests.ui.viewer.galleries import (
    drop,
    opened,
    put_photographs,
    put_series,
    row_mime,
    side_by_side,
)

HINT = "Drag a series here"
LENGTH = Mark(MeasureKind.LENGTH, ((3.0, 3.0), (20.0, 9.0)))

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Rows 0 and 1: two series of a study; row 2: another study; row 3: two photographs."""
    root = tmp_path / "disc"
    for series in (1, 2):
        put_series(root, "1.2.3", series)
    put_series(root, "1.2.4", 1, slices=3, part="HEAD")
    put_photographs(root, "near.png", "far.png")
    return root


def places(window: Driven) -> list[int]:
    return [pane.place for pane in window.page().viewer.grid.panes]


def measure(pane: ImagePane) -> None:
    pane.board.begin(LENGTH.kind, LENGTH.points[0])
    pane.board.add(LENGTH.points[1])
    assert pane.board.marks == (LENGTH,)


def hints(window: Driven) -> list[str]:
    return [pane.view.accessibleDescription() for pane in window.page().viewer.grid.panes]


def test_panes_for_which_there_is_no_series_stay_empty_and_say_how_to_fill_them(
    folder: Path,
) -> None:
    def script(window: Driven) -> None:
        page = opened(window, 4)
        panes = side_by_side(window, 4)
        assert places(window) == [0, 1, -1, -1]
        assert hints(window)[2:] == [HINT, HINT]
        empty = panes[2].view
        settle(50)
        seen = empty.grab().toImage()
        shades = {seen.pixelColor(x, y).lightness() for x in range(400) for y in range(100, 160)}
        assert 0 in shades
        # The words are seen, and fainter than those on an image.
        assert 60 < max(shades) < 220
        # Nothing can be done to an empty pane, and nothing is told of it.
        told: list[str] = []
        page.viewer.tool_used.connect(lambda tool, _found: told.append(tool))
        QTest.mouseClick(empty, Qt.MouseButton.LeftButton)
        for keys in ("I", "Alt+R", "Alt+D", "Alt+C", "PgDown", "Alt++", "F2", "Delete"):
            window.key(keys)
        assert told == []
        window.key("Alt+Y")
        assert places(window) == [0]

    assert drive(["view", str(folder)], script) == 0


def test_a_single_series_stands_in_both_panes(tmp_path: Path) -> None:
    put_series(tmp_path / "one", "1.2.3", 1)

    def script(window: Driven) -> None:
        opened(window, 1)
        side_by_side(window, 2)
        assert places(window) == [0, 0]

    assert drive(["view", str(tmp_path / "one")], script) == 0


def test_a_row_is_dragged_into_a_pane_and_the_others_keep_what_they_have(folder: Path) -> None:
    def script(window: Driven) -> None:
        page = opened(window, 4)
        first, _second, third, fourth = side_by_side(window, 4)
        first.view.set_voi(Window(55, 66))
        page.viewer.go_to(3)
        window.wait_for(lambda: first.view.frame_words == "Slice 3 / 4")
        measure(first)
        assert drop(third, row_mime(window, 0))  # the same series once more
        assert drop(fourth, row_mime(window, 2))  # a series of another study
        window.wait_for(lambda: third.view.prepared and fourth.view.prepared)
        assert places(window) == [0, 1, 0, 2]
        assert page.viewer.active_pane is fourth
        assert first.board.marks == (LENGTH,)
        assert (first.frame, first.view.window_in_force) == (3, Window(55, 66))
        # What is of another study, and of another kind, is not moved along.
        page.viewer.go_to(2)
        window.wait_for(lambda: fourth.view.frame_words == "Slice 2 / 3")
        settle(50)
        assert first.frame == 3
        # Side by side it is told which study is which.
        titles = [pane.view.title_words for pane in (first, fourth)]
        assert titles == ["Study 1 – CT CHEST, series 1", "Study 2 – CT HEAD, series 1"]

    assert drive(["view", str(folder)], script) == 0


def test_the_same_series_stands_in_two_panes_with_a_window_each(folder: Path) -> None:
    def script(window: Driven) -> None:
        opened(window, 4)
        left, right = side_by_side(window, 2)
        drop(right, row_mime(window, 0))
        window.wait_for(lambda: right.place == 0 and right.view.prepared)
        window.page().viewer.act("viewer.link_window")
        left.view.set_voi(Window(40, 400))
        right.view.set_voi(Window(-600, 1500))
        assert (left.place, right.place) == (0, 0)
        assert left.view.window_in_force == Window(40, 400)
        assert right.view.window_in_force == Window(-600, 1500)

    assert drive(["view", str(folder)], script) == 0


def test_photographs_that_join_a_series_bring_their_small_pictures(folder: Path) -> None:
    def script(window: Driven) -> None:
        page = opened(window, 4)
        first, second = side_by_side(window, 2)
        measure(first)
        assert drop(second, row_mime(window, 3))
        window.wait_for(lambda: second.place == 2 and second.view.prepared)
        small = page.viewer.strip.thumbnails
        assert [one.text() for one in small] == [
            "CT CHEST, series 1",
            "CT CHEST, series 2",
            "Near",
            "Far",
        ]
        assert [one.opened for one in small] == [True, True, True, False]
        click(small[3])
        window.wait_for(lambda: second.place == 3 and second.view.prepared)
        assert drop(first, small[2].mime())
        assert first.place == 2
        click(small[0])
        assert first.board.marks == (LENGTH,)

    assert drive(["view", str(folder)], script) == 0


def test_in_a_single_pane_a_dropped_row_is_shown_like_a_clicked_one(folder: Path) -> None:
    def script(window: Driven) -> None:
        page = opened(window, 4)
        assert drop(page.viewer.active_pane, row_mime(window, 2))
        assert page.list.currentIndex().row() == 2
        assert page.viewer.active_pane.image is page.list.rows.row(2).images[0]
        assert drop(page.viewer.active_pane, numbered(ROW_MIME, 99))  # no such row
        assert page.viewer.active_pane.image is page.list.rows.row(2).images[0]
        assert not drop(page.viewer.active_pane, QMimeData())

    assert drive(["view", str(folder)], script) == 0


def test_enter_puts_a_row_into_the_pane_that_was_chosen_by_a_key(folder: Path) -> None:
    def script(window: Driven) -> None:
        page = opened(window, 4)
        first, second = side_by_side(window, 2)
        page.list.setFocus()
        window.key("Down", 2)
        # Of another study: it is only highlighted, and both panes stay.
        assert page.list.currentIndex().row() == 2
        assert places(window) == [1, 1]
        window.key("Alt+J")
        assert page.viewer.active_pane is second
        window.key("Enter")
        window.wait_for(lambda: second.place == 2 and second.view.prepared)
        assert first.place == 1
        assert second.image is page.list.rows.row(2).images[0]

    assert drive(["view", str(folder)], script) == 0


def test_the_paging_keys_go_from_the_series_that_is_shown(folder: Path) -> None:
    def script(window: Driven) -> None:
        page = opened(window, 4)
        window.key("Ctrl+PgDown")
        assert page.viewer.place == 1
        # Shown by the image's own key, while the list still marks another row.
        window.key("Alt+1")
        assert (page.viewer.place, page.list.currentIndex().row()) == (0, 1)
        window.key("Ctrl+PgDown")
        assert (page.viewer.place, page.list.currentIndex().row()) == (1, 1)
        # Another row is only highlighted, as a drag does that is not ended.
        page.list.setCurrentIndex(page.list.rows.index(3))
        window.key("Ctrl+PgUp")
        assert (page.viewer.place, page.list.currentIndex().row()) == (0, 0)
        # In several panes: from what the active one shows.
        side_by_side(window, 2)
        window.key("Alt+J")
        assert page.viewer.place == 1
        window.key("Ctrl+PgUp")
        window.wait_for(lambda: places(window) == [0, 0])
        assert page.list.currentIndex().row() == 0

    assert drive(["view", str(folder)], script) == 0
