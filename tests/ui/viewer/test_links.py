"""What panes do together: frames, zoom and place, window, each by itself."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from medannot.imaging.frame import Window
from tests.helpers.driving import Driven, click, drive, settle
from tests.ui.viewer.galleries import drop, opened, put_series, row_mime, side_by_side
from tests.ui.viewer.rooms import turn_wheel

# A menu that is open takes the keyboard, which the platform of the tests has not.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing", extend=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for series in (1, 2):
        put_series(tmp_path / "ct", "1.2.3", series)
    return tmp_path / "ct"


def choose(window: Driven, action_id: str) -> dict[str, bool]:
    """Open the menu of the link button, choose an entry; return what was ticked before."""
    found: dict[str, bool] = {}

    def pick() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        entries = {entry.objectName(): entry for entry in menu.actions()}
        found.update({name: entry.isChecked() for name, entry in entries.items()})
        if action_id:
            entries[action_id].trigger()
        menu.close()

    click(window.page().viewer._more.button("viewer.link"))
    pick()
    # Desktops give the window back what an open menu took; the tests' platform does not.
    window.window.activateWindow()
    window.wait_for(lambda: QApplication.focusWidget() is not None)
    return found


@pytest.mark.usefixtures("home")
def test_lung_beside_soft_tissue_of_one_series_keeps_its_window(folder: Path) -> None:
    def script(window: Driven) -> None:
        opened(window, 2)
        left, right = side_by_side(window, 2)
        drop(right, row_mime(window, 0))
        window.wait_for(lambda: right.place == left.place and right.view.prepared)
        ticked = choose(window, "viewer.link_window")
        assert ticked == {
            "viewer.link": True,
            "viewer.link_scroll": True,
            "viewer.link_view": True,
            "viewer.link_window": True,
        }
        right.view.set_voi(Window(-600, 1500))
        assert left.view.window_in_force != Window(-600, 1500)
        turn_wheel(right.view, 2)
        window.wait_for(lambda: (left.frame, right.frame) == (3, 3))
        right.view.zoom(3.0)
        assert left.view.view() == right.view.view()
        assert choose(window, "")["viewer.link_window"] is False

    assert drive(["view", str(folder)], script) == 0


@pytest.mark.usefixtures("home")
def test_the_key_links_nothing_and_then_again_what_was_chosen(folder: Path) -> None:
    def script(window: Driven) -> None:
        page = opened(window, 2)
        left, right = side_by_side(window, 2)
        told: list[dict[str, object]] = []
        page.viewer.tool_used.connect(lambda tool, found: told.append({"tool": tool, **found}))
        choose(window, "viewer.link_scroll")
        window.key("Alt+K")
        assert told[-1]["tool"] == "link"
        assert (told[-1]["linked"], told[-1]["links"]) == (False, [])
        left.view.zoom(2.0)
        assert right.view.state.view is None
        window.key("Alt+K")
        assert (told[-1]["linked"], told[-1]["links"]) == (True, ["view", "window"])
        left.view.zoom(2.0)
        assert right.view.state.view is not None
        page.viewer.turn(1)
        settle(60)
        assert (left.frame, right.frame) == (2, 1)
        # Another layout and back: the choice stays while the viewer does.
        side_by_side(window, 1)
        side_by_side(window, 2)
        assert choose(window, "")["viewer.link_scroll"] is False

    assert drive(["view", str(folder)], script) == 0


@pytest.mark.usefixtures("home")
def test_all_are_linked_again_where_each_was_unlinked_by_itself(folder: Path) -> None:
    def script(window: Driven) -> None:
        page = opened(window, 2)
        side_by_side(window, 2)
        for name in ("scroll", "view", "window"):
            choose(window, f"viewer.link_{name}")
        assert not page.viewer.linked
        assert not page.viewer._more.button("viewer.link").isChecked()
        window.key("Alt+K")
        assert all(choose(window, "").values())

    assert drive(["view", str(folder)], script) == 0


@pytest.mark.usefixtures("home")
def test_a_pane_that_comes_later_catches_up_with_window_and_slice(folder: Path) -> None:
    def script(window: Driven) -> None:
        page = opened(window, 2)
        page.viewer.view.set_voi(Window(40, 80))
        page.viewer.go_to(3)
        window.wait_for(lambda: page.viewer.view.frame_words == "Slice 3 / 4")
        left, right = side_by_side(window, 2)
        window.wait_for(lambda: right.view.prepared and right.frame == 3)
        settle(50)
        assert right.view.window_in_force == Window(40, 80)
        assert left.frame == 3

    assert drive(["view", str(folder)], script) == 0
