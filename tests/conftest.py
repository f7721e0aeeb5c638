"""What every test stands on: no screen, no home, no surprise in the log."""

import csv
import logging
import os
import re
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from medannot.domain.clock import ManualClock
from medannot.domain.ids import SeededIds
from tests.helpers.logs import ExpectedLogs

# Nothing is judged by how long it took: other programs share the machine.
settings.register_profile(
    "house", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("medannot")
    group.addoption("--headed", action="store_true", help="use the real screen, not offscreen")
    group.addoption(
        "--grabs", default="build/grabs", help="folder for pictures of the windows of failed tests"
    )


def pytest_configure(config: pytest.Config) -> None:
    if not config.getoption("--headed"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Who starts the tests in the background has Ctrl+C ignored, and every child inherits that.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    # Qt asks for the language once, when it is loaded.
    os.environ["LC_ALL"] = "C.UTF-8"


@pytest.fixture(autouse=True)
def csv_limit() -> None:
    """Let no test go by the longest cell of `csv` that another one set for the whole program."""
    csv.field_size_limit(131_072)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test an empty home, with settings and caches in it and no variable of ours set."""
    folder = tmp_path_factory.mktemp("home")
    for name in [name for name in os.environ if name.startswith("MEDANNOT_")]:
        if name != "MEDANNOT_SHARED":
            monkeypatch.delenv(name)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(folder))
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
    for name in ("APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(folder / name.lower()))
    _move_qt_settings(folder / "config")
    return folder


def _move_qt_settings(folder: Path) -> None:
    # Pure tests must run without Qt; what has not loaded it has no settings to move.
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QSettings

        for kind in (QSettings.Format.IniFormat, QSettings.Format.NativeFormat):
            for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
                QSettings.setPath(kind, scope, str(folder))


@pytest.fixture(autouse=True)
def expected_log() -> Iterator[ExpectedLogs]:
    """Announce log records with `expected_log("part of the message")`; all others fail the test."""
    log = ExpectedLogs()
    logging.getLogger().addHandler(log)
    yield log
    logging.getLogger().removeHandler(log)
    if complaints := log.complaints():
        pytest.fail("\n".join(complaints), pytrace=False)


@pytest.fixture
def seeded_ids() -> SeededIds:
    """Return an id source that gives the same ids in every run."""
    return SeededIds("tests")


@pytest.fixture
def manual_clock() -> ManualClock:
    """Return a clock that stands at 2026-01-01T09:00:00Z until the test moves it."""
    return ManualClock()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Iterator[pytest.TestReport]:
    report = yield
    if report.when == "call" and report.failed and "PySide6.QtWidgets" in sys.modules:
        folder = item.config.rootpath / item.config.getoption("--grabs")
        for picture in _grab_windows(folder, item.nodeid):
            report.sections.append(("window at the failure", str(picture)))
    return report


def _grab_windows(folder: Path, name: str) -> list[Path]:
    from PySide6.QtWidgets import QApplication

    if not isinstance(QApplication.instance(), QApplication):
        return []
    visible = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    if visible:
        folder.mkdir(parents=True, exist_ok=True)
    stem = re.sub(r"[^\w-]+", "_", name)[-150:]
    paths = [folder / f"{stem}_{number}.png" for number, _ in enumerate(visible, start=1)]
    return [
        path
        for path, window in zip(paths, visible, strict=True)
        if window.grab().save(str(path), "PNG")
    ]
