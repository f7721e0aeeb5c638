"""The revisions make the schema that the rows ask for, and older and newer files are met."""

import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError
from sqlmodel import SQLModel

from medannot.domain.clock import ManualClock
from medannot.domain.errors import EnvironmentFault, Refusal
from medannot.domain.ids import SeededIds
from medannot.store import schema_version, tables
from medannot.store.schema_version import HEAD, known_revisions, migrate, revision_of
from medannot.store.sqlite_only import APPEND_ONLY, make_engine
from medannot.store.workspaces import open_workspace
from tests.helpers.outside import REPOSITORY
from tests.helpers.workspaces import empty_workspace

assert tables.AuditRow.__tablename__ == "audit"


def made_by(statements_of: sqlite3.Connection) -> dict[str, list[str]]:
    """Return the parts of each statement of a schema, in an order of their own."""
    rows = statements_of.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {
        name: sorted(part.strip(" ()") for part in " ".join(sql.split()).split(","))
        for name, sql in rows
    }


def test_the_head_that_the_program_knows_is_the_newest_revision() -> None:
    assert known_revisions()[-1] == HEAD


def test_the_migrated_schema_is_that_of_the_rows(tmp_path: Path) -> None:
    migrate(tmp_path / "migrated.sqlite")
    engine = make_engine(tmp_path / "rows.sqlite")
    with engine.begin() as connection:
        SQLModel.metadata.create_all(connection)
        for table in (
            "audit",
            "event",
            "lexicon_pin",
            "response",
            "finding_revision",
            "work_turn",
            "review_decision",
            "review_comment",
            "consensus",
            "consensus_finding",
            "consensus_point",
            "question_decision",
            "question_sample",
            "model_run",
            "model_answer",
            "model_extraction",
            "model_withdrawal",
            "judge_run",
            "judge_grade",
            "set_freeze",
            "set_draw",
            "language_link",
        ):
            for verb in ("UPDATE", "DELETE"):
                connection.exec_driver_sql(
                    f"CREATE TRIGGER {table}_refuses_{verb.lower()} BEFORE {verb} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{table} rows are append-only'); END"
                )
    engine.dispose()

    with (
        sqlite3.connect(tmp_path / "migrated.sqlite") as migrated,
        sqlite3.connect(tmp_path / "rows.sqlite") as rows,
    ):
        found = made_by(migrated)
        found.pop("alembic_version")
        assert found == made_by(rows)
    migrated.close()
    rows.close()


