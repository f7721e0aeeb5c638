"""What the page of one study shows, and what can be done with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from PySide6.QtCore import QObject, Signal

from medannot.domain.changes import Area, Changes
from medannot.domain.errors import Refusal
from medannot.domain.people import OWNER
from medannot.domain.trial import Origin
from medannot.ui.changes_bus import ChangesBus
from medannot.ui.faults import sentence
from medannot.ui.tasks import Job, Tasks

if TYPE_CHECKING:
    from medannot.domain.study import AllocationProof
    from medannot.services.desk import Desk
    from medannot.services.results import ExportReport
    from medannot.services.simulation import SimulationReport
    from medannot.services.study_design import StudyView

Running = Literal["", "verify", "simulate", "export"]
SaidTone = Literal["neutral", "success", "danger"]
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class StudyState:
    """One study as it is shown.

    Attributes:
        view: the study, or None while it is read.
        last_utc: when each reader confirmed the last answer.
        names: who stands behind the codes, where a list of names is kept.
        proof: the verification, once asked for.
        running: what is under way.
        done: of the steps of what is under way.
        said: the last outcome as a sentence, or "".
        copy: the name of a simulated copy that was just answered, or "".
    """

    name: str
    view: "StudyView | None" = None
    last_utc: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    proof: "AllocationProof | None" = None
    running: Running = ""
    done: int = 0
    total: int = 0
    said: str = ""
    tone: SaidTone = "neutral"
    copy: str = ""

    @property
    def simulated(self) -> bool:
        """Tell whether simulated readers answer this study."""
        return self.view is not None and self.view.version.origin is Origin.SIMULATED


class StudyPresenter(QObject):
    """Shows one study at a time and runs its jobs beside the window.

    Signals:
        state_changed: (StudyState).
    """

    state_changed = Signal(object)

    def __init__(self, desk: "Desk", tasks: Tasks, bus: ChangesBus, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._bus = desk, tasks, bus
        self._job: Job | None = None
        self.state = StudyState("")

    def open(self, name: str) -> None:
        """Show a study."""
        self._show(StudyState(name))
        self.load()

    def load(self) -> None:
        """Read the study again; what was said and proved stays."""
        name = self.state.name

        def work() -> "tuple[StudyView, dict[str, str]]":
            view = self._desk.designs.show(OWNER, name)
            lines = self._desk.reading.waiting(OWNER)
            seen = {line.code: line.last_utc for line in lines if line.study == name}
            return view, {code: utc for code, utc in seen.items() if utc}

        def done(read: "tuple[StudyView, dict[str, str]]") -> None:
            if name == self.state.name:
                self._show(replace(self.state, view=read[0], last_utc=read[1]))

        self._tasks.store(work, done, self._refuse)
        self._tasks.store(lambda: self._desk.people.names(OWNER), self._name, self._refuse)

    def _name(self, names: Mapping[str, str]) -> None:
        self._show(replace(self.state, names=names))

    def verify(self) -> None:
        """Check the stored order and show the proof."""
        name = self.state.name
        self._run("verify", lambda: self._desk.designs.verify(OWNER, name), self._proved)

    def simulate(self) -> None:
        """Let simulated readers answer a copy of the study."""
        view = self.state.view
        if view is None or self.state.running:
            return
        name, seed = self.state.name, view.version.seed
        job = Job(self._tasks)
        job.moved.connect(self._moved)
        self._job = job
        self._run(
            "simulate",
            lambda: self._desk.simulation.simulate(OWNER, name, seed, progress=job),
            self._simulated,
        )

    def stop(self) -> None:
        """Stop the job under way at its next step."""
        if self._job is not None:
            self._job.stop()

    def export(self, folder: Path) -> None:
        """Export the baseline into a folder of its own within the chosen one."""
        name = self.state.name
        target = folder / f"{_file_name(name)}-baseline"
        self._run(
            "export",
            lambda: self._desk.results.export(OWNER, name, target),
            lambda report: self._exported(report, target),
        )

    def _run(
        self, what: Running, work: Callable[[], Result], done: Callable[[Result], None]
    ) -> None:
        if not self.state.name or self.state.running:
            return
        self._show(replace(self.state, running=what, done=0, total=0, said="", copy=""))
        self._tasks.store(work, done, self._refuse)

    def _moved(self, done: int, total: int) -> None:
        if self.state.running == "simulate":
            self._show(replace(self.state, done=done, total=total))

    def _proved(self, proof: "AllocationProof") -> None:
        self._show(replace(self.state, running="", proof=proof))

    def _simulated(self, report: "SimulationReport") -> None:
        said = self.tr("Simulated readers gave %Ln answer(s)", "", report.answers)
        where = self.tr("{answers}; they lie in the copy {study}.").format(
            answers=said, study=report.study
        )
        self._job = None
        self._show(replace(self.state, running="", said=where, tone="success", copy=report.study))
        self._bus.publish(Changes.of(Area.STUDIES, Area.READINGS, Area.AUDIT), self.parent())

    def _exported(self, report: "ExportReport", target: Path) -> None:
        said = self.tr("%Ln file(s) were written to {folder}.", "", len(report.files))
        self._show(replace(self.state, running="", said=said.format(folder=target), tone="success"))

    def _refuse(self, fault: Exception) -> None:
        if self._job is not None:
            # What simulated readers answered before the stop is kept in the copy.
            self._bus.publish(Changes.of(Area.STUDIES, Area.READINGS), self.parent())
        # The person's own stop is no fault.
        stopped = self._job is not None and self._job.stopping and isinstance(fault, Refusal)
        self._job = None
        tone: SaidTone = "neutral" if stopped else "danger"
        self._show(replace(self.state, running="", said=sentence(fault), tone=tone))

    def _show(self, state: StudyState) -> None:
        self.state = state
        self.state_changed.emit(state)


def _file_name(name: str) -> str:
    """Return the study's name with nothing in it that a file system minds."""
    parts = "".join(sign if sign.isalnum() else " " for sign in name).split()
    return "-".join(parts) or "study"
