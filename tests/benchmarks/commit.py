"""Confirming an answer, beside a raw SQLite commit of one row: python -m tests.benchmarks.commit

Both run in turn on the same disk, in WAL mode with every commit flushed. The goal is a median of
at most 1.5 times the floor.
"""

import argparse
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from medannot.domain.answer import Answer
from medannot.domain.clock import SystemClock
from medannot.domain.ids import RandomIds
from medannot.domain.people import OWNER
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
        ours_ms, floor_ms = measure(Path(name), options.answers)
    ratio = median(ours_ms) / median(floor_ms)
    write_figures(
        "commit",
        {
            "answers": options.answers,
            "confirm, median ms": round(median(ours_ms), 2),
            "confirm, p95 ms": round(_p95(ours_ms), 2),
            "raw commit of one row, median ms": round(median(floor_ms), 2),
            "raw commit of one row, p95 ms": round(_p95(floor_ms), 2),
            "ratio of the medians": round(ratio, 2),
            "goal": GOAL,
        },
    )
    return 0


def measure(folder: Path, answers: int) -> tuple[list[float], list[float]]:
    """Return the milliseconds of each confirmation and of each raw commit, taken in turn."""
    raw = sqlite3.connect(folder / "raw.sqlite", isolation_level=None)
    raw.execute("PRAGMA journal_mode=WAL")
    raw.execute("PRAGMA synchronous=FULL")
    raw.execute("CREATE TABLE answer (id TEXT PRIMARY KEY, body TEXT)")
    desk = open_desk(empty_workspace(folder), clock=SystemClock(), ids=RandomIds())
    add_set(desk.store, "benchmark", [Draft(stem=f"Question {n}?") for n in range(answers)])
    plan = StudyPlan("benchmark", "benchmark", (GroupPlan("primary", 1, 1),), 1)
    desk.designs.create(OWNER, plan)
    session = desk.reading.begin(OWNER, "benchmark", "primary-01", {})
    ours_ms, floor_ms = [], []
    for number in range(answers):
        ours_ms.append(_answer_one(session))
        floor_ms.append(_timed(lambda n=number: _raw_commit(raw, n)))
    session.close()
    desk.close()
    raw.close()
    return ours_ms, floor_ms


def _answer_one(session: ReadingSession) -> float:
    item = session.current()
    assert item is not None
    recorder = session.recorder(item.trial_id)
    recorder.note(EventKind.REQUESTED)
    recorder.note(EventKind.DECODED)
    recorder.note(EventKind.SHOWN)
    session.save_events(recorder)
    recorder.change(Answer((item.options[0].id,)))
    recorder.lock()
    return _timed(lambda: session.confirm(recorder))


def _raw_commit(raw: sqlite3.Connection, number: int) -> None:
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("INSERT INTO answer VALUES (?, ?)", (f"{number:032x}", "x" * 200))
    raw.execute("COMMIT")


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter_ns()
    work()
    return (time.perf_counter_ns() - started) / 1_000_000


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[int(0.95 * (len(values) - 1))]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
