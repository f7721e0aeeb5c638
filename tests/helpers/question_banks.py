"""Files of questions, and a bank that imports them."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import numpy as np

from medannot.domain.people import OWNER
from medannot.services.question_bank import ImportDraft, ImportRequest, ItemQuery, QuestionBank
from medannot.store.store import Store
from tests.helpers.outside import REPOSITORY
from tests.helpers.pictures import encoded

DATA = REPOSITORY / "tests" / "data" / "questions"


def picture(seed: int) -> bytes:
    """Return a small grey PNG; another seed gives another one."""
    return encoded(np.full((4, 6), 10 * seed, np.uint8), "PNG")


def own_file(folder: Path, *rows: dict[str, Any], name: str = "own.json") -> Path:
    """Write rows in the project's own form, short texts where they say nothing else."""
    whole = [{"id": f"q{n}", "type": "short_text", **row} for n, row in enumerate(rows, start=1)]
    path = folder / name
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


def read(bank: QuestionBank, *paths: Path, **wishes: Any) -> ImportDraft:
    """Read files for the set "ward", or the one that is wished."""
    return bank.read(OWNER, ImportRequest(paths, wishes.pop("set_name", "ward"), **wishes))


def imported(bank: QuestionBank, *paths: Path, **wishes: Any) -> ImportDraft:
    """Read files and write what they hold."""
    draft = read(bank, *paths, **wishes)
    bank.write(OWNER, draft)
    return draft


def lines(bank: QuestionBank, **query: Any) -> list[tuple[str, int, int]]:
    """Return stem, version and missing images of what a query finds."""
    found = bank.page(OWNER, ItemQuery(**query), 0, 100)
    return [(line.stem, line.version, line.missing_images) for line in found]


def rows_in(store: Store, table: str) -> int:
    """Count the rows of a table."""
    with sqlite3.connect(store.database) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def files_that_hold(folder: Path, word: bytes) -> list[str]:
    """Name the files, at any depth, in whose bytes a word stands."""
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".lock" and word in path.read_bytes()
    ]
