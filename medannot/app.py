"""The composition root: it alone builds the objects and puts them together."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from medannot.domain.clock import Clock, SystemClock
from medannot.domain.errors import EnvironmentFault, ExitCode, Refusal
from medannot.domain.ids import IdSource, RandomIds

# Each way of starting loads only what it needs: no window needs the command line, no verb Qt.
# ruff: noqa: PLC0415
if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from medannot.services.desk import Desk
    from medannot.services.reading import ReadingSession
    from medannot.ui.actions import ActionRegistry
    from medannot.ui.dialogs import Dialogs
    from medannot.ui.page import Page
    from medannot.ui.settings import SettingsFile
    from medannot.ui.shell.main_window import MainWindow
    from medannot.ui.shell.surroundings import (
        FullPage,
        GalleryPage,
        Place,
        ReadingFactory,
        Surroundings,
    )

_VARIABLE = "MEDANNOT_WORKSPACE"
_TURN_S = 0.001
"""After so long a thread beside the window lets it go on; Python's 5 ms are felt at each paint."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What a test may replace.

    Attributes:
        dialogs: makes what asks the person, given the window.
        settings: the settings' file; by default where the system keeps them.
        on_window: called with the window before it is shown.
    """

    clock: Clock = field(default_factory=SystemClock)
    ids: IdSource = field(default_factory=RandomIds)
    dialogs: "Callable[[QWidget], Dialogs] | None" = None
    settings: Path | None = None
    on_window: "Callable[[MainWindow], None] | None" = None


def main(argv: Sequence[str] | None = None, parts: Parts | None = None) -> int:
    """Run the program and return its exit code.

    Args:
        argv: the arguments without the program's name; by default those of the process.
        parts: replaced parts.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    windows = Windows(parts or Parts())
    folder = _only_a_window(arguments)
    if folder is not None:
        try:
            return windows.window(folder.workspace)
        except KeyboardInterrupt:  # before the window was there to be closed
            return int(ExitCode.REFUSED)
        except EnvironmentFault as fault:
            from medannot.cli.context import complain

            complain(fault)
            return int(fault.exit_code)
    from medannot.cli.main import run

    return run(arguments, windows)


@dataclass(frozen=True, slots=True)
class _WindowWanted:
    workspace: Path | None


def _only_a_window(arguments: Sequence[str]) -> _WindowWanted | None:
    """Tell whether the line names no verb, so that the window can open at once."""
    match list(arguments):
        case []:
            named = os.environ.get(_VARIABLE)
        case ["--workspace", named]:
            pass
        case [one] if one.startswith("--workspace="):
            named = one.partition("=")[2]
        case _:
            return None
    return _WindowWanted(Path(named).expanduser() if named else None)


