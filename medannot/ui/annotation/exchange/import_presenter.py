"""Annotations brought in from files: read, matched, mapped by hand, counted, written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medannot.domain.annotation.foreign import ForeignSet
from medannot.domain.errors import Problem
from medannot.domain.lexicon.node import Node
from medannot.domain.people import OWNER
from medannot.domain.progress import Stopped
from medannot.services.annotation_import_values import ImportPlan, ImportReport, ImportWish
from medannot.ui.annotation.exchange.labels import LabelRow, fits, key_for, rows_of, with_given
from medannot.ui.faults import sentence
from medannot.ui.one_job import OneJob
from medannot.ui.tasks import Job, Tasks

if TYPE_CHECKING:
    from medannot.services.desk import Desk
    from medannot.services.lexicons import OpenLexicon

_NOTHING: Mapping[str, str] = MappingProxyType({})


class ImportStep(IntEnum):
    """The steps of the way."""

    FILES = 0
    IMAGES = 1
    LABELS = 2
    CHANGES = 3
    DONE = 4


class Work(IntEnum):
    """What is under way."""

    NOTHING = 0
    READING = 1
    MATCHING = 2
    COUNTING = 3
    WRITING = 4


@dataclass(frozen=True, slots=True)
class ImportState:
    """What the import shows.

    Attributes:
        code: into whose cases.
        paths: files and folders that were chosen.
        plan: what taking them in would do, by the mapping of the last count.
        unread: what the files hold and nobody can read, each with its place.
        rows: labels and values with what becomes of them by the mapping of now.
        given: what was chosen by hand, by labels.
        repair: marks are mended, with the person's consent.
        said: what was done beside, such as that a mapping was saved.
        stopped: the fault is that the person stopped.
    """

    project: str = ""
    code: str = ""
    step: ImportStep = ImportStep.FILES
    paths: tuple[Path, ...] = ()
    plan: ImportPlan | None = None
    unread: tuple[Problem, ...] = ()
    rows: tuple[LabelRow, ...] = ()
    given: Mapping[str, str] = field(default_factory=dict)
    repair: bool = False
    lexicon: "OpenLexicon | None" = None
    report: ImportReport | None = None
    work: Work = Work.NOTHING
    done: int = 0
    total: int = 0
    fault: str = ""
    stopped: bool = False
    said: str = ""

    @property
    def open_rows(self) -> tuple[LabelRow, ...]:
        """Return the labels and values of which nobody said what becomes of them."""
        return tuple(row for row in self.rows if row.is_open)


class ImportPresenter(QObject):
    """Leads through the steps; nothing is written before the last one.

    Args:
        desk: the open workspace.
        tasks: the window's threads.

    Signals:
        state_changed: (ImportState).
    """

    state_changed = Signal(object)

    def __init__(self, desk: "Desk", tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self._job = OneJob(tasks, self._fail, self)
        self._job.moved.connect(self._move)
        self._read: ForeignSet | None = None
        self.state = ImportState()

    def begin(self, project: str, codes: Sequence[str]) -> None:
        """Begin, or go on with what was begun of the same project."""
        state = self.state
        if state.project == project and state.code in codes and state.report is None:
            self._show(state)
            return
        self._job.forget()
        self._read = None
        self._show(ImportState(project=project, code=codes[0] if len(codes) == 1 else ""))

    # Files

    def choose_code(self, code: str) -> None:
        """Take them into somebody's cases."""
        if code != self.state.code:
            self._show(replace(self.state, code=code, plan=None))

    def add(self, paths: Sequence[Path]) -> None:
        """Choose files and folders beside those that are chosen."""
        known = tuple(dict.fromkeys((*self.state.paths, *paths)))
        self._choose_paths(known)

    def remove(self, path: Path) -> None:
        """Choose a file no longer."""
        self._choose_paths(tuple(one for one in self.state.paths if one != path))

    def _choose_paths(self, paths: tuple[Path, ...]) -> None:
        if paths != self.state.paths and self.state.step is ImportStep.FILES:
            self._read = None
            self._show(replace(self.state, paths=paths, plan=None, fault=""))

    # The way

    def forward(self) -> None:
        """Take the next step."""
        step = self.state.step
        if self.state.work is not Work.NOTHING:
            return
        if step is ImportStep.FILES and self.state.paths and self.state.code:
            self._read_files()
        elif step is ImportStep.IMAGES and self.state.plan is not None:
            self._show(replace(self.state, step=ImportStep.LABELS, fault=""))
        elif step is ImportStep.LABELS and not self.state.open_rows:
            self._count()
        elif step is ImportStep.CHANGES:
            self._write()

    def back(self) -> bool:
        """Stop the job, or take a step back; tell whether there was one."""
        if self.state.work is not Work.NOTHING:
            self._job.stop()
            return True
        if self.state.step in {ImportStep.FILES, ImportStep.DONE}:
            return False
        step = ImportStep(self.state.step - 1)
        self._show(replace(self.state, step=step, fault="", said=""))
        return True

    def stop(self) -> None:
        """Stop the job."""
        self._job.stop()

    def _read_files(self) -> None:
        service, paths = self._desk.annotation_import, self.state.paths
        if self._read is not None:
            self._match(self._read)
            return
        self._begin(Work.READING)
        self._job.run(lambda job: service.read(paths, job), self._match, free=True)

    def take_from_questions(self) -> None:
        """Read the marks that question sets brought with the images, and go on with them."""
        desk, state = self._desk, self.state
        if state.work is not Work.NOTHING or state.step is not ImportStep.FILES:
            return
        if not state.code:
            self._show(replace(state, fault=self.tr("Choose first into whose cases they come.")))
            return
        self._show(replace(state, paths=()))
        self._begin(Work.READING)
        name = state.project
        self._job.run(lambda _job: desk.annotation_import.read_questions(OWNER, name), self._match)

    def _match(self, read: ForeignSet) -> None:
        self._read = read
        self._begin(Work.MATCHING)
        planned = self._planner(read, _NOTHING)

        def match(job: Job) -> tuple[ImportPlan, tuple[LabelRow, ...]]:
            plan = planned(job)
            return plan, rows_of(plan, read)

        self._job.run(match, self._matched)

    def _matched(self, found: tuple[ImportPlan, tuple[LabelRow, ...]]) -> None:
        plan, rows = found
        unread = self._read.problems if self._read is not None else ()
        state = replace(self.state, plan=plan, rows=rows, unread=unread, step=ImportStep.IMAGES)
        self._show(replace(state, work=Work.NOTHING))
        pin = plan.project.schema.lexicon
        known = self.state.lexicon
        if known is not None and known.loaded.lexicon.head.pin == pin:
            self._take_lexicon(known)
            return
        shelf = self._desk.lexicons

        def opened() -> "OpenLexicon":
            from medannot.services.lexicons import with_index  # noqa: PLC0415  # loads pinyin

            return with_index(shelf.open(pin))

        self._tasks.free(opened, self._take_lexicon, self._fail)

    def _take_lexicon(self, opened: "OpenLexicon") -> None:
        plan = self.state.plan
        if plan is None or plan.project.schema.lexicon != opened.loaded.lexicon.head.pin:
            return  # of a project that was left meanwhile
        self._show(replace(self.state, lexicon=opened))
        self._give(self.state.given, "")

    def _count(self) -> None:
        read = self._read
        if read is None:
            return
        self._begin(Work.COUNTING)
        self._job.run(self._planner(read, self.state.given), self._counted)

    def _counted(self, plan: ImportPlan) -> None:
        state = replace(self.state, plan=plan, step=ImportStep.CHANGES, work=Work.NOTHING)
        self._show(state)

    def _write(self) -> None:
        plan, wish, service = self.state.plan, self._wish(self.state.given), self._desk
        if plan is None or not plan.cases:
            return
        self._begin(Work.WRITING)

        def write(job: Job) -> ImportReport:
            actor = service.annotating.seat(OWNER, plan.code)
            return service.annotation_import.apply(actor, plan, wish, job)

        self._job.run(write, self._written, writes=True)

    def _written(self, report: ImportReport) -> None:
        self._read = None
        self._show(replace(self.state, report=report, step=ImportStep.DONE, work=Work.NOTHING))

    def _planner(self, read: ForeignSet, given: Mapping[str, str]) -> Callable[[Job], ImportPlan]:
        """Return what plans, on the store's thread, the import that is chosen now."""
        desk, state, wish = self._desk, self.state, self._wish(given)

        def planned(job: Job) -> ImportPlan:
            actor = desk.annotating.seat(OWNER, state.code)
            return desk.annotation_import.plan(actor, state.project, read, wish, job)

        return planned

    def _wish(self, given: Mapping[str, str]) -> ImportWish:
        # That labels stay unmapped is asked on the screen, not here.
        return ImportWish(given, repair=self.state.repair, leave_unmapped=True)

    # Labels

    def map_to(self, row: LabelRow, node: Node) -> bool:
        """Let a label become a term; tell whether it can."""
        if not fits(row, node):
            return False
        self._choose(key_for(row, node), node.id)
        return True

    def leave_out(self, row: LabelRow) -> None:
        """Leave a label out."""
        self._choose(row.key, "")

    def leave_name_out(self, row: LabelRow) -> None:
        """Leave out all values of a row's name."""
        given = {key: one for key, one in self.state.given.items() if not _is_of(row, key)}
        self._give({**given, row.of_name: ""}, row.of_name)

    def leave_open_out(self) -> None:
        """Leave out all labels and values that are open."""
        given = dict(self.state.given)
        given.update({row.key: "" for row in self.state.open_rows})
        self._give(given, "")

    def undo_choice(self, row: LabelRow) -> None:
        """Take back what was chosen for a label."""
        keys = {row.key, row.of_name} - {""}
        given = {key: one for key, one in self.state.given.items() if key not in keys}
        self._give(given, row.of_name or row.key)

    def _choose(self, key: str, node_id: str) -> None:
        self._give({**self.state.given, key: node_id}, key)

    def _give(self, given: Mapping[str, str], touched: str) -> None:
        opened = self.state.lexicon
        if opened is None:
            return
        rows = with_given(self.state.rows, touched, opened.index, given)
        self._show(replace(self.state, given=dict(given), rows=rows, said="", fault=""))

    def load_mapping(self, path: Path) -> None:
        """Take over a mapping; what it names that the lexicon has not is told and left."""
        opened, service = self.state.lexicon, self._desk.annotation_import
        if opened is None:
            return
        lexicon = opened.loaded.lexicon

        def take(found: Mapping[str, str]) -> None:
            known = {key: one for key, one in found.items() if not one or one in lexicon}
            self._give({**self.state.given, **known}, "")
            fitting = sum(row.key in known or row.of_name in known for row in self.state.rows)
            said = self.tr("%Ln label(s) of these files stand in the mapping.", "", fitting)
            lost = [one for key, one in found.items() if key not in known]
            if lost:
                words = self.tr("The lexicon does not have {ids}.")
                said = f"{said} {words.format(ids=', '.join(lost[:10]))}"
            self._show(replace(self.state, said=said))

        self._job.run(lambda _job: service.mapping(path), take, free=True)

    def save_mapping(self, path: Path) -> None:
        """Write what becomes of every label that is decided, as the command line reads it."""
        service = self._desk.annotation_import
        given = dict(self.state.given)
        for row in self.state.rows:
            if row.node is not None and row.key not in given and row.of_name not in given:
                given[row.key] = row.node.id
        words = self.tr("The mapping lies in {name}.").format(name=path.name)

        def say(_nothing: None) -> None:
            self._show(replace(self.state, said=words))

        self._job.run(lambda _job: service.write_mapping(path, given), say, free=True, writes=True)

    # Before writing

    def choose_repair(self, *, wanted: bool) -> None:
        """Let marks be mended, or not, and count again."""
        if wanted != self.state.repair and self.state.work is Work.NOTHING:
            self._show(replace(self.state, repair=wanted))
            self._count()

    # Showing

    def _begin(self, work: Work) -> None:
        state = replace(self.state, work=work, done=0, total=0, fault="", stopped=False)
        self._show(replace(state, said=""))

    def _move(self, done: int, total: int) -> None:
        self._show(replace(self.state, done=done, total=total))

    def _fail(self, fault: Exception) -> None:
        state = replace(self.state, work=Work.NOTHING, stopped=isinstance(fault, Stopped))
        self._show(replace(state, fault=sentence(fault)))

    def _show(self, state: ImportState) -> None:
        self.state = state
        self.state_changed.emit(state)


def _is_of(row: LabelRow, key: str) -> bool:
    """Tell whether a key names a value of a row's name."""
    return key.startswith(row.of_name.removesuffix("*"))
