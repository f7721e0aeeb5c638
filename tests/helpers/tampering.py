"""A workspace with answers that another program alters, and its verification."""

import sqlite3
from pathlib import Path

from medannot.domain.answer import Answer
from medannot.domain.audit import AuditProof
from medannot.domain.people import OWNER
from medannot.domain.question import ItemType
from medannot.domain.trial import CannotJudgeReason
from medannot.services.desk import open_desk
from tests.helpers.answered import Given, answer_all, make_study
from tests.helpers.question_sets import Draft
from tests.helpers.workspaces import make_desk

DRAFTS = [
    Draft("Which is it?", options=("papule", "plaque")),
    Draft("Which disease?", ItemType.SHORT_TEXT, text="eczema"),
    Draft("Is it red?", ItemType.YES_NO, options=("Yes", "No")),
]


GIVEN = {
    "Which is it?": Given(("papule",), changed_from=("plaque",)),
    "Which disease?": Given(text="湿疹 = eczema"),
    "Is it red?": Given(answer=Answer(cannot_judge=CannotJudgeReason.IMAGE_QUALITY)),
}


def folder_of_answers(parent: Path) -> Path:
    """Return a closed workspace in which three answers were given."""
    with make_desk(parent) as desk:
        make_study(desk, DRAFTS)
        answer_all(desk, GIVEN)
        return desk.folder


def verified(folder: Path) -> AuditProof:
    """Return what the audit says of a closed workspace."""
    with open_desk(folder, read_only=True) as desk:
        return desk.auditing.verify(OWNER)


def tamper(folder: Path, *statements: str) -> None:
    """Change the database as another program would, without the triggers."""
    connection = sqlite3.connect(folder / "medannot.sqlite", isolation_level=None)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        assert connection.execute(statement).rowcount > 0, statement
    connection.close()


def ids(folder: Path, query: str) -> list[str]:
    """Return the first column that a query finds, as text."""
    connection = sqlite3.connect(folder / "medannot.sqlite")
    found = [str(row[0]) for row in connection.execute(query)]
    connection.close()
    return found