class Windows:
    """Opens windows, for `main` and for the verbs of the command line.

    Args:
        parts: what the window is built from.
    """

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def window(self, workspace: Path | None) -> int:
        """Open the window, on a workspace where one is named; return the exit code.

        Raises:
            EnvironmentFault: there is no screen.
        """
        _need_screen()
        return self._run(lambda window: window.open_workspace(workspace) if workspace else None)

    def reading(self, workspace: Path, study: str, reader: str) -> int:
        """Open the reading page for a reader of a study; return the exit code.

        Raises:
            EnvironmentFault: there is no screen.
        """
        _need_screen()
        return self._run(lambda window: window.open_reading(workspace, study, reader))

    def looking(self, paths: Sequence[Path]) -> int:
        """Open the page on which one looks at images; return the exit code."""
        return self._run(lambda window: window.look_at_images(paths))

    def demo(self, workspace: Path) -> int:
        """Open the demo workspace, or without a screen run it; return the exit code."""
        from medannot.ui.screen import is_unseen, screen_fault

        unseen = is_unseen()
        if not unseen and screen_fault() is None:
            return self._run(lambda window: window.open_workspace(workspace))
        if not unseen:
            sys.stderr.write("No screen answers, so that simulated readers take the demo study.\n")
        return self._demo_without_screen(workspace)

    def _demo_without_screen(self, workspace: Path) -> int:
        """Let simulated readers take the demo study in the real window, unseen, and export."""
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from PySide6.QtCore import Qt

        from medannot.ui.demo_run import DemoRun

        runs: list[DemoRun] = []

        def begin(window: "MainWindow") -> None:
            run = DemoRun(window, workspace)
            runs.append(run)
            run.ended.connect(window.close, Qt.ConnectionType.QueuedConnection)
            run.begin()

        code = self._run(begin)
        for run in runs:
            if run.fault is not None:
                raise run.fault
            if run.baseline is None:
                raise Refusal("The demo was stopped before its baseline was written; run it again.")
            sys.stdout.write(
                f"Simulated readers took the demo study in the window.\n"
                f"Their baseline (simulated) lies in {run.baseline}\n"
            )
        return code

    def _run(self, begin: "Callable[[MainWindow], object]") -> int:
        from medannot.ui.shell import fault_hooks, stop_signals

        sys.setswitchinterval(_TURN_S)
        app = _application()
        window = self._make_window(app)

        def go_on() -> None:
            window.load_behind()
            begin(window)

        def stop(times: int) -> None:
            app.closeAllWindows()
            if times > 1:  # a page has refused to be left, and the person insists
                app.exit()

        window.painted.connect(go_on)
        if self._parts.on_window is not None:
            self._parts.on_window(window)
        with fault_hooks.installed(window), stop_signals.installed(stop) as stopper:
            window.show_as_remembered()
            code = app.exec()
            if stopper.asked:
                window.workspace.close()
                window.tasks.close()
        window.deleteLater()
        return code

    def _make_window(self, app: "QApplication") -> "MainWindow":
        from medannot.ui import theme, translation
        from medannot.ui.settings import SettingsFile
        from medannot.ui.shell.main_window import MainWindow

        settings = SettingsFile(self._parts.settings)
        translation.install(app, settings.values.language)
        theme.install(app, settings.values.theme)
        return MainWindow(
            lambda window: self._surroundings(window, settings),
            _places(),
            _reading_page(),
            _gallery_page,
        )

    def _surroundings(self, window: "QWidget", settings: "SettingsFile") -> "Surroundings":
        from medannot.ui.changes_bus import ChangesBus
        from medannot.ui.dialogs import WindowDialogs
        from medannot.ui.shell.surroundings import Surroundings
        from medannot.ui.tasks import Tasks

        return Surroundings(
            tasks=Tasks(window),
            dialogs=(self._parts.dialogs or WindowDialogs)(window),
            settings=settings,
            bus=ChangesBus(window),
            actions=all_actions(),
            clock=self._parts.clock,
            ids=self._parts.ids,
        )


def _need_screen() -> None:
    """Refuse to open a window where Qt would end the program for want of a screen."""
    from medannot.ui.screen import screen_fault

    if fault := screen_fault():
        raise fault


def _application() -> "QApplication":
    from PySide6.QtWidgets import QApplication

    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    app = QApplication(["medannot"])
    app.setApplicationName("medannot")
    app.setDesktopFileName("medannot")
    app.setStyle("fusion")
    return app


