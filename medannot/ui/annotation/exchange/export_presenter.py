"""Annotations out of a project: what would be written is counted first, then it is written."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medannot.domain.annotation.exported import FileFormat, Holds
from medannot.domain.lexicon.node import Language
from medannot.domain.people import OWNER
from medannot.domain.progress import Stopped
from medannot.services.annotation_export_values import ExportPlan, ExportReport
from medannot.ui.faults import sentence
from medannot.ui.one_job import OneJob
from medannot.ui.tasks import Job, Tasks

if TYPE_CHECKING:
    from medannot.services.desk import Desk


@dataclass(frozen=True, slots=True)
class ExportState:
    """What the export shows.

    Attributes:
        author: whose work, by code; None for everybody's.
        with_images: also the images.
        language: of labels, in formats whose labels have only one.
        gathered: what would be written, in the chosen format once it is counted.
        writing: it is being written; else, while busy, it is being counted.
        done, total: how far that is.
        stopped: the fault is that the person stopped.
    """

    project: str = ""
    format: FileFormat = FileFormat.COCO
    author: str | None = None
    with_images: bool = False
    language: Language = Language.ENGLISH
    gathered: ExportPlan | None = None
    report: ExportReport | None = None
    busy: bool = False
    writing: bool = False
    done: int = 0
    total: int = 0
    fault: str = ""
    stopped: bool = False

    @property
    def plan(self) -> ExportPlan | None:
        """Return what would be written, once it is counted for the chosen format."""
        plan = self.gathered
        return plan if plan is not None and plan.format is self.format else None


class ExportPresenter(QObject):
    """Counts and writes; the answer to an earlier choice is dropped.

    Args:
        desk: the open workspace.
        tasks: the window's threads.

    Signals:
        state_changed: (ExportState).
    """

    state_changed = Signal(object)

    def __init__(self, desk: "Desk", tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self._job = OneJob(tasks, self._fail, self)
        self._job.moved.connect(self._move)
        self.state = ExportState()

    def formats(self) -> Mapping[FileFormat, Holds]:
        """Return the formats with what each can hold."""
        return self._desk.annotation_export.formats()

    def begin(self, project: str) -> None:
        """Begin with a project; format and choices of before stay."""
        author = self.state.author if project == self.state.project else None
        self._show(replace(self.state, project=project, author=author, gathered=None, report=None))
        self.gather()

    def choose_format(self, format_: FileFormat) -> None:
        """Count for another format; what was gathered is not read again."""
        if self.state.writing or format_ is self.state.format:
            return
        self._show(replace(self.state, format=format_, report=None))
        self.gather()

    def choose_author(self, author: str | None) -> None:
        """Count somebody else's work."""
        if self.state.writing or author == self.state.author:
            return
        self._show(replace(self.state, author=author, gathered=None, report=None))
        self.gather()

    def choose_images(self, *, wanted: bool) -> None:
        """Write the images too, or not."""
        self._show(replace(self.state, with_images=wanted, report=None))

    def choose_language(self, language: Language) -> None:
        """Write labels in another language."""
        self._show(replace(self.state, language=language, report=None))

    def has_one_language(self) -> bool:
        """Tell whether the labels of the chosen format have one language only."""
        return self._desk.annotation_export.has_one_language(self.state.format)

    def gather(self) -> None:
        """Count what would be written."""
        state, service = self.state, self._desk.annotation_export
        gathered = state.gathered

        def count(job: Job) -> ExportPlan:
            if gathered is not None:
                return service.in_format(gathered, state.format)
            return service.plan(OWNER, state.project, state.format, state.author, job)

        self._begin(writing=False)
        self._job.run(count, self._take_plan)

    def write(self, folder: Path) -> None:
        """Write what was counted into a new or empty folder."""
        plan, state = self.state.plan, self.state
        if plan is None or state.busy:
            return
        service = self._desk.annotation_export

        def put(job: Job) -> ExportReport:
            return service.write(
                OWNER,
                plan,
                folder,
                with_images=state.with_images,
                language=state.language,
                progress=job,
            )

        self._begin(writing=True)
        self._job.run(put, self._take_report, writes=True)

    def stop(self) -> None:
        """Stop the job; of what was being written nothing is kept."""
        self._job.stop()

    def _begin(self, *, writing: bool) -> None:
        state = replace(self.state, busy=True, writing=writing, done=0, total=0)
        self._show(replace(state, fault="", stopped=False))

    def _take_plan(self, plan: ExportPlan) -> None:
        self._show(replace(self.state, gathered=plan, busy=False))

    def _take_report(self, report: ExportReport) -> None:
        self._show(replace(self.state, report=report, busy=False, writing=False))

    def _move(self, done: int, total: int) -> None:
        self._show(replace(self.state, done=done, total=total))

    def _fail(self, fault: Exception) -> None:
        state = replace(self.state, busy=False, writing=False, stopped=isinstance(fault, Stopped))
        self._show(replace(state, fault=sentence(fault)))

    def _show(self, state: ExportState) -> None:
        self.state = state
        self.state_changed.emit(state)
