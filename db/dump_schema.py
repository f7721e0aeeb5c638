"""Prints the schema that the revisions make: python db/dump_schema.py > db/schema.sql."""

import sqlite3
import sys
import tempfile
from pathlib import Path

from medannot.store.schema_version import migrate


def schema() -> str:
    """Return every statement of the newest schema, tables first, each kind by name."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "schema.sqlite"
        migrate(database)
        connection = sqlite3.connect(database)
        rows = connection.execute(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL "
            "ORDER BY type = 'trigger', type = 'index', name"
        ).fetchall()
        connection.close()
    statements = [" ".join(line.rstrip() for line in row[0].splitlines()) for row in rows]
    return "-- Made by db/dump_schema.py; do not edit.\n\n" + "".join(
        f"{_spread(statement)};\n\n" for statement in statements
    )


def _spread(statement: str) -> str:
    """Put each column and constraint of a table on a line of its own."""
    if not statement.startswith("CREATE TABLE"):
        return statement
    head, _, body = " ".join(statement.split()).partition(" ( ")
    body, tail = body.removesuffix(" WITHOUT ROWID"), body.endswith(" WITHOUT ROWID")
    parts, depth, start = [], 0, 0
    for place, sign in enumerate(body):
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth == 0:
            parts.append(body[start:place])
            start = place + 1
    parts.append(body[start:].rstrip().removesuffix(")"))
    lines = ",\n".join(f"    {part.strip()}" for part in parts)
    return f"{head} (\n{lines}\n)" + (" WITHOUT ROWID" if tail else "")


if __name__ == "__main__":
    sys.stdout.write(schema())