def test_the_written_schema_is_fresh() -> None:
    made = subprocess.run(
        [sys.executable, "db/dump_schema.py"],
        cwd=REPOSITORY,
        env={"PYTHONPATH": str(REPOSITORY), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert made.stdout == (REPOSITORY / "db" / "schema.sql").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET rowid = rowid"])
def test_the_database_refuses_to_change_what_is_append_only(
    tmp_path: Path, table: str, statement: str
) -> None:
    connection = sqlite3.connect(empty_workspace(tmp_path) / "medannot.sqlite")
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    connection.execute("PRAGMA ignore_check_constraints = ON")
    marks = ", ".join("7" for _ in columns)
    connection.execute(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})")

    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(statement.format(table))
    connection.close()


@pytest.fixture
def next_revision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Make the program know one more revision, which adds a column."""
    folder = tmp_path / "db"
    shutil.copytree(REPOSITORY / "db", folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "9999_next.py").write_text(
        "import sqlalchemy as sa\n"
        "from alembic import op\n"
        "revision, down_revision = '9999', '0001'\n"
        "branch_labels = depends_on = None\n"
        "def upgrade():\n"
        "    op.add_column('workspace', sa.Column('motto', sa.String(), nullable=True))\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(schema_version, "schema_revisions", lambda: folder)
    monkeypatch.setattr(schema_version, "HEAD", "9999")
    return "9999"


def test_an_older_workspace_is_copied_and_then_migrated(tmp_path: Path, next_revision: str) -> None:
    folder = empty_workspace(tmp_path)

    open_workspace(folder, ManualClock(), SeededIds(1)).close()

    assert revision_of(folder / "medannot.sqlite") == next_revision
    (copy,) = (folder / "backups").iterdir()
    assert copy.name == "medannot-20260101T090000000Z-before-0001.sqlite"
    assert revision_of(copy) == "0001"


def test_an_older_workspace_cannot_be_opened_for_reading_only(
    tmp_path: Path, next_revision: str
) -> None:
    folder = empty_workspace(tmp_path)

    with pytest.raises(Refusal, match="older medannot"):
        open_workspace(folder, ManualClock(), SeededIds(1), read_only=True)
    assert revision_of(folder / "medannot.sqlite") == "0001"


def test_a_failing_migration_leaves_the_workspace_as_it_was(
    tmp_path: Path, next_revision: str
) -> None:
    folder = empty_workspace(tmp_path)
    broken = tmp_path / "db" / "versions" / "9999_next.py"
    broken.write_text(
        broken.read_text(encoding="utf-8") + "    op.execute('CREATE TABLE audit (a)')\n",
        encoding="utf-8",
    )

    with pytest.raises(OperationalError, match="table audit already exists"):
        open_workspace(folder, ManualClock(), SeededIds(1))

    assert revision_of(folder / "medannot.sqlite") == "0001"
    connection = sqlite3.connect(folder / "medannot.sqlite")
    assert "motto" not in [row[1] for row in connection.execute("PRAGMA table_info(workspace)")]
    connection.close()
    assert not (folder / "medannot.lock").exists()


def test_a_migration_may_rebuild_a_table_that_others_refer_to(
    tmp_path: Path, next_revision: str
) -> None:
    folder = empty_workspace(tmp_path)
    with sqlite3.connect(folder / "medannot.sqlite") as connection:
        connection.execute("INSERT INTO question_set VALUES ('s', 'set', 'now')")
        connection.execute("INSERT INTO unit VALUES ('u', 's', 'key')")
    connection.close()
    revision = tmp_path / "db" / "versions" / "9999_next.py"
    revision.write_text(
        revision.read_text(encoding="utf-8")
        + "    with op.batch_alter_table('question_set', recreate='always') as table:\n"
        + "        table.add_column(sa.Column('note', sa.String(), nullable=True))\n",
        encoding="utf-8",
    )

    open_workspace(folder, ManualClock(), SeededIds(1)).close()

    connection = sqlite3.connect(folder / "medannot.sqlite")
    joined = "SELECT name, note, source_key FROM unit JOIN question_set ON set_id = question_set.id"
    assert connection.execute(joined).fetchall() == [("set", None, "key")]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_a_migration_that_tears_a_reference_is_refused(tmp_path: Path, next_revision: str) -> None:
    folder = empty_workspace(tmp_path)
    revision = tmp_path / "db" / "versions" / "9999_next.py"
    revision.write_text(
        revision.read_text(encoding="utf-8")
        + "    op.execute(\"INSERT INTO unit VALUES ('u', 'nowhere', 'key')\")\n",
        encoding="utf-8",
    )

    with pytest.raises(EnvironmentFault) as refused:
        open_workspace(folder, ManualClock(), SeededIds(1))

    copy = folder / "backups" / "medannot-20260101T090000000Z-before-0001.sqlite"
    assert str(refused.value) == (
        f"The workspace {folder} cannot be brought up to date (unit, row 1: refers to a missing "
        "question_set) and stays as it was. Go on with the medannot that wrote it; the copy that "
        f"was made of its database is {copy}: send that file with this sentence to those who look "
        "after medannot for you."
    )
    assert revision_of(copy) == "0001"
    assert revision_of(folder / "medannot.sqlite") == "0001"


@pytest.mark.parametrize("read_only", [False, True])
def test_a_newer_workspace_is_refused_in_a_sentence(tmp_path: Path, read_only: bool) -> None:
    folder = empty_workspace(tmp_path)
    connection = sqlite3.connect(folder / "medannot.sqlite")
    connection.execute("UPDATE alembic_version SET version_num = '0999'")
    connection.commit()
    connection.close()

    with pytest.raises(Refusal, match=r"newer medannot \(schema 0999.*install the newer version"):
        open_workspace(folder, ManualClock(), SeededIds(1), read_only=read_only)


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("DROP TABLE language_link", "language_link.author"),
        ("ALTER TABLE set_draw DROP COLUMN shares", "set_draw.shares"),
        ("CREATE TABLE other AS SELECT 1; ALTER TABLE person RENAME COLUMN code TO c", "person.c"),
    ],
)
def test_a_workspace_of_another_development_version_is_refused_and_stays_as_it_is(
    tmp_path: Path, change: str, named: str, *, read_only: bool
) -> None:
    folder = empty_workspace(tmp_path)
    with sqlite3.connect(folder / "medannot.sqlite") as connection:
        connection.executescript(change)
    connection.close()
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    with pytest.raises(Refusal) as refused:
        open_workspace(folder, ManualClock(), SeededIds(1), read_only=read_only)

    assert str(refused.value) == (
        "This workspace was made by another development version of medannot, whose database "
        f"differs ({named}); open it with that version. Nothing was changed."
    )
    after = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert {path: after[path] for path in before} == before
    assert {path.name for path in after.keys() - before.keys()} <= {
        "medannot.sqlite-shm",
        "medannot.sqlite-wal",
    }


def test_a_column_that_nothing_has_to_fill_is_no_hindrance(tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)
    with sqlite3.connect(folder / "medannot.sqlite") as connection:
        connection.execute("ALTER TABLE person ADD COLUMN motto VARCHAR")
    connection.close()

    open_workspace(folder, ManualClock(), SeededIds(1)).close()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is damaged, and there is no backup of it"),
        (b"this is no database at all, only some text" * 50, "is damaged"),
    ],
)
def test_a_foreign_file_in_the_place_of_the_database_is_refused(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    (tmp_path / "medannot.sqlite").write_bytes(content)

    with pytest.raises(EnvironmentFault, match=sentence):
        open_workspace(tmp_path, ManualClock(), SeededIds(1))


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "medannot.sqlite")
    connection.execute("CREATE TABLE songs (title)")
    connection.close()

    with pytest.raises(EnvironmentFault, match="was not made by medannot"):
        open_workspace(tmp_path, ManualClock(), SeededIds(1))


def test_the_meaning_of_every_table_and_column_is_written_down() -> None:
    page = (REPOSITORY / "db" / "README.md").read_text(encoding="utf-8")
    meanings = dict(re.findall(r"^\*\*(\w+)\*\* — (.*)$", page, re.MULTILINE))

    assert set(meanings) == set(SQLModel.metadata.tables)
    for name, table in SQLModel.metadata.tables.items():
        explained = set(re.findall(r"`(\w+)`", meanings[name]))
        assert set(table.columns.keys()) <= explained, name


def test_the_diagram_has_every_reference_between_tables() -> None:
    page = (REPOSITORY / "db" / "README.md").read_text(encoding="utf-8")
    drawn = set(re.findall(r"^    (\w+) \S+--\S+ (\w+) :", page, re.MULTILINE))
    # A set's cases, families and units and a version's copy are told in the text.
    left_out = {("question_set", "patient_case"), ("question_set", "family")}
    left_out |= {("question_set", "unit"), ("study_version", "study_version")}

    assert drawn | left_out == {
        (key.column.table.name, table.name)
        for table in SQLModel.metadata.tables.values()
        for key in table.foreign_keys
    }
