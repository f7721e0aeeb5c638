"""Confirming an answer, beside a raw SQLite commit of one row: python -m tests.benchmarks.commit

Both run in turn on the same disk, in WAL mode with every commit flushed. The goal is a median of
at most 1.5 times the floor. Told apart are the whole of it and the COMMIT alone, which writes and
flushes the log: where a flush costs little, because a cache takes it, the work before it shows.
"""

import argparse
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from medannot.domain.answer import Answer
from medannot.domain.clock import SystemClock
from medannot.domain.ids import RandomIds
from medannot.domain.people import OWNER
from medannot.domain.session import TrialRecorder
from medannot.domain.study import GroupPlan, StudyPlan
from medannot.domain.trial import EventKind
from medannot.services.desk import open_desk
from medannot.services.reading import ReadingSession
from tests.helpers.figures import write_figures
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import empty_workspace

GOAL = 1.5


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=400)
    parser.add_argument("--folder", type=Path, help="on the disk to measure; else a temporary one")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        figures = measure(Path(name), options.answers)
    write_figures(
        "commit",
        {
            "answers": options.answers,
            **{
                f"{name}, {what} ms": round(value(times), 2)
                for name, times in (
                    ("confirm", figures.ours),
                    ("raw transaction of one row", figures.floor),
                    ("COMMIT of confirm", figures.ours_commit),
                    ("COMMIT of the raw transaction", figures.floor_commit),
                )
                for what, value in (("median", median), ("p95", _p95))
            },
            "ratio of the medians": round(median(figures.ours) / median(figures.floor), 2),
            "ratio of the medians, COMMIT alone": round(
                median(figures.ours_commit) / median(figures.floor_commit), 2
            ),
            "goal": GOAL,
        },
    )
    return 0


@dataclass
class Figures:
    """Milliseconds of each confirmation and of each raw transaction, taken in turn."""

    ours: list[float] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)
    ours_commit: list[float] = field(default_factory=list)
    floor_commit: list[float] = field(default_factory=list)


def measure(folder: Path, answers: int) -> Figures:
    """Confirm answers, each followed by a raw commit on the same disk."""
    raw = sqlite3.connect(folder / "raw.sqlite", isolation_level=None)
    raw.execute("PRAGMA journal_mode=WAL")
    raw.execute("PRAGMA synchronous=FULL")
    raw.execute("CREATE TABLE answer (id TEXT PRIMARY KEY, body TEXT)")
    desk = open_desk(empty_workspace(folder), clock=SystemClock(), ids=RandomIds())
    add_set(desk.store, "benchmark", [Draft(stem=f"Question {n}?") for n in range(answers)])
    plan = StudyPlan("benchmark", "benchmark", (GroupPlan("primary", 1, 1),), 1)
    desk.designs.create(OWNER, plan)
    session = desk.reading.begin(OWNER, "benchmark", "primary-01", {})
    figures = Figures()
    dialect = desk.store._engine.dialect
    plain_commit = dialect.do_commit
    for number in range(answers):
        recorder = _answered(session)
        dialect.do_commit = lambda connection: figures.ours_commit.append(
            _timed(lambda: plain_commit(connection))
        )
        figures.ours.append(_timed(lambda given=recorder: session.confirm(given)))
        dialect.do_commit = plain_commit
        begun = _timed(lambda n=number: _raw_row(raw, n))
        figures.floor_commit.append(_timed(lambda: raw.execute("COMMIT")))
        figures.floor.append(begun + figures.floor_commit[-1])
    session.close()
    desk.close()
    raw.close()
    return figures


def _answered(session: ReadingSession) -> TrialRecorder:
    item = session.current()
    assert item is not None
    recorder = session.recorder(item.trial_id)
    recorder.note(EventKind.REQUESTED)
    recorder.note(EventKind.DECODED)
    recorder.note(EventKind.SHOWN)
    session.save_events(recorder)
    recorder.change(Answer((item.options[0].id,)))
    recorder.lock()
    return recorder


def _raw_row(raw: sqlite3.Connection, number: int) -> None:
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("INSERT INTO answer VALUES (?, ?)", (f"{number:032x}", "x" * 200))


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter_ns()
    work()
    return (time.perf_counter_ns() - started) / 1_000_000


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[int(0.95 * (len(values) - 1))]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
