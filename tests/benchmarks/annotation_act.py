"""One act of an annotator, beside raw SQLite: python -m tests.benchmarks.annotation_act

A mark is drawn in a case with few findings, in one with 500 marks, and in one that was worked on
for thousands of revisions. Each act is followed by two raw transactions on the same disk with the
same settings: of one row in a table of its own, and of the very rows that the act has written
(revision, current finding, audit entry) into a copy of the workspace's own database, with its
indexes, triggers and foreign keys. What the act does beside: it looks whether another window has
gone on, checks the finding and whether its image was erased, writes the canonical text and reads
it back, and hashes the entry into the chain. Told apart is the COMMIT alone, which flushes.
"""

import argparse
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from medannot.domain.annotation.revision import Change
from medannot.domain.clock import SystemClock
from medannot.domain.ids import FindingId, MediaId, RandomIds
from medannot.domain.people import OWNER, Actor
from medannot.services.annotating import OpenCase
from medannot.services.desk import Desk, open_desk
from tests.helpers.annotated import add_media, box, make_project
from tests.helpers.figures import write_figures
from tests.helpers.workspaces import empty_workspace

GOAL = 1.5
TABLES = ("finding_revision", "current_finding", "audit")
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "fullfsync=ON",
    "foreign_keys=ON",
    "secure_delete=ON",
    "cache_size=-32768",
)


