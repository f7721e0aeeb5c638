"""A file of labels brought to a later version of its lexicon: first told, then written."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from medannot.domain.errors import EnvironmentFault, Refusal, Sentence
from medannot.domain.lexicon.change import Change, Op
from medannot.domain.lexicon.migration import Fate, Outcome, migrate
from medannot.domain.lexicon.node import Status
from medannot.domain.lexicon.routes import Reason
from medannot.domain.lexicon.stored_label import Flag, StoredLabel
from medannot.domain.lexicon.tree import Lexicon
from medannot.domain.progress import Progress, silent
from medannot.exchange.lexicons.folder import Loaded
from medannot.exchange.lexicons.labels import read_labels, writing_labels
from medannot.exchange.lexicons.tables import write_csv

WORK_COLUMNS = (
    "label_id", "finding_id", "node_id", "en", "zh", "reason", "op", "candidates", "sentence",
)  # fmt: skip
"""Columns of a work list as a table."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A node that a person may choose instead; without words where the lexicon has it not."""

    id: str
    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class WorkItem:
    """A label that needs a person.

    Attributes:
        node_id: what it has, with the words it was stored with.
        op: of the change that stopped it, or nothing.
        sentence: what happened, and what to do.
    """

    label_id: str
    finding_id: str
    node_id: str
    en: str
    zh: str
    reason: Reason
    op: str
    candidates: tuple[Candidate, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Collapse:
    """A label that a merge made the same as another one of its finding."""

    label_id: str
    finding_id: str
    into: str


@dataclass(frozen=True, slots=True)
class Outdated:
    """A label whose node was given up in its own version already, so that no change tells of it.

    Attributes:
        node_id: what it keeps.
        since: version since which the node is deprecated.
        candidates: what came in the node's place.
    """

    label_id: str
    finding_id: str
    node_id: str
    since: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class OpCount:
    """How many labels an operation meets.

    Attributes:
        automatic: labels that went through it.
        waiting: labels that it stopped.
    """

    op: Op
    automatic: int
    waiting: int


@dataclass(frozen=True, slots=True)
class MigrationReport:
    """What a migration does, or has done.

    Attributes:
        before: id and version of the earlier lexicon.
        after: of the later one.
        labels: how many were read.
        fates: how many met each fate; together they are the labels.
        untouched: of the migrated ones, those that no operation met; only their version and words
            are new.
        dropped: of the migrated ones, those that lost their node on the way and are flagged.
        by_op: every operation in its order.
        by_reason: how many labels need a person, by why.
        work: the labels that need a person, in the order of the file.
        collapsed: the labels that collapsed, in the order of the file.
        written: name of the file that was written; nothing for a dry run.
        outdated: labels that keep a node which is not in use any more, in the order of the file.
    """

    before: str
    after: str
    labels: int
    fates: Mapping[Fate, int]
    untouched: int
    dropped: int
    by_op: tuple[OpCount, ...]
    by_reason: Mapping[Reason, int]
    work: tuple[WorkItem, ...]
    collapsed: tuple[Collapse, ...]
    written: str = ""
    outdated: tuple[Outdated, ...] = ()


def migrate_labels(
    before: Loaded,
    after: Loaded,
    labels: Path,
    out: Path | None = None,
    progress: tuple[Progress, Progress] = (silent, silent),
) -> MigrationReport:
    """Tell what a migration does to a file of labels, and write the result where one is asked for.

    Args:
        before: the lexicon at the labels' version.
        after: at the version to which they are brought; its changes lead there.
        labels: the file, which is never changed.
        out: where the labels are written, those that wait for a person as they were; None for a
            dry run.
        progress: of reading in bytes, and of the migration in labels.

    Raises:
        InputFault: the file of labels is wrong.
        Refusal: these are not two versions of one lexicon, or the file would be written over.
    """
    if out is not None and out.resolve() == labels.resolve():
        raise Refusal(
            "{name} would be written over; name another file for the migrated labels.",
            name=out.name,
        )
    table = read_labels(labels, progress[0])
    outcomes = migrate(table.labels, after.changes, before.lexicon, after.lexicon, progress[1])
    tally = Tally(after.lexicon)
    with ExitStack() as stack:
        if out is not None:
            writer = stack.enter_context(writing_labels(out, table.fact_names))
            for outcome in tally.following(outcomes):
                if outcome.after is not None:
                    writer.write(outcome.after)
        else:
            for _ in tally.following(outcomes):
                pass
    return MigrationReport(
        before.lexicon.head.pin,
        after.lexicon.head.pin,
        len(table.labels),
        tally.fates,
        tally.untouched,
        tally.dropped,
        tuple(OpCount(op, tally.automatic[op], tally.waiting[op]) for op in Op),
        tally.reasons,
        tuple(tally.work),
        tuple(tally.collapsed),
        out.name if out is not None else "",
        tuple(tally.outdated),
    )


def changes_between(before: Loaded, after: Loaded) -> tuple[Change, ...]:
    """Return the changes that lead from one version of a lexicon to a later one.

    Raises:
        Refusal: these are not two versions of one lexicon, or not the earlier one first.
    """
    # An iterator without labels does nothing, but says whether there is a way.
    tuple(migrate((), after.changes, before.lexicon, after.lexicon))
    first, last = before.lexicon.head.version, after.lexicon.head.version
    return tuple(change for change in after.changes if first < change.to_version <= last)


def write_work_list(report: MigrationReport, path: Path) -> None:
    """Write the labels that need a person as a table, for those who decide.

    Raises:
        Refusal: there is a file already, which may hold somebody's decisions.
        EnvironmentFault: the file cannot be written.
    """
    rows = [_cells(item) for item in report.work]
    try:
        with path.open("xb") as file:
            file.write(write_csv(WORK_COLUMNS, rows))
    except FileExistsError as fault:
        raise Refusal(
            "There is a file {name} already, which may hold decisions; name another.", name=path
        ) from fault
    except OSError as fault:
        raise EnvironmentFault(
            "{name} cannot be written ({reason}).", name=path, reason=fault.strerror
        ) from fault


def _cells(item: WorkItem) -> dict[str, str]:
    candidates = ";".join(one.id for one in item.candidates)
    values = (
        item.label_id, item.finding_id, item.node_id, item.en, item.zh, item.reason.value, item.op,
        candidates, item.sentence,
    )  # fmt: skip
    return dict(zip(WORK_COLUMNS, values, strict=True))


@dataclass(slots=True)
class Tally:
    """Counts outcomes as they pass by, and gathers the labels that need a person."""

    lexicon: Lexicon
    fates: dict[Fate, int] = field(default_factory=lambda: dict.fromkeys(Fate, 0))
    automatic: dict[Op, int] = field(default_factory=lambda: dict.fromkeys(Op, 0))
    waiting: dict[Op, int] = field(default_factory=lambda: dict.fromkeys(Op, 0))
    reasons: dict[Reason, int] = field(default_factory=dict)
    untouched: int = 0
    dropped: int = 0
    work: list[WorkItem] = field(default_factory=list)
    collapsed: list[Collapse] = field(default_factory=list)
    outdated: list[Outdated] = field(default_factory=list)

    def following(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """Yield the outcomes on, each counted."""
        for outcome in outcomes:
            self.fates[outcome.fate] += 1
            for op in set(outcome.ops):
                self.automatic[op] += 1
            if outcome.fate is Fate.MIGRATED:
                self._migrated(outcome)
            elif outcome.fate is Fate.COLLAPSED:
                label = outcome.before
                self.collapsed.append(Collapse(label.id, label.finding_id, outcome.into))
            elif outcome.fate is Fate.WAITING:
                self._waiting(outcome)
            else:
                self._look_at(outcome.before)
            yield outcome

    def _migrated(self, outcome: Outcome) -> None:
        if not outcome.ops:
            self.untouched += 1
        if Op.DROP in outcome.ops:
            self.dropped += 1
        elif outcome.after is not None:
            self._look_at(outcome.after)

    def _look_at(self, label: StoredLabel) -> None:
        """Note a label whose node is out of use without a change or a flag that says so."""
        node = self.lexicon.nodes.get(label.node_id)
        if node is None or node.status is not Status.DEPRECATED or label.flag is Flag.DROPPED:
            return
        candidates = tuple(map(self._candidate, node.replaced_by))
        found = Outdated(label.id, label.finding_id, node.id, node.deprecated_since, candidates)
        self.outdated.append(found)

    def _waiting(self, outcome: Outcome) -> None:
        label, task = outcome.before, outcome.task
        known = self._candidate(label.node_id)
        if task is None:
            raise ValueError(f"the label {label.id} waits for no reason")
        if task.op is not None:
            self.waiting[task.op] += 1
        self.reasons[task.reason] = self.reasons.get(task.reason, 0) + 1
        self.work.append(
            WorkItem(
                label.id,
                label.finding_id,
                label.node_id,
                label.en or known.en,
                label.zh or known.zh,
                task.reason,
                task.op.value if task.op else "",
                tuple(self._candidate(node_id) for node_id in task.candidates),
                self._named(task.sentence),
            )
        )

    def _named(self, said: Sentence) -> Sentence:
        """Return a sentence with the names of nodes in the place of their ids."""
        details = dict(said.details)
        for key in ("id", "new"):
            ids = str(details.get(key, "")).split(", ")
            if all(one in self.lexicon for one in ids):
                details[key] = ", ".join(self.lexicon[one].en.label for one in ids)
        return Sentence(said.template, **details)

    def _candidate(self, node_id: str) -> Candidate:
        node = self.lexicon.nodes.get(node_id)
        return Candidate(node_id, node.en.label if node else "", node.zh.label if node else "")
