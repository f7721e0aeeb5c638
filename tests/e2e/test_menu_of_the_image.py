"""The menu of all tools: by a click of the other button, by a key, in a session too."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from medannot.domain.clock import SystemClock
from medannot.services.desk import open_desk
from medannot.ui.reading.answering import Stage
from medannot.ui.viewer.state import FIRST_VIEW, Tool
from tests.helpers.driving import Driven, drive, settle
from tests.helpers.pictures import dicom_file
from tests.helpers.workspaces import empty_workspace
from tests.ui.reading.room import build_study, item, picture
from tests.ui.viewer.rooms import drag

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
GREY = np.arange(64 * 48, dtype=np.int16).reshape(48, 64)


def menu() -> QMenu | None:
    """Return the menu that is open, if any."""
    found = QApplication.activePopupWidget()
    return found if isinstance(found, QMenu) else None


def entries(found: QMenu | None) -> dict[str, tuple[str, bool]]:
    """Return what stands in a menu, with its keys, and whether it can be chosen."""
    assert found is not None
    actions = [one for one in found.findChildren(QAction) if one.objectName()]
    return {one.objectName(): (one.text().replace("\t", " | "), one.isEnabled()) for one in actions}


def choose(name: str) -> None:
    """Choose an entry of the open menu."""
    found = menu()
    assert found is not None
    next(one for one in found.findChildren(QAction) if one.objectName() == name).trigger()
    found.close()
    settle()


def put_away() -> None:
    found = menu()
    if found is not None:
        found.close()
    settle()


@pytest.fixture
def look(tmp_path: Path) -> Callable[[Callable[[Driven], None]], None]:
    """Do a script on the page of one's own images."""
    (tmp_path / "one.dcm").write_bytes(dicom_file(GREY))

    def run(script: Callable[[Driven], None]) -> None:
        def begin(window: Driven) -> None:
            window.wait_for(lambda: window.page_title() == "Images")
            window.wait_for(lambda: window.page().viewer.view.prepared is not None)
            script(window)

        assert drive(["view", str(tmp_path / "one.dcm")], begin) == 0

    return run


Look = Callable[[Callable[[Driven], None]], None]


def test_a_right_click_opens_the_menu_at_the_pointer(look: Look) -> None:
    def script(window: Driven) -> None:
        view = window.page().viewer.view
        place = QPoint(120, 140)
        QTest.mouseClick(view, RIGHT, pos=place)
        found = menu()
        seen = entries(found)
        pointer = view.mapToGlobal(place)
        # Where the screen ends below it the menu stands higher, but still beside the pointer.
        assert found.x() == pointer.x()
        assert found.y() <= pointer.y() <= found.y() + found.height()
        assert seen["viewer.tool_angle"] == ("Measure an angle | A", True)
        assert seen["viewer.tool_ellipse"] == ("Measure in an ellipse | E", True)
        assert seen["viewer.tool_rectangle"] == ("Measure in a rectangle | X", True)
        assert seen["viewer.tool_polygon"] == ("Measure in a polygon | Q", True)
        assert seen["viewer.overlays"] == ("Overlays of the file | G", True)
        assert seen["viewer.words"] == ("Corner text | T", True)
        choose("viewer.tool_polygon")
        assert view.chosen_tool is Tool.POLYGON

    look(script)


def test_a_hand_that_trembles_opens_the_menu_and_changes_nothing(look: Look) -> None:
    def script(window: Driven) -> None:
        view = window.page().viewer.view
        QTest.mousePress(view, RIGHT, pos=QPoint(200, 200))
        QTest.mouseMove(view, QPoint(203, 204))
        QTest.mouseRelease(view, RIGHT, pos=QPoint(203, 204))
        assert menu() is not None
        put_away()
        assert view.state == FIRST_VIEW

    look(script)


def test_a_right_drag_enlarges_as_before_and_opens_nothing(look: Look) -> None:
    def script(window: Driven) -> None:
        view = window.page().viewer.view
        before = view.zoom_percent()
        drag(view, RIGHT, QPoint(200, 300), QPoint(200, 200))
        assert menu() is None
        assert view.zoom_percent() == pytest.approx(2 * before)
        # A drag that comes back to where it began was one all the same.
        QTest.mousePress(view, RIGHT, pos=QPoint(200, 200))
        QTest.mouseMove(view, QPoint(200, 260))
        QTest.mouseMove(view, QPoint(200, 200))
        QTest.mouseRelease(view, RIGHT, pos=QPoint(200, 200))
        assert menu() is None
        drag(view, LEFT, QPoint(200, 300), QPoint(201, 300))
        assert menu() is None

    look(script)


@pytest.mark.parametrize("key", ["Menu", "Shift+F10"])
def test_a_key_opens_the_menu_over_the_image(look: Look, key: str) -> None:
    def script(window: Driven) -> None:
        view = window.page().viewer.view
        window.key(key)
        found = menu()
        assert "viewer.tool_angle" in entries(found)
        assert view.rect().contains(view.mapFromGlobal(found.pos()))
        QTest.keyClick(found, Qt.Key.Key_Escape)
        assert menu() is None
        assert window.page_title() == "Images"

    look(script)


def test_a_left_handed_mouse_opens_it_with_the_left_button(look: Look) -> None:
    def script(window: Driven) -> None:
        viewer = window.page().viewer
        viewer._tools.habit_chosen.emit("left_handed")
        QTest.mouseClick(viewer.view, RIGHT, pos=QPoint(120, 140))
        assert menu() is None
        QTest.mouseClick(viewer.view, LEFT, pos=QPoint(120, 140))
        assert menu() is not None
        put_away()

    look(script)


def test_a_session_has_the_menu_without_what_its_study_forbids(tmp_path: Path) -> None:
    workspace = empty_workspace(tmp_path)
    with open_desk(workspace, clock=SystemClock()) as desk:
        one = [item(1, images=picture("ct.dcm"))]
        study, reader = build_study(desk, tmp_path, one, forbidden=("invert", "measure"))

    def script(window: Driven) -> None:
        window.wait_to_see("items in your set")
        assert not window.sees("invert")
        window.wait_to_see("back to the first view")
        window.wait_to_see("windows of a radiology image")
        window.key("Enter")
        page = window.page()
        window.wait_for(lambda: page.presenter.state.stage is Stage.ANSWERING)
        view = page.item.viewer.view
        QTest.mouseClick(view, RIGHT, pos=QPoint(120, 140))
        seen = entries(menu())
        off = {name for name, (_, on) in seen.items() if not on}
        assert off == {
            "viewer.tool_length",
            "viewer.tool_angle",
            "viewer.tool_ellipse",
            "viewer.tool_rectangle",
            "viewer.tool_polygon",
            "viewer.invert",
            "viewer.remove_measure",
            "viewer.clear_measures",
        }
        choose("viewer.turn_right")
        assert view.state.turns == 1
        # Without a window manager nobody gives the keys back that the menu had.
        window.window.activateWindow()
        window.wait_for(window.window.isActiveWindow)
        window.key("Shift+F10")
        assert menu() is not None
        page.presenter.pause()
        window.wait_to_see("Paused")
        assert menu() is None

    assert drive(["read", study, "--reader", reader, "--workspace", str(workspace)], script) == 0
    connection = sqlite3.connect(next(workspace.glob("*.sqlite")))
    told = [
        json.loads(payload)["tool"]
        for (payload,) in connection.execute("select payload from event where kind = 'tool_used'")
    ]
    connection.close()
    assert told == ["turn_right"]