@dataclass
class Times:
    """Milliseconds of one kind of transaction."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    commit: list[float] = field(default_factory=list)


@dataclass
class Figures:
    """What was measured, in turn."""

    few: Times = field(default_factory=Times)
    marks: Times = field(default_factory=Times)
    long: Times = field(default_factory=Times)
    undo: Times = field(default_factory=Times)
    same_rows: Times = field(default_factory=Times)
    one_row: Times = field(default_factory=Times)


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--acts", type=int, default=300)
    parser.add_argument("--marks", type=int, default=500)
    parser.add_argument("--long", type=int, default=4000, help="revisions of the longest chain")
    parser.add_argument("--folder", type=Path, help="on the disk to measure; else a temporary one")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        found = measure(Path(name), options.acts, options.marks, options.long)
    named = {
        "act, few findings": found.few,
        f"act, {options.marks} marks": found.marks,
        f"act, {options.long} revisions": found.long,
        f"undo, {options.marks} marks": found.undo,
        "raw, the same rows": found.same_rows,
        "raw, one row": found.one_row,
    }
    few, same, one = (median(times.wall) for times in (found.few, found.same_rows, found.one_row))
    write_figures(
        "annotation_act",
        {
            "acts": options.acts,
            **{key: value for name, times in named.items() for key, value in _told(name, times)},
            "act against raw of the same rows, medians": round(few / same, 2),
            "act against raw of one row, medians": round(few / one, 2),
            "the same, CPU": round(median(found.few.cpu) / median(found.one_row.cpu), 2),
            "COMMIT alone against raw of the same rows": round(
                median(found.few.commit) / median(found.same_rows.commit), 2
            ),
            f"{options.marks} marks against few findings": round(median(found.marks.wall) / few, 2),
            f"{options.long} revisions against few findings": round(
                median(found.long.wall) / few, 2
            ),
            "goal": f"{GOAL} times raw where a flush takes milliseconds; flat in the findings",
        },
    )
    return 0


def measure(folder: Path, acts: int, marks: int, long: int) -> Figures:
    """Let one annotator act in three cases in turn, each act followed by raw transactions."""
    found = Figures()
    with open_desk(empty_workspace(folder), clock=SystemClock(), ids=RandomIds()) as desk:
        works = [_Work(desk, case) for case in _cases(desk)]
        works[1].draw(marks)
        works[2].wear(long)
        with (
            closing(_copy(desk, folder / "copy.sqlite")) as copy,
            closing(_empty(folder / "raw.sqlite")) as raw,
            closing(sqlite3.connect(desk.store.database)) as reader,
        ):
            for number in range(acts):
                for work, times in zip(works, (found.few, found.marks, found.long), strict=True):
                    _ours(desk, times, work.act)
                    _same_rows(copy, reader, found.same_rows)
                _ours(desk, found.undo, works[1].undo)
                _same_rows(copy, reader, None)
                _one_row(raw, number, found.one_row)
    return found


def _cases(desk: Desk) -> list[tuple[Actor, OpenCase]]:
    project = make_project(desk, [[one] for one in add_media(desk.store, 6)], ("anna", "bert"))
    actor, place, found = desk.annotating.seat(OWNER, "anna"), 0, []
    for _ in range(3):
        own = desk.annotating.next(actor, project.id, place)
        assert own is not None
        found.append((actor, desk.annotating.open(actor, own.case_id)))
        place = own.position
    return found


class _Work:
    """One case before its annotator."""

    def __init__(self, desk: Desk, case: tuple[Actor, OpenCase]) -> None:
        self._desk = desk
        self._actor, self._opened = case
        self._media: MediaId = self._opened.images[0].media_id
        self._count = 0

    def _mark(self, finding_id: str = "") -> Change:
        self._count += 1
        mark = box(1 + self._count % 40, 1, 60, 60)
        return Change(FindingId(finding_id or self._desk.store.ids.new()), self._media, mark)

    def draw(self, count: int) -> None:
        self._do([self._mark() for _ in range(count)])

    def wear(self, count: int) -> None:
        """Move one mark so often."""
        self._do([self._mark("worn")])
        for _ in range(count - 1):
            self._do([self._mark("worn")])

    def act(self) -> None:
        self._do([self._mark()])

    def undo(self) -> None:
        self._opened = self._desk.annotating.undo(self._actor, self._opened)

    def _do(self, changes: Sequence[Change]) -> None:
        self._opened = self._desk.annotating.act(self._actor, self._opened, changes)


def _empty(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE IF NOT EXISTS stroke (id TEXT PRIMARY KEY, body TEXT)")
    return connection


def _copy(desk: Desk, path: Path) -> sqlite3.Connection:
    with (
        closing(sqlite3.connect(desk.store.database)) as source,
        closing(sqlite3.connect(path)) as to,
    ):
        source.backup(to)
    return _empty(path)


def _ours(desk: Desk, times: Times, act: Callable[[], None]) -> None:
    dialect = desk.store._engine.dialect
    plain = dialect.do_commit
    dialect.do_commit = lambda connection: times.commit.append(_timed(lambda: plain(connection))[0])
    try:
        _take(times, act)
    finally:
        dialect.do_commit = plain


def _same_rows(copy: sqlite3.Connection, reader: sqlite3.Connection, times: Times | None) -> None:
    """Write what the act has written once more, into the copy."""
    (revision,) = _newest(reader, "finding_revision")
    (entry,) = _newest(reader, "audit")
    finding = revision[3]
    now = reader.execute(
        "SELECT * FROM current_finding WHERE finding_id = ?", (finding,)
    ).fetchone()

    def write() -> None:
        copy.execute("BEGIN IMMEDIATE")
        copy.execute(f"INSERT INTO finding_revision VALUES ({_marks(revision)})", revision)
        if now is None:
            copy.execute("DELETE FROM current_finding WHERE finding_id = ?", (finding,))
        else:
            copy.execute(f"INSERT INTO current_finding VALUES ({_marks(now)})", now)
        copy.execute(f"INSERT INTO audit VALUES ({_marks(entry)})", entry)
        taken.commit.append(_timed(lambda: copy.execute("COMMIT"))[0])

    taken = times or Times()
    _take(taken, write)


def _newest(reader: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    return reader.execute(f"SELECT * FROM {table} ORDER BY rowid DESC LIMIT 1").fetchall()


def _marks(row: Sequence[object]) -> str:
    return ", ".join("?" * len(row))


def _one_row(raw: sqlite3.Connection, number: int, times: Times) -> None:
    def write() -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("INSERT INTO stroke VALUES (?, ?)", (f"{number:032x}", "x" * 200))
        times.commit.append(_timed(lambda: raw.execute("COMMIT"))[0])

    _take(times, write)


def _take(times: Times, work: Callable[[], None]) -> None:
    wall, cpu = _timed(work)
    times.wall.append(wall)
    times.cpu.append(cpu)


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    started, cpu = time.perf_counter_ns(), time.thread_time_ns()
    work()
    return (time.perf_counter_ns() - started) / 1e6, (time.thread_time_ns() - cpu) / 1e6


def _told(name: str, times: Times) -> list[tuple[str, float]]:
    ordered = sorted(times.wall)
    return [
        (f"{name}, median ms", round(median(ordered), 3)),
        (f"{name}, p95 ms", round(ordered[int(0.95 * (len(ordered) - 1))], 3)),
        (f"{name}, CPU median ms", round(median(times.cpu), 3)),
        (f"{name}, COMMIT median ms", round(median(times.commit), 3)),
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
