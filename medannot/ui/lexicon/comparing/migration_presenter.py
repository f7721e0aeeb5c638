"""A migration told before it is done: two versions, a file of labels, what becomes of each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from medannot.domain.errors import InputFault, Problem, Refusal
from medannot.domain.lexicon.change import KEEPING, Op
from medannot.domain.lexicon.condition import ELSE, Case, Condition
from medannot.domain.progress import Stopped
from medannot.services.lexicon_migration import (
    MigrationReport,
    changes_between,
    migrate_labels,
    write_work_list,
)
from medannot.services.lexicons import LexiconShelf, Loaded
from medannot.ui.faults import sentence
from medannot.ui.lexicon.comparing.latest import Latest
from medannot.ui.lexicon.comparing.sources import Source, Sources
from medannot.ui.tasks import Job, Tasks


class Work(StrEnum):
    """What is under way."""

    NOTHING = ""
    LOOKING = "looking"
    READING = "reading"
    MIGRATING = "migrating"
    WRITING = "writing"


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One row of the table of changes in the words of its terms.

    Attributes:
        old, new: names of the terms with their ids; new ones are empty where the terms stay.
        condition: what decides for each label, or nothing.
        auto: whether labels follow without a person.
    """

    version: str
    op: Op
    old: str
    new: str
    condition: str
    auto: bool
    note: str


@dataclass(frozen=True, slots=True)
class MigrationState:
    """What the preview shows.

    Attributes:
        before, after: keys of sources, or nothing.
        pins: id and version of the two, once they are opened.
        changes: what the table of changes says between the two.
        report: what becomes of the labels, where a file was chosen.
        fault: a sentence, or nothing.
        problems: rows of the file that belong to the fault.
        stopped: the fault is the person's own stop.
        said: what was written, in a sentence, or nothing.
    """

    sources: tuple[Source, ...] = ()
    before: str = ""
    after: str = ""
    labels: Path | None = None
    pins: tuple[str, str] = ("", "")
    changes: tuple[ChangeRow, ...] = ()
    report: MigrationReport | None = None
    work: Work = Work.NOTHING
    fault: str = ""
    problems: tuple[Problem, ...] = ()
    stopped: bool = False
    said: str = ""

    @property
    def earlier(self) -> tuple[Source, ...]:
        """Return the versions to which there is a later one of the same lexicon."""
        return tuple(one for one in self.sources if self._later(one))

    @property
    def later(self) -> tuple[Source, ...]:
        """Return the versions that come after the chosen one."""
        chosen = next((one for one in self.sources if one.key == self.before), None)
        return self._later(chosen) if chosen else ()

    def _later(self, before: Source) -> tuple[Source, ...]:
        return tuple(
            one
            for one in self.sources
            if one.id == before.id
            and one.version and before.version and one.version > before.version
        )  # fmt: skip


