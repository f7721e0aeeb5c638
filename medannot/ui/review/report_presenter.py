"""The report of a round: made with progress and a stop, and written to files."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from PySide6.QtCore import QObject, Signal

from medannot.domain.people import Actor
from medannot.domain.progress import Stopped
from medannot.ui.faults import sentence
from medannot.ui.phrases import listed
from medannot.ui.tasks import Job, Tasks

if TYPE_CHECKING:
    from medannot.services.desk import Desk
    from medannot.services.review_report import ReviewReport

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class ReportState:
    """What the report's view shows.

    Attributes:
        project, round: names; whose report is wanted.
        report: of them, or None before it is made.
        busy: it is being made, or where `writing` written.
        done, total: how far that is, in works.
        stopped: the person stopped before there was a report.
        said: the last outcome as a sentence.
    """

    project: str = ""
    round: str = ""
    report: "ReviewReport | None" = None
    busy: bool = False
    writing: bool = False
    done: int = 0
    total: int = 0
    stopped: bool = False
    said: str = ""
    tone: Literal["neutral", "success", "danger"] = "neutral"


class ReportPresenter(QObject):
    """Makes reports beside the window; the answer to an earlier wish is dropped.

    Args:
        desk: the open workspace.
        tasks: the window's threads.
        actor: who asks.

    Signals:
        state_changed: (ReportState).
    """

    state_changed = Signal(object)

    def __init__(self, desk: "Desk", tasks: Tasks, actor: Actor, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._actor = desk, tasks, actor
        self._job: Job | None = None
        self.state = ReportState()

    def open(self, project: str, name: str) -> None:
        """Make the report of a round."""
        self._show(ReportState(project=project, round=name))
        self.make()

    def make(self) -> None:
        """Make it again."""
        state, reports, actor = self.state, self._desk.review_reports, self._actor
        self._run(
            lambda job: reports.of(actor, state.project, state.round, job),
            self._take,
            writing=False,
        )

    def export(self, folder: Path) -> None:
        """Write workbook, CSV files and JSON into a folder of its own within the chosen one."""
        state, files, actor = self.state, self._desk.review_files, self._actor
        if state.busy or state.report is None:
            return
        target = folder / f"{_file_name(state.project)}-{_file_name(state.round)}-review"

        def done(written: "tuple[ReviewReport, tuple[str, ...]]") -> None:
            self._written(target, *written)

        self._run(
            lambda job: files.write(actor, state.project, state.round, target, job),
            done,
            writing=True,
        )

    def stop(self) -> None:
        """Stop what is under way; nothing of it is kept."""
        if self._job is not None:
            self._job.stop()

    def leave(self) -> None:
        """Stop, and drop the answer."""
        self.stop()
        self._job = None

    def _run(
        self, work: Callable[[Job], Found], done: Callable[[Found], None], *, writing: bool
    ) -> None:
        self.leave()
        job = self._job = Job(self._tasks)
        job.moved.connect(self._move)

        def answered(found: Found) -> None:
            if job is self._job:
                self._job = None
                done(found)

        def failed(fault: Exception) -> None:
            if job is self._job:
                self._job = None
                self._fail(fault)

        self._show(
            replace(self.state, busy=True, writing=writing, done=0, total=0, said="", stopped=False)
        )
        self._tasks.store(lambda: work(job), answered, failed)

    def _take(self, report: "ReviewReport") -> None:
        self._show(replace(self.state, report=report, busy=False))

    def _written(self, target: Path, report: "ReviewReport", files: tuple[str, ...]) -> None:
        count = self.tr("%Ln file(s) were written to {folder}: {files}.", "", len(files))
        said = count.format(folder=target, files=listed(files))
        state = replace(self.state, report=report, busy=False, writing=False)
        self._show(replace(state, said=said, tone="success"))

    def _move(self, done: int, total: int) -> None:
        if self.sender() is self._job:
            self._show(replace(self.state, done=done, total=total))

    def _fail(self, fault: Exception) -> None:
        stopped = isinstance(fault, Stopped)
        state = replace(self.state, busy=False, writing=False, stopped=stopped)
        self._show(replace(state, said=sentence(fault), tone="neutral" if stopped else "danger"))

    def _show(self, state: ReportState) -> None:
        self.state = state
        self.state_changed.emit(state)


def _file_name(name: str) -> str:
    """Return a name with nothing in it that a file system minds."""
    parts = "".join(sign if sign.isalnum() else " " for sign in name).split()
    return "-".join(parts) or "round"
