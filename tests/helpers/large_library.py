"""Makes a workspace of very many questions by SQL alone: the import is measured elsewhere."""

import sqlite3
from contextlib import closing
from pathlib import Path

from medannot.services.desk import create_desk

_ROWS = "WITH RECURSIVE rows(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM rows WHERE n < :questions)"
# Ids that lie across each other, as random ones do.
_ID = "printf('%08x%s%023x', (n * 2654435761) % 4294967296, '{kind}', n)"
_WHEN = "'2026-01-01T00:00:00.000Z'"


def _id(kind: str) -> str:
    return _ID.format(kind=kind)


_FILL = (
    "INSERT INTO question_set VALUES ('bigset', 'Radiographs', {when})",
    "INSERT INTO set_version VALUES ('bigversion', 'bigset', 1, 'none', {when})",
    "INSERT INTO unit {rows} SELECT {unit}, 'bigset', 'u' || n FROM rows",
    "INSERT INTO patient_case {rows} SELECT {case}, 'bigset', 'c' || n FROM rows",
    "INSERT INTO family {rows} SELECT {family}, 'bigset', '' FROM rows",
    (
        "INSERT INTO item {rows} SELECT {item}, 'bigset', 'many.parquet', n, 0, 'q' || n, {unit}, "
        "1, 0, {case}, {family}, {when} FROM rows"
    ),
    (
        "INSERT INTO item_version {rows} SELECT {version}, {item}, 1, "
        "'Which sign of ' || n || ' is seen in figure ' || (n % 97) || '?', '', "
        "CASE n % 4 WHEN 0 THEN 'yes_no' WHEN 1 THEN 'free_text' ELSE 'single_choice' END, "
        "'ability ' || (n % 7), CASE n % 5 WHEN 0 THEN 'zh' ELSE 'en' END, "
        'CASE n % 3 WHEN 0 THEN \'{{"modality":"CT"}}\' WHEN 1 THEN \'{{"modality":"MRI"}}\' '
        "ELSE '{{}}' END, {item}, '', {when} FROM rows"
    ),
    (
        "INSERT INTO item_option {rows} SELECT {option} || p, {version}, p, "
        "'Sign ' || (n % 1000 + p) FROM rows, (SELECT 1 AS p UNION ALL SELECT 2) WHERE n % 4 <> 1"
    ),
    "INSERT INTO reference_answer {rows} SELECT {version}, '[]', 'key', '[]', '' FROM rows",
    "INSERT INTO set_member {rows} SELECT 'bigversion', {version}, n FROM rows",
)


def large_library(folder: Path, questions: int) -> Path:
    """Return the folder of a new workspace with one set of so many questions."""
    workspace = folder / "large"
    create_desk(workspace).close()
    names = {
        kind: _id(letter)
        for kind, letter in zip(
            ("unit", "case", "family", "item", "version", "option"), "abcdef", strict=True
        )
    }
    with closing(sqlite3.connect(workspace / "medannot.sqlite", isolation_level=None)) as database:
        database.execute("PRAGMA synchronous=OFF")
        # Ids that lie across each other touch every page of an index: room for all of them.
        database.execute("PRAGMA cache_size=-1500000")
        database.execute("BEGIN")
        for statement in _FILL:
            text = statement.format(rows=_ROWS, when=_WHEN, **names)
            database.execute(text, {"questions": questions} if ":questions" in text else {})
        database.execute("COMMIT")
    return workspace
