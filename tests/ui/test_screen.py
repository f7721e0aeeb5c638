"""A screen that is not there is told in a sentence, where Qt would end the program."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from medannot import app as program
from medannot.domain.study import GroupPlan
from medannot.ui.screen import is_unseen, screen_fault
from tests.helpers.answered import make_study
from tests.helpers.question_sets import Draft
from tests.helpers.workspaces import make_desk

pytestmark = pytest.mark.skipif(
    sys.platform in {"win32", "darwin"}, reason="there is always a screen there"
)

GONE = ":977"
NO_SCREEN = (
    "There is no screen to open a window on; log in to a desktop and start medannot there. "
    "'medannot --help' names the verbs that need no screen."
)
DEAD = (
    f"The screen that DISPLAY names ({GONE}) does not answer, so that no window can be opened; log "
    "in to a desktop and start medannot there, or set DISPLAY to a screen that is on."
)


@pytest.fixture
def live_display() -> Iterator[str]:
    """Start a screen of its own and return its name."""
    if (server := shutil.which("Xvfb")) is None:
        pytest.skip("Xvfb is not installed")
    # Without -noreset the server starts anew when its last client goes, and hears nobody meanwhile.
    with subprocess.Popen(
        [server, "-displayfd", "1", "-nolisten", "tcp", "-noreset"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as screen:
        assert screen.stdout is not None
        try:
            yield f":{screen.stdout.readline().strip()}"
        finally:
            screen.terminate()


@pytest.fixture
def dead_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", GONE)


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({}, NO_SCREEN),
        ({"DISPLAY": "", "WAYLAND_DISPLAY": ""}, NO_SCREEN),
        ({"DISPLAY": GONE}, DEAD),
        ({"DISPLAY": GONE, "QT_QPA_PLATFORM": "xcb"}, DEAD),
        ({"DISPLAY": GONE, "QT_QPA_PLATFORM": "wayland-egl"}, NO_SCREEN),
        ({"DISPLAY": "not a screen"}, DEAD.replace(GONE, "not a screen")),
    ],
)
def test_a_missing_or_dead_screen_is_named(variables: dict[str, str], sentence: str) -> None:
    assert str(screen_fault(variables)) == sentence


def test_a_dead_wayland_screen_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))

    fault = screen_fault({"WAYLAND_DISPLAY": "wayland-977"})

    assert str(fault).startswith("The screen that WAYLAND_DISPLAY names (wayland-977) does not ")


@pytest.mark.parametrize("name", ["offscreen", "minimal", "offscreen:size=800x600"])
def test_a_platform_that_draws_unseen_needs_no_screen(name: str) -> None:
    variables = {"QT_QPA_PLATFORM": name, "DISPLAY": GONE}

    assert screen_fault(variables) is None
    assert is_unseen(variables)


def test_a_screen_that_answers_is_enough(live_display: str) -> None:
    assert screen_fault({"DISPLAY": live_display}) is None
    assert screen_fault({"DISPLAY": live_display, "WAYLAND_DISPLAY": "wayland-977"}) is None


@pytest.mark.usefixtures("dead_display")
@pytest.mark.parametrize("line", [[], ["--workspace", "x"], ["--workspace=x"]])
def test_without_a_screen_the_window_says_so_and_returns_3(
    line: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert program.main(line) == 3
    assert capsys.readouterr().err == f"medannot: {DEAD}\n"


@pytest.mark.usefixtures("dead_display")
def test_without_a_screen_the_reading_page_says_so_and_returns_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with make_desk(tmp_path) as desk:
        make_study(desk, [Draft("what")], (GroupPlan("primary", 1, 1),))
        folder = desk.folder

    line = ["read", "one", "--reader", "primary-01", "--workspace", str(folder)]

    assert program.main(line) == 3
    assert capsys.readouterr().err == f"medannot: {DEAD}\n"
    assert not (folder / "medannot.lock").exists()
