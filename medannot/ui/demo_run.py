"""The demo without a screen: simulated readers take the demo study in the real window."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medannot.domain.errors import EnvironmentFault
from medannot.ui.reading.reading_page import ReadingPage
from medannot.ui.reading_robot import ReadingRobot
from medannot.ui.shell.main_window import MainWindow

if TYPE_CHECKING:
    from medannot.services.demo import DryRun
    from medannot.services.desk import Desk
    from medannot.services.reading import ReadingSession


class DemoRun(QObject):
    """Opens the demo, lets one reader of each group answer in the window, and exports.

    Args:
        window: the window, shown.
        folder: the demo workspace.

    Attributes:
        baseline: the folder of the export, once it is written.
        fault: what ended the run before, or None.

    Signals:
        ended: the run is over, one way or the other.
    """

    ended = Signal()

    def __init__(self, window: MainWindow, folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder
        self._run: DryRun | None = None
        self._left: list[str] = []
        self._robot: ReadingRobot | None = None
        self.baseline: Path | None = None
        self.fault: Exception | None = None
        workspace = window.workspace
        workspace.opened.connect(self._take_desk)
        workspace.refused.connect(lambda _folder, sentence: self._fail_with(sentence))
        workspace.session_ready.connect(self._answer)
        workspace.session_refused.connect(self._fail_with)

    def begin(self) -> None:
        """Open the demo workspace; all else follows."""
        self._window.open_workspace(self._folder)

    def _take_desk(self, desk: "Desk") -> None:
        from medannot.services.demo import open_dry_run  # noqa: PLC0415 - not needed to start

        self._window.tasks.store(lambda: open_dry_run(desk), self._take_run, self._fail)

    def _take_run(self, run: "DryRun") -> None:
        self._run = run
        self._left = list(run.readers)
        self._next_reader()

    def _next_reader(self) -> None:
        run = self._run
        if run is None:
            return
        if self._left:
            self._window.begin_reading(run.study, self._left.pop(0), simulated=True)
        else:
            self._finish(run)

    def _answer(self, _session: "ReadingSession") -> None:
        """Let the robot at the page that the window has put in front for the session."""
        page = self._window.page()
        if isinstance(page, ReadingPage) and self._run is not None:
            self._robot = ReadingRobot(page, self._run.seed, self)
            self._robot.ended.connect(self._next_reader)
            self._robot.failed.connect(self._fail)

    def _finish(self, run: "DryRun") -> None:
        from medannot.services.demo import finish_dry_run  # noqa: PLC0415 - not needed to start

        desk = self._window.desk
        if desk is not None:
            self._window.tasks.store(lambda: finish_dry_run(desk, run), self._done, self._fail)

    def _done(self, baseline: Path) -> None:
        self.baseline = baseline
        self.ended.emit()

    def _fail_with(self, sentence: str) -> None:
        self._fail(EnvironmentFault("{sentence}", sentence=sentence))

    def _fail(self, fault: Exception) -> None:
        self.fault = fault
        self.ended.emit()
