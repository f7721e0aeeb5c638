"""Opens the demo workspace from the start page; where there is none yet it is built first."""

from pathlib import Path

from PySide6.QtCore import QLocale, QObject

from medannot.ui.faults import sentence
from medannot.ui.shell.surroundings import Host, Surroundings
from medannot.ui.tasks import Job


class DemoOpener(QObject):
    """Builds the demo beside the GUI thread, tells how far it is, and opens it.

    Args:
        window: shows it.
        around: the window's tools.
    """

    def __init__(self, window: Host, around: Surroundings) -> None:
        super().__init__(window)
        self._window, self._around = window, around
        self._job = Job(around.tasks)
        self._job.moved.connect(self._move)

    def open(self) -> None:
        """Build where needed, then open."""
        self._window.say(self.tr("Opening the demo"), "neutral")
        job = self._job

        def work() -> Path:
            from medannot.services.demo import build_demo, usual_folder  # noqa: PLC0415 - loads much

            return build_demo(usual_folder(), job)

        self._around.tasks.store(work, self._window.open_workspace, self._fail)

    def _move(self, done: int, total: int) -> None:
        numbers = QLocale()
        said = self.tr("Building the demo: {done} of {total}").format(
            done=numbers.toString(done), total=numbers.toString(total)
        )
        self._window.say(said, "neutral")

    def _fail(self, fault: Exception) -> None:
        self._window.say(sentence(fault))
