"""A case that was handed in: all of it is seen, nothing is changed, and one sentence says why."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from medannot.domain.annotation.finding import Diagnosis
from tests.helpers.annotating_room import kept, named, search, sit_down, with_project
from tests.helpers.driving import LARGE, Driven, click, drive

pytestmark = pytest.mark.usefixtures("home")

SAID = "This case is handed in; open it again to change it."


def hand_in(window: Driven, bench: Any) -> None:
    window.key("Ctrl+Alt+4")
    search(window, "acne vulgaris")
    window.key("Ctrl+E")
    window.idle()
    for _ in range(2):
        window.key("Ctrl+Return")
        window.idle()
    assert bench.state.closed


def test_nothing_of_it_is_changed_and_one_sentence_says_why(tmp_path: Path) -> None:
    folder = with_project(tmp_path)

    def script(window: Driven) -> None:
        sit_down(window, "anna")
        bench = window.page().bench
        window.key("Space")
        window.idle()
        hand_in(window, bench)
        assert not bench.finder.isEnabled()
        assert not bench.map.isEnabled()
        assert not named(window, "diagnosis.other").isEnabled()
        reasoning = bench.steps.forms[bench.steps.step]._reasons
        assert all(one.isEnabled() and one.isReadOnly() for one in reasoning.values())
        for act in (
            lambda: click(bench.finder.tree.viewport()),
            lambda: click(bench.steps.complete),
            lambda: click(named(window, "diagnosis.other")),
            lambda: window.click("Draw a box"),
            lambda: window.key("Ctrl+E"),
            lambda: window.key("Ctrl+Z"),
            lambda: window.key("B"),
        ):
            window.page().presenter._show(fault="")
            act()
            window.idle()
            assert bench.fault.isVisible()
            window.wait_to_see(SAID)
        assert bench.image.hands.tool is None
        window.key("Ctrl+PgDown")
        window.idle()
        assert not window.sees(SAID)
        assert bench.finder.isEnabled()
        window.key("Ctrl+Alt+3")
        search(window, "papule")
        assert len(bench.state.findings) == 1

    assert drive(["--workspace", str(folder)], script, size=LARGE) == 0
    assert [type(one) for one in kept(folder, "anna")].count(Diagnosis) == 1


def test_its_terms_are_turned_over_by_the_wheel(tmp_path: Path) -> None:
    folder = with_project(tmp_path)

    def script(window: Driven) -> None:
        sit_down(window, "anna")
        bench = window.page().bench
        window.key("Space")
        window.idle()
        hand_in(window, bench)
        tree = bench.finder.tree
        before = tree.verticalScrollBar().value()
        turn_wheel(window.window, tree.viewport(), -3)
        assert tree.verticalScrollBar().value() > before
        turn_wheel(window.window, tree.viewport(), 30)
        assert tree.verticalScrollBar().value() == 0

    assert drive(["--workspace", str(folder)], script, size=LARGE) == 0


def turn_wheel(window: QWidget, over: QWidget, notches: int) -> None:
    """Turn the wheel as the window system does: told to the window, which finds the widget."""
    place = over.mapTo(window, over.rect().center())
    event = QWheelEvent(
        QPointF(place),
        QPointF(window.mapToGlobal(place)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(window.windowHandle(), event)
