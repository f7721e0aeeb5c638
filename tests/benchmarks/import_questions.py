"""Importing 20,000 JSONL questions: python -m tests.benchmarks.import_questions

The floor parses the same file and puts the same rows, ready made, into a copy of the same schema
with sqlite3's executemany. The goal is 10 seconds; listing and filtering are timed as well.
"""

import argparse
import json
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from medannot.domain.clock import SystemClock
from medannot.domain.ids import RandomIds
from medannot.domain.people import OWNER
from medannot.services.question_bank import ImportRequest, ItemQuery, QuestionBank
from medannot.store.store import Store
from tests.helpers.figures import write_figures
from tests.helpers.workspaces import empty_workspace

GOAL_S = 10
TABLES = (
    "question_set",
    "unit",
    "patient_case",
    "family",
    "item",
    "item_version",
    "item_option",
    "reference_answer",
    "set_version",
    "set_member",
)


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=20_000)
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = write_questions(folder / "questions.jsonl", options.questions)
        store = Store(empty_workspace(folder), SystemClock(), RandomIds())
        bank = QuestionBank(store)
        ours_s = seconds(lambda: import_all(bank, file))
        listing = {
            "first page": seconds(lambda: bank.page(OWNER, ItemQuery(), 0, 100)),
            "last page": seconds(lambda: bank.page(OWNER, ItemQuery(), options.questions, 100)),
            "search in the texts": seconds(lambda: bank.count(OWNER, ItemQuery(text="no 777"))),
            "facets": seconds(lambda: bank.facets(OWNER, ItemQuery())),
        }
        store.close()
        floor_s = floor(file, store.database, folder / "floor.sqlite")
    write_figures(
        "import_questions",
        {
            "questions": options.questions,
            "import, s": round(ours_s, 2),
            "parse and executemany of the same rows, s": round(floor_s, 2),
            "ratio": round(ours_s / floor_s, 2),
            "goal, s": GOAL_S,
            **{f"{what}, ms": round(1000 * taken_s, 1) for what, taken_s in listing.items()},
        },
    )
    return 0


def write_questions(path: Path, count: int) -> Path:
    """Write that many questions with four options in our own format."""
    with path.open("w", encoding="utf-8") as file:
        for n in range(count):
            record = {
                "id": f"q{n}",
                "type": "single_choice",
                "question": f"Patient no {n} has a ring-shaped rash; what is the likely diagnosis?",
                "options": [f"Tinea {n}", "Psoriasis", "Eczema", "Granuloma annulare"],
                "answer": "A",
                "ability": "disease_diagnosis",
                "language": "en",
            }
            file.write(json.dumps(record) + "\n")
    return path


def seconds(work: Callable[[], object]) -> float:
    """Return how long the work took."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def import_all(bank: QuestionBank, file: Path) -> None:
    """Read and write the whole file as one set."""
    bank.write(OWNER, bank.read(OWNER, ImportRequest((file,), "large")))


def floor(file: Path, filled: Path, empty: Path) -> float:
    """Return the seconds of parsing the file and inserting the same rows ready made."""
    source, target = sqlite3.connect(filled), sqlite3.connect(empty, isolation_level=None)
    target.execute("PRAGMA journal_mode=WAL")
    target.execute("PRAGMA synchronous=FULL")
    names = ", ".join(f"'{table}'" for table in TABLES)
    for (statement,) in source.execute(
        f"SELECT sql FROM sqlite_master WHERE tbl_name IN ({names}) AND sql IS NOT NULL"
    ).fetchall():
        target.execute(statement)
    rows = {table: source.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}

    def work() -> None:
        for line in file.read_text(encoding="utf-8").splitlines():
            json.loads(line)
        target.execute("BEGIN")
        for table, inside in rows.items():
            places = ", ".join("?" * len(inside[0]))
            target.executemany(f"INSERT INTO {table} VALUES ({places})", inside)
        target.execute("COMMIT")

    taken_s = seconds(work)
    source.close()
    target.close()
    return taken_s


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
