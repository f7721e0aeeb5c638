"""A warning of the workbench is let stand by keys or mouse, kept, and taken back."""

from pathlib import Path
from typing import Any

import pytest

from medannot.domain.annotation.finding import Acknowledged, Diagnosis
from tests.helpers.annotating_room import kept, named, press_on, search, sit_down, with_project
from tests.helpers.driving import SMALL, Driven, drive, texts

pytestmark = pytest.mark.usefixtures("home")

WARNING = "Herpes zoster is not usual at the places of this case."
LET_STAND = (Acknowledged("medannot.disease_site", ("D.ZOSTER", "FOOT.DORSUM")),)


def seen(folder: Path) -> tuple[Acknowledged, ...]:
    (zoster,) = [one for one in kept(folder, "anna") if isinstance(one, Diagnosis)]
    return zoster.acknowledged


def notice(bench: Any) -> str:
    (row,) = bench.steps.notices.rows
    return str(row.accessibleName())


def test_a_warning_is_acknowledged_by_keys_and_taken_back_after_a_restart_by_mouse(
    tmp_path: Path,
) -> None:
    folder = with_project(tmp_path)

    def first(window: Driven) -> None:
        sit_down(window, "anna")
        window.key("Space")
        window.key("Ctrl+Alt+2")
        search(window, "dorsum of foot")
        window.key("Ctrl+Alt+4")
        search(window, "herpes zoster")
        bench = window.page().bench
        assert notice(bench) == f"To be looked at: {WARNING}"
        named(window, "notice.0").setFocus()
        window.key("Tab")
        assert window.focus().accessibleName() == f"Acknowledge: {WARNING}"
        window.key("Space")
        window.idle()
        assert notice(bench) == f"Acknowledged: {WARNING}"
        assert window.focus().accessibleName() == f"Take back: {WARNING}"
        window.key("Ctrl+Return")
        window.idle()
        # What else is open still asks; the warning does not stand among it any more.
        rows = [row.accessibleName() for row in bench.steps.notices.rows]
        assert rows[-1] == f"Acknowledged: {WARNING}"

    assert drive(["--workspace", str(folder)], first, size=SMALL) == 0
    assert seen(folder) == LET_STAND

    def second(window: Driven) -> None:
        sit_down(window, "anna")
        bench = window.page().bench
        window.wait_for(lambda: bool(bench.steps.notices.rows), "the warning")
        assert notice(bench) == f"Acknowledged: {WARNING}"
        assert "Take back" in texts(bench.steps)
        press_on(window, "acknowledge.0")
        assert notice(bench) == f"To be looked at: {WARNING}"
        window.key("Ctrl+Z")
        window.idle()
        assert notice(bench) == f"Acknowledged: {WARNING}"
        window.key("Ctrl+Shift+Z")
        window.idle()

    assert drive(["--workspace", str(folder)], second, size=SMALL) == 0
    assert seen(folder) == ()
