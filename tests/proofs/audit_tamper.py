"""Proves that one altered byte of any answer, event, finding or audit row is named.

Another program alters one byte of one value at a time, drawn over all rows and columns of the four
tables; after each the audit is verified and the byte is put back.
"""

import sqlite3
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from medannot.domain.annotation.revision import Change
from medannot.domain.answer import Answer
from medannot.domain.ids import FindingId
from medannot.domain.people import OWNER
from medannot.domain.question import ItemType
from medannot.domain.randomisation import Draw
from medannot.domain.trial import CannotJudgeReason
from medannot.services.desk import Desk, open_desk
from tests.helpers.annotated import USABLE, add_media, box, lesion, make_project
from tests.helpers.answered import Given, answer_all, make_study
from tests.helpers.figures import write_figures
from tests.helpers.question_sets import Draft
from tests.helpers.workspaces import make_desk

TABLES = {"response": "id", "event": "id", "finding_revision": "id", "audit": "seq"}
DEFAULT_ALTERATIONS = 500
BOX = box(1, 1, 40, 30)


@dataclass(frozen=True)
class Alteration:
    """One byte of one value."""

    table: str
    key: object
    column: str
    before: object
    after: object

    @property
    def row(self) -> str:
        """Return how the verification calls the row."""
        return f"audit entry {self.key}" if self.table == "audit" else f"{self.table} {self.key}"


def main(argv: Sequence[str]) -> int:
    """Alter as many bytes as asked for, 500 by default; return 1 where one went unnamed."""
    wanted = int(argv[0]) if argv else DEFAULT_ALTERATIONS
    with tempfile.TemporaryDirectory() as folder:
        unnamed = unnamed_alterations(answered_workspace(Path(folder)), wanted)
    figures: dict[str, object] = {
        "altered bytes": wanted,
        "named": wanted - len(unnamed),
        "unnamed": [str(alteration) for alteration in unnamed],
    }
    write_figures("audit_tamper", figures)
    return 1 if unnamed else 0


def answered_workspace(parent: Path) -> Path:
    """Return a closed workspace with answers and findings, its triggers removed."""
    with make_desk(parent) as desk:
        drafts = [
            Draft("choice", options=("papule", "plaque", "macule")),
            Draft("text", ItemType.SHORT_TEXT, text="eczema"),
            Draft("none", ItemType.YES_NO, options=("Yes", "No")),
        ]
        make_study(desk, drafts)
        reason = CannotJudgeReason.IMAGE_QUALITY
        given = {
            "choice": Given(("plaque",), changed_from=("papule",), slip=True),
            "text": Given(text="湿疹, left"),
            "none": Given(answer=Answer(cannot_judge=reason, comment="too dark")),
        }
        answer_all(desk, given)
        _annotate(desk)
        folder = desk.folder
    connection = sqlite3.connect(folder / "medannot.sqlite", isolation_level=None)
    for (name,) in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    ).fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.close()
    return folder


def _annotate(desk: Desk) -> None:
    """Let an annotator say something of every kind of place, and take one thing back."""
    project = make_project(desk, [add_media(desk.store, 2)])
    anna = desk.annotating.seat(OWNER, "anna")
    own = desk.annotating.next(anna, project.id)
    assert own is not None
    opened = desk.annotating.open(anna, own.case_id)
    media = opened.images[0].media_id
    for number, (place, content) in enumerate(((media, USABLE), (None, lesion()), (media, BOX))):
        change = Change(FindingId(f"finding {number}"), place, content)
        opened = desk.annotating.act(anna, opened, [change])
    desk.annotating.undo(anna, opened)


def unnamed_alterations(folder: Path, wanted: int, seed: int = 1) -> list[Alteration]:
    """Alter one byte after the other and return those that the verification did not name."""
    draw = Draw(seed, "tamper")
    connection = sqlite3.connect(folder / "medannot.sqlite", isolation_level=None)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    values = _values(connection)
    unnamed: list[Alteration] = []
    done = 0
    while done < wanted:
        alteration = _altered(draw, *draw.choice(values))
        if not _write(connection, alteration, alteration.after):
            continue  # the schema itself refuses a number that another row has
        done += 1
        with open_desk(folder, read_only=True) as desk:
            problems = desk.auditing.verify(OWNER).problems
        if not any(problem.startswith(alteration.row) for problem in problems):
            unnamed.append(alteration)
        _write(connection, alteration, alteration.before)
    with open_desk(folder, read_only=True) as desk:
        assert desk.auditing.verify(OWNER).holds, "the last byte was not put back"
    connection.close()
    return unnamed


def _values(connection: sqlite3.Connection) -> list[tuple[str, object, str, object]]:
    found: list[tuple[str, object, str, object]] = []
    for table, key in TABLES.items():
        rows = connection.execute(f"SELECT * FROM {table}")
        names = [column[0] for column in rows.description]
        for row in rows:
            own = dict(zip(names, row, strict=True))
            found += [
                (table, own[key], name, value)
                for name, value in own.items()
                if value not in {None, ""} and name != key
            ]
    return found


def _altered(draw: Draw, table: str, key: object, column: str, value: object) -> Alteration:
    bit = 1 << draw.below(7)
    if isinstance(value, int):
        return Alteration(table, key, column, value, value ^ bit)
    data = bytearray(str(value).encode())
    data[draw.below(len(data))] ^= bit
    return Alteration(table, key, column, value, bytes(data))


def _write(connection: sqlite3.Connection, alteration: Alteration, value: object) -> bool:
    new = "CAST(? AS TEXT)" if isinstance(value, bytes) else "?"
    changed = connection.execute(
        f"UPDATE OR IGNORE {alteration.table} SET {alteration.column} = {new} "
        f"WHERE {TABLES[alteration.table]} = ?",
        (value, alteration.key),
    )
    return changed.rowcount == 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