class MigrationPresenter(QObject):
    """Previews a migration beside the GUI thread, and writes its result where that is asked for.

    Signals:
        state_changed: (MigrationState).
        moved: (done, total) of the job under way.
    """

    state_changed = Signal(object)
    moved = Signal(int, int)

    def __init__(self, shelf: LexiconShelf, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._sources, self._tasks = Sources(shelf), tasks
        self._latest = Latest(tasks, self._fail, self)
        self._jobs: tuple[Job, ...] = ()
        self._folders: tuple[Path, ...] = ()
        self.state = MigrationState()

    @property
    def busy(self) -> bool:
        """Tell whether a job that can be stopped is under way."""
        return self.state.work in {Work.READING, Work.MIGRATING, Work.WRITING}

    # Choosing

    def begin(self, lexicon_id: str) -> None:
        """Find the versions, and choose the last two of a lexicon where there are two."""
        self.stop()
        self._show(MigrationState(work=Work.LOOKING))

        def choose(found: tuple[Source, ...]) -> None:
            self._show(MigrationState(found))
            last = _last_two([one for one in found if one.id == lexicon_id])
            if last is not None:
                self.choose(last[0].key, last[1].key)

        self._latest.ask(self._all, choose)

    def add_folder(self, folder: Path) -> None:
        """Offer a folder that a person chose as one more version."""
        self._folders = (*(one for one in self._folders if one != folder), folder)
        self._latest.ask(self._all, lambda found: self._show(replace(self.state, sources=found)))

    def choose(self, before: str, after: str) -> None:
        """Choose two versions; a later one that is none any more is left open."""
        state = replace(self.state, before=before, after=after)
        if after not in {one.key for one in state.later}:
            only = state.later
            state = replace(state, after=only[0].key if len(only) == 1 else "")
        self._show(_bare(state))
        self.preview()

    def choose_labels(self, labels: Path | None) -> None:
        """Choose a file of labels, or none."""
        self._show(_bare(replace(self.state, labels=labels)))
        self.preview()

    # The preview

    def preview(self) -> None:
        """Tell what the migration does; nothing is written."""
        self.stop()
        state = self.state
        if not (state.before and state.after):
            self._latest.forget()
            return
        opened, before, after = self._sources.open, state.before, state.after
        if state.labels is None:
            self._show(replace(_bare(state), work=Work.LOOKING))
            self._latest.ask(lambda: _changes(opened(before), opened(after)), self._take_changes)
            return
        self._run(Work.READING, state.labels, None, self._take_report)

    def write(self, out: Path) -> None:
        """Write the migrated labels into a new file."""
        if self.state.labels is not None and not self.busy:
            self._run(Work.WRITING, self.state.labels, out, self._take_written)

    def write_work(self, out: Path) -> None:
        """Write the list of what needs a person into a new file."""
        report = self.state.report
        if report is not None:
            self._latest.ask(lambda: _written(report, out), self._tell_work)

    def stop(self) -> None:
        """Stop the job under way; nothing of it is kept."""
        for job in self._jobs:
            job.stop()

    def _run(
        self,
        work: Work,
        labels: Path,
        out: Path | None,
        done: Callable[[tuple[tuple[ChangeRow, ...], MigrationReport]], None],
    ) -> None:
        state = replace(self.state, work=work, fault="", problems=(), said="", stopped=False)
        self._show(state if work is Work.WRITING else replace(state, report=None))
        reading, migrating = Job(self._tasks), Job(self._tasks)
        reading.moved.connect(self.moved)
        migrating.moved.connect(self._migrates)
        self._jobs = reading, migrating
        opened, before, after = self._sources.open, state.before, state.after

        def migrated() -> tuple[tuple[ChangeRow, ...], MigrationReport]:
            if out is not None and out.exists():
                raise Refusal(
                    "There is a file {name} already, which may hold labels; name another.",
                    name=out,
                )
            first, last = opened(before), opened(after)
            rows = _changes(first, last)
            return rows, migrate_labels(first, last, labels, out, (reading, migrating))

        self._latest.ask(migrated, done)

    def _migrates(self, done: int, total: int) -> None:
        if self.state.work is Work.READING:
            self._show(replace(self.state, work=Work.MIGRATING))
        self.moved.emit(done, total)

    def _take_changes(self, rows: tuple[ChangeRow, ...]) -> None:
        self._show(replace(self.state, changes=rows, work=Work.NOTHING))

    def _take_report(self, found: tuple[tuple[ChangeRow, ...], MigrationReport]) -> None:
        changes, report = found
        pins = report.before, report.after
        self._show(
            replace(self.state, changes=changes, report=report, pins=pins, work=Work.NOTHING)
        )

    def _take_written(self, found: tuple[tuple[ChangeRow, ...], MigrationReport]) -> None:
        self._take_report(found)
        words = self.tr("The labels are written to {name}; the file they came from is as it was.")
        self._show(replace(self.state, said=words.format(name=found[1].written)))

    def _tell_work(self, name: str) -> None:
        words = self.tr("The work list is written to {name}.")
        self._show(replace(self.state, said=words.format(name=name), fault="", problems=()))

    def _fail(self, fault: Exception) -> None:
        problems = fault.problems if isinstance(fault, InputFault) else ()
        self._show(
            replace(
                self.state,
                work=Work.NOTHING,
                fault=sentence(fault),
                problems=problems,
                stopped=isinstance(fault, Stopped),
            )
        )

    def _all(self) -> tuple[Source, ...]:
        return self._sources.all(*self._folders)

    def _show(self, state: MigrationState) -> None:
        self.state = state
        self.state_changed.emit(state)


def _bare(state: MigrationState) -> MigrationState:
    """Return a state without what was found for an earlier choice."""
    return MigrationState(state.sources, state.before, state.after, state.labels)


def _written(report: MigrationReport, out: Path) -> str:
    write_work_list(report, out)
    return out.name


def _changes(before: Loaded, after: Loaded) -> tuple[ChangeRow, ...]:
    lexicon = after.lexicon

    def named(ids: tuple[str, ...]) -> str:
        nodes = ((one, lexicon.nodes.get(one)) for one in ids)
        return "; ".join(f"{node.en.label} {node.zh.label}" if node else one for one, node in nodes)

    return tuple(
        ChangeRow(
            str(one.to_version),
            one.op,
            named(one.old_ids),
            "" if one.op in KEEPING else named(one.new_ids),
            _condition_words(one.condition, after) if one.condition else "",
            one.auto,
            one.note,
        )
        for one in changes_between(before, after)
    )


def _condition_words(condition: Condition, after: Loaded) -> str:
    """Return a condition with the terms' names for their ids, such as "laterality=left → Left"."""

    def words(case: Case) -> str:
        tests = (f"{one.name}{one.sign}{'|'.join(one.values)}" for one in case.tests)
        node = after.lexicon.nodes.get(case.node_id)
        name = node.en.label if node else case.node_id
        return f"{' & '.join(tests) or ELSE} → {name}"

    return "; ".join(words(case) for case in condition.cases)


def _last_two(versions: Sequence[Source]) -> tuple[Source, Source] | None:
    """Return the last version and the one before it, where there are two."""
    known = {one.version: one for one in versions if one.version is not None}
    if len(known) < 2:
        return None
    before, after = sorted(known)[-2:]
    return known[before], known[after]
