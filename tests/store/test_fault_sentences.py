"""What SQLite and the system report becomes a sentence by its code; a bug stays a bug."""

import errno
import logging
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError, ProgrammingError

from medannot.domain.clock import ManualClock
from medannot.domain.errors import EnvironmentFault
from medannot.domain.ids import SeededIds
from medannot.domain.people import OWNER
from medannot.store.sqlite_only import told_faults
from medannot.store.workspaces import open_workspace
from tests.helpers.logs import ExpectedLogs
from tests.helpers.workspaces import empty_workspace


def of_sqlite(code: int, words: str = "words in any language") -> sqlite3.Error:
    fault = sqlite3.OperationalError(words)
    fault.sqlite_errorcode = code
    fault.sqlite_errorname = "SQLITE_SOMETHING"
    return fault


def sentence_for(fault: BaseException, folder: Path) -> str:
    with pytest.raises(EnvironmentFault) as told, told_faults(folder / "medannot.sqlite"):
        raise fault
    return str(told.value)


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (of_sqlite(sqlite3.SQLITE_BUSY), "Another program holds the database"),
        (of_sqlite(sqlite3.SQLITE_BUSY_SNAPSHOT), "Another program holds the database"),
        (of_sqlite(sqlite3.SQLITE_FULL), "The disk is full"),
        (of_sqlite(sqlite3.SQLITE_READONLY_DBMOVED), "cannot be written"),
        (of_sqlite(sqlite3.SQLITE_CORRUPT), "is damaged"),
        (of_sqlite(sqlite3.SQLITE_NOTADB), "is damaged"),
        (OSError(errno.ENOSPC, "kein Platz"), "The disk is full"),
        (OSError(errno.EROFS, "nur lesbar"), "cannot be written"),
        (PermissionError(errno.EACCES, "verweigert"), "cannot be written"),
    ],
)
def test_the_code_tells_whatever_the_words_say(
    tmp_path: Path, fault: BaseException, said: str
) -> None:
    assert said in sentence_for(fault, tmp_path)


def test_a_name_with_a_telling_word_in_it_misleads_nobody(
    tmp_path: Path, expected_log: ExpectedLogs
) -> None:
    expected_log("database fault: OperationalError, SQLITE_SOMETHING", logging.ERROR)

    said = sentence_for(of_sqlite(sqlite3.SQLITE_CANTOPEN, "no file locked-full.db"), tmp_path)

    assert said == (
        "The database medannot.sqlite could not be used (OperationalError, SQLITE_SOMETHING); "
        "see the log file."
    )


def test_the_log_file_names_kind_and_code_and_no_path(
    tmp_path: Path, expected_log: ExpectedLogs
) -> None:
    expected_log("database fault: FileNotFoundError, ENOENT", logging.ERROR)
    workspace = open_workspace(empty_workspace(tmp_path), ManualClock(), SeededIds(1))

    with pytest.raises(EnvironmentFault, match="see the log file"), workspace.store.reading():
        (tmp_path / "Mustermann").read_bytes()

    workspace.close()
    log = (workspace.folder / "logs" / "medannot.log").read_text(encoding="utf-8")
    assert "ERROR" in log
    assert "database fault: FileNotFoundError, ENOENT" in log
    assert "Mustermann" not in log


def test_a_wrong_statement_is_a_bug_and_no_fault_of_the_disk(tmp_path: Path) -> None:
    workspace = open_workspace(empty_workspace(tmp_path), ManualClock(), SeededIds(1))
    store = workspace.store

    with pytest.raises(OperationalError, match="no such table"), store.reading() as connection:
        connection.execute(text("SELECT 1 FROM nowhere"))
    with pytest.raises(ProgrammingError), store.writing(OWNER) as work:
        work.connection.exec_driver_sql("SELECT ?", (object(),))

    workspace.close()