def all_actions() -> "ActionRegistry":
    """Enter the actions of every page; texts only, so that the start loads no page."""
    from medannot.ui.actions import ActionRegistry
    from medannot.ui.annotation.actions import ANNOTATION
    from medannot.ui.annotation.exchange.actions import EXCHANGE
    from medannot.ui.bench.actions import BENCH
    from medannot.ui.bench.marks.actions import MARK_ACTIONS
    from medannot.ui.images.actions import IMAGES
    from medannot.ui.lexicon.actions import LEXICON
    from medannot.ui.library.actions import LIBRARY
    from medannot.ui.library.importing.actions import IMPORTING
    from medannot.ui.reading.actions import READING_ACTIONS
    from medannot.ui.results.actions import RESULTS
    from medannot.ui.review.adjudication.actions import ADJUDICATION
    from medannot.ui.review.desk.actions import REVIEW
    from medannot.ui.review.questions.actions import QUESTIONS
    from medannot.ui.shell.actions import START, TAKE, WINDOW, WORKSPACE
    from medannot.ui.studies.actions import STUDIES
    from medannot.ui.terms.actions import TERMS
    from medannot.ui.viewer.actions import VIEWER_ACTIONS

    return ActionRegistry(
        (
            *(*WINDOW, *START, *WORKSPACE, *TAKE, *LIBRARY, *IMPORTING, *STUDIES, *RESULTS),
            *(*LEXICON, *TERMS, *ANNOTATION, *BENCH, *MARK_ACTIONS, *EXCHANGE),
            *(*REVIEW, *QUESTIONS, *ADJUDICATION),
            *(*READING_ACTIONS, *VIEWER_ACTIONS, *IMAGES),
        )
    )


_BENCH = (
    "numpy",
    "medannot.ui.annotation.workbench_page",
    "medannot.ui.viewer.viewer",
    "medannot.ui.bench.marks.hands",
    "medannot.ui.terms.find_column",
    "medannot.ui.bench.image_side",
    "medannot.ui.bench.terms_side",
    "medannot.ui.bench.steps_panel",
    "medannot.ui.bench.bench",
    "medannot.ui.annotation.cover_here",
)
"""What the workbench is made of, in the order in which the one needs the other."""


def _places() -> "tuple[Place, ...]":
    """Name the pages of a workspace; each is imported when it is first shown."""
    from medannot.ui.shell.surroundings import Place

    return (
        Place("go.home", "house", _home),
        Place("go.take", "list-numbers", _take),
        Place("go.library", "books", _library),
        Place("go.studies", "flask", _studies),
        Place("go.results", "chart-bar-horizontal", _results),
        Place("go.annotate", "bounding-box", _annotate, _BENCH),
        Place("go.review", "checks", _review),
        Place("go.lexicon", "tree-structure", _lexicon),
    )


def _home(desk: "Desk", around: "Surroundings") -> "Page":
    from medannot.ui.shell.home_page import HomePage

    return HomePage(desk, around)


def _take(desk: "Desk", around: "Surroundings") -> "Page":
    from medannot.ui.shell.take_page import TakePage

    return TakePage(desk, around)


def _library(desk: "Desk", around: "Surroundings") -> "Page":
    from medannot.ui.library.library_page import LibraryPage

    return LibraryPage(desk, around.tasks, around.dialogs, around.actions, around.bus)


def _studies(desk: "Desk", around: "Surroundings") -> "Page":
    from medannot.ui.studies.studies_page import StudiesPage

    return StudiesPage(desk, around)


def _results(desk: "Desk", around: "Surroundings") -> "Page":
    from medannot.ui.results.results_page import ResultsPage

    return ResultsPage(desk, around)


def _annotate(desk: "Desk", around: "Surroundings") -> "Page":
    from medannot.ui.annotation.workbench_page import WorkbenchPage

    return WorkbenchPage(desk, around)


def _review(desk: "Desk", around: "Surroundings") -> "Page":
    from medannot.ui.review.review_page import ReviewPage

    return ReviewPage(desk, around)


def _lexicon(desk: "Desk", around: "Surroundings") -> "Page":
    from medannot.ui.lexicon.lexicon_page import LexiconPage

    return LexiconPage(desk, around)


def _gallery_page(around: "Surroundings") -> "GalleryPage":
    from medannot.ui.images.looking_page import LookingPage

    return LookingPage(around)


def _reading_page() -> "ReadingFactory":
    def make(session: "ReadingSession", around: "Surroundings") -> "FullPage":
        from medannot.ui.reading.reading_page import ReadingPage

        return ReadingPage(session, around.tasks, around.dialogs, around.settings, around.clock)

    return make
