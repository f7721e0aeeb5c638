"""An import of questions in three steps: what is wanted, what was found, what was written."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medannot.domain.deidentification import BASIC, CleaningOptions
from medannot.domain.errors import InputFault, Problem
from medannot.domain.people import OWNER
from medannot.domain.progress import Stopped
from medannot.domain.question import SetSummary
from medannot.ui.faults import sentence
from medannot.ui.tasks import Job, Tasks

if TYPE_CHECKING:
    from medannot.services.desk import Desk
    from medannot.services.question_bank import ImportDraft, MappingInfo


class Step(StrEnum):
    """Where the person is."""

    WISH = "wish"
    READING = "reading"
    REPORT = "report"
    WRITING = "writing"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person fills in.

    Attributes:
        mapping: name of a mapping, or "" to let it be recognised.
        language: code of the one wanted language, or "" for all.
        cleaning: what DICOM files keep of who the patient was.
    """

    paths: tuple[Path, ...] = ()
    set_name: str = ""
    images: Path | None = None
    mapping: str = ""
    language: str = ""
    allow_missing_images: bool = False
    good_rows: bool = False
    cleaning: CleaningOptions = BASIC


@dataclass(frozen=True, slots=True)
class ImportState:
    """What the import shows.

    Attributes:
        draft: what was found, from the report on.
        done: what the set holds now, at the end.
        fault: a sentence about the last step, or "".
        stopped: the fault is the person's own stop.
        late: the person's stop came too late; the set was written.
        problems: rows that belong to the fault.
    """

    step: Step = Step.WISH
    wish: Wish = field(default_factory=Wish)
    mappings: "tuple[MappingInfo, ...]" = ()
    draft: "ImportDraft | None" = None
    done: SetSummary | None = None
    fault: str = ""
    stopped: bool = False
    late: bool = False
    problems: tuple[Problem, ...] = ()


class ImportPresenter(QObject):
    """Reads and writes an import beside the GUI thread; each can be stopped.

    Signals:
        state_changed: (ImportState).
        moved: (done, total) of the job under way.
        written: the set was written.
    """

    state_changed = Signal(object)
    moved = Signal(int, int)
    written = Signal()

    def __init__(self, desk: "Desk", tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self._job: Job | None = None
        self.state = ImportState()

    @property
    def busy(self) -> bool:
        """Tell whether a job is under way."""
        return self.state.step in {Step.READING, Step.WRITING}

    def begin(self) -> None:
        """Begin anew."""
        self._show(ImportState(mappings=self.state.mappings))
        if not self.state.mappings:
            self._tasks.store(self._mappings, self._take_mappings, self._fail)

    def _mappings(self) -> "tuple[MappingInfo, ...]":
        # Asked on the store's thread: the first touch of the bank loads it.
        return self._desk.bank.mappings()

    def _take_mappings(self, mappings: "tuple[MappingInfo, ...]") -> None:
        self._show(replace(self.state, mappings=mappings))

    def back(self) -> None:
        """Go back to what is wanted; what was filled in stays."""
        self._show(ImportState(wish=self.state.wish, mappings=self.state.mappings))

    def read(self, wish: Wish) -> None:
        """Read the files and report; nothing is written."""
        if self.busy:
            return
        self._show(ImportState(Step.READING, wish, self.state.mappings))
        job = self._new_job()

        def work() -> "ImportDraft":
            from medannot.services.question_bank import ImportRequest  # noqa: PLC0415

            request = ImportRequest(
                paths=wish.paths,
                set_name=wish.set_name,
                images=wish.images,
                mapping=wish.mapping or None,
                language=wish.language or None,
                allow_missing_images=wish.allow_missing_images,
                good_rows=wish.good_rows,
                cleaning=wish.cleaning,
            )
            return self._desk.bank.read(OWNER, request, job)

        self._tasks.store(work, self._report, self._fail_read)

    def _report(self, draft: "ImportDraft") -> None:
        self._show(replace(self.state, step=Step.REPORT, draft=draft))

    def _fail_read(self, fault: Exception) -> None:
        self._fall_back(Step.WISH, fault)

    def take_good_rows(self, good_rows: bool) -> None:  # noqa: FBT001 - as a box is ticked
        """Read once more, with the good rows only or not."""
        if self.state.step is Step.REPORT:
            self.read(replace(self.state.wish, good_rows=good_rows))

    def write(self) -> None:
        """Write what was found."""
        draft = self.state.draft
        if draft is None or self.busy or not draft.can_write:
            return
        self._show(replace(self.state, step=Step.WRITING, fault="", stopped=False))
        job = self._new_job()
        self._tasks.store(
            lambda: self._desk.bank.write(OWNER, draft, job), self._end, self._fail_write
        )

    def _end(self, summary: SetSummary) -> None:
        late = self._job is not None and self._job.stopping
        self._show(replace(self.state, step=Step.DONE, done=summary, late=late))
        self.written.emit()

    def _fail_write(self, fault: Exception) -> None:
        self._fall_back(Step.REPORT, fault)

    def _fall_back(self, step: Step, fault: Exception) -> None:
        problems = fault.problems if isinstance(fault, InputFault) else ()
        said = sentence(fault)
        stopped = isinstance(fault, Stopped)
        if stopped:
            step = Step.WISH
        self._show(replace(self.state, step=step, fault=said, stopped=stopped, problems=problems))

    def _fail(self, fault: Exception) -> None:
        self._show(replace(self.state, fault=sentence(fault)))

    def stop(self) -> None:
        """Stop the job under way; nothing of it is kept."""
        if self._job is not None:
            self._job.stop()

    def _new_job(self) -> Job:
        self._job = Job(self._tasks)
        self._job.moved.connect(self.moved)
        return self._job

    def _show(self, state: ImportState) -> None:
        self.state = state
        self.state_changed.emit(state)


def suggested_name(paths: tuple[Path, ...]) -> str:
    """Return a name for the set from its first file or folder, in lower case with hyphens."""
    if not paths:
        return ""
    stem = paths[0].stem if paths[0].suffix else paths[0].name
    words = "".join(letter if letter.isalnum() else " " for letter in stem.lower()).split()
    return "-".join(words)
