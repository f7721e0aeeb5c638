"""What is made ready while somebody looks at another page."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from medannot.ui.shell import ahead
from medannot.ui.shell.ahead import Ahead
from tests.helpers.annotating_room import with_project
from tests.helpers.driving import Driven, drive, wait_for


def test_who_looked_at_home_for_a_moment_begins_to_annotate_by_two_keys(tmp_path: Path) -> None:
    workspace = with_project(tmp_path)

    def script(window: Driven) -> None:
        window.wait_for(lambda: window.window.has_read_ahead)
        window.idle()
        assert window.page_title() == "Home"
        window.key("Ctrl+6")
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus.accessibleName() == "Annotate skin as anna"
        window.key("Enter")
        window.wait_to_see("Usable")
        window.idle()
        window.key("Escape")

    assert drive(["--workspace", str(workspace)], script) == 0


def test_nothing_is_made_ready_while_a_reader_fills_the_window(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "_BEGINS_MS", 1)
    monkeypatch.setattr(ahead, "_BETWEEN_MS", 1)
    frame = QWidget()
    qtbot.addWidget(frame)
    made = Ahead(["json.tool"], frame)
    ticks: list[None] = []
    made.timeout.connect(lambda: ticks.append(None))
    wait_for(lambda: len(ticks) > 5)
    assert not made.done
    frame.show()
    wait_for(lambda: made.done)
