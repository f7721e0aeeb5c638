"""What is done about the models of a set: files in and out, figures by hand, rows taken back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QLocale, QObject, Signal

from medannot.domain.errors import InputFault
from medannot.domain.people import OWNER
from medannot.domain.progress import Stopped
from medannot.ui import faults
from medannot.ui.faults import line, sentence
from medannot.ui.one_job import OneJob
from medannot.ui.phrases import sentences
from medannot.ui.results.figure_dialog import Figure
from medannot.ui.results.taking_dialog import Holds, Taking
from medannot.ui.results.words import percent
from medannot.ui.tasks import Job, Tasks

if TYPE_CHECKING:
    from medannot.domain.model_answers.prompts import PromptKind
    from medannot.services.desk import Desk
    from medannot.services.model_files_values import ModelReport, ModelRequest
    from medannot.services.model_prompts import JudgeReport
    from medannot.services.model_values import Assigned, ModelDraft, TypedRow

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Refused:
    """Rows of a file that fit nothing; nothing was written yet.

    Attributes:
        count: how many, of `read`.
        first: the first of them, with its reason.
    """

    taking: Taking
    count: int
    read: int
    first: str

    @property
    def rest(self) -> int:
        """Return how many rows could be taken."""
        return self.read - self.count

    def with_rest(self) -> Taking:
        """Return the wish for the rest."""
        return replace(self.taking, take_matched=True)


class ModelPresenter(QObject):
    """Runs one job at a time; a stop leaves nothing half written.

    Signals:
        begun: (what is being done).
        moved: (done, total).
        ended: (the outcome as a sentence, its tone).
        changed: what the page shows is to be read again.
        rows_refused: (Refused).
        file_refused: (a sentence) a file did not come in.
        took_in: a file came in.
    """

    begun = Signal(str)
    moved = Signal(int, int)
    ended = Signal(str, str)
    changed = Signal()
    rows_refused = Signal(object)
    file_refused = Signal(str)
    took_in = Signal()

    def __init__(self, desk: "Desk", tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job = OneJob(tasks, self._fail, self)
        self._job.moved.connect(self.moved)
        self._taking: Taking | None = None

    @property
    def busy(self) -> bool:
        """Tell whether a job is under way."""
        return self._job.busy

    def stop(self) -> None:
        """Stop the job; nothing of it is kept."""
        self._job.stop()

    def _run(self, what: str, work: Callable[[Job], Found], done: Callable[[Found], None]) -> None:
        if self.busy:
            return
        self._job.run(work, done, writes=True)
        self.begun.emit(what)

    def _fail(self, fault: Exception) -> None:
        taking, self._taking = self._taking, None
        refused = _refused(taking, fault)
        if refused is not None and refused.rest > 0:
            self.ended.emit("", "neutral")
            self.rows_refused.emit(refused)
            return
        tone = "neutral" if isinstance(fault, Stopped) else "danger"
        said = sentence(fault)
        if isinstance(fault, InputFault) and fault.problems:
            said = f"{said}\n{line(fault.problems[0])}"
        if taking is not None and not isinstance(fault, Stopped):
            self.ended.emit("", "neutral")
            self.file_refused.emit(said)
            return
        self.ended.emit(said, tone)

    def _end(self, said: str) -> None:
        """Say what was written into the workspace."""
        taking, self._taking = self._taking, None
        if taking is not None:
            self.took_in.emit()
        self.ended.emit(said, "success")
        self.changed.emit()

    def _end_typed(self, row: "TypedRow") -> None:
        ended = self.tr("{model} stands among the typed figures now.").format(model=row.run.name)
        self._end(sentences([ended, faults.said(row.doubt)]) if row.doubt else ended)

    def _end_out(self, said: str) -> None:
        """Say what was written into files."""
        self.ended.emit(said, "success")

    # Files in

    def take_in(self, set_name: str, taking: Taking) -> None:
        """Take in a file of answers, readings or grades."""
        if self.busy:
            return
        self._taking = taking
        what = self.tr("Reading {file}").format(file=taking.path.name)
        if taking.holds is Holds.ANSWERS:
            self._run(what, lambda job: self._answers(set_name, taking, job), self._took_answers)
        elif taking.holds is Holds.GRADES:
            self._run(what, lambda _job: self._grades(set_name, taking), self._took_grades)
        else:
            self._run(what, lambda _job: self._readings(set_name, taking), self._took_readings)

    def _answers(self, set_name: str, taking: Taking, job: Job) -> "tuple[ModelDraft, bool]":
        from medannot.services.model_values import ModelRequest  # noqa: PLC0415  # seldom wanted

        request = ModelRequest(
            taking.path,
            set_name,
            taking.name,
            taking.source,
            take_matched=taking.take_matched,
            by_index=taking.by_index,
        )
        draft = self._desk.models.read(OWNER, request, job)
        if draft.can_write:
            self._desk.models.write(OWNER, draft, job)
        return draft, draft.can_write

    def _took_answers(self, read: "tuple[ModelDraft, bool]") -> None:
        draft, written = read
        report, taking = draft.report, self._taking
        if not written and taking is not None:
            first = line(report.unmatched[0]) if report.unmatched else ""
            refused = Refused(taking, report.read - report.matched, report.read, first)
            self._taking = None
            self.ended.emit("", "neutral")
            self.rows_refused.emit(refused)
            return
        said = self.tr(
            "{model}: {matched} of {read} rows answer questions of the set; {share} % of the "
            "answers with options were read by machine, {unread} wait for a person."
        )
        if draft.already is not None:
            said = self.tr("The answers of {model} are there already; nothing was changed.")
        numbers = QLocale()
        self._end(
            said.format(
                model=report.model,
                matched=numbers.toString(report.matched),
                read=numbers.toString(report.read),
                share=percent(report.readings.share),
                unread=numbers.toString(report.readings.unread),
            )
        )

    def _grades(self, set_name: str, taking: Taking) -> "JudgeReport":
        return self._desk.model_prompts.judge_in(
            OWNER,
            set_name,
            taking.path,
            taking.name,
            source=taking.source,
            take_matched=taking.take_matched,
        )

    def _took_grades(self, report: "JudgeReport") -> None:
        if report.already:
            said = self.tr("The grades of {judge} are there already; nothing was changed.")
            self._end(said.format(judge=report.judge))
            return
        said = self.tr("{judge}: {graded} of {read} rows grade open answers of the set.")
        numbers = QLocale()
        self._end(
            said.format(
                judge=report.judge,
                graded=numbers.toString(report.graded),
                read=numbers.toString(report.read),
            )
        )

    def _readings(self, set_name: str, taking: Taking) -> "Assigned":
        service = self._desk.model_unread
        if taking.holds is Holds.WORKSHEET:
            return service.read_worksheet(OWNER, set_name, taking.path)
        return service.take_outside(OWNER, set_name, taking.path, taking.name)

    def _took_readings(self, done: "Assigned") -> None:
        said = self.tr(
            "Of {rows} rows {assigned} told what an answer means, {unchanged} said what was known, "
            "{left} leave theirs waiting."
        )
        numbers = QLocale()
        words = said.format(
            rows=numbers.toString(done.rows),
            assigned=numbers.toString(done.assigned),
            unchanged=numbers.toString(done.unchanged),
            left=numbers.toString(done.left_blank),
        )
        if done.for_people:
            why = self.tr(
                "The words of %Ln were read by a person in another model's answer: read them here.",
                "",
                done.for_people,
            )
            words = f"{words} {why}"
        self._end(words)

    # By hand

    def add_figure(self, set_name: str, figure: Figure) -> None:
        """Write a figure that somebody typed."""
        service = self._desk.models
        self._run(
            self.tr("Writing the row"),
            lambda _job: service.add_figure(
                OWNER, set_name, figure.model, figure.score, figure.n, figure.source
            ),
            self._end_typed,
        )

    def take_back(self, set_name: str, name: str, reason: str, *, judge: bool) -> None:
        """Take a row back: of a model, or a judge's grades."""
        prompts, models = self._desk.model_prompts, self._desk.models

        def work(_job: Job) -> None:
            if judge:
                prompts.take_back(OWNER, set_name, name, reason)
            else:
                models.take_back(OWNER, set_name, name, reason)

        said = self.tr("{name} was taken back; what came in stays in the audit.")
        self._run(
            self.tr("Taking the row back"), work, lambda _none: self._end(said.format(name=name))
        )

    # Files out

    def write_prompts(
        self, set_name: str, kinds: "Sequence[PromptKind]", language: str, folder: Path
    ) -> None:
        """Write prompts into a new folder."""
        service = self._desk.model_prompts

        def done(counts: "dict[str, int]") -> None:
            said = self.tr(
                "Wrote %Ln prompt(s) to {folder}; README.txt says what to do with them.",
                "",
                sum(counts.values()),
            )
            self._end_out(said.format(folder=folder))

        self._run(
            self.tr("Writing prompts"),
            lambda job: dict(service.write(OWNER, set_name, folder, kinds, language, job)),
            done,
        )

    def write_worksheet(self, set_name: str, path: Path) -> None:
        """Write the unread answers into a new file."""
        service = self._desk.model_unread

        def done(count: int) -> None:
            said = self.tr("Wrote %Ln unread answer(s) to {file}.", "", count)
            self._end_out(said.format(file=path))

        self._run(
            self.tr("Writing the worksheet"),
            lambda _job: service.write_worksheet(OWNER, set_name, path),
            done,
        )

    def export_models(self, request: "ModelRequest", folder: Path) -> None:
        """Export people as models into a new folder."""
        service = self._desk.model_files

        def done(report: "ModelReport") -> None:
            said = self.tr(
                "%Ln file(s) were written to {folder}; README.md says how to score them.",
                "",
                len(report.files),
            )
            self._end_out(said.format(folder=report.folder))

        self._run(
            self.tr("Writing the files of {name}").format(name=request.model_name),
            lambda job: service.as_models(OWNER, request, folder, job),
            done,
        )


def _refused(taking: Taking | None, fault: Exception) -> Refused | None:
    """Return which rows of grades fit nothing, where the rest may be taken."""
    if taking is None or taking.holds is not Holds.GRADES or taking.take_matched:
        return None
    read = fault.details.get("read") if isinstance(fault, InputFault) else None
    if not isinstance(fault, InputFault) or not isinstance(read, int) or not fault.problems:
        return None
    return Refused(taking, len(fault.problems), read, line(fault.problems[0]))
